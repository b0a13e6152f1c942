"""What the widget of the page needs: the inputs, the dials, and where the bars of the figure begin."""

import json

from figure import globals_of

from_lesson = globals_of("weights/what_a_weight_does.py")
print(
    json.dumps(
        {
            "names": ["heat", "rain", "sun"],
            "inputs": from_lesson["x"].tolist(),
            "weights": from_lesson["weights"].tolist(),
            "bias": from_lesson["bias"],
            "zero": 240,
            "scale": 1.6,
        }
    )
)
