"""A large model against a small one that learned from examples of its own topic."""

from math import sqrt


def miss(dials, examples):  # of least squares on new questions, where 1.00 is the noise
    return sqrt(1 + dials / (examples - dials - 1))


large = miss(40, 200)  # 20 topics, for each 40 dials and 200 examples
print(f"large model, {20 * 40} dials: {large:.2f} in every topic")
for examples in (50, 100, 200, 1000, 5000):
    small = miss(40, examples)
    print(f"small one, 40 dials, {examples:>5,} examples of its topic: {small:.2f}")
