"""How far to turn: four learning rates on the two dials of a line."""

import numpy as np

# Hubble's galaxies once more: distance x, velocity y.
x = """0.032 0.034 0.214 0.263 0.275 0.275 0.45 0.5 0.5 0.63 0.8 0.9
       0.9 0.9 0.9 1.0 1.1 1.1 1.4 1.7 2.0 2.0 2.0 2.0"""
y = """170 290 -130 -70 -185 -220 200 290 270 200 300 -30
       650 150 500 920 450 500 500 960 500 850 800 1090"""
x, y = np.array(x.split(), float), np.array(y.split(), float)  # (24,) each


def train(rate, steps):
    """The typical miss in km/s before the first step and after each one."""
    a, b, misses = 0.0, 0.0, []
    for _ in range(steps + 1):
        miss = a * x + b - y  # (24,)
        misses.append(np.mean(miss**2) ** 0.5)
        a, b = a - rate * 2 * np.mean(miss * x), b - rate * 2 * np.mean(miss)
    return misses


# The loss is a bowl.  In its steepest direction a step leaves
# 1 - rate * curvature of the way that was still to go.
bowl = 2 * np.array([[np.mean(x * x), np.mean(x)], [np.mean(x), 1]])
curvature = np.linalg.eigvalsh(bowl)[-1]

curves = {rate: train(rate, 1000) for rate in (0.01, 0.3, 0.49, 0.5)}
print("rate  leaves  miss after 1      10     100    1000 steps")
for rate, misses in curves.items():
    after = (f"{misses[n]:7.3g}" for n in (1, 10, 100, 1000))
    print(f"{rate:<5}{1 - rate * curvature:>7.3f}      ", *after)
print(f"curvature {curvature:.3f}: a step leaves -1 at rate {2 / curvature:.4f}")
