"""The word apple alone and beside another word: one row, then two."""

import numpy as np

# columns: kitchen, devices, money
rows = {"apple": [2, 2, 1], "pear": [3, 0, 0], "phone": [0, 4, 0]}
unit = {word: row / np.linalg.norm(row) for word, row in rows.items()}
for context in (["apple"], ["apple", "pear"], ["apple", "phone"]):
    x = np.array([unit[word] for word in context])  # (tokens, d_model)
    shares = np.exp(x @ x[0])  # one step of attention, of the word apple
    apple = x[0] + shares @ x / shares.sum()
    apple /= np.linalg.norm(apple)
    likeness = (f"{apple @ unit[word]:.2f} {word}" for word in ("pear", "phone"))
    print(f"{' '.join(context):<12} is like", *likeness)
