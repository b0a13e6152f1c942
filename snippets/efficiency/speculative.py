"""A small model guesses, the large one checks: more tokens a step, same frequencies."""

import numpy as np

rng = np.random.default_rng(0)
large = np.array(
    [0.50, 0.25, 0.15, 0.10]
)  # how often the large model writes which token
small = np.array([0.60, 0.10, 0.25, 0.05])  # how often the small one guesses it
missing = np.maximum(large - small, 0)  # what it guesses too rarely


def draw(shares, size):
    return np.searchsorted(shares.cumsum()[:-1], rng.random(size), side="right")


def run(guesses, steps=100_000):
    """Each step: the small model guesses ahead, the large one checks all at once."""
    tokens = draw(small, (steps, guesses))
    accepted = rng.random((steps, guesses)) < np.minimum(1, large / small)[tokens]
    good = np.cumprod(accepted, axis=1, dtype=bool)  # accepted, and all before it
    in_place_of_wrong = draw(missing / missing.sum(), steps)
    one_more = draw(large, steps)  # if all were good: one on top
    last = np.where(good.all(axis=1), one_more, in_place_of_wrong)
    return np.concatenate([tokens[good], last]), steps


agree = np.minimum(large, small).sum()  # the chance that a guess is accepted
print(f"a guess is accepted with probability {agree:.2f}\n")
print("guesses  tokens a step  by formula    how often each token was written")
for guesses in (0, 2, 4, 8):
    written, steps = run(guesses)
    formula = (1 - agree ** (guesses + 1)) / (1 - agree)
    shares = np.bincount(written, minlength=4) / len(written)
    print(f"{guesses:>7}{len(written) / steps:>15.2f}{formula:>12.2f}", end="     ")
    print(*(f"{share:.2f}" for share in shares))
