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
    assert (f"({counts.active_excl_input_embedding:,} without" in said) == apart

    parts = {cells[0]: cells[1:] for cells in rows(text, "")}
    assert parts.pop("total")[0] == f"{counts.total:,}"
    assert {template.part(group): f"{n:,}" for group, n in counts.groups.items()} == {k: v[0] for k, v in parts.items()}
    if counts.active < counts.total:
        assert sum(int(cells[2].replace(",", "")) for cells in parts.values()) == counts.active

    assert f"**{cache.bytes_per_token:,} bytes of KV cache**" in text
    assert f"a state of {cache.state_bytes:,} bytes" in text or not cache.state_bytes
    for tokens, size, *_ in rows(text, "## What one more token takes"):
        whole = anatomy.kv_cache(arch, context=int(tokens.replace(",", ""))).bytes
        assert float(size.replace(",", "")) == pytest.approx(whole / 1e9, abs=0.005)
    for name, cells in zip(template.FORMATS, rows(text, "## How large the file is"), strict=True):
        assert cells[1] == f"{anatomy.weight_bytes(arch, name):,}"
    assert f"{anatomy.step_read(arch, dtype='bf16').least:,} bytes in BF16" in text
    devices = facts.load("devices").values()
    for device, cells in zip(devices, rows(text, "## How fast it can be at most"), strict=True):
        for name, cell in zip(template.SPEED_FORMATS, cells[3:], strict=True):
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
        for number in (model.published.get("total"), model.published.get("other")):
            assert not number or f"{number:,}" in said or f" {number:,} parameters" in first_line(text), source
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
    ],
)
def test_what_is_special_is_said(source, line):
    assert line in PAGES[source]


def test_the_template_itself_states_no_figure():
    """All figures come from the engine: the words of the template and of the rules have none that needs an owner."""
    for name in ("model_pages.py", "model_traits.py"):
        tree = ast.parse((sites.ROOT / "tools" / name).read_text("utf-8"))
        docs = {ast.get_docstring(node, clean=False) for node in ast.walk(tree) if hasattr(node, "body") and
                isinstance(node, ast.Module | ast.FunctionDef | ast.ClassDef)}  # fmt: skip
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value not in docs:
                claims = [number.text for number in numbers(node.value) if is_claim(number)]
                assert not [text for text in claims if text not in ("8 bits", "16 bits", "0.1%", "100%")], node.value


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
