"""5.3: the scores against sums added up by hand from the publications, the pattern against a count on another route."""

from pathlib import Path

import anatomy
import pytest
from figure import globals_of

lesson = globals_of("scale/smaller_and_better.py")
RESULTS = lesson["RESULTS"]  # (pair, test, smaller, larger)
PAGE = Path("docs/scale/smaller-and-better.md").read_text("utf-8").replace("\N{NO-BREAK SPACE}", " ")  # in scores


@pytest.mark.parametrize(
    ("smaller", "tests", "sums"),
    [  # number of tests, and the scores of both models added up on paper
        ("Chinchilla 70B", 1, (67.6, 60.0)),
        ("LLaMA 13B", 1, (46.9, 43.9)),
        ("Mistral 7B", 12, (660.1, 589.3)),
        ("Mixtral 46.7B", 12, (764.4, 715.6)),
        ("Llama 3 8B Instruct", 5, (274.4, 168.6)),
        ("Llama 3 8B base", 11, (734.3, 798.8)),
        ("Qwen2.5 72B base", 24, (1680.0, 1690.6)),
        ("Llama 3.3 70B Instruct", 9, (718.9, 723.6)),
    ],
)
def test_scores_are_those_published(smaller, tests, sums):
    scores = [result[2:] for result in RESULTS if result[0].startswith(f"{smaller} over")]
    assert len(scores) == tests
    assert [sum(pair[i] for pair in scores) for i in (0, 1)] == pytest.approx(sums)


def test_every_score_in_the_pages_table_is_in_the_program():
    """Rows are written by hand; their pairs must be the program's."""
    known = {f"{test} {small:.1f} : {large:.1f}" for _, test, small, large in RESULTS}
    tests = " ".join(lesson["TESTS"].values()).split()
    rows = [line for line in PAGE.splitlines() if line.startswith("| ") and "20" in line]
    cells = [part.strip() for row in rows for cell in row.split("|") for part in cell.split(",")]
    pairs = [cell for cell in cells if " : " in cell and cell.split()[0] in tests]
    assert len(rows) == 8
    assert len(pairs) == 28
    assert set(pairs) <= known


def test_the_counts_of_the_text():
    def won(*tests):
        scores = [result[2:] for result in RESULTS if result[1] in tests]
        return sum(small > large for small, large in scores), len(scores)

    assert won("TriviaQA") == (0, 4)
    assert won("NaturalQuestions") == (2, 3)
    assert won("GSM8K", "MATH", "MGSM") == (10, 11)
    assert won("MMLU") == (6, 8)
    code = [result for result in RESULTS if result[1] in lesson["TESTS"]["code"].split()]
    assert (len(code), sum(large > small for *_, small, large in code)) == (12, 4)
    reading = {result[0] for result in RESULTS if result[1] in lesson["TESTS"]["reading"].split()}
    assert len(reading) == 2
    base = [result for result in RESULTS if result[0].startswith("Llama 3 8B base")]
    assert [result[1] for result in base if result[2] > result[3]] == ["BoolQ"]
    assert len(RESULTS) == 75


def test_every_test_has_one_kind():
    kinds = " ".join(lesson["TESTS"].values()).split()
    assert len(kinds) == len(set(kinds))
    assert {result[1] for result in RESULTS} == set(kinds)


def test_every_pair_is_one_smaller_and_one_larger():
    for name, size in (("mixtral-8x7b", 46.7e9), ("llama-3.1-405b", 405e9)):
        assert anatomy.count(anatomy.load(name)).total == pytest.approx(size, rel=3e-3)
