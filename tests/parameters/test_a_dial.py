"""1.1: the lesson's best line against the closed form, and the widget in a real browser against NumPy."""

import random

import numpy as np
import pytest
from figure import globals_of

PAGE, WIDGET = "parameters/a-dial/", "line-fit"

lesson = globals_of("parameters/a_dial.py")
x, y = lesson["distance"], lesson["velocity"]


def test_best_line_is_the_closed_form():
    slope = ((x - x.mean()) * (y - y.mean())).sum() / ((x - x.mean()) ** 2).sum()
    assert lesson["a"] == pytest.approx(slope)
    assert lesson["b"] == pytest.approx(y.mean() - slope * x.mean())


def test_no_neighbour_is_better():
    a, b, error = lesson["a"], lesson["b"], lesson["error"]
    steps = [(da, db) for da in (-1, 0, 1) for db in (-1, 0, 1) if (da, db) != (0, 0)]
    assert all(error(a + da, b + db) > error(a, b) for da, db in steps)


def test_data_is_hubbles_table():
    """Sums over the 24 rows of Table 1, added up by hand from the paper."""
    assert len(x) == len(y) == 24
    assert x.sum() == pytest.approx(21.873)
    assert y.sum() == 8955


def test_widget_agrees_with_numpy_on_a_hundred_settings(widget):
    dice = random.Random(1929)
    for _ in range(100):
        a, b = dice.uniform(-200, 800), dice.uniform(-400, 600)
        shown = widget.evaluate("([a, b]) => document.querySelector('line-fit').error(a, b)", [a, b])
        assert shown == pytest.approx(np.sqrt(np.mean((a * x + b - y) ** 2)), rel=1e-12)


def test_widget_moves_line_and_misses(widget):
    widget.locator("#dial-a").fill("300")
    widget.locator("#dial-b").fill("0")
    assert "263 km/s" in widget.locator("line-fit .result").inner_text()
    right, top, bottom = 468, 26, 272  # the plot's frame in figures/a_dial_line.svg
    at_end = bottom - (300 * 2.1 + 300) / 1500 * (bottom - top)
    path = widget.locator("line-fit .model").get_attribute("d")
    assert [float(word) for word in path[1:].split()[2:]] == pytest.approx([right, at_end], abs=0.01)
    assert widget.locator("line-fit .miss").count() == 24


def test_the_button_shows_the_best_setting_and_remembers_it(widget):
    dial = widget.locator("#dial-a")
    assert dial.get_attribute("aria-valuetext") == "100 km/s per million parsecs"
    dial.focus()
    for key in ("Tab", "Tab", "Enter"):
        widget.keyboard.press(key)
    assert "223 km/s" in widget.locator("line-fit .result").inner_text()
    assert "a=454.2" in widget.url
