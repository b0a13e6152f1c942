"""The first use of a glossary term on a page becomes a link to the glossary that shows the definition in place.

The glossary page is the data: a definition list whose terms carry an id and, in `data-also`, other forms.  The last
link of a definition is the term's own page, where it is explained and therefore not marked.
"""

import html
import posixpath
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from mkdocs.exceptions import PluginError
from mkdocs.utils import get_relative_url

PAGE = "reference/glossary.md"
TERM = re.compile(
    r'^(?P<name>[^\n{]+?) \{ #(?P<id>[\w-]+)(?: data-also="(?P<also>[^"]*)")? \}\n:   (?P<text>.+)$', re.M
)
LINK = re.compile(r"\[([^\]]*)\]\(([^)]*)\)")
PIECE = re.compile(r"<(?P<close>/?)(?P<tag>[a-zA-Z][\w-]*)[^>]*?(?P<void>/?)>|<!--.*?-->|[^<]+", re.DOTALL)
NOT_IN = {
    *("a", "button", "code", "pre", "script", "style", "svg", "math", "figure", "summary", "table", "dt"),
    *("h1", "h2", "h3", "h4", "h5", "h6", "sup"),
}
IN = {"p", "li", "dd"}


@dataclass(frozen=True)
class Term:
    name: str
    id: str
    forms: tuple[str, ...]
    text: str  # the definition in plain words
    page: str  # where it is explained, relative to docs/


def terms(markdown: str) -> list[Term]:
    """The terms of the glossary page, in its order.  Raises PluginError for two of one name or form."""
    found, seen = [], {}
    for match in TERM.finditer(markdown):
        links = LINK.findall(match["text"])
        if not links:
            raise PluginError(f"{PAGE}: {match['name']} ends without a link to its page")
        plain = LINK.sub("", match["text"]).replace("`", "").replace("*", "").strip()
        forms = (match["name"], *filter(None, re.split(r"\s*,\s*", match["also"] or "")))
        page = posixpath.normpath(posixpath.join("reference", links[-1][1].partition("#")[0]))
        for form in forms:
            if form.lower() in seen:
                raise PluginError(f"{PAGE}: {form} stands for two terms, {seen[form.lower()]} and {match['name']}")
            seen[form.lower()] = match["name"]
        found.append(Term(match["name"], match["id"], forms, plain, page))
    return found


@cache
def _pattern(all_terms: tuple[Term, ...]):
    """One expression for every form, longest first, and which term each form names."""
    owners = {form.lower(): term for term in all_terms for form in term.forms}
    words = "|".join(re.escape(form) for form in sorted(owners, key=len, reverse=True))
    return re.compile(rf"(?<![\w-])({words})(?:e?s)?(?![\w-])", re.IGNORECASE), owners


def marked(content: str, here: str, glossary: str, all_terms: tuple[Term, ...]) -> str:
    """`content` (HTML) with the first use of each term marked; `here` is the page, `glossary` that page's address."""
    pattern, owners = _pattern(all_terms)
    used, inside, out = set(), [], []

    def mark(match):
        term = owners[match[1].lower()]
        if term in used or term.page == here:
            return match[0]
        used.add(term)
        return (
            f'<a class="term" href="{glossary}#{term.id}" aria-describedby="term-{term.id}">{match[0]}</a>'
            f'<span class="definition" role="tooltip" id="term-{term.id}" data-search-exclude>'
            f"{html.escape(term.text, quote=False)}</span>"
        )

    for piece in PIECE.finditer(content):
        text = piece[0]
        if piece["tag"]:
            tag = piece["tag"].lower()
            if piece["close"]:
                while tag in inside and inside.pop() != tag:
                    pass
            elif not piece["void"] and tag not in ("br", "img", "hr", "input", "wbr"):
                inside.append(tag)
        elif not text.startswith("<!--") and IN & set(inside) and not NOT_IN & set(inside):
            text = pattern.sub(mark, text)
        out.append(text)
    return "".join(out)


_terms: tuple[Term, ...] = ()
LISTS = {PAGE, "reference/sources.md", "reference/programs.md"}


def on_files(files, config):
    global _terms
    file = Path(config.docs_dir) / PAGE
    _terms = tuple(terms(file.read_text("utf-8"))) if file.is_file() else ()


def on_page_content(content, page, config, files):
    if not _terms or page.file.src_uri in LISTS:
        return content
    content, notes, cited = content.partition('<div class="footnote">')
    address = get_relative_url(files.get_file_from_path(PAGE).url, page.url)
    return marked(content, page.file.src_uri, address, _terms) + notes + cited
