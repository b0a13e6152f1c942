"""A lesson's variables after it ran, and what it printed."""

import contextlib
import io
import runpy
from pathlib import Path

SNIPPETS = Path(__file__).resolve().parents[2] / "snippets"


def run(lesson, **replaced):
    """Run snippets/parameters/`lesson`; `replaced` maps no names, it only keeps calls readable."""
    with contextlib.redirect_stdout(io.StringIO()) as printed:
        names = runpy.run_path(str(SNIPPETS / "parameters" / lesson), init_globals=replaced)
    return names, printed.getvalue()
