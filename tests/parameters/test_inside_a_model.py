"""Page 1.4: the count against the formula of the visualisation, the model against loops without any matrix product."""

import contextlib
import io
import math

import numpy as np
import pytest

from tests.lessons import SNIPPETS, run

LESSON, PRINTED = run("parameters/inside_a_model.py")
P = LESSON["parameters"]


def test_the_count_by_the_published_formula():
    # bbycroft/llm-viz, GptModelLayout.ts, weightCount, term by term (its comment says that the head is left out).
    c, t, vocabulary, blocks = 48, 11, 3, 3
    attention, feed_forward = 2 * c + 4 * c * c + c + 3 * c, 2 * c + 4 * c + 8 * c * c + c
    assert LESSON["total"] == vocabulary * c + t * c + blocks * (attention + feed_forward) + 2 * c == 85_584
    assert LESSON["block"] == attention + feed_forward == 28_272
    assert LESSON["total"] + 3 * 48 == 85_728
    assert len(P) == 52 and "all 52 arrays                   85,584" in PRINTED


def layer_norm(row, name):
    mean = sum(row) / len(row)
    spread = math.sqrt(sum((v - mean) ** 2 for v in row) / len(row) + 1e-5)
    return [(v - mean) / spread * g + b for v, g, b in zip(row, P[name + " gain"], P[name + " bias"], strict=True)]


def layer(row, name):
    matrix, bias = P[name], P[name + " bias"]
    return [sum(v * matrix[i, j] for i, v in enumerate(row)) + bias[j] for j in range(matrix.shape[1])]


def shares(scores):
    top = max(scores)
    weights = [math.exp(score - top) for score in scores]
    return [weight / sum(weights) for weight in weights]


def gelu(v):
    return 0.5 * v * (1 + math.tanh(math.sqrt(2 / math.pi) * (v + 0.044715 * v**3)))


def by_loops(text):
    """The model without matrices: one number at a time, one token after the other with its cache of keys and values."""
    ids = ["ABC".index(letter) for letter in text]
    cache = [([], []) for _ in range(3)]
    answers = []
    for place, token in enumerate(ids):
        x = [P["token embedding"][token, j] + P["position embedding"][place, j] for j in range(48)]
        for i in range(3):
            row = layer_norm(x, f"block {i} norm 1")
            query = layer(row, f"block {i} query")
            keys, values = cache[i]
            keys.append(layer(row, f"block {i} key"))
            values.append(layer(row, f"block {i} value"))
            mixed = []
            for head in range(3):
                part = slice(16 * head, 16 * head + 16)
                scores = [sum(q * k for q, k in zip(query[part], key[part], strict=True)) / 4 for key in keys]
                share = shares(scores)
                mixed += [sum(s * value[j] for s, value in zip(share, values, strict=True)) for j in range(48)[part]]
            x = [v + w for v, w in zip(x, layer(mixed, f"block {i} output"), strict=True)]
            row = layer(layer_norm(x, f"block {i} norm 2"), f"block {i} up")
            x = [v + w for v, w in zip(x, layer([gelu(v) for v in row], f"block {i} down"), strict=True)]
        row = layer_norm(x, "final norm")
        answers.append(
            shares([sum(v * w for v, w in zip(row, P["token embedding"][k], strict=True)) for k in range(3)])
        )
    return answers


@pytest.mark.parametrize("text", ["CABBA", "A", "ABCABCABCAB"])
def test_the_model_by_loops(text):
    assert LESSON["model"](text) == pytest.approx(np.array(by_loops(text)))


def test_no_token_looks_ahead():
    assert LESSON["model"]("CABBA")[:3] == pytest.approx(LESSON["model"]("CABAC")[:3])
    assert LESSON["model"]("CABBA")[3] != pytest.approx(LESSON["model"]("CABAC")[3])


def test_texts_end_at_the_context():
    with pytest.raises(ValueError):
        LESSON["model"]("A" * 12)


@pytest.mark.parametrize(("change", "total"), [
    (("n_layers, n_heads = 3, 48, 3, 3", "n_layers, n_heads = 3, 48, 4, 3"), 85_584 + 28_272),  # a fourth block
    (("n_layers, n_heads = 3, 48, 3, 3", "n_layers, n_heads = 3, 48, 3, 6"), 85_584),  # six heads
    (('letters, context = "ABC", 11', 'letters, context = "ABC", 12'), 85_584 + 48),  # a twelfth place
])  # fmt: skip
def test_what_changes_the_count(change, total):
    source = (SNIPPETS / "parameters" / "inside_a_model.py").read_text("utf-8")
    assert change[0] in source
    names = {"__name__": "changed"}
    with contextlib.redirect_stdout(io.StringIO()):
        exec(source.replace(*change), names)
    assert names["total"] == total


def test_the_untrained_model_repeats_itself_because_it_is_tied():
    assert LESSON["repeats"] == 243 == len(set(LESSON["texts"]))
    # Without any block the row is table row plus place: closest to itself. The blocks only add noise to it.
    table = P["token embedding"]
    for text in LESSON["texts"][::20]:
        last = "ABC".index(text[-1])
        row = layer_norm(table[last] + P["position embedding"][4], "final norm")
        assert int(np.argmax(table @ row)) == last


def test_shares_of_the_table():
    kept = (SNIPPETS / "parameters" / "figures" / "inside_a_model_shares.out.md").read_text("utf-8")
    d = 48
    for size, arrays in (
        (3 * 8 * d * d, 6),
        (3 * 4 * d * d, 12),
        (3 * 9 * d, 18),
        (7 * 2 * d, 14),
        (11 * d, 1),
        (3 * d, 1),
    ):
        assert f"| {arrays} | {size:,} | {size / 85_584:.1%} |" in kept
