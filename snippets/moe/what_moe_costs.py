"""How many experts a batch touches, and what the step must read for it."""

import numpy as np

rng = np.random.default_rng(0)
batches = (1, 8, 32, 64, 256)  # tokens in one step


def expected(n_experts, top_k, batch):
    """Experts that somebody calls, if tokens choose evenly and independently."""
    return n_experts * (1 - (1 - top_k / n_experts) ** batch)


def simulated(popularity, top_k, batch, times=30):
    """The same by trying: each token draws top_k different experts by popularity."""
    noise = rng.gumbel(size=(times, batch, len(popularity)))
    scores = np.log(popularity) + noise  # the largest scores are a draw without return
    chosen = np.argpartition(-scores, top_k, axis=-1)[..., :top_k]
    return np.mean([len(np.unique(step)) for step in chosen])


print("experts touched in a layer, by tokens in the step")
print(f"{'':24}" + "".join(f"{batch:>7}" for batch in batches))
models = {"Mixtral": (8, 2), "gpt-oss-120b": (128, 4), "DeepSeek-V3": (256, 8)}
for name, (n_experts, top_k) in models.items():
    even = np.full(n_experts, 1 / n_experts)
    skewed = 1 / np.arange(1, n_experts + 1)  # the tenth is called a tenth as often
    rows = {
        "formula": [expected(n_experts, top_k, batch) for batch in batches],
        "simulated": [simulated(even, top_k, batch) for batch in batches],
        "skewed": [simulated(skewed / skewed.sum(), top_k, batch) for batch in batches],
    }
    for how, numbers in rows.items():
        label = f"{name if how == 'formula' else '':<13}{how}"
        print(f"{label:<24}" + "".join(f"{number:7.1f}" for number in numbers))
