"""Where the 671 billion parameters of DeepSeek-V3 are: areas true to size, active parts filled."""

import anatomy
from figure import WIDTH, Figure

model = anatomy.find("deepseek-v3")
architecture = model.read()
counts = anatomy.count(architecture)
beside = (
    sum(part.count for part in anatomy.stored(architecture, model.checkpoint))
    - counts.total
)
idle = counts.total - counts.active

# The head and the embedding are one group of parameters, and so are those too few to see.
PARTS = [  # (group, active parameters, words)
    ("routed", counts.active_groups["routed_experts"], "8 of 256 routed experts"),
    ("attention", counts.groups["attention"], "attention"),
    ("shared", counts.groups["shared_experts"], "shared"),
    ("dense", counts.groups["mlp_dense"], ""),
    ("embedding", counts.groups["embedding"] + counts.groups["lm_head"], ""),
    ("router", counts.groups["router"], ""),
]
TOP, PER_UNIT = 54, counts.total / (WIDTH * 380)  # parameters to one square unit


def billions(number: int) -> str:
    return f"{number / 1e9:.2f} billion"


drawing = Figure(
    "deepseek-v3-area",
    "Where 671 billion parameters are",
    f"A rectangle of {counts.total:,} parameters, true to size. A thin band at its top, filled, is what one token "
    f"uses: {counts.active:,}, more than half of it in 8 of 256 routed experts, most of the rest in attention. All "
    f"below, outlined, are the routed experts that this token does not use: {idle:,}. Under it a narrow "
    f"strip of {beside:,} numbers that the checkpoint stores beside the parameters.",
    height=TOP + 380 + 102,
)

drawing.text(0, 16, f"one token uses {billions(counts.active)}", bold=True)
height = counts.active / PER_UNIT / WIDTH
x = 0.0
for group, number, words in PARTS:
    width = number / PER_UNIT / height
    drawing.box(x, TOP, width, height, fill=group)
    if words:
        drawing.text(x, TOP - 8, words, size=13)
    x += width
below = idle / PER_UNIT / WIDTH
drawing.box(0, TOP + height + 2, WIDTH, below, fill="routed", idle=True)
middle = TOP + height + below / 2
drawing.box(96, middle - 34, 288, 64, fill="paper", stroke="none")
drawing.text(WIDTH / 2, middle - 8, billions(idle), bold=True, anchor="middle", size=18)
drawing.text(WIDTH / 2, middle + 14, "in routed experts that wait", anchor="middle")

y = TOP + height + 2 + below + 30
drawing.text(0, y, f"stored beside them: {billions(beside)} more numbers", size=13)
drawing.box(0, y + 8, WIDTH, beside / PER_UNIT / WIDTH, fill="rest", idle=True)
drawing.legend(
    ["routed", "attention", "shared", "dense", "embedding", "router"], y=y + 26
)
print(drawing.svg())
