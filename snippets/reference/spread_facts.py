"""Eight facts in one matrix: what a weight matters, what a fact takes."""

import numpy as np

signs = np.array([[1]])
for _ in range(6):  # 64 rows of +1 and −1, at right angles
    signs = np.kron(signs, [[1, 1], [1, -1]])
keys, values = signs[1:48:6], signs[3:50:6]  # what is asked, what is answered
memory = values.T @ keys  # (64, 64): each fact is added into every weight
scores = values @ memory @ keys.T  # (8, 8): of each answer to each question
given = np.einsum("vr,rc,kc->rcvk", values, memory, keys)  # by each weight
lost = (scores - given).argmax(axis=2) != np.arange(8)
print(f"cut any of {memory.size:,} weights: {lost.sum()} facts lost")
edit = np.outer(values[1] - values[0], keys[0])
changed = (scores + values @ edit @ keys.T).argmax(axis=0) != np.arange(8)
print(f"change {changed.sum()} fact: {np.count_nonzero(edit):,} weights move")
