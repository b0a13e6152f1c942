"""Stop the build on what `--strict` does not see: markup left unrendered, dead links and anchors in the built HTML."""

import posixpath
import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority

UNRENDERED = re.compile(
    r"```|--8<--|\$\$|^\s*(?:!!!|\?\?\?|===) |\[\^[\w-]+\]|\]\(|\]\[|\{ [.#:]|\\[(\[]|(?<!\w)\*\*\w|"
    r"</?(?:svg|path|g|figure|details)\b",
    re.MULTILINE,
)
RAW_TEXT = {"pre", "code", "script", "style", "math"}
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


class Page(HTMLParser):
    """What the checks need of one built page: its text outside code, ids, links, and SVG in a wrong place."""

    def __init__(self, html):
        super().__init__()
        self.text, self.ids, self.links, self.broken_svg = [], set(), [], False
        self._open = []
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        if "id" in values:
            self.ids.add(values["id"])
        if tag == "a" and "name" in values:
            self.ids.add(values["name"])
        self.links += [values[name] for name in ("href", "src") if values.get(name)]
        if tag == "svg" and "role" in values and "p" in self._open:
            self.broken_svg = True
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag):
        if tag in self._open:
            while self._open.pop() != tag:
                pass

    def handle_data(self, data):
        if not RAW_TEXT & set(self._open):
            self.text.append(data)
        elif self._open[-1] == "code" and "pre" not in self._open and "\n" in data:
            self.text.append(f"```{data}")  # code over several lines outside <pre>: a fence that was not seen as one


@event_priority(-90)
def on_post_page(output, page, config):
    parsed = Page(output)
    text = "".join(parsed.text)
    if found := UNRENDERED.search(text):
        near = " ".join(text[max(0, found.start() - 40) : found.end() + 40].split())
        raise PluginError(f"{page.file.src_uri}: markup was left unrendered near: {near}")
    if parsed.broken_svg:
        raise PluginError(
            f"{page.file.src_uri}: an SVG ended up inside a paragraph: include it at column 0 inside <figure>"
        )
    return output


@event_priority(-120)  # after every plugin has written its files
def on_post_build(config):
    site = Path(config.site_dir)
    pages = {path.relative_to(site).as_posix(): Page(path.read_text("utf-8")) for path in site.rglob("*.html")}
    base = urlsplit(config.site_url or "/").path
    problems = [
        f"{name}: dead link {link}"
        for name, page in sorted(pages.items())
        for link in dict.fromkeys(page.links)
        if not _alive(link, name, base, site, pages)
    ]
    if problems:
        raise PluginError("\n" + "\n".join(problems))


def _alive(link, page, base, site, pages):
    parts = urlsplit(link)
    if parts.scheme or parts.netloc:
        return True
    path = unquote(parts.path)
    if path.startswith("/"):
        if not path.startswith(base):
            return False
        target = path[len(base) :]
    else:
        target = posixpath.join(posixpath.dirname(page), path) if path else page
    target = posixpath.normpath(target)
    if (site / target).is_dir():
        target = posixpath.normpath(posixpath.join(target, "index.html"))
    if target.startswith("..") or not (site / target).is_file():
        return False
    return not parts.fragment or target not in pages or unquote(parts.fragment) in pages[target].ids
