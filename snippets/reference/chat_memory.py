"""A model that seems to learn a name: the name stands in the text."""

import numpy as np

words = ["my", "name", "is", "Ada", "Bo"]
weights = np.eye(len(words))  # the parameters: a row for each word
before = weights.tobytes()
for told in ("my name is Ada", "my name is Bo", ""):
    tokens = [*told.split(), "my", "name", "is"]
    rows = weights[[words.index(token) for token in tokens]]
    match = rows[:-1] @ rows[-1]  # where did the last word stand before?
    answer = tokens[match.argmax() + 1] if match.any() else "?"
    print(f"{told:<15} my name is → {answer}")
print("parameters changed:", weights.tobytes() != before)
