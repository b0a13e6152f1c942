"""Why keep an exact copy: small steps, added to a rounded weight, are rounded away."""

import numpy as np

start, goal, steps = 1.0, 0.9, 4000


def train(kept, rate):
    """Downhill on (weight - goal)²; `kept` is the format of the weight."""
    weight = kept(start)
    for _ in range(steps):
        slope = 2 * (
            np.float16(weight) - np.float16(goal)
        )  # computed in 16 bits both times
        weight = kept(weight - kept(rate) * kept(slope))
    return float(weight)


print(f"a weight should go from {start} to {goal}")
print("rate    first step   kept in FP16   kept in FP32")
for rate in (0.01, 0.003, 0.001):
    first = rate * 2 * (start - goal)
    print(
        f"{rate:<8}{first:9.5f} {train(np.float16, rate):13.4f}",
        f"{train(np.float32, rate):14.4f}",
    )
below = np.nextafter(np.float16(1), np.float16(0))
print(f"\nthe next number below 1 in FP16: {float(below):.5f}")
