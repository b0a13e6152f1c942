"""6.7: joules from watts and tokens against joules as published, estimates against what was printed, claims by hand."""

import json
from pathlib import Path

import anatomy
import facts
import pytest
from figure import globals_of

from tests.lessons import cells

ENERGY, TRAINING = facts.load("energy"), facts.load("training")
RUNS = {name: run for name, run in ENERGY.items() if "throughput" in run}


@pytest.mark.parametrize("name", RUNS)
def test_what_was_published_apart_fits_together(name):
    """Watts over tokens a second, joules of an answer over its length: both are the joules of a token."""
    run = RUNS[name]
    token = run["energy"].si
    assert run["power"].si / run["throughput"].si == pytest.approx(token, rel=2e-3)
    assert run["answer"].si / run["length"].si == pytest.approx(token, rel=2e-3)
    assert run["power"].si <= 1.05 * run["gpus"].value * {"H100": 700, "B200": 1000}[run["gpus"].conditions]


def test_lesson_divides_the_published_readings():
    lesson = globals_of("efficiency/energy.py")
    for texts, watts, rate in lesson["measured"]:
        run = RUNS[f"llama-3.1-8b-1xh100-{texts}"]
        assert (watts, rate) == (run["power"].value, run["throughput"].value)
        assert watts / rate == pytest.approx(run["energy"].value, rel=2e-3)
    assert lesson["first"] / lesson["last"] == pytest.approx(0.4548 / 0.0702, rel=2e-3)
    assert lesson["rent"] == TRAINING["deepseek-v3"]["price"].value


def test_money_by_another_way():
    """A full hour: its electricity and its rent, over the tokens of an hour."""
    lines = Path("snippets/efficiency/energy.out").read_text("utf-8").splitlines()[2:5]
    for line, (_, watts, rate) in zip(lines, globals_of("efficiency/energy.py")["measured"], strict=True):
        *_, electricity, rent = line.split()
        millions = rate * 3600 / 1e6
        assert float(electricity[1:]) == pytest.approx(watts / 1000 * 0.10 / millions, abs=5e-5)
        assert float(rent[1:]) == pytest.approx(2 / millions, abs=5e-4)
        assert 28 < float(rent[1:]) / float(electricity[1:]) < 42  # the page: thirty to forty times


def test_the_spread_that_the_page_names():
    tokens = [run["energy"].value for run in RUNS.values()]
    assert (min(tokens), max(tokens)) == (0.02845, 21.86)
    for key, few, many, ratio in (
        ("llama-3.1-8b-1xh100", 8, 512, 6.5),
        ("llama-3.1-70b-4xh100", 8, 1024, 10.1),
        ("llama-3.1-405b-bf16-8xb200", 8, 4096, 21.5),
    ):
        found = RUNS[f"{key}-{few}"]["energy"].value / RUNS[f"{key}-{many}"]["energy"].value
        assert found == pytest.approx(ratio, abs=0.05)


def test_facts_of_the_project():
    """As the project's table of facts has them."""
    wanted = {
        "llama-3.1-8b-1xh100": {8: 0.455, 32: 0.165, 64: 0.119, 256: 0.077, 512: 0.070},
        "llama-3.1-70b-4xh100": {8: 3.76, 64: 0.797, 1024: 0.373},
        "llama-3.1-405b-8xh100": {8: 13.97, 64: 3.08, 256: 2.06},
        "qwen3-30b-a3b-1xh100": {8: 0.65, 32: 0.336, 64: 0.222},
        "qwen3-14b-1xh100": {8: 0.71, 32: 0.244, 64: 0.167},
    }
    for key, values in wanted.items():
        for texts, value in values.items():
            digits = len(str(value).partition(".")[2])
            assert round(RUNS[f"{key}-{texts}"]["energy"].value, digits) == value


def test_estimates_give_what_was_printed():
    gpt3 = TRAINING["gpt-3"]
    energy = gpt3["gpus"].value * gpt3["power"].si * gpt3["days"].si * gpt3["pue"].value
    assert energy == pytest.approx(gpt3["energy"].si, rel=0.003)
    assert gpt3["energy"].si * gpt3["grid"].si == pytest.approx(gpt3["co2"].si, rel=0.001)
    bloom = TRAINING["bloom"]
    assert bloom["hours"].value * 400 / 1e6 == pytest.approx(bloom["energy"].value, rel=1e-3)
    assert bloom["co2_all"].value > 2 * bloom["co2"].value
    llamas = [TRAINING[f"llama-3.1-{size}"] for size in ("8b", "70b", "405b")]
    assert sum(model["hours"].value for model in llamas) == pytest.approx(39.3e6, abs=0.05e6)  # the card's own sum
    assert sum(model["co2"].value for model in llamas) == 11390


