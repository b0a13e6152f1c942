"""12·L·d² is 4·d² for attention and 8·d² for feed-forward. Is it?"""

models = {  # d_model, heads, key heads, head_dim, d_ff, matrices with d_ff
    "GPT-2 XL": (1600, 25, 25, 64, 6400, 2),
    "LLaMA-7B": (4096, 32, 32, 128, 11008, 3),
    "Llama-3-8B": (4096, 32, 8, 128, 14336, 3),
    "Gemma-2B": (2048, 8, 1, 256, 16384, 3),
    "Mistral-Large-2407": (12288, 96, 8, 128, 28672, 3),
    "one Mixtral layer": (4096, 32, 8, 128, 8 * 14336, 3),
}

print("in d², a layer      attention  feed-forward  together")
for name, sizes in models.items():
    d_model, n_heads, n_kv_heads, head_dim, d_ff, matrices = sizes
    attention = 2 * d_model * head_dim * (n_heads + n_kv_heads) / d_model**2
    feed_forward = matrices * d_model * d_ff / d_model**2
    together = attention + feed_forward
    print(f"{name:<18} {attention:>10.2f} {feed_forward:>13.2f} {together:>9.2f}")
