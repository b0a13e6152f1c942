"""A table: what four models take to be used and to be trained, before any activation, and on how many GPUs."""

from math import ceil

import anatomy

BYTES, GPU = 16, 81_559 * 2**20  # what an H100 of "80 GB" reports

assert f"{GPU / 1e9:.2f}" == "85.52"
print("| model | parameters | to use | to train | H100, at least |")
print("|---|--:|--:|--:|--:|")
for name in ("gpt-2-small", "llama-3-8b", "llama-3-70b", "llama-3.1-405b"):
    total = anatomy.count(anatomy.load(name)).total
    gpus = ceil(total * BYTES / GPU)
    title = anatomy.find(name).name
    print(
        f"| {title} | {total:,} | {2 * total / 1e9:,.1f} GB | {BYTES * total / 1e9:,.1f} GB | {gpus} |"
    )
