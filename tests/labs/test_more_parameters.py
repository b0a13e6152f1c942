"""The lab on parameters and text: its conclusions on ten other languages, smaller; its gradient and its floor."""

import numpy as np
import pytest

from tests.labs.lab import functions

SMALLER = {"WIDTHS": (4, 16, 128), "TEXTS": (2_000, 64_000), "STEPS": 400}


@pytest.mark.parametrize("seed", range(1, 11))
def test_conclusions_hold_for_other_languages(seed):
    lab = functions("more_parameters", **SMALLER)
    parameters, losses, floor, _ = lab["experiment"](seed)
    claims = lab["conclusions"](parameters, losses, floor)
    assert all(claims.values()), (seed, claims, losses.round(3).tolist())


def test_conclusions_fail_when_all_read_the_same_text():
    lab = functions("more_parameters", **SMALLER | {"TEXTS": (32_000, 32_000), "STEPS": 150})
    parameters, losses, floor, _ = lab["experiment"](1)
    failed = {claim for claim, holds in lab["conclusions"](parameters, losses, floor).items() if not holds}
    assert len(failed) >= 2, failed


def test_backpropagation_agrees_with_finite_differences():
    lab = functions("more_parameters", STEPS=50)
    seen, following = lab["look"]("kuko na so donus " * 20)
    text = seen.astype(float), following
    rng = np.random.default_rng(1)
    dials = [p.astype(float) + rng.normal(size=p.shape) / 10 for p in lab["start"](8, rng)]
    slopes = lab["gradient"](dials, *text)
    for dial, slope in zip(dials, slopes, strict=True):
        for place in [np.unravel_index(i, dial.shape) for i in rng.integers(dial.size, size=20)]:
            before = dial[place]
            dial[place] = before + 1e-6
            above = lab["loss"](dials, *text)
            dial[place] = before - 1e-6
            below = lab["loss"](dials, *text)
            dial[place] = before
            assert slope[place] == pytest.approx((above - below) / 2e-6, abs=1e-6)


def test_floor_is_the_entropy_of_the_language():
    """Letter by letter, from the chances of all words that begin like this, it comes to the same as word by word."""
    lab = functions("more_parameters")
    words, share = lab["invent_words"](np.random.default_rng(3))
    text, floor = lab["write"](words, share, 2_000, np.random.default_rng(4))
    begins = {}
    for word, chance in zip(words, share, strict=True):
        for i in range(len(word) + 2):
            begins[(word + " ")[:i]] = begins.get((word + " ")[:i], 0) + chance
    surprise, so_far = 0.0, ""
    for letter in text:
        surprise -= np.log(begins[so_far + letter] / begins[so_far])
        so_far = "" if letter == " " else so_far + letter
    assert surprise / len(text) == pytest.approx(floor)
    assert max(map(len, words)) < lab["WINDOW"], "a model sees the whole word"


def test_fit_finds_a_planted_law():
    lab = functions("more_parameters")
    n, d = (grid.ravel() for grid in np.meshgrid(100 * 2.0 ** np.arange(7), 2000 * 4.0 ** np.arange(4), indexing="ij"))
    planted = np.array([-1.5, 0.4, -1.2, 0.3, 0.9, 0.0])
    rough = [-1.2, 0.3, -1.2, 0.4, 1.0, 0.0]
    found, miss = lab["fit"]([0, 1, 2, 3, 4], rough, n, d, lab["law"](planted, n, d))
    assert found == pytest.approx(planted, abs=0.01)
    assert miss < 1e-4
    by_hand = 0.9 + np.exp(-1.5) / (n / 1e3) ** 0.4 + np.exp(-1.2) / (d / 1e4) ** 0.3
    assert np.exp(lab["law"](planted, n, d)) == pytest.approx(by_hand)
