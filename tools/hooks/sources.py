"""Footnotes from one file: a page writes `[^key]`, this hook adds the definitions that the page uses."""

import tomllib

from mkdocs.exceptions import PluginError

from tools.hooks.project import root_of
from tools.pages import cited

REQUIRED = ("authors", "title", "year", "where", "read")


def on_page_markdown(markdown, page, config, files):
    root = root_of(config)
    sources = load(root / "docs" / "sources.toml")
    keys = cited(markdown, root / "snippets")
    if unknown := [key for key in keys if key not in sources]:
        raise PluginError(f"{page.file.src_uri}: unknown source {', '.join(unknown)}: add it to docs/sources.toml")
    return markdown + "\n\n" + "\n".join(f"[^{key}]: {cite(sources[key])}" for key in keys)


def load(file):
    """Key → source.  Raises PluginError with the key and the field that is missing."""
    try:
        sources = tomllib.loads(file.read_text("utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise PluginError(f"{file.name}: {error}") from None
    for key, source in sources.items():
        if missing := [field for field in REQUIRED if field not in source]:
            raise PluginError(f"{file.name}: source {key} has no {', '.join(missing)}")
    return sources


def cite(source):
    """One line of Markdown: who, what (linked where an address is known), when, where, and when it was read."""
    title = f"*{source['title']}*"
    if "url" in source:
        title = f"[{title}]({source['url']})"
    note = f" {source['note']}" if "note" in source else ""
    return f"{source['authors']}, {title}, {source['year']}, {source['where']}.{note} Read {source['read']}."
