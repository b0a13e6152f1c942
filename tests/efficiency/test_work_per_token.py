"""6.5: counted products against numbers that count themselves, formulas against the engine, bills as published."""

from pathlib import Path

import anatomy
import facts
import numpy as np
import pytest
from figure import globals_of

lesson, six = globals_of("efficiency/work_per_token.py"), globals_of("efficiency/six.py")
experts, crossing = globals_of("efficiency/experts_work.py"), globals_of("efficiency/real/crossing.py")
training, scale = globals_of("efficiency/real/training.py"), globals_of("efficiency/real/scale_of_work.py")


class Tally(float):
    """A number that notices when it is multiplied or added."""

    done = 0

    def __mul__(self, other):
        Tally.done += 1
        return Tally(float(self) * float(other))

    def __add__(self, other):
        Tally.done += 1
        return Tally(float(self) + float(other))

    __rmul__, __radd__ = __mul__, __add__


def tallied(a, b):
    """A product of arrays by its definition, in numbers that count; the first addition is onto 0."""
    out = np.zeros((*a.shape[:-1], b.shape[-1]))
    for place in np.ndindex(out.shape):
        *batch, row, column = place
        total = Tally(0)
        for x, y in zip(a[(*batch, row)], b[(*batch, slice(None), column)], strict=True):
            total = total + Tally(x) * y
        out[place] = total
    return out


def test_every_operation_of_a_token_is_counted(monkeypatch):
    """The whole forward pass once more, with products that know nothing of the formula."""
    forward = lesson["write_one"]
    monkeypatch.setitem(forward.__globals__, "times", tallied)
    cache = [[np.empty((0, lesson["n_kv_heads"], lesson["head_dim"])) for _ in "kv"] for _ in lesson["layers"]]
    for context in range(1, 4):
        Tally.done = 0
        forward(context, cache)
        attention = 4 * lesson["n_layers"] * lesson["n_heads"] * lesson["head_dim"] * context
        assert Tally.done == 2 * lesson["multiplied"] + attention


def test_the_engine_counts_the_same_model_alike():
    config = {
        "model_type": "llama",
        "num_hidden_layers": 3,
        "hidden_size": 48,
        "intermediate_size": 128,
        "vocab_size": 500,
        "num_attention_heads": 6,
        "num_key_value_heads": 2,
        "head_dim": 8,
        "tie_word_embeddings": False,
    }
    arch = anatomy.read(config)
    norms = anatomy.count(arch).groups["norms"]
    assert anatomy.count(arch).total - norms == lesson["stored"]
    for context in (1, 100, 1_024):
        work = anatomy.work(arch, context)
        assert work.weights == 2 * lesson["multiplied"]
        assert work.mixing == 4 * 3 * 6 * 8 * context


@pytest.mark.parametrize("model", ["llama-3.1-8b", "llama-3.1-405b", "llama-2-7b"])
def test_the_formula_on_real_models(model):
    arch = anatomy.load(model)
    v = arch.layers[0].blocks[0].values
    tables = sum(t.count for t in anatomy.tensors(arch) if t.is_looked_up)
    multiplied = anatomy.count(arch).total - anatomy.count(arch).groups["norms"] - tables
    work = anatomy.work(arch, 5_000)
    assert work.forward == 2 * multiplied + 4 * arch.ends.n_layers * v.heads * v.head_dim * 5_000
    assert work.training == 3 * work.forward


def test_back_is_twice_there_and_finds_the_slopes():
    assert six["there"] == 2 * six["parameters"] * six["tokens"]
    assert six["back"] == 2 * six["there"]
    loss = lambda: ((six["forward"](six["x"])[0] - six["target"]) ** 2).sum() / 2  # noqa: E731
    step = 1e-6
    for matrix, slopes in zip(six["weights"], six["slopes"], strict=True):
        for place in ((0, 0), (3, 5), (-1, -1)):
            kept = matrix[place]
            matrix[place] = kept + step
            up = loss()
            matrix[place] = kept - step
            assert slopes[place] == pytest.approx((up - loss()) / (2 * step), rel=1e-4, abs=1e-6)
            matrix[place] = kept


def test_experts_by_the_active_count():
    assert experts["operations"] == experts["tokens"] * 2 * (32 * 16 + 2 * 2 * 32 * 64)


def test_crossings_are_where_the_sides_change():
    for name in crossing["NAMES"]:
        arch = anatomy.load(name)
        place = crossing["equal_at"](arch)
        if place is None:
            assert anatomy.work(arch, 2**40).mixing < anatomy.work(arch).weights
            continue
        before, at = anatomy.work(arch, place - 1), anatomy.work(arch, place)
        assert before.mixing < before.weights
        assert at.mixing >= at.weights
    # by hand: 2 * 7,504,658,432 = 4 * 32 * 4096 * context
    assert crossing["equal_at"](anatomy.load("llama-3.1-8b")) == -(-2 * 7_504_658_432 // (4 * 32 * 4_096))


def test_gpt3_is_the_papers_and_bills_are_the_published_ones():
    """174,600 million (Table D.1), 3.14e23 and 3.8e25, and the factor of 18 that N total makes for DeepSeek-V3."""
    gpt3 = anatomy.count(anatomy.read(training["GPT3"])).total
    assert gpt3 == 174_604_259_328
    assert f"{6 * gpt3 * 300e9:.2e}" == "3.14e+23"
    known = facts.load("training")
    assert 6 * 405_853_388_800 * known["llama-3.1-405b"]["tokens"].value == pytest.approx(
        known["llama-3.1-405b"]["work"].value, rel=0.005
    )
    counts = anatomy.count(anatomy.load("deepseek-v3"))
    assert round(counts.total / counts.active, 1) == 17.9


def test_full_count_is_a_sum_over_places():
    arch = anatomy.load("llama-3.1-8b")
    exact = sum(anatomy.work(arch, place).training for place in range(1, 65)) / 64
    assert training["full"](arch, 1, 64) == pytest.approx(exact)


def test_the_chat_by_hand():
    """Two for each of 7,504,658,432 weights, four for each of 32 · 4,096 pairs with every token so far."""
    token = lambda place: 2 * 7_504_658_432 + 4 * 32 * 4_096 * place  # noqa: E731
    assert scale["read"] == sum(map(token, range(1, 1_501)))
    assert scale["written"] == sum(map(token, range(1_501, 2_001)))
    assert scale["less"] == scale["read"] - 1_499 * 2 * 128_256 * 4_096
    table = Path("snippets/efficiency/real/scale_of_work.out.md").read_text("utf-8")
    assert f"{token(1) / 31_557_600:.0f} years" in table and f"{1e3 * token(1) / 989.4e12:.2g} ms" in table


def test_words_of_the_page():
    small, dense = anatomy.load("qwen3-30b-a3b"), anatomy.load("llama-3.1-8b")
    assert anatomy.work(small, 30_000).forward < anatomy.work(dense, 30_000).forward
    assert anatomy.work(small, 36_000).forward > anatomy.work(dense, 36_000).forward
    ratio = anatomy.work(dense, 131_072).forward / anatomy.work(dense, 16_384).forward
    assert ratio == pytest.approx(3.5, abs=0.1)
