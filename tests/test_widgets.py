"""What every widget owes its readers; what one computes and says is tested with its page.

The widgets are those of docs/assets/widgets.js, each on the page that has it: a new one is tried without a line here.
"""

import re

import pytest

from tests.sites import ROOT, opened

DOCS = ROOT / "docs"
NAMES = re.findall(r'define\("([\w-]+)", class extends Widget', (DOCS / "assets/widgets.js").read_text("utf-8"))
WIDGETS = [  # address of the page, element
    (page.relative_to(DOCS).with_suffix("").as_posix().removesuffix("index") + "/" * (page.stem != "index"), name)
    for page in sorted(DOCS.rglob("*.md"))
    for name in NAMES
    if f"<{name}>" in page.read_text("utf-8")
]
STARTS_ELSEWHERE = {"line-fit": "its figure shows the best line, which a reader is to find"}
# Each part of the figure: its words, and where it lies.
PICTURE = """name => [...document.querySelectorAll(name + " svg > *, " + name + " svg g *")].map(part => {
  const box = part.getBBox?.() ?? {}, words = part.children.length ? "" : part.textContent.trim();
  return [words, ...[box.x, box.y, box.width, box.height, part.getTotalLength?.()].map(v => Math.round(10 * (v ?? 0)))];
})"""

of_each = pytest.mark.parametrize(
    ("widget", "name"), [(pair, pair[1]) for pair in WIDGETS], ids=[name for _, name in WIDGETS], indirect=["widget"]
)


def dials(tab, name):
    return tab.locator(f"{name} .dial :is(input, select)").all()


def seen(tab, name):
    """All that a reader can tell two settings apart by."""
    values = [dial.input_value() for dial in dials(tab, name)]
    return values, tab.locator(f"{name} .dials").inner_text(), tab.evaluate(PICTURE, name)


def test_each_widget_is_on_a_page():
    assert sorted(name for _, name in WIDGETS) == sorted(NAMES)


@of_each
def test_starts_as_its_figure_stands_without_scripts(widget, name, browser):
    with opened(browser, widget.url, scripts=False) as still:
        assert still.locator(f"{name} svg.fig").is_visible()
        kept, moved = still.evaluate(PICTURE, name), widget.evaluate(PICTURE, name)
    assert len(kept) == len(moved) > 10
    if name not in STARTS_ELSEWHERE:
        for part, as_moved in zip(kept, moved, strict=True):
            assert part[0] == as_moved[0]
            assert part[1:] == pytest.approx(as_moved[1:], abs=1)  # a tenth of a unit


@of_each
def test_works_by_keyboard_and_keeps_its_state_in_the_address(widget, name, browser):
    result = widget.locator(f"{name} .result")
    assert result.get_attribute("aria-live") == "polite"
    for dial in dials(widget, name):
        before = dial.input_value(), seen(widget, name)
        dial.focus()
        widget.keyboard.press("Home")
        if dial.input_value() == before[0]:
            widget.keyboard.press("End")
        assert dial.input_value() != before[0] and seen(widget, name) != before[1]
        said = dial.evaluate("dial => dial.closest('.dial').querySelector('output')?.textContent ?? null")
        assert said == dial.get_attribute("aria-valuetext")
        assert f"{dial.get_attribute('id').removeprefix('dial-')}=" in widget.url
    with opened(browser, widget.url) as again:
        assert seen(again, name) == seen(widget, name)
        assert not again.complaints


@of_each
def test_nonsense_in_the_address_does_no_harm(widget, name):
    names = [dial.get_attribute("id").removeprefix("dial-") for dial in dials(widget, name)]
    page, untouched = widget.url, seen(widget, name)

    def ask(value):
        widget.goto(f"{page}?{'&'.join(f'{name}={value}' for name in names)}")

    for nonsense in ("", "%3Cscript%3E", "1e999", "constructor"):
        ask(nonsense)
        assert seen(widget, name) == untouched, nonsense
    for far in ("1e9", "-1e9"):
        ask(far)
        assert not re.search("NaN|undefined|Infinity|∞", widget.locator(name).inner_text()), far
