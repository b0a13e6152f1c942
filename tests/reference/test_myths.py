"""The myths' programs print what another way gives: engine, facts, sources, a closed form, a search, a trial.

Each line of the table is a program and what must be found in its output, in this order, at the precision printed there.
"""

import contextlib
import io
import math
import re
import runpy
from collections.abc import Callable
from functools import cache
from itertools import product
from pathlib import Path

import anatomy
import facts
import numpy as np
import pytest
from figure import globals_of

from tools.hooks.sources import load

ROOT = Path(__file__).resolve().parents[2]
SOURCES = load(ROOT / "docs" / "sources.toml")
ONE, TWO = ((ROOT / "docs" / "reference" / name).read_text("utf-8") for name in ("myths.md", "myths-for-engineers.md"))
PAGE = ONE + TWO
energy, devices = facts.load("energy"), facts.load("devices")
rules = {row.name: row for row in globals_of("reference/real/rule_errors.py")["rows"]}
apples = globals_of("weights/embeddings.py")


@cache
def ran(program: str) -> tuple[str, dict]:
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        variables = runpy.run_path(str(ROOT / "snippets" / "reference" / f"{program}.py"))
    return out.getvalue(), variables


def tokens(text: str) -> list[str]:
    return [word.strip("[](),:;×%−") for word in text.split()]


def is_printed(expected: float | str, word: str) -> bool:
    """A number as text stands for a value if it is the value, rounded to as many digits."""
    if isinstance(expected, str):
        return word == expected
    if not re.fullmatch(r"[+-]?[\d,]*\.?\d+(e[+-]\d+)?", word):
        return False
    mantissa, _, power = word.partition("e")
    slack = 0.5001 * 10.0 ** (int(power or 0) - len(mantissa.partition(".")[2]))
    return abs(float(word.replace(",", "")) - expected) <= slack


def published(key: str) -> list[float]:
    """The numbers that a source is cited for, without their units."""
    return [float(number.replace(",", "")) for number in re.findall(r"\d[\d,.]*\d|\d", SOURCES[key]["numbers"])]


def among(key: str, *values: float) -> list[float]:
    assert set(values) <= set(published(key)), f"{values} are not in the source {key}"
    return list(values)


def count(model: str):
    return anatomy.count(anatomy.load(model))


def tensors(model: str, **wanted) -> int:
    return sum(
        t.count for t in anatomy.tensors(anatomy.load(model)) if all(getattr(t, k) == v for k, v in wanted.items())
    )


def values(model: str, block: str):
    """A block's numbers, and how many layers have it."""
    layers = [(layer, part) for layer in anatomy.load(model).layers for part in layer.blocks if part.name == block]
    return layers[0][1].values, sum(len(layer.indices) for layer, _ in layers)


def three_rumours():
    told = [published(key)[0] for key in ("decoder-semafor", "decoder-hotz", "windowsreport-moe")]
    return ["rumoured", told[0], "rumoured", told[1], "rumoured", told[2], "None", 0.8e12 / count("DeepSeek-V3").total]


def smaller_wins():
    pairs = {
        "hoffmann2022-cases": (70, 67.6, 280, 60.0, "smaller"),
        "llama-paper": (13, 46.9, 175, 43.9, "smaller"),
        "llama3-card": (8, 68.4, 70, 52.9, "smaller"),
    }
    found = []
    for key, (small, score, large, rival, winner) in [*pairs.items(), ("llama3-card", (8, 66.6, 70, 69.7, "larger"))]:
        among(key, score, rival)
        found += [f"{small}B", score, f"{large}B", rival, winner]
    return [*found, *(value for tens in range(4) for value in (10**tens, math.exp(-0.076 * math.log(10) * tens)))]


def temperature():
    """Dividing scores by T raises the shares at 1 to the power 1 / T."""
    at_one = np.exp([2 * 1 + 0.3 * 0.5, 1 * 1 + 1.2 * 0.5, 0.5 * 1 - 1 * 0.5])
    found = []
    for t in (0.3, 1.0, 2.0):
        powers = at_one ** (1 / t)
        found += [t, *(100 * powers / powers.sum())]
    return [*found, 6, "False"]


def eight_times_seven():
    mixtral, mistral = count("Mixtral-8x7B-v0.1"), count("Mistral-7B-v0.1")
    expert = (mixtral.total - mixtral.active) // 6
    return [expert, mixtral.total - 8 * expert, mixtral.total, mistral.total, 8 * 7e9]


