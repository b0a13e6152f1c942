"""Run it here: every lesson and every program of real/ prints in the page what is kept; the buttons do what they say.

One page with one warm worker runs all programs; few pages are clicked by hand.  Without the runtime (no source reached)
there is nothing to run, and in CI that is a failure.
"""

import os
import re

import pytest

from tests.guards.guards import _axe, copied
from tests.sites import DESKTOP, PHONE, ROOT, opened, served, waited
from tools import runtime
from tools.programs import find

PROGRAMS = [program for program in find(ROOT) if program.kind in ("lesson", "real")]
LESSON = "parameters/a-dial/"

# The worker as run.js talks to it: loaded once, then one program after another.
START = """bytes => new Promise((done, fail) => {
  window.python = new Worker(new URL("../../assets/run-worker.js", location));
  python.onmessage = ({ data }) => data.ready ? done() : data.broken && fail(Error(data.broken));
  python.onerror = event => fail(Error(event.message));
  python.postMessage({ bytes });
})"""
RUN = """([run, file]) => new Promise((done, fail) => {
  let text = "";
  python.onmessage = ({ data }) => {
    if (data.out) text += data.out;
    if (data.done) done({ text, ...data.done });
    if (data.broken) fail(Error(data.broken));
  };
  python.postMessage({ run, file });
})"""


@pytest.fixture(scope="session", autouse=True)
def whole_runtime(site):
    if not runtime.ready(ROOT):
        missing = "no Python for the browser: no source of it could be reached (make runtime)"
        pytest.fail(missing) if os.environ.get("CI") else pytest.skip(missing)


@pytest.fixture(scope="session")
def python(address, browser):
    """A function that runs a program in the page's Python: what it printed, and what else the worker says."""
    with opened(browser, f"{address}/{LESSON}") as tab:
        tab.evaluate(START, runtime.size(ROOT))
        yield lambda source, file=None: tab.evaluate(RUN, [source, file])
        assert not tab.complaints


@pytest.mark.parametrize("program", PROGRAMS, ids=str)
def test_prints_in_the_page_what_is_kept(program, python):
    done = python(program.shown, str(program) if program.kind == "real" else None)
    assert "traceback" not in done, done["traceback"]
    if not done["cut"]:
        assert done["text"] == program.kept[0].read_text("utf-8")
    else:
        assert program.kept[0].read_text("utf-8").startswith(done["text"])


# ---------------------------------------------------------------------------------------------- what readers write


SAYS = {  # a program, and what the page says: the line, the end of the traceback, a word of help
    "x = 1\nprint(x / 0)": (2, "ZeroDivisionError: division by zero", ""),
    "def f(x):\n    return x.y\n\nf(1)": (2, "AttributeError: 'int' object has no attribute 'y'", ""),
    "import numpy as np\nnp.ones(2) @ np.ones(3)": (2, "ValueError: matmul", ""),
    "print(1\n": (1, "SyntaxError: '(' was never closed", ""),
    "if True:\nprint(1)": (2, "IndentationError: expected an indented block", ""),
    "\n\nx = 'abc": (3, "SyntaxError: unterminated string literal", ""),
    "name = input('who? ')": (1, "EOFError", "write the value into the program"),
    "import matplotlib": (1, "ModuleNotFoundError: No module named 'matplotlib'", "this site's engine"),
    "def f(): return f()\nf()": (1, "RecursionError: maximum recursion depth exceeded", ""),
    "raise MemoryError": (1, "MemoryError", "at most 4 GB"),
    "import numpy as np\nx = np.ones(10**9)": (2, "ValueError: array is too big", ""),
    "try:\n    {}['a']\nexcept KeyError:\n    int('b')": (4, "ValueError: invalid literal", ""),
    "raise KeyboardInterrupt": (1, "KeyboardInterrupt", ""),
    "raise ValueError('é' * 9000)": (1, "ValueError: é", ""),
}


@pytest.mark.parametrize("source", SAYS, ids=lambda source: source[:30])
def test_errors_are_short_and_name_the_line(source, python):
    line, says, help = SAYS[source]
    done = python(source)
    assert done["line"] == line
    assert says in done["traceback"] and done["words"].startswith(says.split(":")[0])
    assert help in done["help"] and bool(done["help"]) == bool(help)
    assert len(done["traceback"]) < 4100 and "lib/python" not in done["traceback"]
    assert python("print(1)")["text"] == "1\n"  # and Python is as before


