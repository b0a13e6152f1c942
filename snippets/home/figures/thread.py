"""The thread of the site: five things made of parameters, on a scale where each mark is ten times the one before."""

from itertools import pairwise
from math import log10

import anatomy
from figure import WIDTH, Figure, colour, globals_of

TOY = globals_of("parameters/real/dials.py")["TOY"]
MODELS = {
    "a toy language model": anatomy.read(TOY),
    "GPT-2 small": anatomy.load("gpt-2-small"),
    "Llama-3-8B": anatomy.load("llama-3-8b"),
    "DeepSeek-V3": anatomy.load("deepseek-v3"),
}
STEPS = [
    ("a line", 2),
    *((name, anatomy.count(model).total) for name, model in MODELS.items()),
]
SCALE = {0: "one", 3: "thousand", 6: "million", 9: "billion", 12: "trillion"}
LEFT, RIGHT, TOP, ROW = 16, WIDTH - 34, 62, 76
YEAR = 365.25 * 24 * 3600


def across(count: float) -> float:
    """Count to canvas: the same length for each factor of ten."""
    return LEFT + (RIGHT - LEFT) * log10(count) / 12


def aloud(count: int) -> str:
    """How long it takes to say one number a second."""
    for name, seconds in (("years", YEAR), ("hours", 3600)):
        if count >= seconds:
            return f"{count / seconds:,.{0 if count > 100 * seconds else 1}f} {name}"
    return f"{count} seconds"


drawing = Figure(
    "thread",
    "From 2 parameters to 671,026,404,352",
    "Five dots on one thread run down and to the right on a scale from one to a trillion, each mark ten times the one "
    "before. "
    + " ".join(
        f"{name[0].upper()}{name[1:]}: {count:,}, or {aloud(count)}."
        for name, count in STEPS
    ),
    height=TOP + ROW * len(STEPS) - 22,
)

for power in range(13):
    x, long = LEFT + (RIGHT - LEFT) * power / 12, power in SCALE
    drawing.line([(x, 30), (x, 40 if long else 35)], stroke="muted", width=1.2)
    if long:
        drawing.line([(x, 44), (x, drawing.height)], stroke="rule", width=1, dash="2 5")
        drawing.text(
            max(x, 20), 20, SCALE[power], size=16, fill="muted", anchor="middle"
        )

dots = [(across(count), TOP + 18 + i * ROW) for i, (_, count) in enumerate(STEPS)]
for (x0, y0), (x1, y1) in pairwise(dots):
    bend = f"M{x0:.1f} {y0} C{x0:.1f} {y0 + 46} {x1:.1f} {y1 - 46} {x1:.1f} {y1}"
    drawing.add("path", d=bend, fill="none", stroke=colour("accent"), stroke_width=2.5)
for (x, y), (name, count) in zip(dots, STEPS, strict=True):
    drawing.add("circle", cx=x, cy=float(y), r=7, fill=colour("accent"))
    side, anchor = (x + 16, "start") if x < WIDTH / 2 else (x - 16, "end")
    halo = {"stroke": colour("paper"), "stroke_width": 5, "paint_order": "stroke"}
    drawing.text(side, y - 7, f"{count:,}", size=22, bold=True, anchor=anchor, **halo)
    drawing.text(
        side,
        y + 15,
        f"{name} · {aloud(count)}",
        size=17,
        fill="muted",
        anchor=anchor,
        **halo,
    )
print(drawing.svg())
