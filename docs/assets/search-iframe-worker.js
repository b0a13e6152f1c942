"use strict";
// Three repairs to the theme's search, in one script because all must run before the theme's own.

// 1. The theme fetches the search index with every page. Hold the request back until somebody goes to search.
(() => {
  const { open, send } = XMLHttpRequest.prototype;
  const address = new WeakMap();
  XMLHttpRequest.prototype.open = function (method, url, ...rest) {
    address.set(this, String(url));
    return open.call(this, method, url, ...rest);
  };
  XMLHttpRequest.prototype.send = function (body) {
    if (!address.get(this)?.endsWith("search/search_index.json")) return send.call(this, body);
    const controller = new AbortController();
    const go = () => { controller.abort(); send.call(this, body); };
    if (new URLSearchParams(location.search).has("q")) return go();
    const listen = (event, wanted) =>
      document.addEventListener(event, e => { if (wanted(e.target)) go(); }, { signal: controller.signal });
    listen("focusin", target => target.closest("[data-md-component=search]"));
    listen("change", target => target.id === "__search");
  };
})();

// 2. Browsers forbid workers on file://. There, search runs in a hidden frame that looks like a worker to the theme.
//    Scripts are loaded by address, never written inline, so the content security policy stays strict.
if (location.protocol === "file:") {
  window.Worker = class extends EventTarget {
    #inside;
    #ready;
    constructor(url) {
      super();
      const frame = document.createElement("iframe");
      frame.hidden = true;
      frame.title = "Search";
      document.body.append(frame);
      this.#inside = frame.contentWindow;
      const load = src => new Promise((onload, onerror) => {
        const script = this.#inside.document.createElement("script");
        this.#inside.document.body.append(Object.assign(script, { src, onload, onerror }));
      });
      this.#inside.postMessage = data => this.dispatchEvent(new MessageEvent("message", { data }));
      this.#inside.importScripts = (...urls) =>
        urls.reduce((before, src) => before.then(() => load(src)), Promise.resolve());
      this.#ready = load(url);
    }
    postMessage(data) {
      this.#ready.then(() => this.#inside.dispatchEvent(new MessageEvent("message", { data: structuredClone(data) })));
    }
    terminate() {}
  };
}

// 3. The theme looks for every word as the beginning of a word, "a" and "is" too, which then match everything; and
//    "weights" does not find "weight". So small words and the s of a plural are left out of what is asked, and words that
//    nearly every page of this site has, if there are others.
(() => {
  const QUERY = 2, RESULT = 3; // the theme's numbers for these kinds of message
  const list = words => new Set(words.split(/\s+/));
  const small = list(`a an and any are as at be between by can did do does for from get has have how i if in is it its many
    me mean means much my not of on one or s so t than that the their them there these this to use used vs versus was we
    what when where which who why will with you your`);
  const everywhere = list("parameter parameters paramters parametres model models llm llms language number count");
  const bare = word => word.toLowerCase().replace(/[^\w-]/g, "");
  const asked = text => {
    const words = text.split(/\s+/).filter(bare);
    const telling = words.filter(word => !small.has(bare(word)));
    const rare = telling.filter(word => !everywhere.has(bare(word)));
    return [rare, telling, words].find(some => some.length || some === words)
      .map(word => word.replace(/[?!.,;]+$/, "").replace(/(\w{3}[^\Ws])s$/, "$1")).join(" ");
  };
  // A page whose title is a name with a number comes first if all of it is asked for: "llama 3 8b size" is Llama-3-8B.
  let wanted = new Set();
  const plain = text => text.replace(/<[^>]*>/g, "").toLowerCase().split(/[^a-z0-9]+/).filter(Boolean);
  const named = ([page]) => {
    const title = plain(page.title);
    return title.some(word => /\d/.test(word)) && title.every(word => wanted.has(word)) ? title.length : 0;
  };
  const { postMessage, addEventListener } = Worker.prototype;
  Worker.prototype.postMessage = function (message, ...rest) {
    if (message?.type === QUERY) wanted = new Set(plain(message.data));
    const changed = message?.type === QUERY ? { ...message, data: asked(message.data) } : message;
    return postMessage.call(this, changed, ...rest);
  };
  Worker.prototype.addEventListener = function (type, listener, ...rest) {
    const heard = event => {
      if (event.data?.type === RESULT) event.data.data.items?.sort((one, other) => named(other) - named(one));
      return listener.call(this, event);
    };
    return addEventListener.call(this, type, type === "message" ? heard : listener, ...rest);
  };
})();
