"""Wrong on purpose: the KV cache computed from the width of the model."""


def cache_a_token(layers, hidden_size, bytes_each=2):
    """A key and a value as wide as the model, in every layer."""
    return 2 * layers * hidden_size * bytes_each


for name, layers, hidden_size in (
    ("Llama-2-7B", 32, 4096),
    ("Llama-3.1-8B", 32, 4096),
    ("DeepSeek-V3", 61, 7168),
):
    print(f"{name:<13} {cache_a_token(layers, hidden_size):>9,} bytes a token")
