"""What grows while a model writes: the KV cache; what does not: the parameters."""

n_layers, n_kv_heads, head_dim = 32, 8, 128  # Llama-3.1-8B
parameters, bytes_each = 8_030_261_248, 2  # BF16

# A key and a value, in every layer, for every head that has its own.
cache_a_token = 2 * n_layers * n_kv_heads * head_dim * bytes_each
print(f"{parameters:,} parameters")
print(f"{cache_a_token:,} bytes of cache for each token")
model = parameters * bytes_each / 1e9
print("  tokens      cache  parameters")
for tokens in (0, 1_000, 8_192, 131_072):
    cache = tokens * cache_a_token / 1e9
    print(f"{tokens:>8,} {cache:>7.3g} GB {model:>8.2f} GB")
equal = parameters * bytes_each / cache_a_token
print(f"equal after {equal:,.0f} tokens")
