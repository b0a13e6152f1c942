"""The statistician's bias: the variance divided by n is too small on average."""

from fractions import Fraction
from itertools import product

faces = [Fraction(face) for face in range(1, 7)]
n = 3  # throws of a fair die


def mean(values):
    return sum(values) / len(values)


def spread(throws, divisor):
    """Squared distances from the throws' own mean, added up and divided."""
    return sum((throw - mean(throws)) ** 2 for throw in throws) / divisor


truth = spread(faces, 6)  # the die's variance
print(f"truth: {truth} = {float(truth):.4f}; all {6**n} ways to throw {n} times:")
for divisor in (n - 1, n):
    estimates = [spread(throws, divisor) for throws in product(faces, repeat=n)]
    average = mean(estimates)
    miss = mean([(estimate - truth) ** 2 for estimate in estimates])
    print(f"divided by {divisor}: {float(average):.4f} on average,", end=" ")
    print(f"bias {float(average - truth):+.4f}, mean squared miss {float(miss):.2f}")
