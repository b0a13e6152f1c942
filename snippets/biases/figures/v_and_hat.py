"""What a thousand neurons without biases draw, and what three with biases draw."""

from figure import Figure, globals_of

lesson = globals_of("biases/without_biases.py")
x, y = lesson["x"], lesson["y"]
top = max(y.max(), -y.min())

drawing = Figure(
    "v-and-hat",
    "A thousand neurons without biases against three with biases",
    "Input from -5 to 5 to the right, output upwards, each curve scaled to a height of 1. The thousand neurons "
    "without biases draw two straight lines that meet at 0. The three neurons with biases draw a hat: 0 everywhere, "
    "up to 1 between 1 and 2, down to 0 between 2 and 3.",
    height=280,
)
plot = drawing.plot(
    x=(-5, 5), y=(0, 1.1), x_ticks=(-5, 0, 1, 2, 3, 5), y_ticks=(0, 1), x_label="input x", y_label="output, scaled",
)  # fmt: skip
plot.line(
    [(v, w / top) for v, w in zip(x[::50], y[::50], strict=True)],
    stroke="ink",
    dash="7 4",
)
plot.line([(v, lesson["hat"](v)) for v in (-5, 1, 2, 3, 5)])
plot.label(-4, y[100] / top, "1,000 without biases", dx=8, dy=-8, size=13)
plot.label(
    1.75, 0.75, "3 with biases", dx=-8, dy=4, size=13, anchor="end", fill="accent"
)
print(drawing.svg())
