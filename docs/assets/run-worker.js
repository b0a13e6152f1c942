"use strict";
// Python for one page. The page's script (run.js) starts this worker at the first click and ends it to stop a program.
//   in:  { bytes }             load; bytes in all
//        { run: source, file } run a program in fresh names; one of real/ knows its place among the programs
//   out: { loaded: bytes }, { ready: true }, then for a program { out: text }, …, and { done: { … } } once;
//        { broken: words } if this worker is of no more use
const BASE = new URL("../runtime/", location.href);
const NUMPY = "numpy-2.0.2-cp312-cp312-pyodide_2024_0_wasm32.whl";
const ASKED_FOR = ["pyodide.asm.wasm", "python_stdlib.zip", NUMPY, "pyodide-lock.json"];
const LONGEST = 100_000; // characters of output that are shown

// What runs a program, in Python. `emit` gives text to the page.
const RUNNER = `
import contextlib, io, linecache, random, sys, time, traceback, types, warnings
import numpy

NAME = "program"
sys.meta_path = [f for f in sys.meta_path if type(f).__name__ != "RepodataPackagesFinder"]  # it advises to install more
HINTS = {
    ModuleNotFoundError: "Here are the standard library and NumPy, and this site's engine, anatomy.",
    EOFError: "Nobody can type into a program on a page: write the value into the program.",
    MemoryError: "Python on a page has at most 4 GB.",
}


class Output(io.TextIOBase):
    """Passes on what is printed, many pieces at a time, and no more than a page can show."""

    def __init__(self, longest):
        self.room, self.cut, self.pieces, self.sent = longest, 0, [], 0.0

    def writable(self):
        return True

    def write(self, text):
        if self.room < len(text):
            self.cut += len(text) - self.room
            text, self.room = text[:self.room], 0
        else:
            self.room -= len(text)
        self.pieces.append(text) if text else None
        if self.pieces and time.monotonic() - self.sent > 0.05:
            self.flush()
        return len(text)

    def flush(self):
        if self.pieces:
            emit("".join(self.pieces))
            self.pieces, self.sent = [], time.monotonic()


def explain(error):
    """A traceback of the program's own lines, the last of them by number, and a word of help."""
    shown = traceback.TracebackException.from_exception(error)
    line, each, seen = None, shown, 0
    while each and seen < 5:
        own = [frame for frame in each.stack or () if frame.filename == NAME]
        each.stack = traceback.StackSummary.from_list(own) if own else None
        if each is shown:
            line = own[-1].lineno if own else getattr(error, "lineno", None)
        each, seen = each.__cause__ or each.__context__, seen + 1
    text = "".join(shown.format()).replace('File "program", line', "line")
    if len(text) > 4000:
        text = text[:2000] + "\\n…\\n" + text[-2000:]
    words = "".join(shown.format_exception_only()).strip().splitlines()[-1]
    help = next((hint for kind, hint in HINTS.items() if isinstance(error, kind)), "")
    return {"line": line, "traceback": text, "words": words[:200], "help": help}


def run(source, file, longest):
    linecache.cache[NAME] = (len(source), None, source.splitlines(True), NAME)
    own, kept = types.ModuleType("__main__"), (sys.modules["__main__"], sys.stdout, sys.stderr)
    output, found = Output(longest), {}
    sys.modules["__main__"], sys.stdout, sys.stderr = own, output, output
    if file:
        own.__file__ = file
    random.seed()
    numpy.random.seed()
    started = time.perf_counter()
    try:
        with warnings.catch_warnings(), numpy.printoptions(), numpy.errstate():
            exec(compile(source, NAME, "exec", dont_inherit=True), own.__dict__)
    except SystemExit as end:
        if end.code:
            print(end.code)
    except BaseException as error:
        found = explain(error)
        del error
    finally:
        sys.modules["__main__"], sys.stdout, sys.stderr = kept
    output.flush()
    return {"seconds": time.perf_counter() - started, "cut": output.cut, **found}
`;

const load = async ({ bytes }) => {
  // everything at once, counted as it comes in; what Python asks for later is on its way
  const { fetch } = self;
  let loaded = 0, told = 0;
  const add = size => {
    loaded += size;
    if (loaded < bytes && performance.now() - told < 80) return;
    told = performance.now();
    postMessage({ loaded: Math.min(loaded, bytes) });
  };
  const count = async response => {
    for (let reader = response.body.getReader(), part; !(part = await reader.read()).done;) add(part.value.length);
  };
  const early = new Map(ASKED_FOR.map(name => {
    const { href } = new URL(name, BASE);
    const answer = fetch(href).then(response => {
      if (!response.ok) throw Error(`${name}: ${response.status}`);
      count(response.clone()).catch(() => {});
      return response;
    });
    answer.catch(() => {}); // whoever asks for it will say
    return [href, answer];
  }));
  self.fetch = (what, options) => {
    const { href } = new URL(what.url ?? what, location.href), answer = early.get(href);
    early.delete(href);
    return answer ? Promise.resolve(answer) : fetch(what, options);
  };
  importScripts(new URL("pyodide.js", BASE));
  const python = await loadPyodide({ indexURL: BASE.href });
  await python.loadPackage("numpy", { messageCallback() {} });
  self.fetch = fetch;
  python.setStdin({ stdin: () => null });
  self.emit = out => postMessage({ out });
  const names = python.globals.get("dict")();
  python.runPython("from js import emit", { globals: names });
  python.runPython(RUNNER, { globals: names });
  return { python, run: names.get("run") };
};

let ready, library;
onmessage = ({ data }) => {
  const before = ready ?? Promise.resolve();
  ready = before.then(async tools => {
    if (!tools) {
      tools = await load(data);
      postMessage({ ready: true });
      return tools;
    }
    const file = data.file?.endsWith(".py") ? `/lib/site/${data.file}` : null;
    if (!library && (file || /\bimport +(anatomy|facts|figure)\b|\bfrom +(anatomy|facts|figure)\b/.test(data.run))) {
      library = await (await fetch(new URL("snippets.zip", BASE))).arrayBuffer();
      tools.python.unpackArchive(library, "zip", { extractDir: "/lib/site" });
      tools.python.runPython("import sys; sys.path.append('/lib/site')");
    }
    const result = tools.run(data.run, file, LONGEST);
    postMessage({ done: result.toJs({ dict_converter: Object.fromEntries }) });
    result.destroy();
    return tools;
  });
  ready.catch(error => postMessage({ broken: String(error).split("\n").filter(Boolean).pop() }));
};
