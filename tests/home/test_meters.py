"""Home: the four meters against the engine, for every model on every device, moved as a reader moves them."""

from math import ceil

import anatomy
import facts
import pytest
from figure import globals_of

from tests.sites import opened

shown = globals_of("home/figures/meters_data.py")


@pytest.fixture(scope="module")
def widget(browser, address):
    with opened(browser, f"{address}/") as tab:
        tab.locator("four-meters select").first.wait_for()
        yield tab


def test_meters_are_the_engines_for_all_models_and_devices(widget):
    ask = "settings => settings.map(s => document.querySelector('four-meters').meters(...s))"
    devices = {facts.load("devices")[name].title.removesuffix(" SXM"): name for name in shown["DEVICES"]}
    settings = [(model, device) for model in shown["MODELS"] for device in devices]
    assert len(settings) == 45
    for (model, device), seen in zip(settings, widget.evaluate(ask, settings), strict=True):
        arch, thing = anatomy.load(shown["MODELS"][model]), facts.load("devices")[devices[device]]
        counts = anatomy.count(arch)
        file, memory, work, read = seen["parts"]
        assert file == anatomy.weight_bytes(arch, "bf16") == seen["whole"][0]
        assert memory == file + anatomy.kv_cache(arch, context=8192).bytes
        assert work == anatomy.work(arch, context=8192).forward
        assert read == anatomy.step_read(arch, context=8192).least
        assert seen["count"] == ceil(memory / thing["memory"].si)
        assert seen["rate"] == pytest.approx(seen["count"] * thing["bandwidth"].si / read)
        dense = counts.active == counts.total
        assert (seen["whole"][2] == work) == dense and (seen["whole"][3] == read) == dense


def test_one_move_shows_total_beside_active(widget, address, browser):
    still = globals_of("home/figures/meters.py")
    assert widget.locator("four-meters .value").all_text_contents() == still["words"](still["found"])
    result = widget.locator("four-meters .result")
    assert result.inner_text() == "DeepSeek-V3 stores 671 billion parameters and uses 37.6 billion for a token."
    widget.locator("#dial-model").select_option("Llama-3.1-405B")
    assert result.inner_text() == "Llama-3.1-405B uses all its 406 billion parameters for every token."
    bars = [float(bar.get_attribute("width")) for bar in widget.locator("four-meters .part").all()]
    assert bars == pytest.approx([478] * 4)
    with opened(browser, widget.url) as again:
        assert again.locator("four-meters .result").inner_text() == result.inner_text()
