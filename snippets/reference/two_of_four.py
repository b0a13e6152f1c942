"""What an ordinary row of weights loses when it is made 2:4 sparse."""

import numpy as np

printed, dense = 1979, 989  # TFLOP/s of an H100 in BF16
weights = np.array([[0.9, -0.5, 0.4, 0.1], [-0.8, 0.7, 0.6, -0.2]])
smallest = np.argsort(abs(weights), axis=1)[:, :2]
pruned = weights.copy()
np.put_along_axis(pruned, smallest, 0, axis=1)  # two of every four are zero

for name, row in (("trained", weights), ("sparse", pruned)):
    print(f"{name:<7}", *row.ravel(), f"= {row.sum():.1f}")
print(f"{printed:,} TFLOP/s / {dense} TFLOP/s = {printed / dense:.2f}")
