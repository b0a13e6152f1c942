"""How many tokens find no place when each expert takes a fixed number of them."""

import numpy as np

rng = np.random.default_rng(0)
tokens, n_experts = 1024, 8
fair = np.full(n_experts, 1 / n_experts)
# how a router that was left alone shared out the tokens
collapsed = np.array([48.2, 44.5, 3.5, 1.2, 0.8, 0.7, 0.6, 0.5]) / 100


def dropped(popularity, factor, batches=400):
    """The share of tokens that find their expert full; each token picks one expert."""
    capacity = int(tokens / n_experts * factor)  # places an expert has in a batch
    choices = np.searchsorted(popularity.cumsum()[:-1], rng.random((batches, tokens)))
    visits = np.stack([np.bincount(batch, minlength=n_experts) for batch in choices])
    return np.maximum(visits - capacity, 0).sum() / visits.sum()


print("capacity factor       1.0     1.25      2.0")
for name, popularity in (("fair dice", fair), ("collapsed", collapsed)):
    print(
        f"{name:<16}", " ".join(f"{dropped(popularity, f):8.2%}" for f in (1, 1.25, 2))
    )
for factor in (1, 1.25, 2):
    places = n_experts * int(tokens / n_experts * factor)
    empty = places - tokens
    print(f"factor {factor:<4}: {places:,} places, at least {empty:,} stay empty")
