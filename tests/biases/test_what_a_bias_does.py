"""3.1: fits, networks and thresholds against closed forms; the widget in a real browser against NumPy."""

import json
from pathlib import Path

import anatomy
import numpy as np
import pytest
from figure import globals_of

from tests.lessons import integer, rows

PAGE, WIDGET = "biases/what-a-bias-does/", "bias-bend"

lesson, plain, learned = (
    globals_of(f"biases/{name}.py") for name in ("what_a_bias_does", "without_biases", "bias_is_learned")
)
dial = globals_of("parameters/a_dial.py")
WEIGHT = json.loads(Path("snippets/biases/figures/bend_data.json").read_text("utf-8"))["weight"]


def miss(x, y, slope, bias):
    return np.sqrt(np.mean((slope * x + bias - y) ** 2))


def test_galaxies_are_those_of_the_first_page():
    assert np.array_equal(lesson["distance"], dial["distance"])
    assert np.array_equal(lesson["velocity"], dial["velocity"])


@pytest.mark.parametrize("data", [("distance", "velocity"), ("celsius", "fahrenheit")])
def test_best_lines_are_the_closed_forms(data):
    x, y = (lesson[name] for name in data)
    (slope,), off = lesson["fit"](x, y, with_bias=False)
    assert slope == pytest.approx((x * y).sum() / (x * x).sum())
    assert off == pytest.approx(miss(x, y, slope, 0))
    (slope, bias), off = lesson["fit"](x, y, with_bias=True)
    assert slope == pytest.approx(np.cov(x, y)[0, 1] / np.var(x, ddof=1))
    assert bias == pytest.approx(y.mean() - slope * x.mean())
    assert off == pytest.approx(miss(x, y, slope, bias), abs=1e-9)


def test_what_the_bias_is_worth():
    """In the text: 1.2 of 224.2 km/s, 29.0 degrees."""
    x, y = lesson["distance"], lesson["velocity"]
    gain = lesson["fit"](x, y, False)[1] - lesson["fit"](x, y, True)[1]
    assert gain == pytest.approx(1.2, abs=0.05)
    assert lesson["fit"](lesson["celsius"], lesson["fahrenheit"], False)[1] == pytest.approx(29.0, abs=0.05)


def test_without_biases_the_slopes_are_sums_over_neurons():
    """To the right of 0 only neurons with a positive weight speak, to the left only the others."""
    w1, w2 = plain["w1"], plain["w2"]
    assert plain["right"] == pytest.approx(w1[w1 > 0] @ w2[w1 > 0])
    assert plain["left"] == pytest.approx(-w1[w1 < 0] @ w2[w1 < 0])


def test_no_network_without_biases_escapes_in_any_depth_or_width():
    dice = np.random.default_rng(31)
    for _ in range(100):
        widths = dice.integers(1, 12, size=dice.integers(2, 7))
        weights = [dice.normal(scale=9, size=shape) for shape in zip(widths[1:], widths[:-1], strict=True)]
        x, factor = dice.normal(size=widths[0]), dice.uniform(0, 50)

        def network(x, weights=weights):
            for layer in weights[:-1]:
                x = np.maximum(layer @ x, 0)
            return weights[-1] @ x

        assert np.allclose(network(factor * x), factor * network(x))


def test_a_direction_needs_no_bias():
    """Said of rows of one length: three neurons without biases are positive in a wedge only."""
    angle = np.linspace(-np.pi, np.pi, 720, endpoint=False)
    rows = np.stack([np.cos(angle), np.sin(angle)])
    first, second = np.array([[np.sin(0.2), np.cos(0.2)], [np.sin(0.2), -np.cos(0.2)]]) @ rows
    smaller = np.maximum(first, 0) - np.maximum(-first, 0) - np.maximum(first - second, 0)
    assert np.allclose(smaller, np.minimum(first, second))
    assert np.array_equal(smaller > 1e-9, np.abs(angle) < 0.2)


def test_the_hat_is_a_hat():
    x = np.linspace(-5, 5, 201)
    assert np.allclose(plain["hat"](x), np.interp(x, [-5, 1, 2, 3, 5], [0, 0, 1, 0, 0]))
    assert plain["hat"](2.5) == 0.5  # of a question
    assert plain["hat"](100) == 0


def test_the_bias_is_learned_wherever_it_starts():
    dice = np.random.default_rng(32)
    for start in dice.uniform(-500, 500, size=20):
        assert learned["train"](start) == pytest.approx((1.8, 32), abs=1e-4)


def test_thresholds_are_layers_times_width():
    """Published sizes: layers and feed-forward width; gpt-oss: experts too, two rows a neuron."""
    shown = {name: [integer(cell) for cell in row] for name, row in rows("biases/real/thresholds.py").items()}
    assert shown == {
        "GPT-2 small": [12 * 3072] * 2,
        "OPT-175B": [96 * 49152] * 2,
        "Llama-3-8B": [32 * 14336, 0],
        "Llama-3.1-405B": [126 * 53248, 0],
        "gpt-oss-20b": [24 * 32 * 2880, 2 * 24 * 32 * 2880],
    }
    assert anatomy.load("opt-175b").ends.d == 12288


def test_widget_agrees_with_numpy_on_a_hundred_settings(widget):
    dice = np.random.default_rng(33)
    for x, b in zip(dice.uniform(-4, 4, size=100), dice.uniform(-6, 6, size=100), strict=True):
        shown = widget.evaluate(
            "([x, b]) => { const w = document.querySelector('bias-bend'); return [w.output(x, b), w.bend(b)]; }",
            [float(x), float(b)],
        )
        assert shown == pytest.approx([max(WEIGHT * x + b, 0), -b / WEIGHT], abs=1e-12)
        assert np.maximum(WEIGHT * np.array([shown[1] - 1e-9, shown[1] + 1]) + b, 0) == pytest.approx([0, WEIGHT])


def test_widget_moves_the_bend_to_where_the_text_says(widget):
    left, right, top, bottom = 58, 468, 26, 252  # the plot's frame in figures/bend.svg: -4 to 4, 0 to 15
    for bias in (-6, -3, -0.5, 0, 3, 6):
        widget.locator("#dial-bias").fill(str(bias))
        path = widget.locator("bias-bend .model").get_attribute("d")
        bend, end = -bias / 2, 8 + bias
        at_bend, height = left + (bend + 4) / 8 * (right - left), end / 15 * (bottom - top)
        points = [left, bottom, at_bend, bottom, right, bottom - height]
        assert [float(word) for word in path[1:].split()] == pytest.approx(points, abs=0.01)
        assert float(widget.locator("bias-bend .at").get_attribute("cx")) == pytest.approx(at_bend, abs=0.01)
        said = widget.locator("bias-bend .result").inner_text().replace("−", "-")
        assert said == f"Silent up to x = {bend if bend else 0:g}. At input 0 it gives {max(bias, 0):g}."


def test_widget_says_where_it_bends_and_takes_the_bias_away(widget):
    dial = widget.locator("#dial-bias")
    assert dial.get_attribute("aria-valuetext") == "−3, bends at x = 1.5"
    dial.focus()
    widget.keyboard.press("ArrowRight")
    assert dial.get_attribute("aria-valuetext") == "−2.5, bends at x = 1.25"
    widget.keyboard.press("Tab")
    widget.keyboard.press("Enter")
    assert dial.get_attribute("aria-valuetext") == "0, bends at x = 0"
    assert "bias=0" in widget.url
