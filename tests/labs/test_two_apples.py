"""The lab on the two Apples: its conclusions on other starts and with less text; its gradient; its examination."""

import numpy as np
import pytest

from tests.labs.lab import functions

LAB = functions("two_apples")
CORPUS = LAB["sentences"](LAB["CORPUS"])
WORDS = sorted({word for sentence in CORPUS for word in sentence})


@pytest.mark.parametrize("seed", range(11, 21))
def test_conclusions_hold_for_other_starts_and_less_text(seed):
    rng = np.random.default_rng(seed)
    part = [sentence for sentence in CORPUS if rng.random() > 0.1]
    right, right_new, to_fruit, to_firm = LAB["experiment"](part, WORDS, seed)
    assert right >= 20
    assert right_new >= 10
    assert min(to_fruit, to_firm) > 0.2


def test_a_corpus_without_sense_teaches_nothing():
    right = [LAB["experiment"](LAB["shuffled"](CORPUS, seed), WORDS, seed)[0] for seed in range(11, 16)]
    assert np.mean(right) < 17


def test_only_the_sentence_decides():
    """Sentences of the firm examined as if they were of the kitchen are all wrong: the measure can fail."""
    dials = LAB["learn"](CORPUS, WORDS, 11)
    results = LAB["examine"](dials, WORDS)
    swapped = {("firm" if sense == "fruit" else "fruit", kind): places for (sense, kind), places in results.items()}
    assert sum(LAB["right"](results).values()) + sum(LAB["right"](swapped).values()) == 24
    assert sum(LAB["right"](swapped).values()) <= 4


def test_no_row_of_apple_takes_part_in_the_examination():
    dials = LAB["learn"](CORPUS, WORDS, 11)
    before = LAB["examine"](dials, WORDS)
    dials[0][WORDS.index("apple")] += 5
    dials[1][WORDS.index("apple")] += 5
    for group, places in LAB["examine"](dials, WORDS).items():
        assert places == pytest.approx(before[group])


def test_gradient_agrees_with_finite_differences():
    around, covered = LAB["gaps"](CORPUS[:20], WORDS)
    rng = np.random.default_rng(1)
    dials = [rng.normal(size=(len(WORDS), 8)), rng.normal(size=len(WORDS)), rng.normal(size=len(WORDS))]
    slopes = LAB["gradient"](dials, around, covered)
    for dial, slope in zip(dials, slopes, strict=True):
        for place in [np.unravel_index(i, dial.shape) for i in rng.integers(dial.size, size=20)]:
            before = dial[place]
            dial[place] = before + 1e-6
            above = LAB["loss"](dials, around, covered)
            dial[place] = before - 1e-6
            below = LAB["loss"](dials, around, covered)
            dial[place] = before
            assert slope[place] == pytest.approx((above - below) / 2e-6, abs=1e-7)
