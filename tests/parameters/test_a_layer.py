"""1.2: layers and their counts, against sums done by hand and rank."""

import numpy as np
import pytest
from figure import globals_of

layer, bend, sizes = (globals_of(f"parameters/{name}.py") for name in ("a_layer", "no_bend", "layer_sizes"))


def test_both_ways_give_what_a_person_gets_by_hand():
    x = layer["x"]  # 1, 2, 4
    by_hand = [2 * 1 - 1 * 2 + 0.5 * 4 + 10, 0 * 1 + 3 * 2 + 1 * 4 - 5]
    assert layer["as_equations"](x) == pytest.approx(by_hand)
    assert layer["as_matrix"](x) == pytest.approx(by_hand)


def test_the_collapsed_layer_is_the_affine_map_read_off_at_four_points():
    """A map from 3 numbers that is affine is known from its values at 0 and at the three unit vectors."""
    two = lambda x: (x @ bend["w1"].T + bend["b1"]) @ bend["w2"].T + bend["b2"]  # noqa: E731
    at_zero = two(np.zeros(3))
    columns = np.stack([two(unit) - at_zero for unit in np.eye(3)], axis=1)  # (2, 3)
    assert np.allclose(columns, bend["w"])
    assert np.allclose(at_zero, bend["b"])


def test_the_bend_cannot_be_undone_by_any_layer():
    """An affine map sends the middle of two points to the middle of their images; the bent one does not."""
    bent = lambda x: np.maximum(x @ bend["w1"].T + bend["b1"], 0) @ bend["w2"].T + bend["b2"]  # noqa: E731
    p, q = bend["x"][:500], bend["x"][500:]
    assert not np.allclose(bent((p + q) / 2), (bent(p) + bent(q)) / 2, atol=0.1)
    assert 0.1 < bend["left_over"] < 0.3


def test_counts_are_sizes_of_real_arrays():
    count = sizes["parameters"]
    assert count(768, 3072) == np.empty((3072, 768)).size + np.empty(3072).size
    assert count(1000, 1000, biases=False) == np.empty((1000, 1000)).size
    assert sizes["thin"] == np.empty((10, 1000)).size * 2
