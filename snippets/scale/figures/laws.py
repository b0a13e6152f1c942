"""Tokens for each parameter at the best split, by three laws, over nine powers of ten of compute."""

from figure import SMALL, Figure, colour, globals_of

data = globals_of("scale/figures/laws_data.py")["data"]
BUDGETS = [10 ** (18 + k / 5) for k in range(41)]
LOOKS = [("accent", None), ("ink", None), ("muted", "7 4")]


def ratio(law: dict, compute: float) -> float:
    """Tokens for each parameter where both slopes are equal."""
    a, alpha, b, beta = (law[key] for key in ("a", "alpha", "b", "beta"))
    n = (alpha * a / (beta * b)) ** (1 / (alpha + beta)) * (compute / 6) ** (
        beta / (alpha + beta)
    )
    return compute / 6 / n**2


drawing = Figure(
    "scaling-laws",
    "Tokens for each parameter at the best split of a budget",
    "Compute from 1e18 to 1e26 FLOP to the right, tokens for each parameter upwards, both in powers of ten. The "
    "printed Chinchilla law rises from 26 to 153. Its replication falls slowly from 26 to 16 and stays near the rule "
    "of 20, a thin line. Kaplan's joint law falls from 12 to below 1. An upright line marks a budget of 6e23 FLOP.",
    height=340,
)
plot = drawing.plot(
    x=(1e18, 1e26), y=(0.5, 300), log="xy", top=54, y_label="tokens for each parameter", x_label="compute, FLOP",
    x_ticks=[(10.0**k, f"1e{k}") for k in (18, 20, 22, 24, 26)], y_ticks=[(1, "1"), (10, "10"), (100, "100")],
)  # fmt: skip
plot.line([(1e18, 20), (1e26, 20)], stroke="muted", width=1, dash="2 3")
plot.label(1e26, 20, "the rule: 20", dy=-6, size=SMALL, fill="muted", anchor="end")
for law, (stroke, dash) in zip(data["laws"], LOOKS, strict=True):
    plot.line([(c, ratio(law, c)) for c in BUDGETS], stroke=stroke, dash=dash)
budget = 10 ** data["compute"]
plot.line([(budget, 0.5), (budget, 300)], stroke="accent", width=1, class_="at")
for law, (fill, _) in zip(data["laws"], LOOKS, strict=True):
    x, y = plot.at(budget, ratio(law, budget))
    drawing.add("circle", cx=x, cy=y, r=5.0, fill=colour(fill), class_="best")
plot.label(
    1e21,
    ratio(data["laws"][0], 1e21),
    "Chinchilla, as printed",
    dy=-14,
    size=SMALL,
    anchor="middle",
    stroke=colour("paper"),  # the grid stops beside the words
    stroke_width=4,
    paint_order="stroke",
)
plot.label(
    2e20, ratio(data["laws"][1], 1e21), "replicated", dy=18, size=SMALL, anchor="middle"
)
plot.label(
    1e21, ratio(data["laws"][2], 1e21), "Kaplan, joint", dy=24, size=SMALL, anchor="end"
)
print(drawing.svg())
