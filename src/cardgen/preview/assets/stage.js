// One card at a time, in a frame of its own that may not touch this page, and what is known about it.
"use strict";
cardgen.stage = (() => {
  const frame = document.getElementById("card");
  const about = document.getElementById("about");
  const turn = document.getElementById("turn");
  let card = null;
  let answer = false;
  let night = false;
  let ready = false;
  let turns = 0; // of requests to the frame, to tell its replies apart

  function element(name, className, ...content) {
    const made = document.createElement(name);
    if (className) made.className = className;
    made.append(...content);
    return made;
  }

  function editor(url, label) {
    return Object.assign(element("a", "edit", label), { href: url });
  }

  // Text with `code` in it, as the checks write it.
  function told(text) {
    return text.split("`").map((part, at) => (at % 2 ? element("code", "", part) : part));
  }

  function findings(all) {
    const list = element("ul", "findings");
    for (const found of all) {
      const code = element("span", `code ${found.severity}`, found.code);
      const place = found.place ? [" ", editor(found.url, found.place)] : [];
      const remedy = element("span", "remedy", ...told(found.remedy));
      list.append(element("li", "", code, ...place, " ", ...told(found.message), " ", remedy));
    }
    return list;
  }

  function excerpt() {
    const lines = element("ol", "excerpt");
    for (const [number, text, chosen] of card.excerpt) {
      lines.append(Object.assign(element("li", chosen ? "chosen" : "", text || " "), { value: number }));
    }
    return lines;
  }

  function describe() {
    about.replaceChildren();
    if (!card) return;
    if (card.findings.length) about.append(element("h2", "", "Findings"), findings(card.findings));
    if (card.note) {
      const place = card.lines ? `${card.note}:${card.lines}` : card.note;
      about.append(element("h2", "", "Source "), card.noteUrl ? editor(card.noteUrl, place) : element("span", "edit", place), excerpt());
    }
    about.append(element("h2", "", "Deck file "), Object.assign(editor(card.url, `${card.file}:${card.line}`), { id: "edit" }));
    if (card.tags.length) about.append(element("p", "tags", ...card.tags.map((tag) => element("span", "", tag))));
  }

  async function render() {
    if (!ready || !card) return;
    const wanted = ++turns;
    const { css } = cardgen.index.styles[card.style];
    const media = await cardgen.media(card.media);
    if (wanted !== turns) return;
    frame.dataset.shown = "";
    frame.contentWindow.postMessage({ turn: wanted, html: answer ? card.answer : card.question, css, media, night, answer }, "*");
    turn.textContent = answer ? "Hide answer" : "Show answer";
  }

  async function show(number) {
    card = number < 0 ? null : await cardgen.card(number);
    answer = false;
    document.getElementById("nothing").hidden = card !== null;
    frame.hidden = card === null;
    describe();
    await render();
  }

  function flip() {
    answer = !answer;
    render();
  }

  addEventListener("message", (event) => {
    if (event.source !== frame.contentWindow) return;
    const said = event.data;
    if (said.ready) {
      ready = true;
      render();
    } else if (said.done === turns) {
      frame.dataset.shown = answer ? "answer" : "question";
      cardgen.math.begin();
    } else if (said.flip) {
      flip();
    } else if (said.key) {
      document.dispatchEvent(new KeyboardEvent("keydown", { key: String(said.key), cancelable: true }));
    }
  });

  // The frame says that it is ready when it has loaded; that may have been before anybody listened here.
  frame.contentWindow.postMessage({ hello: true }, "*");

  return {
    show,
    flip,
    // What is wrong in files, and belongs to no card that could be shown.
    faults(all) {
      if (all.length) document.getElementById("faults").append(element("h2", "", "Faults in files"), findings(all));
    },
    night: (on) => {
      night = on;
      render();
    },
    edit: () => document.getElementById("edit")?.click(),
  };
})();
