"""Training takes six operations a parameter and token: two forward, four backward."""

from itertools import pairwise

import numpy as np

rng = np.random.default_rng(0)
sizes = [64, 256, 256, 64]  # three matrices
weights = [rng.normal(size=s) / s[0] ** 0.5 for s in pairwise(sizes)]
operations = 0


def times(a, b):
    global operations
    operations += 2 * a.size * b.shape[-1]
    return a @ b


def forward(x):
    """Outputs, and the inputs of every matrix, kept for the way back."""
    inputs = []
    for w in weights:
        inputs.append(x)
        x = np.tanh(times(x, w))  # (tokens, outputs)
    return x, inputs


def backward(outputs, inputs, slope):
    """From the slope at the outputs: the slopes at each matrix and the inputs."""
    slopes = []
    for w, x in zip(reversed(weights), reversed(inputs), strict=True):
        slope = slope * (1 - outputs**2)  # through tanh
        slopes.append(times(x.T, slope))  # one product: how should these weights turn?
        slope, outputs = (
            times(slope, w.T),
            x,
        )  # one more: what was wrong with what they were given?
    return slopes[::-1], slope


tokens = 100
parameters = sum(w.size for w in weights)
x, target = rng.normal(size=(tokens, sizes[0])), rng.normal(size=(tokens, sizes[-1]))
outputs, inputs = forward(x)
there = operations
slopes, _ = backward(outputs, inputs, outputs - target)
back = operations - there

print(f"{parameters:,} parameters, {tokens} tokens")
print(f"forward   {there:>12,} operations = {there // (parameters * tokens)}·N·D")
print(f"backward  {back:>12,} operations = {back // (parameters * tokens)}·N·D")
print(
    f"training  {there + back:>12,} operations =",
    f"{(there + back) // (parameters * tokens)}·N·D",
)
