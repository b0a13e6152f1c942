"""The loss over the size of a model, at Gopher's budget: two laws, each as percent above its own best."""

from figure import SMALL, Figure, colour, globals_of

lesson = globals_of("scale/tokens_per_parameter.py")
laws, split_loss, best_ratio, budget = (
    lesson[name] for name in ("LAWS", "split_loss", "ratio", "compute")
)
SIZES = [10 ** (9.7 + k / 40) for k in range(81)]  # parameters, 5 to 500 billion


def above(law: tuple[float, ...], size: float) -> float:
    """Percent of loss above the best split of the budget."""
    return 100 * (
        split_loss(law, budget, budget / 6 / size**2)
        / split_loss(law, budget, best_ratio(law, budget))
        - 1
    )


drawing = Figure(
    "scaling-valley",
    "A wide valley",
    "Parameters from 5 to 500 billion to the right, in powers of ten; upwards the loss in percent above the best one "
    "for the budget of Gopher. Both laws are flat for a factor of two to either side of their lowest points, near 32 "
    "and 72 billion, and rise to two or three percent at the ends. Upright lines mark Chinchilla, near the lowest "
    "point of the replicated law, and Gopher, above both.",
    height=300,
)
plot = drawing.plot(
    x=(5e9, 5e11), y=(0, 3), log="x", left=58, top=40, y_label="loss above the best, %", x_label="parameters",
    x_ticks=[(1e10, "10B"), (3e10, "30B"), (1e11, "100B"), (3e11, "300B")], y_ticks=[0, 1, 2, 3],
)  # fmt: skip
for size, name in ((70e9, "Chinchilla"), (280e9, "Gopher")):
    plot.line([(size, 0), (size, 3)], stroke="muted", width=1, dash="2 3")
    plot.label(size, 3, name, dy=-6, size=SMALL, fill="muted", anchor="middle")
halo = {"stroke": colour("paper"), "stroke_width": 4, "paint_order": "stroke"}
for key, stroke, words, size, dx in (
    ("printed", "accent", "as printed", 1.7e11, -8),
    ("replicated", "ink", "replicated", 8e9, 10),
):
    points = [(n, above(laws[key], n)) for n in SIZES]
    plot.line([point for point in points if point[1] <= 3], stroke=stroke)
    plot.label(
        size,
        above(laws[key], size),
        words,
        dx=dx,
        anchor="end" if dx < 0 else "start",
        size=SMALL,
        **halo,
    )
print(drawing.svg())
