"""What the hooks and the tests need to know about a page's Markdown."""

import re
from collections.abc import Iterator
from pathlib import Path

INCLUDE = re.compile(r'^(?P<indent>[ \t]*)--8<-- "(?P<path>[^":]+)(?::(?P<region>[\w-]+))?"[ \t]*$', re.MULTILINE)
FENCE = re.compile(r"^(?P<indent>[ \t]*)(?P<ticks>`{3,}).*?^(?P=indent)(?P=ticks)[ \t]*$", re.MULTILINE | re.DOTALL)
INLINE_CODE = re.compile(r"(`+)(?!`).+?(?<!`)\1(?!`)")
FOOTNOTE = re.compile(r"\[\^([\w-]+)\](?!:)")


# A model page is one that `make outputs` writes from the template in tools/model_pages.py; its front matter says so.
MARK = "generated: tools/model_pages.py"


def model_pages(root: Path) -> dict[str, Path]:
    """Source of each model page below docs/ → the model's file.  Its name is the file's, with hyphens for dots."""
    files = sorted((root / "snippets" / "anatomy" / "models").glob("*.json"))
    return {f"models/{file.stem.replace('.', '-')}.md": file for file in files}


def includes(markdown: str) -> Iterator[tuple[str, str | None]]:
    """Each file that the page includes, with the region if only that is included."""
    for match in INCLUDE.finditer(markdown):
        yield match["path"], match["region"]


def without_code(markdown: str) -> str:
    return INLINE_CODE.sub("", FENCE.sub("", markdown))


def expanded(markdown: str, base: Path) -> str:
    """The page with its included Markdown tables in place; code has gone, since no markup counts in it."""

    def table(match: re.Match[str]) -> str:
        file = base / match["path"]
        return file.read_text("utf-8") if file.name.endswith(".md") and file.is_file() else ""

    return INCLUDE.sub(table, without_code(markdown))


def cited(markdown: str, base: Path) -> list[str]:
    """The source keys that the page cites, in order of first use, included tables counted too."""
    return list(dict.fromkeys(FOOTNOTE.findall(expanded(markdown, base))))
