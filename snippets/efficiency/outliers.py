"""One large number spoils its group, and only its group."""

import numpy as np

rng = np.random.default_rng(4)
weights = rng.normal(0, 0.02, 4096)  # one row of a matrix


def rounded(x, group):
    """To 4 bits and back, one scale a group."""
    blocks = x.reshape(-1, group)
    scales = np.abs(blocks).max(axis=1, keepdims=True) / 7
    return (np.rint(blocks / scales) * scales).reshape(x.shape)


def miss(x, y):
    return np.sqrt(((y - x) ** 2).mean() / (x**2).mean())


spoilt = weights.copy()
spoilt[1000] = 1.0  # fifty times the typical weight
others = np.arange(4096) != 1000  # how do the other 4,095 fare?

print("group   miss without   miss with one outlier   rounded to 0")
for group in (4096, 512, 128, 32):
    clean, dirty = rounded(weights, group), rounded(spoilt, group)
    zero = (dirty[others] == 0).mean()
    print(
        f"{group:5} {miss(weights, clean):14.1%}",
        f"{miss(spoilt[others], dirty[others]):23.1%} {zero:14.1%}",
    )

print("\nfour weights   ", " ".join(f"{w:7.4f}" for w in spoilt[:4]))
for group in (4096, 32):
    print(
        f"group {group:<9}",
        " ".join(f"{w + 0:7.4f}" for w in rounded(spoilt, group)[:4]),
    )
