"""The page of each model: its figures against the engine and against integers that others published, and its form."""

import ast
import io
import json
import re
from contextlib import redirect_stdout
from pathlib import Path
from xml.etree import ElementTree

import anatomy
import facts
import pytest
from anatomy import cli

from tests import sites
from tests.guards.numbers import is_claim, numbers
from tools import model_pages as template
from tools import outputs
from tools.pages import MARK, model_pages
from tools.programs import ProgramError

DOCS = sites.ROOT / "docs"
SOURCES = model_pages(sites.ROOT)
PAGES = {source: (DOCS / source).read_text("utf-8") for source in SOURCES}
MODELS = {source: anatomy.find(file.stem) for source, file in SOURCES.items()}
ORACLE = json.loads((sites.ROOT / "tests/anatomy/facts.json").read_text("utf-8"))
PUBLISHED = {  # by hand, from the hub and from the makers: total, active with the input embedding and without it
    "models/deepseek-v3.md": ("671,026,404,352", "37,552,282,624", "36,625,603,584"),
    "models/mixtral-8x7b-v0-1.md": ("46,702,792,704", "12,879,925,248", "12,748,853,248"),
    "models/gpt-oss-20b.md": ("20,914,757,184", "4,187,440,704", "3,608,307,264"),
}


def rows(text: str, heading: str) -> list[list[str]]:
    """The cells of the table under a heading (its first words); "" is the first table of the page."""
    below = text[text.index(f"\n{heading}") :] if heading else text
    lines = re.search(r"(?:^\|.*\n)+", below, re.MULTILINE)[0].splitlines()
    return [[cell.strip().strip("*") for cell in line.strip("|").split("|")] for line in lines[2:]]


def first_line(text: str) -> str:
    return re.search(r"^\*\*(.+)\*\*\n\{ \.answer \}$", text, re.MULTILINE)[1]


def test_every_model_has_a_page_at_its_address():
    assert len(SOURCES) == len(anatomy.models()) == 107
    assert {model.name for model in MODELS.values()} == {model.name for model in anatomy.models()}
    assert all(re.fullmatch(r"models/[a-z0-9-]+\.md", source) for source in SOURCES)
    census = (sites.ROOT / "snippets/models/real/census_table.out.md").read_text("utf-8")
    linked = dict(re.findall(r"^\| \[(.+?)\]\((.+?)\)", census, re.MULTILINE))
    assert linked == {model.name: Path(source).name for source, model in MODELS.items()}


@pytest.mark.parametrize("source", SOURCES)
def test_figures_are_the_engines(source):
    text, model = PAGES[source], MODELS[source]
    arch = model.read()
    counts, cache = anatomy.count(arch), anatomy.kv_cache(arch)
    said = first_line(text)
    assert f" {counts.total:,} parameters" in said
    assert (f"{counts.active:,} of them" in said) == (counts.active < counts.total)
    apart = counts.active_excl_input_embedding < counts.active
    assert (f"({counts.active_excl_input_embedding:,} without the " in said) == apart
    assert ("without the learned positions" in said) == bool(apart and arch.ends.tied)

    parts = {cells[0]: cells[1:] for cells in rows(text, "")}
    assert parts.pop("total")[0] == f"{counts.total:,}"
    assert {template.part(group): f"{n:,}" for group, n in counts.groups.items()} == {k: v[0] for k, v in parts.items()}
    if counts.active < counts.total:
        assert sum(int(cells[2].replace(",", "")) for cells in parts.values()) == counts.active

    if arch.title == "DeepSeek-V4":  # a window of 128 whole tokens, then entries for many tokens together
        near, far = (anatomy.kv_cache(arch, context=context).bytes for context in (128, 131_072))
        assert f"**{near / 128:,.0f} bytes of KV cache** in BF16 for each of the first 128 tokens" in text
        assert f"and {(far - near) / (131_072 - 128):,.0f} for each later one" in text
    else:
        assert f"**{cache.bytes_per_token:,} bytes of KV cache**" in text
    assert f"a state of {cache.state_bytes:,} bytes" in text or not cache.state_bytes
    for tokens, size, *_ in rows(text, "## What one more token takes"):
        whole = anatomy.kv_cache(arch, context=int(tokens.replace(",", ""))).bytes
        assert float(size.replace(",", "")) == pytest.approx(whole / 1e9, abs=0.005)
    for name, cells in zip(template.FORMATS, rows(text, "## How large it is in each format"), strict=True):
        assert cells[1] == f"{anatomy.weight_bytes(arch, name):,}"
    assert f"{anatomy.step_read(arch, dtype='bf16').least:,} bytes in BF16" in text
    devices = facts.load("devices").values()
    for device, cells in zip(devices, rows(text, "## How fast it can be at most"), strict=True):
        for name, cell in zip(template.SPEED_FORMATS, cells[2:], strict=True):
            fits = anatomy.weight_bytes(arch, name) <= device["memory"].si
            assert cell.startswith("needs ") != fits
            if fits:
                ceiling = device["bandwidth"].si / anatomy.step_read(arch, dtype=name).least
                assert float(cell.replace(",", "")) == pytest.approx(ceiling, abs=0.5 if ceiling >= 100 else 0.05)


