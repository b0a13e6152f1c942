"""The guards that keep the six promises, as functions: each takes a project and raises GuardError with what it found.

The same function runs on the real site and, in test_planted_faults.py, on a tiny site with one fault planted in it.
"""

import gzip
import json
import os
import platform
import re
import subprocess
from collections.abc import Callable
from html import unescape
from pathlib import Path
from urllib.parse import urljoin

from mkdocs.utils import meta
from playwright.sync_api import TimeoutError

from tests.fences import python_blocks, run_as_pasted
from tests.guards.numbers import Ledger
from tests.sites import DESKTOP, PHONE, GuardError, built, opened, pages, served, waited
from tools import labs
from tools.hooks.checks import Page
from tools.hooks.listings import purpose
from tools.hooks.outputs import DOWNLOADS
from tools.pages import INLINE_CODE, includes, model_pages
from tools.programs import Program, find

GUARDS: dict[str, Callable] = {}
ARTICLE_KB, LAB_KB, LANDING_KB, LANDING_REQUESTS = 110, 180, 100, 12
# Parts that many pages share, or that grow with the census, compressed; the Explorer's before Python is asked for.
PARTS_KB = {
    ("search/search_index.json",): 150,
    ("assets/kit.js", "assets/widgets.js"): 8,
    ("assets/run.js",): 4,
    ("models/explorer/index.html", "assets/explorer.js"): 40,
}
PATIENCE = 30_000  # milliseconds for what may come late on a busy machine
SETTINGS = [(scheme, size) for scheme in ("light", "dark") for size in (PHONE, DESKTOP)]
INTERACTIVE = "a[href], button, input, select, textarea, summary, [tabindex='0'], [role=button], [role=slider]"


def guard(function: Callable) -> Callable:
    """Register a guard: a planted fault for it must exist."""
    GUARDS[function.__name__] = function
    return function


# Of the pages that one template writes, the guards that open a browser take these: a small dense model, DeepSeek-V3
# with everything that a page can have, and a hybrid.  The others differ in numbers and in which sentences stand there;
# the guards that read files (links, policy, titles, reached, markup) read all of them.
MODEL_SAMPLE = {"models/gpt-2-small.md", "models/deepseek-v3.md", "models/jamba-v0-1.md"}


def _opened_pages(project: Path, folder: str = "site") -> list[str]:
    """The pages that a browser opens: all but the model pages beyond the sample, whose number is printed."""
    left_out = {name.removesuffix(".md") for name in set(model_pages(project)) - MODEL_SAMPLE}
    found = pages(project / folder)
    opened = [page for page in found if page.removesuffix(".html").removesuffix("/index") not in left_out]
    print(
        f"{len(found) - len(opened)} model pages not opened, written by the template of the {len(MODEL_SAMPLE)} opened"
    )
    return opened


def _require(problems: list[str]) -> None:
    if problems:
        raise GuardError("\n".join(problems))


def _markdown(project: Path) -> dict[str, str]:
    """The Markdown of every page, and of every lab without its programs."""
    docs = project / "docs"
    texts = {path.relative_to(docs).as_posix(): path.read_text("utf-8") for path in sorted(docs.rglob("*.md"))}
    return texts | {str(lab): lab.markdown for lab in labs.find(project)}


# ---------------------------------------------------------------------------------------------- programs and fences


@guard
def lessons_print_the_same_again(project: Path) -> None:
    """Twice, and on two processors' arithmetic (OpenBLAS kernels), to the same characters as kept."""
    kernels = [None]
    if platform.machine() in ("x86_64", "AMD64"):
        kernels += ["Prescott", os.environ.get("OPENBLAS_CORETYPE", "Haswell")]
    for program in find(project):
        if program.kind == "lesson":
            printed = {kernel: program.run(openblas=kernel) for kernel in kernels}
            if len(set(printed.values())) > 1:
                raise GuardError(f"{program} does not print the same each time: {printed}")


@guard
def every_python_block_is_a_program_or_a_region(project: Path) -> None:
    for name, text in _markdown(project).items():
        python_blocks(text, project, name)


