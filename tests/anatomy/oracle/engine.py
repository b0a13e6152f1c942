"""The engine's side of the comparison: the same two dictionaries of names and shapes, and the same refusal."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[3] / "snippets"))


Shapes = dict[str, tuple[int, ...]]


class EngineRefusedError(Exception):
    """The engine does not count this config."""


def tensors(config: dict[str, Any]) -> tuple[Shapes, Shapes]:
    """Parameters and stored buffers by name; EngineRefusedError with the engine's one line where it refuses."""
    raise NotImplementedError
