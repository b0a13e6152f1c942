"""The fences of a page as a reader sees them, and what pytest-markdown-docs runs.

The page is rendered by the very extensions of mkdocs.yml (includes expanded; tabs, admonitions, lists dedented); only
the highlighter is replaced, by one that notes what it was given.
"""

import subprocess
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass
from functools import cache
from itertools import zip_longest
from pathlib import Path
from types import SimpleNamespace

import markdown
from mkdocs.config import load_config
from mkdocs.utils import meta

from tests.sites import GuardError
from tools.programs import SECONDS, Program, find


@dataclass(frozen=True)
class Fence:
    text: str  # as a reader sees it, with a newline at the end
    language: str
    classes: frozenset[str]


@cache
def _renderer(project: Path) -> tuple[markdown.Markdown, list[Fence]]:
    config = load_config(str(project / "mkdocs.yml"))
    found: list[Fence] = []

    def note(source, language, css_class, options, md, classes=(), **_):
        found.append(Fence(source.rstrip("\n") + "\n", language, frozenset(classes)))
        return "<pre></pre>"

    def accept(language, inputs, options, attrs, md):
        options.update(inputs)
        return True

    formats = [{"name": "*", "class": "", "format": note, "validator": accept}]
    settings = {**config["mdx_configs"], "pymdownx.superfences": {"custom_fences": formats}}
    settings["pymdownx.snippets"] = {
        **settings["pymdownx.snippets"], "base_path": [str(project / "snippets")],
    }  # fmt: skip
    return markdown.Markdown(extensions=config["markdown_extensions"], extension_configs=settings), found


def fences(page: str, project: Path) -> list[Fence]:
    """All fences of a page's Markdown, in order."""
    renderer, found = _renderer(project)
    found.clear()
    renderer.reset()
    renderer.convert(meta.get_data(page)[0])
    return list(found)


@dataclass(frozen=True)
class Block:
    """A Python block of a page: a whole program, or a part of one, and the output shown under it if there is one."""

    fence: Fence
    program: Program
    whole: bool
    shown_output: str | None


def python_blocks(page: str, project: Path, name: str) -> list[Block]:
    """The Python blocks of a page.  Raises GuardError for one that is typed in, or has the wrong copy button."""
    wholes, parts = {}, {}
    for program in [*find(project), *_engine(project)]:
        wholes[program.shown] = program
        parts |= dict.fromkeys(program.regions.values(), program)
    all_fences = fences(page, project)
    blocks = []
    for fence, following in zip_longest(all_fences, all_fences[1:]):
        if fence.language not in ("python", "py", "python3", "pycon"):
            continue
        first = fence.text.splitlines()[0]
        program = wholes.get(fence.text) or parts.get(fence.text)
        if program is None:
            raise GuardError(f"{name}: the block that starts {first!r} is typed in: include a program or a region")
        whole = fence.text in wholes
        copyable = "no-copy" not in fence.classes
        if copyable != (whole and program.kind != "wrong"):
            raise GuardError(
                f"{name}: the block that starts {first!r} must {'not ' if copyable else ''}have a copy button:"
                " whole programs have one, regions and programs that are wrong on purpose have none"
            )
        if (program.kind == "wrong") != ("wrong" in fence.classes):
            raise GuardError(
                f"{name}: {program}: a block is labelled .wrong if its program lies in wrong/, and only then"
            )
        output = following.text if following and "output" in following.classes else None
        if whole and program.kind == "lesson" and output is None:
            raise GuardError(f"{name}: {program} is shown without what it printed")
        blocks.append(Block(fence, program, whole, output))
    return blocks


def _engine(project: Path) -> list[Program]:
    folder = project / "snippets"
    return [Program(project, file.relative_to(folder)) for file in sorted((folder / "anatomy").glob("*.py"))]


@cache  # the same text stands on the page, on the clipboard, and in the copy from disk
def run_as_pasted(source: str) -> str:
    """What `source` prints when it is pasted into an empty file in an empty folder."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "pasted.py"
        file.write_text(source, "utf-8")
        command = [sys.executable, "-I", "-X", "utf8", "-W", "error", str(file)]
        done = subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", timeout=SECONDS)
    if done.returncode:
        raise GuardError(f"pasted into an empty file, the program fails:\n{done.stderr}")
    return done.stdout


class StandInParser:
    """What pytest-markdown-docs takes for markdown-it: gives it each whole program, as rendered."""

    def __init__(self, project: Path) -> None:
        self.project = project
        self.counts: Counter[str] = Counter()
        self.reasons: list[str] = []
        self.shown: dict[str, str] = {}  # source → output shown under it

    def parse(self, text: str) -> list[SimpleNamespace]:
        tokens = []
        for block in python_blocks(text, self.project, "page"):
            if not block.whole:
                self.counts["parts"] += 1
            elif block.program.kind == "wrong":
                self.counts["skipped"] += 1
                self.reasons.append(f"{block.program}: wrong on purpose; the build compares its output")
            else:
                self.counts["whole"] += 1
                self.shown[block.fence.text] = block.shown_output or ""
                line = text[: text.find(f'"{block.program}"')].count("\n")
                tokens.append(SimpleNamespace(type="fence", map=[line, line], info="python", content=block.fence.text))
        return tokens
