"""Training tokens against parameters of the table's models, both in powers of ten, with lines of one ratio."""

from figure import SMALL, Figure, colour, globals_of

rows = globals_of("scale/real/tokens.py")["rows"]()

drawing = Figure(
    "scale-data",
    "What models have read, against their size",
    "Parameters from 4 billion to 700 billion to the right, training tokens from 0.2 to 30 trillion upwards, both in "
    "powers of ten. Slanting lines join equal ratios: 2, 20, 200 and 2,000 tokens a parameter. GPT-3 and Gopher lie "
    "near the lowest, Chinchilla on the line of 20, Llama-3.1-405B a little above it, the Llama-2 models and "
    "Llama-3-70B near 200, DeepSeek-V3 by its active parameters above that, and Llama-3-8B just under 2,000.",
    height=360,
)
plot = drawing.plot(
    x=(4e9, 7e11), y=(2e11, 3e13), log="xy", left=78, y_label="training tokens", x_label="parameters (active ones)",
    x_ticks=[(1e10, "10 billion"), (1e11, "100 billion")],
    y_ticks=[(3e11, "0.3 trillion"), (1e12, "1 trillion"), (1e13, "10 trillion")],
)  # fmt: skip
# each line is named at its left, at so many parameters
NAMED = {
    2: (4e11, "2 tokens a parameter"),
    20: (3e11, "20, the rule"),
    200: (2.4e10, "200"),
    2000: (1.1e10, "2,000"),
}
for ratio, (size, words) in NAMED.items():
    low, high = max(4e9, 2e11 / ratio), min(7e11, 3e13 / ratio)
    plot.line(
        [(low, ratio * low), (high, ratio * high)],
        stroke="accent" if ratio == 20 else "muted",
        width=1.2,
    )
    plot.label(
        size, ratio * size, words, dx=-8, dy=4, anchor="end", size=SMALL, fill="muted"
    )
PLACES = {
    "Llama-3-8B": (9, 5, "start"), "Llama-3-70B": (7, 19, "start"), "Llama-3.1-405B": (-2, -10, "middle"),
    "Llama-2-7B": (-2, -10, "middle"), "Llama-2-13B": (9, 5, "start"), "DeepSeek-V3": (0, -10, "middle"),
    "Chinchilla": (9, 5, "start"), "GPT-3": (-4, -9, "end"), "Gopher": (5, -9, "start"),
}  # fmt: skip
halo = {"stroke": colour("paper"), "stroke_width": 4, "paint_order": "stroke"}
for name, total, active, tokens, _, _ in rows:
    fill, shape = ("routed", "diamond") if active < total else ("dense", "square")
    plot.points([active], [tokens], fill=fill, shape=shape)
    dx, dy, anchor = PLACES[name]
    plot.label(active, tokens, name, dx=dx, dy=dy, anchor=anchor, size=SMALL, **halo)
print(drawing.svg())
