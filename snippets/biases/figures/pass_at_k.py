"""How far each estimate of pass@10 is off on average, for every chance of a single right answer."""

from fractions import Fraction

from figure import Figure, globals_of

lesson = globals_of("biases/pass_at_k.py")
k, naive, fair, on_average = (
    lesson[name] for name in ("k", "naive", "fair", "on_average")
)


def bias(estimator, percent: int) -> float:
    p = Fraction(percent, 100)
    return 100 * float(on_average(estimator, p) - 1 + (1 - p) ** k)


percents = range(51)
curve = [(percent, bias(naive, percent)) for percent in percents]
worst = min(curve, key=lambda point: point[1])
drawing = Figure(
    "pass-at-k",
    "The bias of two estimates of pass@10",
    f"The chance of one right answer from 0 to 50 % to the right, the average error in points upwards. The fair "
    f"estimate lies on 0 throughout. The naive one lies below it everywhere, by up to {-worst[1]:.1f} points where one "
    f"answer in {round(100 / worst[0])} is right.",
    height=260,
)
plot = drawing.plot(
    x=(0, 52), y=(-10, 2), x_ticks=tuple((v, f"{v}%") for v in range(0, 51, 10)), y_ticks=(-10, -5, 0),
    x_label="chance that one answer is right", y_label="average error, points",
)  # fmt: skip
plot.line(curve, stroke="ink", dash="7 4")
plot.line([(percent, bias(fair, percent)) for percent in percents])
plot.label(50, 0, "fair", dy=-8, anchor="end", size=13, fill="accent")
plot.label(
    *worst, f"naive: up to {-worst[1]:.1f} points too low", dx=14, dy=18, size=13
)
print(drawing.svg())
