"""One layer with eight experts: score, choose two, combine."""

import numpy as np

rng = np.random.default_rng(0)
d_model, d_ff, n_experts, top_k = 48, 192, 8, 2
x = rng.normal(size=(16, d_model))  # (tokens, d_model)


def network():
    """One feed-forward network: gate, up, down."""
    shapes = [(d_model, d_ff), (d_model, d_ff), (d_ff, d_model)]
    return [rng.normal(0, shape[0] ** -0.5, shape) for shape in shapes]


def silu(z):
    return z / (1 + np.exp(-z))


def dense(x, weights):
    gate, up, down = weights
    return (silu(x @ gate) * (x @ up)) @ down  # (..., d_model)


def softmax(scores):
    shares = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return shares / shares.sum(axis=-1, keepdims=True)


def sigmoid(scores):
    shares = 1 / (1 + np.exp(-scores))
    return shares / shares.sum(axis=-1, keepdims=True)


def route(x, router, top_k, share=softmax):
    """For each token: which experts, and how much each of them counts."""
    scores = x @ router  # (tokens, n_experts)
    chosen = np.argsort(-scores, axis=1)[:, :top_k]  # (tokens, top_k)
    return chosen, share(np.take_along_axis(scores, chosen, axis=1))


def mixture(x, router, experts, top_k, share=softmax):
    """The twin of `dense`: for each token a weighted sum over chosen experts."""
    y = np.zeros_like(x)
    chosen, shares = route(x, router, top_k, share)
    for token in range(len(x)):
        for expert, weight in zip(chosen[token], shares[token], strict=True):
            y[token] += weight * dense(x[token], experts[expert])
    return y


def mixture_sorted(x, router, experts, top_k, share=softmax):
    """The same sums, sorted by expert: each sees all its tokens at once."""
    y = np.zeros_like(x)
    chosen, shares = route(x, router, top_k, share)
    visits = np.argsort(chosen.ravel(), kind="stable")  # (tokens * top_k,)
    ends = np.bincount(chosen.ravel(), minlength=len(experts)).cumsum()
    groups = np.split(visits, ends[:-1])  # one for each expert
    for expert, visit in zip(experts, groups, strict=True):
        tokens = visit // top_k
        y[tokens] += shares.ravel()[visit, None] * dense(x[tokens], expert)
    return y


def size(*arrays):
    return sum(array.size for array in arrays)


router = rng.normal(0, d_model**-0.5, (d_model, n_experts))
experts = [network() for _ in range(n_experts)]
one = network()
held = router.size + n_experts * size(*one)
met = router.size + top_k * size(*one)
print(f"dense block  {size(*one):>8,} weights, a token meets {size(*one):>7,}")
print(f"twin, 2 of 8 {held:>8,} weights, a token meets {met:>7,}")
print(f"  its router {router.size:>8,}\n")

copies = [one] * n_experts
for k in (n_experts, top_k):
    same = np.allclose(mixture(x, router, copies, k), dense(x, one))
    print(f"eight equal experts, {k} chosen, are the dense block: {same}")
slow = mixture(x, router, experts, top_k)
fast = mixture_sorted(x, router, experts, top_k)
same = np.allclose(slow, fast)
print(f"sorted by expert gives the same as token by token: {same}")

# Eight narrow networks side by side are one wide network.
gates, ups, downs = zip(*experts, strict=True)
wide = np.hstack(gates), np.hstack(ups), np.vstack(downs)
added = sum(dense(x, expert) for expert in experts)
same = np.allclose(added, dense(x, wide))
print(f"eight different experts, added up, are one wide block: {same}")

chosen, soft = route(x, router, top_k)
_, sigm = route(x, router, top_k, sigmoid)
print("\ntoken  experts  softmax    sigmoid")
for token in range(4):
    a, b = chosen[token]
    (s, t), (u, v) = soft[token], sigm[token]
    print(f"{token:>5}  {a} and {b}  {s:.2f} {t:.2f}  {u:.2f} {v:.2f}")
