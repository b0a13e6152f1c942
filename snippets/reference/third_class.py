"""What GPT-2 small and Llama-3-8B consist of."""


def shares(name, **groups):
    total = sum(groups.values())
    print(f"{name}, {total:,}")
    for group, size in groups.items():
        print(f"  {group:<9}{size / total:>8.3%}")


d = 768  # 12 layers; 25 norms, which have gains and biases
matrices, biases = 12 * 12 * d * d, (12 * 9 + 25) * d
shares("GPT-2", tables=51281 * d, matrices=matrices, gains=25 * d, biases=biases)
d, kv, d_ff = 4096, 1024, 14336  # 32 layers, 65 norms
matrices = 32 * (2 * d * d + 2 * kv * d + 3 * d * d_ff)
shares("Llama-3", tables=256512 * d, matrices=matrices, gains=65 * d, biases=0)
