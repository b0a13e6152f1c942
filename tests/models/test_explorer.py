"""7.3: the Explorer in a browser: its numbers against the engine, its messages against the command, its manners."""

import json
import os
import random
import re
import subprocess
import sys
from fractions import Fraction
from html import unescape
from math import ceil, floor
from urllib.parse import parse_qs

import anatomy
import facts
import pytest

from tests.guards.guards import _axe
from tests.sites import DESKTOP, PHONE, ROOT, opened, waited
from tools import runtime

PAGE = "models/explorer/"
DEVICES = {thing.title: thing for thing in facts.load("devices").values()}
NAMES = [model.name for model in anatomy.models()]
RESERVE = 0.08


@pytest.fixture(scope="module")
def tab(address, browser):
    """One page for the tests that ask it numbers."""
    with opened(browser, f"{address}/{PAGE}", size=DESKTOP) as tab:
        tab.locator("model-explorer .explorer-name").first.wait_for()
        yield tab
        assert not tab.complaints


ASK = "document.querySelector('model-explorer')"


def test_the_page_has_every_model_of_the_census(tab):
    assert tab.evaluate(f"Object.keys({ASK}.data.models)") == NAMES


def test_counts_and_bytes_of_every_model_are_the_engines(tab):
    """Total, active by both habits, each group; bytes in each format, to the byte; work of the matrices."""
    seen = tab.evaluate(
        f"""formats => Object.fromEntries(Object.keys({ASK}.data.models).map(name => {{
          const {{ total, active, lean, groups, ...model }} = {ASK}.model(name);
          return [name, {{ total, active, lean, groups, matrices: model.matrices,
            bytes: formats.map(format => {ASK}.model(name).figures(format, 1, 1, "B200", 1).weights) }}];
        }}))""",
        list(anatomy.FORMATS),
    )
    for model in anatomy.models():
        arch, found = model.read(), seen[model.name]
        counts = anatomy.count(arch)
        assert (found["total"], found["active"]) == (counts.total, counts.active), model.name
        assert found["lean"] == counts.active_excl_input_embedding, model.name
        assert {g["part"]: g["count"] for g in found["groups"]} == counts.groups, model.name
        assert {g["part"]: g["active"] for g in found["groups"] if g["active"]} == counts.active_groups, model.name
        assert found["bytes"] == [anatomy.weight_bytes(arch, form) for form in anatomy.FORMATS], model.name
        assert found["matrices"] == anatomy.work(arch).weights, model.name


