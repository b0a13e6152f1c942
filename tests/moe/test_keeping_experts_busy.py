"""4.3: the claims over 100 seeds, the gradients against finite differences, capacity against the binomial."""

import re
import textwrap
from math import comb
from pathlib import Path

import numpy as np
import pytest
from figure import globals_of

ROOT = Path(__file__).resolve().parents[2]
SOURCE = (ROOT / "snippets" / "moe" / "keeping_experts_busy.py").read_text("utf-8")
lesson, capacity, fooled = (globals_of(f"moe/{name}.py") for name in ("keeping_experts_busy", "capacity", "fooled"))
N, FAIR = lesson["n_experts"], 1 / lesson["n_experts"]


@pytest.fixture(scope="module")
def ends():
    """For each way of training, the experts' shares at the end of 100 runs."""
    runs = {how: [lesson["train"](seed, how) for seed in range(100)] for how in (None, "loss", "bias")}
    return {how: np.array(loads)[:, -20:].mean(axis=1) for how, loads in runs.items()}


def test_left_alone_it_collapses_in_every_run(ends):
    assert ends[None].max(axis=1).min() > 2.5 * FAIR
    assert (ends[None] >= FAIR / 4).sum(axis=1).max() <= 4


@pytest.mark.parametrize("how", ["loss", "bias"])
def test_each_remedy_keeps_all_eight_busy_in_every_run(ends, how):
    assert ends[how].min() > FAIR / 4
    assert ends[how].max() < 2 * FAIR


def test_no_expert_is_favoured_by_the_program(ends):
    """Over 100 runs each of the eight wins sometimes; more than 30 of 100 for one would be chance in a million."""
    wins = np.bincount(ends[None].argmax(axis=1), minlength=N)
    assert wins.min() > 0 and wins.max() <= 30


def part(start: str, end: str) -> str:
    return textwrap.dedent(
        SOURCE[SOURCE.rindex("\n", 0, SOURCE.index(start)) : SOURCE.rindex("\n", 0, SOURCE.index(end))]
    )


def numerical(function, scores: np.ndarray, step: float = 1e-6) -> np.ndarray:
    found = np.zeros_like(scores)
    for place in np.ndindex(*scores.shape):
        moved = np.zeros_like(scores)
        moved[place] = step
        found[place] = (function(scores + moved) - function(scores - moved)) / (2 * step)
    return found


def test_gradient_of_the_auxiliary_loss():
    rng = np.random.default_rng(3)
    scores, tokens = rng.normal(size=(5, N)), 5
    f = rng.dirichlet(np.ones(N))  # counts: no gradient passes through them
    known = {"np": np, "balance": "loss", "alpha": 0.7, "n_experts": N, "f": f, "p": lesson["softmax"](scores)}
    known |= {"to_scores": np.zeros((tokens, N)), "bias": np.zeros(N), "gamma": 0.1}
    exec(part('if balance == "loss"', "# --8<-- [end:balance]"), known)
    loss = lambda scores: 0.7 * N * (f * lesson["softmax"](scores).mean(axis=0)).sum()  # noqa: E731
    assert np.allclose(known["to_scores"] / tokens, numerical(loss, scores), atol=1e-8)


def test_bias_moves_against_the_load_and_touches_no_gradient():
    f = np.array([0.4, 0.2, 0.125, 0.125, 0.05, 0.05, 0.05, 0.0])
    known = {"np": np, "balance": "bias", "n_experts": N, "f": f, "bias": np.zeros(N), "gamma": 0.1, "p": None}
    known["to_scores"] = np.zeros((3, N))
    exec(part('if balance == "loss"', "# --8<-- [end:balance]"), known)
    assert known["bias"] == pytest.approx([-0.1, -0.1, 0, 0, 0.1, 0.1, 0.1, 0.1])
    assert not known["to_scores"].any()


def test_gradient_of_the_miss():
    rng = np.random.default_rng(4)
    tokens, d = 6, lesson["d_model"]
    x, scores, target = rng.normal(size=(tokens, d)), rng.normal(size=(tokens, N)), rng.normal(size=tokens)
    experts, expert, t = rng.normal(size=(N, d)), rng.integers(N, size=tokens), np.arange(tokens)
    known = {"np": np, "x": x, "experts": experts, "expert": expert, "t": t, "target": target, "n_experts": N}
    known["p"] = lesson["softmax"](scores)
    exec(part("share = p[t, expert]", "# --8<-- [start:balance]"), known)

    def miss(scores=scores, experts=experts):
        said = lesson["softmax"](scores)[t, expert] * (x * experts[expert]).sum(axis=1)
        return ((said - target) ** 2).sum() / 2

    assert np.allclose(known["to_scores"], numerical(lambda s: miss(scores=s), scores), atol=1e-6)
    to_experts = (known["chosen"] * (known["miss"] * known["share"])[:, None]).T @ x
    assert np.allclose(to_experts, numerical(lambda e: miss(experts=e), experts), atol=1e-6)


@pytest.mark.parametrize("factor", [1, 1.25, 2])
def test_dropped_by_fair_dice_is_the_binomial_tail(factor):
    tokens, n = capacity["tokens"], capacity["n_experts"]
    places = int(tokens / n * factor)
    exact = sum(
        (got - places) * comb(tokens, got) * (n - 1) ** (tokens - got) / n**tokens
        for got in range(places + 1, tokens + 1)
    )
    assert capacity["dropped"](capacity["fair"], factor) == pytest.approx(n * exact / tokens, abs=1e-3)


def test_the_collapsed_shares_are_those_of_the_lesson():
    printed = re.search(
        r"^alone +([\d. ]+)$", (ROOT / "snippets/moe/keeping_experts_busy.out").read_text("utf-8"), re.M
    )
    assert [float(word) for word in printed[1].split()] == pytest.approx((100 * capacity["collapsed"]).tolist())
    assert capacity["collapsed"].sum() == pytest.approx(1)


def test_the_loss_can_be_fooled():
    assert fooled["f"].tolist() == [0.75, 0.25]
    assert pytest.approx(0.885) == 2 * (0.75 * (3 * 0.51 + 0.01) / 4 + 0.25 * (3 * 0.49 + 0.99) / 4)
    assert "0.885" in (ROOT / "snippets/moe/fooled.out").read_text("utf-8")
