"""A table: what the checkpoint of DeepSeek-V3 stores, by part and by type."""

import anatomy

BYTES = {"F8_E4M3": 1, "BF16": 2, "F32": 4}
ROWS = {
    "parameters": "parameters",
    "prediction layers": "prediction layer",
    "copies": "copies",
    "router buffers": "router corrections",
    "block scales": "scales",
}

model = anatomy.find("deepseek-v3")
stored = anatomy.stored(model.read(), model.checkpoint)


def row(words: str, parts: list[anatomy.Stored]) -> str:
    numbers = [
        sum(part.count for part in parts if part.dtype == dtype) for dtype in BYTES
    ]
    return (
        "| "
        + " | ".join(
            [words, *(f"{n:,}" if n else "–" for n in [*numbers, sum(numbers)])]
        )
        + " |"
    )


print("| stored | FP8 | BF16 | FP32 | numbers |")
print("|---|--:|--:|--:|--:|")
for name, words in ROWS.items():
    print(row(words, [part for part in stored if part.part == name]))
print(row("**all stored**", stored))
size = {
    dtype: BYTES[dtype] * sum(part.count for part in stored if part.dtype == dtype)
    for dtype in BYTES
}
print(
    "| in GB | "
    + " | ".join(f"{n / 1e9:.2f}" for n in [*size.values(), sum(size.values())])
    + " |"
)
assert sum(part.count for part in stored) == model.published["total"]
