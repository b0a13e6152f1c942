"""The KV cache from the width and from all heads, against what is kept."""

models = {  # d_model, keys and values of all heads, and those kept
    "LLaMA-7B": (4096, 2 * 32 * 128, 2 * 32 * 128),
    "Llama-3-8B": (4096, 2 * 32 * 128, 2 * 8 * 128),
    "Llama-3-70B": (8192, 2 * 64 * 128, 2 * 8 * 128),
    "Qwen3-235B-A22B": (4096, 2 * 64 * 128, 2 * 4 * 128),
    "Falcon-7B": (4544, 2 * 71 * 64, 2 * 1 * 64),
    "DeepSeek-V3": (7168, 128 * (192 + 128), 512 + 64),
}
print("too large by      from width  from heads")
for name, (d_model, heads, kept) in models.items():
    print(f"{name:<17}{2 * d_model / kept:>10.1f}×{heads / kept:>11.1f}×")
