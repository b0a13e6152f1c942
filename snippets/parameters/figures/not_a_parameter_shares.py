"""One row of parameters, read at three temperatures; outlined is what top-p 0.9 cuts off."""

from figure import WIDTH, Figure, globals_of

lesson = globals_of("parameters/not_a_parameter.py")
letters, probabilities = lesson["letters"], lesson["probabilities"]
pairs = lesson["counts"][letters.index("t")]
order = sorted(letters, key=lambda letter: -pairs[letters.index(letter)])[:10]

drawing = Figure(
    "not-a-parameter-shares",
    "What follows the letter t, at three temperatures",
    "Three bar charts of the same ten letters, the space first, then h, i, o and others. At temperature 0.5 the first "
    "bar is tall and the last ones invisible. At temperature 1 the bars step down slowly. At temperature 2 they are "
    "nearly level. Outlined bars at the right end are cut off by top-p 0.9: it keeps four letters, then six, then "
    "eight.",
    height=330,
)
for row, temperature in enumerate((0.5, 1, 2)):
    base = 88 + row * 104
    shares = probabilities("t", temperature)
    kept = probabilities("t", temperature, top_p=0.9) > 0
    drawing.text(WIDTH - 12, base - 62, f"temperature {temperature}", anchor="end")
    drawing.line([(8, base), (WIDTH - 8, base)], stroke="muted", width=1)
    for k, letter in enumerate(order):
        i, x = letters.index(letter), 16 + k * 46
        height = float(170 * shares[i])
        drawing.box(x, base - height, 30, height, fill="accent", idle=not kept[i])
        if shares[i] >= 0.01:
            percent = f"{100 * shares[i]:.0f}"
            drawing.text(
                x + 15,
                base - height - 5,
                percent,
                size=13,
                fill="muted",
                anchor="middle",
            )
        drawing.text(
            x + 15,
            base + 16,
            {" ": "space"}.get(letter, letter),
            size=13,
            anchor="middle",
        )
print(drawing.svg())
