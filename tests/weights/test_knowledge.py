"""Page 2.5: the eight facts in exact fractions, edits by algebra, capacity by another simulation and a formula."""

import math
import random
from collections import Counter
from fractions import Fraction

import numpy as np
import pytest

from tests.lessons import integer, rows, run

LESSON, PRINTED = run("weights/knowledge.py")
CAPACITY, MEASURED = run("weights/capacity.py")
FACTS = LESSON["facts"]


def pairs(name: str) -> Counter:
    name = name.lower()
    return Counter({name[i : i + 2] for i in range(len(name) - 1)})


def shared(one: str, other: str) -> int:
    return sum((pairs(one) & pairs(other)).values())


def solved(matrix: list[list[Fraction]], right: list[Fraction]) -> list[Fraction]:
    """Gauss's elimination, exact."""
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    for i in range(len(rows)):
        pivot = next(k for k in range(i, len(rows)) if rows[k][i])
        rows[i], rows[pivot] = rows[pivot], rows[i]
        rows[i] = [value / rows[i][i] for value in rows[i]]
        for k in range(len(rows)):
            if k != i:
                rows[k] = [a - rows[k][i] * b for a, b in zip(rows[k], rows[i], strict=True)]
    return [row[-1] for row in rows]


def exact_scores(name: str) -> dict[str, Fraction]:
    """What least squares must answer: the weights of the stored keys in `name`, from the table of shared pairs."""
    names = list(FACTS)
    table = [[Fraction(shared(a, b)) for b in names] for a in names]
    inside = solved(table, [Fraction(shared(a, name)) for a in names])
    scores: dict[str, Fraction] = {}
    for country, weight in zip(names, inside, strict=True):
        scores[FACTS[country]] = scores.get(FACTS[country], Fraction(0)) + weight
    return scores


@pytest.mark.parametrize("name", [*FACTS, "Nigeria", "Australian", "Romania"])
def test_the_memory_in_exact_fractions(name):
    scores = LESSON["memory"] @ LESSON["key"](name)
    for city, score in exact_scores(name).items():
        assert scores[LESSON["answers"].index(city)] == pytest.approx(float(score), abs=1e-9)


def test_what_it_says_of_countries_it_never_saw():
    nigeria = exact_scores("Nigeria")
    best = max(nigeria, key=nigeria.get)
    assert f"Nigeria: {best} {float(nigeria[best]):.2f} before" in PRINTED
    assert best == "Vienna"
    assert exact_scores("Australian")["Sydney"] == 1
    assert "Australian: Sydney 1.00 before, Canberra 1.00 after" in PRINTED


def test_size_and_recall():
    every = set().union(*(pairs(name) for name in FACTS))
    assert f"{len(FACTS) + 1} × {len(every)} weights recall 8 of 8" in PRINTED
    assert not any(shared("Peru", name) for name in FACTS if name != "Peru")  # as the page says
    assert {pair for pair in pairs("Nigeria") if pair in every} == {"ni", "er", "ri", "ia"}


def test_the_side_effect_is_the_overlap():
    plain, careful = LESSON["plain"], LESSON["careful"]
    for name in FACTS:
        overlap = Fraction(shared(name, "Australia"), len(pairs("Australia")))
        moved = (plain - LESSON["memory"]) @ LESSON["key"](name)
        assert moved[-1] == pytest.approx(float(overlap))  # towards Canberra
        assert moved[LESSON["answers"].index("Sydney")] == pytest.approx(-float(overlap))
        assert np.delete(moved, [0, len(moved) - 1]) == pytest.approx(0, abs=1e-9)
        still = (careful - LESSON["memory"]) @ LESSON["key"](name)
        assert still[-1] == pytest.approx(1 if name == "Australia" else 0, abs=1e-9)
        if f"\n{name}" in PRINTED:
            line = next(line for line in PRINTED.splitlines() if line.startswith(f"{name} "))
            assert line.split()[1:] == [f"{float(overlap):.3f}"] * 2 + [f"{1 if name == 'Australia' else 0:.3f}"]
    assert Fraction(shared("Austria", "Australia"), len(pairs("Australia"))) == Fraction(5, 8)
    assert Fraction(5, 8) + 2 * Fraction(1, 4) == Fraction("1.125") > 1  # the answer to the question


