"""Hubble's galaxies, the best line through them, and how far each one misses it."""

from figure import Figure, globals_of

lesson = globals_of("parameters/a_dial.py")
a, b = lesson["a"], lesson["b"]

drawing = Figure(
    "a-dial-line",
    "24 galaxies and the best line through them",
    "Distance from 0 to 2 million parsecs runs to the right, speed away from us from -300 to 1,200 km/s upwards. "
    "The points scatter around a line that rises from about -41 km/s at distance 0 to about 868 at distance 2.",
)
plot = drawing.plot(
    x=(0, 2.1), y=(-300, 1200), x_ticks=(0, 0.5, 1, 1.5, 2), y_ticks=(-300, 0, 300, 600, 900, 1200),
    x_label="distance x, million parsecs", y_label="velocity y, km/s",
)  # fmt: skip
with plot.clipped():  # the dials can turn the line out of the picture
    for x, y in zip(lesson["distance"], lesson["velocity"], strict=True):
        plot.line([(x, y), (x, a * x + b)], stroke="muted", width=1, class_="miss")
    plot.line([(0, b), (2.1, a * 2.1 + b)], class_="model")
plot.points(lesson["distance"], lesson["velocity"])
print(drawing.svg())
