"""A matrix of Llama-3-8B, true to size, and the two thin ones beside it, drawn thicker than they are."""

from figure import Figure, colour, globals_of

lesson = globals_of("scale/lora.py")
inputs, outputs = lesson["maps"]["Q"]
r, unit, THICK = (
    lesson["r"],
    190 / 4096,
    3,
)  # canvas units for a number, and for a sliver too thin to see

drawing = Figure(
    "lora-shapes",
    "A query matrix and its correction by LoRA",
    f"An outlined square of {inputs:,} by {outputs:,} numbers, frozen. Added to it the product of an upright sliver of"
    f" {inputs:,} by {r} and a flat one of {r} by {outputs:,}, both filled: they are all that is trained, {r} numbers"
    " wide against the thousands of the square.",
    height=290,
)
side, top = inputs * unit, 40
drawing.box(0, top, outputs * unit, side, fill="attention", idle=True)
drawing.text(0, top - 10, "Q, frozen", bold=True)
drawing.text(0, top + side + 20, f"{inputs:,} × {outputs:,}", fill="muted")
drawing.text(0, top + side + 40, f"{inputs * outputs:,} numbers", fill="muted")
drawing.text(206, top + side / 2 + 8, "+", size=24)
drawing.add(
    "rect",
    x=244.0,
    y=float(top),
    width=float(THICK),
    height=float(side),
    fill=colour("attention"),
)
drawing.text(238, top - 10, "A, trained", bold=True)
drawing.text(238, top + side + 20, f"{inputs:,} × {r}", fill="muted")
drawing.text(258, top + side / 2 + 8, "·", size=24)
middle = top + side / 2
drawing.add("rect", x=278.0, y=middle - THICK / 2, width=float(outputs * unit), height=float(THICK),
            fill=colour("attention"))  # fmt: skip
drawing.text(278, middle - 12, "B, trained", bold=True)
drawing.text(278, middle + 24, f"{r} × {outputs:,}", fill="muted")
drawing.text(
    238, top + side + 40, f"together {r * (inputs + outputs):,} numbers", fill="muted"
)
print(drawing.svg())
