"""What other programs find: Markdown beside each page, llms.txt, addresses and cards, redirects, print."""

import json
import re
from html import unescape
from pathlib import Path

import pytest

from tests import sites
from tests.guards.guards import _axe
from tools.hooks.cards import draw
from tools.programs import find

SITE_URL = "https://docs.invalid/llm/"


def test_markdown_beside_each_page_has_its_programs_and_outputs(site):
    """Whole and unchanged: what a language model reads is what runs."""
    shown = {}
    for program in find(sites.ROOT):
        if program.kind == "lesson":
            shown[program] = (program.shown, program.kept[0].read_text("utf-8"))
    texts = {path: path.read_text("utf-8") for path in site.rglob("*.md")}
    assert len(texts) == len(sites.pages(site))
    everything = "\n".join(texts.values())
    for program, (source, output) in shown.items():
        assert f"```python\n{source.rstrip()}\n```" in everything, program
        assert f"```text\n{output.rstrip()}\n```" in everything, program
    for path, text in texts.items():
        prose = re.sub(r"^```.*?^```", "", text, flags=re.MULTILINE | re.DOTALL)
        assert text.startswith("# "), path
        assert not re.search(
            r"\{ [.#:]|--8<--|^ *\?\?\?|<figure|<details|<div|<script|<\w+-\w|class=", prose, re.MULTILINE
        ), path


def test_marks_of_the_pages_are_words_in_the_markdown(site):
    """What the style sheet writes before a popular error, or a program that is wrong on purpose, is said here too."""
    for page in sites.pages(site):
        html, text = (site / page).read_text("utf-8"), (site / page).with_suffix(".md").read_text("utf-8")
        assert text.count("# Often misread: ") == len(re.findall(r'<h\d class="misreading"', html)), page
        assert text.count("Wrong on purpose:\n\n") == len(re.findall(r'class="[^"]*no-copy wrong', html)), page


def test_links_of_the_markdown_lead_somewhere(site):
    for path in site.rglob("*.md"):
        prose = re.sub(r"^```.*?^```|`[^`]*`", "", path.read_text("utf-8"), flags=re.MULTILINE | re.DOTALL)
        for link in re.findall(r"\]\(([^)#?\s]+)", prose):
            assert ":" in link or (path.parent / link).exists(), f"{path}: {link}"


def test_llms_txt_lists_every_page_in_order(site):
    listed = re.findall(r"^- \[(.+?)\]\((.+?)\): (.+)$", (site / "llms.txt").read_text("utf-8"), re.MULTILINE)
    assert listed[0][1] == "index.md"
    assert {address for _, address, _ in listed} == {path.relative_to(site).as_posix() for path in site.rglob("*.md")}
    whole = (site / "llms-full.txt").read_text("utf-8")
    for _, address, description in listed:
        assert len(description) >= 50
        assert (site / address).read_text("utf-8") in whole


@pytest.fixture(scope="module")
def public(tmp_path_factory) -> Path:
    """The tiny site as it is built where the addresses are known, its article moved once."""
    project = sites.tiny_site(tmp_path_factory.mktemp("public") / "project")
    article = project / "docs/chapter/article.md"
    text = article.read_text("utf-8")
    article.write_text(text.replace("---\n", "---\nmoved_from: [chapter/old-name/]\n", 1), "utf-8")
    address = {"SITE_URL": SITE_URL, "REPO_URL": "https://code.invalid/llm", "EDIT_URI": "edit/main/docs/"}
    with pytest.MonkeyPatch.context() as patch:
        for name, value in address.items():
            patch.setenv(name, value)
        return sites.build(project)


def test_addresses_and_cards_where_the_address_is_known(public):
    html = (public / "chapter/article/index.html").read_text("utf-8")
    here = f"{SITE_URL}chapter/article/"
    assert f'<link rel="canonical" href="{here}">' in html
    assert f'property="og:url" content="{here}"' in html
    card = re.search(rf'property="og:image" content="{SITE_URL}(.+?)"', html)[1]
    picture = (public / card).read_bytes()
    assert picture[:8] == b"\x89PNG\r\n\x1a\n"
    assert (int.from_bytes(picture[16:20]), int.from_bytes(picture[20:24])) == (1200, 630)
    assert picture != (public / "cards/index.png").read_bytes()
    assert "https://code.invalid/llm/edit/main/docs/chapter/article.md" in html
    assert "https://code.invalid/llm/issues/new?title=" in html
    assert "@misc{chapter-article," in html
    assert here in (public / "sitemap.xml").read_text("utf-8")


