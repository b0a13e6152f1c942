"""The same function with other weights: size alone does not tell what matters."""

import numpy as np

rng = np.random.default_rng(0)
w1 = rng.normal(size=(4, 3))  # (neurons, inputs)
b1 = rng.normal(size=4)  # (neurons,)
w2 = rng.normal(size=4)  # (neurons,): one output
x = rng.normal(size=(1000, 3))  # (examples, inputs)


def network(w1, b1, w2):
    return np.maximum(x @ w1.T + b1, 0) @ w2  # (examples,)


def rank(w1, neuron, i):
    """The place of one weight when all are sorted by size; 1 is the largest."""
    return int(np.sum(np.abs(w1) > np.abs(w1[neuron, i]))) + 1


def damage(w1, b1, w2, neuron, i):
    """How far the output moves, typically, if one weight is set to 0."""
    cut = w1.copy()
    cut[neuron, i] = 0
    return np.sqrt(np.mean((network(cut, b1, w2) - network(w1, b1, w2)) ** 2))


# What goes into a neuron times c, what comes out of it divided by c.
c = np.array([64, 0.25, 1, 1 / 128])  # one positive factor a neuron
twin = w1 * c[:, None], b1 * c, w2 / c

same = np.array_equal(network(w1, b1, w2), network(*twin))
print("same outputs, to the last bit:", same)
print("                   here   in the twin")
print("weight        size rank     size rank if cut")
cuts = [(2, 0), (3, 0), (0, 2)]  # neuron, input
for neuron, i in cuts:
    row = f"input {i + 1}→{neuron + 1}"
    for layer in (w1, twin[0]):
        row += f" {abs(layer[neuron, i]):8.4g} {rank(layer, neuron, i):>4}"
    print(f"{row} {damage(w1, b1, w2, neuron, i):6.2f}")
print("cut in the twin:", *(f"{damage(*twin, *cut):.2f}" for cut in cuts))
