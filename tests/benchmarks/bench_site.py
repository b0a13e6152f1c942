"""How long builds take, as ratios in one run: 300 pages against 30, and this site against bare Material.

    .venv/bin/python tests/benchmarks/bench_site.py

Builds are made in turn, A B A B, and the median of the ratios is printed with the smallest and the largest.
"""

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tests.sites import build, tiny_site  # noqa: E402

ROUNDS = 5
BARE = """
site_name: bare
theme: {name: material, font: false}
markdown_extensions: [attr_list, footnotes, md_in_html, tables, pymdownx.details, pymdownx.superfences]
"""


def with_pages(target: Path, number: int) -> Path:
    """A site of `number` articles like the tiny site's, each with its own title, ten to a chapter."""
    project = tiny_site(target)
    article = (project / "docs/chapter/article.md").read_text("utf-8")
    for i in range(number):
        text = article.replace("An article", f"Article number {i}") + f"\n\n## Part {i}\n\n" + "Some words. " * 500
        (project / f"docs/chapter/article-{i}.md").write_text(text, "utf-8")
    with (project / "mkdocs.yml").open("a") as settings:
        for i in range(number):
            settings.write(f"  - Chapter {i // 10}:\n" if i % 10 == 0 else "")
            settings.write(f"      - chapter/article-{i}.md\n")
    build(project)  # the programs have run, as for everybody's second build
    return project


def bare(target: Path) -> Path:
    """The pages of this site under the plain theme: no hooks, no includes, nothing proved."""
    (target / "docs").mkdir(parents=True)
    for page in (ROOT / "docs").rglob("*.md"):
        copy = target / "docs" / page.relative_to(ROOT / "docs")
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(page.read_bytes())
    (target / "mkdocs.yml").write_text(BARE, "utf-8")
    return target


def seconds(project: Path) -> float:
    command = [sys.executable, "-m", "mkdocs", "build", "--site-dir", str(project / "site")]
    started = time.perf_counter()
    subprocess.run(command, cwd=project, check=True, capture_output=True)
    return time.perf_counter() - started


def compare(what: str, one: Callable[[], float], other: Callable[[], float]) -> None:
    ratios = [one() / other() for _ in range(ROUNDS)]
    print(f"{what}: {statistics.median(ratios):.2f} times as long ({min(ratios):.2f} to {max(ratios):.2f})")


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        small, large = with_pages(Path(folder, "30"), 30), with_pages(Path(folder, "300"), 300)
        compare("300 pages against 30", lambda: seconds(large), lambda: seconds(small))
        plain = bare(Path(folder, "bare"))
        compare("this site against its pages with bare Material", lambda: seconds(ROOT), lambda: seconds(plain))


if __name__ == "__main__":
    main()
