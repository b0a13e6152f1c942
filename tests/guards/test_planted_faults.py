"""Every guard is tried: a copy of a tiny site gets one fault, and the guard must name it.

A guard without a planted fault fails the run, and so does a message in tools/ that no fault brings out.
"""

import ast
import inspect
import random
import subprocess
from base64 import b64encode
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests import sites
from tests.guards.guards import GUARDS
from tests.sites import GuardError, tiny_site
from tools import outputs
from tools.programs import ProgramError

ARTICLE, LESSON = "docs/chapter/article.md", "snippets/chapter/lesson.py"
LAB, LAB_PAGE = "docs/labs/try_it.py", "site/labs/try-it/index.html"
NOISE = "// " + b64encode(random.Random(0).randbytes(200_000)).decode()  # does not compress
READ_SOURCES = {  # guards that need no built site
    *("the_build", "the_outputs", "lessons_print_the_same_again", "every_python_block_is_a_program_or_a_region"),
    *("shown_outputs_are_what_the_blocks_print", "regions_belong_to_code_that_runs", "everything_kept_is_shown"),
    *("pages_describe_themselves", "programs_say_what_they_show", "tasks_are_answered_by_running"),
}
IN_VAIN = {  # faults because of which something never comes
    *("did not end within", "no text to see", "an arrow key does not move", "shows no result"),
}
said: list[str] = []  # every message that a planted fault brought out


@dataclass(frozen=True)
class Fault:
    """One fault: the guard that must find it, the edits that plant it, and what the guard must say."""

    guard: str
    says: str
    edits: dict[str, str | tuple[str, str] | None] = field(default_factory=dict)  # new text, (old, new), or delete
    after_build: dict[str, tuple[str, str]] = field(default_factory=dict)
    lab: bool = False  # whether the tiny site has its lab


def in_lab(guard: str, says: str, *edit: str) -> Fault:
    return Fault(guard, says, {LAB: edit}, lab=True)


def after_lab(guard: str, says: str, file: str, *edit: str) -> Fault:
    return Fault(guard, says, after_build={file: edit}, lab=True)


def in_article(old: str, new: str) -> dict:
    return {ARTICLE: (old, new)}


def prints(statement: str) -> dict:
    return {LESSON: ('print(f"sum {numbers.sum()}")', statement)}


PROGRAM_FAULTS = [
    Fault("the_outputs", "the kept output is stale", {"snippets/chapter/lesson.out": "sum 7\n"}),
    Fault("the_outputs", "tools/model_pages.py failed:", {"snippets/anatomy/models/odd.json": "{}", "tools/model_pages.py": "raise SystemExit('planted')\n"}),
    Fault("the_outputs", "kept, but no program prints it", {"snippets/chapter/gone.out": "gone\n"}),
    Fault("the_outputs", "found none", {"snippets/chapter/lesson.out": None}),
    Fault("the_outputs", "failed with exit status 1", prints("raise ValueError('planted')")),
    Fault("the_outputs", "failed with exit status 1", prints("import warnings; warnings.warn('planted')")),
    Fault("the_outputs", "wrote to standard error", prints("import sys; print(1); print(2, file=sys.stderr)")),
    Fault("the_outputs", "lesson.py: '(' was never closed", prints("print(")),
    Fault("the_outputs", "imports anatomy; a lesson uses the standard library and NumPy only", prints("import anatomy")),
    Fault("the_outputs", "imports time; a lesson uses no threads, files, processes or clocks", prints("import time")),
    Fault("the_outputs", "prints nothing", prints("pass")),
    Fault("the_outputs", "prints blank lines at an end", prints("print('a\\n')")),
    Fault("the_outputs", "prints trailing spaces in line 1", prints("print('a ')")),
    Fault("the_outputs", "another character that cannot be shown in line 1", prints("print('a\\tb')")),
    Fault("the_outputs", "did not end within", {LESSON: ("numbers = ", "while True: pass\nnumbers = ")}),
    Fault("the_outputs", "share a stem", {"snippets/chapter/lesson.cmd": "python --version\n"}),
    Fault("the_outputs", "cannot be started", {"snippets/chapter/other.cmd": "no-such-command\n"}),
    Fault("the_outputs", "the kept output is stale", {"snippets/chapter/wrong/w.py": "1 / 0", "snippets/chapter/wrong/w.out": "fine\n"}),
    Fault("lessons_print_the_same_again", "does not print the same each time", prints("print(hash('a'))")),
    Fault("lessons_print_the_same_again", "does not print the same each time", prints("print(np.random.normal())")),
]  # fmt: skip

