"""The commands: what a newcomer types, right or wrong."""

import re
import subprocess
import sys

from tests.sites import ROOT
from tools.programs import imports
from tools.run import COMMANDS


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "tools/run.py", *arguments], cwd=ROOT, capture_output=True, text=True)


def test_an_unknown_command_is_answered_with_the_list():
    done = run("biuld")
    assert done.returncode == 2
    assert done.stdout == ""
    assert all(name in done.stderr for name in COMMANDS)
    assert "Traceback" not in done.stderr


def test_make_forwards_every_command_and_no_other():
    makefile = (ROOT / "Makefile").read_text("utf-8")
    assert re.search(r"^COMMANDS := (.*)$", makefile, re.MULTILINE)[1].split() == list(COMMANDS)


def test_it_runs_before_anything_is_installed():
    assert imports((ROOT / "tools" / "run.py").read_text("utf-8")) <= sys.stdlib_module_names


def test_readme_names_every_command():
    readme = (ROOT / "README.md").read_text("utf-8")
    assert [name for name in COMMANDS if f"make {name}" not in readme] == []


def test_lock_has_hashes_for_all_and_hosts_for_none():
    lock = (ROOT / "requirements.lock").read_text("utf-8")
    pinned = re.findall(r"^[\w.-]+(?:\[.*?\])?==", lock, re.MULTILINE)
    assert len(pinned) > 50
    assert lock.count("--hash=sha256:") >= len(pinned)
    assert "://" not in lock
    assert len(re.findall(r"^numpy==", lock, re.MULTILINE)) == 2  # one for 3.11, one for later Pythons
