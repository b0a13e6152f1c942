"""4.4: experts touched against all cases written out, bytes and crossings against the engine, the tables by hand."""

from fractions import Fraction
from itertools import combinations, product

import anatomy
import facts
import numpy as np
import pytest
from figure import globals_of

from tests.lessons import cells

lesson, crossing = globals_of("moe/what_moe_costs.py"), globals_of("moe/real/crossover.py")
expected, reader = lesson["expected"], crossing["reader"]


@pytest.mark.parametrize(("n_experts", "top_k", "batch"), [(4, 2, 3), (5, 1, 3), (5, 3, 2), (6, 2, 2)])
def test_formula_is_the_mean_over_all_cases(n_experts, top_k, batch):
    choices = list(combinations(range(n_experts), top_k))
    cases = [len(set().union(*case)) for case in product(choices, repeat=batch)]
    assert expected(n_experts, top_k, batch) == pytest.approx(float(Fraction(sum(cases), len(cases))))


def test_facts_of_the_project():
    """Rounded as in the table of facts, which was computed apart from this program."""
    assert [round(expected(128, 8, batch)) for batch in (8, 64)] == [52, 126]
    assert [round(expected(256, 8, batch)) for batch in (1, 8, 32, 64, 256)] == [8, 57, 163, 222, 256]


def test_trials_agree_and_skew_only_lowers():
    even, skewed = np.full(128, 1 / 128), 1 / np.arange(1, 129)
    for batch in (8, 64):
        assert lesson["simulated"](even, 4, batch) == pytest.approx(expected(128, 4, batch), rel=0.03)
        assert lesson["simulated"](skewed / skewed.sum(), 4, batch) < expected(128, 4, batch)


def test_draws_without_return_follow_popularity():
    """For one expert a token the draw is a plain one: the mean count touched by two tokens is 2 less the collisions."""
    popularity = np.array([0.5, 0.25, 0.125, 0.125])
    found = lesson["simulated"](popularity, 1, 2, times=20_000)
    assert found == pytest.approx(2 - (popularity**2).sum(), abs=0.02)


@pytest.mark.parametrize(
    "model", ["mixtral-8x7b-v0.1", "gpt-oss-120b", "deepseek-v3", "qwen3-30b-a3b", "llama-3.1-405b"]
)
def test_weights_read_lie_where_the_engine_says(model):
    read, arch = reader(model), anatomy.load(model)
    assert 2 * read(1) == pytest.approx(anatomy.step_read(arch, batch=1).weights)
    for batch in (2, 8, 64):
        bounds = anatomy.step_read(arch, batch=batch)
        assert bounds.weights * 0.999999 <= 2 * read(batch) <= bounds.weights_most * 1.000001


def test_crossings_are_where_the_sign_turns():
    for row in cells("moe/real/crossover.py"):
        sparse, dense = reader(row[0] + ("-v0.1" if "Mixtral" in row[0] else "")), reader(row[1])(1)
        if row[4] == "never":
            assert sparse(10**6) <= dense
        else:
            batch = int(row[4].split()[0])
            assert sparse(batch - 1) <= dense < sparse(batch)


def test_energy_ratios_by_hand():
    rows = cells("moe/real/measured_energy.py")
    assert [row[3] for row in rows] == [f"{a / b:.1f}" for a, b in ((21.86, 8.57), (2.70, 1.94), (1.02, 0.61))]
    assert all(row[4] == f"{405_853_388_800 / 37_552_282_624:.1f}" for row in rows)
    # the experts are 97.4% of DeepSeek-V3's bytes; with nearly all of them read the ratio is that of the two files
    assert float(rows[1][5]) == pytest.approx(2 * 405.85 / 671, abs=0.05)


def test_for_an_answer_the_mixture_takes_as_much_at_eight_and_more_at_128():
    runs = facts.load("energy")
    for sequences, least, most in ((8, 0.85, 1.0), (128, 1.5, 1.7)):
        sparse, dense = (runs[f"{key}-8xb200-{sequences}"] for key in ("deepseek-v3.1", "llama-3.1-405b-bf16"))
        assert least < sparse["answer"].si / dense["answer"].si < most
        assert sparse["length"].si > 2 * dense["length"].si


def test_communication_by_hand():
    found = [row[1] for row in cells("moe/real/communication.py")]
    assert found[0].endswith(f"= {2 * 32 * 2 * 4096:,}")
    assert found[2].endswith(f"= {2 * 58 * 8 * 7168:,}")
    assert found[3].endswith(f"= {2 * 58 * 4 * 7168:,}")


def test_qwen3_in_bf16_is_two_bytes_a_parameter():
    assert cells("moe/real/qwen3_fits.py")[0][2].startswith(f"{2 * 30.532122624:.1f} GB")
