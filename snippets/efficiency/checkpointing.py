"""Forget what a layer gave, and compute it again: same slopes, less memory."""

import numpy as np

rng = np.random.default_rng(7)
n_layers, width, rows = 24, 32, 8
layers = [rng.normal(0, width**-0.5, (width, width)) for _ in range(n_layers)]
x, target = rng.normal(size=(2, rows, width))


def train_step(every):
    """Slopes of all layers, of which only each `every`-th is kept on the way up."""
    kept, held, again = {0: x}, [1], 0  # kept: what layer i starts from
    y = x
    for i in range(n_layers):
        y = np.tanh(y @ layers[i])
        if (i + 1) % every == 0:
            kept[i + 1] = y
        held.append(len(kept))
    slopes, down = [None] * n_layers, y - target
    kept[n_layers] = y
    for i in reversed(range(n_layers)):
        first = i - i % every  # the last that was kept below
        for j in range(first, i):
            if j + 1 not in kept:
                kept[j + 1] = np.tanh(kept[j] @ layers[j])
                again += 1
        down = down * (1 - kept[i + 1] ** 2)
        slopes[i] = kept[i].T @ down
        down = down @ layers[i].T
        held.append(len(kept))
        del kept[i + 1]
    return slopes, held, again


exact, all_held, _ = train_step(1)
runs = {every: train_step(every) for every in (1, 2, 4, 6, 12, 24)}
print("keep every   most kept at once   layers computed again   same slopes")
for every, (slopes, held, again) in runs.items():
    same = all(np.array_equal(a, b) for a, b in zip(slopes, exact, strict=True))
    print(
        f"{every:6} {max(held):19} {again:18} of {n_layers}",
        f"{'yes' if same else 'no':>13}",
    )
