"""Run it here: where the runtime is at hand (tools/runtime.py), lessons get a place for their buttons, and a script."""

import re
import zipfile

from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File
from mkdocs.utils import get_relative_url

from tools import pyz, runtime
from tools.hooks.project import root_of
from tools.programs import find

LESSON = re.compile(r'(<div class="language-python highlight)(">.*?</pre>)(?=</div>)', re.DOTALL)  # a whole program
EXPLORER = "<model-explorer"
_bytes = 0  # of the runtime; 0: a site without Run


def on_pre_build(config):
    global _bytes
    root = root_of(config)
    try:
        _bytes = runtime.size(root) if runtime.ready(root) else 0
    except runtime.WrongFileError as error:
        raise PluginError(f"Python for the browser: {error}") from None
    config.extra["run_here"] = bool(_bytes)


def on_files(files, config):
    """The runtime, and what programs may import beside NumPy: the engine, the helpers, the lessons."""
    if not _bytes:
        return files
    root = root_of(config)
    for name in runtime.FILES:
        files.append(File.generated(config, f"runtime/{name}", abs_src_path=str(runtime.folder(root) / name)))
    snippets = root / "snippets"
    sources = {*snippets.rglob("*.py"), *snippets.glob("anatomy/models/*.json"), *snippets.glob("facts/*.toml")}
    members = {file.relative_to(snippets).as_posix(): file.read_bytes() for file in sources}
    archive = root / ".cache" / "snippets.zip"
    pyz.write_zip(archive, members, zipfile.ZIP_DEFLATED)
    files.append(File.generated(config, "runtime/snippets.zip", abs_src_path=str(archive)))
    for program in find(root):
        if program.kind == "real":  # a page shows its output as a table; run.js compares with what it printed
            files.append(File.generated(config, f"programs/{program}.out", abs_src_path=str(program.kept[0])))
    return files


def on_post_page(output, page, config):
    if EXPLORER in output:  # its script serves without Python too, and says so
        output = _with_script(output, "explorer.js", page)
    if not _bytes or page.file.src_uri.endswith(".py"):  # the cells of a lab are no programs
        return output
    bar = f'<div class="run-bar" data-loaded="loads Python once, {_bytes / 1e6:.0f} MB"></div>'
    output, lessons = LESSON.subn(rf"\1 runs\2{bar}", output)
    return _with_script(output, "run.js", page) if lessons else output


def _with_script(output, name, page):
    address = get_relative_url(f"assets/{name}", page.url)
    return output.replace("</body>", f'<script src="{address}" data-bytes="{_bytes}" defer></script></body>', 1)