def test_names_are_fresh_and_settings_too(python):
    python("import numpy as np, math\nx = 1\nnp.set_printoptions(precision=2)\nnp.seterr(all='raise')")
    assert "NameError: name 'x' is not defined" in python("print(x)")["traceback"]
    source = "import numpy as np\nprint(np.array([1 / 3]), np.geterr()['over'], __name__)"
    assert python(source)["text"] == "[0.33333333] warn __main__\n"


def test_what_is_printed_is_shown_to_the_character(python):
    assert python("print('a', end='')")["text"] == "a"
    assert python("import sys\nsys.stdout.write('b\\n')\nprint('ü', file=sys.stderr)")["text"] == "b\nü\n"
    assert python("import sys\nprint(1)\nsys.exit('enough')")["text"] == "1\nenough\n"
    assert python("")["text"] == ""
    assert python("import warnings\nwarnings.warn('look')")["text"].endswith("warnings.warn('look')\n")
    source = "from dataclasses import dataclass\n@dataclass\nclass A:\n    b: 'int' = 1\nprint(A())"
    assert python(source)["text"] == "A(b=1)\n"


def test_long_output_is_cut(python):
    done = python("for i in range(300_000): print(i)")
    whole = "".join(f"{i}\n" for i in range(300_000))
    assert whole.startswith(done["text"]) and len(done["text"]) + done["cut"] == len(whole)
    assert len(done["text"]) == 100_000


# ------------------------------------------------------------------------------------------------------ the buttons

PAGE = "biases/what-a-bias-does/"


class Reader:
    """One page in the browser, and what a reader does there: program 1 is its first lesson."""

    def __init__(self, tab) -> None:
        self.tab = tab
        self.box = tab.locator(".runs").first.locator(".run-box code")
        self.field = tab.get_by_role("textbox", name="Text of program 1")

    def button(self, name: str, program: int = 1):
        return self.tab.get_by_role("button", name=f"{name} program {program}", exact=True)

    def says(self, program: int = 1) -> str:
        return self.tab.locator(".run-words").nth(program - 1).inner_text()

    def waits_for(self, words: str, program: int = 1) -> str:
        said = waited(self.tab, lambda: re.search(f".*({words}).*", self.says(program)))
        assert said, f"the page does not say {words!r} but {self.says(program)!r}"
        return said[0]

    def runs(self, source: str | None = None) -> str:
        """Type `source` if given, run, and return what the page says when it is done."""
        if source is not None:
            if not self.field.count():
                self.button("Edit").click()
            self.field.fill(source)
        self.button("Run").click()
        return self.waits_for("printed|Line|Done")


@pytest.fixture(scope="module")
def warm(address, browser):
    """A reader on one page whose Python has been started by a click."""
    with opened(browser, f"{address}/{PAGE}", size=PHONE) as tab:
        reader = Reader(tab)
        reader.runs()
        yield reader
        assert not tab.complaints


@pytest.fixture
def reader(warm):
    if warm.button("Reset").is_visible():
        warm.button("Reset").click()
    return warm


def test_nothing_is_loaded_before_the_first_click(site, browser):
    with served(site) as (base, sent), opened(browser, f"{base}/{PAGE}") as tab:
        reader = Reader(tab)
        tab.route("**/runtime/*.whl", lambda route: None)  # never answered: it loads until it is stopped
        tab.wait_for_load_state("networkidle")
        assert not [path for path, _ in sent if "/runtime/" in path or "run-worker" in path]
        hints = tab.locator(".run-bar[data-loaded]")
        assert hints.first.get_attribute("data-loaded") == "loads Python once, 17 MB"
        reader.button("Run").click()
        assert "Loading Python" in reader.waits_for("Loading")
        assert tab.get_by_role("progressbar", name="Loading Python").is_visible()
        reader.button("Stop").click()
        assert "Stopped" in reader.waits_for("Stopped")
        tab.goto(f"{base}/")  # leaving while it loads leaves nothing behind
        assert not tab.complaints
        assert [path for path, _ in sent].count("/assets/run.js") == 1  # home has no program, and no script for one


