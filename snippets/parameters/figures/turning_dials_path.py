"""The loss as a valley seen from above: rings of equal loss, and the way down from (0, 0)."""

import numpy as np

from figure import Figure, colour, globals_of

lesson = globals_of("parameters/turning_dials.py")
x, path = lesson["x"], lesson["path"]
best = lesson["best_a"], lesson["best_b"]

drawing = Figure(
    "turning-dials-path",
    "The way down from a = 0, b = 0 to the best setting",
    "A map of all settings: a from -50 to 950 to the right, b from -550 to 450 upwards. Four rings of equal miss, "
    "230 to 350 km/s, are long, tilted ellipses around a = 454, b = -41. A path of dots leaves a = 0, b = 0, takes "
    "one long step across the valley, one back, and then follows the bottom in ever shorter steps to the middle.",
    height=380,
)
plot = drawing.plot(
    x=(-50, 950), y=(-550, 450), x_ticks=(0, 200, 400, 600, 800), y_ticks=(-400, -200, 0, 200, 400),
    x_label="dial a", y_label="dial b",
)  # fmt: skip

# Words that lie on a ring cut it.
halo = {"stroke": colour("paper"), "stroke_width": 4, "paint_order": "stroke"}

# A quadratic loss has ellipses for its rings: (dials - best)' curvature (dials - best) = constant.
curvature = np.array([[np.mean(x * x), np.mean(x)], [np.mean(x), 1]])
values, axes = np.linalg.eigh(curvature)
turn = np.linspace(0, 2 * np.pi, 73)
for miss in (230, 250, 300, 350):
    above = miss**2 - lesson["loss"](*best)
    ring = axes @ (
        np.sqrt(above / values)[:, None] * [np.cos(turn), np.sin(turn)]
    )  # (2, 73)
    points = [(a + best[0], b + best[1]) for a, b in ring.T]
    plot.line(points, stroke="muted", width=1, opacity=0.6)
    lowest = min(points, key=lambda point: point[1])
    plot.label(
        *lowest,
        str(miss),
        dx=-10,
        dy=-5,
        size=13,
        fill="muted",
        anchor="middle",
        **halo,
    )
plot.line(path[:41], stroke="accent", width=2)
plot.points(*zip(*path[:41], strict=True), fill="accent", radius=3)
plot.points([best[0]], [best[1]], fill="ink", radius=5)
plot.label(0, 0, "start", dx=-2, dy=20, size=13, anchor="middle")
plot.label(*path[1], "after 1 step", dx=8, dy=-6, size=13, **halo)
plot.label(*best, "best", dx=9, dy=-3, size=13, **halo)
print(drawing.svg())
