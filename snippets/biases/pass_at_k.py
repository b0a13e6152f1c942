from fractions import Fraction
from math import comb

n, k = 20, 10  # answers drawn for a task, and the k of pass@k


def naive(c):
    """Put the measured share of right answers into the formula."""
    return 1 - (1 - Fraction(c, n)) ** k


def fair(c):
    """The share of all choices of k among the n answers that contain a right one."""
    return 1 - Fraction(comb(n - c, k), comb(n, k))


def on_average(estimator, p):
    """Over every number of right answers c, each with its probability."""
    return sum(comb(n, c) * p**c * (1 - p) ** (n - c) * estimator(c) for c in range(n + 1))


print(f"chance of one   pass@{k}   naive, on average   fair, on average")
for percent in (1, 5, 10, 30):
    p = Fraction(percent, 100)
    truth = 1 - (1 - p) ** k
    print(
        f"{percent:>12}% {float(truth):>9.2%} {float(on_average(naive, p)):>19.2%} {float(on_average(fair, p)):>18.2%}"
        f"  exactly: {on_average(fair, p) == truth}"
    )
print(f"one of {n} answers right: naive {float(naive(1)):.2%}, fair {float(fair(1)):.2%}")