BUILD_FAULTS = [
    Fault("the_build", "ends without a link to its page", {"docs/reference/glossary.md": "expert { #expert }\n:   One of several.\n"}),
    Fault("the_build", "stands for two terms", {"docs/reference/glossary.md": "expert { #a }\n:   One. [P](x.md)\n\nexperts { #b data-also=\"expert\" }\n:   Two. [P](x.md)\n"}),
    Fault("the_build", "which is a page of today", {"docs/chapter/article.md": ("---\n", "---\nmoved_from: [chapter/article/]\n")}),
    Fault("the_build", "the kept output is stale", {"snippets/chapter/lesson.out": "sum 7\n"}),
    Fault("the_build", "includes chapter/none.py, which does not exist under snippets/", in_article("lesson.py\"", "none.py\"")),
    Fault("the_build", "includes the region muddle of chapter/lesson.py, which is not marked there", in_article("lesson.py:middle", "lesson.py:muddle")),
    Fault("the_build", "contains a link '../nowhere.md'", in_article("There is none.", "[there](../nowhere.md)")),
    Fault("the_build", "there is no such anchor", in_article("There is none.", "[there](#nowhere)")),
    Fault("the_build", "dead link gone.html", in_article("There is none.", '<a href="gone.html">there</a>')),
    Fault("the_build", "dead link #gone", in_article("There is none.", '<a href="#gone">there</a>')),
    Fault("the_build", "dead link gone.png", in_article("There is none.", '<img src="gone.png" alt="">')),
    Fault("the_build", "absolute link", in_article("There is none.", "[there](/chapter/)")),
    Fault("the_build", "not included in the \"nav\"", {"docs/chapter/lost.md": "# Lost"}),
    Fault("the_build", "unknown source nobody", in_article("[^somebody]", "[^nobody]")),
    Fault("the_build", "source somebody has no year", {"docs/sources.toml": ("year = 2020\n", "")}),
    Fault("the_build", "sources.toml: ", {"docs/sources.toml": "[somebody\n"}),
    Fault("the_build", "unknown source inatable", {
        "snippets/chapter/figures/table.py": "print('| a |\\n|--|\\n| b[^inatable] |')",
        "snippets/chapter/figures/table.out.md": "| a |\n|--|\n| b[^inatable] |\n",
        ARTICLE: ("There is none.", '--8<-- "chapter/figures/table.out.md"'),
    }),
    Fault("the_build", "bad TeX", in_article("y = x^2", "y = \\frac{x")),
    *(
        Fault("the_build", "markup was left unrendered", in_article("There is none.", text))
        for text in (
            "a ``` b", "$$ x $$", '!!! note "unclosed', "[text][reference]", "```python notest\nx = 1\n```",
            "&lt;path d=''/>", "see [that](", "**bold",
        )
    ),
    Fault("the_build", "pyodide.js is not the file that tools/runtime.py pins", {".cache/runtime/pyodide.js": "planted"}),
    Fault("the_build", "an SVG ended up inside a paragraph", in_article('<figure class="sight">\n--8<--', "word\n--8<--")),
]  # fmt: skip

