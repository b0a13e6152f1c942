"""6.2: the lesson against attention in plain loops, formulas and data against the engine, the widget in a browser."""

import json
import math
import random
from pathlib import Path

import anatomy
import numpy as np
import pytest
from figure import globals_of

PAGE, WIDGET = "efficiency/kv-cache/", "kv-cache"

PLACE = Path(__file__).resolve().parents[2] / "snippets" / "efficiency"
lesson, kinds = globals_of("efficiency/kv_cache.py"), globals_of("efficiency/cache_by_kind.py")
wrong = globals_of("efficiency/real/wrong_caches.py")
data = json.loads((PLACE / "figures" / "kv_cache_data.json").read_text("utf-8"))
NAMES = list(globals_of("efficiency/figures/kv_cache_data.py")["MODELS"])


def by_loops(tokens):
    """Scores after a text, one token and one head at a time, with plain sums and no cache."""
    rows = [lesson["table"][token] for token in tokens]
    group, dim = lesson["n_heads"] // lesson["n_kv_heads"], lesson["head_dim"]
    for layer in lesson["layers"]:
        q, k, v = ([row @ layer[name] for row in rows] for name in "qkv")
        new = []
        for i, row in enumerate(rows):
            parts = []
            for h in range(lesson["n_heads"]):
                mine, theirs = slice(h * dim, (h + 1) * dim), slice(h // group * dim, (h // group + 1) * dim)
                weights = [math.exp(float(q[i][mine] @ k[j][theirs]) / math.sqrt(dim)) for j in range(i + 1)]
                parts.append(sum(w * v[j][theirs] for j, w in enumerate(weights)) / sum(weights))
            new.append(np.tanh(row + np.concatenate(parts) @ layer["o"]))
        rows = new
    return rows[-1] @ lesson["head"]


@pytest.mark.parametrize("length", [1, 2, 5, 17])
def test_cached_scores_are_those_of_attention_in_loops(length):
    tokens, cache = lesson["fast"][:length], lesson["empty"]()
    for token in tokens:
        scores = lesson["forward"]([token], cache)
    assert scores == pytest.approx(by_loops(tokens), abs=1e-9)


def test_choices_do_not_hang_on_a_last_bit():
    cache = lesson["empty"]()
    for token in lesson["fast"][:-1]:
        best = np.sort(lesson["forward"]([token], cache))
        assert best[-1] - best[-2] > 1e-6


def test_rows_and_bytes_by_hand():
    assert lesson["slow_rows"] == sum(range(4, 64)) == 2_010
    assert lesson["fast_rows"] == 63
    assert lesson["held"] == 63 * 2 * 2 * 2 * 8 * 8


def test_looking_ahead_is_what_breaks_the_cache():
    tokens = lesson["fast"]
    assert lesson["kept"](lesson["keys"](tokens[:-1]), lesson["keys"](tokens)) == "63 of 63"
    assert lesson["kept"](lesson["keys"](tokens[:-1], False), lesson["keys"](tokens, False)) == "0 of 63"


@pytest.mark.parametrize("context", [1, 100, 1_024, 1_025, 8_192, 131_072])
@pytest.mark.parametrize("model", kinds["MODELS"])
def test_formula_by_kind_is_the_engines(model, context):
    arch = anatomy.load({"Qwen3-Next-80B": "Qwen3-Next-80B-A3B"}.get(model, model))
    assert kinds["cache_bytes"](kinds["MODELS"][model], context, 3) == anatomy.kv_cache(arch, context, 3).bytes


def test_factors_of_the_wrong_formulas():
    """As in the table of facts, which was computed apart from this program."""
    facts = {"Llama-3.1-8B": (4, 4), "Llama-3.1-70B": (8, 8), "Llama-3.1-405B": (16, 16), "Qwen3-235B-A22B": (8, 16),
             "Falcon-7B": (71, 71), "DeepSeek-V3": (24.9, 71.1), "Llama-2-7B": (1, 1)}  # fmt: skip
    for name, (width, heads) in facts.items():
        arch = anatomy.load(name)
        true = anatomy.kv_cache(arch).bytes_per_token
        assert round(wrong["wide"](arch) / true, 1) == width, name
        assert round(wrong["headed"](arch) / true, 1) == heads, name
    assert round(61 * 128 * 256 * 2 / 70_272, 1) == 56.9  # "something in between"


def test_factors_agree_with_the_page_on_rules():
    rows = {row.name: row for row in globals_of("reference/real/rule_errors.py")["rows"]}
    for name in wrong["NAMES"]:
        arch = anatomy.load(name)
        true = anatomy.kv_cache(arch).bytes_per_token
        assert wrong["wide"](arch) / true == pytest.approx(rows[name].width)
        assert wrong["headed"](arch) / true == pytest.approx(rows[name].heads)
    assert min(min(row.width, row.heads) for row in rows.values()) > 0.999  # "neither ever says too little"


def test_words_of_the_page():
    cache = anatomy.kv_cache(anatomy.load("llama-2-7b"), 32_768, 8).bytes
    assert 9.5 < cache / anatomy.weight_bytes(anatomy.load("llama-2-7b")) < 10.5  # "ten times what its weights take"
    totals = [anatomy.count(anatomy.load(name)).total for name in ("deepseek-v3", "llama-2-7b")]
    assert 95 < totals[0] / totals[1] < 105  # "a hundred times as large"
    step = [anatomy.step_read(anatomy.load("llama-3.1-8b"), 8_192, batch) for batch in (13, 14)]
    assert step[0].cache < step[0].weights <= step[1].cache


def test_widget_agrees_with_the_engine_on_a_hundred_settings(widget):
    dice = random.Random(65)
    settings = [(dice.randint(1, 2**17), dice.randint(1, 64)) for _ in range(100)]
    ask = "settings => settings.map(s => document.querySelector('kv-cache').sizes(...s))"
    for (context, batch), shown in zip(settings, widget.evaluate(ask, settings), strict=True):
        assert shown == [anatomy.kv_cache(anatomy.load(name), context, batch).bytes for name in NAMES]


def test_widget_moves_and_says_what_it_shows(widget):
    dial = widget.locator("#dial-context")
    assert widget.locator("kv-cache .result").inner_text().startswith("2 of 6")
    dial.focus()
    widget.keyboard.press("End")
    assert dial.get_attribute("aria-valuetext") == "131,072 tokens"
    widget.locator("#dial-batch").fill("0")
    values = widget.locator("kv-cache .value").all_text_contents()
    assert values[0] == "68.7 GB"
    assert values[3] == "9.21 GB"
    widths = [float(bar.get_attribute("width")) for bar in widget.locator("kv-cache .bar").all()]
    assert widths[0] == pytest.approx(239 * 68.72 / 80, abs=0.1)
