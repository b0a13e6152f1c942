"""A table: both habits of counting what is active, where they matter and where they do not."""

import anatomy

NAMES = (
    "gpt-oss-20b",
    "qwen3-30b-a3b",
    "llama-3-8b",
    "mixtral-8x7b",
    "deepseek-v4-pro",
    "grok-1",
)

print("| model | total | active | without input embedding | apart |")
print("|---|--:|--:|--:|--:|")
for name in NAMES:
    model = anatomy.find(name)
    counts = anatomy.count(model.read())
    active, without = counts.active, counts.active_excl_input_embedding
    apart = f"{1 - without / active:.1%}" if without < active else "–"
    print(f"| {model.name} | {counts.total:,} | {active:,} | {without:,} | {apart} |")
