"""Build the site: `python -m tools.build` for both kinds, `… offline` for the one that opens from disk, `… serve`."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

from tools import runtime
from tools.pyz import write_zip

SITE, OFFLINE, ZIP = Path("site"), Path("site-offline"), Path("site-offline.zip")


def main(arguments: list[str]) -> int:
    mode = arguments[0] if arguments else "site"
    if mode == "serve":
        watch = [word for folder in ("snippets", "theme", "tools") for word in ("--watch", folder)]
        return _mkdocs("serve", *watch, *arguments[1:])
    code = runtime.main() or _offline()
    if not code and mode == "site":
        size = f"{ZIP.stat().st_size / 1e6:.1f} MB"
        code = _mkdocs("build", "--strict", "--site-dir", str(SITE), OFFLINE_SIZE=size)
        if not code:
            print(f"\n{SITE}/          for a web server; look at it with: python3 -m http.server --directory {SITE}")
    if not code:
        print(f"{OFFLINE}/  opens from disk: {OFFLINE}/index.html\n{ZIP}  the same in one file")
    return code


def _offline() -> int:
    code = _mkdocs("build", "--strict", "--site-dir", str(OFFLINE), OFFLINE="true")
    if not code:
        pack(OFFLINE, ZIP)
    return code


def pack(folder: Path, target: Path) -> None:
    """Zip `folder`, to be unpacked into a folder of the site's name."""
    files = (path for path in folder.rglob("*") if path.is_file())
    members = {f"llm-parameters/{file.relative_to(folder).as_posix()}": file.read_bytes() for file in files}
    write_zip(target, members, zipfile.ZIP_DEFLATED)


def _mkdocs(*arguments: str, **variables: str) -> int:
    # Never -q: with it, --strict exits 0 on warnings.
    environment = {"SOURCE_DATE_EPOCH": _last_commit(), "NO_MKDOCS_2_WARNING": "1", **os.environ, **variables}
    return subprocess.run([sys.executable, "-m", "mkdocs", *arguments], env=environment).returncode


def _last_commit() -> str:
    """Seconds since 1970 of the last commit, so that a build does not depend on the day it is made."""
    git = ["git", "log", "-1", "--format=%ct"]
    try:
        return subprocess.run(git, capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return str(315532800)  # no git history, as in an unpacked archive: 1 January 1980


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:  # how a preview ends
        sys.exit(130)
