"""Who leads by how much, by kind of test: one dot a published pair of scores."""

from figure import SMALL, Figure, globals_of

lesson = globals_of("scale/smaller_and_better.py")
TESTS, leads = lesson["TESTS"], lesson["leads"]

drawing = Figure(
    "smaller-and-better",
    "The lead of the smaller model, by kind of test",
    "One row for each kind of test, one mark for each pair of published scores. To the right of the upright line the "
    "smaller model leads, to the left the larger. Sums lie on the right, all but one. Exam questions and code lie on "
    "both sides, more on the right, up to 36.6 points. Common sense, reading and stored facts lie mostly on the left, "
    "down to 11.8 points.",
    height=330,
)
plot = drawing.plot(
    x=(-15, 40), y=(0, len(TESTS)), left=130, top=40, x_label="points by which the smaller model leads",
    x_ticks=[(-10, "−10"), (0, "0"), (10, "10"), (20, "20"), (30, "30")],
)  # fmt: skip
plot.line([(0, 0), (0, len(TESTS))], stroke="muted", width=1.2)
plot.label(
    0,
    len(TESTS),
    "the larger wins",
    dx=-8,
    dy=-10,
    anchor="end",
    size=SMALL,
    fill="muted",
)
plot.label(0, len(TESTS), "the smaller wins", dx=8, dy=-10, size=SMALL, fill="muted")
for i, (kind, tests) in enumerate(TESTS.items()):
    level = len(TESTS) - i - 0.5
    plot.label(-15, level, kind, dx=-8, dy=5, anchor="end", size=SMALL)
    points = leads(tests)
    for fill, shape, some in (
        ("accent", "circle", [point for point in points if point > 0]),
        ("ink", "square", [point for point in points if point <= 0]),
    ):
        plot.points(some, [level] * len(some), fill=fill, shape=shape)
print(drawing.svg())
