"""What the dial of the page needs: each law as E + (A/N^alpha + B/D^beta)^power, and the budget drawn."""

import json

from figure import globals_of

lesson = globals_of("scale/scaling_laws.py")
n_c, alpha_n, d_c, alpha_d = lesson["KAPLAN_JOINT"]
laws = [
    {"name": name, "e": e, "a": a, "alpha": alpha, "b": b, "beta": beta, "power": 1}
    for name, (e, a, alpha, b, beta) in lesson["LAWS"].items()
]
ratio = alpha_n / alpha_d
laws.append(
    {
        "name": "Kaplan, joint",
        "e": 0,
        "a": n_c**ratio,
        "alpha": ratio,
        "b": d_c,
        "beta": 1,
        "power": alpha_d,
    }
)
data = {"compute": 23.8, "laws": laws}
print(json.dumps(data, indent=1))
