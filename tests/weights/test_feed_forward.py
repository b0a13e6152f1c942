"""Page 2.4: the layer by loops, the reading as a memory by adding a neuron for neuron, the counts by the engine."""

import math

import anatomy
import numpy as np
import pytest

from tests.lessons import config, far_from_a_tie, kept, rows, run

LESSON, PRINTED = run("weights/feed_forward.py")


def silu(z):
    return z / (1 + math.exp(-z))


def test_plain_and_gated_one_number_at_a_time():
    rng = np.random.default_rng(1)
    gate, up, down, x = rng.normal(size=(3, 5)), rng.normal(size=(3, 5)), rng.normal(size=(5, 3)), rng.normal(size=3)
    lifted = [sum(x[j] * up[j, i] for j in range(3)) for i in range(5)]
    shut = [silu(sum(x[j] * gate[j, i] for j in range(3))) for i in range(5)]
    plain = [sum(silu(lifted[i]) * down[i, k] for i in range(5)) for k in range(3)]
    gated = [sum(shut[i] * lifted[i] * down[i, k] for i in range(5)) for k in range(3)]
    assert LESSON["plain"](x, up, down) == pytest.approx(np.array(plain))
    assert LESSON["gated"](x, gate, up, down) == pytest.approx(np.array(gated))


def test_a_neuron_taken_away_takes_its_memory_along():
    x, up, down = LESSON["x"], LESSON["up"], LESSON["down"]
    whole = LESSON["plain"](x, up, down)
    for i in (0, 7, 191):
        without = LESSON["plain"](x, np.delete(up, i, axis=1), np.delete(down, i, axis=0))
        match = silu(math.fsum((up[:, i] * x).tolist()))
        assert whole - without == pytest.approx(match * down[i])
    assert "sum over 192 memories is the layer: True" in PRINTED


def test_the_new_memory():
    x, d = LESSON["x"], LESSON["d_model"]
    match = silu(math.fsum(v * v for v in x.tolist()))
    matches = [silu(math.fsum((row * x).tolist())) for row in LESSON["others"]]
    said = match, math.fsum(matches) / 1000, max(matches)
    assert all(far_from_a_tie(value, 1) for value in said)
    for value in said:
        assert f" {value:.1f}" in PRINTED
    assert f"{2 * d} weights more" in PRINTED
    assert 3 * d == 144  # "in a gated layer 144"


@pytest.mark.parametrize("model", ["gpt-2-small", "llama-7b", "llama-3-8b", "gemma-2-9b", "falcon-7b"])
def test_shapes_of_the_lesson_in_real_models(model):
    """The lesson's two or three rectangles, at the size of a real model, are the engine's feed-forward tensors."""
    arch = anatomy.load(model)
    values = arch.layers[0].blocks[1].values
    n = 3 if getattr(values, "gated", 0) else 2
    small = LESSON["matrices"](192, n)
    shapes = [tuple({48: values.d, 192: values.width}[side] for side in w.shape) for w in small]
    assert sum(map(math.prod, shapes)) * arch.ends.n_layers == anatomy.count(arch).groups["mlp_dense"]


def test_eight_thirds():
    llama = config("llama-7b")
    d = llama["hidden_size"]
    fitting = [width for width in range(0, 20_000, 256) if width >= 8 * d / 3]
    assert min(fitting) == llama["intermediate_size"] == 11_008
    assert "11,008" in PRINTED
    assert 3 * d * (8 * d / 3) == pytest.approx(2 * d * 4 * d)


@pytest.mark.parametrize(("name", "model", "matrices"), [
    ("Llama-7B", "llama-7b", 3), ("Llama-3-8B", "llama-3-8b", 3), ("Gemma-2-9B", "gemma-2-9b", 3),
    ("Llama-3.1-405B", "llama-3.1-405b", 3),
])  # fmt: skip
def test_shares_from_configurations(name, model, matrices):
    c = config(model)
    d, heads, kv = c["hidden_size"], c["num_attention_heads"], c.get("num_key_value_heads") or c["num_attention_heads"]
    dim = c.get("head_dim") or d // heads
    ours, attention = matrices * d * c["intermediate_size"], 2 * d * dim * (heads + kv)
    total = {"llama-3.1-405b": 405_853_388_800, "llama-7b": 6_738_415_616}.get(model, c["total"])
    assert rows("weights/real/feed_forward.py")[name][-2:] == [
        f"{ours / (ours + attention):.1%}", f"{c['num_hidden_layers'] * ours / total:.1%}",
    ]  # fmt: skip


def test_two_thirds_of_the_blocks_of_gpt_2():
    share, of_all = rows("weights/real/feed_forward.py")["GPT-2 small"][-2:]
    assert share == f"{8 / 12:.1%}"
    assert of_all == f"{12 * 8 * 768**2 / 124_439_808:.1%}" == "45.5%"


def test_the_figure_shows_the_shares():
    svg = kept("weights/figures/feed_forward_groups.py")
    for share in ("45.5%", "70.2%", "16.7%", "81.3%", "30.2%"):
        assert f">{share}</text>" in svg
