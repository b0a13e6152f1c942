"""The share of bias terms in every model that the anatomy tool counts, by month of release."""

import anatomy
from figure import Figure

NAMED = {  # name: where its words stand
    "GPT-2 small": (8, 5, "start"),
    "GPT-2 XL": (8, 5, "start"),
    "OPT-350M": (8, 5, "start"),
    "OPT-175B": (-8, 9, "end"),
    "BLOOM-560M": (-8, 5, "end"),
    "Phi-1.5": (6, -8, "start"),
    "gpt-oss-120b": (-8, 4, "end"),
    "Qwen2.5-7B": (0, -9, "middle"),
}


def when(released: str) -> float:
    year, month = map(int, released.split("-"))
    return year + (month - 1) / 12


models = anatomy.models()
points = {}
for model in models:
    counts = anatomy.count(anatomy.load(model.name))
    points[model.name] = (
        when(model.released),
        100 * counts.groups.get("biases", 0) / counts.total,
    )
without = sum(share == 0 for _, share in points.values())

drawing = Figure(
    "bias-shares",
    "Share of bias terms in language models, by month of release",
    f"{len(points)} models from 2019 to 2026. The share is 0.08% of all parameters for GPT-2 small and under 0.1% "
    f"for every model. Until 2022 all have biases; from 2023 on most stand on the line of zero, {without} in all. "
    "In 2025 gpt-oss stands out at 0.03%.",
    height=320,
)
plot = drawing.plot(
    x=(2018.8, 2027), y=(0, 0.1), x_ticks=tuple((year, str(year)) for year in range(2019, 2028, 2)),
    y_ticks=((0, "0"), (0.02, "0.02%"), (0.04, "0.04%"), (0.06, "0.06%"), (0.08, "0.08%"), (0.1, "0.10%")),
    x_label="released", y_label="biases among all parameters",
)  # fmt: skip
for name, (month, share) in points.items():
    plot.points(
        [month],
        [share],
        fill="accent" if name in NAMED else "ink",
        radius=4 if name in NAMED else 3,
    )
for name, (dx, dy, anchor) in NAMED.items():
    plot.label(*points[name], name, dx=dx, dy=dy, anchor=anchor, size=13)
plot.label(
    2027,
    0.1,
    f"{len(points)} models, {without} of them without a bias",
    dy=16,
    anchor="end",
    size=13,
    fill="muted",
)
print(drawing.svg())
