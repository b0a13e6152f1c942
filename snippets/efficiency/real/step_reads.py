"""A table: what one step of writing reads, weights and cache, by the number of sequences at once."""

import anatomy

CONTEXT = 8_192
arch = anatomy.load("llama-3.1-8b")
print("| sequences at once | weights | cache of all | share of the cache |")
print("|--:|--:|--:|--:|")
for batch in (1, 8, 14, 64, 256):
    step = anatomy.step_read(arch, CONTEXT, batch)
    print(
        f"| {batch} | {step.weights / 1e9:.1f} GB | {step.cache / 1e9:.1f} GB |"
        f" {step.cache / (step.weights + step.cache):.0%} |"
    )
