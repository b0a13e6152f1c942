"""How many results are held at each moment of one training step: all of them, and every fourth."""

from figure import SMALL, Figure, globals_of

lesson = globals_of("efficiency/checkpointing.py")
runs, n_layers = lesson["runs"], lesson["n_layers"]

drawing = Figure(
    "checkpointing-held",
    "Memory during one step of training",
    "Time runs to the right, 24 layers up and 24 down; upwards the number of results that are held. If all are kept, "
    f"the line climbs to {max(runs[1][1])} and falls again. If every fourth is kept, it climbs to 7 and then goes down "
    f"in teeth, as four layers at a time are computed again, never above {max(runs[4][1])}.",
    height=290,
)
plot = drawing.plot(
    x=(0, 48), y=(0, 26), x_ticks=((0, "start"), (24, "loss"), (48, "slopes done")), y_ticks=(0, 5, 10, 15, 20, 25),
    x_label="forward, then backward", y_label="results held",
)  # fmt: skip
plot.line(list(enumerate(runs[1][1])), stroke="muted", width=1.5, dash="5 4")
plot.line(list(enumerate(runs[4][1])))
plot.label(24, 25, "keep all", dx=-12, dy=0, fill="muted", size=SMALL, anchor="end")
plot.label(17, 8.4, "keep every fourth", size=SMALL, anchor="middle")
print(drawing.svg())
