"""5.1: the best splits against slopes and published advice; the widget in a real browser against NumPy."""

import json
import random
from pathlib import Path

import numpy as np
import pytest
from figure import globals_of

PAGE, WIDGET = "scale/scaling-laws/", "best-split"

lesson, ratios = globals_of("scale/scaling_laws.py"), globals_of("scale/tokens_per_parameter.py")
DATA = json.loads(Path("snippets/scale/figures/laws_data.json").read_text("utf-8"))


def by_grid(law, compute):
    """The lowest loss among a million sizes, by NumPy; `law` as the widget has it."""
    n = np.logspace(5, 17, 1_000_001)
    d = compute / 6 / n
    inside = law["a"] / n ** law["alpha"] + law["b"] / d ** law["beta"]
    loss = law["e"] + inside ** law["power"]
    at = loss.argmin()
    return n[at], d[at], loss[at]


@pytest.mark.parametrize("compute", [1e18, 1e21, 5.76e23, 1e26])
def test_formula_and_search_find_the_lowest_of_a_grid(compute):
    for name, law in lesson["LAWS"].items():
        as_data = next(entry for entry in DATA["laws"] if entry["name"] == name)
        n, d, loss = by_grid(as_data, compute)
        for found in (lesson["best_by_formula"](law, compute), lesson["best_by_search"](law, compute)):
            assert found == pytest.approx((n, d), rel=1e-4)
            assert lesson["loss"](law, *found) == pytest.approx(loss, rel=1e-9)


@pytest.mark.parametrize(("size", "tokens"), [(1e9, 27.1e9), (10e9, 410e9), (67e9, 4.1e12), (1e12, 94.1e12)])
def test_the_papers_own_table_of_its_third_method(size, tokens):
    """Table A3: the constants with more digits come within a sixth, the printed ones miss by more than a half."""

    def advice(law):
        _, a, alpha, b, beta = law  # the slopes are equal: alpha·A/N^alpha = beta·B/D^beta
        return (beta * b * size**alpha / (alpha * a)) ** (1 / beta)

    assert advice(ratios["LAWS"]["more digits"]) == pytest.approx(tokens, rel=1 / 6)
    assert advice(ratios["LAWS"]["printed"]) > 1.5 * tokens


def test_the_ranges_of_the_text():
    rounded = {"printed": (50, 122), "more digits": (34, 76), "replicated": (22, 17)}
    for name, ends in rounded.items():
        assert tuple(round(ratios["ratio"](ratios["LAWS"][name], c)) for c in (1e21, 1e25)) == ends


def test_a_split_that_was_chosen_has_the_loss_of_the_first_lesson():
    for law in ratios["LAWS"].values():
        for tokens_each in (2, 20, 400):
            n = (5.76e23 / 6 / tokens_each) ** 0.5
            assert ratios["split_loss"](law, 5.76e23, tokens_each) == pytest.approx(
                lesson["loss"](law, n, n * tokens_each)
            )


def test_kaplans_joint_law_tends_to_laws_of_one_quantity():
    n_c, alpha_n, d_c, alpha_d = lesson["KAPLAN_JOINT"]
    assert lesson["kaplan"](1e9, 1e30) == pytest.approx((n_c / 1e9) ** alpha_n)
    assert lesson["kaplan"](1e30, 1e9) == pytest.approx((d_c / 1e9) ** alpha_d, rel=1e-6)
    joint = DATA["laws"][2]
    inside = joint["a"] / 2e9 ** joint["alpha"] + joint["b"] / 5e10
    assert inside ** joint["power"] == pytest.approx(lesson["kaplan"](2e9, 5e10))


def test_widget_agrees_with_numpy_on_a_hundred_settings(widget):
    dice = random.Random(2022)
    for _ in range(100):
        compute, which = 10 ** dice.uniform(18, 26), dice.randrange(3)
        shown = widget.evaluate(
            "([i, c]) => { const w = document.querySelector('best-split'); return w.best(w.data.laws[i], c) }",
            [which, compute],
        )
        n, d, loss = by_grid(DATA["laws"][which], compute)
        assert (shown["n"], shown["d"]) == pytest.approx((n, d), rel=1e-4)
        assert shown["loss"] == pytest.approx(loss, rel=1e-9)
        assert 6 * shown["n"] * shown["d"] == pytest.approx(compute)


def test_widget_moves_line_and_dots_and_says_its_value(widget):
    dial = widget.locator("#dial-compute")
    dial.fill("22")
    assert dial.get_attribute("aria-valuetext") == "1.0e22 FLOP"
    left, right, top, bottom = 58, 468, 54, 292  # the plot's frame in figures/laws.py
    path = widget.locator("best-split .at").get_attribute("d")
    assert [float(word) for word in path[1:].split()[::2]] == pytest.approx([(left + right) / 2] * 2, abs=0.01)
    for law, dot in zip(DATA["laws"], widget.locator("best-split .best").all(), strict=True):
        n, d, _ = by_grid(law, 1e22)
        up = np.log(d / n / 0.5) / np.log(300 / 0.5)
        assert float(dot.get_attribute("cy")) == pytest.approx(bottom - up * (bottom - top), abs=0.05)
    assert "parameters" in widget.locator("best-split .result").inner_text()
