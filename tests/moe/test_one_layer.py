"""4.1: the twin against a dense computation with masks, and the widget in a real browser against NumPy."""

import random

import numpy as np
import pytest
from figure import globals_of

PAGE, WIDGET = "moe/one-layer/", "expert-routing"

lesson = globals_of("moe/one_layer.py")
x, router, experts = lesson["x"], lesson["router"], lesson["experts"]


def masked(x: np.ndarray, router: np.ndarray, top_k: int, share: str) -> np.ndarray:
    """All experts computed for all tokens, the shares of those not chosen set to nought."""
    gates, ups, downs = (np.stack(part) for part in zip(*experts, strict=True))
    up = np.einsum("td,edf->etf", x, gates)
    hidden = up / (1 + np.exp(-up)) * np.einsum("td,edf->etf", x, ups)
    answers = np.einsum("etf,efd->etd", hidden, downs)
    scores = x @ router
    kept = scores >= np.sort(scores, axis=1)[:, -top_k][:, None]
    raw = np.exp(scores) if share == "softmax" else 1 / (1 + np.exp(-scores))
    weights = np.where(kept, raw, 0)
    return np.einsum("te,etd->td", weights / weights.sum(axis=1, keepdims=True), answers)


@pytest.mark.parametrize("share", ["softmax", "sigmoid"])
@pytest.mark.parametrize("top_k", range(1, 9))
def test_both_versions_are_the_masked_sum(top_k, share):
    wanted = masked(x, router, top_k, share)
    for version in ("mixture", "mixture_sorted"):
        assert np.allclose(lesson[version](x, router, experts, top_k, lesson[share]), wanted), version


def test_equal_experts_are_the_dense_block_for_any_router_and_choice():
    rng = np.random.default_rng(7)
    for top_k in (1, 3, 8):
        found = lesson["mixture_sorted"](x, rng.normal(size=router.shape), [lesson["one"]] * 8, top_k)
        assert np.allclose(found, lesson["dense"](x, lesson["one"]))


def test_an_expert_that_nobody_calls_is_no_trouble():
    few = x[:1]
    assert np.allclose(lesson["mixture_sorted"](few, router, experts, 1), lesson["mixture"](few, router, experts, 1))


def test_counts_are_sizes_of_real_arrays():
    block = 3 * 48 * 192
    assert lesson["held"] == 48 * 8 + 8 * block
    assert lesson["met"] == 48 * 8 + 2 * block


def test_six_tokens_make_five_pairs():
    """The page says so of its figure."""
    chosen, _ = lesson["route"](x[:6], router, 2)
    assert len({tuple(sorted(pair)) for pair in chosen.tolist()}) == 5


def test_widget_agrees_with_numpy_on_a_hundred_settings(widget):
    rng = np.random.default_rng(1991)
    for _ in range(100):
        scores, top_k = rng.normal(0, 2, (6, 8)), int(rng.integers(1, 9))
        shown = widget.evaluate(
            "([scores, k]) => { const e = document.querySelector('expert-routing');"
            " return e.route.call({ data: { scores } }, k) }",
            [scores.tolist(), top_k],
        )
        chosen, shares = lesson["route"](scores, np.eye(8), top_k)
        wanted = np.full((6, 8), np.nan)
        np.put_along_axis(wanted, chosen, shares, axis=1)
        assert np.allclose(np.array(shown, dtype=float), wanted, rtol=1e-12, equal_nan=True)


def test_widget_shows_what_it_computes(widget):
    dice = random.Random(8)
    block = 3 * 48 * 192
    for top_k in [8, 1, *(dice.randint(2, 7) for _ in range(3))]:
        widget.locator("#dial-k").fill(str(top_k))
        chosen, _ = lesson["route"](x[:6], router, top_k)
        words = widget.locator("expert-routing .result").inner_text()
        assert f"meets {384 + top_k * block:,} of {384 + 8 * block:,} weights" in words
        assert f"call {len(np.unique(chosen))} of 8 experts" in words
        filled = widget.locator("expert-routing .cell[fill='url(#one-layer-routing-routed)']").count()
        assert filled == 6 * top_k
        visits = [int(text) for text in widget.locator("expert-routing .visits").all_text_contents()]
        assert visits == np.bincount(chosen.ravel(), minlength=8).tolist()
        assert float(widget.locator("expert-routing .computed").get_attribute("width")) == pytest.approx(
            400 * top_k / 8
        )
