"""Both dials of a line turned by the slope of the loss, by hand and by nudging."""

import numpy as np

# Hubble's 24 galaxies again: distance x in millions of parsecs, velocity y in km/s.
x = """0.032 0.034 0.214 0.263 0.275 0.275 0.45 0.5 0.5 0.63 0.8 0.9
       0.9 0.9 0.9 1.0 1.1 1.1 1.4 1.7 2.0 2.0 2.0 2.0"""
y = """170 290 -130 -70 -185 -220 200 290 270 200 300 -30
       650 150 500 920 450 500 500 960 500 850 800 1090"""
x, y = np.array(x.split(), float), np.array(y.split(), float)  # (24,) each


def loss(a, b):
    """How wrong the line is: the mean squared miss."""
    return np.mean((a * x + b - y) ** 2)


def nudge(a, b, h):
    """The two slopes by trying: move one dial by h and watch the loss."""
    return (loss(a + h, b) - loss(a, b)) / h, (loss(a, b + h) - loss(a, b)) / h


def gradient(a, b):
    """The two slopes by hand: the derivative of the loss by a, and by b."""
    miss = a * x + b - y  # (24,)
    return 2 * np.mean(miss * x), 2 * np.mean(miss)


def descend(rate, steps):
    """Turn both dials against their slopes, again and again."""
    path = [(0.0, 0.0)]
    for _ in range(steps):
        a, b = path[-1]
        slope_a, slope_b = gradient(a, b)
        path.append((a - rate * slope_a, b - rate * slope_b))
    return path


def show(when, a, b):
    print(f"{when} a = {a:5.1f}, b = {b:5.1f}, off by {loss(a, b) ** 0.5:.0f} km/s")


slopes = gradient(0, 0)
print(f"slopes at (0, 0) by hand  {slopes[0]:10.3f} {slopes[1]:10.3f}")
for h in (1, 0.1, 0.001):
    tried = nudge(0, 0, h)
    off = f"off by {tried[0] - slopes[0]:.3f}, {tried[1] - slopes[1]:.3f}"
    print(f"nudged by {h:<5}           {tried[0]:10.3f} {tried[1]:10.3f}   {off}")

path = descend(rate=0.3, steps=100)
for step in (0, 1, 2, 10, 100):
    show(f"after {step:3} steps:", *path[step])

best_a, best_b = np.polyfit(x, y, 1)
show("least squares:  ", best_a, best_b)