@pytest.mark.parametrize("source", PUBLISHED)
def test_first_lines_are_what_was_published(source):
    assert tuple(re.findall(r"\d[\d,]{6,}", first_line(PAGES[source]))) == PUBLISHED[source]


def test_first_lines_and_parts_are_the_oracles():
    """tests/anatomy/facts.json was counted with another library."""
    known = {fact["name"]: fact for fact in ORACLE}
    met = [source for source, model in MODELS.items() if model.name in known]
    assert len(met) >= 97
    for source in met:
        fact, said = known[MODELS[source].name], first_line(PAGES[source])
        numbers_said = [int(number.replace(",", "")) for number in re.findall(r"\d[\d,]{6,}", said)]
        wanted = (fact["total"], fact["active"], fact["active_excl_input_embedding"])
        assert numbers_said == list(dict.fromkeys(wanted)), source
        parts = {cells[0]: int(cells[1].replace(",", "")) for cells in rows(PAGES[source], "")[:-1]}
        assert parts == {template.part(group): number for group, number in fact["groups"].items()}, source


def test_published_figures_are_there_and_add_up():
    for source, model in MODELS.items():
        text = PAGES[source]
        said = text[text.index("## What others say it has") : text.index("## How sure")]
        assert "The census notes" not in text and "HF " not in text and "recalled" not in text, source
        for number in (model.published.get("total"), model.published.get("other")):
            assert not number or f"{number:,}" in said or f" {number:,} parameters" in first_line(text), source
        rule = model.published.get("rule")
        assert not rule or f"A figure in circulation, {rule:,}, is no count" in said
        if "| in the file |" in said:
            *parts, shown = (int(cells[1].replace(",", "")) for cells in rows(text, "## What others say it has"))
            assert sum(parts) == shown == model.published["total"], source
        assert len(said.strip().splitlines()) > 1, source


def test_the_command_prints_the_same():
    for source in SOURCES:
        name = re.search(r"^python anatomy\.pyz (\S+)$", PAGES[source], re.MULTILINE)[1]
        out = io.StringIO()
        with redirect_stdout(out):
            assert not cli.main([name])
        assert f"{anatomy.count(MODELS[source].read()).total:,}" in out.getvalue()


def test_pictures_are_true_to_size_and_small():
    for source, text in PAGES.items():
        svg = re.search(r"<svg.*?</svg>", text, re.DOTALL)[0]
        assert len(svg.encode()) <= 6_600, source
        whole, *legend = re.split(r'<rect x="1" y="214"', svg)
        assert legend, source
        boxes = [rect.attrib for rect in ElementTree.fromstring(whole + "</svg>").iter() if rect.tag.endswith("}rect")]
        drawn = [box for box in boxes if box.get("x") is not None]
        area = sum(float(box["width"]) * float(box["height"]) for box in drawn)
        assert area == pytest.approx(480 * 200, rel=2e-4), source
        counts = anatomy.count(MODELS[source].read())
        idle = sum(float(box["width"]) * float(box["height"]) for box in drawn if "stroke-dasharray" in box)
        assert idle / area == pytest.approx(1 - counts.active / counts.total, abs=2e-4), source


def test_every_rule_speaks_of_some_model_and_every_page_has_lines():
    """A rule that holds for no model of the census would never be read by anybody."""
    looks = [template.traits.__globals__["Look"](model) for model in MODELS.values()]
    for holds, sentence, _ in template.traits.__globals__["RULES"]:
        assert any(holds(look) for look in looks), sentence
    for source, text in PAGES.items():
        special = text[text.index("## What is special") : text.index("## What one more")]
        assert 4 <= special.count("\n- **") <= 16, source
        assert not re.search(r"\{|\}|\bNone\b|\*\*0 |  ", special), source


