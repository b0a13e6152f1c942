"""Page 1.6: every total against published integers; and all ways to count, so that each figure has one explanation."""

from itertools import product
from math import prod

import pytest

from tests.lessons import run

LESSON, PRINTED = run("parameters/count_gpt2.py")
OTHER, OTHER_PRINTED = run("parameters/gpt2_other_counts.py")
VOCABULARY, PLACES, D, LAYERS = 50257, 1024, 768, 12


@pytest.mark.parametrize(("d_model", "n_layers", "total", "hub"), [
    (768, 12, 124_439_808, 137_022_720),
    (1024, 24, 354_823_168, 379_988_992),
    (1280, 36, 774_030_080, 811_778_816),
    (1600, 48, 1_557_611_200, 1_607_942_848),
])  # fmt: skip
def test_totals_against_what_the_hub_stores(d_model, n_layers, total, hub):
    assert LESSON["count"](VOCABULARY, PLACES, d_model, n_layers) == total
    assert total + n_layers * 1024**2 == hub  # published: parameters and causal masks
    assert f"{total:,}" in PRINTED


def test_the_tensors_against_gpt1_whose_shapes_are_published():
    # OpenAI's finetune-transformer-lm, model/params_shapes.json: twelve blocks of these twelve tensors.
    block = [[1, 768, 2304], [2304], [1, 768, 768], [768], [768], [768],
             [1, 768, 3072], [3072], [1, 3072, 768], [768], [768], [768]]  # fmt: skip
    ours = [shape for name, shape, copies in LESSON["tensors"](40478, 512, 768, 12) if name.startswith("h.")]
    assert sorted(map(prod, ours)) == sorted(map(prod, block))
    published = sum(map(prod, [[512, 768], [40478, 768], *block * 12]))
    assert published == 116_534_784 == LESSON["count"](40478, 512, 768, 12) - 2 * 768  # GPT-1 has no final norm


def ways():
    """Ten choices, on or off: what each adds to the count of OpenAI's model."""
    choices = {
        "head apart": VOCABULARY * D, "padded": 47 * D, "no positions": -PLACES * D, "no qkv biases": -LAYERS * 3 * D,
        "no output biases": -LAYERS * D, "no feed-forward biases": -LAYERS * 5 * D,
        "no norm biases": -(2 * LAYERS + 1) * D, "no norm gains": -(2 * LAYERS + 1) * D,
        "no final norm": -2 * D, "masks": LAYERS * PLACES**2,
    }  # fmt: skip
    for flags in product((False, True), repeat=len(choices)):
        chosen = {name for name, flag in zip(choices, flags, strict=True) if flag}
        total = 124_439_808 + sum(choices[name] for name in chosen)
        if "no final norm" in chosen:  # what is gone cannot be left out again
            total += D * len(chosen & {"no norm biases", "no norm gains"})
        if {"head apart", "padded"} <= chosen:
            total += 47 * D
        yield total, frozenset(chosen)


ALL_BIASES = {"no qkv biases", "no output biases", "no feed-forward biases"}
MATRICES = ALL_BIASES | {"no norm biases", "no norm gains", "no positions", "head apart"}


@pytest.mark.parametrize(("figure", "explanations"), [
    (124_439_808, [set()]),
    (124_337_664, [ALL_BIASES | {"no norm biases"}, ALL_BIASES | {"no norm gains"}]),  # as many gains as biases
    (124_412_160, [{"no qkv biases"}]),
    (163_009_536, [{"no qkv biases", "head apart"}]),
    (163_037_184, [{"head apart"}]),
    (162_129_408, [MATRICES, MATRICES | {"no final norm"}]),  # the same: nothing of the final norm is left
    (124_475_904, [{"padded"}]),
    (137_022_720, [{"masks"}]),
])  # fmt: skip
def test_each_figure_has_one_explanation(figure, explanations):
    found = [chosen for total, chosen in ways() if total == figure]
    assert sorted(map(sorted, found)) == sorted(map(sorted, explanations))
    assert f"{figure:>11,}" in OTHER_PRINTED


def test_matrices_only_is_the_rule_of_thumb():
    assert 2 * VOCABULARY * D + 12 * LAYERS * D**2 == 162_129_408
    assert round(100 * (162_129_408 / 124_439_808 - 1), 1) == 30.3  # as in the list of rules of thumb


def test_the_paper_counted_with_the_vocabulary_of_gpt1():
    lesson, printed = run("parameters/gpt2_117m.py")
    for millions, (d_model, n_layers) in {117: (768, 12), 345: (1024, 24), 762: (1280, 36), 1542: (1600, 48)}.items():
        assert round(LESSON["count"](40478, 1024, d_model, n_layers) / 1e6) == millions
        assert round(LESSON["count"](50257, 1024, d_model, n_layers) / 1e6) != millions
        # The other explanations: GPT-1's context as well, or GPT-1's own size, fit one figure and not the rest.
    assert round(LESSON["count"](40478, 512, 1024, 24) / 1e6) == 344
    assert not lesson["fits"](40_467) and lesson["fits"](40_468)
    assert lesson["fits"](40_812) and not lesson["fits"](40_813)
    assert len(lesson["fitting"]) == 345 and lesson["fits"](40478)
    assert "345 vocabularies,\nfrom 40,468 to 40,812" in printed and "116,534,784" in printed


def test_the_table_is_a_third_of_small_and_a_twentieth_of_xl():
    assert pytest.approx(0.31, abs=0.01) == 50257 * 768 / 124_439_808
    assert pytest.approx(1 / 20, abs=0.002) == 50257 * 1600 / 1_557_611_200
    missed = [1 - 12 * layers * d**2 / LESSON["count"](50257, 1024, d, layers)
              for d, layers in ((768, 12), (1024, 24), (1280, 36), (1600, 48))]  # fmt: skip
    assert missed == sorted(missed, reverse=True)  # the rule is best for the largest
    assert 0.1 > 100 * missed[-1] / 100 > 0.04


def test_heads_are_not_in_the_count_and_more_places_are():
    assert LESSON["count"](50257, 2048, 768, 12) - 124_439_808 == 786_432


def test_a_tied_head_is_a_view_and_a_copy_is_not():
    lesson, printed = run("parameters/tied_head.py")
    assert lesson["heads"]["tied"].base is not None and lesson["heads"]["copied"].base is None
    assert lesson["heads"]["tied"][0, 2] == 106 and lesson["heads"]["copied"][0, 2] == 6
    assert "12 dials" in printed and "24 dials" in printed
