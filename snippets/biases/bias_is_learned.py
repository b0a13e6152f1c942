"""A bias learns Celsius to Fahrenheit from three starts, and ends at 32."""

import numpy as np

celsius = np.array([-40.0, 0.0, 37.0, 100.0])
fahrenheit = np.array([-40.0, 32.0, 98.6, 212.0])
x = celsius / 100  # small numbers, so that one learning rate suits both dials


def train(bias, steps=500, rate=0.5):
    """Turn weight and bias downhill, from weight 0 and the bias given."""
    weight = 0.0
    for _ in range(steps):
        miss = weight * x + bias - fahrenheit  # (points,)
        weight -= rate * 2 * np.mean(miss * x)
        bias -= rate * 2 * np.mean(miss)
    return weight / 100, bias


for start in (0, 50, -200):
    weight, bias = train(start)
    print(f"bias from {start:4} to {bias:.4f}, weight from 0 to {weight:.4f}")
