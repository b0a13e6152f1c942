"""The two lists that the build makes: every program in the order of the site, every source under its family name."""

import html
import re
import tomllib

import pytest

from tests import sites
from tools.hooks.listings import _family
from tools.programs import find

CHAPTERS = [
    *("Parameters", "Weights", "Biases", "Mixture of Experts", "More parameters, more power?"),
    *("Efficiency", "Models", "Reference"),
]


def listing(site, page: str) -> str:
    text = (site / page / "index.html").read_text("utf-8")
    return text[text.index('class="listing"') : text.index("</article>")]


def test_each_program_stands_once_below_its_page_in_the_order_of_the_site(site):
    text = listing(site, "reference/programs")
    found = re.findall(r'href="\.\./\.\./programs/([\w/]+\.(?:py|cmd))"', text)
    assert sorted(found) == sorted(str(program) for program in find(sites.ROOT))
    assert [html.unescape(title) for title in re.findall(r"<h2[^>]*>([^<]+)<", text)] == CHAPTERS
    pages = re.findall(r'<p><strong><a href="\.\./\.\./([\w/-]*)">|<p><strong><a href="\.\./([\w-]+/)">', text)
    assert len(pages) == len(set(pages)) > 30
    first = text.index("programs/parameters/a_dial.py")
    assert first < text.index("programs/parameters/count_gpt2.py") < text.index("programs/moe/one_layer.py")


def test_each_source_stands_once_and_its_letter_leads_to_it(site):
    text = listing(site, "reference/sources")
    heads = re.findall(r"<p(?: id=\"(\w)\")?><strong>(.+?)</strong>, (?:<a [^>]*>)?<em>(.+?)</em>", text)
    sources = tomllib.loads((sites.ROOT / "docs/sources.toml").read_text("utf-8")).values()
    assert len(heads) == len({(source["authors"], str(source["year"]), source["title"]) for source in sources})
    families = [_family(html.unescape(authors)) for _, authors, _ in heads]
    assert families == sorted(families)
    letters = [letter for letter, _, _ in heads if letter]
    assert letters == list(dict.fromkeys(family[0] for family in families))
    assert re.findall(r'<a href="#(\w)">\1</a>', text) == letters


@pytest.mark.parametrize(
    ("authors", "family"),
    [
        ("A. Ben Abacha and others", "BEN ABACHA AND OTHERS"),
        ("A.-L. Ligozat", "LIGOZAT"),
        ("G. K. Lockwood", "LOCKWOOD"),
        ("H. de Vries", "VRIES"),
        ("DeepSeek-AI", "DEEPSEEK-AI"),
    ],
)
def test_a_family_name_is_what_remains_without_initials(authors, family):
    assert _family(authors) == family
