"""The cache of six models at one context and batch, on bars as long as the memory of an 80 GB device."""

import anatomy
from figure import SMALL, WIDTH, Figure, globals_of

data = globals_of("efficiency/figures/kv_cache_data.py")
context, batch, room = 2 ** data["CONTEXT"], 2 ** data["BATCH"], data["ROOM"]
row = 42

drawing = Figure(
    "kv-cache-bars",
    "The cache of six models",
    f"Six bars in frames that stand for 80 gigabytes, at {context:,} tokens and {batch} sequences at once. Llama-2-7B "
    "and Llama-3.1-70B overflow, Llama-3.1-8B fills less than half, DeepSeek-V3 a quarter, Gemma-3-4B and Qwen3-Next "
    "less than a tenth.",
    height=6 * row + 20,
)
for i, (name, kind) in enumerate(data["MODELS"].items()):
    y = i * row
    held = anatomy.kv_cache(anatomy.load(name), context, batch).bytes
    drawing.text(0, y + 15, f"{name}, {kind}", size=SMALL)
    drawing.text(
        WIDTH,
        y + 15,
        f"{held / 1e9:.3g} GB",
        size=SMALL,
        anchor="end",
        bold=True,
        class_="value",
    )
    drawing.line(
        [
            (1, y + 20),
            (WIDTH - 1, y + 20),
            (WIDTH - 1, y + 34),
            (1, y + 34),
            (1, y + 20),
        ],
        stroke="rule",
        width=1,
    )
    drawing.box(
        1, y + 20, (WIDTH - 2) * min(held / room, 1), 14, fill="accent", class_="bar"
    )
drawing.text(0, 6 * row + 14, "0", fill="muted", size=SMALL)
drawing.text(
    WIDTH, 6 * row + 14, "all of 80 GB", fill="muted", size=SMALL, anchor="end"
)
print(drawing.svg())
