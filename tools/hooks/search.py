"""What the search index holds: the words of a page and other words for its subject; no programs, outputs or figures.

Those would be half of the index, and lead readers who search for a word to code or a row that happens to have it.
"""

import json
import re
from pathlib import Path

from mkdocs.plugins import event_priority

_also = {}  # address of a page → other words for it (front matter `also`)


TABLE = re.compile(r"<table(>.*?</table>)", re.DOTALL)
CELL = re.compile(r"<td[^>]*>(.*?)</td>", re.DOTALL)


def on_page_content(html, page, config, files):
    """Tables of numbers are not for searching."""

    def numeric(match):
        cells = CELL.findall(match[1])
        numbers = sum(bool(re.search(r"\d|—|^$", cell)) for cell in cells)
        return f"<table data-search-exclude{match[1]}" if numbers > len(cells) / 2 else match[0]

    return TABLE.sub(numeric, html)


def on_page_context(context, page, config, nav):
    if also := page.meta.get("also"):
        _also[page.url] = also


@event_priority(-50)  # after the search plugin wrote the index, before the offline plugin copies it
def on_post_build(config):
    file = Path(config.site_dir) / "search" / "search_index.json"
    index = json.loads(file.read_text("utf-8"))
    for entry in index["docs"]:
        entry["text"] = re.sub(r"<pre.*?</pre>", "", entry["text"], flags=re.DOTALL)
        if also := _also.get(entry["location"]):
            entry["text"] += f" <p>{also}</p>"
    file.write_text(json.dumps(index, separators=(",", ":"), ensure_ascii=False), "utf-8")
