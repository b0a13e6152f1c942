"""The MoE layer of page 4.1, token by token and sorted by expert: python tests/benchmarks/bench_moe.py

The lesson's own functions, at the lesson's width and at one that is nearer to real layers. The ratio means something,
the times do not travel. NumPy is held to one thread, so that it is the sorting that is measured.
"""

import os

os.environ["OPENBLAS_NUM_THREADS"] = "1"

import sys
import time
from pathlib import Path
from statistics import median

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[2] / "snippets"))
from figure import globals_of

ROUNDS = 7


def spent(work) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def main() -> int:
    lesson = globals_of("moe/one_layer.py")
    rng = np.random.default_rng(0)
    print(f"{'width':>6} {'tokens':>7} {'token by token':>15} {'sorted':>10} {'ratio':>7}")
    for d_model, d_ff, tokens in ((48, 192, 1024), (512, 1024, 1024)):
        shapes = [(d_model, d_ff), (d_model, d_ff), (d_ff, d_model)]
        experts = [[rng.normal(0, s[0] ** -0.5, s) for s in shapes] for _ in range(8)]
        router = rng.normal(0, d_model**-0.5, (d_model, 8))
        x = rng.normal(size=(tokens, d_model))
        slow, fast = [], []
        for _ in range(ROUNDS):  # in turn, so that a busy moment of the machine meets both
            slow.append(spent(lambda: lesson["mixture"](x, router, experts, 2)))  # noqa: B023
            fast.append(spent(lambda: lesson["mixture_sorted"](x, router, experts, 2)))  # noqa: B023
        one, other = median(slow), median(fast)
        print(f"{d_model:>6} {tokens:>7} {one * 1e3:>12.1f} ms {other * 1e3:>7.1f} ms {one / other:>7.1f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
