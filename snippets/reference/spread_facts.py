"""Eight facts in one matrix: what a single weight matters, and what a single fact takes."""

import numpy as np

signs = np.array([[1]])
for _ in range(6):
    signs = np.kron(signs, [[1, 1], [1, -1]])  # 64 rows of +1 and −1, at right angles
keys, values = signs[[1, 2, 4, 7, 8, 11, 13, 14]], signs[[3, 17, 22, 37, 41, 50, 55, 60]]
memory = values.T @ keys  # (64, 64): eight facts, each added into every weight
scores = values @ memory @ keys.T  # (8, 8): how strongly a key calls up each value
given = np.einsum("vr,rc,kc->rcvk", values, memory, keys)  # by each weight to each score
lost = (scores - given).argmax(axis=2) != np.arange(8)
print(f"facts lost, whichever of {memory.size:,} weights is cut: {lost.sum()}")
edit = np.outer(values[1] - values[0], keys[0])
changed = (values @ (memory + edit) @ keys.T).argmax(axis=0) != np.arange(8)
print(f"to change {changed.sum()} fact, {np.count_nonzero(edit):,} weights move")
