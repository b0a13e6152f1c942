"""The template of the model pages: docs/models/<model>.md for every model of the census.

`python -m tools.model_pages` prints all of them as one JSON object, name of the file → Markdown.  `make outputs` keeps
them (tools/outputs.py), the build refuses a page that is not what this prints, and nobody edits one by hand.
Every number comes from the engine (`anatomy`) and the facts about devices; the sentences about an architecture are
the rules of model_traits.py.
"""

from __future__ import annotations

import json
import re
from calendar import month_name
from collections.abc import Iterable, Iterator, Sequence
from math import ceil
from pathlib import Path
from urllib.parse import quote

import anatomy
import facts
from figure import GROUPS, SMALL, WIDTH, Figure, colour, text_width

from tools.model_asked import asked
from tools.model_traits import Look, rare, records, traits, twins_of
from tools.pages import MARK, model_pages

CHECKED = "2026-11"
FORMATS = ("fp32", "bf16", "fp8", "int8", "q8_0", "mxfp4", "nvfp4", "nf4", "gptq", "q4_k")
NAMES = {"bf16": "BF16 or FP16", "q8_0": "Q8_0", "gptq": "GPTQ or AWQ", "q4_k": "Q4_K"}  # others: in capitals
SPEED_FORMATS = ("bf16", "fp8", "q4_k")
CONTEXTS = 2_048, 8_192, 32_768, 131_072
LENGTHS = (
    *("max_position_embeddings", "n_positions", "n_ctx", "max_seq_len", "max_sequence_length", "seq_length"),
    "model_max_length",
)
PICTURE = {  # groups of the engine → groups of the figures
    **dict.fromkeys(("embedding", "lm_head"), "embedding"),
    "attention": "attention",
    "linear_attention": "linear",
    "mlp_dense": "dense",
    "routed_experts": "routed",
    "shared_experts": "shared",
    "router": "router",
    **dict.fromkeys(("norms", "biases", "position_embedding", "hyper_connections"), "rest"),
}
PARTS = {  # groups of the engine, in the words of a table
    "embedding": "token embedding",
    "position_embedding": "learned positions",
    "linear_attention": "linear attention, state space",
    "mlp_dense": "feed-forward",
    "routed_experts": "routed experts",
    "shared_experts": "shared experts",
    "hyper_connections": "hyper-connections",
    "lm_head": "head",
}
TOLD_AT_LENGTH = {  # pages of the site that are about this model
    "deepseek-v3": "[DeepSeek-V3 to the last digit](../moe/deepseek-v3.md)",
    "gpt-2-small": "[Count GPT-2](../parameters/count-gpt2.md)",
    "llama-3-8b": "[The anatomy tool](anatomy.md), which counts it by hand",
    **dict.fromkeys(
        ("mixtral-8x7b-v0-1", "grok-1", "gpt-oss-20b", "gpt-oss-120b", "qwen3-30b-a3b"),
        "[Total and active](../moe/total-and-active.md)",
    ),
}
CONFIDENCE = {
    "A": "the count equals an integer that somebody else published, or every digit of the difference is explained",
    "B": "the count could be checked in part: a part of the file could not be rebuilt, or a figure not be found again",
    "C": "no integer that could be checked confirms the count, only, roughly, the size in the name",
}
SOURCES = {  # phrases of the model files, as the end of “Its configuration is …”
    "copy of the maker's config.json in a repository for planning inference": "the maker’s config.json, as a public "
    "repository for planning inference keeps it",
    "copies of the maker's config.json in public repositories": "the maker’s config.json, as public repositories "
    "keep it",
    "copy of the maker's configuration among the presets of MLC-LLM": "the maker’s, as the compiler MLC-LLM keeps it "
    "among its presets",
    "fields of the maker's config.json, collected from the hub in 2023": "made of fields of the maker’s config.json, "
    "collected from the hub in 2023",
    "maker's repository": "in the maker’s own repository",
    "table of configurations of LitGPT": "in the table of the library LitGPT, which is not the maker’s file",
    "defaults of transformers, which name this model": "what the library transformers assumes, naming this model",
    "shapes of Llama 3.1": "that of Llama 3.1, whose shapes it shares",
    "widely known values": "put together from what is widely known, without the file at hand",
}
KEYS = {  # keys that go into several values, in words of their own
    "n_shared_experts": "shared experts, each as wide as an expert",
    "num_shared_experts": "shared experts, each as wide as an expert",
    "moe_num_shared_experts": "shared experts, each as wide as an expert",
    "attention_bias": "biases in attention",
    "mlp_bias": "biases on all maps of the feed-forward part",
    **dict.fromkeys(("bias", "use_bias", "enable_bias"), "biases on linear layers"),
    "mamba_num_heads": "heads of the state-space layers",
    "multi_query": "one head for keys and values, or as many as for queries",
    "index_block_size": "tokens in a block that the indexer chooses",
    "head_dim": "size of a head",
    "num_kv_shared_layers": "last layers that use the keys and values of an earlier one",
}
NOT_COUNTED = {
    "model_type": "the family, whose rules are used",
    "num_nextn_predict_layers": "extra layers, no part of the total",
    "num_hidden_layers": "as many as the pattern says",
    **dict.fromkeys(LENGTHS, "the longest text, which has no parameters"),
}
STORED = {"BF16": 2, "F16": 2, "F32": 4, "F8_E4M3": 1, "U8": 1, "U8 (FP4)": 0.5}  # bytes of a number in a file
TABLES = {"embedding": "input embedding", "position_embedding": "learned positions"}  # of which a token reads one row
FILE_FORMATS = {"fp8": "most weights in FP8", "mxfp4": "the experts in MXFP4"}
FILE_TYPES = {"F32": "FP32", "F16": "FP16"}
IN_THE_FILE = {
    "router buffers": "the router’s correction values and tables",
    "prediction layers": "extra prediction layers",
    "copies": "copies of embedding and head, for those layers",
    "block scales": "scales, one for each block of weights",
}


