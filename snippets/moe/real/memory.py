"""What is stored and what is active, in bytes of BF16, and how far 6·N·D goes wrong with the total."""

import anatomy

print("| model | all weights, BF16 | active weights, BF16 | total / active |")
print("|---|--:|--:|--:|")
for name in ("Mixtral-8x7B-v0.1", "Qwen3-30B-A3B", "Grok-1", "DeepSeek-V3"):
    counts = anatomy.count(anatomy.load(name))
    stored, used = 2 * counts.total, 2 * counts.active
    print(
        f"| {name.removesuffix('-v0.1')} | {stored / 1e9:,.1f} GB, {stored / 2**30:,.1f} GiB |"
        f" {used / 1e9:,.1f} GB | {counts.total / counts.active:.1f} times |"
    )
