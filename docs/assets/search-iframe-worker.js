"use strict";
// Three repairs to the theme's search, in one script because all must run before the theme's own.

(() => {
  // 1. The theme fetches the search index and starts a worker with every page. Both wait until somebody goes to search.
  const touched = new Promise(done => {
    if (new URLSearchParams(location.search).has("q")) done();
    document.addEventListener("focusin", event => event.target.closest("[data-md-component=search]") && done());
    document.addEventListener("change", event => event.target.id === "__search" && done());
  });
  const { open, send } = XMLHttpRequest.prototype;
  const address = new WeakMap();
  XMLHttpRequest.prototype.open = function (method, url, ...rest) {
    address.set(this, String(url));
    return open.call(this, method, url, ...rest);
  };
  XMLHttpRequest.prototype.send = function (body) {
    if (!address.get(this)?.endsWith("search/search_index.json")) return send.call(this, body);
    touched.then(() => send.call(this, body));
  };

  // 2. Browsers forbid workers on file://. There, search runs in a hidden frame that looks like a worker to the theme.
  //    Scripts are loaded by address, never written inline, so the content security policy stays strict.
  const framed = async (url, hear) => {
    const frame = document.createElement("iframe");
    frame.hidden = true;
    frame.title = "Search";
    document.body.append(frame);
    const inside = frame.contentWindow;
    const load = src => new Promise((onload, onerror) => {
      const script = inside.document.createElement("script");
      inside.document.body.append(Object.assign(script, { src, onload, onerror }));
    });
    inside.postMessage = hear;
    inside.importScripts = (...urls) => urls.reduce((before, src) => before.then(() => load(src)), Promise.resolve());
    await load(url);
    return data => inside.dispatchEvent(new MessageEvent("message", { data: structuredClone(data) }));
  };
  const Worker = window.Worker;
  const worked = (url, hear) => {
    const worker = new Worker(url);
    worker.onmessage = event => hear(event.data);
    return data => worker.postMessage(data);
  };

  // 3. The theme looks for every word as the beginning of a word, "a" and "is" too, which then match everything; and
  //    "weights" does not find "weight". So small words and the s of a plural are left out of what is asked, and words that
  //    nearly every page of this site has, if there are others.
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
  // A model that is asked for by one of its names, whole, comes first: "llama 3 8b size" is the page Llama-3-8B.
  let wanted = new Set();
  const plain = text => text.replace(/<[^>]*>/g, "").toLowerCase().split(/[^a-z0-9]+/).filter(Boolean);
  const fits = name => name.length > 1 && name.every(word => wanted.has(word)) ? name.length : 0;
  const named = ([page]) => page.location.startsWith("models/")
    ? Math.max(...[page.title, ...page.tags || []].map(name => fits(plain(name)))) : 0;
  const bound = message => {
    if (message.type !== QUERY) return message;
    wanted = new Set(plain(message.data));
    return { ...message, data: asked(message.data) };
  };
  const back = message => {
    if (message.type === RESULT) message.data.items?.sort((one, other) => named(other) - named(one));
    return message;
  };

  // What the theme takes for its worker; those of the site's own scripts are what they were.
  window.Worker = class extends EventTarget {
    #post;
    constructor(url) {
      if (!String(url).includes("workers/search")) return new Worker(url);
      super();
      const hear = data => this.dispatchEvent(new MessageEvent("message", { data: back(data) }));
      this.#post = touched.then(() => (location.protocol === "file:" ? framed : worked)(url, hear));
    }
    postMessage(data) { this.#post.then(post => post(bound(data))); }
    terminate() {}
  };
})();
