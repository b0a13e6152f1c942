"""How many weights a decoding step reads at least, by tokens in the step: two models with experts beside two dense."""

from figure import SMALL, Figure, globals_of

reader = globals_of("moe/real/crossover.py")[
    "reader"
]  # weights read, by the tokens in the step
BATCHES = [2 ** (i / 4) for i in range(37)]  # 1 to 512

drawing = Figure(
    "what-moe-costs-read",
    "Weights that a step reads",
    "Tokens in a step from 1 to 512 run to the right, weights read upwards, both on log axes. The two dense models are "
    "level lines at 404 and 70 billion, the input embedding left out. DeepSeek-V3 starts at 37 billion and rises to "
    "670, gpt-oss-120b starts at 5 billion. Both cross the dense model beside them between 28 and 29 tokens, where "
    "two dots stand.",
    height=380,
)
plot = drawing.plot(
    x=(1, 512), y=(4e9, 1e12), log="xy", x_label="tokens in the step", y_label="weights read",
    x_ticks=[1, 8, 32, 128, 512], y_ticks=[(5e9, "5B"), (2e10, "20B"), (7e10, "70B"), (4e11, "400B")],
)  # fmt: skip
for dense, words, at, dx, dy, anchor in (
    ("llama-3.1-405b", "Llama-3.1-405B, dense", 512, 0, 18, "end"),
    ("llama-3.1-70b", "Llama-3.1-70B, dense", 512, 0, 18, "end"),
):
    level = reader(dense)(1)
    plot.line([(1, level), (512, level)], stroke="dense", width=2, dash="6 3")
    plot.label(at, level, words, dx=dx, dy=dy, size=SMALL, anchor=anchor)
for model, words, dx, dy, anchor in (
    ("deepseek-v3", "DeepSeek-V3", -8, -12, "end"),
    ("gpt-oss-120b", "gpt-oss-120b", 8, 20, "start"),
):
    read = reader(model)
    plot.line([(batch, read(batch)) for batch in BATCHES], stroke="routed", width=3)
    plot.label(4, read(4), words, dx=dx, dy=dy, size=SMALL, anchor=anchor)
for model, dense in (
    ("deepseek-v3", "llama-3.1-405b"),
    ("gpt-oss-120b", "llama-3.1-70b"),
):
    level = reader(dense)(1)
    first = next(
        batch for batch in range(1, 512) if reader(model)(batch) > level
    )  # a whole token, as in the table
    plot.points([first], [level], fill="ink")
    plot.label(first, level, f"{first} tokens", dx=-8, dy=-8, size=SMALL, anchor="end")
print(drawing.svg())
