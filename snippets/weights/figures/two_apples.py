"""One row, two contexts: where 'apple' stands between fruit and device, before and after up to three steps."""

from figure import Figure, globals_of

lesson = globals_of("weights/embeddings.py")
read, cosine, pear, phone = (
    lesson[name] for name in ("read", "cosine", "pear", "phone")
)

drawing = Figure(
    "two-apples",
    "The row of apple in two contexts",
    "A square map. To the right: how near a row is to pear, from 0 to 1. Upwards: how near it is to phone. The row of "
    "apple stands in the middle, at 0.67 to both. With the neighbours eat and sweet it moves down and to the right in "
    "three steps, towards pear. With phone and screen it moves up and to the left, towards phone.",
    height=400,
)
plot = drawing.plot(
    x=(0, 1.08), y=(0, 1.08), x_ticks=(0, 0.5, 1), y_ticks=(0, 0.5, 1),
    x_label="likeness to pear (cosine)", y_label="likeness to phone (cosine)",
)  # fmt: skip


def path(context: str) -> list[tuple[float, float]]:
    rows = [read(context, steps)[0][0] for steps in range(4)]
    return [(cosine(row, pear), cosine(row, phone)) for row in rows]


for context, stroke in (("apple eat sweet", "accent"), ("apple phone screen", "ink")):
    steps = path(context)
    plot.line(steps, stroke=stroke, width=2)
    plot.points(*zip(*steps[1:], strict=True), fill=stroke, radius=4)
    words = context.removeprefix("apple ")
    below = stroke == "accent"
    at, dx, dy, anchor = (3, -6, 24, "middle") if below else (2, 12, -1, "start")
    plot.label(
        *steps[at],
        f"with {words.replace(' ', ', ')}",
        dx=dx,
        dy=dy,
        size=13,
        anchor=anchor,
    )
    dx, dy = (10, 0) if below else (-4, 20)
    for number, step in enumerate(steps[1:], 1):
        plot.label(*step, f"{number}", dx=dx, dy=dy, size=13, fill="muted")
start = path("apple eat sweet")[0]
plot.points([start[0]], [start[1]], fill="ink", radius=6)
plot.label(*start, "apple: one row", dx=12, dy=5, size=13, bold=True)
for word, place, dx, dy in (("pear", (1, 0), -14, -8), ("phone", (0, 1), 12, -6)):
    plot.points([place[0]], [place[1]], fill="muted", radius=5, shape="square")
    plot.label(
        *place, word, dx=dx, dy=dy, size=13, anchor="end" if word == "pear" else "start"
    )
print(drawing.svg())
