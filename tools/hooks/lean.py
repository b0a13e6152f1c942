"""What a page loads: one style sheet instead of three, the rules that this site can use; widgets where one stands.

On a slow line, text waits for every style that a page names.  The theme's sheets serve every site that it can make.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import tinycss2
from mkdocs.plugins import event_priority

LINK = re.compile(r'\s*<link rel="stylesheet" href="([^"]*?)(assets/[^"]+)">')
ONE = "assets/site.css"  # ours, last in order: the theme's sheets are put before it
AHEAD = re.compile(r'\s*<link rel="(?:prev|next)"[^>]*>')  # Firefox would load the next page, unasked
SCRIPT = r'\s*<script src="[^"]*assets/{}"[^>]*></script>'
SERVES = {"kit.js": ("widgets.js", "explorer.js"), "widgets.js": ("widgets.js",)}  # a script: whose elements need it
CLASS = re.compile(r"\.((?:[\w-]|\\.)+)")
NOT = re.compile(r":not\([^)]*\)")

_sheets: list[str] = []  # the theme's, in the order of the page


def _lean(html, docs):
    links = LINK.findall(html)
    if len(links) > 1:
        _sheets[:] = [sheet for _, sheet in links if sheet != ONE]
    last = f'\n<link rel="stylesheet" href="{links[-1][0]}{ONE}">' if links else ""
    html = AHEAD.sub("", LINK.sub("", html)).replace("</head>", f"{last}\n</head>", 1)
    for script, makers in SERVES.items():
        text = "".join((Path(docs) / "assets" / maker).read_text("utf-8") for maker in makers)
        elements = re.findall(r'customElements\.define\("([\w-]+)"', text)
        if not any(f"<{element}" in html for element in elements):
            html = re.sub(SCRIPT.format(re.escape(script)), "", html)
    return html


def on_post_page(output, page, config):
    return _lean(output, config.docs_dir)


def on_post_template(output_content, template_name, config):
    return _lean(output_content, config.docs_dir) if template_name.endswith(".html") else output_content


@event_priority(-115)  # after the last page is written, before the check of dead links
def on_post_build(config):
    site = Path(config.site_dir)
    text = "".join((site / sheet).read_text("utf-8") for sheet in [*_sheets, ONE])
    (site / ONE).write_text(text if config.extra["preview"] else _with_use(text, _words(site)), "utf-8")
    for sheet in _sheets:
        (site / sheet).unlink()
        (site / f"{sheet}.map").unlink(missing_ok=True)


def _words(site: Path) -> set[str]:
    """Every class of a page, and every word of a script: it may become a class."""
    words = set()
    for page in site.rglob("*.html"):
        for classes in re.findall(r'class="([^"]*)"', page.read_text("utf-8")):
            words.update(classes.split())
    for script in [*site.glob("assets/*.js"), *site.glob("assets/javascripts/*.js")]:
        words.update(re.findall(r"[\w-]+", script.read_text("utf-8")))
    return words


def _with_use(css: str, words: set[str]) -> str:
    return "".join(_rules(tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True), words))


def _rules(rules, words: set[str]) -> Iterator[str]:
    """The rules that can apply: a selector that asks for a class which is nowhere is left out."""
    for rule in rules:
        if rule.type == "qualified-rule":
            selectors = [some for some in _selectors(rule.prelude) if _can_apply(some, words)]
            if selectors:
                yield f"{','.join(selectors)}{{{tinycss2.serialize(rule.content).strip()}}}"
        elif rule.lower_at_keyword in ("media", "supports"):
            inner = tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
            if kept := "".join(_rules(inner, words)):
                yield f"@{rule.at_keyword}{tinycss2.serialize(rule.prelude)}{{{kept}}}"
        else:
            yield rule.serialize()


def _selectors(prelude) -> Iterator[str]:
    """A list of selectors, cut at its commas; those inside brackets belong to one selector."""
    part = []
    for token in prelude:
        if token == ",":
            yield tinycss2.serialize(part).strip()
            part = []
        else:
            part.append(token)
    yield tinycss2.serialize(part).strip()


def _can_apply(selector: str, words: set[str]) -> bool:
    return all(name in words for name in CLASS.findall(NOT.sub("", selector)))
