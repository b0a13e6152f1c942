"""Page 2.2: counts by a counter, angles by arc cosines, attention by loops, the table's cost by configurations."""

import math
from collections import Counter
from fractions import Fraction

import numpy as np
import pytest

from tests.lessons import config, far_from_a_tie, integer, rows, run

LESSON, PRINTED = run("weights/embeddings.py")
APPLE, PEAR, PHONE, STOCK = (2, 2, 1), (3, 0, 0), (0, 4, 0), (0, 0, 3)


def test_rows_are_counts_of_lines():
    kinds = [[line.split() for line in kind.splitlines()] for kind in LESSON["lines"].values()]
    assert sum(len(kind) for kind in kinds) == 11  # as the page says
    for word, row in zip(LESSON["words"], LESSON["table"], strict=True):
        counts = [Counter(w for line in kind for w in set(line))[word] for kind in kinds]
        assert row.tolist() == counts
    assert [tuple(LESSON[name].astype(int)) for name in ("apple", "pear", "phone", "stock")] == [
        APPLE, PEAR, PHONE, STOCK,
    ]  # fmt: skip


def test_the_cosine_is_what_the_page_works_out_by_hand():
    by_hand = Fraction(2 * 3, 3 * 3), Fraction(8, 3 * 4), Fraction(3, 3 * 3)
    for other, value in zip((PEAR, PHONE, STOCK), by_hand, strict=True):
        assert LESSON["cosine"](np.array(APPLE, float), np.array(other, float)) == pytest.approx(float(value))
        assert f"{float(value):.2f}" in PRINTED.splitlines()[1]
    assert LESSON["cosine"](np.array(PEAR, float), np.array(PHONE, float)) == 0


def test_the_cosine_is_the_cosine_of_an_angle():
    """By another route: the angle from the lengths of the two sides and of what lies between them (law of cosines)."""
    rng = np.random.default_rng(3)
    for _ in range(50):
        a, b = rng.normal(size=(2, 5))
        sides = [math.dist(a, np.zeros(5)), math.dist(b, np.zeros(5)), math.dist(a, b)]
        angle = math.acos((sides[0] ** 2 + sides[1] ** 2 - sides[2] ** 2) / (2 * sides[0] * sides[1]))
        assert LESSON["cosine"](a, b) == pytest.approx(math.cos(angle))


def slow_step(x):
    """One step of attention without an array."""
    x = [[v / math.hypot(*row) for v in row] for row in x]
    new, all_shares = [], []
    for query in x:
        powers = [math.exp(sum(q * k for q, k in zip(query, key)) / math.sqrt(len(query))) for key in x]
        shares = [power / sum(powers) for power in powers]
        new.append([own + sum(s * row[i] for s, row in zip(shares, x)) for i, own in enumerate(query)])
        all_shares.append(shares)
    return new, all_shares


def cosine(a, b):
    return sum(v * w for v, w in zip(a, b)) / (math.hypot(*a) * math.hypot(*b))


def test_attention_step_by_step():
    before = LESSON["table"].copy()
    for context in LESSON["contexts"]:
        x = [LESSON["table"][LESSON["words"].index(word)].tolist() for word in context.split()]
        for steps in range(1, 4):
            x, shares = slow_step(x)
            fast, fast_shares = LESSON["read"](context, steps)
            assert fast == pytest.approx(np.array(x))
            assert fast_shares == pytest.approx(np.array(shares))
        once, _ = LESSON["read"](context, 1)
        near = [cosine(once[0].tolist(), other) for other in (PEAR, PHONE, STOCK)]
        assert all(far_from_a_tie(value, 2) for value in near)
        line = next(line for line in PRINTED.splitlines() if line.startswith(context))
        assert line.split()[3:] == [f"{value:.2f}" for value in near]
    assert np.array_equal(LESSON["table"], before)  # no weight has moved


def test_the_two_apples_part():
    apart = []
    for steps in range(4):
        kitchen, device = (LESSON["read"](context, steps)[0][0] for context in LESSON["contexts"][:2])
        apart.append(cosine(kitchen.tolist(), device.tolist()))
        assert f"after {steps} steps: {apart[-1]:.2f}" in PRINTED
        assert far_from_a_tie(apart[-1], 2)
    assert apart == sorted(apart, reverse=True)
    assert apart[3] < cosine(APPLE, PEAR)  # "less than what apple and pear began with"


def test_in_the_end_all_rows_of_a_text_are_one():
    x, _ = LESSON["read"]("apple phone screen", 200)
    assert cosine(x[0].tolist(), x[1].tolist()) == pytest.approx(1)


@pytest.mark.parametrize(("name", "model", "tied"), [
    ("Gemma-3-1B", "gemma-3-1b", True), ("Gemma-2-9B", "gemma-2-9b", True), ("Qwen3-4B", "qwen3-4b", True),
    ("Llama-2-7B", "llama-2-7b", False), ("Llama-3-8B", "llama-3-8b", False),
    ("Llama-3.1-405B", "llama-3.1-405b", False), ("DeepSeek-V3", "deepseek-v3", False),
])  # fmt: skip
def test_cost_of_the_table(name, model, tied):
    shape, head, size, share, other = rows("weights/real/embedding_cost.py")[name]
    published = config(model)
    table = published["vocab_size"] * published["hidden_size"]
    assert shape == f"{published['vocab_size']:,} × {published['hidden_size']:,}"
    assert head == ("tied" if tied else "its own")
    assert integer(size) == table * (1 if tied else 2)
    total = {"deepseek-v3": 671_026_404_352, "llama-2-7b": 6_738_415_616}.get(model, published["total"])
    assert share == f"{table * (1 if tied else 2) / total:.1%}"
    flipped = Fraction(2 * table, total + table) if tied else Fraction(table, total - table)
    assert other == f"{float(flipped):.1%}"
