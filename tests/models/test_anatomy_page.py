"""7.1: the lesson against the published integer and the engine; what the page says about its outputs."""

from math import prod
from pathlib import Path

import anatomy
import pytest
from figure import globals_of

MODELS = Path(__file__).parents[2] / "snippets" / "models"
lesson = globals_of("models/llama_by_hand.py")


def test_the_lesson_sums_to_the_hubs_integer():
    assert lesson["total"] == 8_030_261_248
    assert sum(times for _, _, times in lesson["tensors"](lesson["config"])) == 291


@pytest.mark.parametrize("name", ["llama-3-8b", "llama-3.1-70b", "llama-3.2-3b"])
def test_the_lesson_lists_what_the_engine_lists(name):
    """Three sizes, one of them tied; the engine's names end in `.weight` after the lesson's."""
    ours = {name: (shape, times) for name, shape, times in lesson["tensors"](anatomy.find(name).config)}
    theirs = {
        tensor.name.split(".")[-2]: (tensor.shape, len(tensor.layers) or 1)
        for tensor in anatomy.tensors(anatomy.load(name))
    }
    assert ours == theirs


def test_a_llama_with_mistrals_vocabulary_is_a_mistral():
    one, other = anatomy.load("llama-3-8b"), anatomy.load("mistral-7b-v0.1")
    layers = [[prod(t.shape) for t in anatomy.tensors(model) if t.layers] for model in (one, other)]
    assert layers[0] == layers[1]
    config = {**anatomy.find("llama-3-8b").config, "vocab_size": 32000, "tie_word_embeddings": True}
    total = anatomy.count(anatomy.read(config)).total
    assert total == anatomy.count(other).active_excl_input_embedding == 7_110_660_096


def test_refusals_end_with_exit_status_2_and_one_line():
    for name in ("unknown_model", "unclear_model"):
        lines = (MODELS / f"{name}.out").read_text("utf-8").splitlines()
        assert len(lines) == 2 and lines[0].startswith("anatomy: ") and lines[1] == "[exit status 2]"


def test_every_mistake_is_refused_by_the_key_it_is_in():
    said = (MODELS / "real" / "refused.out").read_text("utf-8")
    for key in ("vocab_size: missing", "num_hidden_layers: expected", "num_key_value_heads", "model_type", "twice"):
        assert key in said
