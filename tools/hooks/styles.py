"""One style sheet instead of three: on a slow line, text waits for every style that a page names."""

import re
from pathlib import Path

LINK = re.compile(r'\s*<link rel="stylesheet" href="([^"]*?)(assets/[^"]+)">')
ONE = "assets/site.css"  # ours, last in order: the theme's sheets are put before it
MAP = re.compile(r"/\*# sourceMappingURL=.*?\*/\s*")

_sheets: list[str] = []  # the theme's, in the order of the page


def one_sheet(html):
    links = LINK.findall(html)
    if len(links) > 1:
        _sheets[:] = [sheet for _, sheet in links if sheet != ONE]
    last = f'\n<link rel="stylesheet" href="{links[-1][0]}{ONE}">' if links else ""
    return LINK.sub("", html).replace("</head>", f"{last}\n</head>", 1)


def on_post_page(output, page, config):
    return one_sheet(output)


def on_post_template(output_content, template_name, config):
    return one_sheet(output_content) if template_name.endswith(".html") else output_content


def on_post_build(config):
    site = Path(config.site_dir)
    text = "".join(MAP.sub("", (site / sheet).read_text("utf-8")) for sheet in [*_sheets, ONE])
    (site / ONE).write_text(text, "utf-8")
    for sheet in _sheets:
        (site / sheet).unlink()
        (site / f"{sheet}.map").unlink(missing_ok=True)