# ------------------------------------------------------------------------------------------------------ the template


def page(model: anatomy.Model, slug: str, stem: str, ranked: Sequence[tuple[int, str, str]]) -> str:
    """The whole page.  `stem`: the model's file; `ranked`: total, name and slug of every model, the largest first."""
    arch, counts = model.read(), anatomy.count(model.read())
    sparse = counts.active < counts.total
    used = f"{counts.active:,} of them" if sparse else "all of them"
    without = counts.active_excl_input_embedding
    apart = f" ({without:,} without the {looked_up(arch)})" if without < counts.active else ""
    look = Look(model)
    because = f", as it meets {look.top_k} of the {look.experts} experts in a layer" if sparse else ""
    names = " and ".join(rare(look))
    special = f" Rare about it: {names}." if names else ""
    subject = f"The language part of {model.name}" if model.scope else model.name
    kind = "A mixture of experts" if sparse else "A dense model"
    year, month = model.released.split("-")
    also = ", ".join(other_names(model))
    said_long = f"; a token uses {used if sparse else 'all'}. Its parts, KV cache, file sizes and speed limits."
    description = f"{model.name} has {counts.total:,} parameters{said_long.replace(' of them', '')}"
    alone = TOLD_AT_LENGTH.get(slug, "")
    return f"""---
title: "{model.name}: {counts.total:,} parameters"
description: "{description}"
checked: {CHECKED}
minutes: 3
{MARK}
also: "{also}"
search: {{boost: 0.2}}
---

# {model.name}

**{subject} has {counts.total:,} parameters; a token uses {used}{apart}{because}.{special}**
{{ .answer }}

{kind} by {model.organisation}, {month_name[int(month)]} {year}, in the {arch.title} architecture: \
{arch.ends.n_layers} layers of width {arch.ends.d:,}, a vocabulary of {arch.ends.vocab:,}. \
In BF16 its weights take {gb(anatomy.weight_bytes(arch, "bf16"))} GB, {cache(look)}.

{same(model, ranked)}{among(model)}{f" On the model hub: `{model.hub}`." if model.hub else ""}\
{f" More about it: {alone}." if alone else ""}

<figure class="sight">
{picture(counts, slug, model.name)}
</figure>

All parameters, area true to size. {"Filled: what a token uses. Hatched: stored, and idle for that token. " * sparse}\
[What counts as active](../moe/total-and-active.md) · \
[Layer by layer, in the Explorer](explorer.md?a={quote(model.name)})
{{ .caption }}

{groups(counts, sparse)}
{asked(model, slug)}
## What is special about it

{lines(traits(look))}

## What one more token takes

{token(model, look)}

## How large it is in each format

{sizes(model)}

## How fast it can be at most

{speed(model)}

## What others say it has

{published(model)}

## How sure this count is

{sure(model)}

??? depth "The configuration, key by key"

{indented(config(model))}

## Count it yourself

```sh
python anatomy.pyz {stem}
```

It prints the same parts and totals; `--tensors` lists every tensor, `--diff` compares two models. \
[Take the tool](anatomy.md).

{neighbours(slug, ranked)}
"""


