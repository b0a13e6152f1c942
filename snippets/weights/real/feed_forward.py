"""The feed-forward part of one layer, plain and gated, and its share of the blocks and of the whole model."""

import anatomy

MODELS = (
    "GPT-2 small",
    "Falcon-7B",
    "Llama-7B",
    "Llama-3-8B",
    "Gemma-2-9B",
    "Llama-3.1-405B",
)

print("| model | kind | `d_model` | `d_ff` | of the blocks | of all |")
print("|---|---|--:|--:|--:|--:|")
for model in MODELS:
    arch = anatomy.load(model)
    counts = anatomy.count(arch)
    block = arch.layers[0].blocks[1].values
    kind = "gated" if getattr(block, "gated", 0) else "plain"
    ours = counts.groups["mlp_dense"]
    blocks = ours + counts.groups["attention"]
    print(
        f"| {model} | {kind} | {block.d:,} | {block.width:,} | {ours / blocks:.1%} | {ours / counts.total:.1%} |"
    )
