"""`make serve`: what changes shows, a changed program is run and kept anew, a failing one shows its error; labs too."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request

import pytest

from tests.sites import tiny_site

PATIENCE = 180  # seconds until a change must show; it takes one or two, if nobody else keeps the machine busy


@pytest.fixture
def preview(tmp_path):
    """A preview of the tiny site: its folder, and a function that fetches its article, or another page."""
    project = tiny_site(tmp_path / "project", lab=True)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        where = f"127.0.0.1:{free.getsockname()[1]}"
    command = [sys.executable, "-m", "tools.build", "serve", "--dev-addr", where]
    log = (tmp_path / "log").open("w")
    server = subprocess.Popen(command, cwd=project, stdout=log, stderr=log, start_new_session=True)

    def article(address: str = "chapter/article/") -> str:
        try:
            return urllib.request.urlopen(f"http://{where}/{address}", timeout=5).read().decode()
        except OSError:
            return ""

    yield project, article
    os.killpg(server.pid, signal.SIGTERM)
    server.wait()
    log.close()


def wait_for(words: str, article) -> None:
    deadline = time.monotonic() + PATIENCE
    while words not in (html := article()):
        assert time.monotonic() < deadline, f"{words!r} did not show within {PATIENCE} s; the page was:\n{html[-3000:]}"
        time.sleep(0.2)


def test_preview_shows_changes_and_errors(preview):
    project, article = preview
    page, lesson = project / "docs/chapter/article.md", project / "snippets/chapter/lesson.py"
    kept = lesson.with_suffix(".out")
    wait_for("sum 6", article)

    page.write_text(page.read_text().replace("It has an answer.", "A changed answer."))
    wait_for("A changed answer.", article)

    lesson.write_text(lesson.read_text().replace("arange(4)", "arange(7)"))
    wait_for("sum 21", article)
    assert kept.read_text() == "sum 21\n"

    good = lesson.read_text()
    lesson.write_text(good.replace("np.arange(7)", "1 / 0"))
    wait_for("ZeroDivisionError", article)
    assert kept.read_text() == "sum 21\n", "a failing program must not lose the kept output"

    lesson.write_text(good.replace("arange(7)", "arange(3)"))
    wait_for("sum 3", article)
    before = kept.stat().st_mtime_ns
    time.sleep(2)
    assert kept.stat().st_mtime_ns == before, "the preview keeps rewriting an output that does not change"


def test_preview_serves_at_once_and_executes_labs_beside(preview):
    project, article = preview
    lab = project / "docs/labs/try_it.py"

    def page() -> str:
        return article("labs/try-it/")

    def words(text: str) -> str:
        return f">{text}\n</code>"

    good = lab.read_text()
    lab.write_text(good.replace("# %%\nfrom", "# %%\nimport time\n\ntime.sleep(5)\nfrom"))
    wait_for("This lab is being executed", page)
    wait_for(words("the sum of the numbers is 6"), page)
    assert "being executed" not in page()

    lab.write_text(good.replace("== 6", "== 7"))
    wait_for("AssertionError: the sum is six", page)

    lab.write_text(good)
    wait_for(words("the sum of the numbers is 6"), page)
    remembered = list((project / ".cache" / "labs").glob("try_it-*"))
    text = project / "docs/chapter/article.md"
    text.write_text(text.read_text().replace("It has an answer.", "A changed answer."))
    wait_for("A changed answer.", article)
    assert "being executed" not in page()
    assert list((project / ".cache" / "labs").glob("try_it-*")) == remembered
