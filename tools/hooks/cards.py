"""A card image for each page, for the previews that other sites show; only where the site's address is known.

Drawn by Pillow with the DejaVu fonts that come with matplotlib: no network, and the same bytes in every build.
"""

import math
import re
from pathlib import Path

SIZE, MARGIN = (1200, 630), 80
INK, MUTED, PAPER, ACCENT, RULE = "#1b2330", "#566070", "#ffffff", "#4a3fd0", "#d3d9e2"
DIAL = 50  # radius of the mark in the corner
WIDTH = SIZE[0] - 2 * MARGIN
FOOT = SIZE[1] - MARGIN - 40  # the rule above the site's name
TITLES, WORDS, NAMES = (64, 56, 48), (32, 28, 25, 22), (30,)  # sizes of type: the largest that fits
LEADING = 1.45


def on_page_context(context, page, config, nav):
    if not config.site_url:
        return
    target = Path(config.site_dir) / "cards" / Path(page.file.src_uri).with_suffix(".png")
    target.parent.mkdir(parents=True, exist_ok=True)
    draw(
        page.meta.get("title", page.title), page.meta.get("description", config.site_description), config.site_name
    ).save(target, optimize=True)


def draw(title: str, words: str, name: str):
    """The image: the mark and the site's name, the page's title, and its answer."""
    from matplotlib import get_data_path
    from PIL import Image, ImageDraw, ImageFont

    fonts = Path(get_data_path()) / "fonts" / "ttf"
    image = Image.new("RGB", SIZE, PAPER)
    pen = ImageDraw.Draw(image)

    def write(text, top, bottom, sizes, color, weight="", width=WIDTH):
        for size in sizes:
            font = ImageFont.truetype(str(fonts / f"DejaVuSans{weight}.ttf"), size)
            lines = _lines(text, lambda line, font=font: font.getlength(line) <= width)
            below = top + len(lines) * size * LEADING
            if below <= bottom:
                break
        pen.multiline_text((MARGIN, top), "\n".join(lines), color, font, spacing=size * (LEADING - 1.1))
        return below

    _mark(pen, (SIZE[0] - MARGIN - DIAL, MARGIN + DIAL), DIAL)
    below = write(title, MARGIN + 10, MARGIN + 10 + 2 * TITLES[0] * LEADING, TITLES, INK, "-Bold", WIDTH - 3 * DIAL)
    write(words, below + 30, FOOT - 15, WORDS, MUTED)
    pen.line((MARGIN, FOOT, SIZE[0] - MARGIN, FOOT), RULE, 2)
    write(name, FOOT + 20, SIZE[1], NAMES, ACCENT, "-Bold")
    return image


def _lines(text: str, fits) -> list[str]:
    """Lines of whole words, each as long as fits; a word may break after its hyphens."""
    lines = [""]
    for word in re.findall(r"\S+?-(?=\w)|\S+\s*", text):
        if lines[-1] and not fits((lines[-1] + word).rstrip()):
            lines.append("")
        lines[-1] += word
    return [line.rstrip() for line in lines]


def _mark(pen, center, radius):
    """The dial: an open ring and its pointer."""
    x, y = center
    pen.arc((x - radius, y - radius, x + radius, y + radius), 135, 405, ACCENT, 10)
    angle = math.radians(-55)
    pen.line((x, y, x + 0.75 * radius * math.cos(angle), y + 0.75 * radius * math.sin(angle)), ACCENT, 10)
