"""What the search index holds: the words of a page and other words for its subject; no programs, outputs or figures.

Those would be half of the index, and lead readers who search for a word to code or a row that happens to have it.
Of a model page it holds the name, other names and the first sentence: there are too many to be found for all words.
Of a source it holds authors, title and year.
"""

import json
import re
from pathlib import Path

from mkdocs.plugins import event_priority

from tools.hooks.project import root_of
from tools.pages import model_pages

_also = {}  # address of a page → other words for it (front matter `also`)
_models, _labs = set(), set()  # addresses
TABLE = re.compile(r"<table(>.*?</table>)", re.DOTALL)
# The end of a footnote as tools/hooks/sources.py writes it, from its year on.
SOURCE = re.compile(r"(, (?:19|20)\d\d), (?:(?!</p>).)*?Read \w+ \d{4}\.[^<]*(?=</p>)")
CELL = re.compile(r"<td[^>]*>(.*?)</td>", re.DOTALL)


def on_page_content(html, page, config, files):
    """Tables of numbers are not for searching."""

    def numeric(match):
        cells = CELL.findall(match[1])
        numbers = sum(bool(re.search(r"\d|—|^$", cell)) for cell in cells)
        return f"<table data-search-exclude{match[1]}" if numbers > len(cells) / 2 else match[0]

    return TABLE.sub(numeric, html)


def on_page_context(context, page, config, nav):
    if page.meta.get("also"):
        _also[page.url] = re.split(r"\s*,\s*", page.meta["also"])
    if page.file.src_uri.endswith(".py"):
        _labs.add(page.url)
    if page.file.src_uri in model_pages(root_of(config)):
        _models.add(page.url)
        _also.setdefault(page.url, [])


@event_priority(-50)  # after the search plugin wrote the index, before the offline plugin copies it
def on_post_build(config):
    file = Path(config.site_dir) / "search" / "search_index.json"
    index = json.loads(file.read_text("utf-8"))
    index["docs"] = [
        entry
        for entry in index["docs"]
        if entry["location"].partition("#")[0] not in _models or "#" not in entry["location"]
    ]
    for entry in index["docs"]:
        if entry["location"] in _models:
            entry["text"] = entry["text"].partition("</p>")[0] + "</p>"
        entry["text"] = SOURCE.sub(r"\1", re.sub(r"<pre.*?</pre>", "", entry["text"], flags=re.DOTALL))
        if entry["location"] in _also:
            entry["tags"] = [entry["title"], *_also[entry["location"]]]
        if entry["location"] in _labs:  # some are named like an article
            entry["title"] = f"Lab: {entry['title']}"
        if entry["location"] in _models:  # "deepseekv3" is typed too
            entry["tags"].append(re.sub(r"[^a-z0-9]", "", entry["title"].lower()))
    file.write_text(json.dumps(index, separators=(",", ":"), ensure_ascii=False), "utf-8")