PAGE_FAULTS = [
    Fault("every_python_block_is_a_program_or_a_region", "is typed in", in_article('--8<-- "chapter/lesson.py"\n', "x = 1\n")),
    Fault("every_python_block_is_a_program_or_a_region", "must have a copy button", in_article("```python\n", "``` { .python .no-copy }\n")),
    Fault("every_python_block_is_a_program_or_a_region", "must not have a copy button", in_article("{ .python .no-copy }", "{ .python }")),
    Fault("every_python_block_is_a_program_or_a_region", "is typed in", in_article("There is none.", "=== \"Tab\"\n\n    - item\n\n        ```python\n        x = 1\n        ```\n")),
    Fault("every_python_block_is_a_program_or_a_region", "is shown without what it printed", in_article("{ .text .no-copy .output }", "{ .text .no-copy }")),
    Fault("every_python_block_is_a_program_or_a_region", "is labelled .wrong if", in_article("{ .python .no-copy }", "{ .python .no-copy .wrong }")),
    Fault("shown_outputs_are_what_the_blocks_print", "is not what it prints", in_article('--8<-- "chapter/lesson.out"', "sum 5")),
    Fault("regions_belong_to_code_that_runs", "no test imports it", {
        "snippets/anatomy/engine.py": "import os\n# --8<-- [start:part]\nx = 1\n# --8<-- [end:part]\n",
        ARTICLE: ('lesson.py:middle"', 'lesson.py:middle"\n```\n\n``` { .python .no-copy }\n--8<-- "anatomy/engine.py:part"'),
    }),
    Fault("everything_kept_is_shown", "other.py is shown on no page", {"snippets/chapter/other.py": "print(1)\n", "snippets/chapter/other.out": "1\n"}),
    Fault("everything_kept_is_shown", "its output lesson.out is shown on no page", in_article('--8<-- "chapter/lesson.out"', "sum 6")),
    Fault("everything_kept_is_shown", "drawing.py is linked from no page", in_article("(../programs/chapter/figures/drawing.py)", "(#a-program)")),
    Fault("pages_describe_themselves", "description has 5 characters", in_article("description: An article with a program, its output, a region, a figure, some math and a source, as every article has them.", "description: Short")),
    Fault("programs_say_what_they_show", "begins with no sentence", {LESSON: ('"""Adds', '# """Adds')}),
    Fault("pages_describe_themselves", "same title as", in_article("title: An article", "title: A tiny site")),
    Fault("articles_fill_their_roles", "the role misreading is missing", in_article(" { .misreading }", "")),
    Fault("articles_fill_their_roles", "front matter has no `minutes`", in_article("minutes: 1\n", "")),
    Fault("articles_fill_their_roles", "names the role depth, but it is there", in_article("before: []", "before: []\nwithout: {depth: a planted reason}")),
    Fault("numbers_in_prose_have_owners", "nobody owns '7 billion'", in_article("There is none.", "It has 7 billion dials, and 6.")),
    Fault("numbers_in_prose_have_owners", "nobody owns '6 bits'", in_article("There is none.", "It takes 6 bits.")),  # a bare 6 is printed
    Fault("numbers_in_prose_have_owners", "nobody owns '7%'", in_article("There is none.", "| a | b |\n|---|---|\n| 7% | x |")),
    Fault("numbers_in_prose_have_owners", "a long listing holds one included table", in_article("There is none.", '<div class="long" markdown="1">\n\n| a | b |\n|---|---|\n| 7% | x |\n\n</div>')),
    Fault("numbers_in_prose_have_owners", "nobody owns '71,000'", in_article("Somebody said so.[^somebody]", "Somebody said 71,000.[^somebody]")),
    Fault("tasks_are_answered_by_running", "does not print 'sum 11'", in_article("`sum 10`", "`sum 11`")),
    Fault("tasks_are_answered_by_running", "prints it unchanged too", in_article("`arange(5)` prints `sum 10`", "`arange(2 + 2)` prints `sum 6`")),
    Fault("tasks_are_answered_by_running", "'arange(3)' is not there once", in_article("`arange(4)`", "`arange(3)`")),
    Fault("tasks_are_answered_by_running", "not `old` → `new` prints `answer`", in_article("`arange(4)` → ", "")),
    Fault("tasks_are_answered_by_running", "chapter: no task in this chapter", in_article("??? task", "??? depth")),
    Fault("pages_are_reached_from_home", "no chain of links leads there", {"docs/index.md": ("[article](chapter/article.md)", "article")}),
    Fault("pages_are_reached_from_home", "not in the navigation", after_build={"mkdocs.yml": ("      - chapter/article.md\n", "")}),
]  # fmt: skip

