"""The first row of the lesson's weights, as whole numbers of a ten-thousandth, for the thing to move."""

import json

from figure import globals_of

row = globals_of("efficiency/fewer_bits.py")["weights"][0]
print(
    json.dumps(
        {"weights": [round(weight * 1e4) for weight in row.tolist()]},
        separators=(",", ":"),
    )
)