def test_lesson_on_estimates_states_the_facts():
    lesson = Path("snippets/efficiency/estimates.py").read_text("utf-8")
    gpt3, bloom, llama = (TRAINING[name] for name in ("gpt-3", "bloom", "llama-3.1-405b"))
    assert f"{gpt3['power'].value}, {gpt3['days'].value}, 1.10, {gpt3['grid'].value}" in lesson
    assert f"{bloom['hours'].value:_}, 400, {bloom['co2'].value}" in lesson
    assert f"{llama['hours'].value / 1e6}e6, 700, 3.8e25, 989.4e12" in lesson
    assert llama["work"].value == 3.8e25
    # 6·N·D of the engine's count: the published work, and so the share of the peak
    work = 6 * anatomy.count(anatomy.load("Llama-3.1-405B")).total * llama["tokens"].value
    assert work == pytest.approx(llama["work"].value, rel=0.005)
    assert round(work / (llama["hours"].si * 989.4e12), 2) == 0.35
    hours = TRAINING["deepseek-v3"]["hours"].value
    assert f"{llama['hours'].value / hours:.1f} times fewer hours, $5.576 million" in Path(
        "snippets/efficiency/estimates.out"
    ).read_text("utf-8")


def test_training_table_by_hand():
    rows = {row[0]: row for row in cells("efficiency/real/training_energy.py")}
    assert rows["Llama-3.1-405B"][1] == "21,588 MWh"  # 30.84 million hours of 0.7 kW
    assert rows["Llama-3.1-405B"][5] == "5 J"  # 77.7e12 J over 15.6e12 tokens
    assert rows["DeepSeek-V3"][1] == f"{2.788 * 0.7 * 1000:,.0f} MWh"
    assert rows["DeepSeek-V3"][5] == f"{2.664e6 * 700 * 3600 / 14.8e12:.2g} J"
    assert rows["GPT-3"][5] == f"{1287e6 * 3600 / 300e9:.0f} J"
    assert rows["BLOOM-176B"][4] == f"{24.7e6 / 433196:.0f} g"
    for row in rows.values():
        assert ("estimated</span>" in row[2]) == (row[0] != "BLOOM-176B")
    # a few thousand households of the ladder
    households = globals_of("efficiency/real/training_energy.py")["joules"]("llama-3.1-405b") / 3.6e6 / 10500
    assert 2000 < households < 2100


def test_training_against_use_by_hand():
    rows = {row[0]: row for row in cells("efficiency/real/training_against_use.py")}
    assert (
        rows["Llama-3.1-405B"][3]
        == f"{21588 * 3.6e9 / 13.97 / 1e12:.1f} to {21588 * 3.6e9 / 2.063 / 1e12:.0f} trillion tokens"
    )
    low, high = 21588 * 3.6e9 / 13.97, 21588 * 3.6e9 / 2.063
    assert 0.32 < low / 15.6e12 < 0.4 and 2.2 < high / 15.6e12 < 2.6  # the page's words
    assert rows["Llama-3.1-8B"][4].startswith("20 to 131")


def test_claims_turned_back_by_hand():
    lesson = globals_of("efficiency/turn_it_back.py")
    run = RUNS["llama-3.1-70b-4xh100-8"]
    assert lesson["speed"] == pytest.approx(1 / run["latency"].si, abs=0.05)
    assert (run["energy"].value, run["power"].value) == (3.759, 1765)
    mail, forum, paper, three, epoch = lesson["claims"].values()
    newspaper = ENERGY["newspaper"]
    assert mail[0] / mail[1] == pytest.approx(newspaper["energy"].si / newspaper["length"].si)
    assert forum[0] / forum[1] == pytest.approx(1000 * paper[0] / paper[1])  # the slip
    assert paper[0] == pytest.approx(ENERGY["luccioni"]["text"].si)
    assert three[0] / 3600 == pytest.approx(3) and epoch[0] / 3600 == pytest.approx(0.3)
    guess = ENERGY["devries"]
    assert guess["day"].si / guess["requests"].value / 3600 == pytest.approx(guess["energy"].value, rel=0.01)


def test_epochs_estimate_by_its_own_assumptions():
    """100 billion parameters, 500 tokens, a tenth of an H100's peak, 1,071 W with everything (their spreadsheet)."""
    seconds = 2 * 100e9 * 500 / (0.1 * 989e12)
    assert seconds * 1071 / 3600 == pytest.approx(ENERGY["epoch"]["energy"].value, rel=0.005)


def test_qwen3_14b_is_counted_as_its_makers_say():
    """14.8 billion parameters, 13.2 without embeddings, says its card."""
    counts = anatomy.count(globals_of("efficiency/real/active_energy.py")["load"]("Qwen3-14B"))
    tables = 2 * 151936 * 5120
    assert round(counts.total / 1e9, 1) == 14.8
    assert round((counts.total - tables) / 1e9, 1) == 13.2
    assert cells("efficiency/real/active_energy.py")[0][2] == f"*{(counts.total - tables / 2) / 1e9:.1f}B*"


def test_the_ladder_is_in_order_and_true_to_physics():
    drawn = globals_of("efficiency/figures/energy_ladder.py")
    home = dict(drawn["AT_HOME"])
    assert list(home.values()) == sorted(home.values())
    assert home["an apple lifted by a metre"] == pytest.approx(1, rel=0.02)
    assert home["a litre of water, to the boil"] == pytest.approx(93 * 3600, rel=0.01)
    assert home["a US household, one day"] == pytest.approx(28.8 * 3.6e6, rel=0.01)
    data = json.dumps(drawn["MODELS"])
    assert "7946" in data and "18.47" in data
