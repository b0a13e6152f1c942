"""Train a small layer the way large models are trained; weigh every array it needs."""

import numpy as np

rng = np.random.default_rng(6)
rows, d_in, d_out = 64, 48, 32
x = rng.normal(size=(rows, d_in)).astype(np.float16)
target = (x @ rng.normal(0, 0.1, (d_in, d_out))).astype(np.float16)

copy = rng.normal(0, 0.1, (d_in, d_out)).astype(np.float32)  # the weights, exactly
weights = copy.astype(np.float16)  # what is computed with
mean = np.zeros_like(copy)  # Adam: where the slope has pointed lately
square = np.zeros_like(copy)  # Adam: how large it has been


def adam(slope, mean, square, t, keep_mean=0.9, keep_square=0.99):
    """The direction to step in, and both running numbers brought up to date."""
    mean = keep_mean * mean + (1 - keep_mean) * slope
    square = keep_square * square + (1 - keep_square) * slope**2
    fair_mean = mean / (1 - keep_mean**t)  # they began at 0
    fair_square = square / (1 - keep_square**t)
    return fair_mean / (np.sqrt(fair_square) + 1e-8), mean, square


for t in range(1, 301):
    miss = x @ weights - target  # (rows, d_out), in FP16
    slopes = x.T @ miss / np.float16(rows)  # one for each weight, in FP16
    push, mean, square = adam(slopes.astype(np.float32), mean, square, t)
    copy -= 0.003 * push
    weights = copy.astype(np.float16)
    if t in (1, 100, 300):
        print(f"step {t:<4} typical miss {miss.astype(float).std():.2f}")

arrays = {
    "weights": weights,
    "slopes": slopes,
    "exact copy": copy,
    "Adam, mean": mean,
    "Adam, square": square,
}
print("\nbytes a parameter, while it trains")
for name, array in arrays.items():
    print(f"  {name:<13} {array.dtype!s:<8} {array.nbytes // weights.size:>3}")
total = sum(array.nbytes for array in arrays.values()) // weights.size
print(f"  together               {total:>3}")
print(f"to use it, later         {weights.nbytes // weights.size:>3}")
