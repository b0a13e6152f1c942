"""The engine's side of the comparison: names and shapes in two dictionaries, and one exception for a refusal."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[3] / "snippets"))

import anatomy

Shapes = dict[str, tuple[int, ...]]


class EngineRefusedError(Exception):
    """The engine does not count this config."""


def tensors(config: dict[str, Any]) -> tuple[Shapes, Shapes, str]:
    """Parameters and stored buffers by name, and whose names they are: "checkpoint" or "transformers"."""
    try:
        architecture = anatomy.read(config)
        found = anatomy.tensors(architecture)
    except anatomy.ConfigError as refusal:
        raise EngineRefusedError(str(refusal)) from refusal
    parts: tuple[Shapes, Shapes] = {}, {}
    for tensor in found:
        for name, shape in tensor.expanded():
            assert name not in parts[tensor.is_buffer], f"{name} is listed twice"
            parts[tensor.is_buffer][name] = shape
    return *parts, architecture.names_from
