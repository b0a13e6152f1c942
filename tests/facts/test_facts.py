"""The facts: complete, sourced, used, and refused with a clear word where they break the format."""

import contextlib
import io
import re
import runpy
from pathlib import Path

import facts
import pytest

from tools.hooks.sources import load as load_sources
from tools.pages import includes

ROOT = Path(__file__).resolve().parents[2]
FILES = sorted(path.stem for path in (ROOT / "snippets" / "facts").glob("*.toml"))
SOURCES = load_sources(ROOT / "docs" / "sources.toml")
ALL = [(name, thing, key) for name in FILES for thing in facts.load(name).values() for key in thing]


@pytest.mark.parametrize(("name", "thing", "key"), ALL, ids=[f"{n}/{t.name}.{k}" for n, t, k in ALL])
def test_every_fact_has_a_known_source_and_a_date(name, thing, key):
    fact = thing[key]
    assert fact.source in SOURCES
    assert re.fullmatch(r"(19|20)\d\d(-[01]\d(-[0-3]\d)?)?", fact.date)
    assert fact.value > 0
    if fact.status == "second-hand":
        assert "Second-hand" in SOURCES[fact.source].get("note", ""), "the footnote must say so"
    if fact.status == "estimated":
        assert fact.conditions, "an estimate says who and how"


def test_units_are_what_they_say():
    """By ratios that hold whatever the base is."""
    si = facts.UNITS
    assert si["kWh"] / si["Wh"] == si["MWh"] / si["kWh"] == si["GWh"] / si["MWh"] == 1000
    assert si["Wh"] / si["J"] == si["hours"] == 60 * 60
    assert si["GiB"] / si["MiB"] == 1024
    assert si["GiB"] / si["GB"] == pytest.approx(1.073741824)
    assert si["TB/s"] == 1000 * si["GB/s"]
    assert 1 * si["kWh"] * si["kg/kWh"] == pytest.approx(si["kg"])


def test_what_drivers_report_is_what_is_sold():
    """A maker's GB lies between 10^9 bytes and a GiB."""
    for device in facts.load("devices").values():
        if "memory_seen" in device:
            sold, seen = device["memory"], device["memory_seen"].si
            assert sold.value * 1e9 < seen <= sold.value * 2**30


GOOD = (
    'title = "A"\nb = { value = 1, unit = "GB", conditions = "", source = "s", date = "2024", status = "published" }\n'
)


def test_a_good_file_is_read():
    thing = facts.parse(f"[a]\n{GOOD}")["a"]
    assert (thing.title, thing["b"].si, list(thing)) == ("A", 1e9, ["b"])
    assert "c" not in thing and thing.get("b") is thing["b"]


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('title = "A"', "", "a has no title"),
        (', date = "2024"', "", "a.b: a fact has value, unit, conditions, source, date, status"),
        ("value = 1", 'value = "1"', "'1' is no number"),
        ("value = 1", "value = true", "True is no number"),
        ('unit = "GB"', 'unit = "Gb"', "the unit 'Gb' is none of GB, GiB"),
        ('status = "published"', 'status = "sure"', "the status 'sure' is none of published"),
        ('source = "s"', 'source = " "', "source must say something"),
        ('title = "A"', "title =", "facts: "),
    ],
)
def test_a_bad_file_is_refused_and_named(old, new, says):
    assert old in GOOD
    with pytest.raises(facts.FactError) as error:
        facts.parse(f"[a]\n{GOOD.replace(old, new)}")
    assert says in str(error.value)


def test_what_is_not_there_is_named_with_what_is():
    with pytest.raises(facts.FactError, match="called 'planets', only devices"):
        facts.load("planets")
    with pytest.raises(facts.FactError, match=r"'h100'.*h100-sxm"):
        facts.load("devices")["h100"]
    with pytest.raises(facts.FactError, match=r"m4-pro has no fact 'bf16'.*bandwidth"):
        facts.load("devices")["m4-pro"]["bf16"]


def test_every_fact_changes_what_programs_see():
    """The cache of outputs hashes the files of facts: a changed fact makes stale what was printed."""
    from tools.outputs import Outputs

    shared = Outputs._shared_files(type("Project", (), {"root": ROOT})())
    assert {f"{name}.toml" for name in FILES} <= {file.name for file in shared}


def test_every_fact_is_used(monkeypatch):
    """Programs that read facts are run, and what they ask for is noted.

    Used is a fact of a thing and of a kind that some program reads; or one that a page states which cites its source.
    """
    used, real = set(), facts.Thing.__getitem__

    def noted(thing, key):
        used.update({(id(thing), ""), (thing.title, key), (file_of[id(thing)], key)})
        return real(thing, key)

    file_of = {id(thing): name for name in FILES for thing in facts.load(name).values()}
    monkeypatch.setattr(facts.Thing, "__getitem__", noted)
    snippets = ROOT / "snippets"
    for program in sorted(snippets.glob("*/*/*.py")):
        if "import facts" in program.read_text("utf-8"):
            with contextlib.redirect_stdout(io.StringIO()):
                runpy.run_path(str(program), run_name="__main__")
    monkeypatch.undo()
    pages = [path.read_text("utf-8") for path in (ROOT / "docs").rglob("*.md")]
    shown = [[page, *(Path(snippets / path).read_text("utf-8") for path, _ in includes(page))] for page in pages]

    def stated(fact):
        forms = [f"{fact.value:,}", f"{fact.value:,.2f}", f"{fact.value:g}".replace("+", "")] + [
            f"{fact.value:,.0f}"
        ] * (fact.value > 1000)
        written = " ".join(text for texts in shown if f"[^{fact.source}]" in " ".join(texts) for text in texts)
        written = written.replace("_", ",")
        return any(re.search(rf"(?<![\d.,]){re.escape(words)}(?!\d)", written) for words in forms)

    for name, thing, key in ALL:
        read = (id(thing), "") in used and (name, key) in used
        assert read or stated(thing[key]), f"{name}/{thing.name}.{key}: used by no program, stated on no page"
