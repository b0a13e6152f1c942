"""A page that has moved stays where it was as a redirect: front matter `moved_from`, a list of its old addresses."""

import posixpath
from pathlib import Path

from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.utils import get_relative_url

REDIRECT = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="robots" content="noindex">
<meta name="description" content="{title} has moved to another address.">
<meta http-equiv="refresh" content="0; url={to}">
<title>{title} has moved</title>
</head>
<body data-md-color-scheme="default"><p>This page has moved: <a href="{to}">{title}</a></p></body>
</html>
"""
_moved = {}  # old address of a page's file → the page


def on_pre_build(config):
    _moved.clear()


def on_page_context(context, page, config, nav):
    for address in page.meta.get("moved_from", []):
        old = posixpath.join(address, "index.html") if config.use_directory_urls else address.rstrip("/") + ".html"
        _moved[old] = page


@event_priority(-80)  # the check of dead links comes after
def on_post_build(config):
    for old, page in _moved.items():
        target = Path(config.site_dir) / old
        if target.exists():
            raise PluginError(f"{page.file.src_uri}: moved_from names {old}, which is a page of today")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(REDIRECT.format(title=page.title, to=get_relative_url(page.file.url, old)), "utf-8")
