"""Wrong on purpose: head_dim taken as d_model / n_heads, which it is not here."""

# Mistral-Nemo-12B, as its configuration has it.
d_model, n_layers, n_heads, n_kv_heads = 5120, 40, 32, 8
d_ff, vocab_size = 14336, 131072

head_dim = d_model // n_heads  # 160, and that is the mistake

q, o = d_model * n_heads * head_dim, n_heads * head_dim * d_model
k = v = d_model * n_kv_heads * head_dim
layer = q + k + v + o + 3 * d_model * d_ff + 2 * d_model
total = n_layers * layer + 2 * vocab_size * d_model + d_model
print(f"attention {n_layers * (q + k + v + o):>14,}")
print(f"total     {total:>14,}")
print(f"published {12_247_782_400:>14,}")
print(f"too many  {total - 12_247_782_400:>14,}")
