"""A table: how far the two popular formulas of the KV cache are off, over all models of the census."""

from math import lcm

import anatomy
from figure import globals_of

rule_errors = globals_of("reference/real/rule_errors.py")
rows = {row.name: row for row in rule_errors["rows"]}
FAR = (
    lcm(*range(1, 17)) * 1024
)  # past every window; a round number of every compressed block


def at_length(model: anatomy.Model) -> float:
    """Of what a token adds while every window is open, the share that it adds when all are full."""
    architecture = model.read()
    ends = [anatomy.kv_cache(architecture, context).bytes for context in (FAR, 2 * FAR)]
    return (ends[1] - ends[0]) / FAR / rule_errors["token_bytes"](architecture)


shares = {model.name: at_length(model) for model in anatomy.models()}
FORMULAS = {
    "2·L·d": "width",
    "2·L·heads·`head_dim`": "heads",
}  # words: which of a row's factors


def line(when: str, words: str, factors: list[float]) -> str:
    wrong = sorted(factor for factor in factors if abs(factor - 1) > 0.001)
    assert min(factors) > 0.999  # neither ever says too little
    limit = [factor for factor in wrong if factor < float("inf")]
    endless = len(wrong) - len(limit)
    by = f"{limit[0]:.1f}× to {limit[-1]:,.1f}×" + (
        f"; no limit for {endless}" if endless else ""
    )
    return f"| {when} | {words} | {len(factors) - len(wrong)} | {len(wrong)} | {by} |"


print(
    "| what a token adds | by the formula | right for | too large for | so many times |"
)
print("|---|---|--:|--:|--:|")
for when, full in (
    ("while every window is open", False),
    ("when every window is full", True),
):
    for words, which in FORMULAS.items():
        factors = []
        for name, row in rows.items():
            share = shares[name] if full else 1
            factors.append(getattr(row, which) / share if share else float("inf"))
        print(line(when, words, factors))
