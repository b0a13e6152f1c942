"""Energy of one written token, by how many texts are written at once: three Llamas on H100s, as measured."""

import facts
from figure import SMALL, Figure, colour

DATA = facts.load("energy")
MODELS = [
    ("llama-3.1-405b-8xh100-", "Llama-3.1-405B in FP8, eight H100", "diamond", 32),
    ("llama-3.1-70b-4xh100-", "Llama-3.1-70B, four H100", "square", 128),
    ("llama-3.1-8b-1xh100-", "Llama-3.1-8B, one H100", "circle", 128),
]

drawing = Figure(
    "energy-batch",
    "Joules for a written token, by texts at once",
    "Texts at once from 8 to 1,024 run to the right, joules a token upwards from 0.05 to 20, both on log axes. Three "
    "falling lines. Llama-3.1-405B falls from 14.0 to 2.06, Llama-3.1-70B from 3.76 to 0.37, Llama-3.1-8B from 0.455 "
    "to 0.070. Each is steep at first and nearly level at its end.",
    height=340,
)
plot = drawing.plot(
    x=(7, 1200), y=(0.04, 30), log="xy", x_label="texts at once", y_label="joules a token",
    x_ticks=[8, 32, 128, 512], y_ticks=[(0.1, "0.1"), 1, 10],
)  # fmt: skip
for start, words, shape, place in MODELS:
    runs = [run for name, run in DATA.items() if name.startswith(start)]
    xs, ys = (
        [run["sequences"].value for run in runs],
        [run["energy"].value for run in runs],
    )
    plot.line(zip(xs, ys, strict=True), stroke="accent", width=2)
    plot.points(xs, ys, fill="accent", shape=shape)
    plot.label(
        place, ys[xs.index(place)], words, dx=-14, dy=-18, size=SMALL,
        stroke=colour("paper"), stroke_width=4, paint_order="stroke",
    )  # fmt: skip
print(drawing.svg())
