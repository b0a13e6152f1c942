"use strict";
// The Explorer: any model of the census, or a config.json of one's own, as a picture of its parameters, true to size,
// with what it takes to store and run it. The data of shipped models stands in the page; a config of one's own is read
// by the site's own engine (snippets/anatomy) in the page's Python, run-worker.js, and never leaves it.
(() => {
  const { make, state, power, choice, range, verdict } = kit;
  const script = document.currentScript, python = +script.dataset.bytes;
  const disk = location.protocol === "file:";
  const BIAS = 1, BUFFER = 2, TABLE = 4, MATRIX = 8, CONV = 16; // marks of a tensor, as the data has them
  const OWN = "your config.json";
  const BLOCKS = { latent: "latent attention", compressed: "compressed attention", "attention experts": "experts of attention",
    "delta net": "delta rule", lightning: "linear attention", mamba: "state space", mamba2: "state space" };

  // ---------------------------------------------------------------- numbers in words
  const whole = v => v.toLocaleString("en");
  const digits = v => v.toLocaleString("en", { maximumSignificantDigits: v >= 1000 ? 4 : 3 });
  const unit = (v, units) => {
    const [size, name] = units.find(([size]) => v >= size) ?? units.at(-1);
    return `${digits(v / size)} ${name}`;
  };
  const decimal = v => unit(v, [[1e12, "TB"], [1e9, "GB"], [1e6, "MB"], [1e3, "kB"]]);
  const binary = v => unit(v, [[2 ** 40, "TiB"], [2 ** 30, "GiB"], [2 ** 20, "MiB"], [2 ** 10, "KiB"]]);
  const flops = v => unit(v, [[1e15, "PFLOP"], [1e12, "TFLOP"], [1e9, "GFLOP"], [1e6, "MFLOP"], [1e3, "kFLOP"]]);
  const short = v => unit(v, [[1e12, "trillion"], [1e9, "billion"], [1e6, "million"], [1e3, "thousand"]]);
  const percent = share => share >= 0.9995 ? "100%" : share >= 0.00005 ? `${(100 * share).toFixed(share < 0.1 ? 2 : 1)}%`
    : share ? "less than 0.01%" : "0%";
  const PARTS = { embedding: "token embedding", mlp_dense: "feed-forward", lm_head: "head" }; // as the legend and the model pages say
  const plain = part => PARTS[part] ?? part.replaceAll("_", " ");
  const rate = v => v >= 100 ? whole(Math.round(v)) : digits(v);

  // ---------------------------------------------------------------- one model: what the list of its tensors adds up to
  class Model {
    constructor(name, record, data) {
      Object.assign(this, { name, record, data });
      const forms = record.forms ?? data.forms;
      const tensor = ([name, group, marks], [shape, copies = 1, experts = 0, topK = 0], layers) => {
        const once = shape.reduce((a, b) => a * b, 1) * copies, count = once * layers;
        return { name, shape, copies, experts, topK, marks, layers, once, count, group: data.order[group],
          colour: data.groups[data.order[group]], active: experts ? Math.floor(count * topK / experts) : count,
          part: marks & BIAS ? "biases" : data.order[group], parameter: !(marks & BUFFER) };
      };
      const all = ([form, rows], layers) => rows.map((row, i) => tensor(forms[form][i], row, layers));
      this.outside = all(record.outside, 1);
      this.kinds = record.layers.map(([at, rows, cache, mixing, blocks]) => {
        const layers = at.reduce((sum, [, many]) => sum + many, 0);
        return { at, layers, cache, mixing, blocks, tensors: all(rows, layers) };
      });
      this.tensors = [...this.outside, ...this.kinds.flatMap(kind => kind.tensors)];
      const real = this.tensors.filter(t => t.parameter), sum = (list, of) => list.reduce((total, t) => total + of(t), 0);
      this.total = sum(real, t => t.count);
      this.active = sum(real, t => t.active);
      this.lean = this.active - sum(real.filter(t => t.marks & TABLE), t => t.count);
      this.groups = data.parts.map(part => [part, real.filter(t => t.part === part)]).filter(([, list]) => list.length)
        .map(([part, list]) => ({ part, count: sum(list, t => t.count), active: sum(list, t => t.active) }));
      this.matrices = 2 * sum(this.tensors.filter(t => t.marks & MATRIX && !(t.marks & TABLE)), t => t.active);
      this.real = real;
      this.sizes = new Map();
    }

    // Bits × 8 of a tensor in a format: a whole number, and so exact. What a format does not take stays at 16 bits.
    eighths(t, format) {
      const [bits, [down, across], scale, groups] = this.data.formats[format];
      const takes = !groups.length || (groups.includes(this.data.order.indexOf(t.group)) && t.marks & MATRIX && !(t.marks & CONV));
      if (!takes) return 128 * t.count;
      if (!scale) return 8 * bits * t.count;
      const [rows, columns] = [1, ...t.shape].slice(-2), outer = t.shape.slice(0, -2).reduce((a, b) => a * b, 1);
      const blocks = outer * Math.ceil(rows / down) * Math.ceil(columns / (across || columns)) * t.copies * t.layers;
      return 8 * bits * t.count + scale * blocks;
    }

    // What a format makes of the list: bytes of the file, and what one decoding step reads of it, for each top_k apart.
    inFormat(format) {
      if (!this.sizes.has(format)) {
        const found = { all: 0, always: 0, rows: 0, routed: [] };
        for (const t of this.real) {
          const size = this.eighths(t, format);
          found.all += size;
          if (t.marks & TABLE) found.rows += size / t.shape[0];
          else if (t.experts) found.routed.push([size, t.experts, t.topK]);
          else found.always += size;
        }
        this.sizes.set(format, found);
      }
      return this.sizes.get(format);
    }

    grown(which, context) {
      return this.kinds.reduce((sum, kind) => sum + kind.layers * kind[which].reduce((all, [factor, ratio, cap]) => {
        const tokens = ratio ? Math.floor(context / ratio) : 1;
        return all + factor * Math.min(tokens, cap || tokens);
      }, 0), 0);
    }

    // Everything the meters show.
    figures(format, context, batch, device, devices) {
      const sizes = this.inFormat(format), { reserve } = this.data, up = v => Math.ceil(v / 64 - 1e-9);
      const weights = up(sizes.all), one = 2 * this.grown("cache", context), cache = one * batch;
      const mixing = 2 * this.grown("mixing", context), forward = this.matrices + mixing;
      const routed = tokens => sizes.routed.reduce((sum, [size, experts, topK]) =>
        sum + size / experts * Math.min(experts, topK * tokens), 0);
      const rest = up(sizes.rows * batch) + cache;
      const least = up(sizes.always + routed(1)) + rest, most = up(sizes.always + routed(batch)) + rest;
      const [memory, bandwidth, peak] = this.data.devices[device].map(v => v * devices);
      const room = memory * (1 - reserve), spare = room - weights - cache;
      const compute = peak ? peak / forward : Infinity;
      const ceiling = Math.min(batch * bandwidth / least, compute);
      return { weights, cache, forward, mixing, least, most, memory, spare, ceiling,
        spread: Math.min(batch * bandwidth / most, compute), byArithmetic: ceiling === compute,
        sequences: Math.max(0, Math.floor((room - weights) / one)),
        needed: Math.ceil((weights + cache) / (memory / devices * (1 - reserve))) };
    }

    kindOf(layer) {
      return this.kinds.find(kind => kind.at.some(([first, many]) => layer >= first && layer < first + many));
    }

    // Layers in order, those that look alike in one run: [first, how many, tensors].
    runs() {
      const all = this.kinds.flatMap(kind => kind.at.map(([first, many]) => [first, many, kind])).sort((a, b) => a[0] - b[0]);
      const looks = kind => kind.looks ??= JSON.stringify(kind.tensors.map(t => [t.once, t.colour, t.topK]));
      return all.reduce((runs, [first, many, kind]) => {
        const last = runs.at(-1);
        if (last && looks(last[2]) === looks(kind)) last[1] += many;
        else runs.push([first, many, kind]);
        return runs;
      }, []);
    }
  }

  // ---------------------------------------------------------------- drawing
  const SVG = "http://www.w3.org/2000/svg";
  const draw = (tag, values = {}, ...children) => {
    const element = document.createElementNS(SVG, tag);
    for (const [name, value] of Object.entries(values)) element.setAttribute(name, typeof value === "number" ? +value.toFixed(2) : value);
    element.append(...children);
    return element;
  };
  const words = (x, y, text, more = {}) => draw("text", { x, y, "font-size": 12, fill: "var(--fig-muted)", ...more }, text);

  // A part of a model: filled if active, outlined in the same pattern if it is stored and idle.
  const box = (id, x, y, width, height, colour, idle, edge) => draw("rect", { x, y, width, height,
    ...(edge && idle ? { stroke: `var(--fig-${colour})`, "stroke-width": 0.6, "stroke-opacity": 0.6 } : {}),
    fill: colour === "rest" ? (idle ? "none" : "var(--fig-rest)") : `url(#${id}-${colour}${idle ? "-idle" : ""})` });

  const patterns = (id, kinds) => draw("defs", {}, ...Object.entries(kinds).flatMap(([colour, [width, height, d]]) =>
    [false, true].map(idle => draw("pattern", { id: `${id}-${colour}${idle ? "-idle" : ""}`, width, height, patternUnits: "userSpaceOnUse" },
      draw("rect", { width, height, fill: idle ? "var(--fig-paper)" : `var(--fig-${colour})` }),
      draw("path", { d, fill: "none", stroke: `var(--fig-${idle ? colour : "paper"})`, "stroke-opacity": idle ? 0.55 : 0.4,
        "stroke-width": colour === "embedding" ? 2 : 1.2, "stroke-linecap": "round" })))));

  // Tensors of one place as bands: each group one band, what is idle of it apart; first the order of the groups.
  const bands = (tensors, order) => {
    const found = new Map();
    for (const t of tensors) {
      if (!t.parameter) continue;
      const band = found.get(t.colour) ?? { colour: t.colour, active: 0, idle: 0, tensors: [] };
      const active = t.experts ? t.once / t.experts * t.topK : t.once;
      band.active += active;
      band.idle += t.once - active;
      band.tensors.push(t);
      found.set(t.colour, band);
    }
    return order.filter(colour => found.has(colour)).map(colour => found.get(colour));
  };

  // ---------------------------------------------------------------- a card: one model
  class Card {
    constructor(id, explorer) {
      Object.assign(this, { id, explorer, turn: 0 });
      const part = (tag, className, more) => make(tag, { className, ...more });
      this.title = part("h2", "explorer-name");
      this.lead = part("p", "explorer-lead");
      this.size = part("div", "explorer-size");
      this.whole = part("div", "explorer-picture");
      this.unseen = part("p", "explorer-words");
      this.layer = part("div", "explorer-picture");
      this.about = part("p", "explorer-words");
      this.again = part("button", "md-button", { type: "button", textContent: "Send another token" });
      this.again.addEventListener("click", () => { this.turn++; this.drawLayer(); });
      this.meters = part("div", "explorer-meters");
      this.meter = ["File", "Memory", "Work for one token", "Speed ceiling"].map(name => {
        const value = part("p", "explorer-value"), bar = part("div", "explorer-bar"), more = part("p", "explorer-words");
        this.meters.append(make("section", {}, make("h3", { textContent: name }), value, bar, more));
        return { value, bar, more };
      });
      this.table = part("div", "explorer-table");
      this.table.tabIndex = 0;
      this.table.setAttribute("role", "region");
      this.list = part("div", "explorer-table explorer-list");
      this.list.tabIndex = 0;
      this.list.setAttribute("role", "region");
      const folded = make("details", { className: "depth" }, make("summary", { textContent: "Every tensor" }), this.list);
      folded.addEventListener("toggle", () => { if (folded.open) this.fillList(); });
      this.folded = folded;
      this.of = ["", ""].map(() => part("p", "explorer-of"));
      this.zones = [[this.title, this.lead, this.size, this.whole, this.unseen], [this.layer, this.about, this.again],
        [this.of[0], this.meters], [this.of[1], this.table, folded]].map(parts => make("div", { className: "explorer-card" }, ...parts));
    }

    show(model) {
      this.model = model;
      const { record } = model, dense = model.active === model.total;
      this.title.textContent = model.name;
      this.of.forEach(part => { part.textContent = model.name; });
      const strong = text => make("strong", { textContent: text });
      this.lead.replaceChildren(strong(whole(model.total)), " parameters", ...(dense ? [", all of them used for every token. "]
        : [", of which one token uses ", strong(whole(model.active)), ` (${percent(model.active / model.total)}). `]),
      `${record.family} family, ${record.n} layers, width ${whole(record.d)}, vocabulary ${whole(record.vocab)}.`
        + (record.by ? ` ${record.by}, ${record.when}.` : "")
        + (record.remarks?.length ? ` ${record.remarks.join("; ")}.` : ""));
      const page = [...document.querySelectorAll(".explorer-links a")].find(link => link.textContent === model.name);
      if (page) this.lead.append(" ", make("a", { href: page.href, textContent: `All about ${model.name}` }));
      this.fillTable();
      if (this.folded.open) this.fillList();
    }

    fillTable() {
      const { groups, total, active, lean, data } = this.model;
      const row = (cells, tag = "td") => make("tr", {}, ...cells.map((cell, i) => make(i ? tag : "th", { textContent: cell, ...(i || tag === "th" ? {} : { scope: "row" }) })));
      const name = part => {
        const cell = make("span", { className: "explorer-key", textContent: plain(part) });
        cell.style.setProperty("--key", `var(--fig-${data.groups[part]})`);
        return cell;
      };
      const rows = groups.map(({ part, count, active }) => {
        const made = row(["", whole(count), percent(count / total), whole(active)]);
        made.cells[0].append(name(part));
        return made;
      });
      this.table.ariaLabel = `Parts of ${this.model.name}`;
      this.table.replaceChildren(make("table", { className: "explorer-grid" }, make("thead", {}, row(["part", "parameters", "share", "one token uses"], "th")),
        make("tbody", {}, ...rows, row(["total", whole(total), "100%", whole(active)]),
          row(["without input tables", "", "", whole(lean)]))));
    }

    fillList() {
      const { tensors, name } = this.model;
      const row = (cells, tag) => make("tr", {}, ...cells.map(textContent => make(tag, { textContent })));
      this.list.ariaLabel = `Tensors of ${name}`;
      this.list.replaceChildren(make("table", { className: "explorer-grid" },
        make("thead", {}, row(["tensor", "shape", "how many", "parameters", "part"], "th")),
        make("tbody", {}, ...tensors.map(t => row([t.name.replace("{i}", "N").replace("{e}", "E").replace("{h}", "H"),
          t.shape.map(whole).join(" × "), whole(t.copies * t.layers), whole(t.count),
          t.parameter ? plain(t.part) : "stored, no parameter"], "td")))));
    }

    // ---- the whole model: columns as wide as their share, bands as high as theirs, so that all areas are true
    drawWhole(largest) {
      const { model, id } = this, { data } = model, width = this.whole.clientWidth || 600, top = 20, height = width < 500 ? 210 : 270;
      const svg = draw("svg", { viewBox: `0 0 ${width} ${top + height + 4}`, width, height: top + height + 4, role: "img" }, patterns(id, data.patterns));
      const parameters = list => list.reduce((sum, t) => sum + (t.parameter ? t.once : 0), 0);
      const front = model.outside.filter(t => t.group === "embedding" || t.group === "position_embedding");
      const back = model.outside.filter(t => !front.includes(t));
      let x = 0;
      const seen = new Map();
      const column = (tensors, wide) => {
        const all = parameters(tensors);
        let y = top;
        for (const band of bands(tensors, data.colours)) {
          for (const [value, idle] of [[band.active, false], [band.idle, true]]) {
            const high = height * value / all;
            if (value) svg.append(box(id, x, y, wide, high, band.colour, idle));
            y += high;
            if (value) seen.set(band.colour, Math.max(seen.get(band.colour) ?? 0, Math.min(wide, high)));
          }
        }
        x += wide;
      };
      const share = value => width * value / model.total;
      const frontWide = share(parameters(front)), backWide = share(parameters(back));
      column(front, frontWide);
      this.columns = [];
      let rules = "";
      for (const [first, many, kind] of model.runs()) {
        const wide = share(parameters(kind.tensors) * many);
        this.columns.push([x, wide, first, many]);
        const step = wide / many;
        for (let i = many === 1 || step < 2.5 ? many : 0; i < many; i++) rules += `M${(x + i * step).toFixed(2)} ${top}v${height}`;
        if (many === 1 || step < 2.5) rules += `M${x.toFixed(2)} ${top}v${height}`;
        column(kind.tensors, wide);
      }
      rules += `M${x.toFixed(2)} ${top}v${height}`;
      column(back, backWide);
      svg.append(draw("path", { d: rules, stroke: "var(--fig-paper)", "stroke-width": 0.8, fill: "none" }));
      const middle = share(model.total) - frontWide - backWide;
      svg.append(words(frontWide + middle / 2, 13, `${model.record.n} layers`, { "text-anchor": "middle" }));
      if (frontWide > 70) svg.append(words(0, 13, "embedding"));
      if (backWide > 40) svg.append(words(width, 13, "head", { "text-anchor": "end" }));
      this.mark = draw("path", { fill: "none", stroke: "var(--fig-accent)", "stroke-width": 2 });
      svg.append(this.mark);
      svg.addEventListener("click", event => {
        const at = (event.clientX - svg.getBoundingClientRect().left) * width / svg.getBoundingClientRect().width;
        const found = this.columns.find(([from, wide]) => at >= from && at < from + wide);
        if (found) this.explorer.toLayer(found[2] + Math.floor((at - found[0]) / found[1] * found[3]) + 1);
      });
      const groups = data.colours.map(colour => [colour, model.groups.filter(g => data.groups[g.part] === colour)]).filter(([, list]) => list.length);
      const sum = list => list.reduce((all, g) => all + g.count, 0);
      svg.setAttribute("aria-label", `The parameters of ${model.name}, areas true to size: ` + groups
        .map(([colour, list]) => `${data.words[colour]} ${percent(sum(list) / model.total)}`).join(", ")
        + (model.active < model.total ? `. ${percent(model.active / model.total)} is at work for one token, the rest is stored and idle.` : "."));
      const thin = groups.filter(([colour]) => (seen.get(colour) ?? 0) < 1);
      this.unseen.textContent = (thin.length ? `Too small to see: ${thin.map(([colour, list]) =>
        `${data.words[colour]} (${whole(sum(list))}, ${percent(sum(list) / model.total)})`).join("; ")}. ` : "")
        + (model.record.tied ? "The embedding is the head too, and stored once." : "");
      this.geometry = { top, height, width };
      this.whole.replaceChildren(svg);
      // total and active as lengths, one scale for both models
      const bar = (value, className) => {
        const made = make("span", { className });
        made.style.width = `${100 * value / largest}%`;
        return made;
      };
      this.size.replaceChildren(bar(model.active, "explorer-active"), bar(model.total - model.active, "explorer-idle"));
    }

    // ---- one layer, enlarged: a column for each group, in it each tensor; experts as cells
    drawLayer() {
      const { model, id, explorer } = this, { data } = model, layer = Math.min(explorer.layer, model.record.n), kind = model.kindOf(layer - 1);
      const width = this.layer.clientWidth || 600, top = 26, height = width < 500 ? 190 : 220, bottom = 20;
      const svg = draw("svg", { viewBox: `0 0 ${width} ${top + height + bottom}`, width, height: top + height + bottom, role: "img" });
      const found = this.columns?.find(([, , first, many]) => layer - 1 >= first && layer - 1 < first + many);
      if (found) {
        const [from, wide, first, many] = found, step = wide / many, left = from + (layer - 1 - first) * step, { top: t, height: h } = this.geometry;
        const a = Math.max(1, left - 1), b = Math.min(width - 1, left + Math.max(step, 2) + 1);
        this.mark.setAttribute("d", `M${a} ${t - 2}H${b}V${t + h + 2}H${a}Z`);
        svg.append(draw("path", { d: `M${a} 0L1 ${top}M${b} 0L${width - 1} ${top}`, stroke: "var(--fig-accent)", "stroke-width": 1, fill: "none", "stroke-dasharray": "3 3" }));
      }
      const list = bands(kind.tensors, data.colours), all = list.reduce((sum, band) => sum + band.active + band.idle, 0);
      let x = 0, cells = "";
      const small = [];
      for (const band of list) {
        const value = band.active + band.idle, wide = width * value / all, experts = band.tensors.find(t => t.experts);
        if (wide < 1) { small.push(band); x += wide; continue; }
        if (experts) {
          // a cell an expert: as square as the number allows
          const n = experts.experts;
          const rows = [...Array(n + 1).keys()].slice(1).filter(rows => n % rows === 0)
            .reduce((best, rows) => Math.abs(Math.log(wide * rows * rows / n / height)) < Math.abs(Math.log(wide * best * best / n / height)) ? rows : best, 1);
          const across = n / rows, w = wide / across, h = height / rows, chosen = this.chosen(n, experts.topK, layer);
          for (let e = 0; e < n; e++) {
            const gap = Math.min(1, w / 8, h / 8);
            svg.append(box(id, x + e % across * w + gap / 2, top + Math.floor(e / across) * h + gap / 2, w - gap, h - gap, band.colour, !chosen.has(e), true));
          }
          cells = ` ${whole(n)} experts, ${experts.topK} of them at work for one token.`;
          svg.append(draw("path", { d: `M${x} ${top}h${wide}v${height}h${-wide}z`, fill: "none", stroke: `var(--fig-${band.colour})` }));
        } else {
          let y = top;
          for (const t of [...band.tensors].sort((a, b) => b.once - a.once)) {
            const high = height * t.once / value;
            svg.append(box(id, x, y, wide, high, band.colour));
            const name = t.name.replace(/^.*\{i\}\./, "").replace(/\.weight$/, "");
            if (high > 15 && wide > 7 * name.length + 10) svg.append(words(x + wide / 2, y + high / 2 + 4, name,
              { "text-anchor": "middle", fill: "var(--fig-paper)", stroke: `var(--fig-${band.colour})`, "stroke-width": 4, "paint-order": "stroke" }));
            y += high;
            if (high > 2) svg.append(draw("path", { d: `M${x.toFixed(2)} ${y.toFixed(2)}h${wide.toFixed(2)}`, stroke: "var(--fig-paper)", "stroke-width": 0.8 }));
          }
        }
        const label = data.words[band.colour].replace(/,.*/, "");
        if (wide > 6.4 * label.length) svg.append(words(x + wide / 2, top + height + 15, label, { "text-anchor": "middle" }));
        x += wide;
        svg.append(draw("path", { d: `M${x.toFixed(2)} ${top}v${height}`, stroke: "var(--fig-paper)", "stroke-width": 1.6 }));
      }
      const used = list.reduce((sum, band) => sum + band.active, 0);
      const text = `${explorer.shown.length > 1 ? `${model.name}, layer` : "Layer"} ${layer} of ${model.record.n}, enlarged: ${whole(all)} parameters${used < all ? `, ${whole(used)} of them used` : ""}.${cells}`
        + (small.length ? ` Too small to see: ${small.map(band => `${data.words[band.colour]} (${whole(band.active + band.idle)})`).join("; ")}.` : "");
      svg.setAttribute("aria-label", text);
      this.about.textContent = text;
      this.again.hidden = !cells;
      this.layer.replaceChildren(svg);
    }

    // Which experts a token meets nobody can tell without running the model: these are drawn by lot, as many as it meets.
    chosen(n, topK, layer) {
      const found = new Set();
      let seed = 7919 * (this.turn + 1) + 104729 * layer;
      while (found.size < topK) {
        seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
        found.add(Math.floor(seed / 2 ** 32 * n));
      }
      return found;
    }

    // ---- the meters
    measure(setting, found, scale) {
      const { model } = this, { format, context, batch, device, devices } = setting;
      const many = devices > 1 ? `${devices} × ` : "", sequences = batch > 1 ? `${whole(batch)} × ` : "";
      const [file, memory, work, speed] = this.meter;
      const fill = (meter, parts, frame) => {
        meter.bar.replaceChildren(...parts.map(([value, className]) => {
          const made = make("span", { className });
          made.style.width = `${100 * Math.min(1, value)}%`;
          return made;
        }));
        if (frame) {
          const mark = make("i", { className: "explorer-frame" });
          mark.style.left = `${100 * frame}%`;
          meter.bar.append(mark);
        }
      };
      file.value.textContent = `${decimal(found.weights)} (${binary(found.weights)})`;
      file.more.textContent = `Weights in ${format}: ${whole(found.weights)} bytes.`
        + (model.record.published ? ` As published: ${decimal(model.record.published[0])}, ${model.record.published[1]}.` : "");
      fill(file, [[found.weights / scale.file, "explorer-weights"]]);

      const needed = found.weights + found.cache;
      memory.value.textContent = `${decimal(needed)} (${binary(needed)})`;
      memory.more.replaceChildren(make("strong", { textContent: found.spare >= 0 ? `Fits on ${many}${device}: ${decimal(found.spare)} to spare. `
        : `Does not fit on ${many}${device}: ${decimal(-found.spare)} too much. ` }),
      `Weights ${decimal(found.weights)}, cache ${decimal(found.cache)} for ${sequences}${whole(context)} tokens in BF16; memory ${decimal(found.memory)}, of which ${Math.round(100 * model.data.reserve)}% is left alone. `
        + (found.spare >= 0 ? (found.cache ? `Room for ${whole(found.sequences)} such sequences.` : "") : `It takes ${whole(found.needed)} of them.`)
        + (model.record.positions && context > model.record.positions ? ` This model has positions for ${whole(model.record.positions)} tokens only.` : ""));
      fill(memory, [[found.weights / scale.memory, "explorer-weights"], [found.cache / scale.memory, "explorer-cache"]], found.memory * (1 - model.data.reserve) / scale.memory);

      work.value.textContent = flops(found.forward);
      work.more.textContent = `Forward, ${percent(found.mixing / found.forward)} of it to look back at ${whole(context)} tokens.`
        + (model.active < model.total ? ` If every parameter were used: ${flops(found.forward + 2 * (model.total - model.active))}.` : "");
      fill(work, [[(found.forward - found.mixing) / scale.work, "explorer-weights"], [found.mixing / scale.work, "explorer-cache"]]);

      speed.value.textContent = `at most ${rate(found.ceiling)} tokens a second`;
      speed.more.textContent = (batch > 1 ? `All ${whole(batch)} sequences together, ${rate(found.ceiling / batch)} for each. ` : "")
        + (found.byArithmetic ? "Arithmetic sets this ceiling. " : `Memory sets this ceiling: a step reads ${decimal(found.least)}. `)
        + (found.spread < found.ceiling * 0.995 ? `If tokens choose experts as differently as they can, ${rate(found.spread)}. ` : "")
        + (found.spare < 0 ? `Only if it fitted. ` : "") + "Each mark on the bar is ten times the one before.";
      const log = Math.log10(Math.max(1, found.ceiling)) / 6;
      fill(speed, [[log, "explorer-weights"]]);
      speed.bar.classList.add("explorer-log");
    }
  }

  // ---------------------------------------------------------------- the page's Python, for a config of one's own
  const PROGRAM = text => `import anatomy, base64
from models.figures.explorer_data import own
print(own(base64.b64decode("${text}")))`;

  class Reader {
    // Resolves to what the engine makes of some bytes: a record, or { error } in the words of the command.
    async read(blob, told) {
      const text = await new Promise((done, fail) => {
        const reader = new FileReader();
        reader.onload = () => done(reader.result.split(",")[1] ?? "");
        reader.onerror = () => fail(Error("the file cannot be read"));
        reader.readAsDataURL(blob);
      });
      try {
        await (this.ready ??= this.start(told));
        return await this.run(PROGRAM(text));
      } catch (error) {
        this.worker?.terminate();
        this.ready = null;
        throw error;
      }
    }

    start(told) {
      this.worker = new Worker(new URL("run-worker.js", script.src));
      return new Promise((done, fail) => {
        this.worker.onerror = event => fail(Error(event.message || "no answer"));
        this.worker.onmessage = ({ data }) => {
          if (data.loaded) told(data.loaded);
          if (data.ready) done();
          if (data.broken) fail(Error(data.broken));
        };
        this.worker.postMessage({ bytes: python });
      });
    }

    run(source) {
      let text = "";
      return new Promise((done, fail) => {
        this.worker.onmessage = ({ data }) => {
          if (data.out) text += data.out;
          if (data.broken) fail(Error(data.broken));
          if (!data.done) return;
          if (data.done.traceback) fail(Error(data.done.words));
          else done(data.done.cut ? { error: "config: so many kinds of layers that a page cannot draw them; the command counts them" } : JSON.parse(text));
        };
        this.worker.postMessage({ run: source });
      });
    }
  }

  // ---------------------------------------------------------------- all of it
  customElements.define("model-explorer", class extends HTMLElement {
    connectedCallback() {
      if (this.data) return;
      const data = this.data = JSON.parse(this.querySelector("script[type='application/json']").textContent);
      data.order = Object.keys(data.groups);
      data.colours = [...new Set(Object.values(data.groups))];
      data.parts = ["embedding", "position_embedding", "attention", "linear_attention", "mlp_dense", "routed_experts", "shared_experts",
        "router", "hyper_connections", "norms", "biases", "lm_head"];
      this.made = new Map();
      this.reader = new Reader();
      this.build();
    }

    model(name) {
      const { data, made } = this;
      if (!made.has(name)) made.set(name, new Model(name, data.models[name], data));
      return made.get(name);
    }

    build() {
      const { data } = this, changed = () => this.measure();
      const wanted = state.get("a");
      this.cards = [new Card("a", this), new Card("b", this)];
      const pick = (name, label, value, none) => {
        const input = make("select", { id: `dial-${name}` });
        if (none) input.append(new Option("nothing", ""));
        const makers = new Map();
        for (const [model, { by }] of Object.entries(data.models)) makers.set(by, [...makers.get(by) ?? [], model]);
        for (const [by, models] of makers) input.append(make("optgroup", { label: by }, ...models.map(model => new Option(model))));
        const kept = state.get(name);
        input.value = (kept && Object.hasOwn(data.models, kept)) || (none && kept === "") ? kept : value;
        input.addEventListener("change", () => { state.set({ [name]: input.value === OWN ? "own" : input.value }); this.show(); });
        return { input, row: make("div", { className: "dial" }, make("label", { htmlFor: input.id, textContent: label }), input) };
      };
      this.a = pick("a", "model", data.a);
      this.b = pick("b", "compare with", data.b, true);
      this.format = choice("format", "weights stored in", Object.keys(data.formats), data.format, changed);
      this.device = choice("device", "device", Object.keys(data.devices), data.device, changed);
      this.devices = power("devices", "how many of them", 6, data.count, "of them", changed);
      this.context = power("context", "tokens in each sequence", 20, data.context, "tokens", changed);
      this.batch = power("batch", "sequences at once", 10, data.batch, "at once", changed);
      this.depth = range({ name: "layer", label: "layer to enlarge", min: 1, max: 200, step: 1, value: data.layer, words: v => this.words(v) },
        () => this.live.forEach(card => card.drawLayer()));

      this.said = make("p", { className: "explorer-said" });
      this.said.setAttribute("role", "status");
      const file = make("input", { type: "file", accept: ".json,application/json", id: "own-file" });
      const paste = make("textarea", { id: "own-text", rows: 4, spellcheck: false, placeholder: '{"model_type": "llama", …}' });
      const count = make("button", { type: "button", className: "md-button", textContent: "Count it" });
      file.addEventListener("change", () => { if (file.files[0]) this.own(file.files[0], file.files[0].name); file.value = ""; });
      count.addEventListener("click", () => this.own(new Blob([paste.value]), "pasted text"));
      const own = make("details", { className: "depth explorer-own" }, make("summary", { textContent: "Your own config.json" }),
        make("p", { textContent: "Drop it anywhere on the picture, open it, or paste its text. It is read on your device by the engine of this site"
          + `${python && !disk ? `, for which the page loads Python once (${Math.round(python / 1e6)} MB)` : ""}. It is sent nowhere, and no link contains it.` }),
        make("p", {}, make("label", { htmlFor: "own-file", textContent: "Open a file " }), file),
        make("label", { htmlFor: "own-text", textContent: "Or paste its text" }), paste, make("p", {}, count), this.said);
      this.paste = paste;
      this.ownPart = own;
      addEventListener("dragover", event => { if (event.dataTransfer?.types.includes("Files")) event.preventDefault(); });
      this.addEventListener("drop", event => {
        const dropped = event.dataTransfer?.files[0];
        if (!dropped) return;
        event.preventDefault();
        this.own(dropped, dropped.name);
      });

      this.result = verdict();
      this.legend = make("p", { className: "explorer-legend" });
      const dials = (...rows) => make("div", { className: "dials explorer-dials" }, ...rows.map(({ row }) => row));
      this.zones = ["zone-0", "zone-1", "zone-2", "zone-3"].map(zone => make("div", { className: `explorer-cards ${zone}` }));
      this.replaceChildren(dials(this.a, this.b), own, this.zones[0], this.legend, dials(this.depth), this.zones[1],
        make("h2", { textContent: "What it takes" }),
        dials(this.format, this.device, this.devices, this.context, this.batch), this.result, this.zones[2],
        make("h2", { textContent: "The numbers behind it" }), this.zones[3]);
      this.show();
      if (wanted === "own") {
        own.open = true;
        this.say("The model of this link was somebody's own config.json, which stayed with them.");
      }
      let width = this.clientWidth;
      new ResizeObserver(() => {
        if (this.clientWidth === width) return;
        width = this.clientWidth;
        this.draw();
      }).observe(this);
    }

    get layer() { return this.depth.value; }
    get live() { return this.cards.slice(0, this.shown.length); }

    // What a layer is made of, in words.
    words(v) {
      const model = this.shown?.[0];
      return model ? `${Math.min(v, model.record.n)} of ${model.record.n}: ${model.kindOf(Math.min(v, model.record.n) - 1).blocks.map(block => BLOCKS[block] ?? block).join(", ")}` : `${v}`;
    }

    toLayer(layer) {
      this.depth.value = layer;
      state.set({ layer });
      this.live.forEach(card => card.drawLayer());
    }

    say(text) { this.said.textContent = text; }

    show() {
      this.shown = [this.a, this.b].map(({ input }) => input.value && this.model(input.value)).filter(Boolean);
      this.zones.forEach((zone, i) => zone.childElementCount === this.live.length
        || zone.replaceChildren(...this.live.map(card => card.zones[i])));
      this.live.forEach((card, i) => card.show(this.shown[i]));
      this.classList.toggle("two", this.shown.length > 1);
      const input = this.querySelector("#dial-layer"), most = Math.max(...this.shown.map(model => model.record.n)), kept = this.depth.value;
      input.max = most;
      this.depth.value = Math.min(kept, most);
      const colours = this.data.colours.filter(colour => this.shown.some(model => model.groups.some(g => this.data.groups[g.part] === colour)));
      this.legend.replaceChildren(...colours.map(colour => {
        const svg = draw("svg", { width: 18, height: 14, "aria-hidden": "true" }, draw("rect", { width: 18, height: 14, rx: 2,
          fill: colour === "rest" ? "var(--fig-rest)" : `url(#a-${colour})` }));
        return make("span", {}, svg, this.data.words[colour]);
      }), ...(this.shown.some(model => model.active < model.total) ? [make("span", {}, draw("svg", { width: 18, height: 14, "aria-hidden": "true" },
        draw("rect", { x: 0.5, y: 0.5, width: 17, height: 13, rx: 2, fill: "url(#a-routed-idle)", stroke: "var(--fig-routed)" })), "stored, idle for this token")] : []));
      this.draw();
      this.measure();
    }

    draw() {
      const largest = Math.max(...this.shown.map(model => model.total));
      this.live.forEach(card => {
        card.drawWhole(largest);
        card.drawLayer();
      });
    }

    measure() {
      const setting = { format: this.format.value, context: 2 ** this.context.value, batch: 2 ** this.batch.value,
        device: this.device.value, devices: 2 ** this.devices.value };
      const { format, context, batch, device, devices } = setting;
      const found = this.shown.map(model => model.figures(format, context, batch, device, devices));
      const most = of => Math.max(...found.map(of));
      const scale = {
        file: Math.max(...this.shown.map(model => 4 * model.total)),
        memory: Math.max(most(f => f.weights + f.cache), found[0].memory * (1 - this.data.reserve)) * 1.02,
        work: Math.max(...found.map((f, i) => f.forward + 2 * (this.shown[i].total - this.shown[i].active))),
      };
      found.forEach((each, i) => this.cards[i].measure(setting, each, scale));
      this.result.textContent = found.map((each, i) => `${this.shown[i].name} ${each.spare >= 0
        ? `fits: ${decimal(each.spare)} to spare, at most ${rate(each.ceiling)} tokens a second.`
        : `does not fit: ${decimal(-each.spare)} too much. It takes ${whole(each.needed)} of this device.`}`).join(" ");
    }

    // ---- a config of one's own
    async own(blob, name) {
      const shown = JSON.stringify(name);
      this.ownPart.open = true;
      if (blob.size > this.data.largest) return this.say(`CONFIG: ${shown.length > 40 ? `${shown.slice(0, 37)}...` : shown} is too large for a config`);
      if (disk) return this.say("Browsers run nothing that is opened from disk. Start, in the site's folder, “python3 -m http.server”, and open "
        + "http://localhost:8000. Or count it with “python anatomy.pyz config.json”. The models of the census work here as they are.");
      if (!python) return this.say("This copy of the site comes without Python for the browser. Count it with “python anatomy.pyz config.json”, "
        + "from the page on the anatomy tool. The models of the census work here as they are.");
      this.say(this.reader.ready ? "Reading …" : "Loading Python …");
      let found;
      try {
        found = await this.reader.read(blob, size => this.say(`Loading Python: ${(size / 1e6).toFixed(1)} of ${(python / 1e6).toFixed(0)} MB`));
      } catch (error) {
        return this.say(`Python gave up: ${error.message}. The next try starts anew.`);
      }
      if (found.error) return this.say(found.error);
      this.data.models[OWN] = found;
      this.made.delete(OWN);
      for (const { input } of [this.a, this.b]) if (![...input.options].some(option => option.value === OWN)) input.prepend(new Option(OWN));
      this.a.input.value = OWN;
      state.set({ a: "own" });
      this.show();
      this.say(`Counted: ${whole(this.shown[0].total)} parameters.`);
      return null;
    }
  });
})();
