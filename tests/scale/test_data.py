"""5.2: break-even against both bills added up, the smallest size against ever more text, ratios against known ones."""

import anatomy
import numpy as np
import pytest
from figure import globals_of

lesson, table = globals_of("scale/data.py"), globals_of("scale/real/tokens.py")
LAW = globals_of("scale/scaling_laws.py")["LAWS"]["Chinchilla, replicated"]


def test_the_law_is_that_of_the_page_before():
    e, a, alpha, b, beta = LAW
    assert [lesson[name] for name in ("E", "A", "ALPHA", "B", "BETA")] == [e, a, alpha, b, beta]


@pytest.mark.parametrize(("share", "pays"), [(0.6, 1.21e12), (0.3, 9.19e12), (0.2, 65.20e12)])
def test_bills_cross_where_the_page_says(share, pays):
    """The loss is the same; just before the printed number the larger one is cheaper, just after it the smaller."""
    n_best, d_best = lesson["n_best"], lesson["d_best"]
    n = share * n_best
    d = np.exp(np.interp(-lesson["target"], -lesson["loss"](n, np.exp(GRID)), GRID))
    assert lesson["tokens_to_reach"](lesson["target"], n) == pytest.approx(d, rel=1e-4)

    def dearer(answers):
        return 6 * n * d + 2 * n * answers - 6 * n_best * d_best - 2 * n_best * answers

    assert dearer(0.99 * pays) > 0 > dearer(1.01 * pays)
    assert lesson["pays_after"](n, d, n_best, d_best) == pytest.approx(pays, rel=5e-3)


GRID = np.linspace(np.log(1e11), np.log(1e15), 400_001)


def test_below_the_smallest_size_no_text_is_enough():
    smallest = lesson["smallest"]
    assert smallest == pytest.approx(10.6e9, rel=5e-3)
    assert lesson["loss"](0.999 * smallest, 1e300) > lesson["target"] > lesson["loss"](1.001 * smallest, 1e300)
    assert lesson["tokens_to_reach"](lesson["target"], 0.999 * smallest) is None


def test_the_cheapest_size_has_no_cheaper_neighbour():
    n, budget = lesson["n_best"], lesson["compute"] / 6
    assert all(lesson["loss"](f * n, budget / (f * n)) > lesson["target"] for f in (0.9, 0.99, 1.01, 1.1))


def test_llama_is_the_engines():
    assert lesson["n"] == anatomy.count(anatomy.load("llama-3-8b")).total


@pytest.mark.parametrize(
    ("name", "ratio"),
    [("GPT-3", 1.72), ("Gopher", 1.07), ("Chinchilla", 20), ("Llama-3.1-405B", 38.4), ("Llama-2-7B", 297),
     ("Llama-3-70B", 213), ("DeepSeek-V3", 394), ("Llama-3-8B", 1868)],
)  # fmt: skip
def test_ratios_are_those_worked_out_by_hand(name, ratio):
    """Published tokens over the exact totals of the project's fact sheet."""
    _, _, active, tokens, _, _ = next(row for row in table["rows"]() if row[0] == name)
    assert tokens / active == pytest.approx(ratio, rel=3e-3)


def test_rows_rise():
    ratios = [row[3] / row[2] for row in table["rows"]()]
    assert ratios == sorted(ratios)
    assert ratios[-1] / ratios[0] > 1000