BROWSER_FAULTS = [
    Fault("the_browser_has_nothing_to_complain_of", "console error", {"docs/assets/page.js": "console.error('planted');"}),
    Fault("the_browser_has_nothing_to_complain_of", "console error", {"docs/assets/page.js": "throw new Error('planted');"}),
    Fault("the_browser_has_nothing_to_complain_of", "console error", after_build={"site/index.html": ("</body>", "<script>1</script></body>")}),
    Fault("the_browser_has_nothing_to_complain_of", "request to http://other.example", in_article("There is none.", '<img src="http://other.example/x.png" alt="planted">')),
    Fault("the_browser_has_nothing_to_complain_of", "cookie planted", {"docs/assets/page.js": "document.cookie = 'planted=1';"}),
    Fault("nothing_scrolls_sideways", "wider than a screen of 320 px", in_article("There is none.", '<div style="width: 400px">wide</div>')),
    Fault("axe_finds_nothing", "axe image-alt", in_article("There is none.", '<img src="../../assets/mark.svg">')),
    Fault("axe_finds_nothing", "axe color-contrast", in_article("There is none.", '<span style="color: #aaa; background: #fff">pale</span>')),
    Fault("the_keyboard_works_everything", "the keyboard does not reach", in_article("There is none.", '<button tabindex="-1">unreachable</button>')),
    Fault("the_keyboard_works_everything", "an arrow key does not move", in_article("There is none.", '<label>x <input type="range" id="stuck" min="0" max="0"></label>')),
    Fault("the_keyboard_works_everything", "Enter does not open", {"docs/assets/page.js": "document.addEventListener('click', e => e.target.closest('summary') && e.preventDefault());"}),
    Fault("what_is_copied_runs", "does not print what the page shows", after_build={"site/chapter/article/index.html": ("sum 6", "sum 5")}),
    Fault("what_is_copied_runs", "no program with a copy button", in_article("```python\n", "``` { .python .no-copy }\n")),
    Fault("search_finds_pages", "shows no result", after_build={"site/search/search_index.json": ('"docs":[', '"docs":[], "was":[')}),
    Fault("search_finds_pages", "search_index.json was fetched before", {"docs/assets/search-iframe-worker.js": ("touched.then(() => send", "touched && (send")}),
    Fault("search_finds_pages", "min.js was fetched before", {"docs/assets/search-iframe-worker.js": ("touched.then(() => (", "Promise.resolve().then(() => (")}),
    Fault("search_finds_pages", "leads to", after_build={"site/search/search_index.json": ('"location":"chapter/article/', '"location":"?')}),
    Fault("it_works_from_disk", "shows no result", {"docs/assets/search-iframe-worker.js": ""}),
    Fault("it_works_from_disk", "does not print what is shown", after_build={"site-offline/chapter/article.html": ("sum 6", "sum 5")}),
    Fault("it_works_from_disk", "a math has no size", after_build={"site-offline/chapter/article.html": ("<math", '<math style="display: none"')}),
    Fault("it_works_from_disk", "a figure has no size", after_build={"site-offline/chapter/article.html": ("<svg xmlns", '<svg style="display: none" xmlns')}),
    Fault("it_works_from_disk", "request to", after_build={"site-offline/chapter/article.html": ("</article>", '<img src="http://other.example/x.png" alt="planted"></article>')}),
    Fault("text_comes_first", "no text to see", after_build={"site/index.html": ("</head>", "<style>.no-js h1 { display: none }</style></head>")}),
    Fault("text_comes_first", "a second script or style", after_build={"site/chapter/article/index.html": ('<link rel="stylesheet"', '<script src="../../assets/page.js"></script><link rel="stylesheet"')}),
    Fault("every_page_has_a_strict_policy", "no content security policy", after_build={"site/404.html": ("Content-Security-Policy", "Nothing")}),
    Fault("every_page_has_a_strict_policy", "allows any script", after_build={"site/index.html": ("script-src 'self'", "script-src 'unsafe-inline'")}),
    Fault("every_page_has_a_strict_policy", "loads ahead", {"tools/hooks/lean.py": ("AHEAD.sub(\"\", LINK.sub(\"\", html))", "LINK.sub(\"\", html)")}),
    Fault("every_page_has_a_strict_policy", "inline handler", in_article("There is none.", '<p onclick="x()">x</p>')),
    Fault("pages_are_light", "chapter/article/index.html: loads", {"docs/assets/page.js": NOISE}),
    Fault("pages_are_light", "index.html: makes", {"docs/index.md": ("It has", "".join(f'<img src="assets/mark.svg?{i}" alt="x">' for i in range(9)) + "It has")}),
    Fault("pages_are_light", "widgets.js", {"docs/assets/widgets.js": NOISE}),
    Fault("pages_are_light", "run.js", {"docs/assets/run.js": NOISE}),
    Fault("pages_are_light", "explorer.js: ", {"docs/assets/explorer.js": NOISE}),
    Fault("the_browser_has_nothing_to_complain_of", "the layout shifts by", {"docs/assets/page.js": "addEventListener('load', () => setTimeout(() => document.querySelector('h1').style.marginTop = '300px', 100));"}),
    Fault("nothing_private_is_named", "names p" + "ypi.org", {"docs/index.md": ("It has", "See p" + "ypi.org. It has")}),
    Fault("nothing_private_is_named", "names /ho" + "me/s", {"docs/index.md": ("It has", "See /ho" + "me/somebody. It has")}),
]  # fmt: skip
LAB_FAULTS = [
    in_lab("the_build", "AssertionError: the sum is six", "sum(numbers) == 6", "sum(numbers) == 7"),
    in_lab("the_build", "a figure without words for those who do not see it", ' alt="A line rises from one to three."', ""),
    in_lab("the_build", "one figure a cell", "plt.show()", "plt.show()\nplt.plot(numbers)\nplt.show()"),
    in_lab("the_build", "a lab prints and draws, and nothing else", "print(f", "sum(numbers)\n# %%\nimport warnings; warnings.warn('planted')\nprint(f"),
    in_lab("the_build", "a lab prints and draws, and nothing else", "plt.show()", "plt.show()\n\n# %%\nsum(numbers)"),
    in_lab("the_build", "a lab begins with its front matter", "# ---\n# title", "# %%\n# title"),
    in_lab("the_build", "no kept run", "# also: giraffe", "# kept: true\n# also: giraffe"),
    in_lab("the_build", "contains a link '../chapter/gone.md'", "../chapter/article.md", "../chapter/gone.md"),
    Fault("the_build", "the kept run is of another program", {
        LAB: ("# also: giraffe", "# kept: true\n# also: giraffe"), "docs/labs/kept/try_it.ipynb": '{"cells": []}',
    }, lab=True),
    in_lab("pages_describe_themselves", "try_it.py: description has 5 characters", "A lab with a program, its output, a figure, some math, data beside it and what it does not show.", "Short"),
    in_lab("articles_fill_their_roles", "labs/try_it.py: the role limits is missing", " { .limits }", ""),
    in_lab("articles_fill_their_roles", "labs/try_it.py: front matter has no `also`", "# also: giraffe\n", ""),
    in_lab("numbers_in_prose_have_owners", "nobody owns '7 times'", "6 times", "7 times"),
    after_lab("labs_are_downloaded_whole", "its page does not offer try_it.zip", LAB_PAGE, "try_it.zip", "try_it.txt"),
    after_lab("labs_are_downloaded_whole", "what is downloaded is another program", "site/downloads/try_it.py", "== 6", "== 7"),
    after_lab("labs_are_downloaded_whole", "was not executed", "site/downloads/try_it.ipynb", '"outputs": [', '"was": ['),
    after_lab("labs_are_downloaded_whole", "a cell has a copy button", LAB_PAGE, "no-copy cell", "cell"),
    after_lab("search_knows_words_not_programs", "search knows 'the sum of the numbers is 6'", "site/search/search_index.json", '"text":"<p>It has an answer.', '"text":"the sum of the numbers is 6 <p>It has an answer.'),
    after_lab("search_knows_words_not_programs", "search knows where a source was read", "site/search/search_index.json", "A paper, 2020", "A paper, 2020, A journal, page 1. Read November 2026."),
    after_lab("search_knows_words_not_programs", "search knows 0 characters of it", "site/search/search_index.json", '"location":"labs/try-it/', '"location":"?'),
    Fault("pages_are_light", "labs/try-it/index.html: loads", {LAB: ("# Much.", "# Much.\n#\n# " + NOISE)}, lab=True),
]  # fmt: skip
FAULTS = [*PROGRAM_FAULTS, *BUILD_FAULTS, *PAGE_FAULTS, *BROWSER_FAULTS, *LAB_FAULTS]


