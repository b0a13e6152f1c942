"""Keep what every program prints beside it, and say where it differs.

`python -m tools.outputs` (that is `make outputs`) runs every program and rewrites what changed; the build calls
`check` and refuses any difference; the live preview calls `rewrite` and goes on.  A program whose sources and
versions are unchanged is not run again: `.cache/outputs.json` remembers what it printed.
"""

import difflib
import hashlib
import json
import os
import platform
import subprocess
import sys
import time
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from importlib import metadata
from pathlib import Path

from tools.pages import MARK, model_pages
from tools.programs import SHARED, Program, ProgramError, check_imports, find


class Outputs:
    """What the programs of the project at `root` print, run as seldom as possible."""

    def __init__(self, root: Path, use_cache: bool = True) -> None:
        self.root = root
        self.programs = find(root)
        self.failures: dict[Program, ProgramError] = {}
        self.seconds: dict[Program, float] = {}
        self.texts: dict[Program, str] = {}
        self._cache_file = root / ".cache" / "outputs.json"
        self._cache = self._read_cache() if use_cache else {}
        self._shared_key = self._hash_files(self._shared_files())
        self.pages = self._model_pages()  # source below docs/ → Markdown
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            list(pool.map(self._print, self.programs))
        self._write_cache()

    def differences(self) -> dict[Program | str, str]:
        """Program or model page → what is wrong with its kept output, as a message for people."""
        found: dict[Program | str, str] = {}
        found |= {program: text for program in self.programs if (text := self._difference(program))}
        found |= {source: f"{source}: not the page that tools/model_pages.py writes" for source in self._stale_pages()}
        return found

    def rewrite(self) -> list[Program | str]:
        """Write the kept outputs that differ; return their programs.  A failing program keeps its old output."""
        changed: list[Program | str] = []
        for source in self._stale_pages():
            file = self.root / "docs" / source
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(self.pages[source].encode())
            changed.append(source)
        for program, text in self.texts.items():
            target = program.kept_for(text)
            for file in program.kept:
                if file != target:
                    file.unlink()
            if not target.is_file() or target.read_bytes() != text.encode():
                target.write_bytes(text.encode())
                changed.append(program)
        return changed

    def stray(self) -> list[Path]:
        """Kept outputs whose program is gone, and model pages whose model is."""
        docs = self.root / "docs"
        pages = [
            file for file in docs.rglob("*.md") if f"\n{MARK}\n" in file.read_text("utf-8").partition("---\n\n")[0]
        ]
        gone = [file for file in pages if file.relative_to(docs).as_posix() not in self.pages]
        stems = {program.file.with_suffix("") for program in self.programs}
        snippets = self.root / "snippets"
        kept = [
            path
            for ending in ("*.out", "*.out.md", "*.svg", "*.json")
            for path in snippets.rglob(ending)
            if path.relative_to(snippets).parts[0] not in SHARED
        ]
        return gone + sorted(path for path in kept if path.with_name(path.name.split(".")[0]) not in stems)

    def _stale_pages(self) -> list[str]:
        """Model pages that are not there, or not as the template writes them."""
        files = {source: self.root / "docs" / source for source in self.pages}
        return [
            source
            for source, file in files.items()
            if not file.is_file() or file.read_bytes() != self.pages[source].encode()
        ]

    def _difference(self, program: Program) -> str:
        if program in self.failures:
            return str(self.failures[program])
        text = self.texts[program]
        kept = program.kept
        if kept != [program.kept_for(text)]:
            found = ", ".join(file.name for file in kept) or "none"
            return f"{program}: its output belongs in {program.kept_for(text).name}; found {found}"
        old = kept[0].read_bytes().decode()
        if old == text:
            return ""
        lines = difflib.unified_diff(old.splitlines(), text.splitlines(), "kept", "printed now", lineterm="", n=1)
        return f"{program}: the kept output is stale:\n" + "\n".join(list(lines)[:20])

    def _print(self, program: Program) -> None:
        key = self._key(program)
        entry = self._cache.get(str(program))
        if entry and entry["key"] == key:
            self.texts[program] = entry["text"]
            return
        started = time.perf_counter()
        try:
            check_imports(program)
            self.texts[program] = program.run()
        except (ProgramError, SyntaxError) as error:
            self.failures[program] = error if isinstance(error, ProgramError) else ProgramError(f"{program}: {error}")
            self._cache.pop(str(program), None)
            return
        self.seconds[program] = time.perf_counter() - started
        self._cache[str(program)] = {"key": key, "text": self.texts[program]}

    def _model_pages(self) -> dict[str, str]:
        """All model pages, by one process; nothing where there are no models."""
        sources = model_pages(self.root)
        if not sources:
            return {}
        tools = Path(__file__).parent
        key = self._hash_files([*tools.glob("model_*.py"), tools / "pages.py"]) + self._shared_key
        entry = self._cache.get(MARK)
        if not entry or entry["key"] != key:
            command = [sys.executable, "-X", "utf8", "-W", "error", "-m", "tools.model_pages"]
            done = subprocess.run(command, cwd=self.root, capture_output=True, encoding="utf-8")
            if done.returncode:
                raise ProgramError(f"tools/model_pages.py failed:\n{done.stderr.rstrip()}")
            entry = self._cache[MARK] = {"key": key, "text": done.stdout}
        texts = json.loads(entry["text"])
        return {source: texts[Path(source).stem] for source in sources}

    def _key(self, program: Program) -> str:
        """Changes whenever the program might print something else."""
        if program.kind in ("lesson", "wrong"):
            return self._hash_files([program.file])
        chapter = self.root / "snippets" / program.path.parts[0]
        return self._hash_files([program.file, *sorted(chapter.rglob("*.py"))]) + self._shared_key

    def _shared_files(self) -> list[Path]:
        files = []
        for name in SHARED:
            path = self.root / "snippets" / name
            files += sorted(path.rglob("*")) if path.is_dir() else [path]
        return [file for file in files if file.is_file() and file.suffix != ".pyc"]

    def _hash_files(self, files: Iterable[Path]) -> str:
        digest = hashlib.sha256(f"{sys.version} {platform.machine()} {metadata.version('numpy')}".encode())
        for file in [Path(__file__), Path(__file__).with_name("programs.py"), *files]:
            digest.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
        return digest.hexdigest()

    def _read_cache(self) -> dict[str, dict[str, str]]:
        try:
            cache = json.loads(self._cache_file.read_text("utf-8"))
        except (OSError, ValueError):
            return {}
        return cache if isinstance(cache, dict) else {}

    def _write_cache(self) -> None:
        known = {MARK, *map(str, self.programs)}
        cache = {name: entry for name, entry in sorted(self._cache.items()) if name in known}
        self._cache_file.parent.mkdir(parents=True, exist_ok=True)
        self._cache_file.write_text(json.dumps(cache, indent=0), "utf-8")


