"""How often experts are chosen for a question of 20 tokens."""

from math import comb

models = {  # layers with experts, experts in each, chosen for a token
    "Mixtral 8x7B": (32, 8, 2),
    "Qwen3-30B-A3B": (48, 128, 8),
    "DeepSeek-V3": (58, 256, 8),
}
print("               visits   sets to choose from")
for name, (layers, n_experts, top_k) in models.items():
    visits = 20 * layers * top_k
    print(f"{name:<14}{visits:>7,}   {comb(n_experts, top_k):.3g}")
