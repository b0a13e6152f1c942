"""The best line with and without a bias, for galaxies and a thermometer."""

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

# One temperature on two scales.
celsius = np.array([-40.0, 0.0, 37.0, 100.0])
fahrenheit = np.array([-40.0, 32.0, 98.6, 212.0])


def fit(x, y, with_bias):
    """The best line and its typical miss. A bias is the weight of an input of 1."""
    columns = [x, np.ones_like(x)] if with_bias else [x]
    inputs = np.column_stack(columns)  # (points, dials)
    dials, *_ = np.linalg.lstsq(inputs, y, rcond=None)
    return dials, np.sqrt(np.mean((inputs @ dials - y) ** 2))


def report(name, x, y):
    (slope,), miss = fit(x, y, with_bias=False)
    print(f"{name:<11} y = {slope:5.1f}·x        off by {miss:5.1f}")
    (slope, bias), miss = fit(x, y, with_bias=True)
    print(f"{name:<11} y = {slope:5.1f}·x {bias:+5.1f}  off by {abs(miss):5.1f}")


report("galaxies", distance, velocity)
report("temperature", celsius, fahrenheit)
