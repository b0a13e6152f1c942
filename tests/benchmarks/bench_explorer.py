"""How immediate a move on the Explorer is, against what the browser needs to show as much without any thought.

    python tests/benchmarks/bench_explorer.py        wants site/ (make site)

In turn, A B A B, in one page: A is a move as a reader makes it (a dial one step on; the next layer; another model),
until its new layout is there.  B puts the same finished pictures and words into the page again as text, and waits for
the layout too: what nobody can undercut.  Then A against one frame of a screen of 60 Hz.
"""

import statistics
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from playwright.sync_api import sync_playwright  # noqa: E402

from tests import sites  # noqa: E402

ROUNDS = 60
FRAME = 1000 / 60
BENCH = """([id, rounds]) => {
  const explorer = document.querySelector("model-explorer"), input = document.getElementById(id);
  const zones = [...explorer.querySelectorAll(":scope > .explorer-cards")];
  const shown = id === "dial-a" ? zones : id === "dial-layer" ? [zones[1]] : [zones[2]];
  const options = input.options && [...input.options].map(option => option.value);
  const timed = work => {
    const started = performance.now();
    work();
    explorer.getBoundingClientRect();
    return performance.now() - started;
  };
  const result = { move: [], bare: [] };
  for (let i = 0; i < rounds; i++) {
    if (options) input.value = options[(options.indexOf(input.value) + 1) % options.length];
    else input.value = +input.value === +input.max ? input.min : +input.value + 1;
    result.move.push(timed(() => input.dispatchEvent(new Event(options ? "change" : "input"))));
    const copies = shown.map(zone => zone.cloneNode(true)), texts = shown.map(zone => zone.innerHTML);
    shown.forEach((zone, k) => zone.replaceWith(copies[k]));
    explorer.getBoundingClientRect();
    result.bare.push(timed(() => copies.forEach((copy, k) => { copy.innerHTML = texts[k]; })));
    copies.forEach((copy, k) => copy.replaceWith(shown[k]));
    explorer.getBoundingClientRect();
  }
  return result;
}"""
MOVES = {"a dial of the meters": "dial-context", "the layer": "dial-layer", "another model": "dial-a"}


def main() -> None:
    with sync_playwright() as playwright, sites.served(ROOT / "site") as (base, _):
        browser = playwright.chromium.launch(executable_path=sites.CHROMIUM, args=sites.FLAGS)
        for models, address in (("one model", ""), ("two models", "?a=DeepSeek-V4-Pro&b=Llama-3.1-405B")):
            with sites.opened(browser, f"{base}/models/explorer/{address}") as tab:
                for what, dial in MOVES.items():
                    found = tab.evaluate(BENCH, [dial, ROUNDS])
                    ratios = [move / max(bare, 0.1) for move, bare in zip(found["move"], found["bare"], strict=True)]
                    move = statistics.median(found["move"])
                    print(
                        f"{models}, {what}: {move:.1f} ms, {statistics.median(ratios):.2f} times the bare browser,"
                        f" {move / FRAME:.2f} of a frame (slowest: {max(found['move']) / FRAME:.2f})"
                    )
        browser.close()


if __name__ == "__main__":
    main()
