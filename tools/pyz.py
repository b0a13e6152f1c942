"""Build `anatomy.pyz`: the counting engine in one file that any Python from 3.11 on runs. `python tools/pyz.py TARGET`

The bytes depend on the sources alone: names in order, one fixed time, no compression (whose output differs by version).
"""

from __future__ import annotations

import sys
import zipfile
from pathlib import Path

PACKAGE = Path(__file__).parents[1] / "snippets" / "anatomy"
MAIN = b"import sys\n\nfrom anatomy.cli import main\n\nsys.exit(main())\n"
FIXED_TIME = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip can hold


def build(target: Path) -> None:
    """Write the archive to `target`."""
    members = {"__main__.py": MAIN}
    for pattern in ("*.py", "models/*.json"):
        for path in PACKAGE.glob(pattern):
            members[f"anatomy/{path.relative_to(PACKAGE).as_posix()}"] = path.read_bytes()
    write_zip(target, members, zipfile.ZIP_STORED)


def write_zip(target: Path, members: dict[str, bytes], compression: int) -> None:
    """Zip `members` (name → content) so that equal contents give equal bytes: fixed order, times and modes."""
    with zipfile.ZipFile(target, "w", compression, compresslevel=9) as archive:
        for name, content in sorted(members.items()):
            member = zipfile.ZipInfo(name, FIXED_TIME)
            member.compress_type = compression
            member.create_system = 3  # as if made on Unix, wherever it is made
            member.external_attr = 0o644 << 16
            archive.writestr(member, content)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: python tools/pyz.py TARGET")
    build(Path(sys.argv[1]))
