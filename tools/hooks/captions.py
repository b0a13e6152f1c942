"""Where a page links the program that drew a figure or made its numbers, what it made is linked beside it."""

import re

from tools.hooks.project import root_of

PROGRAM = re.compile(r"(\]\((?:\.\./)*programs/([^)]*/figures/\w+))\.py\)")
OFFERED = {".svg": "SVG", ".json": "JSON"}  # a table stands on the page itself


def on_page_markdown(markdown, page, config, files):
    snippets = root_of(config) / "snippets"

    def beside(match):
        link, program = match.groups()
        kept = next((ending for ending in OFFERED if (snippets / program).with_suffix(ending).is_file()), None)
        return f"{match[0]} ([{OFFERED[kept]}{link}{kept}))" if kept else match[0]

    return PROGRAM.sub(beside, markdown)
