"""Every guard, on the real site."""

import inspect
import shutil
import subprocess
from hashlib import sha256

import pytest

from tests import sites
from tests.guards.guards import GUARDS


@pytest.mark.parametrize("name", GUARDS)
def test_guard(name, site, offline, request):
    guard = GUARDS[name]
    wanted = inspect.signature(guard).parameters
    project = sites.ROOT
    if name == "it_works_from_disk":
        project = offline.parent
    guard(project, *([request.getfixturevalue("browser")] if "browser" in wanted else []))


def _digests(folder):
    return {
        path.relative_to(folder).as_posix(): sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_two_builds_in_two_folders_are_identical(site, offline, tmp_path):
    """The same sources in another folder give the same bytes."""
    copy = tmp_path / "another folder"
    files = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=sites.ROOT, capture_output=True, text=True, check=True,
    ).stdout.splitlines()  # fmt: skip
    for name in files:
        if (sites.ROOT / name).is_file():
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(sites.ROOT / name, copy / name)
    sites.build_both(copy)
    assert _digests(copy / "site") == _digests(site)
    assert _digests(copy / "site-offline") == _digests(offline)
