"""Two layers without a bend are one layer."""

import numpy as np

rng = np.random.default_rng(0)
w1, b1 = rng.normal(size=(5, 3)), rng.normal(size=5)  # layer 1: 3 numbers in, 5 out
w2, b2 = rng.normal(size=(2, 5)), rng.normal(size=2)  # layer 2: 5 in, 2 out
x = rng.normal(size=(1000, 3))  # (inputs, 3)

# Two layers, one after the other ...
two_layers = (x @ w1.T + b1) @ w2.T + b2  # (inputs, 2)

# ... and the one layer that does the same, worked out from them.
w, b = w2 @ w1, w2 @ b1 + b2
one_layer = x @ w.T + b

print(f"two layers: {w1.size + b1.size + w2.size + b2.size} parameters")
print(f"one layer:  {w.size + b.size} parameters")
print("same output for all 1,000 inputs:", np.allclose(two_layers, one_layer))

# With a bend between them (negative numbers become 0), no single layer will do.
bent = np.maximum(x @ w1.T + b1, 0) @ w2.T + b2
inputs = np.column_stack([x, np.ones(len(x))])  # (inputs, 4)
best, *_ = np.linalg.lstsq(inputs, bent, rcond=None)
variation = np.mean((bent - bent.mean(axis=0)) ** 2)
left_over = np.mean((inputs @ best - bent) ** 2) / variation
print(f"with a bend, the best single layer misses {left_over:.0%} of the variation")