def _plant(project: Path, edits: dict) -> None:
    for name, change in edits.items():
        file = project / name
        if change is None:
            file.unlink()
        elif isinstance(change, str):
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(change, "utf-8")
        else:
            text = file.read_text("utf-8")
            assert change[0] in text, f"the fault cannot be planted: {change[0]!r} is not in {name}"
            file.write_text(text.replace(*change), "utf-8")


def _try(guard: str, project: Path, request) -> None:
    """Run one guard as the real tests do; its complaint comes as a GuardError."""
    if guard == "the_build":
        sites.build(project)
    elif guard == "the_outputs":
        try:
            outputs.check(project)
        except ProgramError as error:
            raise GuardError(str(error)) from None
    else:
        function = GUARDS[guard]
        browser = [request.getfixturevalue("browser")] if "browser" in inspect.signature(function).parameters else []
        function(project, *browser)


def _prepare(project: Path, fault: Fault) -> None:
    _plant(project, fault.edits)
    if fault.guard == "nothing_private_is_named":
        subprocess.run("git init -q && git add .", shell=True, cwd=project, check=True)
    elif fault.guard not in READ_SOURCES:
        if fault.guard != "it_works_from_disk":
            sites.build(project)
        if fault.guard in ("it_works_from_disk", "every_page_has_a_strict_policy"):
            sites.build(project, offline=True)
    _plant(project, fault.after_build)


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: f"{fault.guard}: {fault.says[:40]}")
def test_guard_finds_planted_fault(fault, tmp_path, request, monkeypatch):
    if fault.says in IN_VAIN:  # all else may take the time that a busy machine needs
        monkeypatch.setattr("tools.programs.SECONDS", 6)
        monkeypatch.setattr("tests.guards.guards.PATIENCE", 6_000)
    project = tiny_site(tmp_path / "project", lab=fault.lab)
    _prepare(project, fault)
    with pytest.raises(GuardError) as found:
        _try(fault.guard, project, request)
    said.append(str(found.value))
    assert fault.says in str(found.value)


def test_guards_are_content_with_the_tiny_site(tmp_path, request):
    """Otherwise a planted fault would prove nothing."""
    project = tiny_site(tmp_path / "project", lab=True)
    sites.build(project)
    sites.build(project, offline=True)
    subprocess.run("git init -q && git add .", shell=True, cwd=project, check=True)
    for guard in ("the_outputs", *GUARDS):
        _try(guard, project, request)


def test_every_guard_has_a_planted_fault():
    assert set(GUARDS) | {"the_build", "the_outputs"} == {fault.guard for fault in FAULTS}


def test_every_refusal_of_the_tools_is_brought_out():
    """Each message that tools/ can refuse with was said above, to the letter."""
    if len(said) < len(FAULTS):
        pytest.skip("only meaningful after all planted faults of this file have run")
    everything = "\n".join(said)
    for file in sorted((sites.ROOT / "tools").rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in (
                "ProgramError",
                "PluginError",
                "LabError",
                "refuse",
            ):
                parts = [
                    part.value
                    for part in ast.walk(node)
                    if isinstance(part, ast.Constant) and isinstance(part.value, str)
                ]
                longest = max(parts, key=len, default="").strip()
                assert not longest or longest in everything, f"{file.name}: no planted fault brings out {longest!r}"
