"""Lessons restate formulas to teach them; here they are held against the counting engine."""

from math import prod

import anatomy
import pytest

from tests.lessons import run


def gpt2_like(**sizes: int) -> anatomy.Architecture:
    config = {"n_layer": 12, "n_embd": 768, "n_head": 12, "n_positions": 1024, "vocab_size": 50257}
    return anatomy.read({"model_type": "gpt2", "n_inner": None, "tie_word_embeddings": True, **config, **sizes})


@pytest.mark.parametrize(("model", "d_model", "n_layers"), [
    ("gpt-2-small", 768, 12), ("gpt-2-medium", 1024, 24), ("gpt-2-large", 1280, 36), ("gpt-2-xl", 1600, 48),
])  # fmt: skip
def test_count_gpt2(model, d_model, n_layers):
    lesson, _ = run("parameters/count_gpt2.py")
    arch = anatomy.load(model)
    assert lesson["count"](50257, 1024, d_model, n_layers) == anatomy.count(arch).total
    ours = [
        prod(shape) for _, shape, copies in lesson["tensors"](50257, 1024, d_model, n_layers) for _ in range(copies)
    ]
    assert sorted(ours) == sorted(prod(shape) for tensor in anatomy.tensors(arch) for _, shape in tensor.expanded())


def test_inside_a_model():
    lesson, _ = run("parameters/inside_a_model.py")
    small = gpt2_like(n_layer=3, n_embd=48, n_head=3, n_positions=11, vocab_size=3)
    assert lesson["total"] == anatomy.count(small).total
    # Array by array, not only their sum; GPT-2 keeps query, key and value side by side.
    ours = []
    for name, size in lesson["sizes"].items():
        if "key" not in name and "value" not in name:
            ours.append(3 * size if "query" in name else size)
    assert sorted(ours) == sorted(prod(shape) for tensor in anatomy.tensors(small) for _, shape in tensor.expanded())


def test_training_gpt3():
    lesson, _ = run("parameters/training_gpt3.py")
    gpt3 = gpt2_like(n_layer=96, n_embd=12288, n_head=96, n_positions=2048)
    assert lesson["dials"] == anatomy.count(gpt3).total


def test_kv_cache_grows():
    lesson, _ = run("parameters/kv_cache_grows.py")
    llama = anatomy.load("llama-3.1-8b")
    assert lesson["parameters"] == anatomy.count(llama).total
    assert lesson["cache_a_token"] == anatomy.kv_cache(llama, context=131_072).bytes_per_token


def test_positions():
    lesson, _ = run("parameters/positions.py")
    groups = anatomy.count(anatomy.load("gpt-2-small")).groups
    assert lesson["learned"] in groups.values()
    assert lesson["llama2_total"] == anatomy.count(anatomy.load("llama-2-7b")).total
