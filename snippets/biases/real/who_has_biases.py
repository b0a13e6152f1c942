"""Which models have bias terms and where."""

import anatomy

MODELS = (
    "GPT-2 small", "OPT-175B", "BLOOM-176B", "LLaMA-7B", "Falcon-40B", "Mistral-7B-v0.1", "OLMo-1B", "Llama-3-8B",
    "StarCoder2-7B", "Qwen2.5-7B", "DeepSeek-V3", "Qwen3-32B", "GLM-4.5-Air", "gpt-oss-20b", "gpt-oss-120b",
)  # fmt: skip
WHERE = {
    "attention": ("attention",),
    "feed-forward": ("mlp_dense", "routed_experts", "router"),
    "norms": ("norms",),
}

print(f"| model | year | all biases | share | {' | '.join(WHERE)} |")
print("|---|---|" + "--:|" * (len(WHERE) + 2))
for name in MODELS:
    (year,) = [model.released[:4] for model in anatomy.models() if model.name == name]
    arch = anatomy.load(name)
    parts = anatomy.tensors(arch)
    biases = [part for part in parts if part.is_bias and not part.is_buffer]
    cells = [
        sum(part.count for part in biases if part.group in groups)
        for groups in WHERE.values()
    ]
    total = sum(part.count for part in biases)
    assert total == sum(cells), name
    share = f"{total / anatomy.count(arch).total:.4%}" if total else "0"
    numbers = " | ".join(f"{number:,}" for number in cells)
    print(f"| {name} | {year} | {total:,} | {share} | {numbers} |")
