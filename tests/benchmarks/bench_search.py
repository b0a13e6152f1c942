"""From the last key to the results in the search box, against the same pages under bare Material.

    .venv/bin/python tests/benchmarks/bench_search.py        wants both sites (make site)

For each of the tests' queries all but the last letter is typed; the clock runs from the last one until the first result
stands in the list.  The sites take turns, query by query, in one run; a query that finds nothing under bare Material
(its words stand in what our build includes) counts for ours alone.
"""

import math
import statistics
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from playwright.sync_api import sync_playwright  # noqa: E402

from tests import sites  # noqa: E402
from tests.benchmarks.bench_site import bare, seconds  # noqa: E402

FRAME = 1000 / 60
LAST_KEY = """async words => {
  const list = document.querySelector(".md-search-result__list"), box = document.querySelector(".md-search__input");
  const typed = text => { box.value = text; box.dispatchEvent(new Event("keyup")); };
  typed(words.slice(0, -1));
  await new Promise(next => setTimeout(next, 300));
  list.querySelectorAll("li").forEach(item => item.remove());
  const shown = new Promise(found => {
    setTimeout(() => found(NaN), 2000);
    new MutationObserver(() => list.querySelector("li") && found(performance.now())).observe(list, { childList: true });
  });
  const started = performance.now();
  typed(words);
  return await shown - started;
}"""


def main() -> None:
    lines = (ROOT / "tests/queries.tsv").read_text("utf-8").splitlines()
    queries = [line.split("\t")[0] for line in lines if not line.startswith("#")]
    with sync_playwright() as playwright, ExitStack() as stack:
        plain = bare(Path(stack.enter_context(tempfile.TemporaryDirectory()), "bare"))
        seconds(plain)
        (plain / "site/_headers").touch()
        addresses = {
            "served": stack.enter_context(sites.served(ROOT / "site"))[0] + "/",
            "from disk": (ROOT / "site-offline/index.html").as_uri(),
            "bare": stack.enter_context(sites.served(plain / "site"))[0] + "/",
        }
        browser = playwright.chromium.launch(executable_path=sites.CHROMIUM, args=sites.FLAGS)
        tabs = {kind: browser.new_page() for kind in addresses}
        for kind, tab in tabs.items():
            tab.goto(addresses[kind])
            tab.keyboard.press("/")
            tab.locator(".md-search__input").press_sequentially("bias")
            tab.locator(".md-search-result__link").first.wait_for(state="visible")
        times = {kind: [] for kind in tabs}
        for words in queries:
            for kind, tab in tabs.items():
                times[kind].append(tab.evaluate(LAST_KEY, words))
        for kind in ("served", "from disk"):
            middle, slowest = statistics.median(times[kind]), max(times[kind])
            pairs = zip(times[kind], times["bare"], strict=True)
            ratios = [one / other for one, other in pairs if not math.isnan(other)]
            print(
                f"{kind}: {statistics.median(ratios):.2f} times bare Material ({min(ratios):.2f} to {max(ratios):.2f})"
                f" on {len(ratios)} of {len(queries)} queries,"
                f" {middle:.0f} ms, {middle / FRAME:.1f} frames of 60 Hz (slowest: {slowest / FRAME:.1f})"
            )


if __name__ == "__main__":
    main()
