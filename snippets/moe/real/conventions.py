"""Active parameters by two conventions, beside what the makers say."""

import anatomy

SAYS = [  # model, words of the maker, source, the figures in them, each with its last digit
    ("Mixtral-8x7B-v0.1", "13B", "mixtral2024", [(13e9, 1e9)]),
    ("Grok-1", "25%", "grok1-release", []),
    ("gpt-oss-20b", "3.6B", "openai-gpt-oss", [(3.6e9, 1e8)]),
    ("gpt-oss-120b", "5.1B", "openai-gpt-oss", [(5.1e9, 1e8)]),
    ("Qwen3-30B-A3B", "3B; 3.3B", "qwen3-card", [(3e9, 1e9), (3.3e9, 1e8)]),
    ("Qwen3-235B-A22B", "22B", "qwen3-blog", [(22e9, 1e9)]),
    ("OLMoE-1B-7B-0924", "1.3B", "olmoe2024", [(1.3e9, 1e8)]),
    ("DeepSeek-V3", "37B", "deepseek-v3-readme", [(37e9, 1e9)]),
]


def fits(stated: float, digit: float, whole: int, without: int) -> str:
    """Which convention rounds to what the maker states."""
    found = [
        words
        for words, count in (("with", whole), ("without", without))
        if round(count / digit) == round(stated / digit)
    ]
    return {0: "neither", 1: found[0] if found else "", 2: "both"}[len(found)]


print(
    "| model | the maker says | which fits | active, with both embeddings | without the input embedding | total |"
)
print("|---|--:|---|--:|--:|--:|")
for name, words, source, figures in SAYS:
    counts = anatomy.count(anatomy.load(name))
    whole, without = counts.active, counts.active_excl_input_embedding
    verdict = (
        "; ".join(fits(*figure, whole, without) for figure in figures) or "see below"
    )
    short = name.removesuffix("-v0.1").removesuffix("-0924")
    print(
        f"| {short} | {words}[^{source}] | {verdict} | {whole:,} | {without:,} | {counts.total:,} |"
    )