def test_nothing_on_a_card_collides(site):
    """On the card of every page, white lies between text and mark, and between text and the rule above the name."""
    for page in sites.pages(site):
        html = (site / page).read_text("utf-8")
        title, words = (
            unescape(re.search(rf'<meta (?:property|name)="{name}" content="([^"]*)"', html)[1])
            for name in ("og:title", "description")
        )
        card = draw(title, words, "LLM Parameters, Explained").convert("L")
        corner = card.crop((1000, 0, 1200, 200)).point(lambda value: 255 * (value < 200))
        assert corner.getbbox() == (20, 80, 121, 166), f"{page}: the title runs into the mark"
        assert card.crop((0, 498, 1200, 508)).getextrema() == (255, 255), f"{page}: the words run into the rule"


def test_without_addresses_nothing_is_invented(site):
    for page in sites.pages(site):
        html = (site / page).read_text("utf-8")
        assert not re.search(r'rel="canonical"|og:url|og:image|Edit this page|Report an error|Cite this', html), page


def test_structured_data_says_what_the_page_says(site):
    for page in sites.pages(site):
        html = (site / page).read_text("utf-8")
        if data := re.search(r'<script type="application/ld\+json">(.*?)</script>', html):
            said = json.loads(data[1])
            shown = re.search(r'<meta name="description" content="([^"]*)">', html)[1]
            assert said["description"] == shown.replace("&#39;", "'").replace("&amp;", "&"), page
            assert said.get("headline", said.get("name")), page
            assert page != "index.html" or said["name"] == "What does 671B mean?"


def test_a_moved_page_is_still_found(public, browser):
    with sites.served(public) as (base, _):
        tab = browser.new_page()
        tab.goto(f"{base}/chapter/old-name/")
        tab.wait_for_url("**/chapter/article/")
        tab.close()
    assert "chapter/old-name" not in (public / "sitemap.xml").read_text("utf-8")


def test_printed_nothing_is_clipped_and_answers_are_open(site, browser, address):
    for page in ("moe/total-and-active/", "moe/print/", "models/census/", "models/print/", "reference/print/"):
        with sites.opened(browser, f"{address}/{page}", width=720) as tab:
            tab.emulate_media(media="print")
            clipped = tab.evaluate("""[...document.querySelectorAll("article :is(pre, code, table, svg, div, p)")]
              .filter(e => e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).overflowX !== "visible")
              .map(e => e.outerHTML.slice(0, 120))""")
            assert not clipped, page
            closed = tab.evaluate("""[...document.querySelectorAll("article details > :not(summary)")]
              .filter(e => !e.getClientRects().length).map(e => e.textContent.slice(0, 80))""")
            assert not closed, page
            assert tab.evaluate("document.documentElement.scrollWidth") <= 720, page


def words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_the_chapter_to_print_is_whole_and_sound(site, browser, address):
    """Each page of each chapter is in it, each question with its answer at the end, ids are unique, and a screen
    reader finds nothing to complain of."""
    for folder in ("moe", "labs"):
        answer_to = {}
        html = (site / folder / "print/index.html").read_text("utf-8")
        ids = re.findall(r'\bid="([^"]+)"', html)
        assert len(ids) == len(set(ids)), [name for name in ids if ids.count(name) > 1][:5]
        for page in sites.pages(site):
            if page.startswith(f"{folder}/") and page != f"{folder}/index.html":
                whole = (site / page).read_text("utf-8")
                assert re.search(r"<h1[^>]*>(.*?)<", whole, re.DOTALL)[1].strip() in html, page
                folded = re.findall(r'class="question">\s*<summary>(.*?)</summary>(.*?)</details>', whole, re.DOTALL)
                answer_to |= {words(question): words(answer) for question, answer in folded}
        text, _, end = html.partition('id="answers"')
        asked = re.findall(r"<strong>Question (\d+)\.</strong>(.+?)</p>", text, re.DOTALL)
        answered = re.findall(r"<strong>Question (\d+)\.</strong></p>(.+?)</section>", end, re.DOTALL)
        expected = [(number, answer_to.pop(words(question))) for number, question in asked]
        assert [(number, words(answer)) for number, answer in answered] == expected
        assert not answer_to and 'class="question"' not in html and (asked or folder == "labs")
        tab = browser.new_page()
        tab.goto(f"{address}/{folder}/print/")
        assert not _axe(tab), folder
        tab.close()


def test_read_without_scripts(site, browser, address):
    """Every word of an article and of its folded answers is there, and links lead on."""
    with sites.opened(browser, f"{address}/parameters/a-dial/", scripts=False) as tab:
        assert tab.locator(".answer").is_visible() and tab.locator("figure svg").first.is_visible()
        tab.locator("details > summary").first.click()
        assert tab.locator("details > :not(summary)").first.is_visible()
        tab.locator(".turn-next").click()
        assert "/parameters/a-layer/" in tab.url
