"""Page 2.3: attention by loops, head by head; its counts by the engine and by configurations read without it."""

import math

import anatomy
import numpy as np
import pytest

from tests.lessons import config, integer, kept, rows, run

LESSON, PRINTED = run("weights/attention.py")
SHAPE = tuple(LESSON[name] for name in ("d_model", "n_heads", "n_kv_heads", "head_dim"))


def slow(x):
    """Each head alone, each token alone, only earlier tokens looked at: no mask, no reshaping."""
    d_model, n_heads, n_kv_heads, head_dim = SHAPE
    out = np.zeros((len(x), d_model))
    for head in range(n_heads):
        group = head * n_kv_heads // n_heads
        mine = slice(head * head_dim, (head + 1) * head_dim)
        theirs = slice(group * head_dim, (group + 1) * head_dim)
        for i in range(len(x)):
            query = x[i] @ LESSON["w_q"][:, mine]
            scores = [query @ (x[j] @ LESSON["w_k"][:, theirs]) / math.sqrt(head_dim) for j in range(i + 1)]
            powers = np.exp(scores)
            values = [x[j] @ LESSON["w_v"][:, theirs] for j in range(i + 1)]
            fetched = sum(p * v for p, v in zip(powers / powers.sum(), values, strict=True))
            out[i] += fetched @ LESSON["w_o"][mine]  # O is a sum over heads
    return out


def test_attention_head_by_head():
    x = np.random.default_rng(7).normal(size=(9, SHAPE[0]))
    out, shares = LESSON["attention"](x)
    assert out == pytest.approx(slow(x))
    assert shares.sum(axis=-1) == pytest.approx(np.ones((SHAPE[1], 9)))
    assert shares[:, np.triu(np.ones((9, 9), bool), 1)].max() == 0


def test_nobody_looks_ahead():
    x = np.random.default_rng(8).normal(size=(6, SHAPE[0]))
    changed = x.copy()
    changed[4:] += 1
    before, after = LESSON["attention"](x)[0], LESSON["attention"](changed)[0]
    assert before[:4] == pytest.approx(after[:4])
    assert not np.allclose(before[4], after[4])


def test_weights_stay_and_shares_grow_with_the_square():
    for tokens in (3, 10, 100):
        assert f"{tokens:>3} tokens: 20,480 weights, {8 * tokens * tokens:>6,} shares" in PRINTED


def formula(d_model, n_heads, n_kv_heads, head_dim):
    """What the four shapes of the lesson add up to."""
    return 2 * d_model * head_dim * (n_heads + n_kv_heads)


@pytest.mark.parametrize("model", ["llama-3-8b", "mistral-nemo-12b", "qwen3-4b", "falcon-7b", "gemma-2-9b"])
def test_the_shapes_of_the_lesson_are_those_of_real_models(model):
    assert LESSON["weights"] == formula(*SHAPE)
    arch = anatomy.load(model)
    values = arch.layers[0].blocks[0].values
    per_layer = formula(values.d, values.heads, values.kv_heads, values.head_dim)
    assert per_layer * arch.ends.n_layers == anatomy.count(arch).groups["attention"]


KEYS = ("hidden_size", "num_attention_heads", "num_key_value_heads")
GROUPED = {
    "Llama-2-7B": "llama-2-7b", "Llama-3-8B": "llama-3-8b", "Mistral-Nemo-12B": "mistral-nemo-12b",
    "Qwen3-4B": "qwen3-4b",
}  # fmt: skip


@pytest.mark.parametrize(("name", "model"), GROUPED.items())
def test_the_table_of_kinds_from_configurations(name, model):
    found = config(model)
    d, heads, kv = (found[key] for key in KEYS)
    dim = found.get("head_dim") or d // heads
    q, kv_size, o, saved = map(integer, rows("weights/real/attention_kinds.py")[name][2:])
    assert (q, kv_size, o) == (d * heads * dim, 2 * d * kv * dim, heads * dim * d)
    assert saved == 2 * d * dim * (heads - kv)


def test_multi_query_and_latent_from_configurations():
    falcon = rows("weights/real/attention_kinds.py")["Falcon-7B"]
    assert falcon[1] == "71 / 1"
    assert [integer(cell) for cell in falcon[2:]] == [
        4544**2, 2 * 4544 * 64, 4544**2, 2 * 4544 * 64 * 70,
    ]  # fmt: skip
    c = config("deepseek-v3")
    d, heads, rank = c["hidden_size"], c["num_attention_heads"], c["kv_lora_rank"]
    nope, rope, value = c["qk_nope_head_dim"], c["qk_rope_head_dim"], c["v_head_dim"]
    assert (rank, rope) == (512, 64)  # as the page says
    q = d * c["q_lora_rank"] + c["q_lora_rank"] * heads * (nope + rope)
    kv = d * (rank + rope) + rank * heads * (nope + value)
    o = heads * value * d
    saved = d * heads * (nope + rope + value) - kv
    assert [integer(cell) for cell in rows("weights/real/attention_kinds.py")["DeepSeek-V3"][2:]] == [
        q, kv, o, saved,
    ]  # fmt: skip


def test_llama_3_with_32_keys_is_llama_2():
    table = rows("weights/real/attention_kinds.py")
    three, two = ([integer(cell) for cell in table[name][2:]] for name in ("Llama-3-8B", "Llama-2-7B"))
    assert three[3] == 25_165_824
    assert [three[0], three[1] + 25_165_824, three[2]] == two[:3]


# ----------------------------------------------------------------------------------------------------- head_dim


def nemo(head_dim):
    """The program in wrong/ again, with the right number put in."""
    layer = formula(5120, 32, 8, head_dim) + 3 * 5120 * 14336 + 2 * 5120
    return 40 * layer + 2 * 131072 * 5120 + 5120


def test_the_wrong_program_is_wrong_by_this_and_nothing_else():
    printed = kept("weights/wrong/head_dim.py")
    assert nemo(128) == 12_247_782_400  # published
    assert f"{nemo(160):,}" in printed
    assert f"{nemo(160) - nemo(128):,}" == "524,288,000"
    assert "524,288,000" in printed


@pytest.mark.parametrize(("name", "model"), [
    ("Llama-3-8B", "llama-3-8b"), ("Gemma-2-27B", "gemma-2-27b"), ("Gemma-2-9B", "gemma-2-9b"),
    ("Mistral-Nemo-12B", "mistral-nemo-12b"), ("Qwen3-4B", "qwen3-4b"), ("Qwen3-32B", "qwen3-32b"),
    ("Qwen3-30B-A3B", "qwen3-30b-a3b"),
])  # fmt: skip
def test_what_the_shortcut_costs(name, model):
    found = config(model)
    d, heads, kv = (found[key] for key in KEYS)
    guess = d / heads
    dim = found.get("head_dim") or d // heads
    _, gives, is_so, assumed, counted, off = rows("weights/real/head_dim.py")[name]
    assert (gives, is_so) == (f"{guess:g}", str(dim))
    assert integer(assumed) == found["num_hidden_layers"] * formula(d, heads, kv, guess)
    assert integer(counted) == found["num_hidden_layers"] * formula(d, heads, kv, dim)
    assert off == (
        "0" if guess == dim else f"{guess / dim - 1:+.1%}".replace("-", "−")
    )  # the error is that of head_dim itself
