"""The miss in the warehouse over the number of warehouse examples: from zero, adapted, and the large model."""

from figure import SMALL, Figure, globals_of

lesson = globals_of("scale/small_and_focused.py")
rows, home = lesson["rows"], lesson["home"]

drawing = Figure(
    "focused",
    "Small models in the warehouse, by what they have read",
    "Warehouse examples from 10 to 5,000 to the right, the typical miss from 1 to 6 upwards, both in powers of ten. A "
    "small model that starts from zero begins at 5, far above the large one's level line at 1.1. One that starts from "
    "the large model's knowledge begins at 2. Both cross the line before 200 examples, as many as the large one read, "
    "and end at 1, the noise.",
    height=330,
)
plot = drawing.plot(
    x=(10, 5000), y=(0.95, 6.5), log="xy", x_label="warehouse examples", y_label="typical miss",
    x_ticks=[(10, "10"), (50, "50"), (200, "200"), (1000, "1,000"), (5000, "5,000")],
    y_ticks=[(1, "1"), (2, "2"), (5, "5")],
)  # fmt: skip
plot.line([(200, 0.95), (200, 6.5)], stroke="muted", dash="2 3", width=1)
plot.label(200, 6, "as many as the large one read", dx=8, size=SMALL, fill="muted")
plot.line([(10, home), (5000, home)], stroke="muted", dash="7 4", width=1.5)
plot.label(
    5000, home, "large, 800 dials", dy=-6, anchor="end", size=SMALL, fill="muted"
)
for column, fill, shape, words, dy in (
    (1, "ink", "square", "small, from zero", -8),
    (2, "accent", "circle", "small, adapted", -10),
):
    plot.line([(row[0], row[column]) for row in rows], stroke=fill)
    plot.points(
        [row[0] for row in rows], [row[column] for row in rows], fill=fill, shape=shape
    )
    plot.label(rows[0][0], rows[0][column], words, dx=12, dy=dy, size=SMALL)
print(drawing.svg())
