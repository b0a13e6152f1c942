"""Backpropagation by hand through two layers, held against nudging every dial."""

import numpy as np

x = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])  # (4, 2)
y = np.array([0, 1, 1, 0])  # 1 if exactly one input is 1: "either, or"


def unpack(dials):
    """13 dials as two layers: 2 inputs to 3 neurons, 3 neurons to 1 output."""
    return dials[:6].reshape(2, 3), dials[6:9], dials[9:12], dials[12]


# --8<-- [start:forward]
def forward(dials):
    w1, b1, w2, b2 = unpack(dials)
    h = np.tanh(x @ w1 + b1)  # (4, 3): the first layer, bent
    return h, h @ w2 + b2  # (4,): the second layer


def loss(dials):
    return np.mean((forward(dials)[1] - y) ** 2)
    # --8<-- [end:forward]


# --8<-- [start:backward]
def gradient(dials):
    """From the loss backwards: what each number contributed to the error."""
    w2 = unpack(dials)[2]
    h, out = forward(dials)
    d_out = 2 * (out - y) / 4  # (4,): of the loss by each output
    d_w2 = h.T @ d_out  # (3,)
    d_b2 = d_out.sum()
    d_h = np.outer(d_out, w2)  # (4, 3): handed back through the second layer
    d_z = d_h * (1 - h**2)  # (4, 3): and through the bend
    d_w1 = x.T @ d_z  # (2, 3)
    d_b1 = d_z.sum(axis=0)  # (3,)
    return np.concatenate([d_w1.ravel(), d_b1, d_w2, [d_b2]])  # (13,)
    # --8<-- [end:backward]


def nudge(dials, h=1e-5):
    """The same 13 slopes by trying: every dial a little up, a little down."""
    steps = h * np.eye(len(dials))
    return np.array([(loss(dials + s) - loss(dials - s)) / (2 * h) for s in steps])


def train(seed, rate=0.1, steps=1000):
    dials = np.random.default_rng(seed).normal(size=13)
    for _ in range(steps):
        dials = dials - rate * gradient(dials)
    return dials


start = np.random.default_rng(0).normal(size=13)
by_hand, tried = gradient(start), nudge(start)
print("slopes by hand   ", *(f"{g:9.6f}" for g in by_hand[:3]))
print("       by nudging", *(f"{g:9.6f}" for g in tried[:3]))
print(f"largest difference, of all 13: {np.abs(by_hand - tried).max():.6f}")

with_one = np.column_stack([x, np.ones(4)])  # (4, 3)
best = np.linalg.lstsq(with_one, y, rcond=None)[0]  # the best single layer
trained = [train(seed) for seed in range(10)]  # ten random starts
print("input  wanted  one layer  two layers  another start")
answers = with_one @ best, forward(trained[0])[1], forward(trained[1])[1]
for row, wanted, one, two, other in zip(x, y, *answers, strict=True):
    print(f"{row[0]}, {row[1]}  {wanted:5}  {one:9.1f} {two:z11.1f} {other:z13.1f}")
learned = sum(loss(dials) < 0.001 for dials in trained)
print(f"{learned} of 10 starts have learned it after 1,000 steps")
