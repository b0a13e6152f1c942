"""The feed-forward part of a layer, plain and gated, counted."""

import numpy as np

rng = np.random.default_rng(0)
d_model, d_ff = 48, 192
x = rng.normal(size=d_model)  # the row of one token


def silu(z):
    """A smooth bend: negative numbers nearly vanish, large ones pass."""
    return z / (1 + np.exp(-z))


def plain(x, up, down):
    return silu(x @ up) @ down  # (d_model,) to (d_ff,) to (d_model,)


def gated(x, gate, up, down):
    return (silu(x @ gate) * (x @ up)) @ down


def matrices(d_ff, n):
    """n matrices: all but the last go up, the last comes down."""
    shapes = [(d_model, d_ff)] * (n - 1) + [(d_ff, d_model)]
    return [rng.normal(0, shape[0] ** -0.5, shape) for shape in shapes]


def size(weights):
    return sum(w.size for w in weights)


for name, layer, weights in (
    ("plain, d_ff = 4 d", plain, matrices(4 * d_model, 2)),
    ("gated, d_ff = 4 d", gated, matrices(4 * d_model, 3)),
    ("gated, d_ff = 8/3 d", gated, matrices(8 * d_model // 3, 3)),
):
    out = layer(x, *weights)  # (d_model,)
    print(f"{name:<20} {size(weights):>6,} weights, out {out.shape}")

wide = 8 * 4096 / 3
rounded = 256 * np.ceil(wide / 256)
print(f"8/3 of 4,096 is {wide:,.1f}; next multiple of 256: {rounded:,.0f}")

# The same layer read as a memory: each neuron has a key and a value.
up, down = matrices(d_ff, 2)
whole = plain(x, up, down)
memory = np.zeros(d_model)
for key, value in zip(up.T, down, strict=True):  # d_ff pairs of (d_model,)
    match = silu(key @ x)  # one number: how well the key fits
    memory += match * value
print(f"sum over {d_ff} memories is the layer:", np.allclose(memory, whole))

# One more memory: its key is x, its value is new.
value = rng.normal(size=d_model)
wider = plain(x, np.column_stack([up, x]), np.vstack([down, value]))
others = rng.normal(size=(1000, d_model))  # the rows of other tokens
matches = silu(others @ x)  # (1000,)
print(f"one key more: {2 * d_model} weights more")
print(f"it matches x by {silu(x @ x):.1f}")
mean, most = matches.mean(), matches.max()
print(f"1,000 other rows: {mean:.1f} on average, {most:.1f} at most")
added = silu(x @ x) * value
print("x moved by match × value:", np.allclose(wider - whole, added))
