"""Page 1.5: sampling against closed forms, the table and the caches against counts of other origin."""

import math
import re
from collections import Counter
from itertools import pairwise

import numpy as np
import pytest

from tests.lessons import SNIPPETS, run

LESSON, PRINTED = run("parameters/not_a_parameter.py")


@pytest.fixture
def untouched():
    """The lesson afresh: its last lines train a step."""
    lesson, _ = run("parameters/not_a_parameter.py")
    lesson["parameters"][:] = np.frombuffer(lesson["before"]).reshape(lesson["parameters"].shape)
    return lesson


def follows(letter, temperature):
    """Powers of the counts: share by count to the 1 / temperature. No logarithm, no table."""
    counted = Counter(pair for pair in pairwise(LESSON["text"]))
    powers = [(counted[letter, other] + 0.01) ** (1 / temperature) for other in LESSON["letters"]]
    return [power / sum(powers) for power in powers]


@pytest.mark.parametrize("temperature", [0.3, 0.5, 1, 2])
@pytest.mark.parametrize("letter", ["t", " ", "y"])
def test_temperature_by_powers_of_the_counts(untouched, letter, temperature):
    assert untouched["probabilities"](letter, temperature) == pytest.approx(follows(letter, temperature))


@pytest.mark.parametrize(("temperature", "kept"), [(0.5, 4), (1, 6), (2, 8)])
def test_top_p_keeps_the_smallest_set_that_reaches_p(untouched, temperature, kept):
    shares = sorted(follows("t", temperature), reverse=True)
    assert sum(shares[: kept - 1]) < 0.9 <= sum(shares[:kept])
    cut = untouched["probabilities"]("t", temperature, top_p=0.9)
    assert np.count_nonzero(cut) == kept and cut.sum() == pytest.approx(1)
    assert f"temperature {temperature:<3}  top-p 0.9 after t keeps {kept} of 22" in PRINTED


def test_writing_changes_no_byte_and_a_step_of_training_does(untouched):
    kept = bytes(untouched["before"])
    texts = {untouched["write"](seed, t, p) for seed in range(5) for t in (0.5, 2.0) for p in (0.5, 1.0)}
    assert len(texts) == 20  # all different
    assert untouched["parameters"].tobytes() == kept
    changed = LESSON["parameters"] != untouched["parameters"]
    assert changed.sum() == 22 and changed[LESSON["letters"].index("t")].all()  # the row of t, whole
    loss = [-math.log(lesson["probabilities"]("t")[lesson["letters"].index("h")]) for lesson in (untouched, LESSON)]
    assert loss[1] < loss[0]  # and it was a step downhill


def test_the_setting_is_where_training_would_end(untouched):
    # At the counted shares the gradient of the mean loss over all pairs vanishes, up to the hundredth added to each.
    pairs = list(pairwise(untouched["text"]))
    for letter in "th ":
        after = Counter(b for a, b in pairs if a == letter)
        total = sum(after.values())
        slopes = [
            total * share - after[other]
            for share, other in zip(untouched["probabilities"](letter), untouched["letters"], strict=True)
        ]
        assert max(map(abs, slopes)) < 0.1


def test_positions():
    _, printed = run("parameters/positions.py")
    assert "1,024 places: 786,432 parameters" in printed and "= 125,226,240" in printed
    assert "= 6,738,417,664" in printed and 6_738_417_664 - 6_738_415_616 == 32 * 64  # published by the hub
    # Without learned positions GPT-2 would be a tensor smaller: both numbers are published integers.
    assert 124_439_808 - 786_432 == 123_653_376


def test_the_cache_by_counting_its_arrays():
    lesson, printed = run("parameters/kv_cache_grows.py")
    one_token = [np.zeros((8, 128), np.float16) for _ in range(32) for _ in ("key", "value")]
    assert lesson["cache_a_token"] == sum(array.nbytes for array in one_token) == 131_072
    assert 131_072 * 131_072 == 2**34 and "17.2 GB" in printed
    tokens = int(re.search(r"after ([\d,]+) tokens", printed)[1].replace(",", ""))
    assert abs(tokens * 131_072 - 2 * 8_030_261_248) < 131_072


def test_the_table():
    kept = (SNIPPETS / "parameters" / "figures" / "not_a_parameter_table.out.md").read_text("utf-8")
    numbers = {int(number.replace(",", "")) for number in re.findall(r"\d[\d,]{3,}", kept)}
    attention = np.broadcast_to(0, (12, 12, 1000, 1000)).size
    cache = np.broadcast_to(0, (12, 2, 1000, 12, 64)).size
    assert numbers == {123_653_376, 786_432, 137_022_720 - 124_439_808, 1_000, 1000 * 768, attention, cache}
    assert attention > 124_439_808
