"""Energy and latency of a model with experts and a dense one, beside what two counts would have promised."""

import anatomy
from figure import globals_of

expected = globals_of("moe/what_moe_costs.py")["expected"]
# J a token, from the ML.ENERGY leaderboard: 8 B200, chat, BF16 for the dense model, FP8 for the other
MEASURED = {8: (21.86, 8.57), 128: (2.70, 1.94)}


def bytes_read(model: str, dtype: str, batch: int) -> float:
    """Weights of one step, by the formula of the page; of the input embedding one row a token, left out here."""
    chosen, found = anatomy.number_format(dtype), 0.0
    for tensor in anatomy.tensors(anatomy.load(model)):
        if not tensor.is_buffer and tensor.role != "embed":
            share = expected(tensor.experts, tensor.top_k, batch) / tensor.experts if tensor.experts else 1
            found += float(chosen.bytes(tensor)) * share
    return found


dense, sparse = (anatomy.count(anatomy.load(model)).active for model in ("llama-3.1-405b", "deepseek-v3"))
print(
    "| sequences at once | Llama-3.1-405B, BF16 | DeepSeek-V3.1, FP8 | energy, measured"
    " | active parameters | weights read, expected |"
)
print("|--:|--:|--:|--:|--:|--:|")
for batch, (one, other) in MEASURED.items():
    weights = bytes_read("llama-3.1-405b", "bf16", batch) / bytes_read("deepseek-v3", "fp8", batch)
    print(
        f"| {batch} | {one:.2f} J | {other:.2f} J | {one / other:.1f} times less |"
        f" {dense / sparse:.1f} times fewer | {weights:.1f} times fewer bytes |"
    )
print(f"| each at its best | 1.02 J | 0.61 J | {1.02 / 0.61:.1f} times less | {dense / sparse:.1f} times fewer | |")
