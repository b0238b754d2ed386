// Formulas in the list of cards, typeset by the same MathJax as on the cards.
"use strict";
cardgen.math = (() => {
  const FORMULA = /\\\((.*?)\\\)|\\\[(.*?)\\\]/gs;
  const KEPT = 2000;
  const typeset = new Map(); // TeX -> element

  function formula(tex) {
    if (!window.MathJax?.tex2chtml) return Object.assign(document.createElement("span"), { className: "tex", textContent: tex });
    if (!typeset.has(tex)) {
      if (typeset.size > KEPT) typeset.clear();
      typeset.set(tex, MathJax.tex2chtml(tex, { display: false }));
    }
    return typeset.get(tex).cloneNode(true);
  }

  // Fill `element` with `text`, its formulas typeset as far as MathJax is there already.
  function write(element, text) {
    element.replaceChildren();
    let end = 0;
    for (const match of text.matchAll(FORMULA)) {
      element.append(text.slice(end, match.index), formula(match[1] ?? match[2]));
      end = match.index + match[0].length;
    }
    element.append(text.slice(end));
  }

  // Bring the style sheet up to date with the glyphs used.
  function settle() {
    if (!window.MathJax?.chtmlStylesheet) return;
    const sheet = MathJax.chtmlStylesheet();
    document.getElementById(sheet.id)?.remove();
    document.head.append(sheet);
  }

  return { write, settle };
})();
