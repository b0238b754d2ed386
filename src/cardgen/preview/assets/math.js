// Formulas in the list of cards, typeset by the same MathJax as on the cards, when there is time for it.
"use strict";
cardgen.math = (() => {
  const FORMULA = /\\\((.*?)\\\)|\\\[(.*?)\\\]/gs;
  const KEPT = 2000; // formulas
  const REST = 80; // ms without a new row, before formulas are typeset
  const typeset = new Map(); // TeX -> element
  let waiting = []; // elements that show TeX yet
  let pause = 0;
  let sheetSize = 0;

  function formula(tex) {
    const known = typeset.get(tex);
    if (known) return known.cloneNode(true);
    const raw = Object.assign(document.createElement("span"), { className: "tex", textContent: tex });
    waiting.push(raw);
    return raw;
  }

  function settle() {
    if (!window.MathJax?.tex2chtml) return; // it will call when it is there
    if (typeset.size > KEPT) typeset.clear();
    for (const raw of waiting) {
      if (!raw.isConnected) continue;
      const tex = raw.textContent;
      if (!typeset.has(tex)) typeset.set(tex, MathJax.tex2chtml(tex, { display: false }));
      raw.replaceWith(typeset.get(tex).cloneNode(true));
    }
    waiting = [];
    const sheet = MathJax.chtmlStylesheet(); // it grows with the glyphs used
    if (sheet.textContent.length === sheetSize) return;
    sheetSize = sheet.textContent.length;
    document.getElementById(sheet.id)?.remove();
    document.head.append(sheet);
  }

  // Fill `element` with `text`, whose formulas stand in \(…\) or \[…\].
  function write(element, text) {
    element.replaceChildren();
    let end = 0;
    for (const match of text.matchAll(FORMULA)) {
      element.append(text.slice(end, match.index), formula(match[1] ?? match[2]));
      end = match.index + match[0].length;
    }
    element.append(text.slice(end));
    clearTimeout(pause);
    if (waiting.length) pause = setTimeout(settle, REST);
  }

  // MathJax is large and only for the list: it is loaded when the first card is shown.
  function begin() {
    if (document.getElementById("mathjax")) return;
    document.head.append(Object.assign(document.createElement("script"), { id: "mathjax", src: "mathjax.js" }));
  }
  window.cardgenReady = settle;

  return { write, begin };
})();
