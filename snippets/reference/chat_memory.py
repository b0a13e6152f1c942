"""A model that seems to learn a name: the name stands in the text, not in the parameters."""

import numpy as np

words = ["my", "name", "is", "Ada", "Bo"]
weights = np.eye(len(words))  # the parameters: a row for each word
before = weights.tobytes()
for text in ("my name is Ada my name is", "my name is Bo my name is", "my name is"):
    tokens = text.split()
    rows = weights[[words.index(token) for token in tokens]]
    match = rows[:-1] @ rows[-1]  # where did the last word stand before?
    print(f"{text:<26}→ {tokens[match.argmax() + 1] if match.any() else '?'}")
print("parameters changed:", weights.tobytes() != before)
