"""What a step reads of a model with experts and of a dense one, and how long it took: Qwen3 on one H100."""

import anatomy
import facts
from figure import globals_of

step_bytes = globals_of("efficiency/real/measured_below.py")["step_bytes"]
SPARSE, DENSE = anatomy.load("Qwen3-30B-A3B"), anatomy.load("Qwen3-32B")

dense, sparse = (
    anatomy.count(arch).active_excl_input_embedding for arch in (DENSE, SPARSE)
)
print(
    "| texts | 30B-A3B reads | 32B reads | times less | 30B-A3B took | 32B took | times less |"
)
print("|--:|--:|--:|--:|--:|--:|--:|")
for batch in (1, 8, 16, 32, 64):
    ours, theirs = (step_bytes(arch, batch, context=1) for arch in (SPARSE, DENSE))
    names = [f"qwen3-{model}-1xh100-{batch}" for model in ("30b-a3b", "32b")]
    times = [
        facts.load("energy")[name]["latency"] if name in facts.load("energy") else None
        for name in names
    ]
    cells = [f"{time.value} ms" if time else "–" for time in times]
    cells.append(f"{times[1].value / times[0].value:.1f}" if all(times) else "–")
    print(
        f"| {batch} | {ours / 1e9:.1f} GB | {theirs / 1e9:.1f} GB | {theirs / ours:.1f} | {' | '.join(cells)} |"
    )
print(f"| *active* | | | {dense / sparse:.1f} | | | |")
