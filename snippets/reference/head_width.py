"""head_dim as the division gives it, and as it is configured."""

models = {  # d_model, n_heads, head_dim
    "Llama-3-8B": (4096, 32, 128),
    "Mistral-Nemo-12B": (5120, 32, 128),
    "Gemma-2-9B": (3584, 16, 256),
    "Qwen3-30B-A3B": (2048, 32, 128),
    "gpt-oss-20b": (2880, 64, 64),
}
print("head_dim          divided   real   off by")
for name, (d_model, n_heads, head_dim) in models.items():
    divided = d_model // n_heads
    print(f"{name:<18}{divided:>7}{head_dim:>7}{divided / head_dim - 1:>+9.1%}")
