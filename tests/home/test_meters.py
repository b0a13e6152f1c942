"""Home: the four meters against the engine, for every model on every device, moved as a reader moves them."""

from math import ceil

import anatomy
import facts
import pytest
from figure import globals_of

PAGE, WIDGET = "", "four-meters"

shown = globals_of("home/figures/meters_data.py")


def test_meters_are_the_engines_for_all_models_and_devices(widget):
    ask = "settings => settings.map(s => document.querySelector('four-meters').meters(...s))"
    devices = {facts.load("devices")[name].title.removesuffix(" SXM"): name for name in shown["DEVICES"]}
    settings = [(model, device) for model in shown["MODELS"] for device in devices]
    assert len(settings) == 45
    for (model, device), seen in zip(settings, widget.evaluate(ask, settings), strict=True):
        arch, thing = anatomy.load(shown["MODELS"][model]), facts.load("devices")[devices[device]]
        counts = anatomy.count(arch)
        file, memory, work, read = seen["parts"]
        assert file == anatomy.weight_bytes(arch, "bf16")
        assert memory == file + anatomy.kv_cache(arch, context=8192).bytes
        assert work == anatomy.work(arch, context=8192).forward
        assert read == anatomy.step_read(arch, context=8192).least
        assert seen["count"] == ceil(memory / thing["memory"].si)
        assert seen["rate"] == pytest.approx(seen["count"] * thing["bandwidth"].si / read)
        idle = counts.total - counts.active  # at work too, each would cost a product and a sum, and its two bytes
        assert seen["whole"] == [file, memory, work + 2 * idle, read + 2 * idle]


def test_one_move_shows_total_beside_active(widget):
    still = globals_of("home/figures/meters.py")
    assert widget.locator("four-meters .value").all_text_contents() == still["words"](still["found"])
    result = widget.locator("four-meters .result")
    assert result.inner_text() == "DeepSeek-V3 stores 671 billion parameters and uses 37.6 billion for a token."
    widget.locator("#dial-model").select_option("Llama-3.1-405B")
    assert result.inner_text() == "Llama-3.1-405B uses all its 406 billion parameters for every token."
    lengths = {
        name: [float(bar.get_attribute("width")) for bar in widget.locator(f"four-meters .{name}").all()]
        for name in ("part", "whole")
    }
    taken = still["meters"]("Llama-3.1-405B", "H200")["parts"]
    assert lengths["part"] == pytest.approx([478 * a / b for a, b in zip(taken, still["found"]["whole"], strict=True)])
    assert lengths["whole"] == lengths["part"]  # a dense model has nothing idle


def test_no_model_is_longer_than_the_scale():
    still = globals_of("home/figures/meters.py")
    for model in shown["MODELS"]:
        whole = still["meters"](model, "H200")["whole"]
        assert all(a <= b for a, b in zip(whole, still["found"]["whole"], strict=True)), model
