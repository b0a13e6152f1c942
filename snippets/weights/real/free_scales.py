"""Feed-forward neurons whose two scales can be traded against each other without any effect, by model."""

import anatomy

# The bend of each model; only gated layers and ReLU let the scale pass.  (GELU and SiLU alone bend small numbers
# in another way than large ones.)
MODELS = {
    "GPT-2 small": "GELU",
    "OPT-6.7B": "ReLU",
    "Llama-3-8B": "gated SiLU",
    "DeepSeek-V3": "gated SiLU",
}


def neurons(arch: anatomy.Architecture) -> int:
    """One a column of every matrix that comes down again, all layers and experts."""
    downs = [
        t
        for t in anatomy.tensors(arch)
        if t.role in ("ffn_down", "expert_down", "shared_down") and t.is_matrix
    ]
    return sum(tensor.count // arch.ends.d for tensor in downs)


print("| model | bend | feed-forward neurons | free scales |")
print("|---|---|--:|--:|")
for model, bend in MODELS.items():
    number = neurons(anatomy.load(model))
    print(f"| {model} | {bend} | {number:,} | {0 if bend == 'GELU' else number:,} |")
