"""Experts of real models: how many, how large, how many ways to choose, and what stands beside them."""

from math import comb

import anatomy

MODELS = ("Grok-1", "Mixtral-8x7B-v0.1", "DBRX", "DeepSeek-MoE-16B", "OLMoE-1B-7B-0924", "Qwen3-30B-A3B",
          "gpt-oss-120b", "DeepSeek-V3")  # fmt: skip


def ways(number: int) -> str:
    if number < 1e9:
        return f"{number:,}"
    return (
        f"{number / 1e9:.1f} billion"
        if number < 1e12
        else f"{number / 1e12:.3g} trillion"
    )


print(
    "| model | chosen of | one expert, one layer | ways to choose, one layer | shared experts | dense layers | active |"
)
print("|---|--:|--:|--:|--:|--:|--:|")
for name in MODELS:
    arch = anatomy.load(name)
    counts = anatomy.count(arch)
    layer, values = next(
        (layer, block.values)
        for layer in arch.layers
        for block in layer.blocks
        if block.name == "experts"
    )
    tensors = [
        t
        for t in anatomy.tensors(arch)
        if t.group == "routed_experts" and layer.indices[0] in t.layers
    ]
    expert = sum(t.count // len(t.layers) // t.experts for t in tensors)
    shared = values.shared_width // values.expert_width
    with_experts = {i for t in anatomy.tensors(arch) if t.experts for i in t.layers}
    print(
        f"| {name.removesuffix('-v0.1').removesuffix('-0924')} | {values.top_k} of {values.experts} | {expert:,} |"
        f" {ways(comb(values.experts, values.top_k))} | {shared or 'none'} |"
        f" {arch.ends.n_layers - len(with_experts) or 'none'} | {counts.active / counts.total:.1%} |"
    )
