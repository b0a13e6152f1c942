"""The programs under snippets/: what they are, what they may import, and what they print.

A program is a Python file, or a `.cmd` file that holds one command line.  What it printed is kept beside it,
in one file whose ending follows from the first character of the text.
"""

import ast
import os
import re
import shlex
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import ClassVar

SHARED = ("anatomy", "facts", "figure.py")  # under snippets/, used by programs, no programs themselves
KINDS = ("figures", "real", "wrong")  # folders of a chapter; a program outside of them is a lesson
ENDINGS = {"<": ".svg", "|": ".out.md", "{": ".json"}  # by first character; any other: .out
LESSON_IMPORTS = sys.stdlib_module_names | {"numpy"}
NOT_IN_LESSONS = {  # no threads, files, sub-processes or clocks: a lesson also runs in a browser
    *("asyncio", "concurrent", "datetime", "io", "multiprocessing", "os", "pathlib", "shutil"),
    *("signal", "socket", "subprocess", "tempfile", "threading", "time", "urllib"),
}
SECTION = re.compile(r"^\s*# --8<-- \[(start|end):([\w-]+)\]\s*$")
SECONDS = 90  # a program that runs longer is taken for an endless loop, on a busy machine too


class ProgramError(Exception):
    """A program or its output breaks a rule; the message names the program, what is wrong and what to do."""


@dataclass(frozen=True)
class Source:
    """A file of the project at `root`; `path` is relative to the folder in which all of its kind lie."""

    root: Path
    path: Path
    folder: ClassVar[str]

    def __str__(self) -> str:
        return self.path.as_posix()

    @property
    def file(self) -> Path:
        return self.root / self.folder / self.path


