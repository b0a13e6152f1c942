"""The labs: percent-format notebooks under docs/labs/ that mkdocs-jupyter executes while the site is built.

A lab stands alone: Python, NumPy, matplotlib, and the files `data/<its name>*` beside it if it has any.  It prints
what it found and asserts it.  This module knows what a lab is made of, what its result depends on, and how an
executed lab becomes a page in the site's own Markdown, or a notebook for Jupyter.
"""

import hashlib
import json
import os
import platform
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from html import escape
from importlib import metadata
from pathlib import Path
from typing import Any

import jupytext
from mkdocs.utils import yaml_load
from mkdocs_jupyter import nbconvert2
from nbconvert import NotebookExporter

from tools.programs import Source

FOLDER = Path("docs/labs")
VERSIONS = ("numpy", "matplotlib", "matplotlib-inline", "ipykernel", "mkdocs-jupyter")
# Figures come as SVG with text as text, so that they take the page's type and colours.
FIGURES = {
    "figure.figsize": (4.8, 3.2),
    "figure.constrained_layout.use": True,
    "savefig.dpi": 72,
    "font.size": 10.5,
    "axes.titlesize": 11,
    "axes.titlelocation": "left",
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.edgecolor": "#566070",
    "axes.labelcolor": "#1b2330",
    "axes.titlecolor": "#1b2330",
    "text.color": "#1b2330",
    "xtick.color": "#566070",
    "ytick.color": "#566070",
    "grid.color": "#d3d9e2",
    "legend.frameon": False,
    "lines.linewidth": 1.8,
    "svg.fonttype": "none",
    "svg.hashsalt": "labs",
}
CYCLE = ("#4a3fd0", "#1b2330", "#69727d", "#0b7cae", "#a8508a", "#716a00")
DASHES = ("-", "--", ":", "-.", (0, (6, 2, 1, 2, 1, 2)), (0, (3, 1)))
# The light value of each colour of the theme → its variable, which is another colour in the dark.
THEME = {
    "#1b2330": "ink",
    "#566070": "muted",
    "#d3d9e2": "rule",
    "#ffffff": "paper",
    "#4a3fd0": "accent",
    "#0d8060": "embedding",
    "#00549a": "attention",
    "#ad6200": "dense",
    "#ad340a": "routed",
    "#716a00": "shared",
    "#a8508a": "router",
    "#0b7cae": "linear",
    "#69727d": "rest",
    "#000000": "ink",
}


class LabError(Exception):
    """A lab breaks a rule; the message names the lab, what is wrong and what to do."""


class Lab(Source):
    """One lab, such as labs/fit_a_line.py."""

    folder = "docs"

    @property
    def data(self) -> list[Path]:
        return sorted((self.file.parent / "data").glob(f"{self.file.stem}*"))

    @cached_property
    def notebook(self) -> Any:
        return jupytext.read(self.file)

    @cached_property
    def front_matter(self) -> dict[str, Any]:
        first = self.notebook.cells[0] if self.notebook.cells else None
        if first is None or first.cell_type != "raw":
            raise LabError(f"{self}: a lab begins with its front matter, each line a comment, between two lines # ---")
        return yaml_load(first.source.strip().strip("-")) or {}

    @property
    def markdown(self) -> str:
        """Front matter and text, without the programs: what those guards read that look at a page's Markdown."""
        return "\n\n".join(cell.source for cell in self.notebook.cells if cell.cell_type != "code")

    @property
    def key(self) -> str:
        """Changes whenever the executed lab might."""
        versions = " ".join(metadata.version(name) for name in VERSIONS)
        digest = hashlib.sha256(f"{sys.version} {platform.machine()} {versions} {settings()}".encode())
        for file in (self.file, *self.data):
            digest.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
        return digest.hexdigest()[:16]

    @property
    def cache(self) -> Path:
        return self.root / ".cache" / "labs" / f"{self.file.stem}-{self.key}"

    @property
    def is_kept(self) -> bool:
        """Executed once, by `python -m tools.labs keep`, and shown as it was: a measurement of one machine."""
        return bool(self.front_matter.get("kept"))

    @property
    def kept(self) -> Path:
        return self.file.parent / "kept" / f"{self.file.stem}.ipynb"

    def kept_run(self) -> dict[str, Any]:
        """The lab with what its kept run printed and drew; refused if its programs have changed since."""
        keep = f"`python -m tools.labs keep {self.file.stem}` runs it and keeps what it found"
        if not self.kept.is_file():
            raise LabError(f"{self}: no kept run: {keep}")
        was = [cell for cell in json.loads(self.kept.read_text("utf-8"))["cells"] if cell["cell_type"] == "code"]
        now = [cell for cell in self.notebook.cells if cell.cell_type == "code"]
        if [cell["source"] for cell in was] != [cell.source for cell in now]:
            raise LabError(f"{self}: the kept run is of another program: {keep}")
        for cell, kept in zip(now, was, strict=True):
            cell.outputs = kept["outputs"]
        return tidy(self.notebook, self)

    def copy_to(self, folder: Path) -> None:
        """The lab and its data, as they are downloaded."""
        shutil.copyfile(self.file, folder / self.file.name)
        for file in self.data:
            (folder / "data").mkdir(exist_ok=True)
            shutil.copyfile(file, folder / "data" / file.name)


