"""A ladder of energies, from the joule to the training of a model: what models take beside what is at home."""

import facts
from figure import SMALL, Figure, colour, globals_of

DATA = facts.load("energy")
joules = globals_of("efficiency/real/training_energy.py")["joules"]
tokens = [run["energy"].si for run in DATA.values() if "throughput" in run]
answers = [run["answer"].si for run in DATA.values() if "throughput" in run]

MODELS = [  # words, from, to
    ("one token, measured", min(tokens), max(tokens)),
    ("one answer, measured", min(answers), max(answers)),
    ("a Gemini prompt, stated", DATA["gemini"]["energy"].si, 0),
    ("training GPT-3, estimated", joules("gpt-3"), 0),
    ("training Llama-3.1-405B", joules("llama-3.1-405b"), 0),
]
AT_HOME = [  # words, joules
    ("an apple lifted by a metre", 0.1 * 9.81 * 1),  # 100 g
    ("you, up one floor", 70 * 9.81 * 3),  # 70 kg, 3 m
    ("an LED lamp, one hour", 10 * 3600),  # 10 W
    ("a litre of water, to the boil", 4186 * 80),  # from 20 to 100 degrees
    ("a US household, one day", DATA["household"]["energy"].si / 365),
    ("that household, one year", DATA["household"]["energy"].si),
    ("a thousand such households", 1000 * DATA["household"]["energy"].si),
]
LINES = [
    (1, "1 J"),
    (3600, "1 Wh"),
    (3.6e6, "1 kWh"),
    (3.6e9, "1 MWh"),
    (3.6e12, "1 GWh"),
]

drawing = Figure(
    "energy-ladder",
    "A ladder of energies",
    "Energy rises in powers of ten from a hundredth of a joule to a hundred trillion. On the left what models take: a "
    "token from 0.03 to 22 joules, an answer from 18 to 7,900, a prompt to Gemini 864, the training of GPT-3 1,287 "
    "megawatt-hours, of Llama-3.1-405B 21,588. On the right what is at home: lifting an apple, climbing a floor, a "
    "lamp, a litre of water, a household's day and year. One answer is at most a few times the climb of one floor; a "
    "training is like a hundred households, or a few thousand, for a year.",
    height=520,
)
plot = drawing.plot(x=(0, 2), y=(0.01, 3e14), log="y", y_ticks=LINES, left=62, top=40)
drawing.text(70, 18, "models", bold=True, fill="accent")
drawing.text(298, 18, "at home", bold=True)
clear = {
    "stroke": colour("paper"),
    "stroke_width": 4,
    "paint_order": "stroke",
}  # lines stop at words
for words, low, high in MODELS:
    x, y = plot.at(0.12, low)
    if high:
        top = plot.at(0.12, high)[1]
        drawing.add(
            "rect",
            x=x - 5,
            y=top,
            width=10.0,
            height=y - top,
            rx=5,
            fill=colour("accent"),
        )
        y -= 14
    else:
        drawing.add(
            "circle", cx=x, cy=y, r=5.0, fill=colour("accent"), stroke=colour("paper")
        )
    drawing.text(x + 12, y + 5, words, size=SMALL, **clear)
for words, energy in AT_HOME:
    x, y = plot.at(1.1, energy)
    drawing.add("circle", cx=x, cy=y, r=4.0, fill=colour("ink"))
    drawing.text(x + 10, y + 5, words, size=SMALL, **clear)
print(drawing.svg())
