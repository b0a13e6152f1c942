"""4.5: the integers that the hub and the makers publish, copied from there; and the lesson against the engine."""

import anatomy
import numpy as np
import pytest
from figure import globals_of

lesson, claims = globals_of("moe/deepseek_v3.py"), globals_of("moe/deepseek_claims.py")

HUB = {"F8_E4M3": 680_571_043_840, "BF16": 3_918_786_560, "F32": 41_555_600}  # as the hub lists them, by type


def test_the_ledger_ends_on_the_hubs_last_digit():
    assert lesson["stored"] == sum(HUB.values()) == 684_531_386_000
    assert lesson["total"] + lesson["ledger"]["router corrections"] == 671_026_419_200  # the figure often quoted


def test_sizes_are_those_of_real_arrays():
    """One matrix of each shape as a NumPy array that is never filled."""
    for matrices in (lesson["attention"], lesson["mlp"](2048)):
        assert lesson["size"](matrices) == sum(np.broadcast_to(0, shape).size for shape in matrices)


@pytest.mark.parametrize("shape", [(576, 7168), (1, 1), (128, 128), (129, 256), (7168, 16384)])
def test_scales_are_the_blocks_that_a_slice_begins(shape):
    rows, columns = shape
    blocks = {(row // 128, column // 128) for row in range(rows) for column in range(0, columns, 64)}
    assert lesson["scales"]([shape]) == len(blocks)


def test_lesson_and_engine_agree_on_every_part():
    model = anatomy.find("deepseek-v3")
    architecture = model.read()
    counts, stored = anatomy.count(architecture), anatomy.stored(architecture, model.checkpoint)
    assert lesson["total"] == counts.total
    assert lesson["total"] - lesson["idle"] == counts.active
    assert lesson["total"] - lesson["idle"] - lesson["table"] == counts.active_excl_input_embedding
    parts = {"parameters": counts.total, "router buffers": 14_848}
    for part in stored:
        if part.part not in parts:
            parts[part.part] = sum(other.count for other in stored if other.part == part.part)
    assert sorted(parts.values()) == sorted(lesson["ledger"].values())


def test_engine_splits_the_file_by_type_as_the_hub_does():
    model = anatomy.find("deepseek-v3")
    stored = anatomy.stored(model.read(), model.checkpoint)
    assert {dtype: sum(part.count for part in stored if part.dtype == dtype) for dtype in HUB} == HUB


def test_a_half_block_is_56_scales_a_layer():
    assert lesson["scales"]([(576, 7168)]) - (576 // 128) * (7168 // 128) == 56


def test_claims_use_the_numbers_of_the_lesson():
    assert claims["active"] == lesson["total"] - lesson["idle"]
    assert claims["everything_else"] == lesson["stored"] - lesson["total"]
    assert claims["prediction"] == lesson["prediction"]
    assert claims["joint"] == lesson["joint"] == 102_760_448
    assert claims["routers"] == lesson["n_sparse"] * lesson["router"]
    assert claims["idle"] * lesson["n_sparse"] == lesson["idle"]


def test_a_dense_layer_is_nine_experts_wide():
    assert lesson["d_ff"] == (lesson["top_k"] + lesson["n_shared"]) * lesson["d_expert"]
    assert lesson["n_sparse"] * lesson["size"](lesson["mlp"](2048)) == 2_554_331_136  # the question's answer
