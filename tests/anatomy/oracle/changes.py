"""Every single-key change of a small config: booleans flipped, numbers moved, lists, words and nulls replaced."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any

# A word becomes each of the others in its row.
WORDS = (
    ("silu", "gelu"),
    ("full_attention", "sliding_attention", "linear_attention"),
    ("dense", "sparse"),
    ("mamba", "attention", "moe", "mlp"),
    ("moe", "hash_moe"),
    ("full", "shared"),
    ("sigmoid", "softmax"),
    ("per-element", "per-head"),
)
LAYER_LETTERS = set("MEA*-FS")  # a string of these alone is a layer pattern

Change = tuple[str, Any, dict[str, Any]]


def variants(value: Any) -> Iterator[Any]:
    """Other values where this one stands, most of them valid."""
    match value:
        case bool():
            yield not value
        case int():
            yield from (value + 1, value - 1, 2 * value, 0, -value or -1, None)
        case float():
            yield from (2 * value + 0.5, 0.0)
        case None:
            yield from (3, True)
        case str():
            yield from (word for row in WORDS if value in row for word in row)
            if value and set(value) <= LAYER_LETTERS:
                yield from (value[::-1], value[:-1], value[1:] + value[0], value + value[0])
        case list():
            yield from list_variants(value)
        case dict():
            yield from ({**value, key: other} for key, inner in value.items() for other in variants(inner))


def list_variants(values: list[Any]) -> Iterator[Any]:
    """Shorter, longer, turned round, moved on, null, and with each entry replaced."""
    yield from (None, values[:-1], values + (values[-1:] or [1]), values[::-1], values[1:] + values[:1])
    for place, value in enumerate(values):
        for other in [*values, *variants(value)]:
            yield [*values[:place], other, *values[place + 1 :]]


def same(a: Any, b: Any) -> bool:
    return type(a) is type(b) and a == b


def changes(config: dict[str, Any], defaults: dict[str, Any]) -> Iterator[Change]:
    """(key, its new value, the changed config), over the config's keys and those it leaves to the class's defaults."""
    for key, value in {**defaults, **config}.items():
        if key == "model_type":
            continue
        seen = [value]
        for other in variants(value):
            if not any(same(other, old) for old in seen):
                seen.append(other)
                yield key, other, {**copy.deepcopy(config), key: other}


def without(config: dict[str, Any], key: str) -> dict[str, Any]:
    return {k: copy.deepcopy(v) for k, v in config.items() if k != key}
