"""What is special about an architecture, in a few lines of English: a table of rules and the numbers they speak of.

A rule is a test on a `Look`, a sentence with the look’s values in braces, and the page that explains it, if one does.
The bold words at its beginning are the trait’s name.  A new trait is one more row; a value that it needs is one more
line in `Look`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from functools import cache

import anatomy

RECURRENT = {
    "delta net": "linear attention by the gated delta rule",
    "lightning": "linear attention with a fixed decay",
    "mamba": "state-space layers (Mamba)",
    "mamba2": "state-space layers (Mamba-2)",
}
ATTENDING = ("attention", "latent", "compressed", "attention experts")
BIASED = {
    "attention": "attention",
    "linear_attention": "linear layers",
    "mlp_dense": "feed-forward parts",
    "routed_experts": "experts",
    "shared_experts": "shared experts",
    "router": "routers",
    "norms": "norms",
    "lm_head": "the head",
}


class Look:
    """An architecture as the rules see it.  A value that differs between layers is words: "16 or 4"."""

    def __init__(self, model: anatomy.Model) -> None:
        self.arch = arch = model.read()
        self._counts = anatomy.count(arch)
        self._blocks = [(block, layer) for layer in arch.layers for block in layer.blocks]
        self._plain = [block.values for block, _ in self._blocks if block.name == "attention"]
        self.n, self.d, self.tied = arch.ends.n_layers, arch.ends.d, bool(arch.ends.tied)
        self.prediction = max(arch.prediction_layers, model.checkpoint.get("prediction_layers", 0))
        self.extra = f"{self.prediction} extra layers are" if self.prediction > 1 else "One extra layer is"
        self._see_attention()
        self._see_experts()
        self._see_what_is_around_the_blocks()
        self._see_biases()

    def _layers(self, *names: str, when: Callable[..., object] = lambda values: True) -> int:
        """How many layers have such a block."""
        return sum(len(at.indices) for block, at in self._blocks if block.name in names and when(block.values))

    def _value(self, name: str, *names: str) -> str:
        found = (vars(block.values).get(name, 0) for block, _ in self._blocks if block.name in names)
        return _or(sorted(number for number in found if number))

    def _share(self, *groups: str) -> str:
        return _percent(sum(self._counts.groups.get(group, 0) for group in groups), self._counts.total)

    def _see_attention(self) -> None:
        plain, layers, value = self._plain, self._layers, self._value
        self.attention_layers = layers(*ATTENDING)
        self.latent = layers("latent")
        self.compressed, self.attention_experts = layers("compressed"), layers("attention experts")
        self.heads = value("heads", "attention", "latent", "compressed")
        self.kv_heads = value("kv_heads", "attention", "attention experts")
        self.head_dim = value("head_dim", *ATTENDING)
        self.grouped = any(1 < v.kv_heads < v.heads for v in plain if v.own_keys)
        self.one_kv_head = bool(plain) and all(v.kv_heads == 1 for v in plain if v.own_keys)
        self.every_head = bool(plain) and all(v.kv_heads == v.heads for v in plain if v.own_keys)
        self.odd_heads = any(v.head_dim * v.heads != v.d for v in plain)
        parts = _or(v.d / v.heads for v in plain)
        whole = all(v.d % v.heads == 0 for v in plain)
        self.quotient = f"would say {parts}" if whole else "does not come out"
        self.kv_rank, self.rope = value("kv_rank", "latent"), value("rope", "latent")
        self.ratio = value("ratio", "compressed")
        self.windowed = layers(*ATTENDING, when=lambda v: vars(v).get("window"))
        self.window = value("window", *ATTENDING)
        self.index_top = value("index_top", *ATTENDING)
        self.index_heads = value("index_heads", *ATTENDING)
        self.keys_as_values = layers("attention", when=lambda v: v.own_keys and not v.own_values)
        self.sinks = layers(*ATTENDING, when=lambda v: vars(v).get("sinks"))
        self.gates = layers(*ATTENDING, when=lambda v: vars(v).get("q_gate") or vars(v).get("gate"))
        self.qk_norm = any(v.q_norm for v in plain)
        self.recurrent = layers(*RECURRENT)
        self.recurrence = _or(RECURRENT[block.name] for block, _ in self._blocks if block.name in RECURRENT)

    def _see_experts(self) -> None:
        """And the feed-forward parts of layers without experts."""
        blocks, layers, value = self._blocks, self._layers, self._value
        self.dense, self.moe = layers("feed-forward"), layers("experts")
        self.width = value("width", "feed-forward")
        gated = any(b.values.gated for b, _ in blocks if b.name in ("feed-forward", "experts"))
        self.matrices = "three" if gated else "two"
        self.experts, self.top_k = value("experts", "experts"), value("top_k", "experts")
        self.shared_width = value("shared_width", "experts")
        self.latent_width = value("latent", "experts")
        self.routed_share = self._share("routed_experts")
        stored, used = (groups.get("routed_experts", 0) for groups in (self._counts.groups, self._counts.active_groups))
        self.routed_active = _percent(used, stored or 1)
        dense_layers = sorted(i for b, layer in blocks if b.name == "feed-forward" for i in layer.indices)
        self.dense_first = bool(self.moe) and dense_layers == [*range(self.dense)] and self.dense
        self.first_layers = f"The first {self.dense} layers have" if self.dense > 1 else "The first layer has"
        self.mixed = self.moe and self.dense and not self.dense_first
        self.correction = any(b.values.correction == 1 for b, _ in blocks if b.name == "experts")
        self.hashed = layers("experts", when=lambda v: vars(v).get("hashed"))

    def _see_what_is_around_the_blocks(self) -> None:
        groups, ends = self._counts.groups, self.arch.ends
        self.table = f"{groups['embedding']:,}"
        self.tables = f"{groups['embedding'] + groups.get('lm_head', 0):,}"
        self.table_share = self._share("embedding", "lm_head")
        self.positions, self.embed_width = ends.positions, f"{ends.embed_width:,}"
        self.narrow = ends.embed_width not in (0, self.d)
        self.streams = ends.streams
        frames = [block for block, _ in self._blocks if block.name == "frame"]
        self.norms = max(len({p.role for p in block.parts if p.role.startswith("norm_")}) for block in frames)
        self.gainless = not ends.norm_gain
        self.alone = sum(len(layer.indices) for layer in self.arch.layers if len(layer.blocks) == 2)

    def _see_biases(self) -> None:
        plain = self._plain
        self.biases = f"{self._counts.groups.get('biases', 0):,}"
        self.bias_share = self._share("biases")
        where = {tensor.group for tensor in anatomy.tensors(self.arch) if tensor.is_bias and not tensor.is_buffer}
        self.biased = _and(words for group, words in BIASED.items() if group in where)
        self.no_biases = not where
        self.qkv_only = (
            where == {"attention"} and bool(plain) and all(v.q_bias and v.v_bias and not v.o_bias for v in plain)
        )


def _percent(part: float, whole: float) -> str:
    return f"{100 * part / whole:.1f}%" if part >= whole / 2000 else "less than 0.1%"


def _or(values: Iterable[object]) -> str:
    words = [f"{v:,}" if isinstance(v, int) else f"{v:,.5g}" if isinstance(v, float) else str(v) for v in values]
    return " or ".join(dict.fromkeys(words))


def _and(values: Iterable[str]) -> str:
    *first, last = [*values] or [""]
    return f"{', '.join(first)} and {last}" if first else last


ATTENTION = "[Attention’s weights](../weights/attention.md)"
CACHE = "[The KV cache](../efficiency/kv-cache.md)"
EXPERTS = "[One layer, many experts](../moe/one-layer.md)"
BUSY = "[Keeping experts busy](../moe/keeping-experts-busy.md)"
BIASES = "[Biases in language models](../biases/in-language-models.md)"
EMBEDDINGS = "[Embeddings](../weights/embeddings.md)"
FEED_FORWARD = "[Feed-forward weights](../weights/feed-forward.md)"
LAST_DIGIT = "[DeepSeek-V3 to the last digit](../moe/deepseek-v3.md)"

RULES: list[tuple[Callable[[Look], object], str, str]] = [
    # ------------------------------------------------------------ attention
    (
        lambda m: m.grouped,
        "**Grouped attention.** {heads} query heads share {kv_heads} heads for keys and values, which is what "
        "the cache holds.",
        ATTENTION,
    ),
    (
        lambda m: m.one_kv_head,
        "**One head for keys and values.** All {heads} query heads of a layer share it.",
        ATTENTION,
    ),
    (
        lambda m: m.every_head,
        "**Keys and values for every head**, {heads} in each layer: the costly form for the cache.",
        CACHE,
    ),
    (
        lambda m: m.latent,
        "**Latent attention.** A token leaves {kv_rank} + {rope} numbers in the cache of a layer; the keys "
        "and values of all {heads} heads are made from them.",
        CACHE,
    ),
    (
        lambda m: m.compressed,
        "**Compressed attention.** A query sees the last {window} tokens whole, and beyond them one entry for "
        "every {ratio} tokens, so the cache grows slowly.",
        CACHE,
    ),
    (
        lambda m: m.attention_experts,
        "**Experts in attention too.** A router chooses the query and output matrices of a token; keys and "
        "values are shared.",
        "",
    ),
    (
        lambda m: m.index_top,
        "**An indexer for attention.** {index_heads} small heads choose the {index_top} tokens or entries that "
        "attention then looks at. It adds weights and saves work.",
        "",
    ),
    (
        lambda m: m.windowed and not m.compressed and m.windowed < m.n,
        "**Sliding windows.** {windowed} of {n} layers look back {window} tokens at most, and their cache "
        "stops growing there.",
        CACHE,
    ),
    (
        lambda m: m.windowed and not m.compressed and m.windowed == m.n,
        "**A sliding window.** Every layer looks back {window} tokens at most, and the cache stops growing there.",
        CACHE,
    ),
    (
        lambda m: m.keys_as_values,
        "**Values made from the keys.** {keys_as_values} of {n} layers store no matrix for values.",
        "",
    ),
    (
        lambda m: m.recurrent,
        "**A state instead of a cache.** {recurrent} of {n} layers are {recurrence}, and {attention_layers} attend. "
        "What the {recurrent} keep does not grow with the text.",
        CACHE,
    ),
    (
        lambda m: m.odd_heads,
        "**Heads that are not the width divided by their number.** A head has {head_dim} numbers; d_model / "
        "n_heads {quotient}.",
        ATTENTION,
    ),
    (
        lambda m: m.sinks,
        "**Attention sinks.** Each head has one learned number that takes up spare attention.",
        BIASES,
    ),
    (
        lambda m: m.gates,
        "**A gate on attention’s output** in {gates} of {n} layers, with weights of its own.",
        "",
    ),
    (
        lambda m: m.qk_norm,
        "**Norms on queries and keys**, beside those of the layer.",
        "",
    ),
    # ------------------------------------------------------------ feed-forward and experts
    (
        lambda m: m.moe,
        "**{experts} experts a layer, {top_k} for a token.** Experts hold {routed_share} of all parameters; a "
        "token uses {routed_active} of those.",
        EXPERTS,
    ),
    (
        lambda m: m.shared_width,
        "**Shared experts.** Beside the chosen experts every token passes a feed-forward part of width {shared_width}.",
        LAST_DIGIT,
    ),
    (
        lambda m: m.dense_first,
        "**Dense first layers.** {first_layers} no experts but a feed-forward part of width {width}.",
        LAST_DIGIT,
    ),
    (
        lambda m: m.mixed,
        "**Dense and sparse layers mixed.** {moe} layers have experts, {dense} a dense feed-forward part of "
        "width {width}.",
        EXPERTS,
    ),
    (
        lambda m: m.latent_width,
        "**Experts in a smaller space.** A token is mapped down to {latent_width} numbers before it meets "
        "them, and back.",
        "",
    ),
    (
        lambda m: m.hashed,
        "**Experts by a fixed table** in {hashed} layers: it sends each token of the vocabulary to its own.",
        "",
    ),
    (
        lambda m: m.correction,
        "**Correction values.** Each expert has one number that helps to spread the tokens evenly and does nothing "
        "else. Such numbers are stored, and not counted here.",
        BUSY,
    ),
    (
        lambda m: m.dense and not m.moe,
        "**Feed-forward parts of {matrices} matrices**, {d:,} × {width}, in {dense} layers.",
        FEED_FORWARD,
    ),
    (
        lambda m: m.alone,
        "**One block a layer.** A layer has either something that mixes tokens or a feed-forward part; other models "
        "have both in each.",
        FEED_FORWARD,
    ),
    # ------------------------------------------------------------ around the blocks
    (
        lambda m: m.tied,
        "**One table at both ends.** The head is the token embedding, stored and counted once: {tables} "
        "parameters, {table_share} of all.",
        EMBEDDINGS,
    ),
    (
        lambda m: not m.tied,
        "**Two tables.** Token embedding and head are stored apart: {tables} parameters, {table_share} of all.",
        EMBEDDINGS,
    ),
    (
        lambda m: m.narrow,
        "**A narrow embedding.** Its rows have {embed_width} numbers and are mapped to {d:,}.",
        EMBEDDINGS,
    ),
    (
        lambda m: m.positions,
        "**Learned positions.** {positions:,} rows of {d:,}, which newer models do without.",
        "[Count GPT-2](../parameters/count-gpt2.md)",
    ),
    (
        lambda m: m.streams,
        "**{streams} residual streams.** Learned hyper-connections read from them, write to them and mix them "
        "around each block.",
        "",
    ),
    (
        lambda m: m.norms > 2,
        "**{norms} norms a layer**, where most models have two.",
        "",
    ),
    (
        lambda m: m.gainless,
        "**Norms without parameters.** They scale, and learn nothing.",
        BIASES,
    ),
    (
        lambda m: m.no_biases,
        "**No biases**, anywhere.",
        BIASES,
    ),
    (
        lambda m: m.qkv_only,
        "**Biases on queries, keys and values only**, {biases} in all, {bias_share}.",
        BIASES,
    ),
    (
        lambda m: not m.no_biases and not m.qkv_only,
        "**Biases in {biased}**, {biases} in all, {bias_share}.",
        BIASES,
    ),
    (
        lambda m: m.prediction,
        "**Layers that predict further ahead.** {extra} there for that, and no part of the total above.",
        LAST_DIGIT,
    ),
]


@cache
def spread() -> Counter[str]:
    """How many models of the census have each trait."""
    looks = [Look(model) for model in anatomy.models()]
    return Counter(sentence for holds, sentence, _ in RULES for look in looks if holds(look))


def traits(look: Look) -> list[str]:
    """The sentences of the rules that hold for a model, those that few models share first."""
    found = sorted((rule for rule in RULES if rule[0](look)), key=lambda rule: spread()[rule[1]])
    return [f"{sentence.format(**vars(look))} {where}".strip() for _, sentence, where in found]


def rare(look: Look, most: int = 2) -> list[str]:
    """The names of those traits of a model that at most a fourth of the census shares, the rarest first."""
    few = len(anatomy.models()) / 4
    found = sorted((spread()[sentence], sentence) for holds, sentence, _ in RULES if holds(look))
    names = [sentence.format(**vars(look)).split("**")[1].rstrip(".") for n, sentence in found if n <= few]
    return [name[0].lower() + name[1:] for name in names][:most]


@cache
def _all() -> list[tuple[anatomy.Model, anatomy.Architecture, anatomy.Counts]]:
    return [(model, model.read(), anatomy.count(model.read())) for model in anatomy.models()]


def _in(*groups: str) -> Callable[[anatomy.Architecture, anatomy.Counts], float]:
    return lambda arch, counts: sum(counts.groups.get(group, 0) for group in groups) / counts.total


def _per_token(arch: anatomy.Architecture, counts: anatomy.Counts) -> int:
    return anatomy.kv_cache(arch).bytes_per_token


ALL, DENSE, MIXTURES = "models", "dense models", "mixtures of experts"
RECORDS: list[tuple[Callable[..., float], str, Callable[[anatomy.Architecture, anatomy.Counts], float], str]] = [
    (max, "the most parameters", lambda arch, counts: counts.total, ALL),
    (max, "the most parameters", lambda arch, counts: counts.total, DENSE),
    (min, "the fewest parameters", lambda arch, counts: counts.total, ALL),
    (min, "the fewest parameters", lambda arch, counts: counts.total, MIXTURES),
    (min, "the smallest share of parameters in use", lambda arch, counts: counts.active / counts.total, ALL),
    (max, "the largest share of parameters in use", lambda arch, counts: counts.active / counts.total, MIXTURES),
    (max, "the most parameters in use", lambda arch, counts: counts.active, MIXTURES),
    (max, "the most layers", lambda arch, counts: arch.ends.n_layers, ALL),
    (min, "the fewest layers", lambda arch, counts: arch.ends.n_layers, ALL),
    (max, "the widest ones", lambda arch, counts: arch.ends.d, ALL),
    (min, "the narrowest layers", lambda arch, counts: arch.ends.d, ALL),
    (max, "the largest vocabulary", lambda arch, counts: arch.ends.vocab, ALL),
    (max, "the largest share of parameters in embedding and head", _in("embedding", "lm_head"), ALL),
    (max, "the largest share of parameters in attention", _in("attention"), ALL),
    (max, "the largest share of parameters in feed-forward parts", _in("mlp_dense"), ALL),
    (max, "the largest cache for a token", _per_token, ALL),
    (min, "the smallest cache for a token of a short text", _per_token, ALL),
    (min, "the smallest cache for a token of a short text", _per_token, DENSE),
]


@cache
def _holders() -> list[tuple[str, str, str]]:
    """Name of the model that alone has most or least of something, among which models, and of what."""
    found = []
    for best, words, measure, of in RECORDS:
        rows = [
            (measure(arch, counts), model.name)
            for model, arch, counts in _all()
            if of == ALL or (counts.active < counts.total) == (of == MIXTURES)
        ]
        held = [name for value, name in rows if value == best(value for value, _ in rows)]
        found += [(held[0], f"{len(rows)} {of}", words)] if len(held) == 1 else []
    return found


def records(model: anatomy.Model) -> dict[str, list[str]]:
    """What a model alone has most or least of in the census, by those among which it has."""
    found: dict[str, list[str]] = {}
    for name, of, words in _holders():
        if name == model.name:
            found.setdefault(of, []).append(words)
    return found


def twins_of(model: anatomy.Model) -> list[str]:
    """Models whose tensors have the same names and shapes."""

    def shapes(arch: anatomy.Architecture) -> list[tuple[str, tuple[int, ...], int, int]]:
        return [(t.name, t.shape, t.copies, len(t.layers)) for t in anatomy.tensors(arch)]

    mine, total = shapes(model.read()), anatomy.count(model.read()).total
    return [
        other.name
        for other, arch, counts in _all()
        if other.name != model.name and counts.total == total and shapes(arch) == mine
    ]
