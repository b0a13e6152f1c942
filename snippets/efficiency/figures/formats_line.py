"""Every number from 0 to 8 that four small formats can hold, as a mark on a line."""

from figure import SMALL, WIDTH, Figure, globals_of

lesson = globals_of("efficiency/number_formats.py")
decode, formats = lesson["decode"], lesson["FORMATS"]
END, LEFT, RIGHT = 8, 6, WIDTH - 10


def numbers(name: str) -> list[float]:
    """All that the format holds from 0 to END."""
    if name == "INT4":
        return [float(n) for n in range(8)]
    exponent, fraction, special = form = formats[name]
    values = [
        decode(code, *form) for code in range(2 ** (exponent + fraction) - special)
    ]
    return [value for value in values if value <= END]


held = {name: numbers(name) for name in ("INT4", "FP4 e2m1", "FP8 e5m2", "FP8 e4m3")}
drawing = Figure(
    "formats-line",
    "What small formats can hold between 0 and 8",
    "Four lines from 0 to 8 with a mark for each number that a format can hold. INT4: the whole numbers to 7, evenly "
    "spaced. FP4: 0, 0.5, 1, 1.5, 2, 3, 4 and 6. The two FP8 formats have marks that lie dense near 0 and thin out to "
    f"the right: {len(held['FP8 e5m2'])} in e5m2, {len(held['FP8 e4m3'])} in e4m3.",
    height=270,
)
for i, (name, values) in enumerate(held.items()):
    y = 16 + 58 * i
    drawing.text(LEFT, y, name, size=SMALL, bold=True)
    drawing.text(
        RIGHT,
        y,
        f"{len(values)} numbers from 0 to {END}",
        fill="muted",
        size=SMALL,
        anchor="end",
    )
    drawing.line([(LEFT, y + 30), (RIGHT, y + 30)], stroke="rule")
    for value in values:
        x = LEFT + value / END * (RIGHT - LEFT)
        drawing.line([(x, y + 14), (x, y + 30)], stroke="accent", width=2)
for tick in range(END + 1):
    x = LEFT + tick / END * (RIGHT - LEFT)
    drawing.text(x, 244, f"{tick}", fill="muted", size=SMALL, anchor="middle")
print(drawing.svg())
