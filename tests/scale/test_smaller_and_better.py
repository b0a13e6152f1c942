"""5.3: the scores against sums added up by hand from the publications, the pattern against a count on another route."""

from pathlib import Path

import anatomy
import pytest
from figure import globals_of

lesson = globals_of("scale/smaller_and_better.py")
RESULTS = lesson["RESULTS"]  # (pair, test, smaller, larger)
PAGE = Path("docs/scale/smaller-and-better.md").read_text("utf-8")


@pytest.mark.parametrize(
    ("smaller", "tests", "sums"),
    [  # number of tests, and the scores of both models added up on paper
        ("Chinchilla 70B", 1, (67.6, 60.0)),
        ("LLaMA 13B", 1, (46.9, 43.9)),
        ("Mistral 7B", 3, (175.0, 153.9)),
        ("Mixtral 46.7B", 7, (446.7, 421.4)),
        ("Llama 3 8B Instruct", 5, (274.4, 168.6)),
        ("Llama 3 8B base", 2, (145.1, 157.2)),
        ("Qwen2.5 72B base", 5, (350.2, 354.9)),
        ("Llama 3.3 70B Instruct", 5, (374.5, 373.3)),
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
    assert len(pairs) == 22
    assert set(pairs) <= known


def test_larger_models_win_every_test_of_stored_facts_and_none_of_reasoning():
    facts = [scores for _, test, *scores in RESULTS if test == "TriviaQA"]
    reasoning = [scores for _, test, *scores in RESULTS if test in ("GPQA", "GSM8K", "MATH", "HumanEval")]
    assert len(facts) == 4
    assert all(large > small for small, large in facts)
    assert len(reasoning) == 11
    assert all(small > large for small, large in reasoning)


def test_every_pair_is_one_smaller_and_one_larger():
    for name, size in (("mixtral-8x7b", 46.7e9), ("llama-3.1-405b", 405e9)):
        assert anatomy.count(anatomy.load(name)).total == pytest.approx(size, rel=3e-3)
