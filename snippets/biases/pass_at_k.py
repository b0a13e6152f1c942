"""A biased estimate in use: pass@10 from a few tries, naive and fair."""

from fractions import Fraction
from math import comb

n, k = 20, 10  # answers drawn for a task, and the k of pass@k


def naive(c):
    """Put the measured share of right answers into the formula."""
    return 1 - (1 - Fraction(c, n)) ** k


def fair(c):
    """The share of all choices of k among the n answers that contain a right one."""
    return 1 - Fraction(comb(n - c, k), comb(n, k))


def on_average(estimate, p):
    """Over every number c of right answers, each with its probability."""
    chances = [comb(n, c) * p**c * (1 - p) ** (n - c) for c in range(n + 1)]
    return sum(chance * estimate(c) for c, chance in enumerate(chances))


print(f"one is right  pass@{k}    naive     fair (on average)")
for percent in (1, 5, 10, 30):
    p = Fraction(percent, 100)
    truth = 1 - (1 - p) ** k
    row = [float(share) for share in (truth, on_average(naive, p), on_average(fair, p))]
    print(f"{percent:>11}%", *(f"{share:8.2%}" for share in row), end="  ")
    print("fair is exact" if on_average(fair, p) == truth else "fair is not exact")
print(f"1 of {n} is right: naive {float(naive(1)):.2%}, fair {float(fair(1)):.2%}")
