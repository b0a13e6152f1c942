"""Tokens a second that memory and arithmetic allow, for one sequence and for all, by how many are written at once."""

from figure import SMALL, Figure, colour, globals_of

data = globals_of("efficiency/figures/speed_limits_data.py")["data"]
BATCHES = [2 ** (i / 2) for i in range(21)]


def limit(model: dict, device: dict, batch: float) -> float:
    """Tokens a second for each of `batch` sequences, on as many devices as hold the weights."""
    count = -(-model["stored"] // int(device["memory"]))
    read = (
        model["once"]
        + model["experts"] * (1 - model["miss"] ** batch)
        + model["each"] * batch
    )
    return count / max(
        read / device["bandwidth"],
        batch * model["work"] / (device["peak"] or float("inf")),
    )


model, device, batch = (
    data["models"][data["model"]],
    data["devices"][data["device"]],
    2 ** data["batch"],
)
drawing = Figure(
    "speed-limits",
    "The speed limit of decoding, by how many sequences are written at once",
    "Sequences at once from 1 to 1,024 run to the right, tokens a second upwards, both in powers of ten. For "
    "Llama-3.1-8B on an H100 both lines start at 221. The line for each sequence is level up to about 16 and falls to "
    "22; the line for all together rises steeply, then bends and comes to rest near 22,000.",
    height=350,
)
plot = drawing.plot(
    x=(1, 1024), y=(1, 100000), log="xy", top=60, y_label="tokens a second, at most", x_label="sequences at once",
    x_ticks=[1, 8, 64, 512], y_ticks=[1, 10, 100, 1000, 10000, 100000],
)  # fmt: skip
drawing.line([(70, 40), (100, 40)], stroke="accent", width=2.5)
drawing.text(108, 45, "all together", size=SMALL)
drawing.line([(216, 40), (246, 40)], stroke="ink", width=2.5, dash="7 4")
drawing.text(254, 45, "each sequence", size=SMALL)
plot.line([(b, b * limit(model, device, b)) for b in BATCHES], class_="all")
plot.line(
    [(b, limit(model, device, b)) for b in BATCHES],
    stroke="ink",
    dash="7 4",
    class_="each",
)
for rate, fill in (
    (batch * limit(model, device, batch), "accent"),
    (limit(model, device, batch), "ink"),
):
    x, y = plot.at(batch, rate)
    drawing.add("circle", cx=x, cy=y, r=5.0, fill=colour(fill), class_="at")
if __name__ == "__main__":
    print(drawing.svg())
