"""Key by key: after each single change of a small config the engine and `transformers` still agree, or both refuse."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

NEEDED = "the independent count needs torch and transformers (the dependency group `oracle`)"
pytest.importorskip("torch", reason=NEEDED)
pytest.importorskip("transformers", reason=NEEDED)

from changes import changes, removals  # noqa: E402
from compare import FAMILIES, verdict  # noqa: E402
from reference import UNKNOWN, defaults  # noqa: E402
from tally import EXCEPTED, RAN, TRIED  # noqa: E402

KNOWN = [name for name in FAMILIES if name not in UNKNOWN]
EXCEPTIONS: list[dict[str, Any]] = json.loads((Path(__file__).parent / "exceptions.json").read_text())
FINE = ("agree", "both refuse")
ENGINE_REFUSES, KEY_ASKED_FOR = "engine refuses", "missing key asked for"


def matches(row: dict[str, Any], family: str, key: str, word: str, lines: list[str]) -> bool:
    """Whether a row of exceptions.json covers a disagreement: every column it has must fit."""
    return (
        word == row["verdict"]
        and family.partition("@")[0] in row.get("families", [family.partition("@")[0]])
        and key in row.get("keys", [key])
        and re.search(row.get("said", ""), "\n".join(lines)) is not None
    )


def excused(family: str, key: str, word: str, lines: list[str]) -> bool:
    for row in EXCEPTIONS:
        if matches(row, family, key, word, lines):
            EXCEPTED[row["reason"]] += 1
            return True
    return False


@pytest.mark.parametrize("name", KNOWN)
def test_every_change_of_a_key_is_agreed_on(name: str) -> None:
    config, wrong = FAMILIES[name], []
    for key, value, changed in changes(config, defaults(config)):
        word, lines = verdict(changed)
        fine = word in FINE or excused(name, key, word, lines)
        TRIED[word if word in FINE else "excepted" if fine else "wrong"] += 1
        if not fine:
            wrong.append(f"{key} = {json.dumps(value)}: {word}: {'; '.join(sorted(lines)[:4])}")
    RAN.add(name)
    assert wrong == []


@pytest.mark.parametrize("name", KNOWN)
def test_a_key_taken_away_is_asked_for_or_has_the_default_of_transformers(name: str) -> None:
    config, wrong = FAMILIES[name], []
    for key, changed in removals(config):
        word, lines = verdict(changed)
        fine = word in (*FINE, ENGINE_REFUSES) or excused(name, key, word, lines)
        TRIED[word if word in FINE else KEY_ASKED_FOR if word == ENGINE_REFUSES else "excepted" if fine else "wrong"] += 1
        if not fine:
            wrong.append(f"without {key}: {word}: {'; '.join(sorted(lines)[:4])}")
    assert wrong == []


def test_no_exception_is_stale() -> None:
    """Comes last: an exception that nothing needs any more goes."""
    if set(KNOWN) > RAN:
        pytest.skip("only some families were tried")
    assert [row["reason"] for row in EXCEPTIONS if not EXCEPTED[row["reason"]]] == []
