"""What the search index holds: the words of a page without its programs and outputs, and other words for its subject.

Programs and outputs are a third of the index, and lead readers who search for a word to code that happens to use it.
"""

import json
import re
from pathlib import Path

from mkdocs.plugins import event_priority

_also = {}  # address of a page → other words for it (front matter `also`)


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
