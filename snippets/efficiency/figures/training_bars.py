"""Llama-3-8B in five states, the memory of each as a bar: used, trained in full, with LoRA, with LoRA on four bits."""

from pathlib import Path
from runpy import run_path

import anatomy
from figure import SMALL, Figure, colour

tuning = run_path(
    str(Path(__file__).parents[1] / "real" / "tuning.py"), run_name="tuning"
)
n = anatomy.count(anatomy.load("llama-3-8b")).total
(_, _, _, full), (_, thin, plain, lora), (_, _, four, qlora) = tuning["ways"](
    "llama-3-8b", 16
)
BARS = [  # words, parts as (bytes, fill)
    ("to use it, in BF16", [(2 * n, "ink")]),
    (
        "to train all of it",
        [(2 * n, "ink"), (2 * n, "muted"), *[(4 * n, "accent")] * 3],
    ),
    ("LoRA, r = 16", [(plain, "ink"), (16 * thin, "accent")]),
    ("LoRA on four bits", [(four, "ink"), (16 * thin, "accent")]),
]
LEFT, UNIT = 1, 462 / (16 * n)

drawing = Figure(
    "training-bars",
    "One model, four bills for memory",
    "Four bars, true to size, for Llama-3-8B. "
    + ". ".join(
        f"{words[0].upper()}{words[1:]}: {sum(size for size, _ in parts) / 1e9:.1f} GB"
        for words, parts in BARS
    )
    + ". The long bar has five parts: weights, slopes, and three equal ones for the optimizer.",
    height=300,
)
x = float(LEFT)
for words, fill, room in (
    ("weights", "ink", 100),
    ("slopes", "muted", 90),
    ("kept by the optimizer", "accent", 0),
):
    drawing.add("rect", x=x, y=2.0, width=13.0, height=13.0, rx=1, fill=colour(fill))
    drawing.text(x + 19, 13, words, size=SMALL)
    x += room
for i, (words, parts) in enumerate(BARS):
    y = 34 + 62 * i
    total = sum(size for size, _ in parts)
    drawing.text(LEFT, y + 12, words, size=SMALL, bold=True)
    drawing.text(479, y + 12, f"{total / 1e9:.1f} GB", size=SMALL, anchor="end")
    x = float(LEFT)
    for size, fill in parts:
        width = size * UNIT
        drawing.add(
            "rect",
            x=x,
            y=y + 20.0,
            width=max(width - 2, 1.5),
            height=26.0,
            rx=1,
            fill=colour(fill),
        )
        x += width
drawing.text(
    LEFT,
    290,
    "LoRA's part, weights and all, is the hairline at the end of its bar",
    fill="muted",
    size=SMALL,
)
print(drawing.svg())
