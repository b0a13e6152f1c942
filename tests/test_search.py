"""What people type leads to the right page, in the site's own search box: on the served site, and from disk."""

import re

import pytest

from tests import sites

QUERIES = [
    line.split("\t")
    for line in (sites.ROOT / "tests/queries.tsv").read_text("utf-8").splitlines()
    if not line.startswith("#")
]
FIRST = 0.9  # of all queries have their page first; all have it among the first three
RESULTS = """async words => {
  const list = document.querySelector(".md-search-result__list"), box = document.querySelector(".md-search__input");
  list.querySelectorAll("li").forEach(item => item.remove());
  box.value = words;
  box.dispatchEvent(new Event("keyup"));
  for (let waited = 0; waited < 3000 && !list.querySelector("li"); waited++)
    await new Promise(next => setTimeout(next, 10));
  return [...list.querySelectorAll(":scope > li")].slice(0, 3).map(item =>
    item.querySelector("h1, h2").textContent.trim() + " "
      + new URL(item.querySelector("a").href).pathname.replace(".html", "/"));
}"""


def places(browser, home: str) -> dict[str, list[bool]]:
    """For each query, whether each of the first three results fits its pattern."""
    with sites.opened(browser, home) as tab:
        tab.keyboard.press("/")
        tab.locator(".md-search__input").press_sequentially("bias")
        tab.locator(".md-search-result__link").first.wait_for(state="visible")
        found = {}
        for words, pattern in QUERIES:
            results = tab.evaluate(RESULTS, words)
            found[words] = [bool(re.search(pattern, result, re.IGNORECASE)) for result in results]
            found[words] or pytest.fail(f"{words!r} finds nothing")
        return found


@pytest.mark.parametrize("kind", ["served", "from disk"])
def test_queries_find_their_page(kind, browser, address, offline):
    found = places(browser, f"{address}/" if kind == "served" else (offline / "index.html").as_uri())
    missing = [words for words, fits in found.items() if not any(fits)]
    later = [words for words, fits in found.items() if any(fits) and not fits[0]]
    first = sum(fits[0] for fits in found.values()) / len(found)
    print(f"{kind}: first for {first:.1%} of {len(found)} queries")
    assert not missing, f"not among the first three: {missing}; not first: {later}"
    assert first >= FIRST, f"first for {first:.1%} only; not first: {later}"
