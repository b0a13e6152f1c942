"""The training of page 4.3 with each of the two remedies, in 100 runs."""

import numpy as np
from figure import globals_of

train = globals_of("moe/keeping_experts_busy.py")["train"]
RUNS = 100

print("| remedy | busiest expert, most of all runs | idlest expert, least of all runs |")
print("|---|--:|--:|")
for balance, name in (("loss", "auxiliary loss"), ("bias", "bias for each expert")):
    last = np.array([train(seed, balance)[-20:].mean(axis=0) for seed in range(RUNS)])  # (runs, experts)
    print(f"| {name} | {last.max():.1%} | {last.min():.1%} |")
