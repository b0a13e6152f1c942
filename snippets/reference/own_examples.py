"""A large model against a small one with examples of its own topic."""

from math import sqrt


def miss(dials, examples):  # on new questions, where 1.00 is the noise
    return sqrt(1 + dials / (examples - dials - 1))


# large: 20 topics, with 40 dials and 200 examples for each
print(f"800 dials, all topics: {miss(40, 200):.2f}")
for examples in (50, 100, 200, 1000, 5000):
    print(f"40 dials, {examples:>5,} of its own: {miss(40, examples):.2f}")
