"""6.8: the lesson on three real models against the engine, fits by hand, the calculator in a browser against both."""

import contextlib
import io
import json
import random
from pathlib import Path

import anatomy
import facts
import pytest
from figure import globals_of

PAGE, WIDGET = "efficiency/will-it-fit/", "will-it-fit"

PLACE = Path(__file__).resolve().parents[2] / "snippets" / "efficiency"
lesson, real = globals_of("efficiency/will_it_fit.py"), globals_of("efficiency/real/fit.py")
shown = globals_of("efficiency/figures/will_it_fit_data.py")
data = json.loads((PLACE / "figures" / "will_it_fit_data.json").read_text("utf-8"))
fit = real["fit"]


@pytest.mark.parametrize("model", ["llama-3.1-8b", "llama-3.1-70b", "mistral-nemo-12b"])
def test_lesson_on_real_models(model):
    arch = anatomy.load(model)
    v = arch.layers[0].blocks[0].values
    source = (PLACE / "will_it_fit.py").read_text("utf-8")
    for old, new in (
        ("8_030_261_248", str(anatomy.count(arch).total)),
        ("= 32, 8, 128", f"= {arch.ends.n_layers}, {v.kv_heads}, {v.head_dim}"),
    ):
        assert source.count(old) == 1
        source = source.replace(old, new)
    names: dict = {}
    with contextlib.redirect_stdout(io.StringIO()):
        exec(compile(source, "lesson", "exec"), names)
    for name, bits in names["BITS"].items():
        weights, cache, words, room = names["verdict"](bits)
        found = fit(model, name.lower(), "rtx-4090", 8_192, 8)
        assert weights == pytest.approx(found.weights, rel=0.0005)  # norms stay in 16 bits
        assert cache == found.cache
        assert room == found.room
        assert words.startswith("fits") == (found.spare >= 0)


def test_bits_are_the_formats():
    for name, bits in lesson["BITS"].items():
        assert anatomy.number_format(name).bits_per_weight == bits
    assert lesson["RESERVE"] == real["RESERVE"]


def test_checkpoints_as_published():
    """gpt-oss-20b as its own index file says; DeepSeek-V3 by type, as the hub counts them; a plain one in BF16."""
    published = 13_761_264_768  # total_size in the index file of the checkpoint
    assert real["weights_of"]("gpt-oss-20b", "as published") == published
    deepseek = (680_571_043_840 - 11_505_434_624) + 2 * 1_960_795_136 + 4 * (41_540_496 + 14_848)
    assert real["weights_of"]("deepseek-v3", "as published") == deepseek
    assert real["weights_of"]("llama-3.1-8b", "as published") == 2 * 8_030_261_248


def test_fit_by_hand():
    found = fit("llama-3.1-8b", "bf16", "rtx-4090", 8_192, 8)
    assert (found.weights, found.cache) == (16_060_522_496, 8 * 8_192 * 131_072)
    assert found.spare == pytest.approx(24e9 * 0.92 - 16_060_522_496 - 8_589_934_592)
    assert found.room == 5
    assert fit("deepseek-v3", "as published", "h100-sxm", 8_192, 8, 9).spare < 0
    assert fit("deepseek-v3", "as published", "h100-sxm", 8_192, 8, 10).spare > 0  # "ten by the sum"


def test_more_memory_never_fits_less():
    table = globals_of("efficiency/real/what_fits.py")
    order = sorted(table["DEVICES"], key=lambda device: facts.load("devices")[device]["memory"].si)
    assert order == list(table["DEVICES"])
    for model in table["MODELS"]:
        bits = [int(table["most"](model, device).replace("–", "0")) for device in order]
        assert bits == sorted(bits), model


def test_smaller_tables_by_hand():
    rows = (PLACE / "real" / "activations.out.md").read_text("utf-8")
    assert f"| 2,048 | {2_048 * 2 * (2 * 4_096 + 2 * 14_336) / 1e6:.1f} MB |" in rows
    assert f"{131_072 * 128_256 * 4 / 1e9:.1f} GB" in rows
    for name in ("h100-sxm", "b200"):
        device = facts.load("devices")[name]
        most = device["memory_seen"].si / device["memory"].si / (1 - real["RESERVE"])
        assert most < 1 + 1 / 6  # "what misses by more than a sixth does not fit"


def test_calculator_agrees_with_the_engine_on_a_hundred_settings(widget):
    dice = random.Random(68)
    names = {name.removesuffix("-v0.1"): name for name in shown["MODELS"]}
    titles = {shown["title"](device): device for device in shown["DEVICES"]}
    settings = [
        (dice.choice(list(names)), dice.choice(data["formats"]), dice.choice(list(titles)),
         dice.randint(1, 8), dice.randint(1, 131_072), dice.randint(1, 256))
        for _ in range(100)
    ]  # fmt: skip
    ask = "settings => settings.map(s => document.querySelector('will-it-fit').fit(...s))"
    for setting, seen in zip(settings, widget.evaluate(ask, settings), strict=True):
        model, form, device, devices, context, batch = setting
        found = fit(names[model], shown["FORMS"][form], titles[device], context, batch, devices)
        for part in ("weights", "cache", "reserve", "memory", "room"):
            assert seen[part] == pytest.approx(getattr(found, part), rel=1e-12), (setting, part)
        assert seen["spare"] == pytest.approx(found.spare, rel=1e-9, abs=1)


def test_calculator_says_what_was_chosen(widget):
    result = widget.locator("will-it-fit .result")
    assert result.inner_text() == "Does not fit: 2.57 GB too much. Room for 5 sequences."
    widget.locator("#dial-format").select_option("Q4_K")
    assert result.inner_text().startswith("Fits: 8.97 GB to spare")
    widget.locator("#dial-batch").focus()
    widget.keyboard.press("End")
    assert "Does not fit" in result.inner_text()
    bars = [float(bar.get_attribute("width")) for bar in widget.locator("will-it-fit .need").all()]
    assert sum(bars) == pytest.approx(478, abs=0.01)
