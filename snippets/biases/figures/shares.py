"""The share of bias terms in every model that the anatomy tool counts, by month of release."""

import anatomy
from figure import Figure, colour

NAMED = {  # name: where its words stand
    "GPT-2 small": (8, 5, "start"),
    "GPT-2 XL": (8, 5, "start"),
    "OPT-350M": (8, 5, "start"),
    "OPT-175B": (-8, 9, "end"),
    "BLOOM-560M": (10, -9, "middle"),
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
    f"for every model. Until 2022 all have biases. From 2023 on most have none, {without} in all: their dots are hollow "
    "and stacked below the line of zero. In 2025 gpt-oss stands out at 0.03%.",
    height=380,
)
plot = drawing.plot(
    x=(2018.8, 2027), y=(-0.031, 0.1), x_ticks=tuple((year, str(year)) for year in range(2019, 2028, 2)),
    y_ticks=((0, "0"), (0.02, "0.02%"), (0.04, "0.04%"), (0.06, "0.06%"), (0.08, "0.08%"), (0.1, "0.10%")),
    x_label="released", y_label="biases among all parameters",
)  # fmt: skip
stacks: dict[int, int] = {}  # by quarter
for name, (month, share) in points.items():
    if share:
        named = name in NAMED
        plot.points(
            [month],
            [share],
            fill="ink" if named else "rest",
            radius=4 if named else 3,
        )
    else:
        quarter = int(4 * month)
        x, y = plot.at((quarter + 0.5) / 4, 0)
        stacks[quarter] = stacks.get(quarter, 0) + 1
        drawing.add(
            "circle", cx=x, cy=y + 1 + 7.2 * stacks[quarter], r=2.6, fill="none", stroke=colour("rest"),
            stroke_width=1.5,
        )  # fmt: skip
for name, (dx, dy, anchor) in NAMED.items():
    plot.label(*points[name], name, dx=dx, dy=dy, anchor=anchor, size=13)
plot.label(
    2022.9, 0, f"{without} of {len(points)} have none", dy=20, anchor="end", size=13
)
print(drawing.svg())
