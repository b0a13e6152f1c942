"""How long the labs take: each as a plain program, and all together as the build executes them.

    .venv/bin/python tests/benchmarks/bench_labs.py

About 15 seconds a lab and two minutes together are wanted, on a machine with nothing else to do.
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tools import labs  # noqa: E402


def seconds(lab: labs.Lab) -> float:
    with tempfile.TemporaryDirectory() as folder:
        lab.copy_to(Path(folder))
        environment = {**os.environ, "MPLBACKEND": "Agg", "OPENBLAS_NUM_THREADS": "1"}
        command = [sys.executable, "-I", lab.file.name]
        started = time.perf_counter()
        subprocess.run(command, cwd=folder, env=environment, check=True, capture_output=True)
        return time.perf_counter() - started


def main() -> None:
    times = {lab: seconds(lab) for lab in labs.find(ROOT)}
    for lab, took in times.items():
        print(f"{took:6.1f} s  {lab}{'  (not executed by the build)' if lab.is_kept else ''}")
    together = sum(took for lab, took in times.items() if not lab.is_kept)
    print(f"{together:6.1f} s  all that a build without its cache executes")


if __name__ == "__main__":
    main()
