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
  //    nearly every page of this site has, if there are others. Where nothing is found, more is asked: all words that tell,
  //    a letter of the long ones wrong; then everything.
  const QUERY = 2, RESULT = 3; // the theme's numbers for these kinds of message
  const list = words => new Set(words.split(/\s+/));
  const small = list(`a an and any are as at be between by can did do does for from get has have how i if in is it its many
    me mean means much my not of on one or s so t than that the their them there these this to use used vs versus was we
    what when where which who why will with you your`);
  const everywhere = list("parameter parameters paramters parametres model models llm llms language number count");
  const bare = word => word.toLowerCase().replace(/[^\w-]/g, "");
  const telling = words => words.filter(word => !small.has(bare(word)));
  const grouped = digits => digits.replaceAll(",", "").replace(/\B(?=(\d{3})+$)/g, ",");
  // 124439808 is 124,439,808 on the pages, three words to the theme: all must be there (+), as in "gpt-4" both are meant.
  // A number, and a word of one or two letters, is meant whole (^1), not as the beginning of another.
  const short = /^\d+%?$|^.{1,2}$/;
  const together = pieces => pieces.map(piece => `+${piece}`).join(" ");
  const written = word => {
    if (/^(\d{5,}|\d{1,3}(,\d{3})+)$/.test(word)) return together(grouped(word).split(","));
    const pieces = word.replace(/[?!.,;]+$/, "").replace(/(\w{3}[^\Ws])s$/, "$1").split(/[-_/.:,=]+/).filter(Boolean);
    if (!pieces.some(piece => short.test(piece))) return pieces.join(" ");
    return pieces.length > 1 ? together(pieces) : `${pieces[0]}^1`;
  };
  const loose = word => /^[a-z]{5,}$/i.test(word) ? `${word}~1` : word;
  const queries = text => {
    const words = text.split(/\s+/).filter(bare), some = telling(words);
    const rare = some.filter(word => !everywhere.has(bare(word)));
    const steps = [rare.map(written), some.map(written).map(rare.length ? loose : word => word), some, words];
    return words.length ? steps.filter(step => step.length).map(step => step.join(" ")) : [text];
  };
  // A model that is asked for by name, or by its count, comes first: "llama 3 8b size" is the page Llama-3-8B. Its name may
  // be written together or apart, and if nothing else is asked, its beginning is enough.
  const plain = text => text.replace(/<[^>]*>/g, "").toLowerCase();
  const parts = text => plain(text).split(/[^a-z0-9]+/).filter(Boolean);
  const joined = text => parts(text).join("");
  let asked = {};
  const heard = text => ({ parts: new Set(parts(text)), whole: joined(text),
    telling: joined(telling(text.split(/\s+/)).join(" ")), counts: text.match(/\d[\d,]{5,}/g) ?? [] });
  const fits = name => {
    const words = parts(name), whole = joined(name);
    if (words.length > 1 && words.every(word => asked.parts.has(word))) return whole.length;
    if (whole.length > 3 && asked.whole.includes(whole)) return whole.length;
    return asked.telling.length > 3 && whole.startsWith(asked.telling) ? asked.telling.length / 2 : 0;
  };
  const counted = text => asked.counts.some(count => plain(text).includes(grouped(count)));
  const isModel = ({ title, tags = [] }) => joined(tags.at(-1) ?? "") === joined(title);
  const named = ([page]) => !isModel(page) ? 0
    : counted(page.text) ? 1000 : Math.max(...[page.title, ...page.tags].map(fits));
  const sorted = items => {
    const places = new Map(items.map(item => [item, named(item)]));
    return items.sort((one, other) => places.get(other) - places.get(one));
  };

  // What the theme takes for its worker; those of the site's own scripts are what they were.
  window.Worker = class extends EventTarget {
    #post;
    #open = []; // of each question that is not answered yet: what to ask next if nothing is found
    constructor(url) {
      if (!String(url).includes("workers/search")) return new Worker(url);
      super();
      const hear = data => this.#hear(data);
      this.#post = touched.then(() => (location.protocol === "file:" ? framed : worked)(url, hear));
    }
    #ask([data, ...next]) {
      this.#open.push(next);
      this.#post.then(post => post({ type: QUERY, data }));
    }
    #hear(data) {
      if (data.type === RESULT) {
        const next = this.#open.shift();
        if (!data.data.items.length && next.length && !this.#open.length) return this.#ask(next);
        sorted(data.data.items);
      }
      this.dispatchEvent(new MessageEvent("message", { data }));
    }
    postMessage(data) {
      if (data.type !== QUERY) return this.#post.then(post => post(data));
      asked = heard(data.data);
      this.#ask(queries(data.data));
    }
    terminate() {}
  };
})();
