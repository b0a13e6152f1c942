"""How many facts one matrix gives back, by the weights it has for each, in three widths."""

from figure import Figure, globals_of

curves = globals_of("weights/capacity.py")["curves"]
LOOKS = {
    32: ("muted", "2 4", "triangle"),
    64: ("ink", "7 4", "square"),
    128: ("accent", None, "circle"),
}

drawing = Figure(
    "capacity-curves",
    "Share of facts recalled, against facts for each weight, for matrices 32, 64 and 128 wide",
    "To the right: 1, 2, 4 and 8 facts for each 64 weights; upwards the share recalled, from 0 to 100 percent. Three "
    "curves, one for each width, fall close together from nearly 100 percent to between 20 and 40. They cross on the "
    "way: the widest matrix begins highest and ends lowest.",
    height=330,
)
plot = drawing.plot(
    x=(0.9, 11), y=(0, 1), log="x", x_ticks=(1, 2, 4, 8),
    y_ticks=((0, "0"), (0.5, "50%"), (1, "100%")), x_label="facts for each 64 weights", y_label="recalled",
)  # fmt: skip
for width, points in curves.items():
    stroke, dash, shape = LOOKS[width]
    points = [(64 * facts / width**2, share) for facts, share in points]
    plot.line(points, stroke=stroke, dash=dash)
    plot.points(*zip(*points, strict=True), fill=stroke, shape=shape)
    plot.label(*points[-1], f"{width} wide", dx=8, dy=4, size=13)
print(drawing.svg())
