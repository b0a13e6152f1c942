"""Page 2.1: the neuron by hand, the twin network by a second route, and the widget in a real browser against NumPy."""

import math
import random

import numpy as np
import pytest

from tests.lessons import config, integer, rows, run

PAGE, WIDGET = "weights/what-a-weight-does/", "one-neuron"

NEURON, NEURON_PRINTED = run("weights/what_a_weight_does.py")
TWINS, TWINS_PRINTED = run("weights/rescaled.py")


def test_the_neuron_by_hand():
    pushes = [9 * 4, 3 * -4, 6 * 2, -20]  # as the page adds them up
    assert [*NEURON["pushes"], NEURON["bias"]] == pushes
    assert f"water for {sum(pushes)} minutes" in NEURON_PRINTED
    assert f"a layer of two: 16 {9 * 5 + 6 * 10 - 45} minutes" in NEURON_PRINTED
    assert NEURON["same"] == pytest.approx(16)
    assert [float(NEURON["bend"](total)) for total in (-28, 0, 16)] == [0, 0, 16]


def garden(heat=9, rain=3, sun=6, weights=(4, -4, 2), bias=-20):
    return max(0, heat * weights[0] + rain * weights[1] + sun * weights[2] + bias)


def test_answers_to_the_questions():
    assert garden(weights=(5, -4, 2)) - garden() == 9
    assert garden(weights=(4, -4, 3)) - garden() == 6
    assert garden(bias=-40) == 0
    turning = 16 / 6  # where the sun makes up for the bias of -40
    assert f"{turning:.2f}" == "2.67"
    assert garden(bias=-40, weights=(4, -4, turning - 0.01)) == 0 < garden(bias=-40, weights=(4, -4, turning + 0.01))


def slow(w1, b1, w2, x):
    """The network of the page, one multiplication at a time."""
    out = []
    for example in x.tolist():
        hidden = [
            max(0.0, math.fsum([*(w * v for w, v in zip(row, example)), b])) for row, b in zip(w1.tolist(), b1.tolist())
        ]
        out.append(math.fsum(h * w for h, w in zip(hidden, w2.tolist())))
    return np.array(out)


def test_the_twin_is_the_same_network_by_another_route():
    first, twin = (TWINS["w1"], TWINS["b1"], TWINS["w2"]), TWINS["twin"]
    assert all(not np.array_equal(a, b) for a, b in zip(first, twin))
    assert slow(*first, TWINS["x"]) == pytest.approx(slow(*twin, TWINS["x"]), rel=1e-12, abs=1e-12)
    assert slow(*first, TWINS["x"]) == pytest.approx(TWINS["network"](*first), rel=1e-9, abs=1e-12)
    assert "to the last bit: True" in TWINS_PRINTED


def test_ranks_and_damage():
    first, twin = (TWINS["w1"], TWINS["b1"], TWINS["w2"]), TWINS["twin"]
    for network in (first, twin):
        order = sorted(((abs(w), n, i) for (n, i), w in np.ndenumerate(network[0])), reverse=True)
        for place, (_, neuron, i) in enumerate(order, 1):
            assert TWINS["rank"](network[0], neuron, i) == place
    for neuron, i in np.ndindex(4, 3):
        moves = []
        for w1, b1, w2 in (first, twin):
            cut = w1.copy()
            cut[neuron, i] = 0
            apart = slow(cut, b1, w2, TWINS["x"]) - slow(w1, b1, w2, TWINS["x"])
            moves.append(math.sqrt(sum(v * v for v in apart.tolist()) / 1000))
            assert TWINS["damage"](w1, b1, w2, neuron, i) == pytest.approx(moves[-1])
        assert moves[0] == pytest.approx(moves[1])
    # the three weights that the page talks about
    assert [TWINS["rank"](first[0], *cut) for cut in TWINS["cuts"]] == [1, 2, 5]
    assert [TWINS["rank"](twin[0], *cut) for cut in TWINS["cuts"]] == [4, 10, 1]
    assert TWINS["damage"](*twin, 0, 2) == 0
    assert (TWINS["x"] @ first[0][0] + first[1][0]).max() < 0  # none of the thousand inputs wakes that neuron


