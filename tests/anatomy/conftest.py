"""Puts the engine, and what its tests share, on the path."""

import sys
from pathlib import Path

HERE = Path(__file__).parent
for folder in (HERE, HERE.parents[1] / "snippets"):
    if str(folder) not in sys.path:
        sys.path.insert(0, str(folder))
