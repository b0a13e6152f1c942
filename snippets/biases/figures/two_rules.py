"""Five points that a line and the nearest-point rule both fit without error, and what they say elsewhere."""

from figure import Figure, globals_of

lesson = globals_of("biases/inductive_bias.py")
line, nearest = lesson["line"], lesson["nearest"]

drawing = Figure(
    "two-rules",
    "Two rules that fit the same five points",
    "Five points lie on a rising line. One rule is the line itself and goes on rising beyond the last point, to 13 at "
    "x = 6. The other takes the value of the nearest point: a staircase through the same five points, level at 9 "
    "beyond the last one.",
    height=300,
)
plot = drawing.plot(
    x=(-1.5, 6.5), y=(-3, 15), x_ticks=(0, 1, 2, 3, 4, 5, 6), y_ticks=(0, 5, 10, 15), x_label="x", y_label="y",
)  # fmt: skip
stairs = [
    (at, nearest(at + side)) for at in (0.5, 1.5, 2.5, 3.5) for side in (-0.1, 0.1)
]
plot.line(
    [(-1.5, nearest(-1.5)), *stairs, (6.5, nearest(6.5))], stroke="ink", dash="7 4"
)
plot.line([(-1.5, line(-1.5)), (6.5, line(6.5))])
plot.points(lesson["x"], lesson["y"], radius=5)
plot.label(
    5.5, line(5.5), "the line", dx=-10, dy=-4, anchor="end", size=13, fill="accent"
)
plot.label(5.2, nearest(5.2), "the nearest point", dy=22, anchor="middle", size=13)
print(drawing.svg())
