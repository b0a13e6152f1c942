"""What GPT-2 small and Llama-3-8B consist of, beside weights and biases."""


def shares(**groups):
    total = sum(groups.values())
    parts = (f"{name} {size / total:.3%}" for name, size in groups.items())
    print(f"{total:,}:", ", ".join(parts))


d = 768  # GPT-2 small: 12 layers, each with two norms, and one norm at the end
matrices, biases = 12 * 12 * d * d, 12 * 9 * d + 25 * d
shares(tables=(50257 + 1024) * d, matrices=matrices, gains=25 * d, biases=biases)

d, kv, d_ff = 4096, 1024, 14336  # Llama-3-8B: 32 layers
matrices = 32 * (2 * d * d + 2 * kv * d + 3 * d * d_ff)
shares(tables=2 * 128256 * d, matrices=matrices, gains=65 * d, biases=0)
