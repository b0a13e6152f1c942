"""6.4: rounding against a search through all levels, formats against their bytes, files against published tables."""

import json
import random
from pathlib import Path

import anatomy
import numpy as np
import pytest
from figure import globals_of

PAGE, WIDGET = "efficiency/fewer-bits/", "fewer-bits"

SNIPPETS = Path(__file__).resolve().parents[2] / "snippets" / "efficiency"
lesson, outliers = globals_of("efficiency/fewer_bits.py"), globals_of("efficiency/outliers.py")
files, blocks = globals_of("efficiency/real/llama_files.py"), globals_of("efficiency/bits_per_weight.py")


@pytest.mark.parametrize(("bits", "group"), [(8, 64), (4, 32), (3, 16)])
def test_codes_are_the_nearest_of_all_levels(bits, group):
    weights = lesson["weights"][:2, :64]
    codes, scales = lesson["quantise"](weights, bits, group)
    levels = np.arange(-(2 ** (bits - 1)) + 1, 2 ** (bits - 1))
    for block, row, scale in zip(weights.reshape(-1, group), codes, scales.astype(float), strict=True):
        nearest = levels[np.abs(block[:, None] - levels * scale).argmin(axis=1)]
        assert row.tolist() == nearest.tolist()
        assert abs(row).max() == levels[-1]  # the largest weight is the end of the ruler


def test_packing_puts_two_in_a_byte_and_loses_nothing():
    codes = np.array([[-7, 7], [0, -1], [3, -4]], np.int8)
    packed = lesson["pack"](codes)
    by_hand = [int(f"{high & 15:04b}{low & 15:04b}", 2) for low, high in codes.tolist()]
    assert packed.tolist() == by_hand
    assert lesson["unpack"](packed).tolist() == codes.tolist()


def test_typical_miss_is_a_step_over_root_twelve():
    weights = np.random.default_rng(12).normal(size=(64, 1024))
    for bits in (5, 8):
        codes, scales = lesson["quantise"](weights, bits, 128)
        expected = np.sqrt((scales.astype(float) ** 2).mean() / 12 / (weights**2).mean())
        assert lesson["error"](weights, codes, scales) == pytest.approx(expected, rel=0.01)


def test_an_outlier_leaves_other_groups_alone():
    clean, dirty = (outliers["rounded"](outliers[name], 32) for name in ("weights", "spoilt"))
    group = slice(1000 // 32 * 32, 1000 // 32 * 32 + 32)
    assert np.array_equal(np.delete(clean, group), np.delete(dirty, group))
    assert not np.array_equal(clean[group], dirty[group])


def test_zero_point_uses_the_whole_ruler():
    zero = globals_of("efficiency/zero_point.py")
    x = np.linspace(0, 3, 16)
    codes, back = zero["zero_point"](x)
    assert codes.tolist() == list(range(16))
    assert back == pytest.approx(x)
    assert zero["absmax"](np.linspace(-7, 7, 15))[0].tolist() == list(range(-7, 8))
    assert zero["zero_point"](np.array([-1.0, 0, 2]))[1][1] == 0  # 0 stays 0


def test_each_bit_is_worth_a_factor_of_four():
    quality = globals_of("efficiency/quality.py")
    bits, rise = quality["bits"], np.log2(quality["rise"])
    slope = ((bits - bits.mean()) * (rise - rise.mean())).sum() / ((bits - bits.mean()) ** 2).sum()
    assert quality["slope"] == pytest.approx(slope)
    assert 2**-slope == pytest.approx(3.9, abs=0.05)
    assert quality["square"][7] / quality["square"][8] == pytest.approx((127 / 63) ** 2, rel=0.02)
    table = {name: float(published) for name, _, published in files["FILES"]}
    assert all(quality["FILES"][name][0] == table[name] for name in table if name in quality["FILES"])


@pytest.mark.parametrize(
    ("name", "size"), [("Q4_0", 18), ("Q4_1", 20), ("Q4_K", 144), ("IQ4_XS", 136), ("MXFP4", 17), ("NVFP4", 9)]
)
def test_blocks_have_the_bytes_of_llama_cpp(name, size):
    assert blocks["bits"](name) * blocks["BLOCKS"][name][0] == 8 * size


def test_blocks_are_the_engines_formats():
    for ours, name in (("MXFP4", "mxfp4"), ("NVFP4", "nvfp4"), ("Q4_K", "q4_k"), ("GPTQ and AWQ", "gptq")):
        assert blocks["bits"](ours) == anatomy.FORMATS[name].bits_per_weight
    assert blocks["bits"]("NF4, scales squeezed") == anatomy.FORMATS["nf4"].bits_per_weight
    assert blocks["n"] == anatomy.count(anatomy.load("llama-3-8b")).total


@pytest.mark.parametrize(("file", "main", "published"), files["FILES"])
def test_files_have_the_published_bits(file, main, published):
    assert f"{files['bits_a_weight']('llama-3.1-8b', file, main):.4f}" == published


def test_q4_k_m_by_hand():
    """Head, and values and last feed-forward matrices of 16 of 32 layers, in 6.5625 bits; norms in 32."""
    n, better = 8_030_261_248, 128_256 * 4096 + 16 * (1024 * 4096 + 4096 * 14336)
    bits = 4.5 * n + 2.0625 * better + 27.5 * 65 * 4096
    assert files["bits_a_weight"]("llama-3.1-8b", "Q4_K_M", "Q4_K") == pytest.approx(bits / n, rel=1e-12)


def test_widget_agrees_with_numpy_on_a_hundred_settings(widget):
    weights = np.array(json.loads((SNIPPETS / "figures" / "fewer_bits_data.json").read_text("utf-8"))["weights"], float)
    assert weights / 1e4 == pytest.approx(lesson["weights"][0], abs=5e-5)
    dice = random.Random(4)
    settings = [
        (dice.randint(2, 8), dice.choice((dice.randint(3, 1024), 2 ** dice.randint(2, 10)))) for _ in range(100)
    ]
    script = "all => all.map(([bits, group]) => document.querySelector('fewer-bits').miss(bits, group))"
    for (bits, group), shown in zip(settings, widget.evaluate(script, settings), strict=True):
        square = 0.0
        for start in range(0, 1024, group):
            block = weights[start : start + group]
            scale = np.abs(block).max() / (2 ** (bits - 1) - 1)
            square += ((np.rint(block / scale) * scale - block) ** 2).sum()
        assert shown == pytest.approx(np.sqrt(square / (weights**2).sum()), rel=1e-9)


def test_widget_moves_the_line_and_says_so(widget):
    assert "4.5 bits a weight; a typical miss is 11.6%" in widget.locator("fewer-bits .result").inner_text()
    dial = widget.locator("#dial-bits")
    dial.focus()
    widget.keyboard.press("ArrowRight")
    assert dial.get_attribute("aria-valuetext") == "5 bits, 31 levels"
    assert "4.5 bits" not in widget.locator("fewer-bits .result").inner_text()
