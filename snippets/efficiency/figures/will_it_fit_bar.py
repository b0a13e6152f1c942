"""Weights, cache and a reserve on one bar, in the frame of a device's memory: the calculator's first setting."""

from figure import SMALL, WIDTH, Figure, colour, globals_of

start = globals_of("efficiency/figures/will_it_fit_data.py")["data"]
fit = globals_of("efficiency/real/fit.py")["fit"]
found = fit(
    start["model"], "bf16", "rtx-4090", 2 ** start["context"], 2 ** start["batch"]
)
sizes = (found.weights, found.cache, found.reserve)
scale = (WIDTH - 2) / max(found.memory, sum(sizes))
drawing = Figure(
    "will-it-fit-bar",
    "What is needed, in the frame of what is there",
    "A bar of three parts: the weights of Llama-3.1-8B, more than half of it; the cache of eight sequences, a third; "
    "and a small part that is kept free. A frame shows the 24 gigabytes of the device. The bar sticks out of it.",
    height=118,
)
LOOKS = (
    {"fill": colour("muted")},
    {"fill": drawing.paint("attention")},
    {"fill": "none", "stroke": colour("muted"), "stroke_dasharray": "4 3"},
    {"fill": "none", "stroke": colour("ink"), "stroke_width": 2},
)
x = 1.0
for size, look in zip(sizes, LOOKS, strict=False):
    drawing.add(
        "rect", x=x, y=14.0, width=size * scale, height=28.0, class_="need", **look
    )
    x += size * scale
drawing.add(
    "rect",
    x=1.0,
    y=8.0,
    width=found.memory * scale,
    height=40.0,
    class_="room",
    **LOOKS[3],
)
words = ("weights", "KV cache", "kept free", "the memory")
for i, (word, size, look) in enumerate(
    zip(words, (*sizes, found.memory), LOOKS, strict=True)
):
    left, top = 1 + WIDTH / 2 * (i % 2), 66.0 + 28 * (i // 2)
    drawing.add("rect", x=left, y=top, width=14.0, height=14.0, **look)
    drawing.text(left + 22, top + 12, word, size=SMALL)
    drawing.text(left + WIDTH / 2 - 20, top + 12, f"{size / 1e9:.3g} GB", size=SMALL, anchor="end", bold=True,
                 class_="value")  # fmt: skip
print(drawing.svg())
