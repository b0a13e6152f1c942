"""What the two dials of the page need: the galaxies, the plot's frame, and the best setting."""

import json

from figure import globals_of

lesson = globals_of("parameters/a_dial.py")
print(
    json.dumps(
        {
            "x": lesson["distance"].tolist(),
            "y": lesson["velocity"].tolist(),
            "best": [round(float(lesson["a"]), 1), round(float(lesson["b"]), 1)],
        }
    )
)