def groups(counts: anatomy.Counts, sparse: bool) -> str:
    """The parts of the total; for a mixture of experts, what a token uses of each too."""
    rows = []
    for group, number in counts.groups.items():
        active = counts.active_groups.get(group, 0)
        rows.append((part(group), f"{number:,}", percent(number, counts.total), f"{active:,}"))
    rows.append(("**total**", f"**{counts.total:,}**", "100%", f"**{counts.active:,}**"))
    width = 4 if sparse else 3
    columns = "part", "parameters", "share", "active"
    return table(columns[:width], [row[:width] for row in rows], "lrrr"[:width])


def cache(look: Look) -> str:
    """What a token adds to the cache, as the end of a sentence."""
    near, window, later = grows(look)
    if later:
        return f"each of the first {window} tokens on average {near:,.0f} bytes of cache, each later one {later:,.0f}"
    return f"and each token of text {near:,} bytes of cache{', until a window is full' if look.windowed else ''}"


def grows(look: Look) -> tuple[float, int, float]:
    """Bytes a token; with compressed attention on average over its window, the window, and the same beyond it."""
    if not look.compressed:  # else a token adds to the window, and now and then a compressed entry
        return anatomy.kv_cache(look.arch).bytes_per_token, 0, 0
    blocks = [block for layer in look.arch.layers for block in layer.blocks]
    window = max(block.values.window for block in blocks if block.name == "compressed")
    near, far = (anatomy.kv_cache(look.arch, context=context).bytes for context in (window, CONTEXTS[-1]))
    return near / window, window, (far - near) / (CONTEXTS[-1] - window)


def same(model: anatomy.Model, ranked: Sequence[tuple[int, str, str]]) -> str:
    """The models that have its tensors, name by name and shape by shape."""
    names = twins_of(model)
    twins = [f"[{name}]({slug}.md)" for _, name, slug in ranked if name in names]
    return f"Its tensors have the names and shapes of those of {' and '.join(twins)}. " if twins else ""


def among(model: anatomy.Model) -> str:
    """Its place in the census: what it alone has most or least of, and among which models."""
    where = "in [the census](census.md)"
    said = [(of, f"it has {' and '.join(words)}") for of, words in records(model).items()]
    if not said:
        return f"One of {len(anatomy.models())} models {where}."
    (first, has), *others = said
    return f"Of the {'; of the '.join([f'{first} {where} {has}', *map(' '.join, others)])}."


def token(model: anatomy.Model, look: Look) -> str:
    """Cache by length of the text, state, arithmetic."""
    arch = model.read()
    kept, work = anatomy.kv_cache(arch), anatomy.work(arch)
    near, window, later = grows(look)
    first = f"**{near:,.0f} bytes of KV cache** in BF16"
    if later:
        first += f" for each of the first {window} tokens and {later:,.0f} for each later one, both on average"
    elif any(layer.window for layer in kept.layers):
        first += ", as long as every window is open"
    said = [f"{first}; and **{work.forward:,} FLOP** of work before attention looks back at other tokens."]
    if kept.state_bytes:
        said.append(f"Beside it each sequence keeps a state of {kept.state_bytes:,} bytes, however long it is.")
    known = arch.ends.positions or next((model.config[key] for key in LENGTHS if key in model.config), 0)
    longest = known or CONTEXTS[1]
    rows = []
    for context in [tokens for tokens in CONTEXTS if tokens <= longest] or [longest]:
        at, effort = anatomy.kv_cache(arch, context=context), anatomy.work(arch, context=context)
        mixing = percent(effort.mixing, effort.forward)
        rows.append((f"{context:,}", gb(at.bytes), gib(at.bytes), f"{effort.forward / 1e9:,.2f}", mixing))
    columns = "tokens so far", "cache, GB", "GiB", "work for the next, GFLOP", "of it attention"
    said += ["\n\n" + table(columns, rows, "rrrrr") + "\n\n"]
    if not known:
        said += ["The length that it was made for is not in its configuration."]
    if any(block.name == "latent" for layer in arch.layers for block in layer.blocks):
        said += ["Attention is counted with keys and values expanded from their latents."]
    said += ["[The KV cache](../efficiency/kv-cache.md) · [Work per token](../efficiency/work-per-token.md)"]
    return "\n\n".join(piece.strip() for piece in said)


