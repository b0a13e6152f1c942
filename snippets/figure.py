"""Small SVG figures that look as if one hand drew them.

A figure is drawn on a canvas 480 units wide: text of 15 units stays readable on a phone.  Colours are the theme's CSS
variables, so light and dark come for free; the fallback after the comma serves where no theme is.  Every figure has
a title and a description for those who do not see it, and ids that begin with its own name, so that no two clash.

    drawing = Figure("a-dial", "What it shows, in a few words", "What one can see in it, in full sentences.")
    plot = drawing.plot(x=(0, 2), y=(-500, 1500), x_label="distance", y_label="speed")
    plot.points(distances, speeds)
    plot.line([(0, -40), (2, 868)])
    print(drawing.svg())
"""

import contextlib
import io
import runpy
from collections.abc import Iterable, Sequence
from html import escape
from pathlib import Path

WIDTH = 480
TEXT = 15  # font size
SMALL = 13

# What has colour means something, and means the same everywhere: one colour for each group of parameters.
COLOURS = {
    "ink": "#1c2530",  # text, axes
    "muted": "#5b6672",  # secondary text, grid labels
    "rule": "#c9d1d9",  # grid
    "paper": "#ffffff",  # behind everything
    "accent": "#3949c6",  # what can be touched or is being explained
    "embedding": "#00805c",  # token embedding and head
    "attention": "#0072b2",
    "dense": "#b96a00",  # dense feed-forward
    "routed": "#c04a00",  # routed experts
    "shared": "#8a7a00",  # shared experts
    "router": "#a8508a",
    "linear": "#2a86b8",  # linear and state-space layers
    "rest": "#6b7580",  # norms, biases, positions
}


def colour(name: str) -> str:
    """`name` of COLOURS as a CSS value."""
    return f"var(--fig-{name},{COLOURS[name]})"


def number(value: float) -> str:
    """A coordinate: two decimals at most, no trailing zeros, the same on every machine."""
    return f"{value:.2f}".rstrip("0").rstrip(".").replace("-0", "0" if round(value, 2) == 0 else "-0")


def globals_of(lesson: str) -> dict[str, object]:
    """The variables of a lesson after it ran, so that a figure draws what the lesson computed.

    `lesson` is its path below snippets/, such as "parameters/a_dial.py".  What it prints is thrown away here.
    """
    with contextlib.redirect_stdout(io.StringIO()):
        return runpy.run_path(str(Path(__file__).parent / lesson))


class Figure:
    """A canvas of 480 × `height` units with a text alternative; `svg()` gives the file."""

    def __init__(self, name: str, title: str, description: str, height: float = 320) -> None:
        self.name, self.title, self.description, self.height = name, title, description, height
        self.frame = ""  # of the plot, for widgets that move something in it
        self._parts: list[str] = []

    def add(self, tag: str, content: str = "", **attributes: object) -> None:
        """One SVG element.  Attribute names: `stroke_width` stands for stroke-width, `class_` for class."""
        words = [
            f' {key.rstrip("_").replace("_", "-")}="{escape(number(v) if isinstance(v, float) else str(v))}"'
            for key, v in attributes.items()
            if v is not None
        ]
        self._parts.append(f"<{tag}{''.join(words)}>{content}</{tag}>" if content else f"<{tag}{''.join(words)}/>")

    def text(
        self, x: float, y: float, words: str, *, fill: str = "ink", size: float = TEXT, anchor: str = "start",
        bold: bool = False, **more: object,
    ) -> None:  # fmt: skip
        """Words at a baseline point; `anchor` is start, middle or end."""
        self.add(
            "text", escape(words, quote=False), x=float(x), y=float(y), font_size=size, fill=colour(fill),
            text_anchor=None if anchor == "start" else anchor, font_weight="600" if bold else None, **more,
        )  # fmt: skip

    def line(
        self, points: Iterable[tuple[float, float]], *, stroke: str = "ink", width: float = 1.5,
        dash: str | None = None, **more: object,
    ) -> None:  # fmt: skip
        """A line through two or more points."""
        path = "M" + " ".join(f"{number(x)} {number(y)}" for x, y in points)
        self.add("path", d=path, fill="none", stroke=colour(stroke), stroke_width=width, stroke_dasharray=dash, **more)

    def arrow(self, start: tuple[float, float], end: tuple[float, float], stroke: str = "muted") -> None:
        """A straight arrow; the head is drawn, not a marker, since markers need ids."""
        (x0, y0), (x1, y1) = start, end
        length = ((x1 - x0) ** 2 + (y1 - y0) ** 2) ** 0.5
        ux, uy = (x1 - x0) / length, (y1 - y0) / length
        self.line([start, (x1 - 6 * ux, y1 - 6 * uy)], stroke=stroke)
        corners = [(x1, y1), (x1 - 9 * ux - 4 * uy, y1 - 9 * uy + 4 * ux), (x1 - 9 * ux + 4 * uy, y1 - 9 * uy - 4 * ux)]
        self.add("path", d="M" + " ".join(f"{number(x)} {number(y)}" for x, y in corners) + "Z", fill=colour(stroke))

    def box(
        self, x: float, y: float, width: float, height: float, *, fill: str = "rest", idle: bool = False,
        label: str = "", **more: object,
    ) -> None:  # fmt: skip
        """A part of a model: filled if active, outlined if it is stored and idle."""
        look = {"fill": "none", "stroke": colour(fill), "stroke_dasharray": "4 3"} if idle else {"fill": colour(fill)}
        self.add("rect", x=float(x), y=float(y), width=float(width), height=float(height), rx=2, **look, **more)
        if label:
            ink = "ink" if idle else "paper"
            self.text(x + width / 2, y + height / 2 + 5, label, fill=ink, anchor="middle", size=SMALL)

    def bars(
        self, rows: Sequence[tuple[str, float, str]], *, left: float = 130, top: float = 8, fill: str = "accent",
        longest: float | None = None, row_height: float = 34,
    ) -> None:  # fmt: skip
        """Horizontal bars, true to size: rows of (label, value, value in words)."""
        longest = longest or max(value for _, value, _ in rows)
        room = WIDTH - left - 110
        for i, (label, value, words) in enumerate(rows):
            y = top + i * row_height
            self.text(left - 8, y + 17, label, anchor="end", size=SMALL)
            width = room * value / longest
            self.box(left, y + 3, width, row_height - 14, fill=fill)
            self.text(left + width + 6, y + 17, words, fill="muted", size=SMALL)

    def plot(
        self, *, x: tuple[float, float], y: tuple[float, float], x_label: str = "", y_label: str = "",
        x_ticks: Sequence[float] = (), y_ticks: Sequence[float] = (), top: float = 26, left: float = 58,
    ) -> "Plot":  # fmt: skip
        """Axes over ranges `x` and `y`, filling the canvas below `top`."""
        return Plot(self, x, y, x_label, y_label, x_ticks, y_ticks, top, left)

    def svg(self) -> str:
        """The whole file, on lines of its own and without blank ones, as pages include it."""
        head = (
            f'<svg xmlns="http://www.w3.org/2000/svg" class="fig" viewBox="0 0 {WIDTH} {number(self.height)}"'
            f' role="img" aria-labelledby="{self.name}-title {self.name}-desc"{self.frame}>'
        )
        title = f'<title id="{self.name}-title">{escape(self.title, quote=False)}</title>'
        description = f'<desc id="{self.name}-desc">{escape(self.description, quote=False)}</desc>'
        return "\n".join([head, title, description, *self._parts, "</svg>"])


