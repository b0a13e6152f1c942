"""How fast one sequence can be written at most: bandwidth over the bytes that a step must read, by device and model."""

import anatomy
import facts

COLUMNS = [
    ("Llama-3-8B", "bf16", "BF16"),
    ("Llama-3-8B", "q4_k", "Q4_K"),
    ("Llama-3.1-70B", "bf16", "BF16"),
    ("Llama-3.1-70B", "q4_k", "Q4_K"),
    ("Qwen3-30B-A3B", "q4_k", "Q4_K"),
]


def ceiling(model: str, dtype: str, device: facts.Thing) -> str:
    """Tokens a second for one sequence with an empty cache; a dash where the weights do not fit."""
    arch = anatomy.load(model)
    if anatomy.weight_bytes(arch, dtype) > device["memory"].si:
        return "–"
    tokens = device["bandwidth"].si / anatomy.step_read(arch, dtype=dtype).least
    return f"{tokens:,.0f}" if tokens >= 100 else f"{tokens:.1f}"


if __name__ == "__main__":
    print(
        "| device | memory | bandwidth |",
        " | ".join(f"{m}, {words}" for m, _, words in COLUMNS),
        "|",
    )
    print("|---|--:|--:|" + "--:|" * len(COLUMNS))
    for device in facts.load("devices").values():
        cells = " | ".join(ceiling(model, dtype, device) for model, dtype, _ in COLUMNS)
        source = f"[^{device['bandwidth'].source}]"
        print(
            f"| {device.title.removeprefix('Apple ')}{source} | {device['memory']} | {device['bandwidth']} | {cells} |"
        )
