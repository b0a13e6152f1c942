"""From how many tokens in a step on a model with experts is expected to read more weights than a dense one."""

from collections.abc import Callable

import anatomy
from figure import globals_of

expected = globals_of("moe/what_moe_costs.py")["expected"]
PAIRS = [
    ("Mixtral-8x7B-v0.1", "Llama-3-70B"),
    ("Qwen3-30B-A3B", "Qwen3-32B"),
    ("Qwen3-235B-A22B", "Llama-3.1-70B"),
    ("gpt-oss-120b", "Llama-3.1-70B"),
    ("DeepSeek-V3", "Llama-3.1-405B"),
]


def reader(model: str) -> Callable[[int], float]:
    """Weights that a step reads, by the number of its tokens; the input embedding left out."""
    arch = anatomy.load(model)
    counts = anatomy.count(arch)
    experts = sum(tensor.count for tensor in anatomy.tensors(arch) if tensor.experts)
    used = next(
        ((t.experts, t.top_k) for t in anatomy.tensors(arch) if t.experts), (1, 1)
    )
    rest = counts.total - experts - (counts.active - counts.active_excl_input_embedding)
    return lambda batch: rest + experts * expected(*used, batch) / used[0]


def against(ours: int, theirs: int) -> str:
    return f"{ours / 1e9:.1f}B : {theirs / 1e9:.1f}B = {ours / theirs:.2f}"


print("| with experts | dense | memory, total | arithmetic, active | reads more from |")
print("|---|---|--:|--:|--:|")
for sparse, dense in PAIRS:
    ours, theirs = (
        anatomy.count(anatomy.load(sparse)),
        anatomy.count(anatomy.load(dense)),
    )
    read, level = reader(sparse), reader(dense)(1)
    batch = next((b for b in range(1, 2000) if read(b) > level), None)
    print(
        f"| {sparse.removesuffix('-v0.1')} | {dense} | {against(ours.total, theirs.total)} |"
        f" {against(ours.active, theirs.active)} | {f'{batch} tokens' if batch else 'never'} |"
    )
