"""The same model with a head of its own: what it counts, and that it stops repeating itself."""

import numpy as np

from figure import globals_of

lesson = globals_of("parameters/inside_a_model.py")
parameters, texts = lesson["parameters"], lesson["texts"]


def last_numbers(text: str) -> np.ndarray:
    """What stands before the head at the last letter: read off by a head of 48 rows that changes nothing."""
    table = parameters["token embedding"]
    x = (
        table[[lesson["letters"].index(letter) for letter in text]]
        + parameters["position embedding"][: len(text)]
    )
    for i in range(lesson["n_layers"]):
        x = x + lesson["attention"](
            lesson["norm"](x, f"block {i} norm 1"), f"block {i}"
        )
        x = x + lesson["feed_forward"](
            lesson["norm"](x, f"block {i} norm 2"), f"block {i}"
        )
    return lesson["norm"](x, "final norm")[-1]  # (d_model,)


before_head = np.array([last_numbers(text) for text in texts])  # (243, d_model)
last = np.array([lesson["letters"].index(text[-1]) for text in texts])


def repeats(head: np.ndarray) -> int:
    return int(np.sum((before_head @ head.T).argmax(axis=1) == last))


rng = np.random.default_rng(1)
own = [repeats(rng.normal(0, 0.02, (3, 48))) for _ in range(1000)]
total = sum(array.size for array in parameters.values())
tied = repeats(parameters["token embedding"])
print("head        parameters  repeats itself")
print(f"tied        {total:>10,}  in {tied} of 243 texts")
print(f"of its own  {total + 3 * 48:>10,}  in {np.mean(own):.0f}, mean of 1,000")
