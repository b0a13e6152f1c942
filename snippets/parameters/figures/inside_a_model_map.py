"""Where each of the 52 arrays sits: one cell of 0.7 x 0.7 units for each parameter."""

from figure import WIDTH, Figure, globals_of

lesson = globals_of("parameters/inside_a_model.py")
parameters = lesson["parameters"]
CELL = 0.7

drawing = Figure(
    "inside-a-model-map",
    "Every array of the 85,584-parameter model, areas true to size",
    "At the top the token embedding, a thin strip of 3 by 48, and the position embedding, 11 by 48. Below, three "
    "equal blocks side by side. Each block has four squares of 48 by 48 for query, key, value and output, and below "
    "them two large strips of 48 by 192 called up and down, which are twice the area of the four squares together. "
    "Biases and norms are hairlines of one row. Under the blocks the final norm, and a dashed outline for the head: "
    "it is the token embedding again.",
    height=316,
)


def array(
    name: str, x: float, y: float, fill: str, label: str = "", lying: bool = False
) -> float:
    """Draw one array, one cell a parameter, rows downwards (or to the right, if it lies); return its lower edge."""
    shape = parameters[name].shape
    rows, columns = shape if len(shape) == 2 else (1, *shape)
    if lying:
        rows, columns = columns, rows
    drawing.box(x, y, columns * CELL, rows * CELL, fill=fill, label=label)
    return y + rows * CELL


drawing.text(8, 18, "token embedding", size=13)
array("token embedding", 140, 11, "embedding")
drawing.text(8, 36, "position embedding", size=13)
array("position embedding", 140, 28, "rest")
drawing.text(186, 18, "3 × 48, one row a letter", size=13, fill="muted")
drawing.text(186, 36, "11 × 48, one row a place", size=13, fill="muted")
drawing.arrow((75, 44), (75, 70))

wide = 192 * CELL
for i in range(3):
    x, y = 8 + i * (wide + 30), 76
    drawing.text(x, y + 12, f"block {i}", size=13, bold=True)
    y += 22
    for kind in ("gain", "bias"):
        array(f"block {i} norm 1 {kind}", x, y, "rest")
        y += 3
    y += 3
    for k, part in enumerate(("query", "key", "value", "output")):
        left = x + k * 48 * CELL
        edge = array(f"block {i} {part}", left, y, "attention", part[0].upper())
        array(f"block {i} {part} bias", left, edge + 3, "rest")
    y = edge + 12
    for kind in ("gain", "bias"):
        array(f"block {i} norm 2 {kind}", x, y, "rest")
        y += 3
    edge = array(f"block {i} up", x, y + 4, "dense", "up")
    edge = array(f"block {i} up bias", x, edge + 3, "rest")
    edge = array(f"block {i} down", x, edge + 6, "dense", "down", lying=True)
    edge = array(f"block {i} down bias", x, edge + 3, "rest")
    if i < 2:
        drawing.arrow((x + wide + 5, 150), (x + wide + 26, 150))

x = 8 + 2 * (wide + 30)
drawing.arrow((x + wide / 2, edge + 8), (x + wide / 2, edge + 30))
top = edge + 38
drawing.text(x - 8, top + 8, "final norm, 2 × 48", size=13, anchor="end")
for kind in ("gain", "bias"):
    array(f"final norm {kind}", x, top + (3 if kind == "bias" else 0), "rest")
drawing.text(x - 8, top + 30, "head: the token embedding again", size=13, anchor="end")
drawing.box(x, top + 24, 48 * CELL, 3 * CELL + 3, fill="embedding", idle=True)
assert x + wide < WIDTH
print(drawing.svg())
