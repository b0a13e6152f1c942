"""Without biases a network only scales with its input; three biases make a bump."""

import numpy as np

rng = np.random.default_rng(38)
n_neurons = 1000
w1, b1, w2 = rng.normal(size=(3, n_neurons))  # one number in, one number out


def network(x, biases):
    hidden = np.maximum(np.outer(x, w1) + biases, 0)  # (inputs, n_neurons)
    return hidden @ w2  # (inputs,)


x = np.linspace(-5, 5, 1001)
y = network(x, 0)
print("is f(2x) = 2·f(x)?")
print("without biases:", np.allclose(network(2 * x, 0), 2 * y))
print("with biases:   ", np.allclose(network(2 * x, b1), 2 * network(x, b1)))

right, left = network([1.0, -1.0], 0)
two_numbers = np.where(x > 0, right * x, left * -x)
print(f"2,000 weights: times {right:.1f} right of 0, times {-left:.1f} left of it")
print("the same at all 1,001 inputs:", np.allclose(two_numbers, y))


def hat(x):
    """Three neurons with thresholds at 1, 2 and 3."""
    first, second, third = (np.maximum(x + bias, 0) for bias in (-1, -2, -3))
    return first - 2 * second + third


print("three neurons with biases, at 0 to 5:", *hat(np.arange(6)))
