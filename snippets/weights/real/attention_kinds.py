"""The weights of attention in one layer: many keys and values, few, one, or a latent in their place."""

import anatomy

MODELS = {
    "GPT-2 XL": "MHA", "Llama-2-7B": "MHA", "Llama-3-8B": "GQA", "Mistral-Nemo-12B": "GQA",
    "Qwen3-4B": "GQA", "Falcon-7B": "MQA", "DeepSeek-V3": "MLA",
}  # fmt: skip

print("| model | kind | heads | Q | K and V | O | saved |")
print("|---|---|--:|--:|--:|--:|--:|")
for model, kind in MODELS.items():
    arch = anatomy.load(model)
    first = next(layer for layer in arch.layers if 0 in layer.indices)
    values = first.blocks[0].values
    sizes = {"q": 0, "kv": 0, "o": 0}
    for tensor in anatomy.tensors(arch):
        if tensor.group == "attention" and 0 in tensor.layers and not tensor.is_bias:
            part = (
                "o"
                if tensor.role == "o"
                else "q"
                if tensor.role.startswith("q")
                else "kv"
            )
            sizes[part] += tensor.count // len(tensor.layers)
    if kind == "MLA":
        keys, key_dim, value_dim = "–", values.nope + values.rope, values.v_head_dim
    else:
        keys, key_dim, value_dim = (
            f"{values.kv_heads}",
            values.head_dim,
            values.head_dim,
        )
        # Some checkpoints keep Q, K and V in one matrix.
        both = sizes["q"] + sizes["kv"]
        sizes["q"] = values.d * values.heads * key_dim
        sizes["kv"] = both - sizes["q"]
    saved = values.d * values.heads * (key_dim + value_dim) - sizes["kv"]
    numbers = (sizes["q"], sizes["kv"], sizes["o"], saved)
    print(
        f"| {model} | {kind} | {values.heads} / {keys} |",
        *(f"{number:,} |" for number in numbers),
    )
