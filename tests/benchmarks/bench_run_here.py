"""From the click on Run to the first output, against Pyodide's own start in the same browser.

    python tests/benchmarks/bench_run_here.py        wants site/ (make site)

In turn, A B A B, each in a fresh profile (nothing cached): A is a real click on a lesson; B is a bare worker that
calls `loadPyodide` and `loadPackage("numpy")` from the same files and imports NumPy.  Then, with A's warm Python: a
second run, and a run after Stop.
"""

import statistics
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from playwright.sync_api import sync_playwright  # noqa: E402

from tests import sites  # noqa: E402

ROUNDS = 5
PAGE = "parameters/a-dial/"
BARE = """
importScripts("runtime/pyodide.js");
onmessage = async () => {
  const python = await loadPyodide({ indexURL: "runtime/" });
  await python.loadPackage("numpy", { messageCallback() {} });
  python.runPython("import numpy");
  postMessage("ready");
};
"""
START_BARE = """() => new Promise((done, fail) => {
  const started = performance.now(), worker = new Worker("/bare.js");
  worker.onmessage = () => { worker.terminate(); done(performance.now() - started); };
  worker.onerror = event => fail(Error(event.message));
  worker.postMessage("start");
})"""
CLICK = """() => new Promise(done => {
  const started = performance.now(), block = document.querySelector(".runs");
  block.querySelector(".run-box")?.remove();
  new MutationObserver((_, observer) => {
    if (!block.querySelector(".run-box code")?.textContent) return;
    observer.disconnect();
    done(performance.now() - started);
  }).observe(block, { childList: true, subtree: true, characterData: true });
  block.querySelector("button[aria-label^=Run]").click();
})"""


def ready(tab) -> None:
    while not any(word in tab.locator(".run-words").first.inner_text() for word in ("printed", "Stopped")):
        tab.wait_for_timeout(20)


def main() -> None:
    clicks, bare, second, again = [], [], [], []
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        served = Path(folder, "served")
        served.mkdir()
        for part in (ROOT / "site").iterdir():
            (served / part.name).symlink_to(part)
        (served / "bare.js").write_text(BARE, "utf-8")
        browser = playwright.chromium.launch(executable_path=sites.CHROMIUM, args=sites.FLAGS)
        with sites.served(served) as (base, _):
            for _ in range(ROUNDS):
                with sites.opened(browser, f"{base}/{PAGE}") as tab:
                    clicks.append(tab.evaluate(CLICK))
                    ready(tab)
                    second.append(tab.evaluate(CLICK))
                    ready(tab)
                    tab.get_by_role("button", name="Edit program 1").click()
                    field = tab.get_by_role("textbox", name="Text of program 1")
                    source = field.input_value()
                    field.fill("while True: pass")
                    tab.get_by_role("button", name="Run program 1").click()
                    tab.wait_for_timeout(200)
                    tab.get_by_role("button", name="Stop program 1").click()
                    ready(tab)
                    field.fill(source)
                    again.append(tab.evaluate(CLICK))
                with sites.opened(browser, f"{base}/{PAGE}") as tab:
                    bare.append(tab.evaluate(START_BARE))
        browser.close()

    def ratio(what, one, other):
        ratios = [a / b for a, b in zip(one, other, strict=True)]
        print(f"{what}: {statistics.median(ratios):.3f} times ({min(ratios):.3f} to {max(ratios):.3f})")

    print(f"click to first output: {statistics.median(clicks):.0f} ms")
    print(f"Pyodide and NumPy alone: {statistics.median(bare):.0f} ms")
    ratio("click to first output, against Pyodide's own start", clicks, bare)
    ratio("second run, against the first", second, clicks)
    ratio("run after Stop, against the first", again, clicks)


if __name__ == "__main__":
    main()
