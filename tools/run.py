#!/usr/bin/env python3
"""Run one of the project's commands in its own environment; `make NAME` forwards here.

Standard library only: it runs before anything is installed.  The environment is `.venv`, made from
`requirements.lock` once, and again whenever the lock or the Python version changes.
"""

import hashlib
import os
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
LOCK = ROOT / "requirements.lock"
STAMP = VENV / "made-from"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

LOCK_COMMAND = (
    "-m uv pip compile --universal --python-version 3.11 --fork-strategy requires-python --generate-hashes"
    " --no-emit-index-url --no-header --quiet --upgrade --exclude-newer P7D"  # a week for others to find what is broken
    " --group site --group test --group check pyproject.toml"
    " --output-file requirements.lock"
)

# name: (what it does, the commands it runs with the environment's Python)
COMMANDS = {
    "site": ("prove every output, build site/ and site-offline/", ["-m tools.build"]),
    "test": ("run every test", ["-m ruff check", "-m ruff format --check", "-m mypy", "-m pytest"]),
    "serve": ("live preview on http://127.0.0.1:8000", ["-m tools.build serve"]),
    "offline": ("build site-offline/ alone, and its zip", ["-m tools.build offline"]),
    "outputs": ("run every program, rewrite kept outputs that changed", ["-m tools.outputs"]),
    "runtime": ("fetch Python for the browser, checked against pinned hashes", ["-m tools.runtime"]),
    "format": ("format and sort imports with ruff", ["-m ruff check --fix", "-m ruff format"]),
    "check": ("ruff and types", ["-m ruff check", "-m ruff format --check", "-m mypy"]),
    "lock": ("renew requirements.lock", [LOCK_COMMAND]),
}
USAGE = "usage: python3 tools/run.py NAME [more arguments for the last step]\n\n" + "\n".join(
    f"  {name:<8}  {what}" for name, (what, _) in COMMANDS.items()
)


def fingerprint() -> str:
    """What the environment depends on: the lock, this Python, and where the project lies."""
    parts = LOCK.read_bytes() + sys.version.encode() + str(ROOT).encode()
    return hashlib.sha256(parts).hexdigest()


def set_up() -> None:
    """Make `.venv` from the lock, unless it is there already."""
    if STAMP.is_file() and STAMP.read_text() == fingerprint():
        return
    print("Setting up .venv from requirements.lock (once; a minute or two) …", flush=True)
    venv.create(VENV, with_pip=True, clear=True)
    pip = [str(PYTHON), "-m", "pip", "--disable-pip-version-check"]
    install = [*pip, "install", "--no-deps", "--require-hashes", "--only-binary=:all:", "-r", str(LOCK)]
    subprocess.run(install, check=True)
    # Programs that apply the engine say `import anatomy`; no program touches sys.path.  A relative path, because
    # Python reads it in the encoding of the day, and the project may lie in a folder of any name.
    for site_packages in VENV.glob("[Ll]ib*/**/site-packages"):
        (site_packages / "llm-parameters.pth").write_text(os.path.relpath(ROOT / "snippets", site_packages) + "\n")
    STAMP.write_text(fingerprint())


def main(arguments: list[str]) -> int:
    if not arguments or arguments[0] not in COMMANDS:
        print(USAGE, file=sys.stderr)
        return 2
    if sys.version_info < (3, 11):  # noqa: UP036 - this file is what an older Python meets first
        print(f"Python 3.11 or later is needed; this is {sys.version.split()[0]}.", file=sys.stderr)
        return 2
    name, *more = arguments
    try:
        set_up()
        steps = [step.split() for step in COMMANDS[name][1]]
        steps[-1] += more
        for step in steps:
            code = subprocess.run([PYTHON, *step], cwd=ROOT).returncode
            if code:
                return code
    except subprocess.CalledProcessError as error:
        print(f"The set-up failed (exit status {error.returncode}); what pip printed stands above.", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