def any_expert():
    mixtral = count("Mixtral-8x7B-v0.1")
    text, _ = ran("any_expert")
    found = [1, 64, 2 * mixtral.active / 1e9]
    for n in (2, 5, 10):
        met = int(re.search(rf"^ ?{n} tokens: +(\d+)", text, re.M)[1])
        assert met == pytest.approx(256 * (1 - 0.75**n), abs=12)  # what even choice gives on average
        share = (met - 64) / (256 - 64)
        found += [n, met, 2 * (mixtral.active + share * (mixtral.total - mixtral.active)) / 1e9]
    return [*found, 20, 256, 2 * mixtral.total / 1e9, 40, 256, 2 * mixtral.total / 1e9]


def half_a_byte():
    """A block as a record in memory: its size in bytes over its numbers, two of which share a byte."""
    sizes = [1 / 2]
    for numbers, *shared in ((64, "u1"), (128, "f2", "V1"), (32, "u1"), (32, "f2"), (32, "f2", "f2")):
        fields = [(f"s{i}", kind) for i, kind in enumerate(shared)] + [("numbers", "u1", numbers // 2)]
        sizes.append(np.dtype(fields).itemsize / numbers)
    sizes[1] += 4 / 256 / 64  # of NF4's 256 scales, one more in 32 bits
    sizes[2] -= 0.5 / 128  # GPTQ's lowest value has four bits and not eight
    assert sizes[4] == np.dtype([("scale", "u1"), ("numbers", "u1", 8)]).itemsize / 16  # NVFP4
    return [value for size in sizes for value in (8 * size, size * count("Llama-3-8B").total / 1e9)]


def gb_and_gib():
    size = 2 * count("Llama-3-8B").total
    return [
        size / 1e9, size / 1024**3, 80, 80 / 1.073741824, "GiB", 80, 80 * 1.073741824, "GB",
        "MiB", 100 * 0.048576, "GiB", 100 * 0.073741824, "TiB", 100 * 0.099511627776,
    ]  # fmt: skip


def watt_hours():
    found = [400]
    for name, most in (("8b-1xh100", 512), ("70b-4xh100", 1024), ("405b-8xh100", 256), ("405b-bf16-8xb200", 4096)):
        few, many = (energy[f"llama-3.1-{name}-{at_once}"]["energy"].value for at_once in (8, most))
        found += [few * 400 / 3600, many * 400 / 3600, 100 * (few - many) / few]
    assert max(found[3::3]) == pytest.approx(100 * 19 / 20, abs=0.5)  # as the page says
    a_day, requests, a_query = among("devries2023", 564, 195, 2.9)
    assert a_day / requests == pytest.approx(a_query, abs=0.05)
    kilo, words = among("hauntsaninja2025", 0.14, 120)
    mail = energy["llama-3.1-70b-4xh100-8"]["energy"].value * words / 3600
    return [*found, a_query, mail, 1000 * kilo, 1000 * kilo / mail]


def no_specialists():
    found = []
    for model in ("Mixtral-8x7B-v0.1", "Qwen3-30B-A3B", "DeepSeek-V3"):
        block, layers = values(model, "experts")
        ways = 1.0  # first expert, second expert …, in any order
        for place in range(block.top_k):
            ways *= (block.experts - place) / (place + 1)
        digits = 10 ** (math.floor(math.log10(ways)) - 2)
        found += [20 * layers * block.top_k, round(ways / digits) * digits]
    return found


def energy_of_experts():
    found = [count("Llama-3.1-405B").total / count("DeepSeek-V3").active]
    for pair in ran("energy_of_experts")[1]["joules"].values():
        dense, experts = among("mlenergy-v3", *pair)
        found.append(dense / experts)
    measured = energy["llama-3.1-405b-bf16-8xb200-8"]["energy"].si / energy["deepseek-v3.1-8xb200-8"]["energy"].si
    assert measured == pytest.approx(found[1], rel=0.01)
    return found


def count_numbers():
    every = anatomy.tensors(anatomy.load("Llama-3-8B"))
    rows = sum(t.count // t.shape[-1] for t in every)
    return [every[0].shape[0], rows, count("Llama-3-8B").total, every[0].shape[1]]


def one_apple():
    """In the plane: apple is at the same angle to pear and phone, which are at right angles to each other."""
    near = apples["cosine"](apples["apple"], apples["pear"])
    assert near == pytest.approx(apples["cosine"](apples["apple"], apples["phone"]))
    e, f = math.exp(1), math.exp(near)
    own, other = 1 + e / (e + f), f / (e + f)  # how much apple and its neighbour are in the mixture
    length = math.sqrt(own**2 + other**2 + 2 * own * other * near)
    kept, new = (own * near + other) / length, own * near / length
    rows = {word: tuple(apples["row"](word)) for word in ("apple", "pear", "phone")}
    assert rows == {word: tuple(row) for word, row in ran("one_apple")[1]["rows"].items()}
    return ["like", near, "pear", near, "like", kept, new, "like", new, kept]


def third_class():
    found = []
    for model in ("GPT-2 small", "Llama-3-8B"):
        total, table = (
            count(model).total,
            sum(tensors(model, group=g) for g in ("embedding", "position_embedding", "lm_head")),
        )
        gains, biases = tensors(model, group="norms", is_bias=False), tensors(model, is_bias=True)
        parts = (table, total - table - gains - biases, gains, biases)
        found += [total, *(100 * part / total for part in parts)]
    return found


def three_starts():
    slope, at_zero = np.polyfit([0, 1, 2, 3], [5, 7, 9, 11], 1)
    assert slope == pytest.approx(2)
    return [-100, at_zero, 0, at_zero, 100, at_zero, 0, at_zero]


def large_and_idle():
    def bend(x):
        return max(x, 0)

    whole = 1 * bend(1 * 3 + 2 * 1) + 3 * bend(1 * 3 - 1 * 1)
    without_large, without_small = 1 * bend(1 * 3) + 3 * bend(1 * 3 - 1 * 1), 1 * bend(1 * 3 + 2 * 1) + 3 * bend(-1)
    assert f"the output by {whole - without_large}, cutting the 1 moves it by {whole - without_small}." in PAGE
    return [whole, whole, "128", without_large, "1", without_small]


def layers_collapse():
    """By hand; what bends is not the sum of its parts."""
    east, north = ([6, -1], [5, 2]), ([-4, 6], [0, 4])
    straight, bent = ([a + b for a, b in zip(east[i], north[i])] for i in (0, 1))
    assert bent != [4, 4] and "(5, 2) and (0, 4) are not (4, 4)" in PAGE
    return [*east[0], *east[0], *east[1], *north[0], *north[0], *north[1], *straight, *straight, 4, 4]


def spread_facts():
    lesson = ran("spread_facts")[1]
    keys, words, memory = lesson["keys"], lesson["values"], lesson["memory"]
    assert (keys @ keys.T == 64 * np.eye(8)).all() and (words @ words.T == 64 * np.eye(8)).all()

    def lost(memory):
        return sum(int(np.argmax(words @ (memory @ key))) != place for place, key in enumerate(keys))

    by_one = 0
    for row, column in product(range(0, 64, 3), range(0, 64, 3)):
        cut = memory.copy()
        cut[row, column] = 0
        by_one += lost(cut)
    new = memory + np.outer(words[1] - words[0], keys[0])
    assert (new @ keys[0] == 64 * words[1]).all()
    return [memory.size, by_one, lost(new), int((new != memory).sum())]


def own_examples():
    """The formula against fits: the mean squared miss over many training sets of 40 dials."""
    draw = np.random.default_rng(1)
    for examples in (60, 100, 200):
        squares = []
        for _ in range(300):
            x, noise = draw.normal(size=(examples, 40)), draw.normal(size=examples)
            error = np.linalg.lstsq(x, noise, rcond=None)[0]
            squares.append(1 + error @ error)
        assert ran("own_examples")[1]["miss"](40, examples) == pytest.approx(np.sqrt(np.mean(squares)), rel=0.02)
    by_hand = {50: 49 / 9, 100: 99 / 59, 200: 199 / 159, 1000: 999 / 959, 5000: 4999 / 4959}
    return [800, by_hand[200] ** 0.5, *(v for n, square in by_hand.items() for v in (n, square**0.5))]


def cache_from_width():
    names = ("LLaMA-7B", "Llama-3-8B", "Llama-3-70B", "Qwen3-235B-A22B", "Falcon-7B", "DeepSeek-V3")
    widths = [anatomy.load(name).ends.d for name in names]
    assert widths == [d_model for d_model, *_ in ran("cache_from_width")[1]["models"].values()]
    return [value for name in names for value in (name, rules[name].width, rules[name].heads)]


def two_of_four():
    h100 = devices["h100-sxm"]
    sparse, dense = round(h100["bf16_sparse"].value), round(h100["bf16"].value)
    assert f"An H100 does {sparse:,} TFLOP/s" in PAGE and f"half of it, {dense}." in PAGE
    pruned = ran("two_of_four")[1]["pruned"]
    assert (np.count_nonzero(pruned, axis=1) == 2).all()
    return ["=", 0.9 - 0.5 + 0.4 + 0.1 - 0.8 + 0.7 + 0.6 - 0.2, "=", 0.9 - 0.5 - 0.8 + 0.7, sparse, dense, 2.0]


def not_twenty():
    """The best split by search along log N, which knows nothing but the loss."""
    found = []
    for a, alpha, b, beta in ((406.4, 0.34, 410.7, 0.28), (482.01, 0.3478, 2085.43, 0.3658)):
        for compute in (1e21, 1e23, 1e25):
            n = np.exp(np.linspace(np.log(1e8), np.log(1e13), 2_000_001))
            best = n[np.argmin(a / n**alpha + b / (compute / 6 / n) ** beta)]
            found.append(compute / 6 / best**2)
    assert [round(found[i]) for i in (0, 2, 3, 5)] == [50, 122, 22, 17]  # as the page says
    return ["printed", *found[:3], "again", *found[3:]]


def impossible_training():
    run, h100, deepseek = facts.load("training")["deepseek-v3"], devices["h100-sxm"], count("DeepSeek-V3")
    read, found = run["tokens"].si, []
    reading, all_hours = among("deepseek-v3-cost", 2.664, 2.788)  # millions: of pre-training, and with what came after
    assert run["hours"].value == 1e6 * all_hours
    hours = 1e6 * reading * 3600
    for name, n in (("total", deepseek.total), ("active", deepseek.active)):
        work, best = 6 * n * read, round(h100["bf16"].value)
        found += [name, work, work / hours / 1e12, 100 * work / hours / (best * 1e12)]
    return found


def two_or_six():
    """Multiplications counted one by one, on the way forward and for both products of the way back."""

    class Counted(float):
        times = 0

        def __mul__(self, other):
            Counted.times += 1
            return Counted(float(self) * float(other))

        def __add__(self, other):
            return Counted(float(self) + float(other))

    x, w, d = (np.array([[Counted(1)] * columns] * rows, object) for rows, columns in ((5, 4), (4, 3), (5, 3)))
    found = []
    for left, right in ((x, w), (x.T, d), (d, w.T)):
        Counted.times = 0
        left @ right
        found.append(2 * Counted.times / (5 * 4 * 3))
    total = count("Llama-3-8B").total
    return [found[0], *found, sum(found), found[0] * total, sum(found) * total]


def head_width():
    found = []
    for model in ("Llama-3-8B", "Mistral-Nemo-12B", "Gemma-2-9B", "Qwen3-30B-A3B", "gpt-oss-20b"):
        block, _ = values(model, "attention")
        found += [model, block.d / block.heads, block.head_dim, 100 * (block.d / block.heads / block.head_dim - 1)]
    return found


def one_table():
    found = []
    for model in ("GPT-2 small", "Gemma-2-9B", "Llama-3-8B"):
        total, once = count(model).total, tensors(model, group="embedding")
        tied = not tensors(model, group="lm_head")
        wrong = total + once if tied else total - once
        found += [total, "twice" if tied else "once", wrong, 100 * (wrong / total - 1)]
    return found


def speed_ceiling():
    llama = count("Llama-3-8B")
    read, whole = 2 * llama.active_excl_input_embedding, 2 * llama.total
    found = [read / 1e9, whole / 1e9]
    for device in ("a100-sxm-80", "h100-sxm", "rtx-4090"):
        found += [devices[device]["bandwidth"].si / read, devices[device]["bandwidth"].si / whole]
    return found


MYTHS: list[Callable[[], list] | tuple[str, list]] = [
    three_rumours, smaller_wins, temperature, eight_times_seven, any_expert, half_a_byte, gb_and_gib, watt_hours,
    no_specialists, energy_of_experts, count_numbers, one_apple, third_class, three_starts, large_and_idle,
    layers_collapse, spread_facts, own_examples, cache_from_width, two_of_four, not_twenty, impossible_training,
    two_or_six, head_width, one_table, speed_ceiling,
    ("chat_memory", ["is", "→", "Ada", "is", "→", "Bo", "is", "→", "?", "False"]),
]  # fmt: skip
TABLE = {myth[0] if isinstance(myth, tuple) else myth.__name__: myth for myth in MYTHS}


@pytest.mark.parametrize("program", TABLE)
def test_a_program_prints_what_another_way_gives(program):
    myth = TABLE[program]
    expected = myth[1] if isinstance(myth, tuple) else myth()
    words = iter(tokens(ran(program)[0]))
    for value in expected:
        assert any(is_printed(value, word) for word in words), f"{value} is not printed, or not in its place"


def test_every_myth_has_its_line_in_the_table_and_in_the_index():
    assert re.findall(r'--8<-- "reference/(\w+)\.py"', PAGE) == re.findall(r'--8<-- "reference/(\w+)\.out"', PAGE)
    assert set(re.findall(r'--8<-- "reference/(\w+)\.py"', PAGE)) == set(TABLE)
    headings = re.findall(r'^## "(.+)" \{ #([\w-]+) \}$', PAGE, re.M)
    assert re.findall(r'^- \["(.+)"\]\((?:myths-for-engineers\.md)?#([\w-]+)\)', ONE, re.M) == headings
    assert len(headings) == len(TABLE)


@pytest.mark.parametrize("program", TABLE)
def test_a_program_is_about_ten_lines(program):
    """Beside the line that says what it is for."""
    source = (ROOT / "snippets" / "reference" / f"{program}.py").read_text("utf-8")
    assert len([line for line in source.splitlines()[2:] if line.strip()]) <= 14
