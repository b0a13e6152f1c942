"""3.2: counts against published shapes and config keys; idle biases against autograd-free slopes and the engine."""

import anatomy
import numpy as np
import pytest
from figure import globals_of

from tests.lessons import integer, rows

lesson = globals_of("biases/idle_biases.py")


def integers(cells):
    return [integer(cell) for cell in cells]


def test_biases_by_hand_from_published_shapes():
    """Width, layers, heads and experts as the makers print them."""
    shown = {name: integers(cells[1:5]) for name, cells in rows("biases/real/who_has_biases.py").items()}

    def everywhere(layers, d, more_norms):
        return [layers * 4 * d, layers * 5 * d, layers * 2 * d + more_norms * d]

    def oss(layers, experts):
        return [layers * (4096 + 2 * 512 + 2880), layers * (experts * (5760 + 2880) + experts), 0]

    expected = {
        "GPT-2 small": everywhere(12, 768, 1),
        "OPT-175B": everywhere(96, 12288, 1),
        "BLOOM-176B": everywhere(70, 14336, 2),  # one more norm, behind the embedding
        "Falcon-40B": [0, 0, 60 * 2 * 8192 + 8192],
        "Qwen2.5-7B": [28 * (3584 + 2 * 512), 0, 0],
        "GLM-4.5-Air": [46 * (96 * 128 + 2 * 8 * 128), 0, 0],
        "gpt-oss-20b": oss(24, 32),
        "gpt-oss-120b": oss(36, 128),
    }
    nothing = ("LLaMA-7B", "Mistral-7B-v0.1", "OLMo-1B", "Llama-3-8B", "DeepSeek-V3", "Qwen3-32B")
    expected |= {name: [0, 0, 0] for name in nothing}
    assert shown == {name: [*counts, sum(counts)] for name, counts in expected.items()}


def test_shares_are_of_published_totals():
    published = {"GPT-2 small": 124_439_808, "Qwen2.5-7B": 7_615_616_512, "gpt-oss-120b": 116_829_156_672}
    for name, total in published.items():
        *_, biases, share = rows("biases/real/who_has_biases.py")[name]
        assert share == f"{integers([biases])[0] / total:.4%}"


def test_what_the_text_says_of_all_models():
    """Fewer than one in a thousand; all before 2023; gpt-oss-120b has most, three times OPT-175B's."""
    biases = {}
    for model in anatomy.models():
        counts = anatomy.count(anatomy.load(model.name))
        biases[model.name] = counts.groups.get("biases", 0)
        assert biases[model.name] < counts.total / 1000
        if model.released < "2023":
            assert biases[model.name] > 0
    assert max(biases, key=biases.get) == "gpt-oss-120b"
    assert round(biases["gpt-oss-120b"] / biases["OPT-175B"]) == 3


def test_gains_sinks_and_corrections_by_hand():
    shown = {name: integers([cells[1], *cells[3:]]) for name, cells in rows("biases/real/beside_biases.py").items()}
    assert shown == {
        "GPT-2 small": [25 * 768, 0, 0],
        "OLMo-1B": [0, 0, 0],
        "Llama-3-8B": [65 * 4096, 0, 0],
        "Llama-3.1-405B": [253 * 16384, 0, 0],
        "DeepSeek-V3": [123 * 7168 + 61 * (1536 + 512), 58 * 256, 0],
        "GLM-4.5-Air": [93 * 4096, 45 * 128, 0],
        "gpt-oss-120b": [73 * 2880, 0, 36 * 64],
    }


def test_only_one_model_has_norms_without_gains():
    gains = {
        model.name: sum(part.count for part in anatomy.tensors(anatomy.load(model.name)) if part.group == "norms")
        for model in anatomy.models()
    }
    assert [name for name, count in gains.items() if not count] == ["OLMo-1B"]


@pytest.mark.parametrize("name", ["gpt-2-small", "gpt-2-medium", "gpt-2-xl"])
def test_formula_of_the_lesson_is_the_engine(name):
    arch = anatomy.load(name)
    parts = [part for part in anatomy.tensors(arch) if part.is_bias]
    everything, key, value, norms = lesson["biases_of_gpt2"](arch.ends.n_layers, arch.ends.d)
    assert everything == sum(part.count for part in parts)
    assert key + value == sum(part.count for part in parts if part.role == "v") * 2 // 3  # Q, K and V in one tensor
    assert norms == sum(part.count for part in parts if part.role in ("norm_1", "norm_2"))


def test_slope_along_the_key_bias_is_zero_and_along_the_others_not():
    """By nudging, with a loss that has nothing to do with the lesson."""
    names = ("norm", "b_q", "b_k", "b_v", "b_o")
    target = np.random.default_rng(5).normal(size=(6, 8))

    def loss(values, rotary):
        return np.mean((lesson["attention"](*values, rotary=rotary) - target) ** 2)

    for rotary in (False, True):
        for i, name in enumerate(names):
            slopes = []
            for j in range(8):
                up, down = ([lesson[n].copy() for n in names] for _ in range(2))
                up[i][j] += 1e-5
                down[i][j] -= 1e-5
                slopes.append((loss(up, rotary) - loss(down, rotary)) / 2e-5)
            if name == "b_k" and not rotary:
                assert np.allclose(slopes, 0, atol=1e-9)
            else:
                assert np.abs(slopes).max() > 1e-3


def test_attention_is_attention():
    """Against loops without matrices, softmax by its definition."""
    values = [lesson[name] for name in ("norm", "b_q", "b_k", "b_v", "b_o")]
    norm, b_q, b_k, b_v, b_o = values
    rows = lesson["x"] + norm
    q, k, v = rows @ lesson["w_q"] + b_q, rows @ lesson["w_k"] + b_k, rows @ lesson["w_v"] + b_v
    whole = lesson["attention"](*values)
    for i in range(6):
        weights = [np.exp(sum(q[i] * k[j]) / 8**0.5) for j in range(i + 1)]
        mixed = sum(weight * v[j] for j, weight in enumerate(weights)) / sum(weights)
        assert whole[i] == pytest.approx(mixed @ lesson["w_o"] + b_o)


def test_rotary_turns_depend_on_distance_alone():
    rng = np.random.default_rng(6)
    one, other = (np.tile(rng.normal(size=8), (6, 1)) for _ in range(2))
    scores = lesson["turn"](one) @ lesson["turn"](other).T
    for distance in range(1, 5):
        assert np.allclose(np.diag(scores, -distance), scores[distance, 0])
    assert not np.allclose(scores[:, 0], scores[0, 0])


def test_a_sink_makes_the_key_bias_matter_even_without_rotation():
    """Said in the folded part: the factor cancels no longer."""
    q, keys, bias, sink = np.array([1.0, 2.0]), np.array([[0.5, 1.0], [1.0, -1.0]]), np.array([0.3, 0.7]), 0.0

    def shares(keys, sink=None):
        weights = np.exp(np.append(keys @ q, [] if sink is None else sink))
        return weights / weights.sum()

    assert np.allclose(shares(keys), shares(keys + bias))
    assert not np.allclose(shares(keys, sink), shares(keys + bias, sink))
