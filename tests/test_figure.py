"""The figure helper: well-formed, named, inside its canvas, true to size, and readable in both schemes."""

import re
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest
from figure import COLOURS, GROUPS, PATTERNS, Figure, text_width

ROOT = Path(__file__).parents[1]
SVG = "{http://www.w3.org/2000/svg}"
KEPT = sorted((ROOT / "snippets").rglob("*.svg"))


def everything() -> Figure:
    """A figure that uses the whole vocabulary."""
    drawing = Figure("every-part", "Every part", "All that the helper can draw.", height=700)
    drawing.legend(GROUPS, y=4)
    drawing.legend(["routed"], y=84, idle={"routed"}, words={"routed": "stored & idle"})
    drawing.strip([("attention", 30, "attention"), ("dense", 70, "feed-forward"), ("rest", 0.01, "norms")], y=120)
    drawing.tensor(10, 230, (48, 144), unit=1, fill="attention", label="Q, K, V")
    drawing.tensor(180, 230, (1, 48), unit=0.5, label="bias")
    drawing.box(300, 230, 100, 48, fill="routed", idle=True, label="expert 7")
    drawing.bits(10, 330, "0100000001001000", [("sign", 1), ("exponent", 8), ("fraction", 7)], cell=20)
    drawing.bars([("three", 3, "3 GB"), ("nine", 9, "9 GB")], top=400, fill=["attention", "accent"])
    drawing.arrow((10, 480), (60, 480))
    ticks = [(1e6, "million"), (1e9, "billion"), (1e12, "trillion")]
    plot = drawing.plot(x=(1e6, 1e12), y=(1, 1000), x_ticks=ticks, y_ticks=[1, 10, 100, 1000], top=500, log="xy")
    plot.line([(1e6, 1), (1e12, 1000)])
    for shape in ("circle", "square", "diamond", "triangle"):
        plot.points([1e7, 1e9], [3, 30], shape=shape)
    plot.label(1e9, 30, "here", dx=8)
    return drawing


def parsed(name: str) -> ElementTree.Element:
    text = everything().svg() if name == "everything" else (ROOT / "snippets" / name).read_text("utf-8")
    return ElementTree.fromstring(text)


FIGURES = ["everything", *(path.relative_to(ROOT / "snippets").as_posix() for path in KEPT)]


@pytest.mark.parametrize("name", FIGURES)
def test_is_an_image_with_a_title_and_a_description(name: str) -> None:
    svg = parsed(name)
    title, description = svg.find(f"{SVG}title"), svg.find(f"{SVG}desc")
    assert svg.get("role") == "img"
    assert title is not None and title.text and description is not None and description.text
    assert svg.get("aria-labelledby") == f"{title.get('id')} {description.get('id')}"


def test_no_two_figures_share_an_id_and_each_begins_with_the_figures_name() -> None:
    owners: dict[str, str] = {}
    for name in FIGURES:
        svg = parsed(name)
        prefix = svg.get("aria-labelledby", "").split("-title ")[0]
        used = [element.get("id", "") for element in svg.iter() if element.get("id")]
        assert len(used) == len(set(used)), name
        for key in used:
            assert key.startswith(f"{prefix}-"), (name, key)
            assert owners.setdefault(key, name) == name, f"{key} is in {name} and in {owners[key]}"
        for reference in re.findall(r"url\(#([^)]+)\)", ElementTree.tostring(svg, "unicode")):
            assert reference in used, (name, reference)


@pytest.mark.parametrize("name", FIGURES)
def test_words_fit_on_the_canvas(name: str) -> None:
    svg = parsed(name)
    left, top, width, height = map(float, svg.get("viewBox", "").split())
    for text in svg.iter(f"{SVG}text"):
        words, x, y, size = text.text or "", *(float(text.get(key, "0")) for key in ("x", "y", "font-size"))
        length = text_width(words, size)
        start = x - {"start": 0, "middle": length / 2, "end": length}[text.get("text-anchor", "start")]
        assert start >= left - 1 and start + length <= left + width + 1, (words, start, start + length)
        assert top + size * 0.7 <= y <= top + height, (words, y)


PHONE_FAULTS = """() => [...document.querySelectorAll("text")].flatMap((text, i, all) => {
  const box = text.getBoundingClientRect(), words = text.textContent;
  const size = parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().a, found = [];
  if (words.length > 1 && !text.hasAttribute("transform") && size < 10) found.push(`${words}: ${size} px`);
  if (box.left < 0 || box.right > innerWidth) found.push(`${words}: beyond the page`);
  const next = all[i + 1], other = next?.getBoundingClientRect();
  const meets = other && box.left < other.right && other.left < box.right
    && Math.abs(box.top - other.top) < box.height / 2 && ![text, next].some(each => each.hasAttribute("transform"));
  return meets ? [...found, `${words} and ${next.textContent} meet`] : found;
})"""


