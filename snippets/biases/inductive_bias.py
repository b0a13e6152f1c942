"""Two rules agree on every example; over all worlds neither is right more often."""

from itertools import product

import numpy as np

# Five points, two rules, no error: the data cannot say which rule is right.
x, y = np.array([0.0, 1.0, 2.0, 3.0, 4.0]), np.array([1.0, 3.0, 5.0, 7.0, 9.0])


def line(at):
    slope, start = np.polyfit(x, y, 1)
    return slope * at + start


def nearest(at):
    return y[np.argmin(np.abs(x - at))]


for at in (0, 3, 4, 2.4, 10):
    print(f"x = {at:<4} line: {line(at):4.1f}   nearest point: {nearest(at):4.1f}")

# Every possible world of eight inputs: five answers are seen, three must be guessed.
inputs = list(product([0, 1], repeat=3))
seen, hidden = inputs[:5], inputs[5:]


def like_neighbours(at, world):
    """The majority of the seen inputs that differ in the fewest places."""
    gap = {known: np.sum(np.not_equal(at, known)) for known in seen}
    closest = [world[known] for known in seen if gap[known] == min(gap.values())]
    return int(2 * sum(closest) >= len(closest))


rules = {
    "as the neighbours": like_neighbours,
    "contrary to them": lambda at, world: 1 - like_neighbours(at, world),
    "always 1": lambda at, world: 1,
}
worlds = [dict(zip(inputs, given, strict=True)) for given in product([0, 1], repeat=8)]
# In an orderly world one of the three digits decides.
orderly = [{at: at[i] ^ flip for at in inputs} for i in range(3) for flip in (0, 1)]
for kind, some in (("all worlds", worlds), ("orderly worlds", orderly)):
    for name, rule in rules.items():
        right = sum(rule(at, world) == world[at] for world in some for at in hidden)
        print(f"right in {right:>3} of {3 * len(some):>3}: {name}, {kind}")
