"""Where a page links the program that drew a figure or made its numbers, what it made is linked beside it."""

import re
from pathlib import Path

from tools.hooks.project import root_of
from tools.programs import Program

FIGURE = re.compile(r"\]\(((?:\.\./)*programs/([^)]*/figures/\w+\.py))\)")
OFFERED = {".svg": "SVG", ".json": "JSON"}  # a table stands on the page itself


def on_page_markdown(markdown, page, config, files):
    def beside(match):
        made = what_it_made(Program(root_of(config), Path(match[2])), match[1])
        return f"{match[0]} ({made})" if made else match[0]

    return FIGURE.sub(beside, markdown)


def what_it_made(program: Program, link: str) -> str:
    """Links to the picture or the numbers that a program printed, which lie beside it; `link` leads to the program."""
    return " ".join(
        f"[{OFFERED[kept.suffix]}]({link.removesuffix(program.path.suffix)}{kept.suffix})"
        for kept in program.kept
        if kept.suffix in OFFERED
    )
