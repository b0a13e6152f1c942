"""A mixture of experts counts its work: two operations for each active weight."""

import numpy as np

d_model, expert_width, n_experts, top_k, tokens = 32, 64, 16, 2, 50
rng = np.random.default_rng(0)
router = rng.normal(size=(d_model, n_experts))
experts = [
    (rng.normal(size=(d_model, expert_width)), rng.normal(size=(expert_width, d_model)))
    for _ in range(n_experts)
]
operations = 0


def times(a, b):
    global operations
    operations += 2 * a.size * b.shape[-1]
    return a @ b


def mixture(x):
    scores = times(x, router)  # (1, n_experts)
    chosen = np.argsort(scores[0])[-top_k:]
    return sum(times(np.tanh(times(x, experts[e][0])), experts[e][1]) for e in chosen)


for row in rng.normal(size=(tokens, d_model)):
    mixture(row[None])

one = sum(matrix.size for matrix in experts[0])
total, active = router.size + n_experts * one, router.size + top_k * one
print(f"stored {total:,}, active {active:,}")
print(f"counted a token   {operations // tokens:>8,}")
print(f"2·N, N active     {2 * active:>8,}")
print(f"2·N, N stored     {2 * total:>8,}, {total / active:.1f} times too much")