@guard
def shown_outputs_are_what_the_blocks_print(project: Path) -> None:
    """On the real pages pytest-markdown-docs does this, one test a block; here is the same for a copy of a site."""
    for name, text in _markdown(project).items():
        for block in python_blocks(text, project, name):
            if block.whole and block.program.kind == "lesson" and run_as_pasted(block.fence.text) != block.shown_output:
                raise GuardError(f"{name}: the output shown under {block.program} is not what it prints")


@guard
def regions_belong_to_code_that_runs(project: Path) -> None:
    """A program is run by the build; the engine's code must be imported by a test."""
    tests = "\n".join(path.read_text("utf-8") for path in sorted((project / "tests").rglob("test_*.py")))
    for name, text in _markdown(project).items():
        for block in python_blocks(text, project, name):
            module = block.program.path.with_suffix("").as_posix().replace("/", ".")
            if module.startswith("anatomy") and not re.search(r"^\s*(import|from) anatomy", tests, re.MULTILINE):
                raise GuardError(f"{name}: a region of {block.program} is shown, but no test imports it")


# ------------------------------------------------------------------------------------------------- docs in reverse


@guard
def everything_kept_is_shown(project: Path) -> None:
    """Each lesson and kept output is included on a page; each figure or table program is linked from one.

    What is offered as a file (DOWNLOADS: too long to be shown a second time) is linked instead.
    """
    texts = _markdown(project)
    shown = {path for text in texts.values() for path, _ in includes(text)}
    everything = "\n".join(texts.values())
    problems = []
    for program in find(project):
        for file in program.kept:
            offered = f"downloads/{DOWNLOADS.get(str(program))}" in everything
            if file.relative_to(project / "snippets").as_posix() not in shown and not offered:
                problems.append(f"{program}: its output {file.name} is shown on no page")
        if program.kind in ("lesson", "wrong", "command") and str(program) not in shown:
            problems.append(f"{program} is shown on no page")
        if program.kind in ("figures", "real") and f"programs/{program}" not in everything:
            problems.append(f"{program} is linked from no page")
    _require(problems)


@guard
def pages_describe_themselves(project: Path) -> None:
    """A title and a description of 50 to 160 characters on every page, no two alike."""
    problems, seen = [], {}
    for name, text in _markdown(project).items():
        data = meta.get_data(text)[1]
        for key, least, most in (("title", 3, 70), ("description", 50, 160)):
            value = data.get(key, "")
            if not least <= len(value) <= most:
                problems.append(f"{name}: {key} has {len(value)} characters; it needs {least} to {most}")
            elif (other := seen.setdefault((key, value), name)) != name:
                problems.append(f"{name}: same {key} as {other}")
    _require(problems)


ROLES = {
    "answer": r'<p class="answer"><strong>',
    "sight": r'<figure class="sight">',
    "program": r'class="[^"]*\boutput\b',
    "real": r'<h[23][^>]* class="[^"]*\breal\b',
    "misreading": r'<h[23][^>]* class="[^"]*\bmisreading\b',
    "depth": r'<details class="depth"',
    "questions": r'<details class="question"',
    "sources": r'<div class="footnote">',
}


LAB_ROLES = {
    "answer": ROLES["answer"],
    "program": r'class="[^"]*\bcell\b',
    "figure": r'<svg[^>]* class="fig drawn"',
    "limits": r'<h[23][^>]* class="[^"]*\blimits\b',
}


@guard
def programs_say_what_they_show(project: Path) -> None:
    """The list of all programs has a line for each: the first of its docstring, a sentence."""
    silent = [program for program in find(project) if not purpose(program).endswith((".", "!", "?", "`"))]
    _require([f"{program}: its docstring begins with no sentence that says what it shows" for program in silent])


