"""Page 1.3: slopes against complex steps, descent against normal equations, the cliff against a second simulation."""

from fractions import Fraction
from itertools import permutations, product

import numpy as np
import pytest

from tests.lessons import run

HUBBLE, PRINTED = run("parameters/turning_dials.py")
NETWORK, NETWORK_PRINTED = run("parameters/two_layers.py")


@pytest.mark.parametrize(("a", "b"), [(0, 0), (454, -41), (-300.5, 1234)])
def test_the_gradient_of_the_line_by_the_complex_step(a, b):
    # loss(a + ih) has the slope in its imaginary part: no difference of near numbers, so no rounding.
    def loss(a, b):
        return np.mean((a * HUBBLE["x"] + b - HUBBLE["y"]) ** 2)

    h = 1e-30
    assert HUBBLE["gradient"](a, b) == pytest.approx((loss(a + h * 1j, b).imag / h, loss(a, b + h * 1j).imag / h))


def test_downhill_ends_where_the_normal_equations_do():
    x = [Fraction(str(value)) for value in HUBBLE["x"].tolist()]
    y = [Fraction(value) for value in HUBBLE["y"].tolist()]
    n, sx, sy = len(x), sum(x), sum(y)
    sxx, sxy = sum(v * v for v in x), sum(v * w for v, w in zip(x, y, strict=True))
    a = (n * sxy - sx * sy) / (n * sxx - sx**2)  # exact
    b = (sy - a * sx) / n
    assert HUBBLE["path"][-1] == pytest.approx((float(a), float(b)), abs=0.01)
    assert f"{float(a):.1f}, {float(b):.1f}" == "454.2, -40.8"
    assert PRINTED.count("a = 454.2, b = -40.8") == 2


def test_a_tenth_of_the_nudge_is_a_tenth_of_the_difference():
    off = [HUBBLE["nudge"](0, 0, h)[0] - HUBBLE["gradient"](0, 0)[0] for h in (1, 0.1)]
    assert off[0] / off[1] == pytest.approx(10)
    assert off[0] == pytest.approx(np.mean(HUBBLE["x"] ** 2))  # half the second derivative, times the nudge


def test_the_cliff_of_the_learning_rate():
    lesson, printed = run("parameters/learning_rate.py")
    trace, root = 1 + np.mean(lesson["x"] ** 2), np.mean(lesson["x"])  # the 2 x 2 bowl by hand
    largest = trace + np.sqrt(trace**2 - 4 * (np.mean(lesson["x"] ** 2) - root**2))
    assert lesson["curvature"] == pytest.approx(largest)
    assert f"{2 / largest:.4f}" in printed
    assert lesson["train"](2 / largest - 0.001, 20_000)[-1] == pytest.approx(222.995, abs=0.01)
    assert lesson["train"](2 / largest + 0.001, 20_000)[-1] > 1e6
    assert lesson["curves"][0.3][10] == pytest.approx(
        HUBBLE["loss"](*HUBBLE["path"][10]) ** 0.5
    )  # both programs walk alike


def test_backpropagation_by_the_complex_step():
    rng = np.random.default_rng(5)
    dials, h = rng.normal(size=13), 1e-30
    slopes = [NETWORK["loss"](dials + h * 1j * row).imag / h for row in np.eye(13)]
    assert NETWORK["gradient"](dials) == pytest.approx(slopes)


def test_no_plane_separates_either_or():
    # Any plane has p(0,0) + p(1,1) = p(0,1) + p(1,0): with errors e, the four wishes 0, 1, 1, 0 cannot all be met, and
    # by symmetry the least squares answer is their mean.
    x, y = NETWORK["x"], NETWORK["y"]
    a, b, c = np.meshgrid(*[np.linspace(-1, 1, 41)] * 3)
    losses = sum((a * row[0] + b * row[1] + c - wanted) ** 2 for row, wanted in zip(x, y, strict=True)) / 4
    assert losses.min() == pytest.approx(0.25)
    assert NETWORK["answers"][0] == pytest.approx([0.5] * 4)


def test_two_layers_learn_it_from_seven_of_ten_starts():
    results = [NETWORK["forward"](dials)[1].round() == NETWORK["y"] for dials in NETWORK["trained"]]
    close = [np.abs(NETWORK["forward"](dials)[1] - NETWORK["y"]).max() < 0.1 for dials in NETWORK["trained"]]
    assert sum(close) == 7 and len(results) == 10
    assert "7 of 10 starts" in NETWORK_PRINTED
    # Nothing hangs on a last bit: starts that differ a little end alike.
    again = []
    for seed in range(10):
        dials = np.random.default_rng(seed).normal(size=13) * (1 + 1e-9)
        for _ in range(1000):
            dials = dials - 0.1 * NETWORK["gradient"](dials)
        again.append(NETWORK["loss"](dials) < 0.001)
    assert sum(again) == 7


def test_gpt3_against_the_published_figures():
    lesson, printed = run("parameters/training_gpt3.py")
    assert lesson["dials"] == 174_604_259_328
    assert round(lesson["dials"] / 1e6, -2) == 174_600  # Table D.1, in millions
    assert float(f"{lesson['by_backpropagation'] * lesson['tokens']:.3g}") == 3.14e23  # Table D.1
    assert lesson["steps"] * lesson["tokens_a_step"] == lesson["tokens"]
    assert "93,750" in printed and "174,604,259,329" in printed and "58 billion" in printed


def test_48_settings_are_one_network():
    lesson, printed = run("parameters/same_network.py")
    assert len(list(permutations(range(3)))) * len(list(product([1, -1], repeat=3))) == 48
    assert printed.startswith("48 different settings of the dials, 48 of them")
    w1, b1, w2, b2 = (lesson[name] for name in ("w1", "b1", "w2", "b2"))
    swapped = np.tanh(lesson["x"] @ -w1[:, [1, 0, 2]] - b1[[1, 0, 2]]) @ -w2[[1, 0, 2]] + b2
    assert swapped == pytest.approx(lesson["network"](w1, b1, w2))
