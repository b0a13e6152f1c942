"""Each term of the glossary is used on a page, each mark leads to a definition, which opens for everybody."""

import re

import pytest

from tests import sites
from tools.hooks import glossary

PAGE = sites.ROOT / "docs" / glossary.PAGE
TERMS = glossary.terms(PAGE.read_text("utf-8"))


def test_each_term_is_used_and_short():
    pages = [*PAGE.parents[1].rglob("*.md"), *PAGE.parents[1].rglob("labs/*.py")]
    text = " ".join(file.read_text("utf-8") for file in pages if file != PAGE).lower()
    text = re.sub(r"[*`\s#]+", " ", text)
    unused = [term.name for term in TERMS if not any(form.lower() in text for form in term.forms)]
    assert not unused, f"defined, and on no page: {unused}"
    assert [term.name for term in TERMS if len(term.text) > 220] == []
    names = [term.name.lower() for term in TERMS]
    assert names == sorted(names)
    first = {term.name[0].upper(): term.id for term in reversed(TERMS)}
    assert re.findall(r"\[([A-Z])\]\(#([\w-]+)\)", PAGE.read_text("utf-8")) == sorted(first.items())


def test_each_mark_leads_to_a_definition(site):
    defined = set(re.findall(r'<dt [^>]*id="([\w-]+)"', (site / "reference/glossary/index.html").read_text("utf-8")))
    assert defined == {term.id for term in TERMS}
    marked = 0
    for page in sites.pages(site):
        html = (site / page).read_text("utf-8")
        ids = re.findall(r'class="term" href="[^"]*glossary/#([\w-]+)"', html)
        assert len(ids) == len(set(ids)), f"{page} marks a term twice"
        assert set(ids) <= defined, page
        marked += len(ids)
    assert marked > 5 * len(TERMS)


@pytest.mark.parametrize("way", ["mouse", "keyboard", "touch"])
def test_definition_opens_and_closes(way, browser, address):
    context = browser.new_context(has_touch=way == "touch", is_mobile=way == "touch", viewport=sites.PHONE)
    tab = context.new_page()
    tab.goto(f"{address}/moe/total-and-active/")
    tab.wait_for_load_state("networkidle")
    term = tab.locator("article .term").first
    definition = tab.locator("article .definition").first
    assert not definition.is_visible()
    {"mouse": term.hover, "keyboard": term.focus, "touch": term.tap}[way]()
    assert definition.is_visible()
    assert tab.url.endswith("/total-and-active/")
    box = definition.bounding_box()
    assert box["x"] >= 0 and box["x"] + box["width"] <= sites.PHONE["width"]
    if way == "keyboard":
        tab.keyboard.press("Escape")
        assert not definition.is_visible()
    context.close()


def test_two_terms_of_one_name_are_refused():
    twice = 'expert { #a }\n:   One. [Page](x.md)\n\nExperts { #b data-also="expert" }\n:   Two. [Page](x.md)\n'
    with pytest.raises(Exception, match="stands for two terms"):
        glossary.terms(twice)
