"""Labs as pages: mkdocs-jupyter executes each, and the result is rendered by the site's own Markdown like any page.

The live preview serves at once: a lab that has to be executed first appears without results, is executed beside the
preview, and shows them when they are there.
"""

import json
import re
import shutil
import threading
import zipfile
from pathlib import Path
from textwrap import indent
from types import SimpleNamespace

from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File
from nbclient.exceptions import CellExecutionError

from tools import labs
from tools.hooks.project import root_of
from tools.labs import LabError
from tools.pyz import write_zip

COLOUR = re.compile(r"\x1b\[[\d;]*m")
_labs: dict[str, labs.Lab] = {}
_beside: dict[Path, str] = {}  # in the preview: a lab's cache → that it is being executed, or what stopped it
_one_at_a_time = threading.Lock()


@event_priority(-50)  # after mkdocs-jupyter made pages of them
def on_files(files, config):
    root = root_of(config)
    labs.prepare(root)
    _labs.clear()
    for lab in labs.find(root):
        _labs[str(lab)] = lab
        page = files.src_uris[str(lab)]
        page._content = lab.markdown  # what others take for its source: front matter and text
        for address in ("dest_path", "abs_dest_path", "url"):  # which have hyphens on this site
            before, _, name = getattr(page, address).rpartition("labs")
            setattr(page, address, f"{before}labs{name.replace('_', '-')}")
        for name, file in _downloads(lab).items():
            files.append(File.generated(config, f"downloads/{name}", abs_src_path=str(file)))
    return files


def _downloads(lab):
    """Name → file: the program, the executed notebook, and both with the data if there is any."""
    stem, folder = lab.file.stem, lab.cache.with_name("downloads")
    files = {f"{stem}.ipynb": folder / f"{stem}.ipynb", f"{stem}.py": lab.file}
    return files | ({f"{stem}.zip": folder / f"{stem}.zip"} if lab.data else {})


@event_priority(100)  # before mkdocs-jupyter decides where it remembers this lab
def on_pre_page(page, config, files):
    if lab := _labs.get(page.file.src_uri):
        config.plugins["mkdocs-jupyter"].config["cache_dir"] = str(lab.cache)
    return page


@event_priority(100)  # before the other hooks look at the Markdown
def on_page_markdown(markdown, page, config, files):
    lab = _labs.get(page.file.src_uri)
    if lab is None:
        return None
    render = page.render.__func__
    del page.render  # mkdocs-jupyter's: from here on the lab is a page like any other
    try:
        notebook, notice = _executed(lab, lambda: _execute(lab, render, config, files), config.extra["preview"])
    except LabError as error:
        raise PluginError(str(error)) from None
    _write_downloads(lab, notebook)
    return notice + labs.as_markdown(notebook, lab, _offer(lab))


def _executed(lab, execute, in_preview):
    """The executed lab, and in the preview what stands above it while it is not executed."""
    if lab.is_kept:
        return lab.kept_run(), ""
    if not in_preview or any(lab.cache.glob("*.json")):
        return execute(), ""
    if lab.cache not in _beside:
        _beside[lab.cache] = "This lab is being executed; its results will show here."
        threading.Thread(target=_execute_beside, args=(lab, execute), daemon=True).start()
    notice = f'!!! note ""\n\n    ```text\n{indent(_beside[lab.cache], "    ")}\n    ```\n\n'
    return labs.tidy(lab.notebook, lab), notice


def _execute_beside(lab, execute):
    with _one_at_a_time:
        try:
            execute()
        except Exception as error:  # whatever it is: nobody else would say why there are no results
            _beside[lab.cache] = str(error) or repr(error)
    lab.file.touch()  # the preview sees it and shows the page anew


def _execute(lab, render, config, files):
    """By mkdocs-jupyter, or from what it remembers."""
    drop_half_written(lab.cache)
    page = SimpleNamespace()  # takes what would be the page's HTML, which is the executed notebook
    with labs.workplace(lab):
        try:
            render(page, config, files)
        except CellExecutionError as error:
            raise LabError(f"{lab} failed:\n{COLOUR.sub('', str(error))}") from None
    for stale in lab.cache.parent.glob(f"{lab.file.stem}-*"):
        if stale != lab.cache:
            shutil.rmtree(stale)
    return labs.tidy(json.loads(page.content), lab)


def drop_half_written(cache):
    """An interrupted build leaves half a file, at which mkdocs-jupyter would stop each build after it."""
    for file in cache.glob("*.json"):
        try:
            json.loads(file.read_text("utf-8"))
        except ValueError:
            file.unlink()


def _write_downloads(lab, notebook):
    downloads = _downloads(lab)
    file = downloads[f"{lab.file.stem}.ipynb"]
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(labs.as_notebook(notebook), "utf-8")
    if pack := downloads.get(f"{lab.file.stem}.zip"):
        members = {name: path.read_bytes() for name, path in downloads.items() if path != pack}
        write_zip(pack, members | {f"data/{path.name}": path.read_bytes() for path in lab.data}, zipfile.ZIP_DEFLATED)


def _offer(lab):
    """A lab is downloaded whole."""
    links = [f"[{name}](../downloads/{name})" for name in _downloads(lab)]
    if lab.data:
        return f"Take this lab with you, notebook, program and data in one: {links[-1]}"
    return f"Take this lab with you: {' or '.join(links)}"
