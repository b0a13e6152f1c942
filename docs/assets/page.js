"use strict";
// Small repairs that the theme needs at run time, so that everything works with a keyboard and a screen reader.
(() => {
  const name = (element, label) => element.hasAttribute("aria-label") || element.setAttribute("aria-label", label);
  const all = selector => document.querySelectorAll(selector);
  const repair = () => {
    all("[data-md-component=search]").forEach(box => name(box, "Search"));
    // the theme adds an unnamed navigation landmark to every program that can be copied
    all("nav.md-code__nav").forEach((nav, i) => name(nav, `Program ${i + 1}`));
    // and a dialog without a name for every footnote that it opens in place
    all(".md-tooltip2[role=dialog]").forEach(note => name(note, "Footnote"));
    // what scrolls sideways must be reachable
    all(".md-typeset__scrollwrap, .md-typeset pre > code, .md-typeset .math").forEach(box => {
      if (box.scrollWidth <= box.clientWidth) return;
      box.tabIndex = 0;
      if (!box.hasAttribute("role")) box.setAttribute("role", "group");
      name(box, "Scrolls sideways");
    });
  };
  // the navigation of a phone opens by keyboard too
  const drawer = document.getElementById("__drawer"), opener = document.querySelector("[data-opens]");
  opener?.addEventListener("click", () => drawer.click());
  drawer?.addEventListener("change", () => opener?.setAttribute("aria-expanded", drawer.checked));
  addEventListener("keydown", event => event.key === "Escape" && drawer?.checked && drawer.click());
  // Escape closes a definition, whether the focus or the pointer opened it
  addEventListener("keydown", event => {
    if (event.key !== "Escape") return;
    if (document.activeElement?.matches(".term")) document.activeElement.blur();
    for (const term of all(".term:is(:hover, :has(+ .definition:hover))")) {
      term.dataset.closed = "";
      term.parentElement.addEventListener("pointerleave", () => delete term.dataset.closed, { once: true });
    }
  });
  // where nothing hovers, a tap opens the footnote or the definition in place instead of going there
  document.addEventListener("click", event => {
    const mark = event.target.closest(".footnote-ref, .term");
    if (!mark || !matchMedia("(hover: none)").matches) return;
    event.preventDefault();
    mark.focus({ preventScroll: true });
  });
  // once a frame at most: it measures, and a moved dial changes the page many times a second
  let due = false;
  const soon = () => {
    if (due) return;
    due = true;
    requestAnimationFrame(() => { due = false; repair(); });
  };
  new MutationObserver(soon).observe(document.body, { childList: true, subtree: true });
  addEventListener("resize", soon);
  addEventListener("load", repair);
})();
