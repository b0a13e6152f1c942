"""Two lists that pages ask for by a comment: every source with the pages that cite it, every program with its page."""

import ast
import posixpath
import zipfile
from collections import defaultdict
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
KINDS = {"figures": "figure or data", "real": "table", "wrong": "wrong on purpose", "command": "command"}


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


def on_page_markdown(markdown, page, config, files):
    for comment, listing in (("<!-- every source -->", _sources), ("<!-- every program -->", _programs)):
        if comment in markdown:
            pages = {file.src_uri: _split(file) for file in files.documentation_pages()}
            markdown = markdown.replace(comment, listing(root_of(config), pages, posixpath.dirname(page.file.src_uri)))
    return markdown


def _split(file):
    """A page's title, and its Markdown without the front matter."""
    markdown, data = meta.get_data(file.content_string)
    return data.get("title", file.name), markdown


def _link(page, title, here):
    return f"[{title}]({posixpath.relpath(page, here)})"


def _sources(root, pages, here):
    """One paragraph a work, by author; works that are cited for several places list them."""
    cites = defaultdict(list)
    for page, (title, markdown) in pages.items():
        for key in cited(markdown, root / "snippets"):
            cites[key].append(_link(page, title, here))
    sources = load(root / "docs" / "sources.toml")

    def work(key):
        return sources[key]["authors"], str(sources[key]["year"]), sources[key]["title"]

    lines = []
    for (authors, year, title), keys in groupby(sorted(sources, key=work), key=work):
        keys = list(keys)
        url = next((sources[key]["url"] for key in keys if "url" in sources[key]), "")
        lines.append(f"**{authors}**, {f'[*{title}*]({url})' if url else f'*{title}*'}, {year}.\n")
        for key in keys:
            source = sources[key]
            note = f" {source['note']}" if "note" in source else ""
            cited_in = ", ".join(cites[key]) or "no page"
            lines.append(f"- {source['where']}.{note} Read {source['read']}. Cited in {cited_in}.")
        lines.append("")
    return "\n".join(lines)


def _programs(root, pages, here):
    """A table a chapter: the program as a download, what it shows, the pages that show it."""
    shown_on = defaultdict(list)
    for page, (title, markdown) in pages.items():
        for path in dict.fromkeys(path.split(".")[0] for path, _ in includes(markdown)):
            shown_on[path].append(_link(page, title, here))
    lines = []
    for chapter, programs in groupby(find(root), key=lambda program: program.path.parts[0]):
        lines += [f"## {chapter} " + "{ .folder }", "", "| program | what it shows | page |", "|---|---|---|"]
        for program in programs:
            kind = f" ({KINDS[program.kind]})" if program.kind in KINDS else ""
            where = ", ".join(shown_on[program.path.with_suffix("").as_posix()])
            download = posixpath.relpath(f"programs/{program}", here)
            name = f"[`{program.path.name}`]({download}) {what_it_made(program, download)}".rstrip()
            lines.append(f"| {name} | {purpose(program)}{kind} | {where} |")
        lines.append("")
    return "\n".join(lines)


def purpose(program: Program) -> str:
    """The first line of its docstring; a command shows itself."""
    if program.kind == "command":
        return f"`{program.source.strip()}`"
    return (ast.get_docstring(ast.parse(program.source)) or "").partition("\n")[0]
