"""Prove every kept output before a build; in the live preview rewrite what changed instead."""

from pathlib import Path

from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File

from tools import outputs, pyz
from tools.hooks.project import root_of
from tools.pages import INCLUDE, includes
from tools.programs import Program, ProgramError, find

DOWNLOADS = {  # kept outputs that a page offers as files instead of showing them: program → name of the file
    "models/real/census_csv.py": "census.csv",
    "models/real/census_json.py": "census.json",
}

_failures: dict[str, str] = {}  # program → its error, shown in the preview where its output stands


def on_pre_build(config):
    try:
        if config.extra["preview"]:
            _rewrite(root_of(config))
        else:
            outputs.check(root_of(config))
    except ProgramError as error:
        raise PluginError(f"\n{error}") from None


def _rewrite(root):
    current = outputs.Outputs(root)
    current.rewrite()
    _failures.clear()
    _failures.update({str(program): str(error) for program, error in current.failures.items()})


def on_files(files, config):
    """Downloads: every program and what it printed under programs/, the engine in one file, the offline site."""
    root = root_of(config)
    for program in find(root):
        for file in (program.file, *program.kept):
            name = file.relative_to(root / "snippets").as_posix()
            if not name.endswith(".md"):  # which would be taken for a page
                files.append(File.generated(config, f"programs/{name}", abs_src_path=str(file)))
        if str(program) in DOWNLOADS and program.kept:
            name, kept = DOWNLOADS[str(program)], program.kept[0]
            files.append(File.generated(config, f"downloads/{name}", abs_src_path=str(kept)))
    if (root / "snippets" / "anatomy").is_dir():
        engine = root / ".cache" / "anatomy.pyz"
        pyz.build(engine)
        files.append(File.generated(config, "downloads/anatomy.pyz", abs_src_path=str(engine)))
    if config.extra.get("offline_size"):
        files.append(File.generated(config, "offline.zip", abs_src_path=str(root / "site-offline.zip")))
    return files


def on_page_markdown(markdown, page, config, files):
    """Name the page whose include is missing; in the preview, show instead what stands in the way."""
    problems = {}
    for path, region in includes(markdown):
        if problem := _problem(path, region, root_of(config)):
            problems[path] = problem
    if problems and not config.extra["preview"]:
        raise PluginError("\n".join(f"{page.file.src_uri}: {problem}" for problem in problems.values()))

    def show(match):
        problem = problems.get(match["path"])
        return "\n".join(match["indent"] + line for line in problem.splitlines()) if problem else match[0]

    return INCLUDE.sub(show, markdown) if problems else markdown


def _problem(path, region, root):
    """Why `path` cannot be shown: its program fails, it does not exist, or it has no such region."""
    for program, error in _failures.items():
        if path != program and path.split(".")[0] == program.split(".")[0]:
            return error
    file = root / "snippets" / path
    if not file.is_file():
        return f"includes {path}, which does not exist under snippets/ (`make outputs` makes kept outputs)"
    if region and region not in Program(root, Path(path)).regions:
        return f"includes the region {region} of {path}, which is not marked there"
    return ""