def test_which_bends_let_a_factor_pass():
    """ReLU: positive ones only. GELU and SiLU: none. A gated layer: any in the ungated matrix, none in the gate."""
    rng = np.random.default_rng(2)
    w, v, u, x = rng.normal(size=(5, 4)), rng.normal(size=5), rng.normal(size=(5, 4)), rng.normal(size=(50, 4))
    gelu = np.vectorize(lambda z: z * 0.5 * (1 + math.erf(z / math.sqrt(2))))

    def silu(z):
        return z / (1 + np.exp(-z))

    def same(bend, c, gated=False, gate=1):
        def out(w, u, v):
            return (bend(x @ w.T) * (x @ u.T if gated else 1)) @ v

        turned = (w * gate, u * c, v / (c * gate)) if gated else (w * c, u, v / c)
        return np.allclose(out(w, u, v), out(*turned))

    def relu(z):
        return np.maximum(z, 0)

    assert same(relu, 8)
    assert same(relu, 0.3)
    assert not same(relu, -1)
    assert not same(gelu, 8)
    assert not same(silu, 8)
    assert same(np.tanh, -1)
    assert not same(np.tanh, 8)
    assert same(silu, 8, gated=True)
    assert same(silu, -3, gated=True)
    assert not same(silu, 1, gated=True, gate=2)


def test_free_scales_against_the_configurations():
    shown = rows("weights/real/free_scales.py")
    table = {model: [integer(cell) for cell in row[1:]] for model, row in shown.items()}
    gpt2, opt, llama, deepseek = (config(name) for name in ("gpt-2-small", "opt-6.7b", "llama-3-8b", "deepseek-v3"))
    assert table["GPT-2 small"] == [gpt2["n_layer"] * 4 * gpt2["n_embd"], 0]
    assert table["OPT-6.7B"] == [opt["num_hidden_layers"] * opt["ffn_dim"]] * 2
    assert table["Llama-3-8B"] == [llama["num_hidden_layers"] * llama["intermediate_size"]] * 2
    dense = deepseek["first_k_dense_replace"]
    experts = deepseek["n_routed_experts"] + deepseek["n_shared_experts"]
    in_experts = (deepseek["num_hidden_layers"] - dense) * experts * deepseek["moe_intermediate_size"]
    assert table["DeepSeek-V3"] == [dense * deepseek["intermediate_size"] + in_experts] * 2


# ------------------------------------------------------------------------------------------------- in the browser


def test_widget_agrees_with_numpy_on_a_hundred_settings(widget):
    dice = random.Random(4)
    x = np.array([9.0, 3.0, 6.0])
    zero = 0
    for _ in range(100):
        weights, bias = [dice.uniform(-5, 5) for _ in range(3)], dice.uniform(-40, 40)
        shown = widget.evaluate(
            "([w, b]) => { const n = document.querySelector('one-neuron'); return [n.output(w, b), n.pushes(w, b)] }",
            [weights, bias],
        )
        assert shown[0] == pytest.approx(np.maximum(np.dot(weights, x) + bias, 0), rel=1e-12, abs=1e-12)
        assert shown[1] == pytest.approx([*(np.array(weights) * x), bias], rel=1e-12)
        zero += shown[0] == 0
    assert 20 < zero < 80  # both sides of the bend were met


def bars(tab):
    """From and to of each bar, in minutes."""
    found = tab.evaluate(
        "[...document.querySelectorAll('one-neuron .bar')].map(b => [b.getBBox().x, b.getBBox().width])"
    )
    return [((x - 240) / 1.6, (x + width - 240) / 1.6) for x, width in found]


def test_widget_draws_the_staircase(widget):
    for name, value in (("heat", "-2.5"), ("rain", "1"), ("sun", "5"), ("bias", "12")):
        widget.locator(f"#dial-{name}").fill(value)
    steps = [(-22.5, 0), (-22.5, -19.5), (-19.5, 10.5), (10.5, 22.5), (0, 22.5)]  # the sum so far, by hand
    assert [edge for bar in bars(widget) for edge in bar] == pytest.approx([e for s in steps for e in s], abs=1e-3)
    words = widget.locator("one-neuron svg").text_content()
    for expected in ("heat: 9 × −2.5", "−22.5", "+30", "+12"):
        assert expected in words
    assert widget.locator("one-neuron .result").inner_text() == "Water for 22.5 minutes."
    widget.locator("#dial-bias").fill("-40")
    assert widget.locator("one-neuron .result").inner_text() == "Water for 0 minutes. The sum is −29.5."


def test_widget_says_its_value_and_can_be_set_back(widget):
    dial = widget.locator("#dial-rain")
    dial.focus()
    widget.keyboard.press("ArrowRight")
    assert dial.get_attribute("aria-valuetext") == "−3.5 × 3"
    assert "Water for 17.5 minutes" in widget.locator("one-neuron .result").inner_text()
    widget.get_by_role("button", name="Set back").click()
    assert "Water for 16 minutes" in widget.locator("one-neuron .result").inner_text()
    assert "rain=-4" in widget.url