@pytest.mark.parametrize(
    ("source", "line"),
    [  # read in the papers and configurations, not made by the rules
        ("models/falcon-7b.md", "**One head for keys and values.** All 71 query heads"),
        ("models/mistral-nemo-12b.md", "A head has 128 numbers; d_model / n_heads would say 160"),
        ("models/deepseek-v3.md", "A token leaves 512 + 64 numbers"),
        ("models/deepseek-v3.md", "The first 3 layers have no experts"),
        ("models/gemma-2-9b.md", "**4 norms a layer**"),
        ("models/qwen2-5-7b.md", "**Biases on queries, keys and values only**"),
        ("models/gpt-oss-120b.md", "**Attention sinks.**"),
        ("models/jamba-v0-1.md", "28 of 32 layers are state-space layers"),
        ("models/gpt-2-small.md", "**Learned positions.** 1,024 rows of 768"),
        ("models/olmo-1b.md", "**Norms without parameters.**"),
        ("models/llama-3-8b.md", "**Two tables.**"),
        ("models/gemma-2-2b.md", "**One table at both ends.**"),
        ("models/opt-350m.md", "**A narrow embedding.** Its rows have 512 numbers and are mapped to 1,024."),
        ("models/glm-4-5-air.md", "d_model / n_heads does not come out."),
        ("models/nemotron-3-ultra-550b-a55b.md", "48 of 108 layers are state-space layers (Mamba-2), and 12 attend."),
        ("models/deepseek-v4-pro.md", "72,312 bytes of KV cache** in BF16 for each of the first 128 tokens and 9,848"),
        ("models/deepseek-v3.md", "Rare about it: latent attention and layers that predict further ahead.**"),
    ],
)
def test_what_is_special_is_said(source, line):
    assert line in PAGES[source]


def test_narrow_only_where_widths_differ():
    narrow = [source for source, text in PAGES.items() if "A narrow embedding" in text]
    assert narrow == ["models/opt-350m.md"]


def test_what_is_rare_is_rare():
    """A name in a first line begins a trait of the page, and does so on a quarter of the pages at most."""
    tried = 0
    for source, text in PAGES.items():
        found = re.search(r"Rare about it: (.+)\.", first_line(text))
        special = text[text.index("## What is special") : text.index("## What one more")].lower()
        if found:
            tried += 1
            first = re.search(r"\n- \*\*(.+?)\.?\*\*", special)[1]
            assert found[1].lower().startswith(first), source
            assert sum(f"\n- **{first}" in other.lower() for other in PAGES.values()) <= len(PAGES) / 4, source
    assert tried > 50


def test_what_a_model_has_most_of_is_the_oracles():
    """tests/anatomy/facts.json was counted with another library; what is said of all is tried where it has them."""
    by_total = sorted(ORACLE, key=lambda fact: fact["total"])
    dense = [fact for fact in by_total if fact["total"] == fact["active"]]
    for fact, words in ((by_total[0], "fewest"), (by_total[-1], "most")):
        page = next(source for source, model in MODELS.items() if model.name == fact["name"])
        assert f"Of the 107 models in [the census](census.md) it has the {words} parameters" in PAGES[page]
    page = next(source for source, model in MODELS.items() if model.name == dense[-1]["name"])
    assert "Of the 67 dense models in [the census](census.md) it has the most parameters" in PAGES[page]
    said = [text for text in PAGES.values() if re.search(r"^Of the \d", text, re.MULTILINE)]
    assert 10 < len(said) < 20
    assert "names and shapes of those of [Llama-3.1-8B]" in PAGES["models/llama-3-8b.md"]


@pytest.mark.parametrize("source", SOURCES)
def test_the_first_lines_say_what_it_takes(source):
    arch = MODELS[source].read()
    said = PAGES[source].split("<figure", 1)[0]
    assert f"In BF16 its weights take {2 * anatomy.count(arch).total / 1e9:,.2f} GB" in said
    near = anatomy.kv_cache(arch).bytes_per_token
    assert f"{near:,} bytes of cache" in said or "on average" in said


ASKED = {  # page: what the title of the question says, and the number of the answer that explains it, to that precision
    "grok-1": ("314B", "314,879,514,624"),
    "deepseek-v3": ("685B", "13,504,981,648"),
    "mixtral-8x7b-v0-1": ("56B", "7,242,780,672"),
    "flexolmo-7x7b": ("49B", "7,299,534,848"),
    "gpt-oss-20b": ("3.6B", "3,608,307,264"),
    "gpt-oss-120b": ("5.1B", "5,132,849,472"),
    "gemma-2b": ("2.0B", "1,981,884,416"),
    "llama-2-7b": ("2,048", "2,048 numbers"),
    "falcon-7b": ("7.22B", "7,217,189,760"),
    "gpt-2-small": ("117M", "an error"),
    "gpt-2-medium": ("345M", "an error"),
    "qwen3-30b-a3b": ("A3B", "3,041,867,776"),
}


