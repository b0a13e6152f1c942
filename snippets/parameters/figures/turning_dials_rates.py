"""Three learning rates, three fates: too small, right, too large."""

from figure import Figure, globals_of

curves = globals_of("parameters/learning_rate.py")["curves"]

drawing = Figure(
    "turning-dials-rates",
    "The miss after each of 20 steps at three learning rates",
    "Steps from 0 to 20 to the right, typical miss from 200 to 900 km/s upwards. All three curves start at 521. At "
    "rate 0.01 the curve sinks slowly and is at 326 after 20 steps. At rate 0.3 it drops to 276 in one step and is "
    "flat at 223 soon after. At rate 0.5 it climbs, to 894 after 20 steps.",
    height=320,
)
plot = drawing.plot(
    x=(0, 20), y=(200, 900), x_ticks=(0, 5, 10, 15, 20), y_ticks=(200, 300, 400, 500, 600, 700, 800, 900),
    x_label="steps", y_label="typical miss, km/s",
)  # fmt: skip
for rate, stroke, dash in (
    (0.5, "ink", "7 4"),
    (0.01, "muted", "2 4"),
    (0.3, "accent", None),
):
    plot.line(list(enumerate(curves[rate][:21])), stroke=stroke, dash=dash)
plot.label(12, curves[0.5][12], "0.5: too large", dx=10, dy=16, size=13)
plot.label(8, curves[0.01][8], "0.01: too small", dx=8, dy=-8, size=13)
plot.label(6, curves[0.3][6], "0.3: right", dx=0, dy=-10, size=13)
print(drawing.svg())
