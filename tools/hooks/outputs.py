"""Prove every kept output before a build; in the live preview rewrite what changed instead."""

from pathlib import Path

from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File

from tools import outputs
from tools.pages import INCLUDE
from tools.programs import ProgramError, find

_preview = False
_failures: dict[str, str] = {}  # program → its error, shown in the preview where its output stands


def on_startup(command, dirty):
    global _preview
    _preview = command == "serve"


def _root(config):
    return Path(config.config_file_path).parent


def on_pre_build(config):
    try:
        if _preview:
            _rewrite(_root(config))
        else:
            outputs.check(_root(config))
    except ProgramError as error:
        raise PluginError(f"\n{error}") from None


def _rewrite(root):
    current = outputs.Outputs(root)
    current.rewrite()
    _failures.clear()
    _failures.update({str(program): str(error) for program, error in current.failures.items()})


def on_files(files, config):
    """Every program can be downloaded from the site, under programs/."""
    for program in find(_root(config)):
        files.append(File.generated(config, f"programs/{program}", abs_src_path=str(program.file)))
    return files


def on_page_markdown(markdown, page, config, files):
    """Preview only: the error of a failing program, where its output would stand."""
    if not _failures:
        return markdown
    stems = {name.rpartition(".")[0]: error for name, error in _failures.items()}

    def show(match):
        path = match["path"]
        error = stems.get(path.split(".")[0])
        if error is None or path in _failures:
            return match[0]
        return "\n".join(match["indent"] + line for line in error.splitlines())

    return INCLUDE.sub(show, markdown)