def test_what_people_ask_is_answered():
    """By integers that were published or made by hand, each in a sum that comes out."""
    assert set(ASKED) == set(template.asked.__globals__["ASKED"])
    for page, (question, number) in ASKED.items():
        text = PAGES[f"models/{page}.md"]
        said = re.search(rf"^## .*{question}.*\?\n\n(.+)\n\n## What is special", text, re.MULTILINE)[1]
        assert number in said and said.endswith(".md)")
        for one, sign, other, result in re.findall(r"([\d,]{5,}) ([−+]) ([\d,]{5,}) = ([\d,]{5,}\d)", said):
            a, b, c = (int(figure.replace(",", "")) for figure in (one, other, result))
            assert c == (a - b if sign == "−" else a + b), page


def test_every_provenance_has_its_sentence():
    used = {source for model in MODELS.values() for source in model.source.split("; ")}
    assert used == set(template.SOURCES)
    for source, model in MODELS.items():
        if "the exact total confirms it" in PAGES[source]:
            assert model.status == "A" and {"total", "other"} & set(model.published), source


def test_a_rule_of_thumb_is_no_published_total():
    """OPT: the figures are 12 L d² and the table, or two of them, to the last digit; none is shown as a count."""
    opt = {stem: anatomy.find(stem).published["rule"] for stem in ("opt-6.7b", "opt-350m")}
    assert opt == {
        "opt-6.7b": 12 * 32 * 4096**2 + 50_272 * 4096,
        "opt-350m": 12 * 24 * 1024**2 + 2 * 50_272 * 512,
    }
    for model in MODELS.values():  # no other published total is one
        ends, count = model.read().ends, anatomy.count(model.read()).total
        blocks, table = 12 * ends.n_layers * ends.d**2, ends.vocab * (ends.embed_width or ends.d)
        assert model.published.get("total") in (None, count) or model.published["total"] not in (
            blocks + table, blocks + 2 * table), model.name  # fmt: skip


def test_the_template_itself_states_no_figure():
    """All figures come from the engine: the words of the template and of the rules have none that needs an owner."""
    for name in ("model_pages.py", "model_traits.py"):
        tree = ast.parse((sites.ROOT / "tools" / name).read_text("utf-8"))
        docs = {ast.get_docstring(node, clean=False) for node in ast.walk(tree) if hasattr(node, "body") and
                isinstance(node, ast.Module | ast.FunctionDef | ast.ClassDef)}  # fmt: skip
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value not in docs:
                claims = [number.text for number in numbers(node.value) if is_claim(number)]
                known = {"8 bits", "16 bits", "0%", "0.1%", "100%"}  # of formats, and the ends of a share
                assert not set(claims) - known, node.value


def test_pages_are_kept_outputs(tmp_path):
    """A page that differs, is missing, or whose model is gone is refused; `make outputs` mends all three."""
    project = tmp_path / "project"
    models = project / "snippets/anatomy/models"
    models.mkdir(parents=True)
    for stem in ("gpt-2-small", "gemma-2-9b"):
        models.joinpath(f"{stem}.json").write_bytes(SOURCES[f"models/{stem}.md"].read_bytes())
    (project / "tools").symlink_to(sites.ROOT / "tools")
    for name in ("figure.py", "facts"):
        (project / "snippets" / name).symlink_to(sites.ROOT / "snippets" / name)
    made = outputs.Outputs(project, use_cache=False)
    assert set(made.rewrite()) == {"models/gpt-2-small.md", "models/gemma-2-9b.md"}
    outputs.check(project)
    page = project / "docs/models/gpt-2-small.md"
    text = page.read_text("utf-8")
    page.write_text(text.replace("124,439,808", "124,439,809"), "utf-8")
    with pytest.raises(ProgramError, match=r"models/gpt-2-small\.md: not the page that tools/model_pages\.py writes"):
        outputs.check(project)
    page.unlink()
    with pytest.raises(ProgramError, match=r"models/gpt-2-small\.md: not the page"):
        outputs.check(project)
    page.write_text(text, "utf-8")
    (project / "docs/models/gone.md").write_text(f"---\ntitle: x\n{MARK}\n---\n\n# x\n", "utf-8")
    with pytest.raises(ProgramError, match=r"docs/models/gone\.md: kept, but no program prints it"):
        outputs.check(project)


def test_search_index_has_names_and_first_sentences_only(site):
    index = json.loads((site / "search/search_index.json").read_text("utf-8"))["docs"]
    for source, model in MODELS.items():
        address = source.removesuffix(".md") + "/"
        found = [entry for entry in index if entry["location"].startswith(address)]
        assert [entry["location"] for entry in found] == [address]
        assert found[0]["title"] == model.name
        text = re.sub(r"<.*?>", "", found[0]["text"])
        assert text.startswith(first_line(PAGES[source])) and len(text) < 300, address
