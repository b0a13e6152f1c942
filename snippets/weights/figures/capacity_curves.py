"""How many facts one matrix gives back, for three widths."""

from figure import Figure, globals_of

curves = globals_of("weights/capacity.py")["curves"]
LOOKS = {32: ("muted", "2 4", "triangle"), 64: ("ink", "7 4", "square"), 128: ("accent", None, "circle")}

drawing = Figure(
    "capacity-curves",
    "Share of facts recalled, against their number, for matrices 32, 64 and 128 wide",
    "Facts from 10 to 10,000 to the right, each mark ten times the one before; share recalled from 0 to 100 percent "
    "upwards. Three curves of the same shape fall from nearly 100 percent to between 20 and 40. Each stands the same "
    "step to the right of the one before: twice the width, four times the weights, four times the facts.",
    height=330,
)
plot = drawing.plot(
    x=(10, 10_000), y=(0, 1), log="x", x_ticks=(10, 100, 1000, (10_000, "10,000")),
    y_ticks=((0, "0"), (0.5, "50%"), (1, "100%")), x_label="facts stored", y_label="recalled",
)  # fmt: skip
for width, points in curves.items():
    stroke, dash, shape = LOOKS[width]
    plot.line(points, stroke=stroke, dash=dash)
    plot.points(*zip(*points, strict=True), fill=stroke, shape=shape)
    plot.label(*points[2], f"{width} wide", dx=8, dy=-6, size=13)
print(drawing.svg())