def find(root: Path) -> list[Lab]:
    return [Lab(root, file.relative_to(root / "docs")) for file in sorted((root / FOLDER).glob("*.py"))]


def settings() -> str:
    """Configuration of the kernel that executes the labs: figures as SVG, in the theme's colours, without dates."""
    cycle = f"cycler(color={list(CYCLE)!r}, linestyle={list(DASHES)!r})"
    return (
        "from cycler import cycler\n"
        "c = get_config()\n"
        "c.HistoryManager.enabled = False\n"
        "c.IPKernelApp.log_level = 40\n"  # it warns that it talks to this very machine without a cipher
        'c.InlineBackend.figure_formats = {"svg"}\n'
        'c.InlineBackend.print_figure_kwargs = {"bbox_inches": None, "metadata": {"Date": None, "Creator": None}}\n'
        f'c.InlineBackend.rc = {FIGURES!r} | {{"axes.prop_cycle": {cycle}}}\n'
    )


def prepare(root: Path) -> None:
    """Labs are executed with our settings and nobody else's, on one thread, so that they print the same again."""
    profile = root / ".cache" / "ipython" / "profile_default"
    profile.mkdir(parents=True, exist_ok=True)
    (profile / "ipython_kernel_config.py").write_text(settings(), "utf-8")
    os.environ["IPYTHONDIR"] = str(profile.parent)
    for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS"):
        os.environ.setdefault(name, "1")


def tidy(notebook: Any, lab: Lab) -> dict[str, Any]:
    """An executed notebook as plain data, without what differs from run to run; refuses what a page cannot show."""
    cells = []
    for number, cell in enumerate(notebook["cells"]):
        extra = {key: value for key, value in cell["metadata"].items() if key in ("alt", "fold")}
        kind, source = cell["cell_type"], "".join(cell["source"])
        plain = {"cell_type": kind, "id": f"cell-{number}", "metadata": extra, "source": source}
        if kind == "code":
            outputs = _joined([_output(output, lab) for output in cell["outputs"]])
            figures = sum("data" in output for output in outputs)
            if figures > 1:
                raise LabError(f"{lab}: one figure a cell: divide the cell that starts {source.splitlines()[0]!r}")
            if figures and not extra.get("alt"):
                raise LabError(
                    f"{lab}: a figure without words for those who do not see it: begin its cell with"
                    f' # %% alt="…": {source.splitlines()[0]!r}'
                )
            plain |= {"execution_count": None, "outputs": outputs}
        cells.append(plain)
    names = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}}
    return {"cells": cells, "metadata": names, "nbformat": 4, "nbformat_minor": 5}


def _output(output: Any, lab: Lab) -> dict[str, Any]:
    if output["output_type"] == "stream" and output["name"] == "stdout":
        return {"output_type": "stream", "name": "stdout", "text": "".join(output["text"])}
    if output["output_type"] == "display_data" and "image/svg+xml" in output["data"]:
        svg = "".join(output["data"]["image/svg+xml"])
        return {"output_type": "display_data", "metadata": {}, "data": {"image/svg+xml": svg}}
    what = "".join(output.get("text", "")) or str(output.get("data", ""))
    raise LabError(f"{lab}: a lab prints and draws, and nothing else (no warnings, no bare last line): {what[:500]}")


