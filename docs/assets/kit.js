"use strict";
// What things to move are made of: for widgets.js and explorer.js.
const kit = (() => {
  const make = (tag, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  };

  // State lives in the address, as a query: after the # it would clash with anchors.
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
    input.value = kept?.trim() && isFinite(kept) ? kept : value;
    const shown = make("output", { htmlFor: input.id });
    const say = () => {
      shown.textContent = words(+input.value);
      input.setAttribute("aria-valuetext", shown.textContent);
    };
    input.addEventListener("input", () => { say(); changed(); });
    input.addEventListener("change", () => state.set({ [name]: input.value }));
    say();
    const row = make("div", { className: "dial" }, make("label", { htmlFor: input.id, textContent: label }), input, shown);
    return { name, row, get value() { return +input.value; }, set value(v) { input.value = v; say(); } };
  };

  // The sentence under the dials, read out when it changes.
  const verdict = () => {
    const words = make("p", { className: "result" });
    words.setAttribute("aria-live", "polite");
    return words;
  };

  // A range over powers of two.
  const power = (name, label, max, value, unit, changed) => range({ name, label, min: 0, max, step: 1, value,
    words: v => `${(2 ** v).toLocaleString("en")} ${unit}` }, changed);

  // A labelled choice among words.
  const choice = (name, label, words, value, changed) => {
    const input = make("select", { id: `dial-${name}` }, ...words.map(word => new Option(word)));
    const kept = state.get(name);
    input.value = words.includes(kept) ? kept : value;
    input.addEventListener("change", () => { state.set({ [name]: input.value }); changed(); });
    const row = make("div", { className: "dial" }, make("label", { htmlFor: input.id, textContent: label }), input);
    return { row, get value() { return input.value; } };
  };

  return { make, state, range, power, choice, verdict };
})();