def sizes(model: anatomy.Model) -> str:
    """All parameters in formats of files, and in which the maker published them."""
    arch = model.read()
    total = anatomy.count(arch).total
    rows = []
    for name in FORMATS:
        size = anatomy.weight_bytes(arch, name)
        rows.append((format_name(name), f"{size:,}", gb(size), gib(size), f"{8 * size / total:.2f}"))
    stored = FILE_FORMATS.get(model.checkpoint.get("format", ""))
    stored = stored or FILE_TYPES.get(model.checkpoint.get("dtype", ""))
    how = f"The published file has {stored}. " if stored else ""
    parts = anatomy.stored(arch, model.checkpoint)
    if model.status == "A" and "total" in model.published:
        size = sum(int(STORED[part.dtype] * part.count) for part in parts)
        how = f"The published files take {gb(size)} GB{', with ' + stored if stored else ''}. "
    return (
        table(("format", "bytes", "GB", "GiB", "bits each"), rows, "lrrrr")
        + f"\n\n{how}Scales included; formats of 8 bits and fewer leave norms and small parts, most of them also the "
        "tables, at 16 bits. GB is 10⁹ bytes, GiB 2³⁰. [Fewer bits](../efficiency/fewer-bits.md)"
    )


def speed(model: anatomy.Model) -> str:
    """Ceilings: bandwidth over the bytes that a step must read; what does not fit says how many devices it takes."""
    arch = model.read()
    reads = {name: anatomy.step_read(arch, dtype=name).least for name in SPEED_FORMATS}
    weights = {name: anatomy.weight_bytes(arch, name) for name in SPEED_FORMATS}
    rows = []
    for device in facts.load("devices").values():
        memory, bandwidth = device["memory"], device["bandwidth"]
        cells = []
        for name in SPEED_FORMATS:
            needed, tokens = ceil(weights[name] / memory.si), bandwidth.si / reads[name]
            limit = f"{tokens:,.0f}" if tokens >= 100 else f"{tokens:.1f}"
            cells.append(limit if needed == 1 else f"needs {needed:,}")
        rows.append((device.title, f"{memory}, {str(bandwidth).replace(' ', '&nbsp;')}", *cells))
    some = any(cell.startswith("needs") for row in rows for cell in row)
    needs = "“Needs 2”: two such devices would hold the weights, and nothing else. " if some else ""
    columns = "device", "memory, bandwidth", *(f"{format_name(name)}" for name in SPEED_FORMATS)
    counts = anatomy.count(arch)
    what = "the weights in use" if counts.active < counts.total else "all weights"
    what += f" (of the {looked_up(arch)}, one row)" if looked_up(arch) else ""
    return (
        f"To write one token, {what} must come out of memory once: {reads['bf16']:,} bytes in BF16, for one sequence "
        "with an empty cache. Bandwidth divided by that is a ceiling in tokens a second, for software that writes one "
        "token a step; a batch and a long text have others.\n\n"
        + table(columns, rows, "llrrr")
        + f"\n\n{needs}Where the devices’ figures come from: "
        "[Speed limits](../efficiency/speed-limits.md). Whether yours is enough, with room for a cache: "
        "[Will it fit?](../efficiency/will-it-fit.md)"
    )


def published(model: anatomy.Model) -> str:
    """The totals of others, and the sum that leads to each from the count."""
    counts, said = anatomy.count(model.read()), []
    total, other = model.published.get("total"), model.published.get("other")
    if total == counts.total:
        said.append(f"The model hub shows {total:,}: the same integer.")
    elif total:
        sums: dict[str, int] = {}
        for part_ in anatomy.stored(model.read(), model.checkpoint):
            if part_.part not in model.published.get("without", ()):
                sums[part_.part] = sums.get(part_.part, 0) + part_.count
        if "unexplained" in model.published:
            sums["what is not explained"] = model.published["unexplained"]
        rows = [(IN_THE_FILE.get(name, name), f"{number:,}") for name, number in sums.items()]
        rows.append(("**shown by the hub**", f"**{total:,}**"))
        said.append(f"The model hub shows {total:,}. It counts what the file stores, not what was learned:")
        said.append("\n\n" + table(("in the file", "numbers"), rows, "lr") + "\n\n")
    if other and other not in (total, counts.total):
        why = f", which is this count with the router’s {counts.buffers:,} correction values"
        said.append(f"Also published: {other:,}{why if other == counts.total + counts.buffers else ''}.")
    if not total or model.status != "A":
        said.append(model.published["agreement"].replace("'", "’"))
    if "rule" in model.published:
        said.append(thumb(model, model.published["rule"]))
    return "\n\n".join(piece.strip() for piece in said)


