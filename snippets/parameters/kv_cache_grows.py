n_layers, n_kv_heads, head_dim = 32, 8, 128  # Llama-3.1-8B
parameters, bytes_each = 8_030_261_248, 2  # BF16

cache_a_token = 2 * n_layers * n_kv_heads * head_dim * bytes_each  # a key and a value
print(f"Llama-3.1-8B         {parameters:,} parameters")
print(f"cache for one token  {cache_a_token:,} bytes")
for tokens in (0, 1_000, 8_192, 131_072):
    cache = tokens * cache_a_token / 1e9
    model = parameters * bytes_each / 1e9
    print(f"{tokens:>7,} tokens  parameters {model:.2f} GB  cache {cache:6.3g} GB")
equal = parameters * bytes_each / cache_a_token
print(f"the cache is as large as the parameters after {equal:,.0f} tokens")
