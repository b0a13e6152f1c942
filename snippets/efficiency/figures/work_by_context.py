"""The work of one more token, by how many tokens it looks back on: five models, and where attention equals the rest."""

import anatomy
from figure import SMALL, Figure, globals_of

equal_at = globals_of("efficiency/real/crossing.py")["equal_at"]
CONTEXTS = [2 ** (8 + i / 4) for i in range(37)]  # 256 to 131,072

drawing = Figure(
    "work-by-context",
    "The work of one more token",
    "Tokens of context from 256 to 131,072 run to the right, operations for one more token upwards, both on log axes. "
    "Every line is level at first and then rises. Llama-3.1-405B begins at 807 billion, DeepSeek-V3 at 73, Jamba at "
    "24, Llama-3.1-8B at 15, Qwen3-30B-A3B at 6. A dot marks where attention has become as much as the rest: at 97,789 "
    "tokens for the first, at 14,659 for DeepSeek-V3, at 28,628 for Llama-3.1-8B, at 7,736 for Qwen3-30B-A3B, which "
    "crosses Llama-3.1-8B and Jamba. Jamba stays level nearly to the end.",
    height=420,
)
plot = drawing.plot(
    x=(256, 131_072), y=(4e9, 3e12), log="xy", left=58, x_label="tokens of context",
    y_label="operations for one more token",
    x_ticks=[256, 1_024, 4_096, 16_384, 65_536],
    y_ticks=[(2e10, "20G"), (2e11, "200G"), (2e12, "2,000G")],
)  # fmt: skip
for model, words, stroke, dash, at, dx, dy, anchor in (
    ("llama-3.1-405b", "Llama-3.1-405B", "dense", "6 3", 300, 0, -8, "start"),
    ("deepseek-v3", "DeepSeek-V3", "routed", None, 300, 0, -8, "start"),
    ("jamba-v0.1", "Jamba, hybrid", "linear", None, 300, 0, -8, "start"),
    ("llama-3.1-8b", "Llama-3.1-8B", "dense", "6 3", 300, 0, 18, "start"),
    ("qwen3-30b-a3b", "Qwen3-30B-A3B", "routed", None, 300, 0, 18, "start"),
):
    arch = anatomy.load(model)
    plot.line(
        [(c, anatomy.work(arch, round(c)).forward) for c in CONTEXTS],
        stroke=stroke,
        width=2.5,
        dash=dash,
    )
    plot.label(
        at,
        anatomy.work(arch, at).forward,
        words,
        dx=dx,
        dy=dy,
        size=SMALL,
        anchor=anchor,
    )
    place = equal_at(arch)
    if place and place < 131_072:
        plot.points([place], [anatomy.work(arch, place).forward], fill="ink", radius=5)
print(drawing.svg())