def test_says_whether_it_is_the_same_as_printed(reader):
    assert re.fullmatch(r"Same as printed, [\d.]+ s\.", reader.runs())
    assert reader.box.inner_text() == reader.tab.locator(".output code").first.inner_text()
    assert "Differs from the printed output" in reader.runs("print('100 tokens')")
    assert reader.tab.locator(".run-box mark").all_inner_texts() == ["100 tokens\n"]
    assert reader.tab.locator(".output code").first.is_visible()


def test_reset_restores(reader):
    before = reader.tab.locator(".runs code").first.inner_text()
    reader.runs("1 / 0")
    assert reader.tab.locator(".run-line").count() == 1
    reader.button("Reset").click()
    assert reader.tab.locator(".runs code").first.inner_text() == before
    for gone in (".run-line", ".run-box", ".run-keys", ".runs textarea"):
        assert reader.tab.locator(gone).count() == 0
    assert reader.tab.evaluate("document.activeElement.textContent") == "Edit"


def test_errors_mark_their_line(reader):
    assert reader.runs("x = 1\nx /= 0\n") == "Line 2: ZeroDivisionError: division by zero."
    line, field = (reader.tab.locator(name).bounding_box() for name in (".run-line", ".runs textarea"))
    assert line["y"] == pytest.approx(field["y"] + 9 + line["height"], abs=3)
    assert "x /= 0" in reader.box.inner_text()
    reader.field.press("End")
    reader.field.press_sequentially("#")
    assert reader.tab.locator(".run-line").count() == 0  # what is changed is not marked any longer


def test_stop_ends_an_endless_loop(reader):
    reader.button("Edit").click()
    reader.field.fill("print('begun', flush=True)\nwhile True: pass")
    reader.button("Run").click()
    reader.box.get_by_text("begun").wait_for()
    reader.button("Stop").click()
    assert reader.waits_for("Stopped") == "Stopped. The next Run starts a new Python."
    assert reader.box.inner_text() == "begun\n"
    reader.field.fill("print(1)")
    reader.button("Run").click()
    assert reader.waits_for("anew|new Python") != ""
    assert "Differs" in reader.waits_for("Differs")
    assert reader.box.inner_text() == "1\n"


def test_endless_printing_is_cut_and_can_be_stopped(reader):
    reader.button("Edit").click()
    reader.field.fill("while True: print('again')")
    reader.button("Run").click()
    reader.waits_for("Running")
    assert waited(reader.tab, lambda: reader.box.inner_text().count("again") > 1)
    reader.button("Stop").click()
    reader.waits_for("Stopped")
    assert reader.box.inner_text().startswith("again\nagain\n") and len(reader.box.inner_text()) <= 100_000


def test_long_output_has_a_note(reader):
    reader.runs("print('7' * 100_100)")
    assert reader.box.inner_text().endswith("7\n… cut here: 101 more characters were printed\n")


def test_two_programs_take_turns(reader):
    assert not reader.tab.locator(".run-bar[data-loaded]").count()  # it is loaded: nobody is told so any longer
    reader.button("Run").click()
    reader.button("Run", 2).click()
    reader.waits_for("Same as printed")
    reader.waits_for("Same as printed", program=2)
    reader.button("Reset", 2).click()


def test_what_was_typed_survives_turning_the_page_and_is_copied(reader, address):
    reader.button("Edit").click()
    reader.field.fill("print('mine')")
    reader.tab.goto(f"{address}/weights/embeddings/")
    reader.tab.goto(f"{address}/{PAGE}")
    assert reader.field.input_value() == "print('mine')"
    assert "kept" in reader.says()
    button = reader.tab.locator(".runs").first.locator("button[data-clipboard-target], button.md-code__button").first
    assert copied(reader.tab, button) == "print('mine')"
    reader.button("Reset").click()
    reader.tab.reload()
    assert reader.field.count() == 0


def test_the_keyboard_is_enough_and_is_not_trapped(reader):
    press, focused = reader.tab.keyboard.press, lambda: reader.tab.evaluate("document.activeElement.ariaLabel")
    reader.button("Run").focus()
    press("Tab")
    press("Enter")
    assert focused() == "Text of program 1"
    press("Tab")  # nothing typed yet: passes through
    assert focused() == "Run program 1"
    press("Shift+Tab")
    assert focused() == "Text of program 1"
    press("Control+a")
    press("Delete")
    reader.tab.keyboard.type("if 1:\nprint(2)")  # the line is indented after a colon
    press("Enter")
    press("Tab")
    reader.tab.keyboard.type("print(3)")
    press("Shift+Tab")
    assert reader.field.input_value() == "if 1:\n    print(2)\n    print(3)"
    press("Control+Enter")
    reader.waits_for("Differs")
    assert reader.box.inner_text() == "2\n3\n"
    assert focused() == "Text of program 1"
    press("Escape")
    assert focused() == "Run program 1"


