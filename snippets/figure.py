"""Small SVG figures that look as if one hand drew them.

A figure is drawn on a canvas 480 units wide: text of 15 units stays readable on a phone.  Colours are the theme's CSS
variables, so light and dark come for free; the fallback after the comma serves where no theme is.  Every figure has
a title and a description for those who do not see it, and ids that begin with its own name, so that no two clash.

    drawing = Figure("a-dial", "What it shows, in a few words", "What one can see in it, in full sentences.")
    plot = drawing.plot(x=(0, 2), y=(-500, 1500), x_label="distance", y_label="speed")
    plot.points(distances, speeds)
    plot.line([(0, -40), (2, 868)])
    print(drawing.svg())

The vocabulary: `text`, `line`, `arrow`; `plot` with `points`, `line`, `label`, `clipped`, on log axes too; `bars`;
and for models `box`, `tensor` and `strip`, which are true to size, `bits`, and a `legend` of the groups.  A group of
parameters has one colour and one pattern.  Filled is active; outlined, in the same pattern, is stored and idle.
"""

import contextlib
import io
import runpy
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from html import escape
from math import log10
from pathlib import Path
from typing import Any

WIDTH = 480
TEXT = 15  # font size
SMALL = 13

# What has colour means something, and means the same everywhere: one colour for each group of parameters.  These are
# the light scheme of docs/assets/site.css; a test holds the two together and measures their contrast.
COLOURS = {
    "ink": "#1b2330",  # text, axes
    "muted": "#566070",  # secondary text, grid labels
    "rule": "#d3d9e2",  # grid
    "paper": "#ffffff",  # behind everything
    "accent": "#4a3fd0",  # what can be touched or is being explained
    "embedding": "#0d8060",
    "attention": "#00549a",
    "dense": "#ad6200",
    "routed": "#ad340a",
    "shared": "#716a00",
    "router": "#a8508a",
    "linear": "#0b7cae",
    "rest": "#69727d",
}

# The groups of parameters, in the words of a legend.
GROUPS = {
    "embedding": "token embedding, head",
    "attention": "attention",
    "dense": "feed-forward",
    "routed": "routed experts",
    "shared": "shared experts",
    "router": "router",
    "linear": "linear, state-space",
    "rest": "norms, biases, positions",
}

# One pattern for each group, for print and for readers who cannot tell the colours: tile width, height, and a path.
PATTERNS = {
    "embedding": (8, 8, "M2 2h.01M6 6h.01"),  # dots
    "attention": (8, 8, "M-2 2 2-2M0 8 8 0M6 10 10 6"),  # rising diagonals
    "dense": (8, 6, "M0 3H8"),  # level lines
    "routed": (8, 8, "M0 0 8 8M0 8 8 0"),  # cross-hatch
    "shared": (6, 8, "M3 0V8"),  # upright lines
    "router": (10, 8, "M0 6 5 2 10 6"),  # zigzag
    "linear": (12, 8, "M0 4Q3 0 6 4T12 4"),  # waves
}  # the rest is plain


def colour(name: str) -> str:
    """`name` of COLOURS as a CSS value."""
    return f"var(--fig-{name},{COLOURS[name]})"


