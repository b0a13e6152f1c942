"""6.6: ceilings against the engine and the project's facts, no measured point above, the widget against the engine."""

import json
import random
from pathlib import Path

import anatomy
import facts
import numpy as np
import pytest
from figure import globals_of

PAGE, WIDGET = "efficiency/speed-limits/", "speed-limit"

lesson, no_batch = globals_of("efficiency/speed_limits.py"), globals_of("efficiency/no_batch.py")
below = globals_of("efficiency/real/measured_below.py")
DATA = json.loads(Path("snippets/efficiency/figures/speed_limits_data.json").read_text("utf-8"))
DEVICES = facts.load("devices")
LLAMA = anatomy.load("Llama-3-8B")


@pytest.mark.parametrize(("batch", "context"), [(1, 1), (1, 2000), (8, 77), (512, 8192)])
def test_lesson_counts_what_the_engine_counts(batch, context):
    read, compute = lesson["write"](batch, context)
    assert read * lesson["bandwidth"] == pytest.approx(anatomy.step_read(LLAMA, context, batch).least, rel=1e-12)
    assert compute * lesson["peak"] == pytest.approx(batch * anatomy.work(LLAMA, context).forward, rel=1e-12)


@pytest.mark.parametrize("model", ["Llama-3-8B", "Llama-3-70B", "Mistral-7B-v0.1"])
def test_its_formula_holds_for_other_models(model):
    """The lesson with the sizes of another published configuration, against the engine."""
    config, arch = anatomy.find(model).config, anatomy.load(model)
    heads, d_model = config["num_attention_heads"], config["hidden_size"]
    names = {
        "d_model": d_model, "n_layers": config["num_hidden_layers"], "n_heads": heads,
        "n_kv_heads": config["num_key_value_heads"], "head_dim": config.get("head_dim") or d_model // heads,
        "d_ff": config["intermediate_size"], "vocab_size": config["vocab_size"],
    }  # fmt: skip
    source = Path("snippets/efficiency/speed_limits.py").read_text("utf-8")
    formulas = source[source.index("bandwidth, peak =") : source.index("\nread, compute = write(1, 1)")]
    exec(formulas, names)
    for context in (1, 1000):
        read, compute = names["write"](4, context)
        window = config.get("sliding_window")
        assert not window or context < window
        assert read * names["bandwidth"] == pytest.approx(anatomy.step_read(arch, context, 4).least, rel=1e-12)
        assert compute * names["peak"] == pytest.approx(4 * anatomy.work(arch, context).forward, rel=1e-12)


def test_a_prompt_is_its_tokens_one_after_the_other():
    """The work of every token at its place, less the scores of the vocabulary that nobody asks for."""
    head = 2 * 128256 * 4096
    each = sum(anatomy.work(LLAMA, place).forward - head for place in range(1, 301))
    assert lesson["prefill"](300)[1] * lesson["peak"] == pytest.approx(each + head, rel=1e-12)


def test_ceilings_of_the_project():
    """Tokens a second for Llama-3-8B in BF16, as the project's table of facts has them, computed apart."""
    wanted = {
        "a100-sxm-80": 136, "h100-sxm": 223, "h200-sxm": 320, "b200": 533,
        "rtx-4090": 67, "m4-pro": 18.2, "m4-max": 36.4, "m3-ultra": 54.6,
    }  # fmt: skip
    ceiling = globals_of("efficiency/real/ceilings.py")["ceiling"]
    found = {name: float(ceiling("Llama-3-8B", "bf16", device)) for name, device in DEVICES.items()}
    assert found == pytest.approx(wanted, abs=0.5)
    assert 15.01e9 / DEVICES["h100-sxm"]["bandwidth"].si == pytest.approx(lesson["write"](1, 1)[0], rel=1e-4)


def test_lessons_state_the_facts():
    h100 = DEVICES["h100-sxm"]
    assert (lesson["bandwidth"], lesson["peak"]) == (h100["bandwidth"].si, h100["bf16"].si)
    for name, (bandwidth, peak) in no_batch["devices"].items():
        device = next(d for d in DEVICES.values() if d.title.startswith(name))
        assert (bandwidth, peak) == pytest.approx((device["bandwidth"].si, device["bf16"].si), rel=1e-12)
    assert no_batch["weights"] == anatomy.count(LLAMA).active_excl_input_embedding
    assert 2 * no_batch["operations"] == anatomy.work(LLAMA, 0).forward
    assert 2 * no_batch["kept"] == anatomy.kv_cache(LLAMA).bytes_per_token
    assert 2 * no_batch["mixed"] == anatomy.work(LLAMA, 1).mixing


