"""A table: two ways to compute DeepSeek-V3's attention from its latent, for one token and each token of its context."""

from math import ceil

import anatomy

arch = anatomy.load("deepseek-v3")
v = next(
    block.values
    for layer in arch.layers
    for block in layer.blocks
    if block.name == "latent"
)
ways = {
    "keys and values made again from the latent": v.heads
    * (v.nope + v.rope + v.v_head_dim),
    "queries moved into the latent's space": v.heads * (v.kv_rank + v.rope + v.kv_rank),
}
weights = anatomy.work(arch).weights
print("| way | operations, one layer, each token of context | equal to the rest from |")
print("|---|--:|--:|")
for words, pairs in ways.items():
    print(
        f"| {words} | {2 * pairs:,} | {ceil(weights / (2 * pairs * arch.ends.n_layers)):,} tokens |"
    )