def _joined(outputs: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """How printed text is cut into pieces depends on the moment."""
    joined: list[dict[str, Any]] = []
    for output in outputs:
        if joined and "text" in output and "text" in joined[-1]:
            joined[-1]["text"] += output["text"]
        else:
            joined.append(output)
    return joined


# ------------------------------------------------------------------------------------------------------ as a page


def as_markdown(notebook: dict[str, Any], lab: Lab, downloads: str) -> str:
    """The lab in the site's own Markdown, so that a lab is a page like any other."""
    parts, figures = [], 0
    for cell in notebook["cells"]:
        if cell["cell_type"] == "markdown":
            parts.append(cell["source"])
            if downloads:
                parts.append(f"{downloads}\n{{ .downloads }}")
                downloads = ""
        elif cell["cell_type"] == "code":
            code = f"``` {{ .python .no-copy .cell data-search-exclude='' }}\n{cell['source']}\n```"
            if fold := cell["metadata"].get("fold"):
                code = f'??? depth "{fold}"\n\n' + "\n".join(f"    {line}" for line in code.splitlines())
            parts.append(code)
            for output in cell["outputs"]:
                if "text" in output:
                    parts.append(
                        f"``` {{ .text .no-copy .output data-search-exclude='' }}\n{output['text'].rstrip()}\n```"
                    )
                else:
                    figures += 1
                    name = f"{lab.file.stem}-{figures}".replace("_", "-")
                    svg = as_figure(output["data"]["image/svg+xml"], name, cell["metadata"]["alt"])
                    parts.append(f'<figure class="sight" data-search-exclude="">\n{svg}\n</figure>')
    return "\n\n".join(parts)


def as_figure(svg: str, name: str, alt: str) -> str:
    """matplotlib's SVG as one line that can stand in a page: the theme's type and colours, ids that cannot clash."""
    svg = svg[svg.index("<svg") :]
    svg = re.sub(r"<metadata>.*?</metadata>|<style[^>]*>.*?</style>|<!--.*?-->", "", svg, flags=re.DOTALL)
    svg = re.sub(r'<g id="patch_1">.*?</g>', "", svg, count=1, flags=re.DOTALL)  # the white paper
    svg = re.sub(r'\bid="([^"]+)"', rf'id="{name}-\1"', svg)
    svg = re.sub(r'(url\(#|href="#)', rf"\1{name}-", svg)
    svg = re.sub(r"\d+\.\d{3,}", lambda number: f"{float(number[0]):.2f}", svg)
    svg = re.sub(r" font-family: [^;\"]*;?| transform=\"rotate\(-0 [^\"]*\"", "", svg)
    for value, variable in THEME.items():
        svg = svg.replace(value, f"var(--fig-{variable})")
    svg = re.sub(r"<text (?![^>]*fill)", '<text fill="var(--fig-ink)" ', svg)
    view = re.search(r'viewBox="[^"]+"', svg)
    opening = (
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" class="fig drawn"'
        f' {view[0] if view else ""} role="img" aria-label="{escape(alt)}">'
    )
    svg = re.sub(r"<svg[^>]*>", opening, svg, count=1)
    return re.sub(r"\s*\n\s*", " ", svg).strip()


# -------------------------------------------------------------------------------------------------- as a download


def as_notebook(notebook: dict[str, Any]) -> str:
    """The executed lab for Jupyter, which knows no marks, no footnotes and none of this site's addresses."""
    cells = [cell for cell in notebook["cells"] if cell["cell_type"] != "raw"]
    cells = [
        cell | {"source": _for_jupyter(cell["source"])} if cell["cell_type"] == "markdown" else cell for cell in cells
    ]
    return json.dumps(notebook | {"cells": cells}, indent=1, ensure_ascii=False) + "\n"


def _for_jupyter(markdown: str) -> str:
    text = re.sub(r"\s*\{ [.#][^}\n]*\}$|\[\^[\w-]+\]", "", markdown, flags=re.MULTILINE)
    text = re.sub(r"\\\[(.*?)\\\]", r"$$\1$$", text, flags=re.DOTALL)
    text = re.sub(r"\\\((.*?)\\\)", r"$\1$", text)
    return re.sub(r"\[([^\]]+)\]\((?!https?:|data/)[^)]+\)", r"\1", text)


# ------------------------------------------------------------------------------------------------------ execution


class Executed(NotebookExporter):
    """Stands in for the exporter of mkdocs-jupyter, whose HTML is 574 KB of style: gives the executed notebook."""

    folder = ""

    def __init__(self, config: Any, **_: Any) -> None:
        super().__init__(config=config)

    def from_file(self, file_stream: Any, resources: Any = None, **_: Any) -> Any:
        return super().from_file(file_stream, resources={"metadata": {"path": self.folder}})


nbconvert2.HTMLExporter = Executed


@contextmanager
def workplace(lab: Lab) -> Iterator[None]:
    """Inside, mkdocs-jupyter executes in an empty folder that holds the lab and its data."""
    with tempfile.TemporaryDirectory() as folder:
        lab.copy_to(Path(folder))
        Executed.folder = folder
        yield


def keep(lab: Lab) -> None:
    """Execute the lab once and keep what it found."""
    prepare(lab.root)
    with workplace(lab):
        notebook = tidy(json.loads(nbconvert2.nb2html(str(lab.file), execute=True, allow_errors=False)), lab)
    lab.kept.parent.mkdir(exist_ok=True)
    lab.kept.write_text(json.dumps(notebook, indent=1, ensure_ascii=False) + "\n", "utf-8")


def main(arguments: list[str]) -> int:
    if len(arguments) != 2 or arguments[0] != "keep":
        print("usage: python -m tools.labs keep NAME", file=sys.stderr)
        return 2
    keep(Lab(Path.cwd(), Path("labs", f"{arguments[1]}.py")))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
