"""A line with two parameters through the galaxies of 1929."""

import numpy as np

# Hubble's 24 galaxies of 1929: distance in millions of parsecs, velocity in km/s.
distance = """0.032 0.034 0.214 0.263 0.275 0.275 0.45 0.5 0.5 0.63 0.8 0.9
              0.9 0.9 0.9 1.0 1.1 1.1 1.4 1.7 2.0 2.0 2.0 2.0"""
velocity = """170 290 -130 -70 -185 -220 200 290 270 200 300 -30
              650 150 500 920 450 500 500 960 500 850 800 1090"""
distance, velocity = (
    np.array(distance.split(), float),
    np.array(velocity.split(), float),
)


def model(x, a, b):
    return a * x + b


def error(a, b):
    """Typical miss in km/s: the root of the mean squared miss."""
    return np.sqrt(np.mean((model(distance, a, b) - velocity) ** 2))


for a, b in [(0, 0), (0, 400), (300, 0), (600, -100)]:
    print(f"a = {a:5}, b = {b:5}: off by {error(a, b):.0f} km/s")

# The best a and b, without trying: least squares.
inputs = np.column_stack([distance, np.ones_like(distance)])  # (galaxies, 2)
(a, b), *_ = np.linalg.lstsq(inputs, velocity, rcond=None)
print(
    f"a = {a:.1f}, b = {b:.1f}: off by {error(a, b):.0f} km/s, and no line does better"
)

today = 67.4  # by the Planck satellite; other methods give a little more
print(f"measured today: {today}, so this line is {a / today:.1f} times too steep")
