"""A program's variables after it ran, and what is kept of it (the build proves that it is what it prints)."""

import json
from pathlib import Path

from figure import globals_of

from tests.sites import ROOT
from tools.programs import Program

SNIPPETS = ROOT / "snippets"


def run(lesson: str) -> tuple[dict, str]:
    return globals_of(lesson), kept(lesson)


def kept(program: str) -> str:
    return Program(ROOT, Path(program)).kept[0].read_text("utf-8")


def cells(program: str) -> list[list[str]]:
    """A kept table, row by row, without its head."""
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in kept(program).splitlines()[2:]]


def rows(program: str) -> dict[str, list[str]]:
    """A kept table: the first cell of each row, and the others."""
    return {first: rest for first, *rest in cells(program)}


def integer(cell: str) -> int:
    return int(cell.replace(",", ""))


def config(model: str) -> dict:
    """The published configuration as it is, read without the engine."""
    found = json.loads((SNIPPETS / "anatomy" / "models" / f"{model}.json").read_text("utf-8"))
    return {**found["config"], "total": found.get("published", {}).get("total")}


def far_from_a_tie(value: float, decimals: int) -> bool:
    """Whether another processor's last bits could not change the digits printed."""
    return abs((value * 10**decimals) % 1 - 0.5) > 1e-6
