"""One network in two sets of weights, and what cutting one weight does."""

import numpy as np

x, out = np.array([3.0, 1.0]), np.array([1.0, 3.0])
into = np.array([[1.0, 2.0], [1.0, -1.0]])  # (neurons, inputs)
print("output", out @ np.maximum(into @ x, 0))

into[0] *= 64  # the same network in other weights
out[0] /= 64
print("output", out @ np.maximum(into @ x, 0))
for place in ((0, 1), (1, 0)):
    cut = into.copy()
    cut[place] = 0
    print(f"without the {into[place]:.0f}:", out @ np.maximum(cut @ x, 0))
