// The cards of the page. An index of all cards is loaded at once; the cards themselves come in chunks when they
// are first shown. All of it comes in script files, as a page opened from disk may load nothing else.
"use strict";
window.cardgen = (() => {
  const CHUNKS_KEPT = 12;
  const chunks = new Map(); // number -> promise of its cards; the least recently used one first
  const media = new Map(); // name -> promise of its data: address
  const waiting = new Map(); // file -> what to do with its content

  function load(file) {
    return new Promise((resolve, reject) => {
      const script = document.createElement("script");
      waiting.set(file, resolve);
      script.src = file;
      script.onerror = () => reject(new Error(`${file} is missing`));
      script.onload = () => script.remove();
      document.head.append(script);
    });
  }

  function arrive(file, value) {
    waiting.get(file)?.(value);
    waiting.delete(file);
  }

  const data = {
    index: null, // {size, decks, kinds, tags, codes, cards}, set by data/index.js
    chunk: (number, cards) => arrive(`data/${number}.js`, cards),
    file: (name, address) => arrive(`media/${name}.js`, address),

    // The card with this number: its two sides as HTML, its findings, where it is from.
    async card(number) {
      const wanted = Math.floor(number / data.index.size);
      const found = chunks.get(wanted) ?? load(`data/${wanted}.js`);
      chunks.delete(wanted);
      chunks.set(wanted, found);
      if (chunks.size > CHUNKS_KEPT) chunks.delete(chunks.keys().next().value);
      return (await found)[number % data.index.size];
    },

    // The data: addresses of media files, by name; a missing file has none.
    async media(names) {
      const found = {};
      for (const name of names) {
        if (!media.has(name)) media.set(name, load(`media/${name}.js`).catch(() => ""));
        found[name] = await media.get(name);
      }
      return found;
    },
  };
  return data;
})();
