"""The runtime's sources, with small files in the place of the large ones: order, hashes, and what is said."""

import io
import subprocess
import sys
import tarfile
from hashlib import sha256
from http.client import HTTPResponse
from pathlib import Path
from types import SimpleNamespace

import pytest

from tools import runtime

DOWNLOAD = runtime.download
CONTENT = {name: f"the content of {name}".encode() for name in runtime.FILES}


@pytest.fixture
def mirror(tmp_path, monkeypatch):
    """A mirror with every file, pinned; no other source can be reached; the project is an empty folder."""
    monkeypatch.setattr(runtime, "FILES", {name: sha256(content).hexdigest() for name, content in CONTENT.items()})
    folder = tmp_path / "mirror"
    folder.mkdir()
    for name, content in CONTENT.items():
        (folder / name).write_bytes(content)
    monkeypatch.setenv("PYODIDE_DIR", str(folder))
    monkeypatch.setenv("PATH", "")  # no npm
    monkeypatch.setattr(runtime, "download", unreachable)
    (tmp_path / "project").mkdir()
    monkeypatch.chdir(tmp_path / "project")
    return folder


def unreachable(address, target):
    raise OSError("no network")


def test_the_mirror_is_enough(mirror, capsys):
    assert runtime.main() == 0
    assert "each file as pinned" in capsys.readouterr().out
    kept = runtime.folder(mirror.parent / "project")
    assert {file.name: file.read_bytes() for file in kept.iterdir()} == CONTENT


def test_a_wrong_file_stops_the_build(mirror, capsys):
    (mirror / "pyodide.asm.wasm").write_text("planted")
    assert runtime.main() == 1
    assert "pyodide.asm.wasm is not the file that tools/runtime.py pins" in capsys.readouterr().err
    assert not (runtime.folder(mirror.parent / "project") / "pyodide.asm.wasm").exists()


def test_a_file_that_was_changed_later_stops_it_too(mirror, capsys):
    runtime.main()
    (runtime.folder(mirror.parent / "project") / "pyodide.js").write_text("planted")
    assert runtime.main() == 1
    assert "delete it" in capsys.readouterr().err


def test_without_a_source_one_line_says_so(mirror, monkeypatch, capsys):
    monkeypatch.setenv("PYODIDE_DIR", "nowhere")
    assert runtime.main() == 0
    said = capsys.readouterr()
    assert said.out.count("\n") == 1 and "no source can be reached, so the site is built without Run" in said.out
    assert not said.err


def archive(names):
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w:gz") as tar:
        for name in names:
            content = CONTENT.get(name.split("/")[-1], b"something else")
            member = tarfile.TarInfo(name)
            member.size = len(content)
            tar.addfile(member, io.BytesIO(content))
    return packed.getvalue()


def test_what_the_mirror_lacks_comes_from_the_release(mirror, monkeypatch):
    for name in CONTENT:
        if name != "pyodide.js":
            (mirror / name).unlink()
    asked = []

    def download(address, target):
        asked.append(address)
        core = [f"pyodide/{name}" for name in runtime.CORE] + ["pyodide/../../outside", "pyodide/package.json"]
        target.write_bytes(CONTENT[runtime.WHEEL] if address.endswith(".whl") else archive(core))

    monkeypatch.setattr(runtime, "download", download)
    project = mirror.parent / "project"
    assert runtime.fetch(project)
    assert asked == [runtime.RELEASE, runtime.PACKAGES + runtime.WHEEL]
    assert sorted(file.name for file in project.rglob("*") if file.is_file()) == sorted(CONTENT)


def test_a_download_that_breaks_off_is_no_source(mirror, monkeypatch):
    """Nor is it a wrong file, which would stop the build."""

    def urlopen(address, timeout):
        half = io.BytesIO(b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf")
        answer = HTTPResponse(SimpleNamespace(makefile=lambda mode: half))
        answer.begin()
        return answer

    (mirror / runtime.WHEEL).unlink()
    monkeypatch.setattr(runtime, "download", DOWNLOAD)
    monkeypatch.setattr(runtime.urllib.request, "urlopen", urlopen)
    assert not runtime.fetch(mirror.parent / "project")


def test_npm_is_asked_before_the_release(mirror, monkeypatch):
    monkeypatch.setenv("PYODIDE_DIR", "nowhere")
    monkeypatch.setattr(runtime.shutil, "which", lambda name: name)

    def run(command, **_):
        assert command[:4] == ["npm", "pack", "--silent", f"pyodide@{runtime.VERSION}"]
        Path(command[-1], "pyodide.tgz").write_bytes(archive([f"package/{name}" for name in runtime.CORE]))

    monkeypatch.setattr(runtime.subprocess, "run", run)
    project = mirror.parent / "project"
    assert not runtime.fetch(project)  # the wheel is not there
    assert {file.name for file in runtime.folder(project).iterdir()} == runtime.CORE


def test_the_pins_agree_with_the_official_lock():
    """Where the runtime is at hand: the wheel's hash stands in Pyodide's own list of packages too."""
    import json

    from tests.sites import ROOT

    lock = runtime.folder(ROOT) / "pyodide-lock.json"
    if not lock.is_file():
        pytest.skip("no runtime at hand")
    package = json.loads(lock.read_text("utf-8"))["packages"]["numpy"]
    assert (package["file_name"], package["sha256"]) == (runtime.WHEEL, runtime.FILES[runtime.WHEEL])


def test_it_is_a_command_that_needs_nothing_installed():
    """`make runtime` in a checkout without any package: the module imports the standard library alone."""
    code = "import sys, tools.runtime; sys.exit(bool({'mkdocs', 'numpy'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code]).returncode == 0