def test_where_no_batch_is_enough():
    """By search: just below the limit some batch is bound by arithmetic, just above it not even a billion texts are."""

    def by_arithmetic(batch, context):
        read, compute = lesson["write"](batch, context)
        return compute > read

    assert any(by_arithmetic(2**i, 390) for i in range(31))
    assert not any(by_arithmetic(2**i, 395) for i in range(31))
    assert not by_arithmetic(293, 1) and by_arithmetic(298, 1)


def test_speculation_keeps_the_frequencies():
    lesson = globals_of("efficiency/speculative.py")
    for guesses in (1, 5):
        written, steps = lesson["run"](guesses, steps=40_000)
        assert np.bincount(written, minlength=4) / len(written) == pytest.approx(lesson["large"], abs=0.01)
        by_hand = sum(0.8**i for i in range(guesses + 1))  # the i-th guess counts if all before it were good
        assert len(written) / steps == pytest.approx(by_hand, rel=0.02)


def test_no_measured_point_lies_above_its_ceiling():
    for key, model, batches in below["RUNS"]:
        for batch in batches:
            measured, gpus, least = below["run"](key, model, batch)
            assert least < measured["latency"].si
            assert gpus.value * measured["sequences"].value >= batch
    # the two points that the project's facts name
    runs = facts.load("energy")
    assert 1 / runs["llama-3.1-8b-1xh100-8"]["latency"].si == pytest.approx(137, abs=0.5)
    assert 1 / runs["llama-3.1-8b-1xb200-8"]["latency"].si == pytest.approx(219, abs=0.5)


def test_bytes_of_a_step_lie_between_the_engines_bounds():
    for model in ("Qwen3-30B-A3B", "Mixtral-8x7B-v0.1", "Llama-3.1-8B"):
        arch = anatomy.load(model)
        for batch in (1, 2, 9, 64):
            bounds = anatomy.step_read(arch, 100, batch)
            assert bounds.least * 0.999999 <= below["step_bytes"](arch, batch, 100) <= bounds.most * 1.000001


def read_rows(arch, batch):
    return anatomy.step_read(arch, 1024, batch).rows


def test_widget_agrees_with_the_engine_on_a_hundred_settings(widget):
    dice = random.Random(2009)
    settings = [(dice.randrange(7), dice.randrange(8), 2 ** dice.randrange(11)) for _ in range(100)]
    shown = widget.evaluate(
        "all => all.map(at => document.querySelector('speed-limit').limit(...at))", [list(at) for at in settings]
    )
    models = globals_of("efficiency/figures/speed_limits_data.py")["MODELS"]
    devices = list(DEVICES.values())
    for (model, device, batch), found in zip(settings, shown, strict=True):
        arch, device = anatomy.load(models[model]), devices[device]
        stored = 2 * anatomy.count(arch).total
        count = int(np.ceil(stored / device["memory"].si))
        reading = below["step_bytes"](arch, batch, 1024) / device["bandwidth"].si
        computing = batch * anatomy.work(arch, 1024).forward / device["bf16"].si if "bf16" in device else 0
        rate = count / max(reading, computing)
        assert found["count"] == count
        assert found["rates"] == pytest.approx([batch * rate, rate], rel=1e-6)
        caches = anatomy.kv_cache(arch, 1024, batch).bytes
        assert found["full"] == (stored + caches + read_rows(arch, batch) > count * device["memory"].si)


def test_widget_moves_its_lines_and_says_what_it_shows(widget):
    widget.locator("#dial-model").fill("3")
    widget.locator("#dial-device").fill("4")
    widget.locator("#dial-batch").fill("0")
    assert widget.locator("#dial-model").get_attribute("aria-valuetext") == "Llama-3.1-70B"
    said = widget.locator("speed-limit .result").inner_text()
    rate = 6 * 1.008e12 / anatomy.step_read(anatomy.load("Llama-3.1-70B"), 1024).least
    assert said == f"At most {rate:.1f} tokens/s for each, {rate:.1f} together on 6 of them."
    top, bottom = 60, 302  # the plot's frame in figures/speed_limits.py
    for name in (".all", ".each"):
        start = widget.locator(f"speed-limit {name}").get_attribute("d")[1:].split()[:2]
        assert float(start[1]) == pytest.approx(bottom - np.log10(rate) / 5 * (bottom - top), abs=0.02)
    widget.locator("#dial-batch").fill("10")
    assert "do not fit" in widget.locator("speed-limit .result").inner_text()
