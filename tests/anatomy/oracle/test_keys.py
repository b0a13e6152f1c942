"""Key by key: after each single change of a small config the engine and `transformers` still agree, or both refuse.

What is left over must be covered by a row of exceptions.json, which carries its reason; a row that nothing needs fails.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import pytest

NEEDED = "the independent count needs torch and transformers (the dependency group `oracle`)"
pytest.importorskip("torch", reason=NEEDED)
pytest.importorskip("transformers", reason=NEEDED)

from changes import changes, without  # noqa: E402
from compare import FAMILIES, Verdict, verdict  # noqa: E402
from reference import UNKNOWN, defaults  # noqa: E402
from tally import EXCEPTED, RAN, TRIED  # noqa: E402

KNOWN = [name for name in FAMILIES if name not in UNKNOWN]
EXCEPTIONS: list[dict[str, Any]] = json.loads((Path(__file__).parent / "exceptions.json").read_text())
FINE = ("agree", "both refuse")


class Tried(NamedTuple):
    """One change of one key, and what came of it."""

    family: str
    key: str
    value: Any
    found: Verdict
    fine: tuple[str, ...]


KINDS: dict[str, Callable[[Any], bool]] = {
    "null": lambda value: value is None or (isinstance(value, dict) and None in value.values()),
    "not positive": lambda value: type(value) is int and value <= 0,
}

# What the columns of exceptions.json ask. `moved` are the keys that moved a tensor in some other change.
COLUMNS: dict[str, Callable[[Any, Tried, set[str]], bool]] = {
    "verdict": lambda word, t, moved: t.found.word == word,
    "families": lambda names, t, moved: t.family.partition("@")[0] in names,
    "keys": lambda keys, t, moved: t.key in keys,
    "said": lambda pattern, t, moved: re.search(pattern, "\n".join(t.found.lines)) is not None,
    "value": lambda kind, t, moved: KINDS[kind](t.value),
    "names a tensor": lambda does, t, moved: (t.key in moved) is does,
    "as without the key": lambda _, t, moved: t.found.ours == verdict(without(FAMILIES[t.family], t.key)).ours,
    "reason": lambda _, t, moved: True,
}


def covered(tried: Tried, moved: set[str]) -> bool:
    """Whether a row of exceptions.json covers a disagreement: each column that the row has must fit."""
    for row in EXCEPTIONS:
        if all(COLUMNS[column](wanted, tried, moved) for column, wanted in row.items()):
            EXCEPTED[row["reason"]] += 1
            return True
    return False


def complaints(name: str, all_tried: list[Tried]) -> list[str]:
    """Counts what came of the changes, and says which are neither fine nor excepted."""
    base, wrong = verdict(FAMILIES[name]), []
    moved = {t.key for t in all_tried if t.found.word == "agree" and t.found.ours != base.ours}
    for tried in all_tried:
        word, lines, _ = tried.found
        fine = word in tried.fine
        excepted = not fine and covered(tried, moved)
        TRIED[word if fine else "excepted" if excepted else "wrong"] += 1
        if not fine and not excepted:
            wrong.append(f"{tried.key} = {json.dumps(tried.value)}: {word}: {'; '.join(lines[:4])}")
    return wrong


def changed(name: str) -> list[Tried]:
    config = FAMILIES[name]
    return [Tried(name, key, value, verdict(other), FINE) for key, value, other in changes(config, defaults(config))]


def taken_away(name: str) -> list[Tried]:
    config, fine = FAMILIES[name], (*FINE, "engine refuses")  # it asks for what is missing
    keys = sorted(config.keys() - {"model_type"})
    return [Tried(name, key, "(taken away)", verdict(without(config, key)), fine) for key in keys]


def together(name: str, all_tried: list[Tried], number: int = 20) -> list[Tried]:
    """Two to four changes at once, drawn (always alike) from those that were agreed on and moved a tensor."""
    config, base, random = FAMILIES[name], verdict(FAMILIES[name]), Random(name)
    good = [t for t in all_tried if t.found.word == "agree" and t.found.ours != base.ours]
    draws = [{t.key: t.value for t in random.sample(good, random.randint(2, 4))} for _ in range(number)]
    return [Tried(name, ", ".join(draw), list(draw.values()), verdict({**config, **draw}), FINE) for draw in draws]


@pytest.mark.parametrize("name", KNOWN)
def test_every_change_of_a_key_is_agreed_on_alone_and_with_others(name: str) -> None:
    RAN.add(name)
    all_tried = changed(name)
    assert complaints(name, all_tried) == []
    assert complaints(name, together(name, all_tried)) == []


@pytest.mark.parametrize("name", [name for name in KNOWN if name != "deepseek"])  # its stand-in has other defaults
def test_a_key_taken_away_is_asked_for_or_has_the_default_of_transformers(name: str) -> None:
    assert complaints(name, taken_away(name)) == []


def test_no_exception_is_stale() -> None:
    """Comes last: an exception that nothing needs any more goes."""
    if set(KNOWN) > RAN:
        pytest.skip("only some families were tried")
    assert [row["reason"] for row in EXCEPTIONS if not EXCEPTED[row["reason"]]] == []
