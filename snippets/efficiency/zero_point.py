"""Numbers that lean to one side: a zero point shifts the ruler to where they are."""

import numpy as np

rng = np.random.default_rng(4)


def absmax(x, bits=4):
    """A ruler with its middle at 0: one scale."""
    most = 2 ** (bits - 1) - 1
    scale = np.abs(x).max() / most
    codes = np.rint(x / scale)
    return codes, codes * scale


def zero_point(x, bits=4):
    """A ruler from least to largest: a scale, and the code that stands for 0."""
    scale = (x.max() - x.min()) / (2**bits - 1)
    zero = np.rint(-x.min() / scale)
    codes = np.clip(np.rint(x / scale) + zero, 0, 2**bits - 1)
    return codes, (codes - zero) * scale


def miss(x, y):
    return np.sqrt(((y - x) ** 2).mean() / (x**2).mean())


weights = rng.normal(0, 0.02, 4096)
after_relu = np.maximum(0, rng.normal(0.3, 1, 4096))  # what a bend lets through

for name, x in (("weights", weights), ("after a ReLU", after_relu)):
    for method in (absmax, zero_point):
        codes, back = method(x)
        used = len(np.unique(codes))
        print(
            f"{name:<14}{method.__name__:<12}{used:3} codes in use,",
            f"miss {miss(x, back):.1%}",
        )
