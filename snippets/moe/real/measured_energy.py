"""Energy and latency of a model with experts and a dense one, beside what two counts would have promised."""

import anatomy
import facts
from figure import globals_of

expected = globals_of("moe/what_moe_costs.py")["expected"]
RUNS = facts.load("energy")


def measured(*sequences: int) -> list[float]:
    """J a token of the dense model in BF16 and of the other in FP8, on eight B200."""
    keys = zip(("llama-3.1-405b-bf16", "deepseek-v3.1"), sequences, strict=True)
    return [RUNS[f"{key}-8xb200-{number}"]["energy"].si for key, number in keys]


def bytes_read(model: str, dtype: str, batch: int) -> float:
    """Weights of one step, by the formula of the page; of the input embedding one row a token, left out here."""
    chosen, found = anatomy.number_format(dtype), 0.0
    for tensor in anatomy.tensors(anatomy.load(model)):
        if not tensor.is_buffer and tensor.role != "embed":
            share = (
                expected(tensor.experts, tensor.top_k, batch) / tensor.experts
                if tensor.experts
                else 1
            )
            found += float(chosen.bytes(tensor)) * share
    return found


dense, sparse = (
    anatomy.count(anatomy.load(model)).active
    for model in ("llama-3.1-405b", "deepseek-v3")
)
print(
    "| sequences at once | Llama-3.1-405B, BF16 | DeepSeek-V3.1, FP8 | energy, times less, measured"
    " | active parameters, times fewer | bytes read, times fewer, expected |"
)
print("|--:|--:|--:|--:|--:|--:|")
for batch in (8, 128):
    one, other = measured(batch, batch)
    weights = bytes_read("llama-3.1-405b", "bf16", batch) / bytes_read(
        "deepseek-v3", "fp8", batch
    )
    print(
        f"| {batch} | {one:.2f} J | {other:.2f} J | {one / other:.1f} |"
        f" {dense / sparse:.1f} | {weights:.1f} |"
    )
one, other = measured(4096, 3072)  # each at its best
print(
    f"| each at its best | {one:.2f} J | {other:.2f} J | {one / other:.1f} | {dense / sparse:.1f} | |"
)
