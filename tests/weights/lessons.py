"""A lesson's variables after it ran, and the output that is kept of it (the build proves that it is what it prints)."""

import json
from pathlib import Path

from figure import globals_of

SNIPPETS = Path(__file__).resolve().parents[2] / "snippets"


def run(lesson: str) -> tuple[dict, str]:
    return globals_of(f"weights/{lesson}"), kept(lesson)


def kept(program: str) -> str:
    file = SNIPPETS / "weights" / program
    found = [file.with_suffix(ending) for ending in (".out", ".out.md", ".json", ".svg")]
    return next(path for path in found if path.is_file()).read_text("utf-8")


def rows(program: str) -> dict[str, list[str]]:
    """A kept table: the first cell of each row, and the others."""
    lines = kept(program).splitlines()[2:]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return {first: rest for first, *rest in cells}


def integer(cell: str) -> int:
    return int(cell.replace(",", ""))


def config(model: str) -> dict:
    """The published configuration as it is, read without the engine."""
    found = json.loads((SNIPPETS / "anatomy" / "models" / f"{model}.json").read_text("utf-8"))
    return {**found["config"], "total": found.get("published", {}).get("total")}


def far_from_a_tie(value: float, decimals: int) -> bool:
    """Whether another processor's last bits could not change the digits printed."""
    return abs((value * 10**decimals) % 1 - 0.5) > 1e-6
