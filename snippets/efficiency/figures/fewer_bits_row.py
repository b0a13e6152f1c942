"""64 weights, and what 4 bits and one scale for 32 neighbours make of them."""

import contextlib
import io
import json
import runpy
from pathlib import Path

import numpy as np

from figure import Figure

kept = io.StringIO()
with contextlib.redirect_stdout(kept):
    runpy.run_path(str(Path(__file__).with_name("fewer_bits_data.py")))
weights = np.array(json.loads(kept.getvalue())["weights"][:64]) / 1e4
blocks = weights.reshape(-1, 32)
scales = np.abs(blocks).max(axis=1, keepdims=True) / 7
rounded = (np.rint(blocks / scales) * scales).reshape(-1)

drawing = Figure(
    "fewer-bits-row",
    "Weights and what is left of them",
    "64 weights from left to right, as points between -0.1 and 0.1; most lie near 0. A stepped line shows what 4 "
    "bits make of them: it follows the large weights well, and the small ones fall together on a few levels.",
    height=300,
)
plot = drawing.plot(
    x=(0, 64), y=(-0.1, 0.1), x_ticks=(0, 16, 32, 48, 64), y_ticks=(-0.1, -0.05, 0, 0.05, 0.1),
    x_label="place in the row", y_label="weight",
)  # fmt: skip
steps = [(x, value) for i, value in enumerate(rounded.tolist()) for x in (i, i + 1)]
plot.line(steps, width=1.5, class_="model")
plot.points([i + 0.5 for i in range(64)], weights.tolist(), radius=2.5)
print(drawing.svg())
