"""The engine against `transformers` on the meta device: python tests/benchmarks/bench_anatomy.py

Needs torch and transformers (the dependency group `oracle`) and takes about two minutes. Both sides count the same four
models from the same config values, in one run on one machine; the ratios mean something, the times do not travel.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parents[2]
NAMES = ("Llama-3.1-8B", "Mixtral-8x7B-v0.1", "DeepSeek-V3", "gpt-oss-120b")
PROCESSES = 3  # new interpreters of each side and model
MEASURES = {  # what is measured, how many times as fast it should be, and exactly what that is
    "process": (
        50,
        "a new interpreter prints the total: `python snippets/anatomy NAME --json`; the other side imports "
        "transformers, builds the model on the meta device and adds up its parameters",
    ),
    "inside": (
        300,
        "within a process that has counted such a model before: from a parsed config (a dict) not seen "
        "before to the total",
    ),
    "repeated": (
        1000,
        "the same again from what each side made of the config (an Architecture; a config object); the "
        "engine remembers what it has counted, the other side builds its model again",
    ),
}

OURS = """
import sys
sys.path.insert(0, "snippets")
import anatomy
prepare = anatomy.read
def total(architecture):
    return anatomy.count(architecture).total
"""

THEIRS = """
import os, warnings
os.environ["TRANSFORMERS_VERBOSITY"] = "error"
warnings.simplefilter("ignore")
import torch
from transformers import AutoConfig, AutoModelForCausalLM
def prepare(config):
    return AutoConfig.for_model(**config)
def total(config):
    with torch.device("meta"):
        model = AutoModelForCausalLM.from_config(config)
    return sum(parameter.numel() for parameter in model.parameters())
"""

PRINT_TOTAL = """
import json, sys
print(total(prepare(json.load(open(sys.argv[1])))))
"""

PRINT_TIMES = """
import json, sys, time
from statistics import median
text, times = open(sys.argv[1]).read(), int(sys.argv[2])
def spent(work):
    start = time.perf_counter()
    work()
    return time.perf_counter() - start
config = json.loads(text)
def unseen(step):
    other = {**json.loads(text), "vocab_size": config["vocab_size"] + step}
    return spent(lambda: total(prepare(other)))
unseen(0)
inside = median(unseen(step) for step in range(1, times + 1))
ready = prepare(config)
total(ready)
print(json.dumps({"inside": inside, "repeated": median(spent(lambda: total(ready)) for _ in range(times))}))
"""


def run(*command: str) -> tuple[float, str]:
    """Seconds that a command takes, and what it prints."""
    start = time.perf_counter()
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return time.perf_counter() - start, done.stdout


def measured(name: str, config: str) -> dict[str, tuple[float, float]]:
    """Median seconds of the engine and of transformers, by what is measured."""
    python = [sys.executable, "-c"]
    ours, theirs = [], []
    for _ in range(PROCESSES):  # in turn, so that a busy moment of the machine meets both
        ours.append(run(sys.executable, "snippets/anatomy", name, "--json"))
        theirs.append(run(*python, THEIRS + PRINT_TOTAL, config))
    totals = {json.loads(text)["total"] for _, text in ours} | {int(text) for _, text in theirs}
    assert len(totals) == 1, f"{name}: {totals}"
    inside_ours = json.loads(run(*python, OURS + PRINT_TIMES, config, "300")[1])
    inside_theirs = json.loads(run(*python, THEIRS + PRINT_TIMES, config, "15")[1])
    process = {"process": (median(s for s, _ in ours), median(s for s, _ in theirs))}
    return process | {what: (inside_ours[what], inside_theirs[what]) for what in inside_ours}


def shown(seconds: float) -> str:
    return f"{seconds * 1e6:,.1f} µs" if seconds < 1e-3 else f"{seconds * 1e3:,.1f} ms"


def main() -> int:
    sys.path.insert(0, str(ROOT / "snippets"))
    import anatomy

    slow = []
    bare = median(run(sys.executable, "-c", "pass")[0] for _ in range(PROCESSES))
    print(f"medians; Python {sys.version.split()[0]} alone starts in {shown(bare)}\n")
    print(f"{'model':18} {'measured':9} {'engine':>9} {'transformers':>13} {'ratio':>7} {'aim':>6}")
    with tempfile.TemporaryDirectory() as folder:
        for name in NAMES:
            config = Path(folder) / "config.json"
            config.write_text(json.dumps(dict(anatomy.find(name).config)))
            for what, (ours, theirs) in measured(name, str(config)).items():
                aim, ratio = MEASURES[what][0], theirs / ours
                slow += [f"{name} {what}"] * (ratio < aim)
                print(f"{name:18} {what:9} {shown(ours):>9} {shown(theirs):>13} {ratio:7,.0f} {aim:6,}")
    print()
    for what, (_, how) in MEASURES.items():
        print(f"{what}: {how}.")
    print(f"below the aim: {', '.join(slow) or 'none'}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
