"""Total against active parameters of every model of the census, over the date of release."""

import anatomy
from figure import SMALL, Figure, colour

LABELS = {  # name: where its words stand, from its upper mark
    "GPT-2 XL": (8, 5, "start"),
    "BLOOM-176B": (-8, 5, "end"),
    "Llama-3.1-405B": (-4, -9, "end"),
    "DeepSeek-V3": (-4, -9, "end"),
    "DeepSeek-V4-Pro": (-8, -5, "end"),
    "SmolLM2-135M": (8, 5, "start"),
}


def when(released: str) -> float:
    year, month = released.split("-")
    return int(year) + (int(month) - 0.5) / 12


models = [(m.name, when(m.released), anatomy.count(m.read())) for m in anatomy.models()]
dense = [
    (name, date, counts.total)
    for name, date, counts in models
    if counts.active == counts.total
]
sparse = [
    (name, date, counts.total, counts.active)
    for name, date, counts in models
    if counts.active < counts.total
]

drawing = Figure(
    "census-growth",
    "Total and active parameters over time",
    f"{len(models)} models from 2019 to 2026 on a scale where each line is ten times the one below. {len(dense)} "
    f"dense models are squares. {len(sparse)} mixtures of experts are a filled dot for what a token uses, joined to a "
    "ring for what is stored. Until 2022 there are only squares, up to 176 billion. From 2024 on rings rise above all "
    "squares, to 1.6 trillion, while dots stay among the squares, below 100 billion. The largest square is "
    "Llama-3.1-405B of 2024.",
    height=420,
)
plot = drawing.plot(
    x=(2019, 2027), y=(6e7, 3e12), log="y", y_label="parameters", left=88, top=54,
    x_ticks=[(year + 0.5, str(year)) for year in range(2019, 2027)],
    y_ticks=[
        (1e8, "100 million"), (1e9, "1 billion"), (1e10, "10 billion"), (1e11, "100 billion"), (1e12, "1 trillion"),
    ],
)  # fmt: skip
for _, date, total, active in sparse:
    plot.line([(date, active), (date, total)], stroke="routed", width=1)
for _, date, total in dense:
    x, y = plot.at(date, total)
    drawing.add(
        "path",
        d=f"M{x - 3.2:.1f} {y - 3.2:.1f}h6.4v6.4h-6.4Z",
        fill=colour("dense"),
        fill_opacity=0.85,
    )
for _, date, total, active in sparse:
    x, y = plot.at(date, total)
    drawing.add(
        "circle",
        cx=x,
        cy=y,
        r=4,
        fill=colour("paper"),
        stroke=colour("routed"),
        stroke_width=1.6,
    )
    plot.points([date], [active], fill="routed", radius=3.6)
halo = {"stroke": colour("paper"), "stroke_width": 4, "paint_order": "stroke"}
for name, date, counts in models:
    if name in LABELS:
        dx, dy, anchor = LABELS[name]
        plot.label(
            date, counts.total, name, dx=dx, dy=dy, anchor=anchor, size=SMALL, **halo
        )

x, y = 250.0, 12.0
drawing.add("path", d=f"M{x - 3.2} {y - 3.2}h6.4v6.4h-6.4Z", fill=colour("dense"))
drawing.text(x + 10, y + 5, "dense", size=SMALL)
x += 66
drawing.add("circle", cx=x, cy=y, r=3.6, fill=colour("routed"))
drawing.text(x + 9, y + 5, "active", size=SMALL)
x += 62
drawing.add(
    "circle", cx=x, cy=y, r=4, fill="none", stroke=colour("routed"), stroke_width=1.6
)
drawing.text(x + 9, y + 5, "stored", size=SMALL)
print(drawing.svg())
