"""Speed for one against speed for all: Llama-3.1-8B on an H100, measured, below what memory and arithmetic allow."""

import anatomy
import facts
from figure import SMALL, Figure, globals_of

least_time = globals_of("efficiency/real/measured_below.py")["least_time"]
RUNS = [facts.load("energy")[f"llama-3.1-8b-1xh100-{2**i}"] for i in range(3, 10)]
CONTEXT = 200  # about half an answer
arch, device = anatomy.load("Llama-3.1-8B"), facts.load("devices")["h100-sxm"]


def ceiling(batch: int) -> tuple[float, float]:
    """Tokens a second for each sequence and for all."""
    rate = 1 / least_time(arch, batch, CONTEXT, device)
    return rate, batch * rate


drawing = Figure(
    "speed-limits-trade",
    "Fast for one or cheap for all",
    "Tokens a second for each sequence run to the right from 0 to 240, tokens a second for all together upwards from "
    "100 to 100,000 in powers of ten. A line, the ceiling, comes from the upper left and falls almost upright at 223. "
    "Seven measured points lie below and to the left of it: at 8 sequences 137 for each and 1,070 together, at 64 "
    "sequences 87 and 5,147, at 512 sequences 21 and 9,806.",
    height=340,
)
plot = drawing.plot(
    x=(0, 240), y=(100, 100000), log="y", x_label="tokens a second for each sequence",
    y_label="tokens a second, all together", x_ticks=[0, 50, 100, 150, 200], y_ticks=[100, 1000, 10000, 100000],
)  # fmt: skip
plot.line([ceiling(2**i) for i in range(13)], stroke="muted", dash="7 4")
plot.label(60, 66000, "ceiling", dy=20, size=SMALL, fill="muted", anchor="middle")
for batch, dx, dy, anchor in (
    (8, 8, 14, "start"),
    (64, 8, -2, "start"),
    (512, 0, 20, "middle"),
):
    plot.points(*zip(ceiling(batch), strict=True), fill="muted", radius=4)
    plot.label(
        *ceiling(batch),
        f"{batch}",
        dx=dx,
        dy=dy,
        size=SMALL,
        fill="muted",
        anchor=anchor,
    )
measured = [(1 / run["latency"].si, run["throughput"].value) for run in RUNS]
plot.line(measured, stroke="accent", width=1.5)
plot.points(*zip(*measured, strict=True), fill="accent", radius=5)
for run, (each, together) in zip(RUNS, measured, strict=True):
    batch = int(run["sequences"].value)
    words = "8 sequences, measured" if batch == 8 else f"{batch}"
    plot.label(
        each,
        together,
        words,
        dx=2 if batch > 64 else -4,
        dy=21,
        size=SMALL,
        anchor="end" if batch < 128 else "middle",
    )
print(drawing.svg())
