"""Who leads by how much, by kind of test: one dot a published pair of scores."""

from figure import SMALL, Figure, globals_of

lesson = globals_of("scale/smaller_and_better.py")
kinds, leads = list(lesson["TESTS"]), lesson["leads"]

drawing = Figure(
    "smaller-and-better",
    "The lead of the smaller model, by kind of test",
    "One row for each kind of test, one dot for each pair of published scores. To the right of the upright line the "
    "smaller model leads, to the left the larger. All dots for instructions, code and reasoning lie to the right, up "
    "to 36.6 points. Mixed tests lie on both sides. All dots for reading, common sense and stored facts lie to the "
    "left, down to 10.8 points.",
    height=330,
)
plot = drawing.plot(
    x=(-15, 40), y=(0, len(kinds)), left=112, top=40, x_label="points by which the smaller model leads",
    x_ticks=[(-10, "−10"), (0, "0"), (10, "10"), (20, "20"), (30, "30")],
)  # fmt: skip
plot.line([(0, 0), (0, len(kinds))], stroke="muted", width=1.2)
plot.label(0, len(kinds), "the larger wins", dx=-8, dy=-10, anchor="end", size=SMALL, fill="muted")
plot.label(0, len(kinds), "the smaller wins", dx=8, dy=-10, size=SMALL, fill="muted")
for i, kind in enumerate(kinds):
    level = len(kinds) - i - 0.5
    plot.label(-15, level, kind, dx=-8, dy=5, anchor="end", size=SMALL)
    points = leads(kind)
    for fill, shape, some in (
        ("accent", "circle", [point for point in points if point > 0]),
        ("ink", "square", [point for point in points if point <= 0]),
    ):
        plot.points(some, [level] * len(some), fill=fill, shape=shape)
print(drawing.svg())
