"""The share of tokens that each of eight experts gets, as training goes on, in three runs."""

from figure import SMALL, WIDTH, Figure, colour, globals_of

lesson = globals_of("moe/keeping_experts_busy.py")
n_experts = lesson["n_experts"]
STEPS = (0, 30, 149)
NAMES = {
    None: "left alone",
    "loss": "with the auxiliary loss",
    "bias": "with a bias for each expert",
}
LEFT, CELL, ROW = 72, 46, 36
WHOLE = 42  # side of a square that stands for all tokens of a step
FAIR = {"fill": "none", "stroke": colour("routed"), "stroke_dasharray": "3 2"}

drawing = Figure(
    "keeping-experts-busy-steps",
    "Who gets the tokens, step by step",
    "Three groups of three rows, one row a step, with a column for each of eight experts. The area of a filled square "
    "is the share of tokens that the expert gets; a dashed outline is a fair share. The largest share of a row stands "
    "at its right in percent. Left alone, two squares are large at the end and six have nearly vanished. With the "
    "auxiliary loss, and with a bias for each expert, all eight about fill their outlines.",
    height=450,
)


def square(across, middle, share, **look):
    side = WHOLE * float(share) ** 0.5
    drawing.add(
        "rect", x=across - side / 2, y=middle - side / 2, width=side, height=side, **look
    )  # fmt: skip


drawing.text(60, 14, "expert", anchor="end", size=SMALL, fill="muted")
for expert in range(n_experts):
    across = LEFT + CELL * (expert + 0.5)
    drawing.text(across, 14, f"{expert}", anchor="middle", size=SMALL, fill="muted")
drawing.text(WIDTH, 14, "largest", anchor="end", size=SMALL, fill="muted")
y = 28.0
for balance, name in NAMES.items():
    loads = lesson["train"](1, balance)
    drawing.text(0, y + 14, name, size=SMALL, bold=True)
    y += 22
    for step in STEPS:
        middle = y + ROW / 2
        drawing.text(
            60, middle + 5, f"step {step + 1}", anchor="end", size=SMALL, fill="muted"
        )
        for expert, load in enumerate(loads[step]):
            across = LEFT + CELL * (expert + 0.5)
            square(across, middle, 1 / n_experts, **FAIR)
            if load:
                square(across, middle, load, fill=drawing.paint("routed"))
        drawing.text(
            WIDTH, middle + 5, f"{max(loads[step]):.0%}", anchor="end", size=SMALL
        )
        y += ROW
    y += 14
print(drawing.svg())
