"""Facts that do not come from the engine, and configs to change."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

# 105 models counted tensor by tensor with another library and held against published integers.
FACTS: list[dict[str, Any]] = json.loads((Path(__file__).parent / "facts.json").read_text())
BY_NAME = {fact["name"]: fact for fact in FACTS}
# One config of each family, the smallest first.
FAMILIES: dict[str, dict[str, Any]] = {}
for fact in sorted(FACTS, key=lambda fact: fact["total"]):
    FAMILIES.setdefault(fact["config"]["model_type"], fact["config"])
