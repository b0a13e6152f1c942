"""A layer of three inputs and two outputs, drawn as wires and as a matrix: the same eight numbers."""

from figure import Figure, globals_of

lesson = globals_of("parameters/a_layer.py")
weights, biases = lesson["weights"], lesson["biases"]
inputs, outputs = ["x₁", "x₂", "x₃"], ["y₁", "y₂"]
COLOURS = [
    "accent",
    "ink",
]  # one for each output, so that wire and matrix row can be matched

drawing = Figure(
    "a-layer-wires",
    "One layer, drawn as wires and as a matrix",
    "Left: three inputs, two outputs, and a wire from each input to each output. Six wires carry the six weights, and "
    "a bias sits on each output. Right: the same six weights as a matrix of two rows and three columns, one row for "
    "each output, and the two biases beside it as a column.",
    height=250,
)
input_y, output_y = [50, 125, 200], [82, 168]
for i, (row, y_out) in enumerate(zip(weights, output_y, strict=True)):
    for weight, y_in in zip(row, input_y, strict=True):
        drawing.line(
            [(46, y_in), (184, y_out)],
            stroke=COLOURS[i],
            width=2,
            dash=None if i == 0 else "6 3",
        )
        where = 0.3 if i == 0 else 0.22
        x, y = 46 + where * 138, y_in + where * (y_out - y_in)
        drawing.box(x - 15, y - 10, 30, 19, fill="paper")
        drawing.text(
            x, y + 5, f"{weight:g}".replace("-", "−"), size=13, anchor="middle"
        )
for name, y in zip(inputs, input_y, strict=True):
    drawing.add(
        "circle",
        cx=32,
        cy=y,
        r=17,
        fill="var(--fig-paper,#ffffff)",
        stroke="var(--fig-ink,#1c2530)",
    )
    drawing.text(32, y + 5, name, anchor="middle")
for i, (name, y) in enumerate(zip(outputs, output_y, strict=True)):
    drawing.add(
        "circle",
        cx=200,
        cy=y,
        r=17,
        fill="var(--fig-paper,#ffffff)",
        stroke="var(--fig-ink,#1c2530)",
    )
    drawing.text(200, y + 5, name, anchor="middle")
    drawing.text(
        200, y - 24, f"{biases[i]:+g}".replace("-", "−"), size=13, anchor="middle"
    )
for i, row in enumerate(weights):
    for j, weight in enumerate(row):
        drawing.box(
            262 + 44 * j,
            82 + 44 * i,
            40,
            40,
            fill=COLOURS[i],
            label=f"{weight:g}".replace("-", "−"),
        )
    drawing.box(
        418, 82 + 44 * i, 40, 40, fill="rest", label=f"{biases[i]:g}".replace("-", "−")
    )
    drawing.text(248, 107 + 44 * i, outputs[i], anchor="end", size=13)
drawing.text(326, 66, "weights", anchor="middle", size=13)
drawing.text(438, 66, "biases", anchor="middle", size=13)
drawing.text(326, 196, "2 × 3", anchor="middle", fill="muted", size=13)
drawing.text(438, 196, "2", anchor="middle", fill="muted", size=13)
print(drawing.svg())