@guard
def articles_fill_their_roles(project: Path) -> None:
    """Every article has the eight roles, every lab its four, or its front matter says which is missing and why."""
    problems = []
    for name, text in _markdown(project).items():
        data = meta.get_data(text)[1]
        if "/" not in name or name.startswith("reference/") or name.endswith("/index.md"):
            continue
        if name in model_pages(project):  # no article: what it has to hold, the template says
            continue
        html, without = built(project / "site", name).read_text("utf-8"), data.get("without") or {}
        for role, pattern in (LAB_ROLES if name.endswith(".py") else ROLES).items():
            there = re.search(pattern, html)
            if not there and not without.get(role):
                problems.append(f"{name}: the role {role} is missing, and front matter `without` gives no reason")
            if there and role in without:
                problems.append(f"{name}: `without` names the role {role}, but it is there")
        for key in ("checked", "minutes", "before", "also"):
            if key not in data:
                problems.append(f"{name}: front matter has no `{key}`")
    _require(problems)


@guard
def pages_are_reached_from_home(project: Path) -> None:
    """By links in the text of pages, from home on; and every article is in the navigation."""
    site = project / "site"
    links = {}
    for page in pages(site):
        html = (site / page).read_text("utf-8")
        article = html[html.index("<article") : html.index("</article>")]
        targets = (os.path.normpath(Path(page).parent / link.split("#")[0]) for link in Page(article).links)
        links[page] = {f"{target}/index.html".removeprefix("./") for target in targets}
    reached, waiting = set(), ["index.html"]
    while waiting:
        page = waiting.pop()
        if page in links and page not in reached:
            reached.add(page)
            waiting += links[page]
    problems = [f"{page}: no chain of links leads there from home" for page in pages(site) if page not in reached]
    navigation = (project / "mkdocs.yml").read_text("utf-8").partition("\nnav:")[2]
    for name in _markdown(project):
        if f" {name}\n" not in navigation and name not in model_pages(project):  # reached from the census
            problems.append(f"{name}: not in the navigation")
    _require(problems)


TASK = re.compile(r'^\?\?\? task "(?P<question>.+)"\n+ {4}(?P<answer>.+)$', re.MULTILINE)
NO_TASK = {"reference": "a place to look things up"}


@guard
def tasks_are_answered_by_running(project: Path) -> None:
    """A task belongs to the whole program before it.  Its answer begins with what to change, into what, and what is
    printed then; and each chapter that teaches by programs sets one."""
    problems = []
    chapters = {program.path.parts[0] for program in find(project) if program.kind == "lesson"} - set(NO_TASK)
    for name, text in _markdown(project).items():
        for task in TASK.finditer(text):
            chapters.discard(name.split("/")[0])
            shown = [path for path, region in includes(text[: task.start()]) if path.endswith(".py") and not region]
            *changes, answer = [code[0].strip("`") for code in INLINE_CODE.finditer(task["answer"])] or [""]
            where = f"{name}: the task {task['question']!r}"
            if not shown or not changes or len(changes) % 2:
                problems.append(f"{where}: no program before it, or not `old` → `new` prints `answer`")
                continue
            program = Program(project, Path(shown[-1]))
            source = program.shown
            for old, new in zip(changes[::2], changes[1::2], strict=True):
                if source.count(old) != 1:
                    problems.append(f"{where}: {old!r} is not there once in {program}")
                source = source.replace(old, new)
            if answer not in run_as_pasted(source) or answer in program.kept[0].read_text("utf-8"):
                problems.append(f"{where}: {program}, changed, does not print {answer!r}, or prints it unchanged too")
    _require([*problems, *(f"{chapter}: no task in this chapter" for chapter in sorted(chapters))])


# ----------------------------------------------------------------------------------------------------------- labs


