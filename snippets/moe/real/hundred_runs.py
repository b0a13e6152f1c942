"""The training of page 4.3, left alone, in 100 runs."""

import numpy as np

from figure import globals_of

train = globals_of("moe/keeping_experts_busy.py")["train"]
RUNS = 100

loads = np.array([train(seed) for seed in range(RUNS)])  # (runs, steps, experts)
last = loads[:, -20:].mean(axis=1)
busiest, busy = last.max(axis=1), (last >= 1 / 32).sum(axis=1)
wins = int((loads[:, 0].argmax(axis=1) == last.argmax(axis=1)).sum())
print("| left alone, 100 runs | found |")
print("|---|--:|")
print(f"| tokens of the busiest expert, least of all runs | {busiest.min():.1%} |")
print(f"| the same, median | {np.median(busiest):.1%} |")
print(f"| the same, most | {busiest.max():.1%} |")
print(
    f"| experts with a quarter of a fair share or more | {busy.min()} to {busy.max()} |"
)
print(
    f"| runs in which the leader of the first step is the busiest at the end | {wins} |"
)
