"""Every rule of thumb against every model of the census: one mark a model, by how far the rule is off."""

from figure import SMALL, Figure, colour, globals_of

rule_errors = globals_of("reference/real/rule_errors.py")
rows = rule_errors["rows"]

LANES = {
    "plain": (-11, "square", "dense"),
    "gated": (0, "diamond", "dense"),
    "experts": (11, "circle", "routed"),
}
COUNTS = {
    "12·L·d²": "blocks",
    "+ V·d": "once",
    "+ 2·V·d": "twice",
    "fitting table": "fitting",
    "the name": "says",
}
FACTORS = {"6·N·D": "training", "cache, from d": "width", "from all heads": "heads"}
ROW, TOP = 46, 74

worst = max(rows, key=lambda row: row.heads)
drawing = Figure(
    "rule-strips",
    "How far each rule is off, model by model",
    f"Eight rows of marks, one mark for each of {len(rows)} models. For the three forms of 12·L·d² the plain models "
    "lie near zero, the gated ones between 64 percent too little and 31 percent too much, and all mixtures of experts "
    "far to the left, 70 to 98 percent too little. With the table counted once or twice as it fits the head, nearly "
    "all plain models stand on zero. Names are within a few percent, products such as 8x7B too large. Below, on a "
    "scale where each line is ten times the one before: 6·N·D with all parameters is right for dense models and up to "
    f"32 times too much for experts; the cache is up to {worst.heads:.0f} times too large "
    "while every window is open.",
    height=TOP + ROW * 8 + 102,
)


def axis(top: float, count: int, ends: tuple[float, float], ticks, log: str = ""):
    """A plot whose rows are the numbers 0, 1, 2, … from the top; its words stand below."""
    drawing.height, kept = top + count * ROW + 48, drawing.height
    plot = drawing.plot(
        x=ends, y=(count - 0.5, -0.5), x_ticks=ticks, left=112, top=top, log=log
    )
    drawing.height, drawing.frame = kept, ""
    for tick, _ in ticks:
        drawing.line(
            [plot.at(tick, -0.5), plot.at(tick, count - 0.5)], stroke="rule", width=1
        )
    return plot


def strip(plot, place: int, words: str, values) -> None:
    x, y = plot.left, plot.at(plot.x[0], place)[1]
    drawing.text(x - 10, y + 5, words, anchor="end", size=SMALL)
    for row, value in values:
        if value is not None:
            dy, shape, fill = LANES[row.kind]
            across, level = plot.at(value, place)
            mark = {"fill": colour(fill), "fill_opacity": 0.55}
            if shape == "circle":
                drawing.add("circle", cx=across, cy=level + dy, r=3.4, **mark)
            elif shape == "square":
                drawing.add(
                    "rect",
                    x=across - 3,
                    y=level + dy - 3,
                    width=6.0,
                    height=6.0,
                    **mark,
                )
            else:
                drawing.add(
                    "path",
                    d=f"M{across:.1f} {level + dy - 4.4:.1f}l4.4 4.4-4.4 4.4-4.4-4.4Z",
                    **mark,
                )


x = 112.0
for kind, words in (
    ("plain", "plain blocks"),
    ("gated", "gated blocks"),
    ("experts", "experts"),
):
    _, shape, fill = LANES[kind]
    if shape == "circle":
        drawing.add("circle", cx=x, cy=12.0, r=4, fill=colour(fill))
    else:
        path = (
            f"M{x - 4} 8h8v8h-8Z"
            if shape == "square"
            else f"M{x} 6.5l5.5 5.5-5.5 5.5-5.5-5.5Z"
        )
        drawing.add("path", d=path, fill=colour(fill))
    drawing.text(x + 10, 17, words, size=SMALL)
    x += 118

drawing.text(112, 50, "the rule says too little or too much", size=SMALL, bold=True)
plot = axis(
    TOP - 12,
    5,
    (-1, 0.56),
    [(-1, "−100%"), (-0.5, "−50%"), (0, "right"), (0.5, "+50%")],
)
for place, (words, field) in enumerate(COUNTS.items()):
    strip(plot, place, words, [(row, getattr(row, field)) for row in rows])

top = TOP + 5 * ROW + 56
drawing.text(
    112, top - 12, "the rule is so many times too large", size=SMALL, bold=True
)
plot = axis(top, 3, (0.85, 400), [(1, "right"), (10, "10×"), (100, "100×")], log="x")
for place, (words, field) in enumerate(FACTORS.items()):
    strip(plot, place, words, [(row, getattr(row, field)) for row in rows])
print(drawing.svg())