@guard
def labs_are_downloaded_whole(project: Path) -> None:
    """Each lab's page offers its program, to the byte, and its executed notebook; what has data comes in one zip too.

    So no cell has a copy button: a cell alone would not run.
    """
    problems = []
    for lab in labs.find(project):
        html, stem = built(project / "site", str(lab)).read_text("utf-8"), lab.file.stem
        for name in (f"{stem}.zip",) if lab.data else (f"{stem}.py", f"{stem}.ipynb"):
            if f'href="../../downloads/{name}"' not in html:
                problems.append(f"{lab}: its page does not offer {name}")
        downloads = project / "site" / "downloads"
        if (downloads / lab.file.name).read_bytes() != lab.file.read_bytes():
            problems.append(f"{lab}: what is downloaded is another program")
        cells = json.loads((downloads / f"{stem}.ipynb").read_text("utf-8"))["cells"]
        if not any(cell.get("outputs") for cell in cells):
            problems.append(f"{lab}: the notebook that is downloaded was not executed")
        if re.search(r'class="(?![^"]*no-copy)[^"]*\bcell\b', html):
            problems.append(f"{lab}: a cell has a copy button")
    _require(problems)


@guard
def search_knows_words_not_programs(project: Path) -> None:
    """Nothing of a lab's programs and of what they print is in the search index; its words are.  Of sources, names."""
    entries = json.loads((project / "site/search/search_index.json").read_text("utf-8"))["docs"]
    read = re.compile(r"\d{4}, [^<]*\bRead \w+ \d{4}\.")
    problems = [
        f"{entry['location']}: search knows where a source was read" for entry in entries if read.search(entry["text"])
    ]
    for lab in labs.find(project):
        address = built(Path(), str(lab)).parent.as_posix() + "/"
        text = unescape(" ".join(entry["text"] for entry in entries if entry["location"].startswith(address)))
        if len(text) < 300:
            problems.append(f"{lab}: search knows {len(text)} characters of it")
        notebook = json.loads((project / "site/downloads" / f"{lab.file.stem}.ipynb").read_text("utf-8"))
        for cell in notebook["cells"]:
            parts = [cell["source"], *(output.get("text", "") for output in cell.get("outputs", ()))]
            lines = [line.strip() for part in parts for line in part.splitlines() if cell["cell_type"] == "code"]
            problems += [f"{lab}: search knows {line!r}" for line in lines if len(line) > 15 and line in text]
    _require(problems)


# ------------------------------------------------------------------------------------------------- in the browser


def _open_each(project: Path, browser, check: Callable, settings=(), only=()) -> None:
    """Run `check` on every page in the settings; in none named, by turns on a light phone and on a dark desktop."""
    problems = []
    with served(project / "site") as (base, _):
        for turn, page in enumerate(only or _opened_pages(project)):
            for scheme, size in settings or [SETTINGS[::3][turn % 2]]:
                with opened(browser, f"{base}/{page}", scheme=scheme, size=size) as tab:
                    problems += [f"{page} ({scheme}, {size['width']} px): {found}" for found in check(tab)]
    _require(problems)


def _templates(project: Path) -> list[str]:
    """One page of each template: home, and the first article."""
    built = pages(project / "site")
    return ["index.html", next(page for page in built if page.count("/") > 1)]


SHIFT = """new Promise(done => {
  const add = list => done(list.getEntries().reduce((sum, entry) => sum + entry.value, 0));
  new PerformanceObserver(add).observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done(0), 200);
})"""
TWO_FRAMES = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"


def _complaints(tab) -> list[str]:
    tab.wait_for_load_state("networkidle")
    tab.evaluate(TWO_FRAMES)  # a shift is known once it is painted
    shift = tab.evaluate(SHIFT)
    cookies = tab.evaluate("document.cookie")
    found = [*tab.complaints, *([f"cookie {cookies}"] if cookies else [])]
    return [*found, *([f"the layout shifts by {shift:.3f}"] if shift > 0 else [])]


@guard
def the_browser_has_nothing_to_complain_of(project: Path, browser) -> None:
    """No console error (a breach of the policy is one), no request to another host, no cookie, no shift of layout."""
    _open_each(project, browser, _complaints)


@guard
def nothing_scrolls_sideways(project: Path, browser) -> None:
    problems = []
    with served(project / "site") as (base, _):
        for page in _opened_pages(project):
            with opened(browser, f"{base}/{page}", size=PHONE, width=320) as tab:
                over = tab.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
                if over > 0:
                    problems.append(f"{page}: {over} px wider than a screen of 320 px")
    _require(problems)


