"use strict";
// Run and Edit for every whole program on the page. Python comes with the first click, in run-worker.js. One program
// runs at a time. What it prints appears between program and printed output.
(() => {
  const script = document.currentScript, bytes = +script.dataset.bytes;
  const disk = location.protocol === "file:";
  const megabytes = size => (size / 1e6).toFixed(size === bytes ? 0 : 1);
  // what was typed outlives the page, not the tab
  const keep = (key, value) => {
    try {
      return value ? sessionStorage.setItem(key, JSON.stringify(value)) : JSON.parse(sessionStorage.getItem(key));
    } catch { return null; }
  };
  const make = (tag, properties = {}) => Object.assign(document.createElement(tag), properties);

  // ---- Python: one worker, ended by Stop and started by the next Run
  let worker, ready, ended, running;
  const waiting = [];

  const begin = () => {
    worker = new Worker(new URL("run-worker.js", script.src));
    worker.onmessage = ({ data }) => {
      if (data.loaded) running?.loading(data.loaded);
      if (data.ready) {
        ready = true;
        hush();
        running?.started();
      }
      if (data.out) running?.print(data.out);
      if (data.done) finish(data.done);
      if (data.broken) end({ broken: data.broken });
    };
    worker.onerror = event => end({ broken: event.message || "no answer" });
    worker.postMessage({ bytes });
  };
  const finish = result => {
    const program = running;
    running = null;
    program?.finished(result);
    next();
  };
  const end = result => {
    worker?.terminate();
    worker = ready = null;
    ended = true;
    finish(result);
  };
  const next = () => {
    if (running || !waiting.length) return;
    running = waiting.shift();
    if (!worker) begin();
    ready ? running.started() : running.loading(0);
    worker.postMessage({ run: running.source, file: running.name });
  };

  // ---- The programs. Their bars say what the first click will load, until it has
  const hush = () => document.querySelectorAll(".run-bar").forEach(bar => delete bar.dataset.loaded);
  if (disk) hush();
  const equip = (block, name, printed) => {
    const code = block.querySelector("code"), original = code.textContent, bar = block.querySelector(".run-bar");
    const key = `run:${location.pathname}#${name}`, id = `keys-${name}`.replace(/\W/g, "-");
    const button = (text, action) => {
      const made = make("button", { type: "button", textContent: text, ariaLabel: `${text} ${name}`, onclick: action });
      bar.append(made);
      return made;
    };
    let field, keys, band, box, shown, state = "idle", tasks = [];

    const toggle = button("Run", () => state === "idle" ? run() : stop());
    const edit = button("Edit", () => { open(original); field.focus(); });
    const reset = button("Reset", () => {
      if (state !== "idle") stop();
      [field, keys, box].forEach(part => part?.remove());
      field = box = null;
      code.hidden = false;
      delete code.dataset.copy;
      keep(key, [null]);
      mark();
      say("The program is as it was.");
      settle();
      (edit.hidden ? toggle : edit).focus();
    });
    const words = make("span", { className: "run-words" });
    words.setAttribute("role", "status");
    const meter = make("progress", { max: bytes, hidden: true, ariaLabel: "Loading Python" });
    bar.append(words, meter);

    const say = text => { if (words.textContent !== text) words.textContent = text; };
    const settle = () => {
      toggle.textContent = state === "idle" ? "Run" : "Stop";
      toggle.ariaLabel = `${toggle.textContent} ${name}`;
      edit.hidden = disk || !!field;
      reset.hidden = !field && !box;
      meter.hidden = true;
    };
    const mark = line => {
      band?.remove();
      if (!line) return;
      band = make("span", { className: "run-line" });
      band.style.setProperty("--line", line - 1);
      code.parentElement.append(band);
    };

    // ---- Edit: a plain field. Tab indents once something was typed or clicked in it, so that it holds up nobody who
    // passes through.
    const open = text => {
      let typing = false;
      field = make("textarea", { value: text, spellcheck: false, autocapitalize: "off", ariaLabel: `Text of ${name}` });
      field.setAttribute("aria-describedby", id);
      keys = make("span", { id, className: "run-keys", textContent: "Ctrl+Enter runs, Tab indents, Escape leaves" });
      const insert = text => document.execCommand("insertText", false, text);
      const take = () => {
        field.rows = field.value.split("\n").length;
        code.dataset.copy = field.value;
      };
      field.oninput = () => {
        take();
        mark();
        keep(key, [original, field.value]);
      };
      field.onpointerdown = () => { typing = true; };
      field.onblur = () => { typing = false; };
      field.onkeydown = event => {
        const { value, selectionStart: at } = field;
        const start = value.lastIndexOf("\n", at - 1) + 1, margin = value.slice(start, at).match(/^ */)[0];
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) run();
        else if (event.key === "Enter" && !event.shiftKey) insert("\n" + margin + (value[at - 1] === ":" ? "    " : ""));
        else if (event.key === "Tab" && typing && event.shiftKey) {
          field.setSelectionRange(start, start + Math.min(4, value.slice(start).match(/^ */)[0].length));
          insert("");
        } else if (event.key === "Tab" && typing && !event.shiftKey) insert("    ");
        else if (event.key === "Escape") toggle.focus();
        else {
          typing ||= event.key.length === 1 || event.key.startsWith("Arrow");
          return;
        }
        event.preventDefault();
      };
      code.hidden = true;
      code.after(field, keys);
      take();
      settle();
    };

    const run = () => {
      if (state !== "idle") return;
      if (disk) return say("Browsers run nothing that is opened from disk. Start, in the site's folder, "
        + "“python3 -m http.server”, and open http://localhost:8000.");
      state = "waiting";
      mark();
      program.source = field ? field.value : original;
      waiting.push(program);
      settle();
      say("Waits for another program.");
      next();
    };
    const stop = () => {
      if (running === program) return end({ stopped: true });
      waiting.splice(waiting.indexOf(program), 1);
      state = "idle";
      settle();
      say("");
    };

    const program = {
      name,
      loading(size) {
        say(ended ? "Starting anew …" : "Loading Python …");
        meter.hidden = false;
        meter.value = size;
        bar.dataset.loaded = size ? `${megabytes(size)} of ${megabytes(bytes)} MB` : "";
      },
      started() {
        state = "running";
        settle();
        say(ended ? "Running, in a new Python …" : "Running …");
        delete bar.dataset.loaded;
        box?.remove();
        box = make("div", { className: "run-box" });
        shown = make("code");
        shown.tabIndex = 0;
        shown.setAttribute("role", "group");
        shown.ariaLabel = `What ${name} prints`;
        box.append(make("pre"));
        box.firstChild.append(shown);
      },
      print(text) {
        if (!box.isConnected) bar.after(box);
        shown.append(text);
      },
      finished({ stopped, broken, seconds, cut, line, traceback, words: error, help }) {
        const text = shown?.textContent ?? "", same = text === printed;
        state = "idle";
        delete bar.dataset.loaded;
        if (seconds !== undefined) ended = false;
        if (traceback) {
          program.print(text && "\n");
          shown.append(make("span", { className: "run-error", textContent: traceback }));
          mark(line);
          say(`${line ? `Line ${line}: ` : ""}${error}. ${help}`.replace("..", "."));
        } else if (stopped) say("Stopped. The next Run starts a new Python.");
        else if (broken) say(`Python gave up: ${broken}. The next Run starts a new one.`);
        else {
          const solved = tasks.filter(task => text.includes(task.answer) && !printed?.includes(task.answer));
          solved.forEach(task => task.element.classList.add("solved"));
          say(`${!printed ? "Done" : same ? "Same as printed" : "Differs from the printed output"}, ${
            seconds.toFixed(seconds < 0.1 ? 3 : 1)} s.${solved.length ? " That answers the task below." : ""}`);
          if (printed && !same && text.length < 20_000) compare(text);
        }
        if (cut) program.print(`\n… cut here: ${cut.toLocaleString("en")} more characters were printed\n`);
        if (shown?.textContent === "" && !traceback) box = null;
        settle();
      },
    };
    const compare = text => {
      const old = new Set(printed.split("\n"));
      shown.replaceChildren(...text.split(/(?<=\n)/).map(line =>
        old.has(line.replace("\n", "")) ? line : make("mark", { textContent: line })));
    };

    const kept = keep(key);
    if (kept?.[0] === original && !disk) {
      open(kept[1]);
      say("Your version, kept since you typed it.");
    }
    settle();
    return { block, tasks };
  };
  const programs = [...document.querySelectorAll(".runs")].map((block, index) => {
    const below = block.nextElementSibling;
    return equip(block, `program ${index + 1}`, below?.matches(".output") && below.querySelector("code").textContent);
  });

  // A task belongs to the program before it; the last code in its answer is what the program prints then.
  document.querySelectorAll("details.task").forEach(element => {
    const before = programs.filter(({ block }) => block.compareDocumentPosition(element) & 4).pop();
    const answer = [...element.querySelectorAll("summary + p code")].pop();
    if (before && answer) before.tasks.push({ element, answer: answer.textContent });
  });

  // A link to a program of real/ opens it in place, to be run with the engine; what it printed lies beside it.
  document.querySelectorAll("p a[href*='/real/'][href$='.py']").forEach(link => {
    let block;
    link.onclick = async event => {
      if (disk || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      block?.remove();
      if (block) return block = null;
      const own = block = make("div", { className: "language-python highlight runs" });
      const file = link.pathname.split("/programs/")[1];
      const [source, printed] = await Promise.all([link.href, `${link.href}.out`].map(async at => (await fetch(at)).text()));
      if (block !== own) return; // closed before it was there
      block.append(make("pre"), make("div", { className: "run-bar" }));
      block.firstChild.append(make("code", { textContent: source }));
      link.closest("p").after(block);
      equip(block, file, printed);
      block.querySelector("button").focus();
    };
  });
})();
