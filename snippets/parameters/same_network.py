"""48 settings of the dials that are one and the same network."""

from itertools import permutations, product

import numpy as np

rng = np.random.default_rng(0)
w1, b1, w2, b2 = rng.normal(size=(2, 3)), rng.normal(size=3), rng.normal(size=3), 0.5
x = rng.normal(size=(100, 2))  # any 100 inputs


def network(w1, b1, w2):
    return np.tanh(x @ w1 + b1) @ w2 + b2  # (100,)


settings, same = set(), 0
for order in permutations(range(3)):  # let the three neurons change places
    for sign in product([1, -1], repeat=3):  # or give a neuron the opposite sign
        twin = w1[:, order] * sign, b1[list(order)] * sign, w2[list(order)] * sign
        settings.add(tuple(np.concatenate([part.ravel() for part in twin])))
        same += np.allclose(network(*twin), network(w1, b1, w2))

print(
    f"{len(settings)} different settings of the dials, {same} of them the same network"
)
