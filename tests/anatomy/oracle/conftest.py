"""Prints at the end how many single-key changes the oracle tried and what came of them."""

from __future__ import annotations

import pytest
from tally import EXCEPTED, TRIED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if not TRIED:
        return
    terminalreporter.section("single-key changes")
    terminalreporter.line(f"tried {sum(TRIED.values()):,}: " + ", ".join(f"{n:,} {what}" for what, n in TRIED.items()))
    for reason, number in EXCEPTED.most_common():
        terminalreporter.line(f"{number:6,} excepted: {reason}")
