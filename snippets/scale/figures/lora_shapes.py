"""A matrix of Llama-3-8B and the two thin ones beside it, true to size."""

from figure import SMALL, Figure, globals_of

lesson = globals_of("scale/lora.py")
inputs, outputs = lesson["maps"]["Q"]
r, unit = lesson["r"], 200 / 4096

drawing = Figure(
    "lora-shapes",
    "A query matrix and its correction by LoRA",
    f"A square of {inputs:,} by {outputs:,} numbers. Beside it an upright sliver of {inputs:,} by {r} and a flat one of"
    f" {r} by {outputs:,}, each a hair wide at the same scale. The two slivers are all that is trained.",
    height=270,
)
drawing.tensor(8, 34, (outputs, inputs), unit=unit, fill="attention", idle=True, label="Q, frozen")
drawing.text(226, 140, "+", size=24)
drawing.tensor(262, 34, (inputs, r), unit=unit, fill="attention", label="A, trained")
drawing.tensor(275, 94, (r, outputs), unit=unit, fill="attention", label="B, trained")
thin = r * (inputs + outputs)
drawing.text(275, 150, f"{thin:,} of {inputs * outputs:,}", size=SMALL, fill="muted")
print(drawing.svg())
