// MathJax as Anki sets it up, with its fonts at hand so that none is fetched.
"use strict";
window.MathJax = {
  tex: {
    displayMath: [["\\[", "\\]"]],
    processEscapes: false,
    processEnvironments: false,
    processRefs: false,
    packages: { "[+]": ["noerrors", "mathtools"], "[-]": {{without}} },
  },
  startup: {
    typeset: false,
    ready() {
      const fonts = {{fonts}};
      const faces = MathJax._.output.chtml.fonts.tex_ts.TeXFont.defaultFonts;
      for (const face of Object.values(faces)) {
        face.src = face.src.replace(/%%URL%%\/([\w-]+\.woff)/, (_, name) => fonts[name]);
      }
      MathJax.startup.defaultReady();
      window.cardgenReady?.();
    },
  },
  options: { enableMenu: false },
};
