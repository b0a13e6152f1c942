"""How often, and among how many ways, experts are chosen for a question of 20 tokens."""

from math import comb

question = 20  # tokens
models = {  # layers with experts, experts in each, chosen for a token
    "Mixtral 8x7B": (32, 8, 2),
    "Qwen3-30B-A3B": (48, 128, 8),
    "DeepSeek-V3": (58, 256, 8),
}
for name, (layers, n_experts, top_k) in models.items():
    decisions = question * layers
    ways = comb(n_experts, top_k)
    print(f"{name:<14}{decisions:>6,} decisions, {decisions * top_k:>6,} visits,", end=" ")
    print(f"in each layer {ways:.3g} ways")
