// Shows one side of one card, as Anki's reviewer does. Nothing of a card is trusted here: what could run, load or
// leave is taken out before the card enters the page, and the page's policy would refuse it anyway.
"use strict";
(() => {
  const LIVE = "script, meta, link, base, iframe, frame, frameset, object, embed, form, portal, noscript, template";
  const SOUND = /\[sound:([^\]\n]+)\]/;
  const FILM = /\.(mp4|webm|mkv|mov|ogv)$/i;
  const qa = document.getElementById("qa");
  const style = document.getElementById("style");
  let newest = null; // what to show next; what came before it and was not shown yet is skipped
  let busy = false;

  function harmless(html, media) {
    const page = new DOMParser().parseFromString(html, "text/html");
    page.querySelectorAll(LIVE).forEach((element) => element.remove());
    for (const element of page.body.querySelectorAll("*")) {
      for (const { name, value } of [...element.attributes]) {
        if (/^on|^srcset$|^ping$|^formaction$/i.test(name) || /^\s*(javascript|vbscript):/i.test(value)) element.removeAttribute(name);
      }
    }
    for (const element of page.body.querySelectorAll("[src]")) {
      const address = media[element.getAttribute("src")];
      if (address) element.setAttribute("src", address);
      else element.removeAttribute("src");
    }
    for (const link of page.body.querySelectorAll("a[href], area[href]")) {
      link.target = "_blank";
      link.rel = "noopener noreferrer";
    }
    play(page, media);
    return [...page.body.childNodes].map((node) => document.adoptNode(node));
  }

  // Anki plays [sound:…] and shows a button; here the browser's own player stands for it.
  function play(page, media) {
    const texts = page.createTreeWalker(page.body, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      const sound = SOUND.exec(text.data);
      if (!sound) continue;
      const player = page.createElement(FILM.test(sound[1]) ? "video" : "audio");
      player.controls = true;
      if (media[sound[1]]) player.src = media[sound[1]];
      const rest = text.splitText(sound.index);
      rest.data = rest.data.slice(sound[0].length);
      rest.before(player);
      texts.currentNode = player;
    }
  }

  async function show({ turn, html, css, media, night, answer }) {
    style.textContent = css;
    document.documentElement.classList.toggle("nightMode", night);
    document.documentElement.classList.toggle("night-mode", night);
    document.body.className = night ? "card card1 nightMode" : "card card1";
    await MathJax.startup.promise;
    MathJax.typesetClear([qa]);
    MathJax.texReset();
    qa.replaceChildren(...harmless(html, media));
    await MathJax.typesetPromise([qa]);
    // As Anki does; but scrollIntoView() would move the page around this frame too.
    const line = answer ? document.getElementById("answer") : null;
    scrollTo(0, line ? line.getBoundingClientRect().top + scrollY : 0);
    parent.postMessage({ done: turn }, "*");
  }

  async function work() {
    if (busy) return;
    busy = true;
    while (newest) {
      const wanted = newest;
      newest = null;
      await show(wanted).catch((error) => console.error(error));
    }
    busy = false;
  }

  addEventListener("message", (event) => {
    if (event.source !== parent) return;
    if (event.data.hello) return parent.postMessage({ ready: true }, "*");
    newest = event.data;
    work();
  });
  addEventListener("click", (event) => {
    const live = event.target.closest("a, summary, input, audio, video, button");
    if (!live && !String(getSelection())) parent.postMessage({ flip: true }, "*");
  });
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest?.("input") && event.key !== "Enter") return;
    if (event.target.closest?.("a, summary") && event.key === "Enter") return;
    if ([" ", "/", "Enter"].includes(event.key)) event.preventDefault();
    parent.postMessage({ key: event.key }, "*");
  });
  parent.postMessage({ ready: true }, "*");
})();