def expected(name, form, context, batch, device, devices):
    """What the meters must show, from the engine and the facts."""
    arch, thing = anatomy.load(name), DEVICES[device]
    step, work = anatomy.step_read(arch, context, batch, form), anatomy.work(arch, context)
    weights, cache = anatomy.weight_bytes(arch, form), anatomy.kv_cache(arch, context, batch).bytes
    memory = devices * thing["memory"].si
    peak = devices * thing["bf16"].si if "bf16" in thing else float("inf")
    room = Fraction(memory) * (1 - Fraction(str(RESERVE)))
    return {
        "weights": weights, "cache": cache, "forward": work.forward, "mixing": work.mixing,
        "least": step.least, "most": step.most, "memory": memory, "spare": float(room - weights - cache),
        "ceiling": min(batch * devices * thing["bandwidth"].si / step.least, peak / work.forward),
        "spread": min(batch * devices * thing["bandwidth"].si / step.most, peak / work.forward),
        "sequences": max(0, floor((room - weights) / (cache // batch))),
        "needed": ceil((weights + cache) / (room / devices)),
    }  # fmt: skip


def test_meters_are_the_engines_in_a_hundred_settings(tab):
    """Two hundred for good measure; exact where numbers are whole, and the bytes of a step to within one."""
    dice = random.Random(73)
    settings = [
        (dice.choice(NAMES), dice.choice(list(anatomy.FORMATS)), dice.choice((1, dice.randint(1, 2**20))),
         dice.choice((1, dice.randint(1, 1024))), dice.choice(list(DEVICES)), dice.randint(1, 64))
        for _ in range(200)
    ]  # fmt: skip
    ask = f"settings => settings.map(([name, ...setting]) => {ASK}.model(name).figures(...setting))"
    for setting, seen in zip(settings, tab.evaluate(ask, settings), strict=True):
        wanted = expected(*setting)
        for part in ("weights", "cache", "forward", "mixing", "memory", "sequences", "needed"):
            assert seen[part] == wanted[part], (setting, part)
        for part in ("least", "most"):
            assert abs(seen[part] - wanted[part]) <= 1, (setting, part)
        for part in ("ceiling", "spread", "spare"):
            assert seen[part] == pytest.approx(wanted[part], rel=1e-9, abs=1), (setting, part)


def shown(tab) -> dict[str, str]:
    """What a reader sees: names, values of the meters, the result."""
    texts = tab.locator("model-explorer :is(.explorer-name, .explorer-lead, .explorer-value, .result)")
    return {str(i): text for i, text in enumerate(texts.all_inner_texts())}


def test_what_is_shown_is_what_was_counted(tab, address):
    tab.goto(f"{address}/{PAGE}?a=DeepSeek-V3&b=&format=fp8&device=H100%20SXM&devices=3&context=13&batch=3&layer=31")
    wanted = expected("DeepSeek-V3", "fp8", 8192, 8, "H100 SXM", 8)
    text = tab.locator("model-explorer").inner_text()
    assert f"{anatomy.count(anatomy.load('deepseek-v3')).total:,} parameters" in text
    assert tab.get_by_role("link", name="All about DeepSeek-V3").get_attribute("href").endswith("/models/deepseek-v3/")
    assert f"Weights in fp8: {wanted['weights']:,} bytes" in text
    assert f"at most {round(wanted['ceiling']):,} tokens a second" in text
    assert f"{-wanted['spare'] / 1e9:.0f} GB too much" in text and "Does not fit on 8 × H100 SXM" in text
    assert "256 experts, 8 of them at work" in text
    for form, devices in (("q4_k", 8), ("fp8", 16)):  # what the question on the page says
        assert expected("DeepSeek-V3", form, 8192, 8, "H100 SXM", devices)["spare"] > 0


AREAS = """() => {
  const svg = document.querySelector(".zone-0 svg"), found = {};
  for (const rect of svg.querySelectorAll(":scope > rect")) {
    const key = rect.getAttribute("fill").replace(/url\\(#a-|var\\(--fig-|\\)/g, "");
    found[key] = (found[key] ?? 0) + rect.getAttribute("width") * rect.getAttribute("height");
  }
  return found;
}"""


@pytest.mark.parametrize("name", ["Llama-3-8B", "DeepSeek-V3", "Jamba-v0.1", "gpt-oss-20b"])
def test_areas_are_true_to_size(name, tab, address):
    """The share of each colour in the picture is its share of the parameters, idle experts apart."""
    tab.goto(f"{address}/{PAGE}?a={name}")
    areas, counts = tab.evaluate(AREAS), anatomy.count(anatomy.load(name))
    assert sum(areas.values()) == pytest.approx(
        tab.evaluate("document.querySelector('.zone-0 svg').clientWidth") * 270, rel=0.01
    )
    for colour, groups in {
        "attention": ["attention"],
        "dense": ["mlp_dense"],
        "embedding": ["embedding", "lm_head"],
    }.items():
        share = sum(counts.groups_with_bias_folded.get(group, 0) for group in groups) / counts.total
        assert areas.get(colour, 0) / sum(areas.values()) == pytest.approx(share, abs=0.002), (name, colour)
    routed, active = (g.get("routed_experts", 0) for g in (counts.groups, counts.active_groups))
    assert areas.get("routed-idle", 0) / sum(areas.values()) == pytest.approx(
        (routed - active) / counts.total, abs=0.002
    )


def test_an_address_shows_the_same_picture_again(tab, address, browser):
    tab.goto(f"{address}/{PAGE}")
    tab.locator("#dial-a").select_option("gpt-oss-120b")
    tab.locator("#dial-b").select_option("Llama-3.1-70B")
    tab.locator("#dial-format").select_option("q4_k")
    tab.locator("#dial-device").select_option("RTX 4090")
    for dial, key in (("context", "ArrowRight"), ("batch", "Home"), ("devices", "ArrowLeft"), ("layer", "ArrowRight")):
        tab.locator(f"#dial-{dial}").focus()
        tab.keyboard.press(key)
    with opened(browser, tab.url, scheme="dark") as again:
        assert shown(again) == shown(tab)
        picture = "[...document.querySelectorAll('model-explorer .explorer-picture')].map(e => e.innerHTML)"
        assert again.evaluate(picture) == tab.evaluate(picture)
        assert not again.complaints
    for nonsense in (
        "?a=%3Cb%3E&b=__proto__&format=x&device=&context=1e999&layer=-4&devices=x",
        "?a=constructor&layer=999",
    ):
        with opened(browser, f"{address}/{PAGE}{nonsense}") as other:
            assert "NaN" not in other.locator("model-explorer").inner_text()
            assert other.locator(".explorer-name").first.inner_text() == "DeepSeek-V3"
            assert not other.complaints


def test_the_keyboard_is_enough(tab, address):
    tab.goto(f"{address}/{PAGE}?a=Mixtral-8x7B-v0.1")
    tab.locator("#dial-a").focus()
    tab.keyboard.type("Llama-3-70B")
    assert tab.locator(".explorer-name").first.inner_text() == "Llama-3-70B"
    seen = []
    for _ in range(30):
        tab.keyboard.press("Tab")
        seen.append(tab.evaluate("document.activeElement.id || document.activeElement.textContent.slice(0, 30)"))
    for wanted in ("dial-b", "Your own config.json", "dial-layer", "dial-format", "dial-context", "Every tensor"):
        assert wanted in seen
    tab.locator("summary", has_text="Every tensor").first.focus()
    tab.keyboard.press("Enter")
    rows = tab.locator(".explorer-list tbody tr").first
    rows.wait_for()
    listed = len(anatomy.tensors(anatomy.load("llama-3-70b")))
    assert tab.locator(".explorer-list").first.locator("tbody tr").count() == listed
    assert "128,256 × 8,192" in rows.inner_text()


def test_another_token_meets_other_experts_and_as_many(tab, address):
    tab.goto(f"{address}/{PAGE}?a=Mixtral-8x7B-v0.1&layer=3")
    cells = "[...document.querySelectorAll('.zone-1 rect')]"
    active = f"{cells}.flatMap((rect, i) => rect.getAttribute('fill') === 'url(#a-routed)' ? [i] : [])"
    before = tab.evaluate(active)
    tab.get_by_role("button", name="Send another token").click()
    after = tab.evaluate(active)
    assert len(before) == len(after) == 2 and before != after
    tab.locator("#dial-a").select_option("Llama-3-8B")
    assert not tab.get_by_role("button", name="Send another token").is_visible()


def test_links_choose_models_that_it_has(site):
    """From the page of each model, and from the home page to two of them."""
    chosen = []
    for page in site.rglob("*.html"):
        for query in re.findall(r'href="[^"]*explorer/\?([^"]*)"', page.read_text("utf-8")):
            chosen += parse_qs(unescape(query)).values()
    names = {name for values in chosen for name in values}
    assert len(chosen) > len(NAMES) and names == set(NAMES)


def test_without_scripts_it_is_a_list(address, browser):
    with opened(browser, f"{address}/{PAGE}", scripts=False) as page:
        assert page.locator(".explorer-links tbody tr").count() == len(NAMES)
        assert page.locator(".explorer-links tbody a").first.is_visible()
        assert not page.locator("model-explorer").is_visible()


def test_from_disk_models_can_be_chosen_and_a_config_is_told_why_not(offline, browser):
    with opened(browser, (offline / "models" / "explorer.html").as_uri()) as tab:
        tab.locator("#dial-a").select_option("Qwen3-4B")
        total = anatomy.count(anatomy.load("qwen3-4b")).total
        assert tab.locator(".explorer-lead").first.inner_text().startswith(f"{total:,} parameters")
        tab.locator("summary", has_text="Your own").click()
        tab.locator("#own-text").fill("{}")
        tab.get_by_role("button", name="Count it").click()
        assert "python3 -m http.server" in tab.locator(".explorer-said").inner_text()
        assert not tab.complaints


# ------------------------------------------------------------------------------------------- a config of one's own


def command(text: bytes | str, folder, *more: str) -> tuple[int, str]:
    """Exit status and words of the command for a file of this content."""
    file = folder / "config.json"
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    done = subprocess.run(
        [sys.executable, ROOT / "snippets" / "anatomy", file.name, *more], capture_output=True, text=True, cwd=folder
    )
    return done.returncode, done.stdout or done.stderr.removeprefix("anatomy: ").rstrip("\n")


LLAMA = dict(anatomy.find("llama-3-8b").config)
MINE = {
    **LLAMA,
    "num_hidden_layers": 7,
    "hidden_size": 1024,
    "num_attention_heads": 8,
    "intermediate_size": 3000,
    "colour": "blue",
}
BAD = {
    "bad JSON": '{"model_type": "llama",',
    "a list": "[1, 2]",
    "empty": "",
    "unknown family": json.dumps({**LLAMA, "model_type": "lama"}),
    "no family": "{}",
    "missing key": json.dumps({key: value for key, value in LLAMA.items() if key != "hidden_size"}),
    "wrong type": json.dumps({**LLAMA, "hidden_size": "4096"}),
    "a key twice": '{"model_type": "llama", "model_type": "llama"}',
    "too deep": "[" * 100 + "]" * 100,
    "ü and \u2028": json.dumps({**LLAMA, "model_type": 'ü\u2028"""\\'}, ensure_ascii=False),
}


def says(tab, seconds: float = 90) -> str:
    """What the page says once it is done reading."""
    said = tab.locator(".explorer-said")
    assert waited(tab, lambda: re.match("(?!Loading|Reading).", said.inner_text()), seconds), said.inner_text()
    return said.inner_text()


@pytest.fixture(scope="module")
def mine(site, address, browser):
    """A page whose Python has read one config, by pasting."""
    if not runtime.ready(ROOT):
        missing = "no Python for the browser: no source of it could be reached (make runtime)"
        pytest.fail(missing) if os.environ.get("CI") else pytest.skip(missing)
    with opened(browser, f"{address}/{PAGE}", size=PHONE) as tab:
        tab.locator("summary", has_text="Your own").click()
        paste(tab, json.dumps(MINE))
        yield tab
        assert not tab.complaints


def paste(tab, text: str) -> str:
    tab.locator("#own-text").fill(text)
    tab.evaluate("document.querySelector('.explorer-said').textContent = ''")
    tab.get_by_role("button", name="Count it").click()
    return says(tab)


def test_a_pasted_config_is_counted_as_by_the_command(mine, tmp_path):
    said = paste(mine, json.dumps(MINE))
    status, text = command(json.dumps(MINE), tmp_path, "--json", "--context", "4096", "--batch", "4", "--dtype", "nf4")
    report = json.loads(text)
    assert status == 0 and said == f"Counted: {report['total']:,} parameters."
    assert "not read: colour" in mine.locator(".explorer-lead").first.inner_text()
    ask = f"{ASK}.shown[0].figures('nf4', 4096, 4, 'B200', 1)"
    seen = mine.evaluate(ask)
    assert (seen["weights"], seen["cache"]) == (report["weight_bytes"], report["kv_cache"]["bytes"])
    assert (seen["forward"], seen["least"]) == (report["work"]["forward"], report["step_read"]["least"])
    assert "colour" not in mine.url and "1024" not in mine.url  # the address has no word of it


def test_what_cannot_be_counted_gets_the_words_of_the_command(mine, tmp_path):
    for what, text in BAD.items():
        status, words = command(text, tmp_path)
        assert (2, paste(mine, text)) == (status, words), what


def test_files_are_opened_dropped_and_refused_when_huge(mine, tmp_path):
    give = mine.locator("#own-file").set_input_files
    for content in (
        b"\xff\xfe\x00{",
        json.dumps(dict(anatomy.find("gpt-oss-20b").config)).encode(),
    ):
        mine.evaluate("document.querySelector('.explorer-said').textContent = ''")
        status, words = command(content, tmp_path)
        give(tmp_path / "config.json")
        said = says(mine)
        assert said == (words if status else "Counted: 20,914,757,184 parameters.")
    status, words = command(b" " * 20_000_001, tmp_path)
    give(tmp_path / "config.json")
    assert status == 2 and says(mine) == words
    mine.evaluate("document.querySelector('.explorer-said').textContent = ''")
    mine.evaluate(
        """text => {
          const data = new DataTransfer();
          data.items.add(new File([text], "config.json"));
          const drop = new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true });
          document.querySelector(".zone-0").dispatchEvent(drop);
        }""",
        json.dumps(LLAMA),
    )
    assert says(mine) == "Counted: 8,030,261,248 parameters."


def test_a_link_to_somebodys_own_says_so(mine, browser):
    assert "a=own" in mine.url
    with opened(browser, mine.url) as other:
        assert "stayed with them" in other.locator(".explorer-said").inner_text()
        assert other.locator(".explorer-name").first.inner_text() == "DeepSeek-V3"


@pytest.mark.parametrize(("scheme", "size"), [("light", PHONE), ("dark", DESKTOP)], ids=["light", "dark"])
def test_two_models_are_accessible(scheme, size, address, browser):
    with opened(browser, f"{address}/{PAGE}?b=Llama-3.1-405B", scheme=scheme, size=size) as tab:
        tab.evaluate("document.querySelectorAll('details').forEach(folded => folded.open = true)")
        tab.wait_for_timeout(100)
        assert _axe(tab) == []
        assert tab.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
