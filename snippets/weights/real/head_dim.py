"""What the assumption head_dim = d_model / n_heads gives, and what is so."""

import anatomy

MODELS = (
    "Llama-3-8B", "Gemma-2-27B", "Gemma-2-9B", "Mistral-Nemo-12B", "Qwen3-4B", "Qwen3-32B", "Qwen3-30B-A3B",
)  # fmt: skip

print(
    "| model | `d_model` / `n_heads` | gives | it is | attention, assumed | counted | off by |"
)
print("|---|--:|--:|--:|--:|--:|--:|")
for model in MODELS:
    arch = anatomy.load(model)
    counted = sum(
        tensor.count for tensor in anatomy.tensors(arch) if tensor.group == "attention"
    )
    assumed = 0.0
    for layer in arch.layers:
        values = layer.blocks[0].values
        guess = values.d / values.heads
        assumed += (
            len(layer.indices) * 2 * values.d * guess * (values.heads + values.kv_heads)
        )
    off = (
        f"{assumed / counted - 1:+.1%}".replace("-", "−")
        if round(assumed) != counted
        else "0"
    )
    row = (
        f"{values.d:,} / {values.heads}",
        f"{guess:g}",
        values.head_dim,
        f"{assumed:,.0f}",
        f"{counted:,}",
        off,
    )
    print(f"| {model} |", *(f"{cell} |" for cell in row))
