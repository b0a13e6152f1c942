"""The share of tokens that each of eight experts gets, as training goes on, in three runs."""

from figure import SMALL, WIDTH, Figure, globals_of

lesson = globals_of("moe/keeping_experts_busy.py")
STEPS = (0, 30, 75, 149)
NAMES = {
    None: "left alone",
    "loss": "with the auxiliary loss",
    "bias": "with a bias for each expert",
}

drawing = Figure(
    "keeping-experts-busy-steps",
    "Who gets the tokens, step by step",
    "Three groups of four strips. A strip is all tokens of a step, cut into one piece for each of eight experts. "
    "Pieces below a quarter of a fair share are outlined, and the largest share stands at the right in percent. Left "
    "alone, two pieces take nearly the whole strip by step 75. With the auxiliary loss, and with a bias for each "
    "expert, the eight pieces are about equal at the end.",
    height=446,
)
y = 4.0
for balance, name in NAMES.items():
    loads = lesson["train"](1, balance)
    drawing.text(0, y + 13, name, size=SMALL, bold=True)
    y += 20
    for step in STEPS:
        drawing.text(
            62, y + 17, f"step {step + 1}", anchor="end", size=SMALL, fill="muted"
        )
        x, room = 70.0, WIDTH - 70 - 44
        for load in loads[step]:
            if load:
                idle = load < 1 / 32  # less than a quarter of a fair share
                edge = (
                    {}
                    if idle
                    else {"stroke": "var(--fig-paper,#ffffff)", "stroke_width": 2}
                )
                drawing.box(x, y + 2, room * load, 22, fill="routed", idle=idle, **edge)
            x += room * load
        drawing.text(WIDTH, y + 17, f"{max(loads[step]):.0%}", anchor="end", size=SMALL)
        y += 28
    y += 16
print(drawing.svg())
