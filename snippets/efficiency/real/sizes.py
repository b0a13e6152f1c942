"""A table: one model has several sizes, depending on what is downloaded and what is loaded."""

import anatomy

BITS = {"F32": 32, "F16": 16, "BF16": 16, "F8_E4M3": 8}


def file_bytes(name: str, **changed: object) -> int:
    """Bytes of the tensors that the published files hold, or would hold with another checkpoint section."""
    model = anatomy.find(name)
    parts = anatomy.stored(model.read(), {**model.checkpoint, **changed})
    return sum(part.count * BITS[part.dtype] for part in parts) // 8


llama, deepseek = file_bytes("llama-3-8b"), file_bytes("deepseek-v3")
ROWS = [
    ("Llama-3-8B: its weights", llama),
    ("its whole repository, which holds them twice", 2 * llama),
    ("DeepSeek-V3: its files", deepseek),
    (
        "loaded without the prediction layer, router corrections included",
        file_bytes("deepseek-v3", prediction_layers=0, copies=False),
    ),
    (
        "the same, turned into BF16",
        anatomy.weight_bytes(anatomy.load("deepseek-v3"), "bf16"),
    ),
]
print("| what | bytes | GB | GiB |")
print("|---|--:|--:|--:|")
for what, size in ROWS:
    print(f"| {what} | {size:,} | {size / 1e9:,.2f} | {size / 2**30:,.2f} |")
