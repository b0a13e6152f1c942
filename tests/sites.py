"""Build a project's site, serve it, and open it in a browser: what the tests of real and of faulty sites share."""

import gzip
import http.server
import os
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from fnmatch import fnmatch
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

from tools import runtime

ROOT = Path(__file__).resolve().parents[1]
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FLAGS = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
]
COMPRESSED = {".html", ".css", ".js", ".json", ".svg", ".xml", ".txt"}
PHONE, DESKTOP = {"width": 390, "height": 844}, {"width": 1280, "height": 844}


class GuardError(AssertionError):
    """A guard found something; the message says what and where."""


def build(project: Path, *, offline: bool = False) -> Path:
    """Build `project` as `make site` does and return the folder.  A refusal becomes a GuardError with its text."""
    target = project / ("site-offline" if offline else "site")
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "1700000000"}
    environment |= {"OFFLINE": "true"} if offline else {}
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(target)]
    done = subprocess.run(command, cwd=project, env=environment, capture_output=True, text=True)
    if done.returncode:
        raise GuardError(done.stdout + done.stderr)
    return target


def build_both(project: Path) -> None:
    """Both sites and the zip, by what `make site` calls; a copy takes its browser runtime from the original."""
    environment = {**os.environ, "SOURCE_DATE_EPOCH": "1700000000"}
    if project != ROOT:
        environment["PYODIDE_DIR"] = str(runtime.folder(ROOT))
    done = subprocess.run(
        [sys.executable, "-m", "tools.build"], cwd=project, env=environment, capture_output=True, text=True
    )
    if done.returncode:
        raise GuardError(done.stdout + done.stderr)


def tiny_site(target: Path, *, lab: bool = False) -> Path:
    """A project of two pages with the real one's configuration, theme and tools, to plant faults in.

    Without its lab it is built in half the time: notebooks take a second to import, and another to start.
    """
    shutil.copytree(ROOT / "tests" / "guards" / "tiny", target)
    for name in ("tools", "theme", "docs/assets"):
        shutil.copytree(ROOT / name, target / name, ignore=shutil.ignore_patterns("__pycache__"))
    settings = (ROOT / "mkdocs.yml").read_text("utf-8").partition("\nnav:")[0]
    navigation = "\nnav:\n  - Home: index.md\n  - Chapter:\n      - chapter/article.md\n"
    if lab:
        shutil.copytree(ROOT / "tests" / "guards" / "tiny-lab", target, dirs_exist_ok=True)
        navigation += "  - Labs:\n      - labs/try_it.py\n"
        with (target / "docs" / "index.md").open("a", encoding="utf-8") as home:
            home.write("\nAnd a [lab](labs/try_it.py).\n")
    else:
        settings = re.sub(r"^  - (tools/hooks/labs\.py|mkdocs-jupyter:.*)\n", "", settings, flags=re.MULTILINE)
    (target / "mkdocs.yml").write_text(settings + navigation, "utf-8")
    (target / "tests").mkdir()
    return target


class Handler(http.server.SimpleHTTPRequestHandler):
    """A static file server that compresses and obeys _headers, as real ones do, and adds up what it sent."""

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        if path.is_dir():
            path /= "index.html"
        if not path.is_file():
            path, status = Path(self.directory) / "404.html", 404
        else:
            status = 200
        body = path.read_bytes()
        self.send_response(status)
        self.send_header("Content-Type", self.guess_type(str(path)))
        for header, value in self.server.headers_for(urlsplit(self.path).path):
            self.send_header(header, value)
        if path.suffix in COMPRESSED:
            body = gzip.compress(body, mtime=0)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        self.server.sent.append((urlsplit(self.path).path, len(body)))

    def log_message(self, *_: object) -> None:
        pass


class Server(http.server.ThreadingHTTPServer):
    """Says nothing of a browser that leaves in the middle of an answer: a tab may be closed at any time."""

    def handle_error(self, request, client_address) -> None:
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


def _headers_for(text: str, path: str) -> Iterator[tuple[str, str]]:
    """What a file of headers says for an address: a line with a pattern, then indented lines `Name: value`."""
    meant = False
    for line in text.splitlines():
        if not line.startswith(" "):
            meant = fnmatch(path, line)
        elif meant:
            name, _, value = line.strip().partition(": ")
            yield name, value


@contextmanager
def served(folder: Path) -> Iterator[tuple[str, list[tuple[str, int]]]]:
    """Serve `folder` on a free port of this machine: its address, and a growing list of (path, bytes sent)."""
    server = Server(("127.0.0.1", 0), lambda *args: Handler(*args, directory=str(folder)))
    server.sent = []
    server.headers_for = partial(_headers_for, (folder / "_headers").read_text("utf-8"))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}", server.sent
    finally:
        server.shutdown()
        server.server_close()


def built(site: Path, name: str) -> Path:
    """The file of a page of the site for a web server, by its name under docs/."""
    stem, _, ending = name.rpartition(".")
    if ending == "py":
        stem = stem.replace("_", "-")
    return site / f"{stem}.html" if stem.split("/")[-1] == "index" else site / stem / "index.html"


def pages(folder: Path) -> list[str]:
    """The address of every page of a built site, relative to its root.

    Without the print versions of chapters, which say it all again; tests/test_findable.py opens them.
    """
    found = (path.relative_to(folder).as_posix() for path in folder.rglob("*.html"))
    return sorted(page for page in found if page != "404.html" and not re.search(r"/print(/index)?\.html$", page))


@contextmanager
def opened(
    browser, address: str, *, scheme: str = "light", size: dict[str, int] = DESKTOP, width: int | None = None,
    scripts: bool = True,
):  # fmt: skip
    """A fresh browser profile with `address` open: yields the tab.  Its `complaints` list what a site must not do.

    The scheme is checked, because the theme remembers its palette and would silently stay light.  Nothing moves by
    itself, so that no test looks at a page on its way from one state to another.
    """
    context = browser.new_context(
        color_scheme=scheme,
        reduced_motion="reduce",
        viewport={**size, "width": width} if width else size,
        permissions=["clipboard-read", "clipboard-write"],
        java_script_enabled=scripts,
    )
    tab = context.new_page()
    tab.complaints = complaints = []
    home = address[: address.index("/", 8)] if address.startswith("http") else address[: address.rindex("site-offline")]
    tab.on("console", lambda message: message.type == "error" and complaints.append(f"console error: {message.text}"))
    tab.on("pageerror", lambda error: complaints.append(f"console error: {error}"))
    tab.on("request", lambda request: _outside(request.url, home) and complaints.append(f"request to {request.url}"))
    try:
        tab.goto(address)
        wanted = "slate" if scheme == "dark" else "default"
        found = tab.evaluate("document.body.getAttribute('data-md-color-scheme')")
        if found != wanted:
            raise GuardError(f"{address}: asked for the {scheme} scheme, got {found}")
        yield tab
        complaints += [f"cookie {cookie['name']}" for cookie in context.cookies()]
    finally:
        context.close()


def waited(tab, look: Callable, seconds: float = 60):
    """What `look` finds as soon as it finds anything, or at last nothing; the tab goes on meanwhile."""
    for _ in range(int(seconds * 20)):
        if found := look():
            return found
        tab.wait_for_timeout(50)
    return look()


def _outside(url: str, home: str) -> bool:
    return not url.startswith((home, "data:", "blob:", "about:"))
