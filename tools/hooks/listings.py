"""Two lists that pages ask for by a comment: every source with the pages that cite it, every program with its page."""

import ast
import posixpath
import re
import zipfile
from collections import Counter, defaultdict
from itertools import groupby

from mkdocs.structure.files import File
from mkdocs.utils import meta

from tools import pyz
from tools.hooks.captions import what_it_made
from tools.hooks.project import root_of
from tools.hooks.sources import load
from tools.pages import cited, includes
from tools.programs import Program, find

ZIP = "downloads/programs.zip"
LINKED = re.compile(r"programs/([\w/]+)\.py\)")
KINDS = {"figures": "table", "real": "table", "wrong": "wrong on purpose", "command": "command"}


def on_files(files, config):
    """All programs in one file, in the folders in which the site has them."""
    root = root_of(config)
    if programs := find(root):
        archive = root / ".cache" / "programs.zip"
        archive.parent.mkdir(exist_ok=True)
        members = {f"programs/{program}": program.file.read_bytes() for program in programs}
        pyz.write_zip(archive, members, zipfile.ZIP_DEFLATED)
        files.append(File.generated(config, ZIP, abs_src_path=str(archive)))
    return files


_chapters = {}  # page → title of its chapter, in the order of the site


def on_nav(nav, config, files):
    _chapters.clear()
    _chapters.update((page.file.src_uri, page.ancestors[-1].title if page.ancestors else "") for page in nav.pages)


def on_page_markdown(markdown, page, config, files):
    for comment, listing in (("<!-- every source -->", _sources), ("<!-- every program -->", _programs)):
        if comment in markdown:
            found = {file.src_uri: _split(file) for file in files.documentation_pages()}
            pages = {uri: found[uri] for uri in [*_chapters, *found] if uri in found}  # those of the navigation first
            markdown = markdown.replace(comment, listing(root_of(config), pages, posixpath.dirname(page.file.src_uri)))
    return markdown


def _split(file):
    """A page's title, and its Markdown without the front matter."""
    markdown, data = meta.get_data(file.content_string)
    return data.get("title", file.name), markdown


def _link(page, title, here):
    return f"[{title}]({posixpath.relpath(page, here)})"


def _sources(root, pages, here):
    """One paragraph a work, by family name; works that are cited for several places list them."""
    cites = defaultdict(list)
    for page, (title, markdown) in pages.items():
        for key in cited(markdown, root / "snippets"):
            cites[key].append(_link(page, title, here))
    sources = load(root / "docs" / "sources.toml")
    usual, _ = Counter(source["read"] for source in sources.values()).most_common(1)[0]

    def work(key):
        source = sources[key]
        return _family(source["authors"]), source["authors"], str(source["year"]), source["title"]

    def place(key):
        source = sources[key]
        where = ". ".join(part.rstrip(".") for part in (source["where"], source.get("note", "")) if part)
        read = "" if source["read"] == usual else f" Read {source['read']}."
        return f"{where}.{read} Cited in {', '.join(cites[key]) or 'no page'}."

    letters, lines = [], []
    for (family, authors, year, title), keys in groupby(sorted(sources, key=work), key=work):
        keys = list(keys)
        url = next((sources[key]["url"] for key in keys if "url" in sources[key]), "")
        mark = "" if family[0] in letters else f"\n{{ #{family[0]} }}"
        letters += [family[0]] if mark else []
        head = f"**{authors}**, {f'[*{title}*]({url})' if url else f'*{title}*'}, {year}"
        if len(keys) == 1:
            lines += [f"{head}, {place(keys[0])}{mark}", ""]
        else:
            lines += [f"{head}:{mark}", "", *(f"- {place(key)}" for key in keys), ""]
    read = f"Where no month stands, one of us read the text in {usual}."
    index = " ".join(f"[{letter}](#{letter})" for letter in letters)
    return "\n".join([read, "", index, "{ .letters }", "", *lines])


def _family(authors):
    """What a source is sorted by: its first author's family name, or the name of the house."""
    return re.sub(r"^(?:[A-Z]\.[- ]?)+", "", authors).removeprefix("de ").upper()


def _programs(root, pages, here):
    """Chapter by chapter and page by page: each program as a download, and what it shows."""
    programs = {program.path.with_suffix("").as_posix(): program for program in find(root)}
    shown_on, lines = defaultdict(list), []
    for page, (_, markdown) in pages.items():
        for path in dict.fromkeys(path.split(".")[0] for path, _ in includes(markdown)):
            shown_on[path].append(page)
    for page, (_, markdown) in pages.items():  # whose output is a file to download, which no page includes
        for path in dict.fromkeys(LINKED.findall(markdown)):
            shown_on.setdefault(path, [page])
    for chapter, uris in groupby(pages, key=lambda uri: _chapters.get(uri, "")):
        heading = [f"## {chapter}", ""] if chapter else []
        for page in uris:
            here_first = [path for path, where in shown_on.items() if path in programs and where[0] == page]
            if not here_first:
                continue
            lines += [*heading, f"**{_link(page, pages[page][0], here)}**", ""]
            heading = []
            lines += [_program(programs[path], shown_on[path][1:], pages, here) for path in here_first]
            lines.append("")
    return "\n".join(lines)


def _program(program, others, pages, here):
    download = posixpath.relpath(f"programs/{program}", here)
    made = what_it_made(program, download) or KINDS.get(program.kind, "")
    also = f" Also on {', '.join(_link(page, pages[page][0], here) for page in others)}." if others else ""
    return f"- [`{program.path.name}`]({download}){f' ({made})' if made else ''} {purpose(program)}{also}"


def purpose(program: Program) -> str:
    """The first line of its docstring; a command shows itself."""
    if program.kind == "command":
        return f"`{program.source.strip()}`"
    return (ast.get_docstring(ast.parse(program.source)) or "").partition("\n")[0]
