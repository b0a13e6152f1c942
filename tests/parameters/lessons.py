"""A lesson's variables after it ran, and the output that is kept of it (the build proves that it is what it prints)."""

from pathlib import Path

from figure import globals_of

SNIPPETS = Path(__file__).resolve().parents[2] / "snippets"


def run(lesson: str) -> tuple[dict, str]:
    kept = (SNIPPETS / "parameters" / lesson).with_suffix(".out")
    return globals_of(f"parameters/{lesson}"), kept.read_text("utf-8")
