"""6.1: formats against NumPy's own bits and published lists, files against published bytes."""

import random

import anatomy
import numpy as np
import pytest
from figure import globals_of

formats, stuck = globals_of("efficiency/number_formats.py"), globals_of("efficiency/stuck.py")
units = globals_of("efficiency/gb_gib.py")
encode, decode, FORMATS = formats["encode"], formats["decode"], formats["FORMATS"]


def every(name: str) -> list[float]:
    """All positive numbers of a format, and 0."""
    exponent, fraction, special = form = FORMATS[name]
    return [decode(code, *form) for code in range(2 ** (exponent + fraction) - special)]


def test_fp16_is_numpys_at_every_code():
    codes = np.arange(2**15 - 2**10, dtype=np.uint16)
    assert every("FP16") == codes.view(np.float16).astype(float).tolist()


def test_e5m2_is_the_left_half_of_fp16_and_bf16_that_of_fp32():
    assert every("FP8 e5m2") == (np.arange(124, dtype=np.uint16) << 8).view(np.float16).astype(float).tolist()
    assert every("BF16") == (np.arange(255 * 128, dtype=np.uint32) << 16).view(np.float32).astype(float).tolist()


def test_small_formats_are_the_published_lists():
    """The OCP's e2m1, and of e4m3 the ends that its authors print."""
    assert every("FP4 e2m1") == [0, 0.5, 1, 1.5, 2, 3, 4, 6]
    e4m3 = every("FP8 e4m3")
    assert (len(e4m3), e4m3[1], e4m3[8], e4m3[-1]) == (127, 2**-9, 2**-6, 448)
    assert decode(2**7 - 1 - 2**3, *FORMATS["FP8 e4m3"]) == 240  # were its top exponent reserved, as e5m2's is


@pytest.mark.parametrize(("name", "kind", "code"), [("FP16", np.float16, np.uint16), ("FP32", np.float32, np.uint32)])
def test_rounding_is_numpys(name, kind, code):
    dice = random.Random(754)
    for _ in range(2000):
        x = dice.choice((1, 2**-14, 2**-24)) * dice.uniform(0.5, 1000)
        assert encode(x, *FORMATS[name]) == int(np.array(x, kind).view(code))
    assert encode(2049, *FORMATS["FP16"]) == encode(2048, *FORMATS["FP16"])  # a tie goes to even
    assert decode(encode(2051, *FORMATS["FP16"]), *FORMATS["FP16"]) == 2052


def test_two_ways_to_bf16_agree():
    dice = random.Random(16)
    for _ in range(2000):
        x = float(np.float32(10 ** dice.uniform(-8, 8)))
        assert float(stuck["bf16"](x)) == decode(encode(x, *FORMATS["BF16"]), *FORMATS["BF16"])


def test_a_counter_stops_where_the_step_becomes_two():
    for name, digits in (("BF16", 8), ("FP16", 11)):
        assert stuck["stuck"](stuck["FORMATS"][name]) == 2**digits


def test_files_to_the_last_byte():
    table = globals_of("efficiency/real/files.py")
    left_over = {}
    for name, published in table["PUBLISHED"]:
        model = anatomy.find(name)
        bits = sum(p.count * table["BITS"][p.dtype] for p in anatomy.stored(model.read(), model.checkpoint))
        left_over[name] = published - bits // 8
    # the headers of safetensors: GPT-2's length is stored in its first eight bytes; DeepSeek-V3 some 130 bytes a tensor
    assert left_over.pop("gpt-2-small") == 14_283 + 8
    assert 0 < left_over.pop("deepseek-v3") < 2e-5 * 688e9
    assert set(left_over.values()) == {0}  # the others' figures come from the index of a checkpoint: tensors alone


def test_gpt_oss_checkpoints_have_the_sizes_of_the_model_card():
    bits = globals_of("efficiency/real/files.py")["BITS"]
    for name, gib in (("gpt-oss-120b", 60.8), ("gpt-oss-20b", 12.8)):
        model = anatomy.find(name)
        size = sum(p.count * bits[p.dtype] for p in anatomy.stored(model.read(), model.checkpoint)) / 8
        assert size / 2**30 == pytest.approx(gib, abs=0.05)


def test_restated_counts_are_the_engines():
    shown = {name: anatomy.count(anatomy.load(name.lower())).total for name in ("Llama-3-8B", "Llama-3-70B")}
    assert shown == {"Llama-3-8B": 8_030_261_248, "Llama-3-70B": 70_553_706_496}
    assert (units["GB"], units["GiB"]) == (1e9, 1024**3)


def test_sizes_in_memory_by_hand():
    size = globals_of("efficiency/real/sizes.py")
    rows = dict(size["ROWS"])
    assert rows["the same, turned into BF16"] == 2 * 671_026_404_352
    assert rows["DeepSeek-V3: its files"] == 680_571_043_840 + 2 * 3_918_786_560 + 4 * 41_555_600


def test_a_published_gb_is_a_gib():
    """326 "GB (counting in multiples of 1024)" for 175 billion parameters in float16."""
    assert round(units["SIZES"]["175 billion"] / units["GiB"]) == 326
