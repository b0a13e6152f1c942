"""A table: training tokens for each parameter, nine models in order of that ratio.

Parameters are counted by the engine, except where a model is not in the census: there the maker's own figure stands.
Tokens are the makers'.  A mixture of experts stands twice, by all its parameters and by the active ones.
"""

import anatomy

# name, in the census or the maker's own parameters; tokens in trillions; "at least" where the maker says "15T+"
MODELS = [
    ("Gopher", 280e9, 0.3, "hoffmann2022-cases", False),
    ("GPT-3", 174.6e9, 0.3, "brown2020", False),
    ("Chinchilla", 70e9, 1.4, "hoffmann2022-law", False),
    ("Llama-3.1-405B", None, 15.6, "llama3-report", False),
    ("Llama-2-13B", None, 2.0, "llama2-card", False),
    ("Llama-3-70B", None, 15.0, "llama3-card", True),
    ("Llama-2-7B", None, 2.0, "llama2-card", False),
    ("DeepSeek-V3", None, 14.8, "deepseek-v3-tokens", False),
    ("Llama-3-8B", None, 15.0, "llama3-card", True),
]


def rows() -> list[tuple[str, float, float, float, str, bool]]:
    """(name, parameters, active ones, tokens, source, tokens are a minimum), by tokens for each active parameter."""
    found = []
    for name, published, tokens, source, least in MODELS:
        counts = None if published else anatomy.count(anatomy.load(name))
        total, active = (
            (counts.total, counts.active) if counts else (published, published)
        )
        found.append((name, total, active, tokens * 1e12, source, least))
    return sorted(found, key=lambda row: row[3] / row[2])


def words(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:,.3g}"


def main() -> None:
    lines = []
    for name, total, active, tokens, source, least in rows():
        sizes = {name: total}
        if active < total:
            sizes = {f"{name}, all": total, f"{name}, active": active}
        lines += [
            (tokens / n, who, n, tokens, source, least) for who, n in sizes.items()
        ]
    print("| model | parameters | training tokens | tokens a parameter |")
    print("|---|--:|--:|--:|")
    for ratio, who, n, tokens, source, least in sorted(lines):
        size = f"{n:,}" if isinstance(n, int) else f"{n / 1e9:g}B"
        more = "≥ " if least else ""
        print(
            f"| {who}[^{source}] | {size} | {more}{tokens / 1e12:g}T | {more}{words(ratio)} |"
        )


main()
