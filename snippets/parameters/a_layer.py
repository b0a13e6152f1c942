"""A layer: two lines on the same inputs, as equations and as one matrix."""

import numpy as np

d_in, d_out = 3, 2  # three numbers go in, two come out
weights = np.array([[2.0, -1.0, 0.5], [0.0, 3.0, 1.0]])  # (d_out, d_in)
biases = np.array([10.0, -5.0])  # (d_out,)
x = np.array([1.0, 2.0, 4.0])  # (d_in,)


def as_equations(x):
    """The layer as it stands on a blackboard: one equation for each output."""
    y = []
    for i in range(d_out):
        total = biases[i]
        for j in range(d_in):
            total += weights[i, j] * x[j]
        y.append(total)
    return y


def as_matrix(x):
    """The same products, added up in one line."""
    return weights @ x + biases  # (d_out,)


print("two equations: ", as_equations(x)[0], as_equations(x)[1])
print("one matrix:    ", *as_matrix(x))
count = weights.size + biases.size
print(f"parameters:     {d_out} × {d_in} weights + {d_out} biases = {count}")

turned = weights.copy()
turned[1, 2] = 2.0  # one dial of the eight
print("one dial later:", *(turned @ x + biases))
