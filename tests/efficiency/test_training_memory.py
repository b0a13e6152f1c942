"""6.3: Adam against its own formula written out, slopes against finite differences, sums against arrays that exist."""

import anatomy
import numpy as np
import pytest
from figure import globals_of

training, stuck = globals_of("efficiency/training_memory.py"), globals_of("efficiency/master_copy.py")
checkpointing, activations = globals_of("efficiency/checkpointing.py"), globals_of("efficiency/activations.py")
tuning = globals_of("efficiency/real/tuning.py")


def test_sixteen_bytes_are_two_two_and_twelve():
    arrays = training["arrays"]
    each = {name: array.nbytes / array.size for name, array in arrays.items()}
    assert list(each.values()) == [2, 2, 4, 4, 4]
    assert {array.shape for array in arrays.values()} == {(48, 32)}
    assert np.array_equal(training["weights"], training["copy"].astype(np.float16))


def test_adam_is_the_published_rule():
    """Written out as a sum over all slopes so far, with weights that fade; its first step is 1 whatever the slope."""
    rng = np.random.default_rng(0)
    slopes = rng.normal(size=(7, 5))
    mean = square = np.zeros(5)
    for t, slope in enumerate(slopes, 1):
        push, mean, square = training["adam"](slope, mean, square, t)
        fade = np.arange(t - 1, -1, -1)[:, None]
        first = (0.9**fade * slopes[:t]).sum(axis=0) / (0.9**fade).sum()
        second = (0.99**fade * slopes[:t] ** 2).sum(axis=0) / (0.99**fade).sum()
        assert push == pytest.approx(first / np.sqrt(second), rel=1e-6)
        if t == 1:
            assert push == pytest.approx(np.sign(slope), rel=1e-6)


def test_a_step_below_half_the_gap_is_rounded_away():
    gap = 2.0**-11  # below 1 the numbers of FP16 lie so far apart
    assert float(np.float16(1) - np.float16(gap * 0.49)) == 1
    assert float(np.float16(1) - np.float16(gap * 0.51)) == 1 - gap
    assert stuck["train"](np.float16, 0.001) == 1
    # it stops where rate · 2 · (weight - goal) has fallen to half of the gap
    for rate in (0.01, 0.003):
        assert stuck["train"](np.float16, rate) - 0.9 == pytest.approx(gap / 2 / (2 * rate), abs=2 * gap)


def test_slopes_are_finite_differences():
    layers, x, target = (checkpointing[name] for name in ("layers", "x", "target"))

    def loss():
        y = x
        for layer in layers:
            y = np.tanh(y @ layer)
        return 0.5 * ((y - target) ** 2).sum()

    slopes, _, _ = checkpointing["train_step"](4)
    for i, row, column in ((0, 3, 5), (11, 0, 31), (23, 16, 2)):
        around = []
        for nudge in (1e-5, -1e-5):
            layers[i][row, column] += nudge
            around.append(loss())
            layers[i][row, column] -= nudge
        assert slopes[i][row, column] == pytest.approx((around[0] - around[1]) / 2e-5, rel=1e-5)


@pytest.mark.parametrize("every", [1, 2, 3, 4, 6, 8, 12, 24])
def test_checkpoints_hold_and_repeat_what_they_must(every):
    slopes, held, again = checkpointing["train_step"](every)
    n = checkpointing["n_layers"]
    # the input, each every-th, and the inner layers of one stretch (with the last one, the result, instead of its end)
    assert max(held) == 1 + n // every + (every - 1)
    assert again == n - n // every
    exact = checkpointing["train_step"](1)[0]
    assert all(np.array_equal(a, b) for a, b in zip(slopes, exact, strict=True))


def test_activations_are_the_published_formula():
    s, h, a, layers = (activations[name] for name in ("tokens", "d_model", "n_heads", "n_layers"))
    assert activations["layer"] == s * h * (34 + 5 * a * s / h)
    assert 5 * a * s / h == 80  # for GPT-3, as its authors print it
    assert activations["ways"]["keep everything"] == layers * activations["layer"]
    opt = anatomy.load("opt-175b")  # has GPT-3's shape
    assert sum(len(group.indices) for group in opt.layers) == layers
    assert opt.ends.d == h


def test_activations_are_arrays_that_exist():
    """A plain layer of a tiny model run forward in FP16 with dropout; everything its way back needs is weighed."""
    s, h, a = 8, 16, 4
    rng = np.random.default_rng(3)
    half = lambda *shape: rng.normal(size=shape).astype(np.float16)  # noqa: E731
    mask = lambda x: rng.random(x.shape) > 0.1  # noqa: E731
    kept = []
    x = half(s, h)
    kept.append(x)  # into the first norm
    y = half(s, h)  # what it gives: into Q, K, V
    q, k, v = (half(a, s, h // a) for _ in range(3))
    shares = half(a, s, s)
    dropped = mask(shares)
    mixed = half(s, h)
    kept += [y, q, k, v, shares, dropped, (shares * dropped).astype(np.float16), mixed, mask(x)]
    kept.append(half(s, h))  # into the second norm
    z, up = half(s, h), half(s, 4 * h)
    kept += [z, up, np.maximum(up, 0), mask(z)]
    assert sum(array.nbytes for array in kept) == s * h * 34 + 5 * a * s * s


def test_lora_by_hand():
    """Llama-3-8B: rank times inputs and outputs of seven maps in 32 layers."""
    d, kv, ff = 4096, 1024, 14336
    each = 2 * (d + d) + 2 * (d + kv) + 3 * (d + ff)
    assert tuning["lora"]("llama-3-8b", 16) == 16 * 32 * each == 41_943_040
    assert tuning["lora"]("llama-65b", 64) == 64 * 80 * (4 * 2 * 8192 + 3 * (8192 + 22016))


def test_four_bits_by_hand():
    """NF4 for the maps of the layers at 4.127 bits, two bytes for the rest; and the paper's two figures."""
    _, _, frozen, together = tuning["ways"]("llama-65b", 64)[2]
    rest = 2 * 32_000 * 8192 + (2 * 80 + 1) * 8192
    maps = 65_285_660_672 - rest
    assert frozen == pytest.approx(maps * (4 + 8 / 64 + 32 / (64 * 256)) / 8 + 2 * rest, abs=1)
    assert 47e9 < together < 48e9
    assert 780e9 < 12 * 65_285_660_672 < 790e9


def test_recipes_add_up():
    recipes = globals_of("efficiency/real/recipes.py")["RECIPES"]
    assert sum(recipes["mixed, Adam"]) == sum(recipes["all in FP32, Adam"]) == 16
    assert recipes["mixed, Adam"][0] + recipes["mixed, Adam"][1] == 4
