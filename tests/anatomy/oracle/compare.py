"""Where the engine and `transformers` disagree: python tests/anatomy/oracle/compare.py [family ...] [key=json ...]

Without a family, all of them. `key=json` changes the small config before both count it.
"""

from __future__ import annotations

import json
import sys
from math import prod
from pathlib import Path
from typing import Any, NamedTuple

from engine import EngineRefusedError, Shapes, tensors
from reference import UNKNOWN, RefusedError, Tensors, check_runs, reference

FAMILIES: dict[str, dict[str, Any]] = json.loads((Path(__file__).parent / "families.json").read_text())


class Verdict(NamedTuple):
    """What came of counting one config twice."""

    word: str  # agree, both refuse, differ, engine refuses, transformers refuses
    lines: list[str]  # what each said or has that the other has not
    ours: tuple[Shapes, Shapes, str] | None  # the engine's answer


def without_empty(shapes: Shapes) -> Shapes:
    """Zero experts have no weights; one side may list their empty tensors."""
    return {name: shape for name, shape in shapes.items() if prod(shape)}


def difference(ours: Shapes, theirs: Shapes) -> list[str]:
    """One line for each name or shape that only one side has."""
    ours, theirs = without_empty(ours), without_empty(theirs)
    lines = [f"only transformers: {name} {theirs[name]}" for name in theirs.keys() - ours.keys()]
    lines += [f"only the engine:   {name} {ours[name]}" for name in ours.keys() - theirs.keys()]
    for name in ours.keys() & theirs.keys():
        if ours[name] != theirs[name]:
            lines.append(f"shapes differ:     {name} engine {ours[name]}, transformers {theirs[name]}")
    return sorted(lines)


def total(shapes: Shapes) -> int:
    return sum(map(prod, shapes.values()))


def verdict(config: dict[str, Any]) -> Verdict:
    ours: tuple[Shapes, Shapes, str] | None = None
    theirs: Tensors | None = None
    said: list[str] = []
    try:
        ours = tensors(config)
    except EngineRefusedError as refusal:
        said.append(f"engine: {refusal}")
    try:
        theirs = reference(config, ours[2] if ours else "checkpoint")
        if not ours:
            check_runs(config)  # the library builds a lot that then cannot run: that is a refusal too
    except RefusedError as refusal:
        said.append(f"transformers: {refusal}")
        return Verdict("transformers refuses" if ours else "both refuse", said, ours)
    if not ours:
        return Verdict("engine refuses", said, ours)
    lines = difference(ours[0], theirs.parameters) + difference(ours[1], theirs.buffers)
    return Verdict("differ" if lines else "agree", lines, ours)


def main(arguments: list[str]) -> int:
    changed = {key: json.loads(value) for key, _, value in (a.partition("=") for a in arguments if "=" in a)}
    names = [a for a in arguments if "=" not in a] or [f for f in FAMILIES if f not in UNKNOWN]
    wrong = 0
    for name in names:
        found = verdict({**FAMILIES[name], **changed})
        wrong += found.word not in ("agree", "both refuse")
        print(f"{name}: {found.word}")
        for line in found.lines:
            print(f"    {line}")
    return min(wrong, 1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