def test_the_edits_have_rank_one():
    for name, moved in (("plain", 16), ("careful", 42)):
        change = LESSON[name] - LESSON["memory"]
        assert np.linalg.matrix_rank(change, tol=1e-9) == 1
        assert np.count_nonzero(abs(change) > 1e-9) == moved
    assert "weights moved: 16 42" in PRINTED


# ----------------------------------------------------------------------------------------------------- capacity


def recalled_one_by_one(width: int, facts: int, dice: random.Random, asked: int = 40) -> float:
    """The same memory without a matrix: what comes out for a key is a sum over all stored facts."""
    keys = [[dice.choice((-1, 1)) for _ in range(width)] for _ in range(facts)]  # signs instead of a normal law
    values = [[dice.choice((-1, 1)) for _ in range(width)] for _ in range(facts)]
    right = 0
    for i in range(min(asked, facts)):
        overlaps = [sum(a * b for a, b in zip(keys[i], key)) for key in keys]
        out = [sum(o * value[n] for o, value in zip(overlaps, values)) for n in range(width)]
        scores = [sum(a * b for a, b in zip(out, value)) for value in values]
        right += scores.index(max(scores)) == i
    return right / min(asked, facts)


def test_capacity_by_another_simulation():
    """Keys of signs fail a little later than keys of normal numbers, whose lengths vary."""
    dice = random.Random(6)
    for each, facts in ((32, 32), (8, 128)):
        ours = dict(CAPACITY["curves"][32])[facts]
        theirs = np.mean([recalled_one_by_one(32, facts, dice) for _ in range(6)])
        assert 32 * 32 // each == facts
        assert ours == pytest.approx(theirs, abs=0.14)


def test_what_counts_is_the_number_of_weights():
    curves = CAPACITY["curves"]
    for column in range(4):
        facts = [curves[width][column][0] for width in (32, 64, 128)]
        assert facts[1] == 4 * facts[0]
        assert facts[2] == 4 * facts[1]
    for column in (0, 1, 2):  # "about equally well"
        shares = [curves[width][column][1] for width in (32, 64, 128)]
        assert max(shares) - min(shares) < 0.1
    assert curves[128][1][0] == 512
    assert f"{curves[128][1][1]:.0%}" == "95%"


def test_half_is_gone_where_the_formula_says():
    """d² / (2 ln N) facts: the width at which the largest of N noises reaches the signal."""
    facts = 1161
    assert facts == pytest.approx(128**2 / (2 * math.log(facts)), rel=0.01)
    assert 0.4 < CAPACITY["recalled"](128, facts) < 0.65
    assert 1 / (2 * math.log(2)) == pytest.approx(0.72, abs=0.005)


def test_bits():
    for width, points in CAPACITY["curves"].items():
        facts, share = points[1]
        each = share * facts * (math.log(facts) / math.log(2)) / width**2
        assert CAPACITY["bits"](width, facts, share) == pytest.approx(each)
        assert f"{width:>3} wide: {facts} facts, {share:.0%} right, {each:.2f} bits each" in MEASURED
    most = max(share * facts * math.log2(facts) / 128**2 for facts, share in CAPACITY["curves"][128])
    assert f"most, 128 wide: {most:.2f} bits" in MEASURED


def test_published_rates_times_exact_counts():
    for total, *sizes in rows("weights/real/capacity.py").values():
        for cell, bits in zip(sizes, (2, 1, 0.7, 16), strict=True):
            assert float(cell.removesuffix(" GB")) == pytest.approx(integer(total) * bits / 8e9, rel=5e-3)
    assert 14 / 16 == 7 / 8  # "seven eighths of what is stored": 16 bits a parameter without 2 of them
