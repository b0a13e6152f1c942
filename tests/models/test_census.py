"""7.2: the census against integers that others published, and its table in a real browser."""

import csv
import json
import re
from pathlib import Path

import pytest

from tests.lessons import cells
from tests.sites import PHONE, opened, waited

PAGE, WIDGET = "models/census/", "sort-table"

REAL = Path(__file__).parents[2] / "snippets" / "models" / "real"
PUBLISHED = {  # name: total on the model hub, copied from there; all of them store nothing but parameters
    "Llama-3.1-405B": 405_853_388_800,
    "Llama-3-70B": 70_553_706_496,
    "Llama-3-8B": 8_030_261_248,
    "Mixtral-8x7B-v0.1": 46_702_792_704,
    "Mistral-7B-v0.1": 7_241_732_096,
    "Mistral-Nemo-12B": 12_247_782_400,
    "Gemma-2-9B": 9_241_705_984,
    "Gemma-2-27B": 27_227_128_320,
    "Qwen3-235B-A22B": 235_093_634_560,
    "gpt-oss-120b": 116_829_156_672,
    "gpt-oss-20b": 20_914_757_184,
    "BLOOM-176B": 176_247_271_424,
}
ACTIVE = {  # made by hand from the makers' papers: (with both embeddings, without the input one)
    "Mixtral-8x7B-v0.1": (12_879_925_248, 12_748_853_248),
    "DeepSeek-V3": (37_552_282_624, 36_625_603_584),
    "gpt-oss-20b": (4_187_440_704, 3_608_307_264),
    "Grok-1": (83_756_587_008, 83_756_587_008),
}
CACHE = {"Llama-3.1-70B": 327_680, "Llama-3-8B": 131_072, "Llama-3.1-405B": 516_096, "DeepSeek-V3": 70_272}

rows = {row["model"]: row for row in csv.DictReader((REAL / "census_csv.out").read_text("utf-8").splitlines())}
records = {record["model"]: record for record in json.loads((REAL / "census_json.json").read_text("utf-8"))["models"]}
table = [[re.sub(r"\[(.+?)\]\(.+?\)", r"\1", cell) for cell in row] for row in cells("models/real/census_table.py")]


@pytest.mark.parametrize("name", PUBLISHED)
def test_totals_are_the_published_integers(name):
    assert int(rows[name]["total"]) == PUBLISHED[name]
    assert int(rows[name]["bf16_bytes"]) == 2 * PUBLISHED[name]


def test_active_by_both_habits_and_cache():
    for name, (active, without) in ACTIVE.items():
        assert (int(rows[name]["active"]), int(rows[name]["active_excl_input_embedding"])) == (active, without)
    for name, size in CACHE.items():
        assert int(rows[name]["cache_bytes_per_token"]) == size


def test_table_csv_and_json_say_the_same():
    assert set(rows) == set(records) == {line[0].removesuffix(" †") for line in table}
    for line in table:
        row, record = rows[line[0].removesuffix(" †")], records[line[0].removesuffix(" †")]
        assert line[1].replace(",", "") == row["total"] == str(record["total"])
        assert line[2].replace(",", "") == row["active"] == str(record["active"])
        assert sum(record["groups"].values()) == record["total"]
        assert line[9] == row["confidence"] == record["confidence"]


def test_confidence_a_means_that_an_integer_agrees_or_the_rest_is_explained():
    for record in records.values():
        if record["confidence"] == "A":
            assert re.search(r"equals|= |the same integer|repeats", record["agreement"]), record["model"]


# ------------------------------------------------------------------------------------------------- in the browser


def column(tab, number):
    return tab.evaluate(
        "n => [...document.querySelectorAll('.long tbody tr:not([hidden])')].map(row => row.cells[n].textContent)",
        number,
    )


def test_sorts_by_each_column_both_ways(widget):
    for number in range(10):
        widget.locator(".long th button").nth(number).click()
        down = column(widget, number)
        widget.locator(".long th button").nth(number).click()
        up = column(widget, number)

        def key(text):
            plain = text.replace(",", "").replace("%", "")
            return (float(plain), "") if re.fullmatch(r"[\d.]+", plain) else (0.0, text.lower() * (text != "–"))

        ways = [sorted(map(key, up)), sorted(map(key, up), reverse=True)]
        assert [key(text) for text in up] in ways and [key(text) for text in down] in ways
        assert [key(text) for text in up] != [key(text) for text in down]
        assert widget.locator(".long th[aria-sort]").count() == 1


def test_filters_by_words_and_says_how_many(widget):
    widget.locator("sort-table input").fill("dense")
    sparse = [line for line in table if line[4] != "–"]
    assert len(column(widget, 0)) == len(table) - len(sparse)
    widget.locator("sort-table input").fill("meta 2024")
    assert all("2024" in date for date in column(widget, 8))
    assert widget.locator("sort-table output").inner_text() == f"{len(column(widget, 0))} of {len(table)}"
    widget.locator("sort-table input").fill("no such model")
    assert column(widget, 0) == []


def test_state_is_in_the_address(widget, address, browser):
    widget.locator("sort-table input").fill("google")
    widget.locator("sort-table input").press("Enter")
    widget.get_by_role("button", name="cache a token").click()
    with opened(browser, widget.url) as again:
        assert column(again, 0) == column(widget, 0)
        assert column(again, 0)[0] == "Gemma-4-31B †"
    with opened(browser, f"{address}/{PAGE}?by=constructor&down=%3Cb%3E&find=%25") as nonsense:
        assert not nonsense.complaints


def test_complete_without_scripts_and_first_columns_fit_a_phone(address, browser):
    with opened(browser, f"{address}/{PAGE}", size=PHONE, scripts=False) as page:
        assert page.locator(".long tbody tr").count() == len(table)
        box, total = page.locator(".long").bounding_box(), page.locator(".long th").nth(1).bounding_box()
        assert total["x"] + total["width"] <= box["x"] + box["width"]
        page.locator(".long").focus()
        page.keyboard.press("ArrowRight")
        assert waited(page, lambda: page.locator(".long").evaluate("box => box.scrollLeft") > 0, seconds=5)


def test_downloads_are_the_kept_outputs(site):
    assert (site / "downloads" / "census.csv").read_bytes() == (REAL / "census_csv.out").read_bytes()
    assert (site / "downloads" / "census.json").read_bytes() == (REAL / "census_json.json").read_bytes()
