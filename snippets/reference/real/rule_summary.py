"""A table: how far each rule for the count is off, least to most, for each kind of model."""

from figure import globals_of

rule_errors = globals_of("reference/real/rule_errors.py")
rows, percent = rule_errors["rows"], rule_errors["percent"]

KINDS = {  # words: kind, grouped
    "plain, own keys": ("plain", False),
    "plain, shared keys": ("plain", True),
    "gated, own keys": ("gated", False),
    "gated, shared keys": ("gated", True),
    "experts": ("experts", None),
    "all": (None, None),
}


def span(errors) -> str:
    errors = sorted(errors)
    return f"{percent(errors[0])} to {percent(errors[-1])}"


def names(rows) -> str:
    said = [abs(r.says) for r in rows if r.says is not None]
    return f"{sum(error <= 0.05 for error in said)} of {len(said)}"


print("| kind | models | name within 5% | 12·L·d² | with the fitting table |")
print("|---|--:|--:|--:|--:|")
for words, (kind, grouped) in KINDS.items():
    found = [r for r in rows if kind in (None, r.kind) and grouped in (None, r.grouped)]
    cells = [
        words,
        str(len(found)),
        names(found),
        span(r.blocks for r in found),
        span(r.fitting for r in found),
    ]
    print(f"| {' | '.join(cells)} |")
