"""A neuron whose bend can be moved: weight 2, bias -3, and beside it the neuron without a bias."""

from figure import Figure, colour, globals_of

neuron = globals_of("biases/figures/bend_data.py")["neuron"]
weight, bias = neuron["weight"], neuron["bias"]
bend = -bias / weight

drawing = Figure(
    "bias-bend",
    "A neuron with a threshold",
    f"The input x runs from -4 to 4 to the right, the output from 0 to 15 upwards. The output is 0 up to x = {bend:g} "
    f"and rises from there, {weight} for each 1. A dashed line shows the same neuron without a bias: it bends at 0.",
    height=300,
)
plot = drawing.plot(
    x=(-4, 4), y=(0, 15), x_ticks=(-4, -2, 0, 2, 4), y_ticks=(0, 5, 10, 15), x_label="input x", y_label="output",
)  # fmt: skip
plot.line([(-4, 0), (0, 0), (4, 4 * weight)], stroke="muted", width=1.5, dash="4 4")
plot.line([(-4, 0), (bend, 0), (4, 4 * weight + bias)], class_="model")
x, y = plot.at(bend, 0)
drawing.add("circle", cx=x, cy=y, r=5.0, fill=colour("accent"), class_="at")
# the line passes behind these words where the dial moves it there
halo = {"stroke": colour("paper"), "stroke_width": 4, "paint_order": "stroke"}
plot.label(
    4,
    4 * weight,
    "without a bias",
    dx=-62,
    dy=4,
    fill="muted",
    size=13,
    anchor="end",
    **halo,
)
print(drawing.svg())
