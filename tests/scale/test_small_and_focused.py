"""5.4: the toy against a closed form, LoRA's counts against the engine on three models and against real arrays."""

import anatomy
import numpy as np
import pytest
from figure import globals_of

toy, lesson, ways = (globals_of(f"scale/{name}.py") for name in ("small_and_focused", "lora", "real/ways"))


@pytest.mark.parametrize("n", [50, 200, 500])
def test_the_specialists_miss_is_the_closed_form(n):
    """Mean squared miss of least squares with normal inputs: noise² · (1 + k / (n - k - 1))."""
    k, dice = toy["INPUTS"], np.random.default_rng(1)
    squares = []
    for _ in range(1500 if n < 100 else 200):
        x = dice.normal(size=(n, k))
        off = np.linalg.lstsq(x, dice.normal(size=n), rcond=None)[0]  # what the noise does to the dials
        squares.append(1 + off @ off)
    assert np.mean(squares) == pytest.approx(1 + k / (n - k - 1), rel=0.06)
    row = next(row for row in toy["rows"] if row[0] == n)
    assert row[1] == pytest.approx(np.sqrt(np.mean(squares)), rel=0.15)


def test_the_miss_is_what_new_questions_show():
    dice = np.random.default_rng(2)
    x = dice.normal(size=(200_000, toy["INPUTS"]))
    y = x @ toy["truth"][3] + dice.normal(size=len(x))
    shown = np.sqrt(np.mean((x @ toy["large"][0] - y) ** 2))
    assert toy["miss"](toy["large"][0], 3) == pytest.approx(shown, rel=0.01)


def test_fit_is_numpys_least_squares_and_stays_where_it_is_held():
    dice = np.random.default_rng(3)
    x, y = dice.normal(size=(90, toy["INPUTS"])), dice.normal(size=90)
    assert np.allclose(toy["fit"](x, y), np.linalg.lstsq(x, y, rcond=None)[0])
    start = dice.normal(size=toy["INPUTS"])
    longer = np.vstack([x, np.sqrt(11) * np.eye(toy["INPUTS"])])  # the price as forty more examples
    held = np.linalg.lstsq(longer, np.concatenate([y, np.sqrt(11) * start]), rcond=None)[0]
    assert np.allclose(toy["fit"](x, y, start, hold=11), held)
    assert np.allclose(toy["fit"](x, y, start, hold=1e12), start)


def test_the_stories_of_the_page():
    few, many = toy["rows"][0], toy["rows"][-1]
    assert few[1] > few[2] > toy["home"] > many[1]
    elsewhere = [row[3] for row in toy["rows"]]
    assert elsewhere == sorted(elsewhere)
    assert toy["away"] < min(elsewhere)


def test_lora_has_the_published_integers():
    assert lesson["lora"]("QV", 16) == 6_815_744
    assert lesson["lora"](lesson["maps"], 16) == 41_943_040
    assert lesson["total"] == anatomy.count(anatomy.load("llama-3-8b")).total


@pytest.mark.parametrize("model", ["llama-3-8b", "llama-2-7b", "mistral-7b"])
def test_lesson_and_engine_agree_on_three_models(model):
    config = anatomy.find(model).config
    d, heads = config["hidden_size"], config["num_attention_heads"]
    wide, narrow = d, d // heads * config.get("num_key_value_heads", heads)
    sides = [(d, wide), (d, narrow), (d, narrow), (wide, d)] + 3 * [(d, config["intermediate_size"])]
    arrays = [np.broadcast_to(0.0, shape) for i, o in sides for shape in ((i, 16), (16, o))]
    expected = config["num_hidden_layers"] * sum(array.size for array in arrays)
    assert ways["lora"](model, ways["SEVEN"], 16) == expected
    if model == "llama-3-8b":
        assert lesson["lora"](lesson["maps"], 16) == expected


def test_merged_correction_has_the_rank_and_the_shape_it_should():
    change = lesson["down"] @ lesson["up"]
    assert np.linalg.svd(change, compute_uv=False)[4:] == pytest.approx(0, abs=1e-9)
    assert change.shape == lesson["w"].shape
    assert np.allclose(lesson["x"] @ (lesson["w"] + change), lesson["apart"])


def test_pruned_model_is_the_whole_one_less_eight_layers():
    whole = anatomy.count(anatomy.load("llama-3-8b")).total
    a_layer = 41_943_040 + 176_160_768 + 8_192  # attention, feed-forward, two norms
    assert ways["without_layers"]("llama-3-8b", 8).total == whole - 8 * a_layer