FIRST = r'<script src="([^"]+)"', r'<link rel="stylesheet" href="([^"]+)"'


@guard
def text_comes_first(project: Path, browser) -> None:
    """On a bad network: with the page, its first script, its first style and nothing else there is text to read.

    No page asks for more before its text; that this is enough to see it, a browser says of a page of each template.
    """
    problems = []
    for page in pages(project / "site"):
        before = (project / "site" / page).read_text("utf-8").partition("<article")[0]
        tags = [re.findall(tag, before) for tag in (r"<script(?![^>]*\bdefer\b)[^>]* src=", FIRST[1])]
        if max(map(len, tags)) > 1:
            problems.append(f"{page}: a second script or style comes before the text")
    with served(project / "site") as (base, _):
        for page in _templates(project):
            html = (project / "site" / page).read_text("utf-8")
            first = [re.search(tag, html)[1] for tag in FIRST]
            with browser.new_context(viewport=PHONE) as context:
                tab = context.new_page()
                arrive = {urljoin(f"{base}/{page}", address) for address in ("", *first)}
                tab.route(lambda url, arrive=arrive: url not in arrive, lambda route: None)  # never answered
                tab.goto(f"{base}/{page}", wait_until="commit")
                try:
                    tab.locator("h1").first.wait_for(state="visible", timeout=PATIENCE)
                except TimeoutError:
                    problems.append(f"{page}: no text to see before another script or style has arrived")
    _require(problems)


def _axe(tab) -> list[str]:
    from axe_playwright_python.sync_playwright import Axe

    tab.wait_for_timeout(150)  # the theme's own script goes on after the page is loaded,
    tab.evaluate(TWO_FRAMES)  # and page.js repairs what that changed in the next frame
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    found = Axe().run(tab, options={"runOnly": {"type": "tag", "values": tags}, "resultTypes": ["violations"]})
    return [
        f"axe {rule['id']}: {rule['help']}: {rule['nodes'][0]['html'][:150]}" for rule in found.response["violations"]
    ]


@guard
def axe_finds_nothing(project: Path, browser) -> None:
    _open_each(project, browser, _axe)
    _open_each(project, browser, _axe, SETTINGS, _templates(project))  # and in all four a page of each kind


MOVED = "([e, before]) => [e.value, e.getAttribute('aria-valuetext')].join() !== before"


def _keyboard(tab) -> list[str]:
    """Every visible control gets the focus by Tab; ranges, folded parts and buttons answer to keys."""
    tab.evaluate(
        """wanted => {
          window.unreached = new Set([...document.querySelectorAll(wanted)].filter(e =>
            e.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && !e.disabled
            && !e.closest("[hidden], .md-search__output") && !["hidden", "radio"].includes(e.type)
            && e.getClientRects().length
            && !e.classList.contains("md-toggle") && !e.closest("details:not([open]) > :not(summary)")));
          document.addEventListener("focusin", e => window.unreached.delete(e.target));
        }""",
        INTERACTIVE,
    )
    for _ in range(100):
        for _ in range(10):
            tab.keyboard.press("Tab")
        if not tab.evaluate("unreached.size"):
            break
    left = tab.evaluate("[...unreached].map(e => e.outerHTML.slice(0, 150))")
    problems = [f"the keyboard does not reach {html}" for html in left]
    for dial in tab.query_selector_all("input[type=range]"):
        dial.focus()
        before = dial.evaluate("e => [e.value, e.getAttribute('aria-valuetext')].join()")
        tab.keyboard.press(dial.evaluate("e => e.value === e.min ? 'ArrowRight' : 'ArrowLeft'"))
        try:
            tab.wait_for_function(MOVED, arg=[dial, before], timeout=PATIENCE)
        except TimeoutError:
            problems.append(f"an arrow key does not move {dial.evaluate('e => e.id')}, or it does not say its value")
    for summary in tab.query_selector_all("details > summary"):
        was = summary.evaluate("e => e.parentElement.open")
        summary.focus()
        tab.keyboard.press("Enter")
        if summary.evaluate("e => e.parentElement.open") == was:
            problems.append(f"Enter does not open {summary.inner_text()!r}")
    return problems


