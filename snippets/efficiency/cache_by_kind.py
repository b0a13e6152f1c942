"""Bytes of KV cache for six kinds of model, as one sum over their layers."""

# What one sequence keeps: groups of layers, each as
# (layers, numbers a token, window in tokens or None, numbers that do not grow)
MODELS = {
    "Llama-2-7B": [
        (32, 2 * 32 * 128, None, 0)
    ],  # a key and a value for each of 32 heads
    "Llama-3.1-8B": [(32, 2 * 8 * 128, None, 0)],  # for 8 groups of heads
    "Falcon-7B": [(32, 2 * 1 * 64, None, 0)],  # one for all 71 heads
    "DeepSeek-V3": [(61, 512 + 64, None, 0)],  # a latent, and a part for the position
    "Gemma-3-4B": [
        (5, 2 * 4 * 256, None, 0),
        (29, 2 * 4 * 256, 1024, 0),
    ],  # most layers forget
    "Qwen3-Next-80B": [
        (12, 2 * 2 * 256, None, 0),
        (36, 0, None, 32 * 128 * 128 + 3 * 8192),
    ],
}
KINDS = ("every head its own", "grouped", "one for all", "latent", "window", "hybrid")


def cache_bytes(layers, context, batch=1, bytes_each=2):
    """Layers that attend grow with the context, up to their window; others do not."""
    numbers = sum(
        count * (a_token * min(context, window or context) + state)
        for count, a_token, window, state in layers
    )
    return batch * bytes_each * numbers


def growth(layers, context):
    """Bytes that the next token adds."""
    return cache_bytes(layers, context + 1) - cache_bytes(layers, context)


print("BF16, one sequence               bytes a token    8,192 tokens   131,072 tokens")
for (name, layers), kind in zip(MODELS.items(), KINDS, strict=True):
    short, long = (cache_bytes(layers, context) / 1e9 for context in (8_192, 131_072))
    print(
        f"{name:<15} {kind:<18} {growth(layers, 1):>11,}",
        f"{short:>12.3f} GB {long:>13.2f} GB",
    )

later, empty = (
    growth(MODELS["Gemma-3-4B"], 8_192),
    cache_bytes(MODELS["Qwen3-Next-80B"], 0),
)
print(f"\nGemma-3-4B, its windows full: {later:,} bytes a token")
print(f"Qwen3-Next-80B, before the first token: {empty / 1e6:.1f} MB")
