"""Where the engine and `transformers` disagree: python tests/anatomy/oracle/compare.py [family ...] [key=json ...]

Without a family, all of them. `key=json` changes the small config before both count it.
"""

from __future__ import annotations

import json
import sys
from math import prod
from pathlib import Path
from typing import Any

from engine import EngineRefusedError, Shapes, tensors
from reference import UNKNOWN, RefusedError, Tensors, check_runs, reference

FAMILIES: dict[str, dict[str, Any]] = json.loads((Path(__file__).parent / "families.json").read_text())


def without_empty(shapes: Shapes) -> Shapes:
    """Zero experts have no weights; one side may list their empty tensors."""
    return {name: shape for name, shape in shapes.items() if prod(shape)}


def difference(ours: Shapes, theirs: Shapes) -> list[str]:
    """One line for each name or shape that only one side has."""
    ours, theirs = without_empty(ours), without_empty(theirs)
    return (
        [f"only transformers: {name} {theirs[name]}" for name in theirs.keys() - ours.keys()]
        + [f"only the engine:   {name} {ours[name]}" for name in ours.keys() - theirs.keys()]
        + [f"shapes differ:     {name} engine {ours[name]}, transformers {theirs[name]}"
           for name in ours.keys() & theirs.keys() if ours[name] != theirs[name]]
    )


def total(shapes: Shapes) -> int:
    return sum(map(prod, shapes.values()))


def verdict(config: dict[str, Any]) -> tuple[str, list[str]]:
    """What came of counting a config twice: a word for it, and the lines that explain it."""
    ours: tuple[Shapes, Shapes, str] | None = None
    theirs: Tensors | None = None
    said: list[str] = []
    try:
        ours = tensors(config)
    except EngineRefusedError as refusal:
        said.append(f"engine: {refusal}")
    try:
        theirs = reference(config, ours[2] if ours else "checkpoint")
    except RefusedError as refusal:
        said.append(f"transformers: {refusal}")
    if ours and theirs:
        lines = difference(ours[0], theirs.parameters) + difference(ours[1], theirs.buffers)
        return ("differ", lines) if lines else ("agree", [])
    if not ours and theirs:
        try:
            check_runs(config)
        except RefusedError as refusal:
            return "both refuse", [*said, f"transformers: {refusal}"]
        return "engine refuses", said
    return ("transformers refuses" if ours else "both refuse"), said


def main(arguments: list[str]) -> int:
    changed = {key: json.loads(value) for key, _, value in (a.partition("=") for a in arguments if "=" in a)}
    names = [a for a in arguments if "=" not in a] or [f for f in FAMILIES if f not in UNKNOWN]
    wrong = 0
    for name in names:
        word, lines = verdict({**FAMILIES[name], **changed})
        wrong += word not in ("agree", "both refuse")
        print(f"{name}: {word}")
        for line in sorted(lines):
            print(f"    {line}")
    return min(wrong, 1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