@guard
def the_keyboard_works_everything(project: Path, browser) -> None:
    _open_each(project, browser, _keyboard, settings=SETTINGS[1:2])


def copied_programs(tab) -> list[tuple[str, str]]:
    """For each Python block with a copy button: what the button puts on the clipboard, and the output shown below."""
    found = []
    tab.evaluate("document.querySelectorAll('details').forEach(folded => folded.open = true)")
    for block in tab.query_selector_all(".language-python.highlight, .highlight.language-python"):
        button = block.query_selector("button[data-clipboard-target], button.md-code__button")
        if button is None:
            continue
        text = copied(tab, button)
        output = block.evaluate(
            "e => { const n = e.nextElementSibling;"
            " return n?.classList.contains('output') ? n.querySelector('code').textContent : '' }"
        )
        found.append((text, output))
    return found


def copied(tab, button) -> str:
    """What a button puts on the clipboard; "" if nothing comes."""
    tab.evaluate("navigator.clipboard.writeText('')")
    button.scroll_into_view_if_needed()
    button.click()
    return waited(tab, lambda: tab.evaluate("navigator.clipboard.readText()"), seconds=10)


@guard
def what_is_copied_runs(project: Path, browser) -> None:
    """What each copy button of a Python block copies prints, in a fresh process, the output that follows it."""
    problems, copied = [], 0
    with served(project / "site") as (base, _):
        for page in _opened_pages(project):
            with opened(browser, f"{base}/{page}") as tab:
                tab.wait_for_load_state("networkidle")
                for text, output in copied_programs(tab):
                    copied += 1
                    if run_as_pasted(text) != output:
                        problems.append(f"{page}: the copied program does not print what the page shows: {text[:80]}")
    if not copied:
        problems.append("no program with a copy button on any page")
    _require(problems)


@guard
def search_finds_pages(project: Path, browser) -> None:
    """Typing an article's title into the search box, on the served site, leads to it."""
    with served(project / "site") as (base, sent):
        page = _templates(project)[1]
        with opened(browser, f"{base}/") as tab:
            tab.wait_for_load_state("networkidle")
            for path, _ in sent:
                if re.search("search_index|workers/search", path):
                    raise GuardError(f"{path} was fetched before anybody searched")
            search_for(tab, _title(project / "site" / page), page.removesuffix("index.html"))
            if tab.complaints:
                raise GuardError(f"search: {tab.complaints}")


def _title(file: Path) -> str:
    return unescape(re.search(r"<h1[^>]*>(.*?)(?:<a|</h1>)", file.read_text("utf-8"), re.DOTALL)[1])


def search_for(tab, words: str, wanted: str) -> None:
    """Type `words` into the site's search box, open the first result, and see that it is `wanted`."""
    tab.keyboard.press("/")
    tab.locator(".md-search__input").press_sequentially(words)
    result = tab.locator(".md-search-result__link").first
    try:
        result.wait_for(state="visible", timeout=PATIENCE)
    except Exception:
        said = tab.locator(".md-search-result__meta").inner_text()
        raise GuardError(f"search for {words!r} shows no result; it says {said!r}") from None
    result.click()
    tab.wait_for_load_state()
    if wanted not in tab.url:
        raise GuardError(f"search for {words!r} leads to {tab.url}, not to {wanted}")


@guard
def it_works_from_disk(project: Path, browser) -> None:
    """The offline site, opened by file://: search, math, figures, copy; and nothing is requested off the disk."""
    folder = project / "site-offline"
    home = (folder / "index.html").as_uri()
    article = next(page for page in pages(folder) if "/" in page)
    problems = []
    with opened(browser, home) as tab:
        search_for(tab, _title(folder / article), article)
        problems += tab.complaints
    for page in _opened_pages(project, "site-offline"):
        html = (folder / page).read_text("utf-8")
        with opened(browser, (folder / page).as_uri()) as tab:
            tab.wait_for_load_state("networkidle")
            for what, selector in (("math", "math"), ("figure", "svg.fig")):
                if f"<{what}" in html and tab.evaluate(
                    f"document.querySelector('{selector}').getBoundingClientRect().width === 0"
                ):
                    problems.append(f"{page}: a {what} has no size")
            problems += [
                f"{page}: from disk, the copied program does not print what is shown"
                for text, output in copied_programs(tab)
                if run_as_pasted(text) != output
            ]
            problems += [f"{page}: {complaint}" for complaint in tab.complaints]
    _require(problems)


