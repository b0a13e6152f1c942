"""One number, 0.1, bit by bit in eight formats: sign, exponent, fraction, and what the bits stand for."""

from figure import SMALL, Figure, colour, globals_of

lesson = globals_of("efficiency/number_formats.py")
encode, decode, formats = lesson["encode"], lesson["decode"], lesson["FORMATS"]
WORDS = {"sign": "muted", "exponent: how large": "accent", "fraction: how fine": "ink"}


def row(name: str, scale: float = 1) -> tuple[str, str, tuple[int, ...], str]:
    """Name, digits, field widths and the value of 0.1, if the block's scale is 1 / `scale`."""
    if name.startswith("INT"):
        bits = int(name[3:])
        code, widths = round(0.1 * scale), (1, 0, bits - 1)
        value = float(code)
    else:
        exponent, fraction, _ = form = formats[name]
        code, widths = encode(0.1 * scale, *form), (1, exponent, fraction)
        value = decode(code, *form)
    words = (
        f"{value:.9g}"
        if scale == 1
        else f"{value:g} × 1/{scale:g} = {value / scale:.4f}"
    )
    return name, f"{code:0{sum(widths)}b}", widths, words


rows = [row(name) for name in ("FP32", "BF16", "FP16", "FP8 e5m2", "FP8 e4m3")]
rows += [row("INT8", 127), row("INT4", 7), row("FP4 e2m1", 6)]
size = {32: "4 bytes", 16: "2 bytes", 8: "1 byte", 4: "half a byte"}

drawing = Figure(
    "formats-bits",
    "The number 0.1, bit by bit",
    "Eight rows of boxes, one box a bit, filled for 1. FP32 has 1 bit of sign, 8 of exponent and 23 of fraction. BF16 "
    "is the left half of it. FP16 has 5 of exponent and 10 of fraction; FP8 e5m2 is its left half, and e4m3 moves one "
    "bit from the exponent to the fraction. The last three need a scale: INT8 and INT4 have no exponent, FP4 has 2 "
    f"bits of exponent and 1 of fraction. 0.1 becomes {'; '.join(f'{name}: {words}' for name, _, _, words in rows)}.",
    height=30 + 50 * len(rows),
)
x = 1.0
for words, fill in WORDS.items():
    drawing.add("rect", x=x, y=2.0, width=13.0, height=13.0, rx=1, fill=colour(fill))
    drawing.text(x + 19, 13, words, size=SMALL)
    x += 70 if words == "sign" else 165
cell = 14
for i, (name, digits, widths, value) in enumerate(rows):
    y = 26 + 50 * i
    drawing.text(1, y + 16, f"{name}, {size[len(digits)]}", size=SMALL, bold=True)
    drawing.text(479, y + 16, value, size=SMALL, anchor="end")
    x, rest = 1.0, iter(digits)
    for width, fill in zip(widths, WORDS.values(), strict=True):
        for digit in (next(rest) for _ in range(width)):
            one = digit == "1"
            drawing.add(
                "rect", x=x, y=float(y + 22), width=cell - 1.5, height=19.0, rx=1,
                fill=colour(fill) if one else "none", stroke=colour(fill),
            )  # fmt: skip
            middle = x + cell / 2 - 0.75
            drawing.text(
                middle,
                y + 36,
                digit,
                fill="paper" if one else "ink",
                size=11,
                anchor="middle",
            )
            x += cell
        x += 6 if width else 0
print(drawing.svg())
