"""A bias learned from three starting points."""

import numpy as np

x = np.array([0.0, 1.0, 2.0, 3.0])
y = 2 * x + 5
for start in (-100.0, 0.0, 100.0):
    weight, bias = 0.0, start
    for _ in range(800):
        miss = weight * x + bias - y
        weight -= 0.1 * (miss * x).mean()
        bias -= 0.1 * miss.mean()
    print(f"the bias starts at {start:>4.0f} and ends at {bias:.3f}")
print(f"at input 0 the output is {weight * 0 + bias:.3f}")
