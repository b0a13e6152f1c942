"""Bits a weight against the rise of perplexity, nine files of one model, on a logarithmic axis."""

from figure import SMALL, Figure, globals_of

lesson = globals_of("efficiency/quality.py")
files, slope, start = lesson["FILES"], lesson["slope"], lesson["start"]

drawing = Figure(
    "quality-plot",
    "What a bit is worth",
    "Bits a weight run from 3 to 9 to the right, the rise of perplexity from 0.001 to 10 upwards on a logarithmic "
    "axis. Nine files lie close to a falling straight line, from Q2_K with 3.2 bits and 3.5 to Q8_0 with 8.5 bits and "
    "0.0026.",
    height=320,
)
plot = drawing.plot(
    x=(3, 9), y=(0.001, 10), log="y", x_ticks=(3, 4, 5, 6, 7, 8, 9), y_ticks=(0.001, 0.01, 0.1, 1, 10),
    x_label="bits a weight, whole file", y_label="rise of perplexity",
)  # fmt: skip
plot.line(
    [(bits, 2 ** (start + slope * bits)) for bits in (3, 9)],
    stroke="muted",
    width=1.5,
    dash="5 4",
)
for name, (bits, rise) in files.items():
    plot.points([bits], [rise], fill="accent", radius=5)
    left = name.endswith("_M")  # its neighbour stands above to the right
    plot.label(
        bits,
        rise,
        name,
        dx=-9 if left else 9,
        dy=13 if left else -3,
        anchor="end" if left else "start",
        size=SMALL,
    )
print(drawing.svg())
