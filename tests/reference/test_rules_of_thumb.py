"""Rules of thumb: errors worked out elsewhere and copied here; the lesson against real arrays and the engine."""

import anatomy
import numpy as np
import pytest
from figure import globals_of

PAGE, WIDGET = "reference/rules-of-thumb/", "sort-table"

table = globals_of("reference/real/rule_errors.py")
lesson = globals_of("reference/where_twelve_comes_from.py")
ranges = globals_of("reference/real/wrong_cache_range.py")
rows = {row.name: row for row in table["rows"]}

BY_HAND = {  # in percent: 12·L·d², + V·d, + 2·V·d, worked out before this program existed
    "GPT-2 small": (-31.7, -0.7, 30.3),
    "Llama-3-8B": (-19.8, -13.2, -6.7),
    "Llama-3-70B": (-8.7, -7.2, -5.7),
    "Gemma-2-9B": (-29.9, -20.0, -10.1),
    "Mixtral-8x7B-v0.1": (-86.2, -85.9, -85.6),
    "DeepSeek-V3": (-94.4, -94.3, -94.1),
}
CACHES = {  # factors from the width and from all heads, likewise
    "Llama-3.1-8B": (4, 4),
    "Llama-3.1-70B": (8, 8),
    "Llama-3.1-405B": (16, 16),
    "Qwen3-235B-A22B": (8, 16),
    "Falcon-7B": (71, 71),
    "DeepSeek-V3": (24.9, 71.1),
    "GPT-2 XL": (1, 1),
    "DeepSeek-V4-Pro": (
        24.2,
        221.1,
    ),  # 61 layers of 512, of 31 an entry for 128 tokens, of 30 one of 640 for 4: 72,312 B
}


@pytest.mark.parametrize("name", BY_HAND)
def test_counts_are_as_wrong_as_by_hand(name):
    row = rows[name]
    assert [100 * row.blocks, 100 * row.once, 100 * row.twice] == pytest.approx(BY_HAND[name], abs=0.05)


@pytest.mark.parametrize("name", CACHES)
def test_caches_are_too_large_by_the_factor_of_shared_heads(name):
    assert (rows[name].width, rows[name].heads) == pytest.approx(CACHES[name], abs=0.05)


def test_training_with_the_total_is_wrong_by_the_published_sizes():
    """671 : 37 by the makers' rounded sizes, 47 : 13 by Mixtral's."""
    assert rows["DeepSeek-V3"].training == pytest.approx(671 / 37, rel=0.02)
    assert rows["Mixtral-8x7B-v0.1"].training == pytest.approx(47 / 13, rel=0.02)
    assert rows["Llama-3-8B"].training == 1


def test_names_are_read_as_people_read_them():
    said = table["said"]
    assert said("Mixtral-8x7B-v0.1") == 56e9
    assert said("OLMoE-1B-7B-0924") == 7e9
    assert said("Qwen3-235B-A22B") == 235e9
    assert said("BLOOM-560M") == 560e6
    assert said("Qwen1.5-MoE-A2.7B") is said("GPT-2 XL") is said("Phi-1.5") is None
    assert 100 * rows["Mixtral-8x7B-v0.1"].says == pytest.approx(100 * (56 / 46.702792704 - 1))


@pytest.mark.parametrize("name", ["GPT-2 XL", "LLaMA-7B", "Llama-3-8B", "Gemma-2B", "Mistral-Large-2407"])
def test_the_lessons_shapes_are_those_of_the_engine(name):
    """Matrices of one layer as NumPy arrays that are never filled, against the engine's sum over all layers."""
    d_model, n_heads, n_kv_heads, head_dim, d_ff, matrices = lesson["models"][name]
    shapes = [(n_heads * head_dim, d_model)] * 2 + [(n_kv_heads * head_dim, d_model)] * 2 + [(d_ff, d_model)] * matrices
    layer = sum(np.broadcast_to(0, shape).size for shape in shapes)
    architecture = anatomy.load(name)
    counts = anatomy.count(architecture)
    assert layer * architecture.ends.n_layers == counts.groups["attention"] + counts.groups["mlp_dense"]


def test_every_plain_model_but_one_is_within_a_percent():
    plain = [row for row in rows.values() if row.kind == "plain" and not row.grouped]
    assert [row.name for row in plain if abs(row.fitting) > 0.01] == ["OPT-350M"]


def test_the_range_of_wrong_caches_is_that_of_the_rows():
    """By the other table's program for a dozen models, and by counting rows."""
    wrong = globals_of("efficiency/real/wrong_caches.py")
    for name in wrong["NAMES"]:
        arch = anatomy.load(name)
        token, full = table["token_bytes"](arch), wrong["at_length"](arch)
        assert rows[name].width == pytest.approx(wrong["wide"](arch) / token)
        assert rows[name].heads == pytest.approx(wrong["headed"](arch) / token)
        assert ranges["shares"][name] == pytest.approx(full / token)
    assert sum(row.width > 1.001 for row in rows.values()) == 74
    assert {name for name, share in ranges["shares"].items() if not share} == {
        "Mistral-7B-v0.1", "Phi-3-mini", "StarCoder2-3B", "StarCoder2-7B",
    }  # fmt: skip


# ------------------------------------------------------------------------------------------------- in the browser


SHOWN = """[...document.querySelectorAll(".long tbody tr:not([hidden])")]
  .map(row => [...row.cells].map(cell => cell.innerText))"""


def test_every_column_sorts_both_ways_and_what_has_no_value_comes_last(widget):
    heads = widget.locator(".long th button").all()
    assert len(heads) == 9
    for number, head in enumerate(heads):
        for way in ("ascending", "descending") if number < 2 else ("descending", "ascending"):
            head.click()
            assert widget.locator(".long th").nth(number).get_attribute("aria-sort") == way
            said = [row[number] for row in widget.evaluate(SHOWN)]
            values = [text for text in said if text]
            assert len(said) == 107 and said == values + [""] * (107 - len(values))
            if number < 2:
                values = [text.lower() for text in values]
            else:
                values = [float(text.strip("+%×").replace("−", "-").replace(",", "")) for text in values]
            assert values == sorted(values, reverse=way == "descending")


@pytest.mark.parametrize("kind", ["experts", "gated", "plain"])
def test_the_filter_finds_a_kind_of_blocks(widget, kind):
    widget.locator("sort-table input").fill(kind)
    found = {row[0] for row in widget.evaluate(SHOWN)}
    assert found == {name for name, row in rows.items() if row.kind == kind}
    assert widget.locator("sort-table output").inner_text() == f"{len(found)} of 107"