def thumb(model: anatomy.Model, number: int) -> str:
    """A figure in circulation that is no count: the rule of thumb that gives it, to the last digit."""
    ends, width = model.read().ends, model.read().ends.embed_width
    layers, table = 12 * ends.n_layers * ends.d**2, ends.vocab * width
    rules = {layers + table: "V d", layers + 2 * table: "2 V w"}
    also = f", with rows of w = {width:,} numbers" if width != ends.d else ""
    return (
        f"A figure in circulation, {number:,}, is no count: it is the rule of thumb 12 L d² + {rules[number]} to the "
        f"last digit{also}. [Rules of thumb](../reference/rules-of-thumb.md)"
    )


def sure(model: anatomy.Model) -> str:
    sources = [SOURCES[source] for source in model.source.split("; ")]
    if model.source.endswith("widely known values"):
        sources[-1] += f", and {'the' if model.status == 'A' else 'no'} exact total confirms it"
    said = f"**{model.status}**: {CONFIDENCE[model.status]}. Its configuration is {'; it is also '.join(sources)}."
    return f"{said} {model.note}".strip().replace("'", "’")


def looked_up(arch: anatomy.Architecture) -> str:
    """The tables of which a token reads one row, in words; "" where there are none."""
    groups = dict.fromkeys(tensor.group for tensor in anatomy.tensors(arch) if tensor.is_looked_up)
    return " and ".join(TABLES[group] for group in groups)


def config(model: anatomy.Model) -> str:
    """Every key, its value, and what the count takes from it."""
    known = anatomy.keys(model.read())
    inner = model.config.get(model.read().nested, {}) if model.read().nested else {}
    rows = []
    for key, value in {**model.config, **inner}.items():
        if key == model.read().nested:
            continue
        text = json.dumps(value, ensure_ascii=False)
        if isinstance(value, (list, dict)) and len(text) > 40:
            text = f"{len(value)} entries"
        inside = next((k for k in known if k.startswith(f"{key}.")), "")
        says = KEYS.get(key, known[key]) if key in known else known.get(inside, "")
        rows.append((f'`"{key}": {text}`', says or NOT_COUNTED.get(key, "nothing in the count")))
    assumed = "; ".join(f"`{key}` = {json.dumps(value)}" for key, value in model.read().assumed.items())
    left = f"\n\nNot in the file, by the rules of the family: {assumed}." if assumed else ""
    return table(("key and value", "what it goes into"), rows, "ll") + left


def neighbours(slug: str, ranked: Sequence[tuple[int, str, str]]) -> str:
    at = [other for _, _, other in ranked].index(slug)
    larger = f"Next larger: [{ranked[at - 1][1]}]({ranked[at - 1][2]}.md)" if at else ""
    smaller = f"next smaller: [{ranked[at + 1][1]}]({ranked[at + 1][2]}.md)" if at + 1 < len(ranked) else ""
    said = "; ".join(filter(None, (larger, smaller)))
    return f"{said[0].upper()}{said[1:]}; all of them: [the census](census.md)."


# ------------------------------------------------------------------------------------------------------- the picture


