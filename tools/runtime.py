"""Python for the browser (Pyodide and NumPy), so that readers can run what stands on a page: `python -m tools.runtime`

No part of the repository: `make runtime`, which `make site` calls, takes the files into .cache/runtime from the first
source that has them, and lets none in that is not, to the byte, the one pinned here.  Without any source the site is
built all the same, without Run.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
import urllib.request
from collections.abc import Callable
from http.client import HTTPException
from pathlib import Path

VERSION = "0.27.7"
WHEEL = "numpy-2.0.2-cp312-cp312-pyodide_2024_0_wasm32.whl"
FILES = {  # name: SHA-256
    "pyodide.js": "b4cb23a53aba19c221659b9fb40a2f18281d685691dc06647fb0afd0681baf98",
    "pyodide.asm.js": "6b4c90de5b7172873f04f21884d0e9d2274e305fe32116558fe3e4fbe3618d51",
    "pyodide.asm.wasm": "a50dd1843f805a0b7c45b61037ee0d7b26dfe85efe0e18ef95a34ad24e401f5f",
    "python_stdlib.zip": "16611534726e5d8ac2bd8f926410b2dcb8d6f49aa24913463533b457a2115c16",
    "pyodide-lock.json": "9c45b916001a750f4102fc287494f3eab215909c7535c626a20db80fd6333e2c",
    WHEEL: "ebb61241d962b98b21597d7ce43b67668a6d5bab3acec4fbe958657320d7cd08",
}
MIRROR = Path("../shared/pyodide")  # where a mirror may lie beside the checkout, if PYODIDE_DIR names no other
RELEASE = f"https://github.com/pyodide/pyodide/releases/download/{VERSION}/pyodide-core-{VERSION}.tar.bz2"
PACKAGES = f"https://cdn.jsdelivr.net/pyodide/v{VERSION}/full/"  # the release's packages, file by file
SECONDS = 60  # for a source that does not answer


class WrongFileError(Exception):
    """A source has a file that is not the pinned one."""


def folder(root: Path) -> Path:
    return root / ".cache" / "runtime"


def check(file: Path) -> None:
    found = hashlib.sha256(file.read_bytes()).hexdigest()
    if found != FILES[file.name]:
        raise WrongFileError(f"{file} is not the file that tools/runtime.py pins (its SHA-256 is {found}): delete it")


def ready(root: Path) -> bool:
    """Whether the runtime is there, whole.  A file that is another one than pinned stops whoever asks."""
    there = [folder(root) / name for name in FILES if (folder(root) / name).is_file()]
    for file in there:
        check(file)
    return len(there) == len(FILES)


def size(root: Path) -> int:
    """How many bytes a browser loads before the first program runs, as they lie on the disk."""
    return sum((folder(root) / name).stat().st_size for name in FILES)


def from_mirror(target: Path) -> None:
    mirror = Path(os.environ.get("PYODIDE_DIR") or MIRROR)
    for name in FILES:
        if (mirror / name).is_file():
            shutil.copyfile(mirror / name, target / name)


def from_npm(target: Path) -> None:
    npm = shutil.which("npm")
    if not npm:
        raise OSError("no npm")
    command = [npm, "pack", "--silent", f"pyodide@{VERSION}", "--pack-destination", str(target)]
    subprocess.run(command, check=True, capture_output=True, timeout=2 * SECONDS)
    unpack(next(target.glob("*.tgz")), target)


def from_release(target: Path) -> None:
    download(RELEASE, target / "core.tar.bz2")
    unpack(target / "core.tar.bz2", target)


def wheel_from_release(target: Path) -> None:
    download(PACKAGES + WHEEL, target / WHEEL)


def download(address: str, target: Path) -> None:
    with urllib.request.urlopen(address, timeout=SECONDS) as answer:
        target.write_bytes(answer.read())  # at once: read in pieces, an answer that breaks off would pass for whole


def unpack(archive: Path, target: Path) -> None:
    """The pinned files out of an archive, wherever they lie in it; nothing else is written."""
    with tarfile.open(archive) as tar:
        for member in tar:
            name = Path(member.name).name
            if name in FILES and (content := tar.extractfile(member)):
                (target / name).write_bytes(content.read())


CORE = set(FILES) - {WHEEL}
SOURCES: list[tuple[Callable[[Path], None], set[str]]] = [
    (from_mirror, set(FILES)),
    (from_npm, CORE),
    (from_release, CORE),
    (wheel_from_release, {WHEEL}),
]


def fetch(root: Path) -> bool:
    """Fill .cache/runtime, each file from the first source that has it; say whether it is whole."""
    target = folder(root)
    target.mkdir(parents=True, exist_ok=True)
    for source, offered in SOURCES:
        missing = {name for name in offered if not (target / name).is_file()}
        if not missing:
            continue
        with tempfile.TemporaryDirectory(dir=target.parent) as scratch:
            try:
                source(Path(scratch))
            except (OSError, EOFError, HTTPException, subprocess.SubprocessError, tarfile.TarError):
                continue  # cannot be reached, or does not have it: the next may
            for name in sorted(missing):
                if (file := Path(scratch, name)).is_file():
                    check(file)
                    file.replace(target / name)
    return ready(root)


def main() -> int:
    root, what = Path.cwd(), "Python for the browser"
    try:
        if fetch(root):
            print(f"{what}: Pyodide {VERSION} and NumPy, {size(root) / 1e6:.0f} MB, each file as pinned", flush=True)
        else:
            print(f"{what}: no source can be reached, so the site is built without Run", flush=True)
    except WrongFileError as error:
        print(f"{what}: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
