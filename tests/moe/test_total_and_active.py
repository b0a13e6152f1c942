"""4.2: the lesson's count against the engine on four real models, the tables against published integers."""

from math import comb

import anatomy
import pytest
from figure import globals_of

from tests.lessons import cells
from tests.sites import ROOT

lesson, one_expert = (globals_of(f"moe/{name}.py") for name in ("total_and_active", "one_expert"))


@pytest.mark.parametrize(("model", "body", "n_experts", "top_k"), [
    ("Mixtral-8x7B-v0.1", (4096, 32, 32, 8, 128, 32000, 14336), 8, 2),
    ("Mixtral-8x22B-Instruct-v0.1", (6144, 56, 48, 8, 128, 32768, 16384), 8, 2),
    ("Mistral-7B-v0.1", (4096, 32, 32, 8, 128, 32000, 14336), 1, 1),
    ("Llama-3-8B", (4096, 32, 32, 8, 128, 128256, 14336), 1, 1),
])  # fmt: skip
def test_the_lesson_counts_as_the_engine_does(model, body, n_experts, top_k):
    once, copied, active = lesson["count"](body, n_experts, top_k)
    counts = anatomy.count(anatomy.load(model))
    assert (once + n_experts * copied, active) == (counts.total, counts.active)


def test_the_line_of_the_page_goes_through_mixtral():
    counts = anatomy.count(anatomy.load("Mixtral-8x7B-v0.1"))
    page = (ROOT / "docs" / "moe" / "total-and-active.md").read_text("utf-8")
    assert r"5{,}637{,}144{,}576 \cdot x + 1{,}605{,}636{,}096" in page
    assert (lesson["copied"], lesson["once"]) == (5_637_144_576, 1_605_636_096)
    assert 8 * lesson["copied"] + lesson["once"] == counts.total == 46_702_792_704
    assert one_expert["once"] + 2 * one_expert["expert"] == counts.active
    assert one_expert["once"] + one_expert["expert"] - one_expert["routers"] == 7_241_732_096  # Mistral 7B


def test_conventions_are_the_published_integers():
    """As printed in the project's table of facts, which was computed apart from the engine."""
    found = {row[0]: (row[3], row[4], row[2]) for row in cells("moe/real/conventions.py")}
    assert found["Mixtral-8x7B"] == ("12,879,925,248", "12,748,853,248", "both")
    assert found["gpt-oss-20b"] == ("4,187,440,704", "3,608,307,264", "without")
    assert found["gpt-oss-120b"] == ("5,711,982,912", "5,132,849,472", "without")
    assert found["DeepSeek-V3"] == ("37,552,282,624", "36,625,603,584", "without")
    assert found["Grok-1"][:2] == ("83,756,587,008", "83,756,587,008")
    assert found["Qwen3-30B-A3B"][2] == "both; neither"


def test_three_quarters_of_grok():
    assert [row[1] for row in cells("moe/real/grok_quarter.py")] == ["25.00%", "24.49%", "26.53%"]


def test_experts_and_ways_by_hand():
    """One expert is three matrices of d_model by its width; gpt-oss has two biases beside them."""
    found = {row[0]: row for row in cells("moe/real/finer_experts.py")}
    assert found["Grok-1"][2] == f"{3 * 6144 * 32768:,}"
    assert found["DeepSeek-V3"][2] == f"{3 * 7168 * 2048:,}"
    assert found["gpt-oss-120b"][2] == f"{3 * 2880 * 2880 + 2 * 2880 + 2880:,}"
    assert found["DeepSeek-V3"][4:6] == ["1", "3"]
    assert found["DeepSeek-MoE-16B"][4:6] == ["2", "1"]
    seconds_of_a_life = 80 * 365.25 * 24 * 3600
    assert 1e5 < comb(256, 8) / seconds_of_a_life < 2e5  # "a hundred thousand people"


def test_memory_and_routers_by_hand():
    memory = {row[0]: row for row in cells("moe/real/memory.py")}
    assert memory["Mixtral-8x7B"][1] == f"{2 * 46.702792704:.1f} GB, {2 * 46_702_792_704 / 2**30:.1f} GiB"
    routers = {row[0]: row for row in cells("moe/real/routers.py")}
    assert routers["Mixtral-8x7B"][2] == f"{32 * 4096 * 8:,}"
    assert routers["DeepSeek-V3"][2] == f"{58 * 7168 * 256:,}"
    assert routers["DeepSeek-V3"][4] == f"{3 * 2048:,}"  # d_model cancels: three matrices of its width
