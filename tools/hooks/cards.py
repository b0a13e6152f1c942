"""A card image for each page, for the previews that other sites show; only where the site's address is known.

Drawn by Pillow with the DejaVu fonts that come with matplotlib: no network, and the same bytes in every build.
"""

import math
import textwrap
from pathlib import Path

SIZE, MARGIN = (1200, 630), 80
INK, MUTED, PAPER, ACCENT, RULE = "#1b2330", "#566070", "#ffffff", "#4a3fd0", "#d3d9e2"
TITLE, WORDS, NAME = (64, 26), (32, 56), (30, 60)  # size of type, characters a line


def on_page_context(context, page, config, nav):
    if not config.site_url:
        return
    target = Path(config.site_dir) / "cards" / Path(page.file.src_uri).with_suffix(".png")
    target.parent.mkdir(parents=True, exist_ok=True)
    draw(page.title, page.meta.get("description", config.site_description), config.site_name).save(
        target, optimize=True
    )


def draw(title: str, words: str, name: str):
    """The image: the mark and the site's name, the page's title, and its answer."""
    from matplotlib import get_data_path
    from PIL import Image, ImageDraw, ImageFont

    fonts = Path(get_data_path()) / "fonts" / "ttf"
    image = Image.new("RGB", SIZE, PAPER)
    pen = ImageDraw.Draw(image)

    def write(text, at, style, color, weight=""):
        size, width = style
        font = ImageFont.truetype(str(fonts / f"DejaVuSans{weight}.ttf"), size)
        lines = textwrap.wrap(text, width)
        pen.multiline_text((MARGIN, at), "\n".join(lines), color, font, spacing=size * 0.35)
        return at + len(lines) * size * 1.45

    _mark(pen, (SIZE[0] - MARGIN - 50, MARGIN + 50), 50)
    below = write(title, MARGIN + 10, TITLE, INK, "-Bold")
    write(words, below + 30, WORDS, MUTED)
    foot = SIZE[1] - MARGIN
    pen.line((MARGIN, foot - 40, SIZE[0] - MARGIN, foot - 40), RULE, 2)
    write(name, foot - 20, NAME, ACCENT, "-Bold")
    return image


def _mark(pen, center, radius):
    """The dial: an open ring and its pointer."""
    x, y = center
    pen.arc((x - radius, y - radius, x + radius, y + radius), 135, 405, ACCENT, 10)
    angle = math.radians(-55)
    pen.line((x, y, x + 0.75 * radius * math.cos(angle), y + 0.75 * radius * math.sin(angle)), ACCENT, 10)
