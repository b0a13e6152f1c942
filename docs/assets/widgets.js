"use strict";
// Things to move. A widget is a custom element around a kept figure; the figure serves readers without scripts, and the
// widget moves parts of that same figure. Its data stands in the page as JSON, because file:// allows no fetching.
(() => {
  const { make, state, range, power, choice, verdict } = kit;

  // The frame of a kept plot: data to canvas units, on log axes too.
  const frame = svg => {
    const [x0, x1, y0, y1, left, right, top, bottom] = svg.dataset.plot.split(" ").map(Number);
    const share = (v, from, to, axis) => svg.dataset.log?.includes(axis)
      ? Math.log(v / from) / Math.log(to / from) : (v - from) / (to - from);
    const x = v => left + share(v, x0, x1, "x") * (right - left), y = v => bottom - share(v, y0, y1, "y") * (bottom - top);
    const path = points => "M" + points.map(([a, b]) => `${x(a).toFixed(2)} ${y(b).toFixed(2)}`).join(" ");
    return { x, y, path, range: [x0, x1] };
  };

  // Bytes of the KV cache in BF16: layers as [how many, numbers a token, window or 0, numbers that do not grow].
  const cacheBytes = (layers, context, batch) => layers.reduce((sum, [count, token, window, state]) =>
    sum + 2 * batch * count * (token * Math.min(context, window || context) + state), 0);
  const digits = v => v.toLocaleString("en", { maximumSignificantDigits: 3 });
  const gigabytes = v => `${digits(v / 1e9)} GB`;
  const minus = v => `${v}`.replace("-", "−");
  const signed = v => (v > 0 ? "+" : "") + minus(v);

  class Widget extends HTMLElement {
    connectedCallback() {
      if (this.ready) return;
      this.ready = true;
      this.data = JSON.parse(this.querySelector("script[type='application/json']").textContent);
      this.svg = this.querySelector("svg");
      this.build();
    }

    // What a reader moves, the sentence under it, and a button that moves it back.
    put(dials, text, settings) {
      this.result = verdict();
      this.querySelector(".dials").append(...dials.map(dial => dial.row), this.result);
      this.draw();
      if (!text) return;
      const button = make("button", { type: "button", textContent: text, className: "md-button" });
      button.addEventListener("click", () => {
        dials.forEach((dial, i) => { dial.value = settings[i]; });
        state.set(Object.fromEntries(dials.map((dial, i) => [dial.name, settings[i]])));
        this.draw();
      });
      this.result.after(button);
    }
  }

  // Home: four meters of a model; in outline what they would show if every parameter worked on every token.
  customElements.define("four-meters", class extends Widget {
    build() {
      const pick = name => choice(name, name, Object.keys(this.data[`${name}s`]), this.data[name], () => this.draw());
      this.dials = [pick("model"), pick("device")];
      this.put(this.dials);
    }

    meters(model, device) {
      const { total, active, cache, work, read } = this.data.models[model], { memory: room, bandwidth } = this.data.devices[device];
      const file = 2 * total, idle = total - active, memory = file + cache, count = Math.ceil(memory / room);
      const parts = [file, memory, work, read], whole = [file, memory, work + 2 * idle, read + 2 * idle];
      return { parts, whole, count, rate: count * bandwidth / read };
    }

    draw() {
      const [model, device] = this.dials.map(dial => dial.value), { total, active } = this.data.models[model];
      const { parts, whole, count, rate } = this.meters(model, device);
      const [file, memory, work, read] = parts.map(v => digits(v / 1e9));
      [`${file} GB`, `${memory} GB: ${count} of this device`, `${work} billion operations`,
        `${read} GB: at most ${digits(rate)} tokens a second`]
        .forEach((said, i) => { this.svg.querySelectorAll(".value")[i].textContent = said; });
      const full = this.meters(this.data.model, device).whole; // one scale for all models: that of the first shown
      for (const [bar, lengths] of Object.entries({ part: parts, whole }))
        this.svg.querySelectorAll(`.${bar}`).forEach((rect, i) => rect.setAttribute("width", 478 * lengths[i] / full[i]));
      this.result.textContent = active < total
        ? `${model} stores ${digits(total / 1e9)} billion parameters and uses ${digits(active / 1e9)} billion for a token.`
        : `${model} uses all its ${digits(total / 1e9)} billion parameters for every token.`;
    }
  });

  // 1.1 A parameter is a dial: a line over points, and its misses.
  customElements.define("line-fit", class extends Widget {
    build() {
      this.a = range({ name: "a", label: "a, the slope", min: -200, max: 800, step: 5, value: 100,
        words: v => `${minus(v)} km/s per million parsecs` }, () => this.draw());
      this.b = range({ name: "b", label: "b, the start", min: -400, max: 600, step: 5, value: 200,
        words: v => `${minus(v)} km/s at distance 0` }, () => this.draw());
      this.lines = [...this.svg.querySelectorAll(".miss")];
      this.model = this.svg.querySelector(".model");
      this.put([this.a, this.b], "Show the best setting", this.data.best);
    }

    error(a, b) {
      const { x, y } = this.data;
      return Math.sqrt(x.reduce((sum, v, i) => sum + (a * v + b - y[i]) ** 2, 0) / x.length);
    }

    draw() {
      const { x, y } = this.data, at = frame(this.svg), a = this.a.value, b = this.b.value;
      this.lines.forEach((line, i) => line.setAttribute("d", at.path([[x[i], y[i]], [x[i], a * x[i] + b]])));
      const [x0, x1] = at.range;
      this.model.setAttribute("d", at.path([[x0, a * x0 + b], [x1, a * x1 + b]]));
      this.result.textContent = `The line misses a galaxy by ${Math.round(this.error(a, b)).toLocaleString("en")} km/s, typically.`;
    }
  });

  // 2.1 What a weight does: bars stacked to a sum, and what the bend lets out.
  customElements.define("one-neuron", class extends Widget {
    build() {
      const { names, inputs, weights, bias } = this.data;
      const dial = (name, label, value, end, step, unit) => range({ name, label, min: -end, max: end, step, value,
        words: v => `${signed(v)} ${unit}` }, () => this.draw());
      this.dials = names.map((name, i) => dial(name, `weight of ${name}`, weights[i], 5, 0.5, `× ${inputs[i]}`));
      this.dials.push(dial("bias", "bias", bias, 40, 1, "minutes"));
      this.put(this.dials, "Set back", [...weights, bias]);
    }

    pushes(weights, bias) {
      return [...weights.map((weight, i) => weight * this.data.inputs[i]), bias];
    }

    output(weights, bias) {
      return Math.max(0, this.pushes(weights, bias).reduce((sum, push) => sum + push));
    }

    draw() {
      const { names, inputs, zero, scale } = this.data;
      const values = this.dials.map(dial => dial.value), bias = values.pop();
      const [words, shown, bars] = ["words", "push", "bar"].map(name => this.svg.querySelectorAll(`.${name}`));
      const bar = (i, from, to) => {
        bars[i].setAttribute("x", zero + scale * Math.min(from, to));
        bars[i].setAttribute("width", scale * Math.abs(to - from));
      };
      let sum = 0;
      this.pushes(values, bias).forEach((push, i) => {
        bar(i, sum, sum += push);
        bars[i].style.fill = `var(--fig-${push > 0 ? "accent" : "muted"})`;
        shown[i].textContent = signed(push);
        if (i < 3) words[i].textContent = `${names[i]}: ${inputs[i]} × ${minus(values[i])}`;
      });
      const out = this.output(values, bias);
      bar(4, 0, out);
      shown[4].textContent = out;
      this.result.textContent = `Water for ${out} minutes.` + (sum < 0 ? ` The sum is ${signed(sum)}.` : "");
    }
  });

  // 3.1 What a bias does: the bend of a neuron moves with its bias.
  customElements.define("bias-bend", class extends Widget {
    build() {
      this.b = range({ name: "bias", label: "bias", min: -6, max: 6, step: 0.5, value: this.data.bias,
        words: b => `${minus(b)}, bends at x = ${minus(this.bend(b))}` }, () => this.draw());
      this.put([this.b], "Take the bias away", [0]);
    }

    bend(b) { return -b / this.data.weight || 0; }
    output(x, b) { return Math.max(0, this.data.weight * x + b); }

    draw() {
      const at = frame(this.svg), b = this.b.value, bend = this.bend(b), [x0, x1] = at.range;
      this.svg.querySelector(".model").setAttribute("d", at.path([x0, bend, x1].map(x => [x, this.output(x, b)])));
      this.svg.querySelector(".at").setAttribute("cx", at.x(bend).toFixed(2));
      this.result.textContent = `Silent up to x = ${minus(bend)}. At input 0 it gives ${this.output(0, b)}.`;
    }
  });

  // A long table, in the box that follows: sorted by its headings, filtered by words.
  customElements.define("sort-table", class extends HTMLElement {
    connectedCallback() {
      if (this.ready) return;
      this.ready = true;
      this.table = this.parentElement.nextElementSibling.querySelector("table");
      this.rows = [...this.table.tBodies[0].rows];
      this.find = make("input", { type: "search", id: "table-find", value: state.get("find") ?? "" });
      this.shown = make("output", { htmlFor: "table-find" });
      this.find.addEventListener("input", () => this.filter());
      this.find.addEventListener("change", () => state.set({ find: this.find.value }));
      this.append(make("label", { htmlFor: "table-find", textContent: this.title }), this.find, this.shown);
      this.removeAttribute("title");
      this.heads = [...this.table.tHead.rows[0].cells];
      this.heads.forEach((head, column) => {
        const button = make("button", { type: "button" });
        button.append(...head.childNodes);
        head.append(button);
        button.addEventListener("click", () => {
          const down = head.ariaSort ? head.ariaSort === "ascending" : this.rows.some(row => +this.value(row, column));
          this.sort(column, down);
          state.set({ by: column, down: +down });
        });
      });
      this.dashes = this.table.textContent.includes("–"); // a dense model has one where others have experts
      const by = parseInt(state.get("by"), 10);
      if (this.heads[by]) this.sort(by, state.get("down") === "1");
      this.filter();
    }

    // a cell as a number where it is one, with or without a sign, a unit, or thousands
    value(row, column) {
      const text = row.cells[column].textContent.trim();
      if (text === "–") return 0;
      const number = text.replace(/[,%×+]/g, "").replace("−", "-");
      return number && isFinite(number) ? +number : text.toLowerCase();
    }

    sort(column, down) {
      // either way, what has no value comes last
      const order = (a, b) => (a === "") - (b === "") || (a < b ? -1 : a > b ? 1 : 0) * (down ? -1 : 1);
      this.rows.sort((a, b) => order(this.value(a, column), this.value(b, column)));
      this.table.tBodies[0].append(...this.rows);
      this.heads.forEach((head, i) => i === column
        ? head.setAttribute("aria-sort", down ? "descending" : "ascending") : head.removeAttribute("aria-sort"));
    }

    filter() {
      const words = this.find.value.toLowerCase().split(/\s+/);
      for (const row of this.rows) {
        const text = row.textContent.toLowerCase();
        const all = text + (!this.dashes ? "" : text.includes("–") ? " dense" : " experts");
        row.hidden = !words.every(word => all.includes(word));
      }
      this.shown.textContent = `${this.rows.filter(row => !row.hidden).length} of ${this.rows.length}`;
    }
  });

  // 4.1 One layer, many experts: which of them each token is sent to.
  customElements.define("expert-routing", class extends Widget {
    build() {
      const { scores, topK } = this.data;
      this.k = range({ name: "k", label: "experts for each token, top_k", min: 1, max: scores[0].length, step: 1, value: topK,
        words: v => `${v} of ${scores[0].length}` }, () => this.draw());
      [this.cells, this.shares, this.visits] = ["cell", "share", "visits"].map(name => this.svg.querySelectorAll(`.${name}`));
      this.bar = this.svg.querySelector(".computed");
      this.whole = this.bar.getAttribute("width") / topK * scores[0].length;
      this.put([this.k]);
    }

    // For each token the share of every expert: a softmax over the k highest scores, null for the others.
    route(k) {
      return this.data.scores.map(row => {
        const least = [...row].sort((a, b) => b - a)[k - 1];
        const parts = row.map(score => score >= least ? Math.exp(score) : null);
        const sum = parts.reduce((a, b) => a + b, 0);
        return parts.map(part => part && part / sum);
      });
    }

    draw() {
      const { scores, expert, router } = this.data, n = scores[0].length, k = Math.min(Math.max(this.k.value, 1), n);
      const shares = this.route(k).flat(), visits = Array(n).fill(0);
      shares.forEach((share, i) => {
        const idle = share === null, cell = this.cells[i];
        cell.setAttribute("fill", `url(#one-layer-routing-routed${idle ? "-idle" : ""})`);
        cell.setAttribute("stroke", "var(--fig-routed)");
        cell.setAttribute("stroke-dasharray", idle ? "4 3" : "none");
        this.shares[i].textContent = idle ? " " : Math.round(100 * share);
        visits[i % n] += !idle;
      });
      visits.forEach((count, i) => { this.visits[i].textContent = count; });
      this.bar.setAttribute("width", this.whole * k / n);
      this.result.textContent = `One token meets ${(k * expert + router).toLocaleString("en")} of `
        + `${(n * expert + router).toLocaleString("en")} weights. The six together call `
        + `${visits.filter(Boolean).length} of ${n} experts.`;
    }
  });

  // 5.1 Scaling laws: the best split of a budget, by each law.
  customElements.define("best-split", class extends Widget {
    build() {
      this.c = range({ name: "compute", label: "compute", min: 18, max: 26, step: 0.1, value: this.data.compute,
        words: c => `${(10 ** c).toExponential(1).replace("+", "")} FLOP` }, () => this.draw());
      this.put([this.c]);
    }

    best({ e, a, alpha, b, beta, power }, compute) {
      const n = (alpha * a / (beta * b)) ** (1 / (alpha + beta)) * (compute / 6) ** (beta / (alpha + beta));
      const d = compute / 6 / n;
      return { n, d, loss: e + (a / n ** alpha + b / d ** beta) ** power };
    }

    draw() {
      const at = frame(this.svg), compute = 10 ** this.c.value, x = at.x(compute).toFixed(2);
      const line = this.svg.querySelector(".at"), dots = this.svg.querySelectorAll(".best");
      line.setAttribute("d", line.getAttribute("d").replace(/([M ])[\d.]+ ([\d.]+)/g, `$1${x} $2`));
      const short = v => {
        const [size, unit] = [[1e12, "T"], [1e9, "B"], [1e6, "M"]].find(([size]) => v >= size) ?? [1, ""];
        return +(v / size).toPrecision(3) + unit;
      };
      this.result.replaceChildren(...this.data.laws.flatMap((law, i) => {
        const { n, d, loss } = this.best(law, compute);
        dots[i].setAttribute("cx", x);
        dots[i].setAttribute("cy", at.y(d / n).toFixed(2));
        return [`${law.name}: ${short(n)} parameters, ${short(d)} tokens, loss ${loss.toFixed(3)}`, make("br")];
      }));
    }
  });

  // 6.6 Speed limits: what memory and arithmetic allow.
  customElements.define("speed-limit", class extends Widget {
    build() {
      const { models, devices } = this.data;
      const dial = (name, label, list) => range({ name, label, min: 0, max: list.length - 1, step: 1, value: this.data[name],
        words: v => list[v].name }, () => this.draw());
      this.dials = [dial("model", "model, BF16", models), dial("device", "device", devices),
        dial("batch", "sequences at once", [...Array(11).keys()].map(i => ({ name: 2 ** i })))];
      this.put(this.dials);
    }

    limit(model, device, batch) {
      const { stored, once, experts, miss, each, work } = this.data.models[model];
      const { memory, bandwidth, peak } = this.data.devices[device], count = Math.ceil(stored / memory);
      const read = once + experts * (1 - miss ** batch) + each * batch;
      const rate = count / Math.max(read / bandwidth, batch * work / (peak || 1 / 0));
      return { count, rates: [rate * batch, rate], full: stored + each * batch > count * memory };
    }

    draw() {
      const at = frame(this.svg), [model, device, batch] = this.dials.map(dial => dial.value);
      const { count, rates, full } = this.limit(model, device, 2 ** batch);
      this.svg.querySelectorAll(".at").forEach((dot, i) => {
        dot.setAttribute("cx", at.x(2 ** batch).toFixed(2));
        dot.setAttribute("cy", at.y(rates[i]).toFixed(2));
      });
      this.svg.querySelectorAll(".all, .each").forEach((line, i) =>
        line.setAttribute("d", at.path([...Array(21).keys()].map(k => 2 ** (k / 2)).map(b => [b, this.limit(model, device, b).rates[i]]))));
      const [all, each] = rates.map(rate => (+rate.toPrecision(3)).toLocaleString("en"));
      const on = count > 1 ? ` on ${count} of them` : "";
      this.result.textContent = full ? `So many caches do not fit${on}.` : `At most ${each} tokens/s for each, ${all} together${on}.`;
    }
  });

  // 6.2 The KV cache of six models.
  customElements.define("kv-cache", class extends Widget {
    build() {
      const dial = (...options) => power(...options, () => this.draw());
      this.context = dial("context", "tokens in each sequence", 17, this.data.context, "tokens");
      this.batch = dial("batch", "sequences at once", 6, this.data.batch, "at once");
      this.put([this.context, this.batch]);
    }

    sizes(context, batch) { return this.data.models.map(layers => cacheBytes(layers, context, batch)); }

    draw() {
      const { room } = this.data, sizes = this.sizes(2 ** this.context.value, 2 ** this.batch.value);
      const [bars, values] = ["bar", "value"].map(name => this.svg.querySelectorAll(`.${name}`));
      sizes.forEach((size, i) => {
        bars[i].setAttribute("width", Math.min(239 * size / room, 478));
        values[i].textContent = gigabytes(size);
      });
      this.result.textContent = `${sizes.filter(size => size > room).length} of 6 do not fit in ${gigabytes(room)}, even without their weights.`;
    }
  });

  // 6.8 Will it fit?
  customElements.define("will-it-fit", class extends Widget {
    build() {
      const { data } = this, changed = () => this.draw();
      const pick = (name, label, words) => choice(name, label, words, data[name], changed);
      const dial = (name, label, max, unit) => power(name, label, max, data[name], unit, changed);
      this.dials = [
        pick("model", "model", Object.keys(data.models)), pick("format", "weights stored", data.formats),
        pick("device", "device", Object.keys(data.memory)), dial("devices", "how many of them", 3, "of them"),
        dial("context", "tokens in each sequence", 17, "tokens"), dial("batch", "sequences at once", 8, "at once"),
      ];
      this.put(this.dials);
    }

    fit(model, format, device, devices, context, batch) {
      const { data } = this, { weights: all, layers } = data.models[model];
      const weights = all[data.formats.indexOf(format)], memory = devices * data.memory[device];
      const one = cacheBytes(layers, context, 1), reserve = data.reserve * memory, cache = batch * one;
      const spare = memory - reserve - weights - cache;
      return { weights, cache, reserve, memory, spare, room: Math.max(0, Math.floor((memory - reserve - weights) / one)) };
    }

    draw() {
      const [model, format, device, ...powers] = this.dials.map(dial => dial.value);
      const found = this.fit(model, format, device, ...powers.map(v => 2 ** v));
      const { weights, cache, reserve, memory, spare, room } = found, parts = [weights, cache, reserve];
      const scale = 478 / Math.max(memory, weights + cache + reserve);
      const [bars, values] = ["need", "value"].map(name => this.svg.querySelectorAll(`.${name}`));
      let x = 1;
      parts.forEach((size, i) => {
        bars[i].setAttribute("x", x);
        bars[i].setAttribute("width", size * scale);
        x += size * scale;
      });
      this.svg.querySelector(".room").setAttribute("width", memory * scale);
      [...parts, memory].forEach((size, i) => { values[i].textContent = gigabytes(size); });
      this.result.textContent = `${spare < 0 ? "Does not fit" : "Fits"}: ${gigabytes(Math.abs(spare))} `
        + `${spare < 0 ? "too much" : "to spare"}. Room for ${room.toLocaleString("en")} sequences.`;
    }
  });

  // 6.4 Fewer bits: neighbours in a group share a scale.
  customElements.define("fewer-bits", class extends Widget {
    build() {
      const dial = (name, label, min, max, value, words) =>
        range({ name, label, min, max, step: 1, value, words }, () => this.draw());
      this.bits = dial("bits", "bits for a weight", 2, 8, 4, v => `${v} bits, ${2 ** v - 1} levels`);
      this.group = dial("group", "weights that share a scale", 2, 10, 5, v => `${2 ** v}`);
      this.put([this.bits, this.group]);
    }

    rounded(bits, group) {
      const { weights } = this.data;
      let scale;
      return weights.map((weight, i) => {
        if (i % group === 0) scale = Math.max(...weights.slice(i, i + group).map(Math.abs)) / (2 ** (bits - 1) - 1);
        return Math.round(weight / scale) * scale;
      });
    }

    miss(bits, group) {
      const { weights } = this.data, square = values => values.reduce((sum, v) => sum + v * v, 0);
      return Math.sqrt(square(this.rounded(bits, group).map((v, i) => v - weights[i])) / square(weights));
    }

    draw() {
      const at = frame(this.svg), bits = this.bits.value, group = 2 ** this.group.value;
      const steps = this.rounded(bits, group).slice(0, 64).map((v, i) =>
        `${at.x(i).toFixed(2)} ${at.y(v / 1e4).toFixed(2)}H${at.x(i + 1).toFixed(2)}`);
      this.svg.querySelector(".model").setAttribute("d", "M" + steps.join("L"));
      this.result.textContent = `With the scales ${+(bits + 16 / group).toFixed(3)} bits a weight; a typical miss is `
        + `${(100 * this.miss(bits, group)).toFixed(1)}% of a typical weight.`;
    }
  });
})();
