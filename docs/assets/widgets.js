"use strict";
// Things to move. A widget is a custom element around a kept figure; the figure serves readers without scripts, and the
// widget moves parts of that same figure. Its data stands in the page as JSON, because file:// allows no fetching.
(() => {
  const make = (tag, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  };

  // State lives in the address (#…?a=1&b=2 would clash with anchors, so the query is used), shared by all widgets.
  const state = {
    get: name => new URLSearchParams(location.search).get(name),
    set: values => {
      const url = new URL(location);
      for (const [name, value] of Object.entries(values)) url.searchParams.set(name, value);
      history.replaceState(history.state, "", url);
    },
  };

  // A labelled range with its value in words. `options`: name, label, min, max, step, value, words(value).
  const range = (options, changed) => {
    const { name, label, min, max, step, value, words } = options;
    const input = make("input", { type: "range", min, max, step, id: `dial-${name}` });
    const kept = state.get(name);
    input.value = kept?.trim() && Number.isFinite(+kept) ? kept : value;
    const shown = make("output", { htmlFor: input.id });
    const say = () => {
      shown.textContent = words(+input.value);
      input.setAttribute("aria-valuetext", shown.textContent);
    };
    input.addEventListener("input", () => { say(); changed(); });
    input.addEventListener("change", () => state.set({ [name]: input.value }));
    say();
    const row = make("div", { className: "dial" }, make("label", { htmlFor: input.id, textContent: label }), input, shown);
    return { row, get value() { return +input.value; }, set value(v) { input.value = v; say(); } };
  };

  // The frame of a kept plot: data to canvas units.
  const frame = svg => {
    const [x0, x1, y0, y1, left, right, top, bottom] = svg.dataset.plot.split(" ").map(Number);
    return {
      x: v => left + (v - x0) / (x1 - x0) * (right - left),
      y: v => bottom - (v - y0) / (y1 - y0) * (bottom - top),
      range: [x0, x1],
    };
  };

  class Widget extends HTMLElement {
    connectedCallback() {
      if (this.ready) return;
      this.ready = true;
      this.data = JSON.parse(this.querySelector("script[type='application/json']").textContent);
      this.svg = this.querySelector("svg");
      this.build();
    }
  }

  // 1.1 A parameter is a dial: a line y = a·x + b over points, its misses, and the typical miss.
  customElements.define("line-fit", class extends Widget {
    build() {
      const { x, y, best } = this.data;
      const fixed = (v, digits) => v.toFixed(digits).replace("-", "−");
      this.a = range({ name: "a", label: "a, the slope", min: -200, max: 800, step: 5, value: 100,
        words: v => `${fixed(v, 0)} km/s per million parsecs` }, () => this.draw());
      this.b = range({ name: "b", label: "b, the start", min: -400, max: 600, step: 5, value: 200,
        words: v => `${fixed(v, 0)} km/s at distance 0` }, () => this.draw());
      this.miss = make("p", { className: "result" });
      this.miss.setAttribute("aria-live", "polite");
      const button = make("button", { type: "button", textContent: "Show the best setting", className: "md-button" });
      button.addEventListener("click", () => {
        [this.a.value, this.b.value] = best;
        state.set({ a: best[0], b: best[1] });
        this.draw();
      });
      this.lines = [...this.svg.querySelectorAll(".miss")];
      this.model = this.svg.querySelector(".model");
      this.querySelector(".dials").append(this.a.row, this.b.row, this.miss, button);
      this.draw();
    }

    error(a, b) {
      const { x, y } = this.data;
      return Math.sqrt(x.reduce((sum, v, i) => sum + (a * v + b - y[i]) ** 2, 0) / x.length);
    }

    draw() {
      const { x, y } = this.data, at = frame(this.svg), a = this.a.value, b = this.b.value;
      const path = (...points) => "M" + points.map(([px, py]) => `${at.x(px).toFixed(2)} ${at.y(py).toFixed(2)}`).join(" ");
      this.lines.forEach((line, i) => line.setAttribute("d", path([x[i], y[i]], [x[i], a * x[i] + b])));
      const [x0, x1] = at.range;
      this.model.setAttribute("d", path([x0, a * x0 + b], [x1, a * x1 + b]));
      this.miss.textContent = `The line misses a galaxy by ${Math.round(this.error(a, b))} km/s, typically.`;
    }
  });

  // 4.1 One layer, many experts: which experts each token is sent to, and how much of what is stored is computed with.
  customElements.define("expert-routing", class extends Widget {
    build() {
      const { scores, topK } = this.data;
      this.k = range({ name: "k", label: "experts for each token, top_k", min: 1, max: scores[0].length, step: 1, value: topK,
        words: v => `${v} of ${scores[0].length}` }, () => this.draw());
      this.result = make("p", { className: "result" });
      this.result.setAttribute("aria-live", "polite");
      this.querySelector(".dials").append(this.k.row, this.result);
      [this.cells, this.shares, this.visits] = ["cell", "share", "visits"].map(name => this.svg.querySelectorAll(`.${name}`));
      this.bar = this.svg.querySelector(".computed");
      this.whole = this.bar.getAttribute("width") / topK * scores[0].length;
      this.draw();
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
})();
