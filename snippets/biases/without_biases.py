import numpy as np

rng = np.random.default_rng(3)
n_neurons = 1000
w1, w2 = rng.normal(size=n_neurons), rng.normal(size=n_neurons)  # one number in, one number out
b1 = rng.normal(size=n_neurons)


def network(x, biases):
    hidden = np.maximum(np.outer(x, w1) + biases, 0)  # (inputs, n_neurons)
    return hidden @ w2  # (inputs,)


x = np.linspace(-5, 5, 1001)
y, doubled = network(x, 0), network(2 * x, 0)
print("without biases, twice the input is twice the output:", np.allclose(doubled, 2 * y))
print("with biases:                                        ", np.allclose(network(2 * x, b1), 2 * network(x, b1)))

right, left = network([1.0, -1.0], 0)
two_numbers = np.where(x > 0, right * x, left * -x)
print(f"2,000 weights, and all they do: times {right:.1f} to the right of 0, times {-left:.1f} to the left")
print("the same at all 1,001 inputs:", np.allclose(two_numbers, y))


def hat(x):
    """Three neurons with thresholds at 1, 2 and 3: yes near 2, no everywhere else."""
    return np.maximum(x - 1, 0) - 2 * np.maximum(x - 2, 0) + np.maximum(x - 3, 0)


print("three neurons with biases, at 0 to 5:", *hat(np.arange(6)))