def test_a_task_is_solved_by_running(reader):
    task = reader.tab.locator("details.task")
    assert "solved" not in task.get_attribute("class")
    change = task.locator("summary + p code").all_text_contents()
    source = reader.tab.locator(".runs code").first.text_content()
    assert "That answers the task below" in reader.runs(source.replace(change[0], change[1]))
    assert "solved" in task.get_attribute("class")


def test_a_link_to_a_program_of_real_opens_it_to_be_run(reader):
    link = reader.tab.locator("a[href$='real/thresholds.py']")
    link.click()
    block = reader.tab.locator(".runs", has_text="import anatomy")
    block.wait_for()
    link.evaluate("link => { link.click(); link.click(); link.click(); }")  # closed, opened, closed before it was there
    link.click()
    block.wait_for()
    assert block.count() == 1
    assert reader.tab.evaluate("document.activeElement.ariaLabel") == "Run biases/real/thresholds.py"
    reader.tab.keyboard.press("Enter")
    block.get_by_text("Same as printed").wait_for()
    assert block.locator(".run-box code").inner_text().startswith("| ")
    link.click()
    assert not block.count()


@pytest.mark.parametrize(("scheme", "size"), [("light", DESKTOP), ("dark", PHONE)], ids=["light", "dark"])
def test_every_state_is_accessible(scheme, size, address, browser):
    with opened(browser, f"{address}/{PAGE}", scheme=scheme, size=size) as tab:
        reader = Reader(tab)
        held = []
        tab.route("**/runtime/*.whl", lambda route: held.append(route))  # it loads for as long as somebody looks
        reader.button("Run").click()
        reader.waits_for("Loading")
        if scheme == "light":  # the states share their colours: one of them in the dark is enough
            assert _axe(tab) == []
        waited(tab, lambda: held)[0].continue_()
        reader.waits_for("Same as printed")
        reader.runs("print('100 tokens')\nprint(" + "9" * 200 + ")\n1 / 0")
        assert _axe(tab) == []
        for button in tab.locator(".run-bar button:visible").all():
            box = button.bounding_box()
            assert min(box["width"], box["height"]) >= 24
        assert tab.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
        assert tab.locator(".run-words").first.get_attribute("role") == "status"


def test_without_scripts_there_is_nothing_to_press(address, browser):
    with opened(browser, f"{address}/{PAGE}", scripts=False) as tab:
        assert tab.locator(".run-bar").count() and not tab.locator(".run-bar").first.is_visible()
        assert tab.locator(".output code").first.is_visible()
        assert tab.locator("details.task summary").is_visible() and not tab.locator("details.task p").is_visible()


def test_from_disk_the_button_says_what_to_do(offline, browser):
    with opened(browser, (offline / f"{PAGE[:-1]}.html").as_uri()) as tab:
        reader = Reader(tab)
        assert not reader.button("Edit").is_visible()
        reader.button("Run").click()
        assert "python3 -m http.server" in reader.says()
        assert tab.locator(".output code").first.is_visible()
        assert not tab.complaints


def test_the_offline_site_runs_when_it_is_served(offline, browser):
    with served(offline) as (base, _), opened(browser, f"{base}/{PAGE[:-1]}.html") as tab:
        assert "Same as printed" in Reader(tab).runs()
        assert not tab.complaints


def test_a_runtime_that_is_not_there_is_said(address, browser):
    with opened(browser, f"{address}/{PAGE}") as tab:
        tab.route("**/runtime/*.whl", lambda route: route.abort())
        reader = Reader(tab)
        reader.button("Run").click()
        assert "Python gave up" in reader.waits_for("gave up")
        tab.unroute("**/runtime/*.whl")
        reader.button("Run").click()
        assert "anew" in reader.waits_for("anew")


def test_the_worker_asks_for_what_is_there(site):
    worker = (site / "assets/run-worker.js").read_text("utf-8")
    assert all(name in worker for name in runtime.FILES if name != "pyodide.asm.js")  # that one pyodide.js asks for