# ---------------------------------------------------------------------------------------------------- the built files


@guard
def every_page_has_a_strict_policy(project: Path) -> None:
    """On every page of both sites, the 404 page included; no inline handler, and no script that is merely allowed.

    And nothing that asks for what the policy forbids: Firefox loads the page that a link rel=next names.
    """
    problems = []
    for folder in ("site", "site-offline"):
        for file in sorted((project / folder).rglob("*.html")):
            html, name = file.read_text("utf-8"), f"{folder}/{file.relative_to(project / folder)}"
            policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', html)
            if not policy:
                problems.append(f"{name}: no content security policy")
            elif "script-src" not in policy[1] or re.search(r"script-src[^;]*'unsafe-", policy[1]):
                problems.append(f"{name}: the policy allows any script")
            if handler := re.search(r"<[a-z]+(?:\s[^>]*)?\son[a-z]+=[\"']?", html):
                problems.append(f"{name}: inline handler in {handler[0]}")
            if ahead := re.search(r"<link rel=\"(next|prefetch|prerender)\"", html):
                problems.append(f"{name}: loads ahead with {ahead[0]}")
    _require(problems)


@guard
def pages_are_light(project: Path, browser) -> None:
    """What a first visit loads before search is touched, compressed, against the bar of the design."""
    problems, site = [], project / "site"
    for page in _opened_pages(project):
        with served(site) as (base, sent):
            with opened(browser, f"{base}/{page}") as tab:
                tab.wait_for_load_state("networkidle")
            size = sum(size for _, size in sent) / 1000
            limit = LANDING_KB if page == "index.html" else LAB_KB if page.startswith("labs/") else ARTICLE_KB
            if size > limit:
                problems.append(
                    f"{page}: loads {size:.0f} KB, the limit is {limit}: {sorted(sent, key=lambda s: -s[1])}"
                )
            if page == "index.html" and len(sent) > LANDING_REQUESTS:
                problems.append(f"{page}: makes {len(sent)} requests, the limit is {LANDING_REQUESTS}")
    for names, limit in PARTS_KB.items():
        files = [site / name for name in names if (site / name).is_file()]  # the tiny site has no Explorer
        size = sum(len(gzip.compress(file.read_bytes())) for file in files) / 1000
        if size > limit:
            problems.append(f"{' and '.join(names)}: {size:.0f} KB compressed, the limit is {limit}")
    _require(problems)


@guard
def nothing_private_is_named(project: Path) -> None:
    """No registry's host and no path of somebody's machine in a tracked file."""
    listed = subprocess.run(["git", "ls-files"], cwd=project, capture_output=True, text=True, check=True).stdout
    hosts = re.compile(r"pypi\.(org|python)|pythonhosted|registry\.(npmjs|yarnpkg)|(?<![\w.-])/(root|home|Users)/\w")
    problems = []
    for name in listed.splitlines():
        file = project / name
        if not file.is_file() or file.suffix in (".png", ".ico") or name == "tests/guards/guards.py":
            continue
        if found := hosts.search(file.read_text("utf-8", errors="ignore")):
            problems.append(f"{name}: names {found[0]}")
    _require(problems)


@guard
def numbers_in_prose_have_owners(project: Path) -> None:
    """See numbers.py."""
    ledger = Ledger(project)
    _require(
        [
            f"{claim.page}: nobody owns {claim.number.text!r} in “…{claim.near}…”: no kept output on the page prints"
            " it, and no source cited in the paragraph lists it"
            for claim in ledger.claims
            if not ledger.owned(claim)
        ]
    )