class Plot:
    """Axes of a figure; its methods take data, not canvas units."""

    def __init__(
        self, figure: Figure, x: tuple[float, float], y: tuple[float, float], x_label: str, y_label: str,
        x_ticks: Sequence[float], y_ticks: Sequence[float], top: float, left: float,
    ) -> None:  # fmt: skip
        self.figure, self.x, self.y = figure, x, y
        self.left, self.right, self.top, self.bottom = left, WIDTH - 12, top, figure.height - 48
        numbers = (*x, *y, self.left, self.right, self.top, self.bottom)
        figure.frame = f' data-plot="{" ".join(map(number, numbers))}"'
        for tick in y_ticks:
            level = self.at(x[0], tick)[1]
            figure.line([(self.left, level), (self.right, level)], stroke="rule", width=1)
            figure.text(self.left - 8, level + 5, f"{tick:,}", fill="muted", size=SMALL, anchor="end")
        for tick in x_ticks:
            place = self.at(tick, y[0])[0]
            figure.line([(place, self.bottom), (place, self.bottom + 5)], stroke="muted", width=1)
            figure.text(place, self.bottom + 20, f"{tick:,}", fill="muted", size=SMALL, anchor="middle")
        figure.line([(self.left, self.bottom), (self.right, self.bottom)], stroke="muted", width=1)
        figure.text((self.left + self.right) / 2, self.bottom + 40, x_label, size=SMALL, anchor="middle")
        figure.text(6, 14, y_label, size=SMALL)

    def at(self, x: float, y: float) -> tuple[float, float]:
        """Data to canvas."""
        across = (x - self.x[0]) / (self.x[1] - self.x[0])
        up = (y - self.y[0]) / (self.y[1] - self.y[0])
        return self.left + across * (self.right - self.left), self.bottom - up * (self.bottom - self.top)

    def points(self, xs: Iterable[float], ys: Iterable[float], *, fill: str = "ink", radius: float = 4) -> None:
        for x, y in zip(xs, ys, strict=True):
            cx, cy = self.at(x, y)
            self.figure.add("circle", cx=cx, cy=cy, r=radius, fill=colour(fill))

    def line(self, points: Iterable[tuple[float, float]], *, stroke: str = "accent", width: float = 2.5,
             **more: object) -> None:  # fmt: skip
        self.figure.line([self.at(x, y) for x, y in points], stroke=stroke, width=width, **more)

    def label(self, x: float, y: float, words: str, *, dx: float = 0, dy: float = 0, **more: object) -> None:
        """Words at a data point, moved by `dx`, `dy` canvas units."""
        px, py = self.at(x, y)
        self.figure.text(px + dx, py + dy, words, **more)
