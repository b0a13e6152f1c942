"""Run every lesson under this Python and this NumPy, and compare what it prints with what is kept.

    python tests/matrix/lessons.py

Needs NumPy and nothing else, so it runs in any environment of the matrix (.github/workflows/matrix.yml).
"""

import platform
import sys
from pathlib import Path

import numpy

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tools.programs import ProgramError, find  # noqa: E402


def main() -> int:
    lessons = [program for program in find(ROOT) if program.kind == "lesson"]
    failures = 0
    for program in lessons:
        try:
            same = program.run() == program.kept[0].read_text("utf-8")
        except ProgramError as error:
            print(error)
            same = False
        if not same:
            failures += 1
            print(f"{program} does not print its kept output")
    print(
        f"Python {platform.python_version()}, NumPy {numpy.__version__}:"
        f" {len(lessons) - failures} of {len(lessons)} lessons print their kept output"
    )
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
