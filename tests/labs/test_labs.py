"""Every lab, found by glob: it runs as a plain program in an empty folder, prints what its page shows, and can fail."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.sites import ROOT
from tools import labs
from tools.hooks.labs import drop_half_written

LABS = labs.find(ROOT)
FALSIFIED = ("return 2 / np.linalg.eigvalsh", "return 2.1 / np.linalg.eigvalsh")  # the cliff, 5% off
MINUTES = 4  # a lab takes about 15 seconds; the machine may be busy


def run(folder, name, **options):
    environment = {**os.environ, "MPLBACKEND": "Agg", "OPENBLAS_NUM_THREADS": "1"}
    command = [sys.executable, "-I", "-X", "utf8", name]
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", timeout=60 * MINUTES, **options
    )


def printed(notebook) -> str:
    return "".join(
        "".join(output["text"])
        for cell in notebook["cells"]
        if cell["cell_type"] == "code"
        for output in cell["outputs"]
        if "text" in output
    )


@pytest.mark.parametrize("lab", LABS, ids=str)
def test_lab_runs_alone_and_prints_what_its_page_shows(lab, site, tmp_path):
    """A second execution, in another process and another way: so its results do not depend on either."""
    lab.copy_to(tmp_path)
    done = run(tmp_path, lab.file.name)
    assert done.returncode == 0, done.stderr
    shown = printed(json.loads((site / "downloads" / f"{lab.file.stem}.ipynb").read_text("utf-8")))
    if lab.is_kept:  # a measurement: other numbers on another day, in the same words
        shown, done.stdout = (re.sub(r"[\d.,]+", "0", text) for text in (shown, done.stdout))
        assert [line.split() for line in done.stdout.splitlines()] == [line.split() for line in shown.splitlines()]
    else:
        assert done.stdout == shown


@pytest.mark.parametrize("lab", LABS, ids=str)
def test_lab_asserts_and_says_what_it_does_not_show(lab):
    code = "\n".join(cell.source for cell in lab.notebook.cells if cell.cell_type == "code")
    assert re.search(r"^assert ", code, re.MULTILINE), f"{lab} asserts nothing"
    assert "{ .limits }" in lab.markdown, f"{lab} does not say what its result does not show"


def test_a_falsified_conclusion_stops_a_lab(tmp_path):
    lab = labs.Lab(ROOT, Path("labs/fit_a_line.py"))
    source = lab.file.read_text("utf-8")
    falsified = source.replace(*FALSIFIED)
    assert falsified != source
    (tmp_path / "lab.py").write_text(falsified, "utf-8")
    done = run(tmp_path, "lab.py")
    assert done.returncode == 1
    assert "AssertionError" in done.stderr


def test_half_a_remembered_lab_is_executed_anew(tmp_path):
    """What an interrupted build left behind is dropped; what is whole is kept."""
    whole, half = tmp_path / "whole.json", tmp_path / "half.json"
    whole.write_text('{"content": "x"}')
    half.write_text('{"content": "x')
    drop_half_written(tmp_path)
    assert [file.name for file in tmp_path.iterdir()] == ["whole.json"]
