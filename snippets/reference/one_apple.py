"""The word apple alone and beside another word: one row, then two."""

import numpy as np

# columns: kitchen, devices, money
rows = {"apple": [2, 2, 1], "pear": [3, 0, 0], "phone": [0, 4, 0]}
unit = {word: np.array(row) / np.linalg.norm(row) for word, row in rows.items()}
for context in (["apple"], ["apple", "pear"], ["apple", "phone"]):
    x = np.array([unit[word] for word in context])  # (tokens, d_model)
    shares = np.exp(x @ x[0])  # one step of attention, of the word apple
    apple = x[0] + shares @ x / shares.sum()
    apple /= np.linalg.norm(apple)
    pear, phone = apple @ unit["pear"], apple @ unit["phone"]
    print(f"{' '.join(context):<14}{pear:.2f} like pear, {phone:.2f} like phone")