class Program(Source):
    """One program of the site, such as moe/one_layer.py."""

    folder = "snippets"

    @property
    def kind(self) -> str:
        if self.path.suffix == ".cmd":
            return "command"
        return self.path.parent.name if self.path.parent.name in KINDS else "lesson"

    @cached_property
    def source(self) -> str:
        return self.file.read_text("utf-8")

    @cached_property
    def shown(self) -> str:
        """The source as a page shows it: without the lines that mark regions."""
        return "".join(line for line in self.source.splitlines(keepends=True) if not SECTION.match(line))

    @cached_property
    def regions(self) -> dict[str, str]:
        """Name → text of each marked region as the page shows it: dedented, without blank lines at its ends."""
        open_regions: dict[str, list[str]] = {}
        regions = {}
        for line in self.source.splitlines():
            if mark := SECTION.match(line):
                side, name = mark.groups()
                if side == "start":
                    open_regions[name] = []
                else:
                    lines = open_regions.pop(name)
                    margin = min((len(text) - len(text.lstrip()) for text in lines if text.strip()), default=0)
                    regions[name] = "\n".join(text[margin:] for text in lines).strip("\n") + "\n"
            else:
                for lines in open_regions.values():
                    lines.append(line)
        return regions

    def kept_for(self, text: str) -> Path:
        """Where output that starts like `text` is kept."""
        return self.file.with_suffix(ENDINGS.get(text[:1], ".out"))

    @property
    def kept(self) -> list[Path]:
        """The kept outputs that exist: one, none before the first run, more only by mistake."""
        endings = (".out", *ENDINGS.values())
        return [file for ending in endings if (file := self.file.with_suffix(ending)).is_file()]

    def run(self, openblas: str | None = None) -> str:
        """Run the program alone, in a fresh interpreter, and return what it printed."""
        environment = {**os.environ, "OPENBLAS_NUM_THREADS": "1", "NO_COLOR": "1", "COLUMNS": "100"}
        if openblas:
            environment["OPENBLAS_CORETYPE"] = openblas
        if self.kind == "command":
            return self._run_command(environment)
        python = [sys.executable, "-I", "-X", "utf8", "-W", "error", str(self.file)]
        if self.kind in ("figures", "real"):
            return self._finish(python, self.root, environment)
        with tempfile.TemporaryDirectory() as empty:
            return self._finish(python, Path(empty), environment)

    def _finish(self, command: list[str], folder: Path, environment: dict[str, str]) -> str:
        done = self._call(command, folder, environment)
        if self.kind == "wrong":  # wrong on purpose: the last line of its traceback is part of the lesson
            return canonical(done.stdout + "".join(done.stderr.splitlines(keepends=True)[-1:]), self)
        if done.returncode:
            raise ProgramError(f"{self} failed with exit status {done.returncode}:\n{done.stderr.rstrip()}")
        if done.stderr:
            raise ProgramError(f"{self} wrote to standard error; a program prints its output only:\n{done.stderr}")
        return canonical(done.stdout, self)

    def _run_command(self, environment: dict[str, str]) -> str:
        words = shlex.split(self.source)
        if words[:1] in (["python"], ["python3"]):
            words[0] = sys.executable
        else:
            words[0] = str(Path(sys.executable).with_name(words[0]))  # a command that the set-up installed
        done = self._call(words, self.root, environment)
        status = f"[exit status {done.returncode}]\n" if done.returncode else ""
        return canonical(done.stdout + done.stderr + status, self)

    def _call(self, words: list[str], folder: Path, environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
        try:
            return subprocess.run(
                words, cwd=folder, env=environment, encoding="utf-8",
                capture_output=True, stdin=subprocess.DEVNULL, timeout=SECONDS,
            )  # fmt: skip
        except subprocess.TimeoutExpired:
            raise ProgramError(f"{self} did not end within {SECONDS} seconds: is there an endless loop?") from None
        except OSError as error:
            raise ProgramError(f"{self} cannot be started: {error}") from None


def canonical(text: str, program: Program) -> str:
    """Return `text` if it can be kept as it stands; otherwise say what the program must not print."""

    def refuse(what: str) -> None:
        raise ProgramError(f"{program} prints {what}; kept output must render as it was printed")

    if not text.strip():
        refuse("nothing")
    if not text.endswith("\n") or text.endswith("\n\n") or text.startswith("\n"):
        refuse("blank lines at an end, or no newline at the end")
    for number, line in enumerate(text.splitlines(), 1):
        if line != line.rstrip():
            refuse(f"trailing spaces in line {number}")
        if not line.isprintable():
            refuse(f"a tab, an escape code or another character that cannot be shown in line {number}")
    return text


def find(root: Path) -> list[Program]:
    """Every program under `root / "snippets"`, sorted; two that would share a kept output are refused."""
    snippets = root / "snippets"
    files = sorted(
        path.relative_to(snippets)
        for path in snippets.rglob("*")
        if path.suffix in (".py", ".cmd") and path.relative_to(snippets).parts[0] not in SHARED
    )
    stems: dict[Path, Path] = {}
    for path in files:
        other = stems.setdefault(path.with_suffix(""), path)
        if other != path:
            raise ProgramError(f"{path} and {other} share a stem, so they would share a kept output: rename one")
    return [Program(root, path) for path in files]


def imports(source: str) -> set[str]:
    """The top-level names of all modules that `source` imports."""
    names = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names.add((node.module or "").split(".")[0] if not node.level else ".")
    return names


def check_imports(program: Program) -> None:
    """Lessons use the standard library and NumPy, and of the former only what a browser has too."""
    if program.kind not in ("lesson", "wrong"):
        return
    used = imports(program.source)
    if foreign := used - LESSON_IMPORTS:
        raise ProgramError(
            f"{program} imports {', '.join(sorted(foreign))}; a lesson uses the standard library and NumPy only"
        )
    if outside := used & NOT_IN_LESSONS:
        raise ProgramError(
            f"{program} imports {', '.join(sorted(outside))}; a lesson uses no threads, files, processes or clocks"
        )
