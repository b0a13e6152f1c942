"""Key by key: after each single change of a small config the engine and `transformers` still agree, or both refuse.

What is left over must be covered by a row of exceptions.json, which carries its reason; a row that nothing needs fails.
"""

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
from compare import FAMILIES, Verdict, verdict  # noqa: E402
from reference import UNKNOWN, defaults  # noqa: E402
from tally import EXCEPTED, RAN, TRIED  # noqa: E402

KNOWN = [name for name in FAMILIES if name not in UNKNOWN]
EXCEPTIONS: list[dict[str, Any]] = json.loads((Path(__file__).parent / "exceptions.json").read_text())
FINE = ("agree", "both refuse")

# What a row may ask of the new value.
VALUES = {
    "null": lambda value: value is None,
    "not positive": lambda value: type(value) is int and value <= 0,
}

# What a row may ask of the engine's answer: that it is the same as...
ENGINE = {
    "as before": lambda base, plain: base.ours,
    "as without the key": lambda base, plain: verdict(plain).ours,
}


def covers(row: dict[str, Any], family: str, key: str, value: Any, found: Verdict, base: Verdict) -> bool:
    """Whether a row of exceptions.json covers a disagreement: each column that it has must fit."""
    plain = {k: v for k, v in FAMILIES[family].items() if k != key}
    return (
        found.word == row["verdict"]
        and family.partition("@")[0] in row.get("families", [family.partition("@")[0]])
        and key in row.get("keys", [key])
        and ("value" not in row or VALUES[row["value"]](value))
        and ("engine" not in row or found.ours == ENGINE[row["engine"]](base, plain))
        and re.search(row.get("said", ""), "\n".join(found.lines)) is not None
    )


def judged(family: str, key: str, value: Any, config: dict[str, Any], base: Verdict, fine: tuple[str, ...]) -> str:
    """Counts what came of one change, and the complaint if that is not fine and no exception covers it."""
    found = verdict(config)
    word = found.word if found.word in fine else "wrong"
    if word == "wrong":
        for row in EXCEPTIONS:
            if covers(row, family, key, value, found, base):
                EXCEPTED[row["reason"]] += 1
                word = "excepted"
                break
    TRIED[word] += 1
    return "" if word != "wrong" else f"{key} = {json.dumps(value)}: {found.word}: {'; '.join(found.lines[:4])}"


@pytest.mark.parametrize("name", KNOWN)
def test_every_change_of_a_key_is_agreed_on(name: str) -> None:
    config, base = FAMILIES[name], verdict(FAMILIES[name])
    all_changes = changes(config, defaults(config))
    wrong = [judged(name, key, value, changed, base, FINE) for key, value, changed in all_changes]
    RAN.add(name)
    assert [complaint for complaint in wrong if complaint] == []


@pytest.mark.parametrize("name", [name for name in KNOWN if name != "deepseek"])  # its stand-in has other defaults
def test_a_key_taken_away_is_asked_for_or_has_the_default_of_transformers(name: str) -> None:
    config, base = FAMILIES[name], verdict(FAMILIES[name])
    fine = (*FINE, "engine refuses")
    wrong = [judged(name, key, "(taken away)", without, base, fine) for key, without in removals(config)]
    assert [complaint for complaint in wrong if complaint] == []


def test_no_exception_is_stale() -> None:
    """Comes last: an exception that nothing needs any more goes."""
    if set(KNOWN) > RAN:
        pytest.skip("only some families were tried")
    assert [row["reason"] for row in EXCEPTIONS if not EXCEPTED[row["reason"]]] == []
