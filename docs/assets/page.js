"use strict";
// Small repairs that the theme needs at run time, so that everything works with a keyboard and a screen reader.
(() => {
  const repair = () => {
    // the theme adds an unnamed navigation landmark to every program that can be copied
    document.querySelectorAll("nav.md-code__nav:not([aria-label])").forEach((nav, i) =>
      nav.setAttribute("aria-label", `Program ${i + 1}`));
    // what scrolls sideways must be reachable
    document.querySelectorAll(".md-typeset__scrollwrap, .md-typeset pre > code, .md-typeset .math").forEach(box => {
      if (box.scrollWidth > box.clientWidth) {
        box.tabIndex = 0;
        if (!box.hasAttribute("role")) box.setAttribute("role", "region");
        if (!box.hasAttribute("aria-label")) box.setAttribute("aria-label", "Scrolls sideways");
      }
    });
  };
  new MutationObserver(repair).observe(document.body, { childList: true, subtree: true });
  addEventListener("resize", repair);
  addEventListener("load", repair);
})();
