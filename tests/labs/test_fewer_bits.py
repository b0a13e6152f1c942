"""The lab on fewer bits: its conclusions for ten other languages, smaller; rounding, bytes and gradient by hand."""

import numpy as np
import pytest

from tests.labs.lab import functions

WIDTH = 64
LAB = functions("fewer_bits", STEPS=400, BITS=(32, 16, 8, 5, 4, 3, 2))


def model(seed):
    text, test = (LAB["look"](LAB["write"](seed, n, salt)) for n, salt in ((12_000, 1), (800, 2)))
    return LAB["train"](WIDTH, text, seed), test


@pytest.mark.parametrize("seed", range(1, 11))
def test_conclusions_hold_for_other_languages(seed):
    dials, test = model(seed)
    table = LAB["measure_all"]({WIDTH: dials}, test)
    cures = {bits: LAB["outlier"](dials, test, bits) for bits in (8, 4)}
    claims = LAB["conclusions"](table, WIDTH, cures)
    assert all(claims.values()), (seed, claims, table, cures)


def test_conclusions_fail_without_an_outlier():
    lab = functions("fewer_bits", STEPS=100)
    dials, test = model(1)
    lab["planted"].__defaults__ = (1,)
    cures = {bits: lab["outlier"](dials, test, bits) for bits in (8, 4)}
    claims = lab["conclusions"](lab["measure_all"]({WIDTH: dials}, test), WIDTH, cures)
    assert not claims["with an outlier, 8 bits are worse than 4 without"]


def test_rounding_by_hand():
    matrix = np.array([[7.0, 0.1], [-3.4, 0.7], [0.4, -0.35], [2.6, 0.0]], np.float32)
    back, size = LAB["rounded"](matrix, 4, None)  # the scale is 1
    assert back.tolist() == [[7, 0], [-3, 1], [0, 0], [3, 0]]
    assert size == 8 / 2 + 2
    back, size = LAB["rounded"](matrix, 4, 4)  # a column each: 1 and 0.1
    assert back == pytest.approx(np.array([[7, 0.1], [-3, 0.7], [0, -0.4], [3, 0]]), abs=1e-3)
    assert size == 8 / 2 + 2 * 2
    assert np.unique(LAB["rounded"](np.linspace(-1, 1, 99)[:, None], 2, None)[0]).tolist() == [-1, 0, 1]


def test_bytes_of_the_whole_model():
    """Matrices of 128 x 64, 64 x 64 and 64 x 16, and 144 biases, by hand."""
    dials = LAB["start"](WIDTH, np.random.default_rng(0))
    weights = 128 * 64 + 64 * 64 + 64 * 16
    assert LAB["stored"](dials, 32)[1] == 4 * (weights + 144)
    assert LAB["stored"](dials, 16)[1] == 2 * (weights + 144)
    assert LAB["stored"](dials, 4)[1] == weights / 2 + 2 * 3 + 2 * 144
    assert LAB["stored"](dials, 4, 32)[1] == weights / 2 + 2 * weights / 32 + 2 * 144


def test_an_outlier_and_evening_out_change_no_answer():
    dials, (seen, _) = model(1)
    odd = LAB["planted"](dials, 3)
    expected = LAB["predict"](dials, seen[:200])[1]
    assert np.abs(odd[0][:, 3]).max() > 5 * np.abs(np.delete(odd[0], 3, 1)).max()
    assert LAB["predict"](odd, seen[:200])[1] == pytest.approx(expected, abs=1e-3)
    assert LAB["predict"](LAB["evened"](odd), seen[:200])[1] == pytest.approx(expected, abs=1e-3)


def test_gradient_agrees_with_finite_differences():
    rng = np.random.default_rng(1)
    dials = [p + rng.normal(size=p.shape) / 10 for p in LAB["start"](8, rng)]
    seen, following = LAB["look"](LAB["write"](1, 20, 1))
    text = seen.astype(float), following
    for dial, slope in zip(dials, LAB["gradient"](dials, *text), strict=True):
        for place in [np.unravel_index(i, dial.shape) for i in rng.integers(dial.size, size=20)]:
            before = dial[place]
            dial[place] = before + 1e-6
            above = LAB["loss"](dials, *text)
            dial[place] = before - 1e-6
            below = LAB["loss"](dials, *text)
            dial[place] = before
            assert slope[place] == pytest.approx((above - below) / 2e-6, abs=1e-6)
