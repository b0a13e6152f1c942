"""Each chapter once more in one page, to print: `<chapter>/print/`, from theme/chapter.html."""

import re
from pathlib import Path

from mkdocs.plugins import event_priority

from tools.hooks.csp import with_policy

ARTICLE = re.compile(r"<article\b[^>]*>(.*?)</article>", re.DOTALL)
STYLES = re.compile(r'<link rel="stylesheet"[^>]*>')
LEFT_OUT = re.compile(r'<aside class="this-page".*?</aside>|<script\b.*?</script>', re.DOTALL)
ID = re.compile(r'(\b(?:id|for|aria-labelledby|aria-describedby|name)="|href="#|url\(#)([\w:.-]+(?: [\w:.-]+)*)')
WIDGET = re.compile(r"(</?)[a-z]+-[a-z-]+\b[^>]*>")
HEADING = re.compile(r"(</?h)([1-5])\b")
QUESTION = re.compile(r'<details[^>]* class="question"[^>]*>\s*<summary[^>]*>(.*?)</summary>(.*?)</details>', re.DOTALL)

_chapters = []  # title, pages
_templates = None


def on_nav(nav, config, files):
    _chapters[:] = [
        (item.title, [page for page in item.children if page.file.name != "index"])  # a list of pages, at another depth
        for item in nav.items
        if item.is_section
    ]


def on_env(env, config, files):
    global _templates
    _templates = env


@event_priority(-110)  # after the pages have all their text, before the check of dead links
def on_post_build(config):
    site = Path(config.site_dir)
    for title, pages in _chapters:
        built = [(site / page.file.dest_uri).read_text("utf-8") for page in pages]
        names = [Path(page.file.src_uri).stem for page in pages]
        folder = site / Path(pages[0].file.src_uri).parent
        target = folder / "print" / "index.html" if config.use_directory_urls else folder / "print.html"
        target.parent.mkdir(exist_ok=True)
        root = "../" * target.relative_to(site).as_posix().count("/")
        html = _templates.get_template("chapter.html").render(
            title=title,
            site_name=config.site_name,
            root=root,
            home="" if config.use_directory_urls else "index.html",
            styles="".join(STYLES.findall(built[0])),
            **_asked([_text(html, name) for html, name in zip(built, names, strict=True)]),
        )
        target.write_text(with_policy(html), "utf-8")


def _asked(texts):
    """The texts with their questions numbered, and the answers apart: who hands a chapter out can keep those back."""
    answers = []

    def ask(match):
        question, answer = match.groups()
        answers.append(answer)
        return f"<p><strong>Question {len(answers)}.</strong> {question}</p>"

    return {"texts": [QUESTION.sub(ask, text) for text in texts], "answers": answers}


def _text(html, name):
    """The article of a built page: what moves stands still, folded parts are open, headings one step lower.

    It lies in a folder at the same depth as its page, so its links stay right; its ids get the page's name.
    """
    text = LEFT_OUT.sub("", ARTICLE.search(html)[1])
    text = WIDGET.sub(lambda match: match[1] + "div>", text).replace("<details", "<details open")
    text = ID.sub(lambda match: match[1] + " ".join(f"{name}--{part}" for part in match[2].split()), text)
    return HEADING.sub(lambda match: f"{match[1]}{int(match[2]) + 1}", text)
