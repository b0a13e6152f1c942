"""Facts about devices, energy and training that no program can compute: each with its unit, conditions and source.

>>> import facts
>>> bandwidth = facts.load("devices")["h100-sxm"]["bandwidth"]
>>> bandwidth.value, bandwidth.unit, bandwidth.si          # as the source prints it, and in bytes a second
(3.35, 'TB/s', 3350000000000.0)

A file `<name>.toml` beside this one has things (a device, a measured set-up, a model), each with a title and its facts.
What stands at a thing (its source, its date …) holds for each of its facts that does not say otherwise.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent

# What one of the unit is in bytes, seconds, joules, watts, grams …; a rate is a quantity a second.
UNITS: dict[str, float] = {
    "GB": 1e9, "GiB": 2**30, "MiB": 2**20, "GB/s": 1e9, "TB/s": 1e12, "TFLOP/s": 1e12, "FLOP": 1, "W": 1,
    "J": 1, "Wh": 3600, "kWh": 3.6e6, "MWh": 3.6e9, "GWh": 3.6e12, "ms": 1e-3, "days": 86400, "hours": 3600,
    "g": 1e-3, "kg": 1, "t": 1e3, "kg/kWh": 1 / 3.6e6,
    "tokens": 1, "tokens/s": 1, "parameters": 1, "requests": 1, "GPUs": 1, "sequences": 1, "$": 1, "ratio": 1,
}  # fmt: skip

STATUS = {
    "published": "read in the primary source",
    "second-hand": "read in a copy of the source, or in somebody's quotation of it",
    "estimated": "somebody's inference, with who and how in the conditions",
    "rumoured": "no source that can be checked",
}


class FactError(ValueError):
    """A file of facts breaks the format, or a fact is asked for that is not there; the message says which."""


@dataclass(frozen=True)
class Fact:
    value: float
    unit: str
    conditions: str  # under which the value holds, "" where there are none worth a word
    source: str  # its key in docs/sources.toml
    date: str  # of what the source describes: year, year-month or year-month-day
    status: str  # one of STATUS

    @property
    def si(self) -> float:
        """The value in bytes, FLOP, watts, joules, seconds, kilograms, or such a thing a second."""
        return self.value * UNITS[self.unit]

    def __str__(self) -> str:
        return f"{self.value:,} {self.unit}"


FIELDS = [field.name for field in fields(Fact)]


@dataclass(frozen=True)
class Thing(Mapping[str, Fact]):
    """What some facts are about."""

    name: str
    title: str
    facts: dict[str, Fact]

    def __getitem__(self, key: str) -> Fact:
        if key not in self.facts:
            raise FactError(
                f"{self.name} has no fact {key!r}, only {', '.join(self.facts)}"
            )
        return self.facts[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self.facts)

    def __contains__(
        self, key: object
    ) -> bool:  # a Mapping would try __getitem__ and wait for a KeyError
        return key in self.facts

    def __len__(self) -> int:
        return len(self.facts)


class Facts(dict[str, Thing]):
    """All things of one file, in the file's order."""

    def __missing__(self, name: str) -> Thing:
        raise FactError(f"nothing is known of {name!r}, only of {', '.join(self)}")


@cache
def load(name: str) -> Facts:
    """The facts of `<name>.toml`, checked."""
    file = HERE / f"{name}.toml"
    if not file.is_file():
        known = sorted(path.stem for path in HERE.glob("*.toml"))
        raise FactError(f"no file of facts is called {name!r}, only {', '.join(known)}")
    return parse(file.read_text("utf-8"), file.name)


def parse(text: str, where: str = "facts") -> Facts:
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise FactError(f"{where}: {error}") from None
    found = Facts()
    for name, table in tables.items():
        if not isinstance(table, dict) or not isinstance(table.get("title"), str):
            raise FactError(f"{where}: {name} has no title")
        common = {key: value for key, value in table.items() if key in FIELDS}
        rest = {
            key: value for key, value in table.items() if key not in (*FIELDS, "title")
        }
        known = {
            key: _fact(common, value, f"{where}: {name}.{key}")
            for key, value in rest.items()
        }
        found[name] = Thing(name, table["title"], known)
    return found


def _fact(common: dict[str, Any], own: Any, where: str) -> Fact:
    names, table = FIELDS, {**common, **own} if isinstance(own, dict) else {}
    if set(table) != set(names):
        raise FactError(f"{where}: a fact has {', '.join(names)}, and no other fields")
    if isinstance(table["value"], bool) or not isinstance(table["value"], (int, float)):
        raise FactError(f"{where}: the value {table['value']!r} is no number")
    for name in names[1:]:
        if not isinstance(table[name], str) or not (
            table[name].strip() or name == "conditions"
        ):
            raise FactError(f"{where}: {name} must say something, as text")
    if table["unit"] not in UNITS:
        raise FactError(
            f"{where}: the unit {table['unit']!r} is none of {', '.join(UNITS)}"
        )
    if table["status"] not in STATUS:
        raise FactError(
            f"{where}: the status {table['status']!r} is none of {', '.join(STATUS)}"
        )
    return Fact(**table)
