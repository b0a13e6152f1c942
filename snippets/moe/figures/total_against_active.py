"""Total and active parameters of the models that the engine knows, on two log axes."""

import anatomy
from figure import SMALL, Figure, colour

LABELS = {  # model: words, and where they stand beside its mark
    "Mixtral-8x7B-v0.1": ("Mixtral 8x7B", -2, -12, "start"),
    "Grok-1": ("Grok-1", -9, 0, "end"),
    "gpt-oss-120b": ("gpt-oss-120b", 8, 16, "start"),
    "Qwen3-30B-A3B": ("Qwen3-30B-A3B", 10, 18, "start"),
    "OLMoE-1B-7B-0924": ("OLMoE", 8, 14, "start"),
    "Llama-3.1-405B": ("Llama-3.1-405B", -10, 4, "end"),
    "Llama-3-8B": ("Llama-3-8B", -9, 0, "end"),
}

drawing = Figure(
    "total-against-active",
    "Total against active parameters",
    "Total parameters from one billion to two trillion run to the right, active ones upwards, both on log axes. Dense "
    "models stand on the diagonal. Models with experts stand below it: Mixtral and Grok-1 near a quarter, later and "
    "larger ones near a twentieth.",
    height=440,
)
plot = drawing.plot(
    x=(9e8, 2.2e12), y=(4e8, 1e12), log="xy", x_label="total parameters", y_label="active for one token",
    x_ticks=[(1e9, "1B"), (1e10, "10B"), (1e11, "100B"), (1e12, "1,000B")],
    y_ticks=[(1e9, "1B"), (1e10, "10B"), (1e11, "100B"), (1e12, "1,000B")],
)  # fmt: skip
halo = {"stroke": colour("paper"), "stroke_width": 4, "paint_order": "stroke"}
for (
    share,
    words,
    place,
) in (  # the words stand in their line, those of the first beside it
    (1, "dense: all", 1e12),
    (1 / 4, "a quarter", 1.2e12),
    (1 / 20, "a twentieth", 1.3e10),
):
    start, end = max(9e8, 4e8 / share), min(2.2e12, 1e12 / share)
    dash = None if share == 1 else "4 4"
    plot.line(
        [(start, start * share), (end, end * share)], stroke="muted", width=1, dash=dash
    )
    look = {"size": SMALL, "fill": "muted"}
    moved = (
        {"dx": -34, "dy": 14, "anchor": "end"}
        if share == 1
        else {"dy": 5, "anchor": "middle"}
    )
    plot.label(place, place * share, words, size=SMALL, fill="muted", **moved, **halo)
for model in anatomy.models():
    counts = anatomy.count(anatomy.load(model.name))
    if counts.total < 9e8:
        continue
    dense = counts.total == counts.active
    plot.points([counts.total], [counts.active], fill="dense" if dense else "routed", radius=3 if dense else 4,
                shape="square" if dense else "circle")  # fmt: skip
    if model.name in LABELS:
        words, dx, dy, anchor = LABELS[model.name]
        plot.label(
            counts.total,
            counts.active,
            words,
            dx=dx,
            dy=dy,
            size=SMALL,
            anchor=anchor,
            **halo,
        )
deepseek, place = anatomy.count(anatomy.load("deepseek-v3")), (1e12, 1.4e10)
drawing.line(
    [plot.at(deepseek.total, deepseek.active), plot.at(*place)], stroke="muted", width=1
)
plot.label(*place, "DeepSeek-V3", dx=0, dy=14, size=SMALL, anchor="middle")
print(drawing.svg())
