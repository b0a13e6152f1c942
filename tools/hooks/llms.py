"""Each page's Markdown beside it, programs and outputs in place; `llms.txt` lists the pages, `llms-full.txt` has all.

A language model that reads the site gets the same words, numbers, statuses and sources as a person.
"""

import html
import posixpath
import re
from pathlib import Path

from mkdocs.plugins import event_priority
from mkdocs.utils import get_relative_url

from tools.hooks.project import root_of
from tools.pages import FENCE, INCLUDE
from tools.programs import Program

FIGURE = re.compile(r"^<figure.*?^</figure>$", re.MULTILINE | re.DOTALL)
SVG_TEXT = re.compile(r'<(?:title|desc)\b[^>]*>(.*?)</|role="img" aria-label="([^"]*)"', re.DOTALL)
LINK = re.compile(r"\]\((?!\w+:|#|/)([^)#?\s]+)([#?][^)\s]*)?\)")
BADGE = re.compile(r'<span class="badge[ \w]*">([\w-]+)</span>')  # in included tables too
FENCE_START = re.compile(r"^([ \t]*`{3,}) ?\{ \.(\w+)[^}\n]*\}$", re.MULTILINE)
WRONG = re.compile(r"^([ \t]*)(?=`{3,} ?\{[^}\n]* \.wrong\b)", re.MULTILINE)
REWRITES = (  # what only this site's renderer understands → plain Markdown; programs stay as they are
    (re.compile(r"^<details[^>]*>\s*<summary>(.*?)</summary>$|^</details>$", re.MULTILINE), r"\1"),
    (re.compile(r"^(#+ )(.*) \{ \.misreading \}$", re.MULTILINE), r"\1Often misread: \2"),
    (re.compile(r"^[ \t]*\{ [.#:][^}\n]*\}\n|[ \t]*\{ [.#:][^}\n]*\}$", re.MULTILINE), ""),
    (re.compile(r"<script.*?</script>|</?(?:div|p|a|ul|li|\w+-\w+)\b[^>]*>|<!--.*?-->", re.DOTALL), ""),
    (re.compile(r"\n{3,}"), "\n\n"),
)
FOLDED = re.compile(
    r'^(?:\?\?\?|!!!|===)\+? ?(?:\w+)?(?: ?"(?P<title>[^"]*)")?\n(?P<body>(?:(?: {4}.*)?\n)+)', re.MULTILINE
)

BASE = "<!-- Before each page stands its address; the links in the page are relative to it. -->\n"

_pages: dict[str, tuple[str, str, str]] = {}  # source → address, description, Markdown
_chapters: list[tuple[str, list[str]]] = []  # title, sources of its pages


@event_priority(-100)  # after the hooks that add footnotes and lists
def on_page_markdown(markdown, page, config, files):
    text = plain(markdown, root_of(config))
    text = LINK.sub(lambda match: f"]({_address(match[1], page, files)}{match[2] or ''})", text)
    _pages[page.file.src_uri] = page.file.dest_uri, page.meta.get("description", ""), text


def plain(markdown: str, root: Path) -> str:
    """The page as Markdown that anything can read: includes in place, figures as their descriptions."""

    def include(match):
        file = root / "snippets" / match["path"]
        if file.suffix == ".json":
            return ""
        program = Program(root, Path(match["path"]))
        text = program.regions[match["region"]] if match["region"] else program.shown
        return "\n".join(match["indent"] + line for line in text.rstrip().splitlines())

    def figure(match):
        words = [" ".join(html.unescape(text).split()) for text in _described(INCLUDE.sub(include, match[0]))]
        return f"Figure: {'. '.join(words)}" if words else ""

    def unfold(match):
        body = re.sub(r"^ {4}", "", match["body"], flags=re.MULTILINE)
        return f"**{match['title']}**\n\n{body}" if match["title"] else body

    def prose(text):
        for pattern, replacement in REWRITES:
            text = pattern.sub(replacement, text)
        return text

    markdown = WRONG.sub(r"\1Wrong on purpose:\n\n\1", markdown)
    text = FENCE_START.sub(r"\1\2", FOLDED.sub(unfold, FIGURE.sub(figure, markdown)))
    fences = [match[0] for match in FENCE.finditer(text)]
    pieces = [prose(piece) for piece in FENCE.sub("\0", text).split("\0")]
    text = pieces[0] + "".join(fence + piece for fence, piece in zip(fences, pieces[1:], strict=True))
    return BADGE.sub(r"(\1)", INCLUDE.sub(include, text)).strip() + "\n"


def _described(svg):
    return ["".join(words) for words in SVG_TEXT.findall(svg)]


def _address(link, page, files):
    """A link that was right beside the source, right beside the page's Markdown."""
    target = posixpath.normpath(posixpath.join(posixpath.dirname(page.file.src_uri), link))
    if file := files.get_file_from_path(target):
        target = _twin(file.dest_uri) if file.is_documentation_page() else file.dest_uri
    return get_relative_url(target, _twin(page.file.dest_uri))


def _twin(address):
    return posixpath.splitext(address)[0] + ".md"


def on_nav(nav, config, files):
    _pages.clear()
    _pages.update({page.file.src_uri: ("", "", "") for page in nav.pages})  # in the order of the navigation
    _chapters[:] = [(item.title, [page.file.src_uri for page in item.children or [item]]) for item in nav.items]


def on_post_build(config):
    site = Path(config.site_dir)
    listing, whole = [f"# {config.site_name}\n", f"> {config.site_description}\n"], [BASE]
    listed = {source for _, sources in _chapters for source in sources}
    others = [source for source in _pages if source not in listed]  # pages outside the navigation
    for chapter, sources in [*_chapters, *([("A page each", others)] if others else [])]:
        listing.append(f"## {chapter}\n")
        for source in sources:
            address, description, text = _pages[source]
            twin = site / _twin(address)
            twin.write_text(text, "utf-8")
            title = text.partition("\n")[0].removeprefix("# ")
            listing.append(f"- [{title}]({_twin(address)}): {description}")
            whole.append(f"<!-- {_twin(address)} -->\n\n{text}")
        listing.append("")
    (site / "llms.txt").write_text("\n".join(listing), "utf-8")
    (site / "llms-full.txt").write_text("\n".join(whole), "utf-8")
