"""What token embedding and head are of the whole, tied and untied."""

import anatomy

MODELS = (
    "Gemma-3-1B", "GPT-2 small", "Gemma-2-9B", "Qwen3-4B", "Llama-2-7B", "Llama-3-8B", "Llama-3.1-405B", "DeepSeek-V3",
)  # fmt: skip

print(
    "| model | tokens × `d_model` | head | embedding and head | of all | the other way |"
)
print("|---|--:|---|--:|--:|--:|")
rows = []
for model in MODELS:
    arch = anatomy.load(model)
    counts = anatomy.count(arch)
    ours = counts.groups["embedding"] + counts.groups.get("lm_head", 0)
    tied = "tied" if arch.ends.tied else "its own"
    table = counts.groups["embedding"]
    # With a head of its own there would be one table more; tied, one less.
    other = (
        2 * table / (counts.total + table)
        if arch.ends.tied
        else table / (counts.total - table)
    )
    row = f"{model} | {arch.ends.vocab:,} × {arch.ends.d:,} | {tied} | {ours:,}"
    rows.append((ours / counts.total, row, other))
for share, row, other in sorted(rows, reverse=True):
    print(f"| {row} | {share:.1%} | {other:.1%} |")