def check(root: Path) -> None:
    """Raise ProgramError with every program that fails and every kept output that differs or is left over."""
    outputs = Outputs(root)
    problems = list(outputs.differences().values())
    problems += [f"{path.relative_to(root)}: kept, but no program prints it: delete it" for path in outputs.stray()]
    if problems:
        raise ProgramError("\n\n".join([*problems, "`make outputs` rewrites kept outputs; then review the diff."]))


def main() -> int:
    root = Path.cwd()
    try:
        outputs = Outputs(root, use_cache=False)
    except ProgramError as error:
        print(error, file=sys.stderr)
        return 1
    changed = outputs.rewrite()
    for path in outputs.stray():
        path.unlink()
        print(f"removed  {path.relative_to(root)}")
    for program in changed:
        print(f"changed  {program}")
    print(
        f"{len(outputs.texts)} programs printed, {len(outputs.pages)} model pages, {len(changed)} kept outputs changed"
    )
    slowest = sorted(outputs.seconds.items(), key=lambda item: -item[1])[:5]
    print("slowest  " + ", ".join(f"{program} {seconds:.1f} s" for program, seconds in slowest))
    for failure in outputs.failures.values():
        print(f"\n{failure}", file=sys.stderr)
    return 1 if outputs.failures else 0


if __name__ == "__main__":
    sys.exit(main())