def test_words_are_large_on_a_phone_and_do_not_meet(browser) -> None:
    tab = browser.new_page(viewport={"width": 360, "height": 800})
    figures = "".join(f'<figure class="sight">{file.read_text("utf-8")}</figure>' for file in KEPT)
    style = "html { font-size: 20px } body { margin: 0 16px; font-family: sans-serif }"  # the theme's
    style += (ROOT / "docs/assets/site.css").read_text("utf-8")
    tab.set_content(f'<style>{style}</style><body class="md-typeset">{figures}')
    assert tab.evaluate(PHONE_FAULTS) == []
    assert tab.evaluate("document.documentElement.scrollWidth") == 360
    tab.close()


def test_one_line_each_and_none_blank() -> None:
    assert all(everything().svg().split("\n"))  # a blank line would end the figure on the page


def boxes(drawing: Figure) -> list[tuple[float, float]]:
    """Width and height of all boxes, without those of patterns."""
    svg = ElementTree.fromstring(drawing.svg())
    return [(float(r.get("width", "0")), float(r.get("height", "0"))) for r in svg.findall(f"{SVG}rect")]


def test_a_strip_and_bars_are_true_to_size() -> None:
    drawing = Figure("a", "b", "c")
    drawing.strip([("attention", 1, "one"), ("dense", 3, "three"), ("rest", 4, "four")], y=0, width=400)
    assert [width for width, _ in boxes(drawing)] == [50, 150, 200]
    drawing = Figure("a", "b", "c")
    drawing.bars([("x", 2, ""), ("y", 5, "")])
    (short, _), (long, _) = boxes(drawing)
    assert short / long == pytest.approx(2 / 5, abs=1e-3)


def test_areas_of_tensors_compare() -> None:
    drawing = Figure("a", "b", "c")
    drawing.tensor(0, 0, (48, 192), unit=0.5)
    drawing.tensor(0, 50, (48, 48), unit=0.5)
    (w0, h0), (w1, h1) = boxes(drawing)
    assert w0 * h0 / (w1 * h1) == pytest.approx(4)


def test_what_is_too_small_to_see_is_said_in_words() -> None:
    drawing = Figure("a", "b", "c")
    drawing.strip([("dense", 10_000, "feed-forward"), ("rest", 1, "norms")], y=0)
    drawing.tensor(0, 100, (1, 768), unit=0.1)
    assert "too thin to see: norms" in drawing.svg()
    assert "1 × 768 (drawn thicker)" in drawing.svg()


def test_equal_factors_are_equal_steps_on_a_log_axis() -> None:
    plot = Figure("a", "b", "c").plot(x=(1, 1e12), y=(1, 10), log="x")
    places = [plot.at(10.0**power, 1)[0] for power in (0, 3, 6, 9, 12)]
    steps = [b - a for a, b in pairwise(places)]
    assert steps == pytest.approx([steps[0]] * 4)
    assert (places[0], places[-1]) == (plot.left, plot.right)


def test_bits_are_filled_for_one_and_outlined_for_nought() -> None:
    drawing = Figure("a", "b", "c")
    drawing.bits(0, 0, "0110", [("all", 4)])
    fills = [r.get("fill") for r in ElementTree.fromstring(drawing.svg()).iter(f"{SVG}rect")]
    assert [fill != "none" for fill in fills] == [False, True, True, False]


def test_every_group_has_its_own_colour_and_pattern() -> None:
    assert set(PATTERNS) | {"rest"} == set(GROUPS)
    assert len({COLOURS[group] for group in GROUPS}) == len(GROUPS)
    assert len(set(PATTERNS.values())) == len(PATTERNS)
    active, idle = Figure("a", "b", "c"), Figure("a", "b", "c")
    active.box(0, 0, 9, 9, fill="routed")
    idle.box(0, 0, 9, 9, fill="routed", idle=True)
    assert "<rect" in active.svg().split("<defs>")[1].split("</defs>")[0]
    assert "<rect" not in idle.svg().split("<defs>")[1].split("</defs>")[0]


# ------------------------------------------------------------------------------------------------------------ colours


def schemes() -> dict[str, dict[str, str]]:
    """The variables of docs/assets/site.css in the light and in the dark scheme."""
    css = (ROOT / "docs" / "assets" / "site.css").read_text("utf-8")
    light, dark = (
        re.search(r':root,.*?"default"\] \{(.*?)\}', css, re.DOTALL),
        re.search(r'"slate"\] \{(.*?)\}', css, re.DOTALL),
    )
    assert light and dark
    return {
        name: dict(re.findall(r"--(?:fig-)?([\w-]+): (#[0-9a-f]{6});", block[1]))
        for name, block in (("light", light), ("dark", dark))
    }


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2."""

    def luminance(colour: str) -> float:
        parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
        red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_contrast_is_measured_rightly() -> None:
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)


def test_the_fallbacks_are_the_light_scheme() -> None:
    light = schemes()["light"]
    assert {name: light[name] for name in COLOURS} == COLOURS


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_and_groups_stand_out(scheme: str) -> None:
    colours = schemes()[scheme]
    for name in (
        "ink",
        "muted",
        "accent",
        *GROUPS,
    ):  # 4.5, as words stand in each of them, and in paper on each of them
        assert contrast(colours[name], colours["paper"]) >= 4.5, name
    for name in ("ink", "muted", "accent", "literal"):
        assert contrast(colours[name], colours["surface"]) >= 4.5, name
    for ground in ("paper", "surface"):
        assert contrast(colours["edge"], colours[ground]) >= 3
