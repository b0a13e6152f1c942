"""The conclusions of the first lab hold on ten other seeds; its slopes agree with derivatives by complex steps."""

import numpy as np
import pytest

from tests.labs.lab import functions

SEEDS = range(10, 20)


@pytest.fixture(scope="module")
def lab():
    return functions("fit_a_line")


@pytest.mark.parametrize("seed", SEEDS)
def test_three_ways_find_the_same_line_and_the_cliff_is_met(lab, seed):
    hours, height = lab["candle"](seed)
    inputs = np.column_stack([hours, np.ones_like(hours)])
    exact = np.polyfit(hours, height, 1)  # another routine than the lab's
    assert np.allclose(lab["descend"](np.zeros(2), inputs, height, 0.1, 1500)[-1], exact, atol=1e-6)
    layer = [np.zeros((1, 1)), np.zeros(1)]
    layer, _ = lab["train"](layer, hours[:, None], height[:, None], 0.1, 1500)
    assert np.allclose(lab["flat"](layer), exact, atol=1e-6)
    found = lab["cliff_found"](inputs, height)
    singular = np.linalg.svd(inputs, compute_uv=False)[0]  # λ_max by another route
    assert found == pytest.approx(len(hours) / singular**2, rel=0.01)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_layer_agrees_with_least_squares(lab, seed):
    x, y = lab["three_to_two"](seed)
    layer, _ = lab["train"]([np.zeros((3, 2)), np.zeros(2)], x, y, 0.2, 1000)
    by_inverse = np.linalg.pinv(np.column_stack([x, np.ones(len(x))])) @ y
    assert np.allclose(np.vstack(layer), by_inverse, atol=1e-5)


@pytest.mark.parametrize("seed", SEEDS)
def test_backpropagation_agrees_with_complex_steps(lab, seed):
    """A derivative without subtraction: the imaginary part of the error at a dial moved by i·h."""
    x, y = lab["wave"](seed)
    layers = lab["new_layers"]([1, 5, 4, 1], np.random.default_rng(seed))
    for part, slopes in zip(layers, lab["backward"](layers, x, y)):
        for place in np.ndindex(part.shape):
            moved = [other.astype(complex) for other in layers]
            moved[next(i for i, other in enumerate(layers) if other is part)][place] += 1e-30j
            assert lab["error"](moved, x, y).imag / 1e-30 == pytest.approx(slopes[place], rel=1e-9, abs=1e-12)
    assert lab["compare_slopes"](seed) < 1e-6


@pytest.mark.parametrize("seed", SEEDS)
def test_the_network_has_a_cliff_too(lab, seed):
    x, y = lab["wave"](seed)
    layers = lab["new_layers"]([1, 12, 1], np.random.default_rng(seed))
    network, _ = lab["train"](layers, x, y, 0.1, 3000)
    below, above = (lab["nudge_and_go_on"](network, x, y, share) for share in (0.9, 1.1))
    assert max(below) <= below[0] * 1.01
    assert max(above) > 1.5 * above[0]
    assert 0.08 < 2 / lab["steepest"](network, x, y)[0] < 0.13  # the edge: it was trained at 0.1
