"""A neuron as a staircase: what each input pushes up or down, where the sum ends, and what the bend lets out."""

from figure import WIDTH, Figure, colour, globals_of

lesson = globals_of("weights/what_a_weight_does.py")
ZERO, SCALE, ROW = (
    240,
    1.6,
    44,
)  # canvas units: where 0 stands, units a minute, height of a row

drawing = Figure(
    "what-a-weight-does",
    "One neuron: three pushes, a bias, and what comes out",
    "Bars stacked like a staircase around a line that marks 0 minutes. Heat, 9 times 4, pushes 36 to the right. "
    "Rain, 3 times minus 4, takes 12 back. Sun, 6 times 2, adds 12. The bias takes 20 back. The sum is 16, and a bar "
    "of 16 minutes comes out.",
    height=5 * ROW + 30,
)
drawing.line([(ZERO, 6), (ZERO, 5 * ROW + 4)], stroke="muted", width=1)
drawing.text(ZERO, 5 * ROW + 20, "0 minutes", fill="muted", size=13, anchor="middle")

steps = [
    (f"{name}: {value:g} × {weight:g}".replace("-", "−"), weight * value)
    for name, value, weight in zip(
        ("heat", "rain", "sun"), lesson["x"], lesson["weights"], strict=True
    )
] + [("bias", lesson["bias"])]
total = 0.0
for i, (words, push) in enumerate(steps):
    left = min(total, total + push)
    drawing.text(8, 18 + i * ROW, words, class_="words")
    drawing.text(
        WIDTH - 8,
        18 + i * ROW,
        f"{push:+g}".replace("-", "−"),
        anchor="end",
        class_="push",
    )
    drawing.add(
        "rect", x=float(ZERO + SCALE * left), y=float(24 + i * ROW), width=float(SCALE * abs(push)), height=14,
        rx=2, fill=colour("accent" if push > 0 else "muted"), class_="bar",
    )  # fmt: skip
    total += push
y = 4 * ROW
drawing.text(8, 18 + y, "out: never below 0", bold=True)
drawing.text(
    WIDTH - 8, 18 + y, f"{max(total, 0):g}", anchor="end", bold=True, class_="push"
)
drawing.add(
    "rect", x=float(ZERO), y=float(24 + y), width=float(SCALE * max(total, 0)), height=14, rx=2, fill=colour("ink"),
    class_="bar",
)  # fmt: skip
print(drawing.svg())
