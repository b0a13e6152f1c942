"""A small Llama-like model counts its own work, held against the formula."""

import numpy as np

n_layers, d_model, d_ff, vocab_size = 3, 48, 128, 500
n_heads, n_kv_heads, head_dim = 6, 2, 8
rng = np.random.default_rng(0)
width, narrow = n_heads * head_dim, n_kv_heads * head_dim
shapes = {
    "q": (d_model, width),
    "k": (d_model, narrow),
    "v": (d_model, narrow),
    "o": (width, d_model),
    "gate": (d_model, d_ff),
    "up": (d_model, d_ff),
    "down": (d_ff, d_model),
}
layers = [
    {n: rng.normal(size=s) / s[0] ** 0.5 for n, s in shapes.items()}
    for _ in range(n_layers)
]
table = rng.normal(size=(vocab_size, d_model))
head = rng.normal(size=(d_model, vocab_size))
operations = 0


def times(a, b):
    """A matrix product that counts: each number of `a` meets one of every column
    of `b`, and a meeting is two operations, a multiplication and an addition."""
    global operations
    operations += 2 * a.size * b.shape[-1]
    return a @ b


def attend(q, k, v):
    """One token's queries over all keys so far, two products for each head."""
    k, v = (
        np.repeat(each, n_heads // n_kv_heads, axis=1).swapaxes(0, 1) for each in (k, v)
    )
    scores = (
        times(q.swapaxes(0, 1), k.swapaxes(1, 2)) / head_dim**0.5
    )  # (n_heads, 1, context)
    shares = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return times(shares / shares.sum(axis=-1, keepdims=True), v).reshape(1, width)


def write_one(token, cache):
    x = table[[token]]  # looked up, not multiplied
    for i, layer in enumerate(layers):
        q, k, v = (times(x, layer[n]).reshape(1, -1, head_dim) for n in "qkv")
        cache[i] = [
            np.concatenate([old, new])
            for old, new in zip(cache[i], (k, v), strict=True)
        ]
        x = np.tanh(x + times(attend(q, *cache[i]), layer["o"]))
        x = np.tanh(
            x + times(times(x, layer["gate"]) * times(x, layer["up"]), layer["down"])
        )
    return times(x, head)


stored = (
    table.size
    + head.size
    + sum(each.size for layer in layers for each in layer.values())
)
multiplied = stored - table.size
print(f"parameters: {stored:,} stored, {multiplied:,} of them multiplied with\n")
print("context   counted   2·N + 4·layers·heads·head_dim·context   attention's part")
cache = [[np.empty((0, n_kv_heads, head_dim)) for _ in "kv"] for _ in layers]
for context in range(1, 513):
    operations = 0
    write_one(context % vocab_size, cache)
    attention = 4 * n_layers * n_heads * head_dim * context
    assert operations == 2 * multiplied + attention
    if context in (1, 10, 100, 512):
        print(
            f"{context:>7} {operations:>9,} {2 * multiplied + attention:>22,}",
            f"{attention / operations:>31.1%}",
        )
print("equal for all 512 tokens")
equal = multiplied / (2 * n_layers * n_heads * head_dim)
print(f"attention is as much as the rest from {equal:,.0f} tokens on")
