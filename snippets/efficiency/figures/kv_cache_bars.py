"""The cache of six models at one context and batch, in frames of 80 GB on a scale that reaches twice as far."""

import anatomy
from figure import SMALL, WIDTH, Figure, globals_of

data = globals_of("efficiency/figures/kv_cache_data.py")
context, batch, room = 2 ** data["CONTEXT"], 2 ** data["BATCH"], data["ROOM"]
row = 46
frame = (WIDTH - 2) / 2  # as wide as 80 GB; a bar may leave it

drawing = Figure(
    "kv-cache-bars",
    "The cache of six models",
    f"Six bars, each beside a frame that stands for 80 gigabytes, at {context:,} tokens and {batch} sequences at once. Llama-2-7B "
    "and Llama-3.1-70B leave it, Llama-3.1-8B fills less than half, DeepSeek-V3 a quarter, Gemma-3-4B and Qwen3-Next "
    "less than a tenth.",
    height=6 * row + 20,
)
for i, (name, kind) in enumerate(data["MODELS"].items()):
    y = i * row
    held = anatomy.kv_cache(anatomy.load(name), context, batch).bytes
    drawing.text(0, y + 13, f"{name}, {kind}", size=SMALL)
    drawing.text(
        WIDTH,
        y + 13,
        f"{held / 1e9:.3g} GB",
        size=SMALL,
        anchor="end",
        bold=True,
        class_="value",
    )
    drawing.box(
        1,
        y + 22,
        min(frame * held / room, WIDTH - 2),
        14,
        fill="attention",
        class_="bar",
    )
    drawing.line(
        [(1, y + 19), (frame, y + 19), (frame, y + 39), (1, y + 39), (1, y + 19)],
        stroke="ink",
        width=1,
    )
for x, words, anchor in (
    (0, "0", "start"),
    (frame, "80 GB", "middle"),
    (WIDTH, "160 GB", "end"),
):
    drawing.text(x, 6 * row + 14, words, fill="muted", size=SMALL, anchor=anchor)
print(drawing.svg())
