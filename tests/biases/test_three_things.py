"""3.3: rules, estimators and scores against closed forms, NumPy and simulation."""

from fractions import Fraction
from itertools import product

import numpy as np
import pytest
from figure import globals_of

worlds, die, score = (globals_of(f"biases/{name}.py") for name in ("inductive_bias", "estimator_bias", "pass_at_k"))


def test_both_rules_fit_the_points_and_disagree_off_them():
    for x, y in zip(worlds["x"], worlds["y"], strict=True):
        assert worlds["line"](x) == pytest.approx(2 * x + 1) == pytest.approx(y)
        assert worlds["nearest"](x) == y
    off = np.setdiff1d(np.linspace(-3, 7, 101), worlds["x"])
    assert all(abs(worlds["line"](x) - worlds["nearest"](x)) > 1e-6 for x in off)


def test_every_rule_that_looks_at_seen_answers_only_is_right_half_of_the_time():
    """Random rules, tables from the five seen answers to the three guesses: all of them, not only those printed."""
    dice = np.random.default_rng(7)
    for _ in range(50):
        guesses = dice.integers(0, 2, size=(32, 3))  # one row for each way to answer the five
        truth = np.array(list(product([0, 1], repeat=8)))
        seen = truth[:, :5] @ 2 ** np.arange(5)
        assert (guesses[seen] == truth[:, 5:]).sum() == 384


def test_printed_rules_by_another_route():
    """Neighbours by a matrix of differing digits; orderly worlds as columns."""
    inputs = np.array(list(product([0, 1], repeat=3)))
    gaps = (inputs[5:, None, :] != inputs[None, :5, :]).sum(axis=2)  # (hidden, seen)
    closest = gaps == gaps.min(axis=1, keepdims=True)
    orderly = np.concatenate([inputs.T, 1 - inputs.T])  # (worlds, inputs)
    guesses = (closest @ orderly[:, :5].T) * 2 >= closest.sum(axis=1, keepdims=True)  # (hidden, worlds)
    right = int((orderly[:, 5:] == guesses.T).sum())
    assert (right, 18 - right, int((orderly[:, 5:] == 1).sum())) == (12, 6, 9)
    assert sorted(list(world.values()) for world in worlds["orderly"]) == sorted(orderly.tolist())
    for rule, expected in zip(worlds["rules"].values(), (12, 6, 9), strict=True):
        assert sum(rule(at, world) == world[at] for world in worlds["orderly"] for at in worlds["hidden"]) == expected


def test_truth_is_the_variance_of_a_die():
    assert float(die["truth"]) == pytest.approx(np.var(np.arange(1, 7)))


@pytest.mark.parametrize("n", [2, 3, 4])
def test_bias_of_the_variance_is_the_closed_form(n):
    """(n - 1) / n of the truth if divided by n; for n = 4 that is a quarter too small, as a question says."""
    throws = list(product(die["faces"], repeat=n))
    mean = sum(die["spread"](each, n) for each in throws) / len(throws)
    assert mean == Fraction(n - 1, n) * die["truth"]
    assert sum(die["spread"](each, n - 1) for each in throws) / len(throws) == die["truth"]


def test_mean_squared_misses_by_the_fourth_moment():
    """Var(s²) = (m4 - sigma⁴ (n - 3) / (n - 1)) / n; dividing by n shrinks it and adds the squared bias."""
    n, sigma2 = 3, Fraction(35, 12)
    m4 = sum((face - Fraction(7, 2)) ** 4 for face in range(1, 7)) / 6
    fair = (m4 - sigma2**2 * Fraction(n - 3, n - 1)) / n
    biased = Fraction(n - 1, n) ** 2 * fair + (sigma2 / n) ** 2
    assert (f"{float(fair):.2f}", f"{float(biased):.2f}") == ("4.91", "3.13")
    assert die["miss"] == biased


def test_pass_at_k_is_the_code_of_the_benchmark():
    """The same value as a running product over what is left, as HumanEval's repository computes it."""
    n, k = score["n"], score["k"]
    for c in range(n + 1):
        expected = 1.0 if n - c < k else 1.0 - np.prod(1.0 - k / np.arange(n - c + 1, n + 1))
        assert float(score["fair"](c)) == pytest.approx(expected)


@pytest.mark.parametrize("p", [0.01, 0.1, 0.3])
def test_averages_by_simulation(p):
    n, k = score["n"], score["k"]
    right = np.random.default_rng(8).binomial(n, p, size=400_000)
    naive = np.mean(1 - (1 - right / n) ** k)
    assert float(score["on_average"](score["naive"], Fraction(str(p)))) == pytest.approx(naive, abs=0.002)
    fair = np.mean(np.array([float(score["fair"](c)) for c in range(n + 1)])[right])
    assert fair == pytest.approx(1 - (1 - p) ** k, abs=0.002)


def test_naive_is_too_low_for_every_chance():
    for percent in range(1, 100):
        p = Fraction(percent, 100)
        assert score["on_average"](score["naive"], p) < score["on_average"](score["fair"], p) == 1 - (1 - p) ** 10