def picture(counts: anatomy.Counts, slug: str, name: str) -> str:
    """A rectangle of all parameters, cut into groups; of experts the share that a token uses is filled."""
    sizes, active = dict.fromkeys(PICTURE.values(), 0), dict.fromkeys(PICTURE.values(), 0)
    for group, number in counts.groups.items():
        sizes[PICTURE[group]] += number
        active[PICTURE[group]] += counts.active_groups.get(group, 0)
    order = sorted((group for group in sizes if sizes[group]), key=lambda group: -sizes[group])
    named = {group: f"{GROUPS[group]} {percent(sizes[group], counts.total)}" for group in order}
    used = [f"{named[group]}{'' if active[group] == sizes[group] else ', partly in use'}" for group in order]
    drawing = Figure(
        slug,
        f"Where the parameters of {name} are",
        f"A rectangle as large as all {counts.total:,} parameters, cut into groups: {'; '.join(used)}. "
        f"In use for one token: {percent(counts.active, counts.total)} of the area.",
    )
    room, thin = 200.0, []
    for group, (x, y, width, height) in zip(order, squares([sizes[g] for g in order], WIDTH, room), strict=True):
        if min(width, height) < 1.5:
            thin.append(GROUPS[group])
        share = active[group] / sizes[group]
        edge = {"stroke": colour("paper"), "stroke_width": 0.5}
        drawing.box(x, y, width * share, height, fill=group, **edge)
        if share < 1:
            drawing.box(x + width * share, y, width * (1 - share), height, fill=group, idle=True)
        label = GROUPS[group]
        at, free = (x, width) if share == 1 else (x + width * share, width * (1 - share))
        if text_width(label, SMALL) + 10 < free and height > 24:
            ground = {"stroke": colour("paper" if share < 1 else group), "stroke_width": 4, "paint_order": "stroke"}
            ink = "ink" if share < 1 else "paper"
            drawing.text(at + free / 2, y + height / 2 + 5, label, fill=ink, anchor="middle", size=SMALL, **ground)
    y = room + 14
    y += drawing.legend(order, y=y, words=named)
    if thin:
        drawing.text(0, y + 18, f"too thin to see: {', '.join(thin)}", fill="muted", size=SMALL)
        y += 22
    drawing.height = y + 4
    return drawing.svg()


def squares(sizes: Sequence[float], width: float, height: float) -> list[tuple[float, float, float, float]]:
    """Rectangles of these areas that fill `width` × `height`, as square as a greedy cut makes them (largest first)."""
    scale, x, y = width * height / sum(sizes), 0.0, 0.0
    rest, found = [size * scale for size in sizes], []
    while rest:
        side = min(width, height)

        def worst(row: Sequence[float], side: float = side) -> float:
            depth = sum(row) / side
            return max(max(depth * depth / area, area / (depth * depth)) for area in row)

        n = 1
        while n < len(rest) and worst(rest[: n + 1]) <= worst(rest[:n]):
            n += 1
        depth, at = sum(rest[:n]) / side, 0.0
        for area in rest[:n]:
            along = area / depth
            found.append((x, y + at, depth, along) if side == height else (x + at, y, along, depth))
            at += along
        x, width, y, height = (
            (x + depth, width - depth, y, height) if side == height else (x, width, y + depth, height - depth)
        )
        rest = rest[n:]
    return found


# ----------------------------------------------------------------------------------------------------- small helpers


def table(columns: Sequence[str], rows: Iterable[Sequence[str]], align: str) -> str:
    sides = {"l": "---", "r": "--:"}
    head = f"| {' | '.join(columns)} |\n|{'|'.join(sides[side] for side, _ in zip(align, columns, strict=True))}|\n"
    return head + "\n".join(f"| {' | '.join(cell.replace('|', '&#124;') for cell in row)} |" for row in rows)


def lines(sentences: Iterable[str]) -> str:
    return "\n".join(f"- {sentence}" for sentence in sentences)


def part(group: str) -> str:
    return PARTS.get(group, group.replace("_", " "))


def format_name(name: str) -> str:
    return NAMES.get(name, name.upper())


def other_names(model: anatomy.Model) -> Iterator[str]:
    """Aliases and the hub's name, each set of words once."""
    known = [words(model.name)]
    for name in (*model.aliases, model.hub.partition("/")[2]):
        if words(name) not in known:
            known.append(words(name))
            yield name


def words(name: str) -> list[str]:
    return re.split(r"[^a-z0-9]+", name.lower())


def indented(text: str) -> str:
    return "\n".join(f"    {line}".rstrip() for line in text.splitlines())


def percent(piece: float, whole: float) -> str:
    return f"{100 * piece / whole:.1f}%" if piece >= whole / 2000 else "< 0.1%" if piece else "0%"


def gb(size: int) -> str:
    return f"{size / 1e9:,.2f}" if size >= 1e7 else f"{size / 1e9:,.4f}"


def gib(size: int) -> str:
    return f"{size / 2**30:,.2f}" if size >= 1e7 else f"{size / 2**30:,.4f}"


def main() -> None:
    files = {Path(source).stem: file.stem for source, file in model_pages(Path.cwd()).items()}
    models = {slug: anatomy.find(stem) for slug, stem in files.items()}
    totals = [(anatomy.count(model.read()).total, model.name, slug) for slug, model in models.items()]
    ranked = sorted(totals, key=lambda row: (-row[0], row[1]))
    pages = {slug: page(model, slug, files[slug], ranked) for slug, model in models.items()}
    print(json.dumps(pages, ensure_ascii=False))


if __name__ == "__main__":
    main()