def number(value: float) -> str:
    """A coordinate: two decimals at most, no trailing zeros, the same on every machine."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def text_width(words: str, size: float = TEXT) -> float:
    """About how wide words are in a sans-serif: a little too much rather than too little."""
    narrow = sum(letter in "iljtfrI.,:;'|()[] " for letter in words)
    return size * (0.57 * (len(words) - narrow) + 0.3 * narrow)


def globals_of(lesson: str) -> dict[str, object]:
    """The variables of a lesson after it ran, so that a figure draws what the lesson computed.

    `lesson` is its path below snippets/, such as "parameters/a_dial.py".  What it prints is thrown away here.
    """
    with contextlib.redirect_stdout(io.StringIO()):
        return runpy.run_path(str(Path(__file__).parent / lesson))


Tick = float | tuple[float, str]


class Figure:
    """A canvas of 480 × `height` units with a text alternative; `svg()` gives the file."""

    def __init__(
        self, name: str, title: str, description: str, height: float = 320
    ) -> None:
        self.name, self.title, self.description, self.height = (
            name,
            title,
            description,
            height,
        )
        self.frame = ""  # of the plot, for widgets that move something in it
        self._parts: list[str] = []
        self._patterns: dict[str, str] = {}  # id → definition, of those in use

    def add(self, tag: str, content: str = "", **attributes: Any) -> None:
        """One SVG element.  Attribute names: `stroke_width` stands for stroke-width, `class_` for class."""
        words = [
            f' {key.rstrip("_").replace("_", "-")}="{escape(number(v) if isinstance(v, float) else str(v))}"'
            for key, v in attributes.items()
            if v is not None
        ]
        self._parts.append(
            f"<{tag}{''.join(words)}>{content}</{tag}>"
            if content
            else f"<{tag}{''.join(words)}/>"
        )

    def text(
        self, x: float, y: float, words: str, *, fill: str = "ink", size: float = TEXT, anchor: str = "start",
        bold: bool = False, **more: Any,
    ) -> None:  # fmt: skip
        """Words at a baseline point; `anchor` is start, middle or end."""
        self.add(
            "text", escape(words, quote=False), x=float(x), y=float(y), font_size=size, fill=colour(fill),
            text_anchor=None if anchor == "start" else anchor, font_weight="600" if bold else None, **more,
        )  # fmt: skip

    def line(
        self, points: Iterable[tuple[float, float]], *, stroke: str = "ink", width: float = 1.5,
        dash: str | None = None, **more: Any,
    ) -> None:  # fmt: skip
        """A line through two or more points."""
        path = "M" + " ".join(f"{number(x)} {number(y)}" for x, y in points)
        self.add(
            "path",
            d=path,
            fill="none",
            stroke=colour(stroke),
            stroke_width=width,
            stroke_dasharray=dash,
            **more,
        )

    def arrow(
        self,
        start: tuple[float, float],
        end: tuple[float, float],
        stroke: str = "muted",
    ) -> None:
        """A straight arrow; the head is drawn, not a marker, since markers need ids."""
        (x0, y0), (x1, y1) = start, end
        length = ((x1 - x0) ** 2 + (y1 - y0) ** 2) ** 0.5
        ux, uy = (x1 - x0) / length, (y1 - y0) / length
        self.line([start, (x1 - 6 * ux, y1 - 6 * uy)], stroke=stroke)
        corners = [
            (x1, y1),
            (x1 - 9 * ux - 4 * uy, y1 - 9 * uy + 4 * ux),
            (x1 - 9 * ux + 4 * uy, y1 - 9 * uy - 4 * ux),
        ]
        self.add(
            "path",
            d="M" + " ".join(f"{number(x)} {number(y)}" for x, y in corners) + "Z",
            fill=colour(stroke),
        )

    def paint(self, name: str, idle: bool = False) -> str:
        """The fill of a group: its colour with its pattern, or the pattern alone if it is stored and idle."""
        if name not in PATTERNS:
            return "none" if idle else colour(name)
        width, height, path = PATTERNS[name]
        key = f"{self.name}-{name}{'-idle' if idle else ''}"
        ground = (
            ""
            if idle
            else f'<rect width="{width}" height="{height}" fill="{colour(name)}"/>'
        )
        line = f'stroke="{colour(name if idle else "paper")}" stroke-opacity="{0.5 if idle else 0.4}"'
        self._patterns[key] = (
            f'<pattern id="{key}" width="{width}" height="{height}" patternUnits="userSpaceOnUse">{ground}'
            f'<path d="{path}" fill="none" {line} stroke-width="{2 if name == "embedding" else 1.2}"'
            f' stroke-linecap="round"/></pattern>'
        )
        return f"url(#{key})"

    def box(
        self, x: float, y: float, width: float, height: float, *, fill: str = "rest", idle: bool = False,
        label: str = "", **more: Any,
    ) -> None:  # fmt: skip
        """A part of a model: filled if active, outlined in the same pattern if it is stored and idle."""
        edge: dict[str, Any] = (
            {"stroke": colour(fill), "stroke_dasharray": "4 3"} if idle else {}
        )
        look = {"fill": self.paint(fill, idle), **edge, **more}
        self.add(
            "rect",
            x=float(x),
            y=float(y),
            width=float(width),
            height=float(height),
            rx=min(2, height / 4),
            **look,
        )
        if label:
            # the ground of a letter is one colour, not a pattern
            ground: dict[str, Any] = {
                "stroke": colour("paper" if idle else fill),
                "stroke_width": 4,
                "paint_order": "stroke",
            }
            ink = "ink" if idle else "paper"
            self.text(
                x + width / 2,
                y + height / 2 + 5,
                label,
                fill=ink,
                anchor="middle",
                size=SMALL,
                **ground,
            )

    def tensor(
        self, x: float, y: float, shape: tuple[int, int], *, unit: float, fill: str = "rest", idle: bool = False,
        label: str = "",
    ) -> tuple[float, float]:  # fmt: skip
        """An array of (rows, columns), `unit` canvas units a number on both sides, so that areas compare.

        Its label stands above, its shape below.  A side too thin to see is drawn thicker, and the words say so.
        Gives width and height, for what is drawn next to it.
        """
        rows, columns = shape
        width, height = max(columns * unit, 1), max(rows * unit, 1)
        self.box(x, y, width, height, fill=fill, idle=idle)
        if label:
            self.text(x, y - 6, label, size=SMALL, bold=True)
        thicker = " (drawn thicker)" if min(shape) * unit < 1 else ""
        self.text(
            x,
            y + height + 16,
            f"{rows:,} × {columns:,}{thicker}",
            fill="muted",
            size=SMALL,
        )
        return width, height

    def strip(
        self, parts: Sequence[tuple[str, float, str]], *, y: float, x: float = 0, width: float = WIDTH,
        height: float = 40, idle: Collection[str] = (), whole: float | None = None,
    ) -> None:  # fmt: skip
        """Parts of a whole side by side, true to size: (group, value, words); words appear where they fit.

        Strips drawn with the same `whole` can be compared.  Parts too thin to see are named below.
        """
        whole = whole or sum(value for _, value, _ in parts)
        thin = []
        for group, value, words in parts:
            length = width * value / whole
            fits = text_width(words, SMALL) + 8 <= length
            self.box(
                x,
                y,
                length,
                height,
                fill=group,
                idle=group in idle,
                label=words if fits else "",
            )
            if length < 1.5:
                thin.append(words)
            x += length
        if thin:
            self.text(
                x,
                y + height + 17,
                f"too thin to see: {', '.join(thin)}",
                fill="muted",
                size=SMALL,
                anchor="end",
            )

    def legend(
        self, groups: Iterable[str], *, y: float, x: float = 1, idle: Collection[str] = (),
        words: Mapping[str, str] = GROUPS,
    ) -> float:  # fmt: skip
        """Groups by colour, pattern and name, in as many rows as they need; gives the height used."""
        left, top = x, y
        for group in groups:
            room = (
                24 + text_width(words[group], SMALL) + 20
            )  # a phone shows words a size larger
            if x > left and x + room > WIDTH:
                x, y = left, y + 24
            self.box(x, y, 18, 14, fill=group, idle=group in idle)
            self.text(x + 24, y + 12, words[group], size=SMALL)
            x += room
        return y + 14 - top

    def bits(
        self, x: float, y: float, digits: str, fields: Sequence[tuple[str, int]], *, cell: float = 14
    ) -> float:  # fmt: skip
        """A number as it is stored: one cell a bit, filled for 1, outlined for 0; fields as (words, bits) named below.

        Gives the x where it ends.
        """
        rest = iter(digits)
        for words, length in fields:
            start = x
            for digit in (next(rest) for _ in range(length)):
                one = digit == "1"
                self.add(
                    "rect", x=float(x), y=float(y), width=cell - 1.5, height=cell * 1.5, rx=1,
                    fill=colour("ink") if one else "none", stroke=colour("ink"),
                )  # fmt: skip
                ink = "paper" if one else "ink"
                self.text(
                    x + cell / 2 - 0.75,
                    y + cell * 1.05,
                    digit,
                    fill=ink,
                    size=cell * 0.8,
                    anchor="middle",
                )
                x += cell
            self.line(
                [(start, y + cell * 1.5 + 6), (x - 1.5, y + cell * 1.5 + 6)],
                stroke="muted",
                width=1,
            )
            middle = (start + x - 1.5) / 2
            self.text(
                middle,
                y + cell * 1.5 + 22,
                words,
                fill="muted",
                size=SMALL,
                anchor="middle",
            )
            x += 6
        return x - 6

    def bars(
        self, rows: Sequence[tuple[str, float, str]], *, left: float = 130, top: float = 8,
        fill: str | Sequence[str] = "accent",
        longest: float | None = None, row_height: float = 34,
    ) -> None:  # fmt: skip
        """Horizontal bars, true to size: rows of (label, value, value in words); one fill, or one a row."""
        fills = [fill] * len(rows) if isinstance(fill, str) else fill
        longest = longest or max(value for _, value, _ in rows)
        room = WIDTH - left - 110
        for i, (label, value, words) in enumerate(rows):
            y = top + i * row_height
            self.text(left - 8, y + 17, label, anchor="end", size=SMALL)
            width = room * value / longest
            self.box(left, y + 3, width, row_height - 14, fill=fills[i])
            self.text(left + width + 6, y + 17, words, fill="muted", size=SMALL)

    def plot(
        self, *, x: tuple[float, float], y: tuple[float, float], x_label: str = "", y_label: str = "",
        x_ticks: Sequence[Tick] = (), y_ticks: Sequence[Tick] = (), top: float = 26, left: float = 58, log: str = "",
    ) -> "Plot":  # fmt: skip
        """Axes over ranges `x` and `y`, filling the canvas below `top`; `log` is "x", "y" or "xy".

        A tick is a number, or a number and the words that stand for it: (1e9, "billion").
        """
        return Plot(self, x, y, x_label, y_label, x_ticks, y_ticks, top, left, log)

    def svg(self) -> str:
        """The whole file, on lines of its own and without blank ones, as pages include it."""
        head = (
            f'<svg xmlns="http://www.w3.org/2000/svg" class="fig" viewBox="0 0 {WIDTH} {number(self.height)}"'
            f' data-search-exclude="" role="img" aria-labelledby="{self.name}-title {self.name}-desc"{self.frame}>'
        )
        title = (
            f'<title id="{self.name}-title">{escape(self.title, quote=False)}</title>'
        )
        description = f'<desc id="{self.name}-desc">{escape(self.description, quote=False)}</desc>'
        patterns = (
            [f"<defs>{''.join(self._patterns.values())}</defs>"]
            if self._patterns
            else []
        )
        return "\n".join([head, title, description, *patterns, *self._parts, "</svg>"])


SHAPES = {
    "square": [(-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)],
    "diamond": [(0, -1.3), (1.3, 0), (0, 1.3), (-1.3, 0)],
    "triangle": [(0, -1.2), (1.15, 0.9), (-1.15, 0.9)],
}


def _tick(tick: Tick) -> tuple[float, str]:
    return tick if isinstance(tick, tuple) else (tick, f"{tick:,}")


def _share(value: float, ends: tuple[float, float], log: bool) -> float:
    """Where `value` lies between `ends`, from 0 to 1."""
    low, high = map(log10, ends) if log else ends
    return ((log10(value) if log else value) - low) / (high - low)


class Plot:
    """Axes of a figure; its methods take data, not canvas units."""

    def __init__(
        self, figure: Figure, x: tuple[float, float], y: tuple[float, float], x_label: str, y_label: str,
        x_ticks: Sequence[Tick], y_ticks: Sequence[Tick], top: float, left: float, log: str,
    ) -> None:  # fmt: skip
        self.figure, self.x, self.y, self.log = figure, x, y, log
        self.left, self.right, self.top, self.bottom = (
            left,
            WIDTH - 12,
            top,
            figure.height - 48,
        )
        numbers = (*x, *y, self.left, self.right, self.top, self.bottom)
        figure.frame = f' data-plot="{" ".join(map(number, numbers))}"' + (
            f' data-log="{log}"' if log else ""
        )
        for tick, words in map(_tick, y_ticks):
            level = self.at(x[0], tick)[1]
            figure.line(
                [(self.left, level), (self.right, level)], stroke="rule", width=1
            )
            figure.text(
                self.left - 8, level + 5, words, fill="muted", size=SMALL, anchor="end"
            )
        for tick, words in map(_tick, x_ticks):
            place = self.at(tick, y[0])[0]
            figure.line(
                [(place, self.bottom), (place, self.bottom + 5)],
                stroke="muted",
                width=1,
            )
            middle = min(
                place, WIDTH - text_width(words, SMALL) / 2
            )  # the last one stays on the canvas
            figure.text(
                middle,
                self.bottom + 20,
                words,
                fill="muted",
                size=SMALL,
                anchor="middle",
            )
        figure.line(
            [(self.left, self.bottom), (self.right, self.bottom)],
            stroke="muted",
            width=1,
        )
        figure.text(
            (self.left + self.right) / 2,
            self.bottom + 40,
            x_label,
            size=SMALL,
            anchor="middle",
        )
        figure.text(6, 14, y_label, size=SMALL)

    def at(self, x: float, y: float) -> tuple[float, float]:
        """Data to canvas."""
        across, up = (
            _share(x, self.x, "x" in self.log),
            _share(y, self.y, "y" in self.log),
        )
        return self.left + across * (self.right - self.left), self.bottom - up * (
            self.bottom - self.top
        )

    @contextlib.contextmanager
    def clipped(self) -> Iterator[None]:
        """What is drawn within shows only inside the axes; an inner svg clips without an id."""
        outside, self.figure._parts = self.figure._parts, []
        yield
        inside, self.figure._parts = self.figure._parts, outside
        box = self.left, self.top, self.right - self.left, self.bottom - self.top
        frame = dict(zip(("x", "y", "width", "height"), map(float, box), strict=True))
        self.figure.add(
            "svg", "\n".join(inside), viewBox=" ".join(map(number, box)), **frame
        )

    def points(
        self, xs: Iterable[float], ys: Iterable[float], *, fill: str = "ink", radius: float = 4, shape: str = "circle"
    ) -> None:  # fmt: skip
        """A scatter; `shape` (circle, square, diamond, triangle) tells series apart without their colour."""
        for x, y in zip(xs, ys, strict=True):
            cx, cy = self.at(x, y)
            if shape == "circle":
                self.figure.add("circle", cx=cx, cy=cy, r=radius, fill=colour(fill))
            else:
                path = " ".join(
                    f"{number(cx + radius * dx)} {number(cy + radius * dy)}"
                    for dx, dy in SHAPES[shape]
                )
                self.figure.add("path", d=f"M{path}Z", fill=colour(fill))

    def line(self, points: Iterable[tuple[float, float]], *, stroke: str = "accent", width: float = 2.5,
             **more: Any) -> None:  # fmt: skip
        self.figure.line(
            [self.at(x, y) for x, y in points], stroke=stroke, width=width, **more
        )

    def label(
        self,
        x: float,
        y: float,
        words: str,
        *,
        dx: float = 0,
        dy: float = 0,
        **more: Any,
    ) -> None:
        """Words at a data point, moved by `dx`, `dy` canvas units."""
        px, py = self.at(x, y)
        self.figure.text(px + dx, py + dy, words, **more)
