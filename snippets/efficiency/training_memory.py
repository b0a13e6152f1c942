# Train a small layer the way large models are trained, and weigh every array that must be there.
import numpy as np

rng = np.random.default_rng(6)
rows, d_in, d_out = 64, 48, 32
x = rng.normal(size=(rows, d_in)).astype(np.float16)  # (rows, d_in)
target = (x.astype(float) @ rng.normal(0, 0.1, (d_in, d_out))).astype(np.float16)

copy = rng.normal(0, 0.1, (d_in, d_out)).astype(np.float32)  # the weights, exactly
mean = np.zeros_like(copy)  # Adam: where the slope has pointed lately
square = np.zeros_like(copy)  # Adam: how much it jumps about
weights = copy.astype(np.float16)  # what is computed with


def step(t, rate=0.003, keep_mean=0.9, keep_square=0.99):
    """Forward, backward, and Adam's rule for each weight."""
    global copy, mean, square, weights
    miss = x @ weights - target  # (rows, d_out): activations
    slope = x.T @ miss / np.float16(rows)  # one number a weight
    wide = slope.astype(np.float32)
    mean = keep_mean * mean + (1 - keep_mean) * wide
    square = keep_square * square + (1 - keep_square) * wide**2
    push = mean / (1 - keep_mean**t) / (np.sqrt(square / (1 - keep_square**t)) + 1e-8)
    copy = copy - rate * push
    weights = copy.astype(np.float16)
    return slope, float(np.sqrt(np.square(miss, dtype=np.float32).mean()))


for t in range(1, 301):
    slope, miss = step(t)
    if t in (1, 100, 300):
        print(f"step {t:<4} typical miss {miss:.2f}")

print("\nbytes a parameter, while it trains")
arrays = {"weights": weights, "slopes": slope, "exact copy": copy, "Adam, mean": mean, "Adam, square": square}
for name, array in arrays.items():
    print(f"  {name:<13} {array.dtype!s:<8} {array.nbytes // weights.size:>3}")
total = sum(array.nbytes for array in arrays.values()) // weights.size
print(f"  together               {total:>3}")
print(f"to use it, later         {weights.nbytes // weights.size:>3}")
