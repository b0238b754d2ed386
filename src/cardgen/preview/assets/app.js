// Joins the parts: keys, search, light and dark, the address of the card, news from the server.
"use strict";
(() => {
  const { filters, list, stage } = cardgen;
  const search = document.getElementById("search");
  const side = document.getElementById("side");
  const menu = document.getElementById("menu");
  const count = document.getElementById("count");
  const dark = matchMedia("(prefers-color-scheme: dark)");

  // Storage is refused to some pages opened from disk; then the choice lasts as long as the page.
  const memory = {
    get: (key) => {
      try {
        return sessionStorage.getItem(key);
      } catch {
        return null;
      }
    },
    set: (key, value) => {
      try {
        sessionStorage.setItem(key, value);
      } catch {
        /* see above */
      }
    },
  };

  function theme(night) {
    document.documentElement.classList.toggle("night", night);
    stage.night(night);
  }
  function toggleTheme() {
    const night = !document.documentElement.classList.contains("night");
    memory.set("theme", night ? "dark" : "light");
    theme(night);
  }
  const stored = memory.get("theme");
  theme(stored ? stored === "dark" : dark.matches);
  dark.addEventListener("change", () => memory.get("theme") || theme(dark.matches));

  const numberOf = (id) => cardgen.index.cards.findIndex((card) => card.id === id);
  let current = numberOf(decodeURIComponent(location.hash.slice(1)));
  list.onchoose((number) => {
    current = number;
    count.textContent = list.place();
    if (number >= 0) history.replaceState(null, "", `#${encodeURIComponent(cardgen.index.cards[number].id)}`);
    stage.show(number);
  });

  function changed() {
    list.show(filters.apply(), current);
  }
  stage.faults(cardgen.index.faults);
  filters.build(changed);
  changed();

  let pause = 0;
  function find() {
    filters.search(search.value);
    changed();
  }
  search.addEventListener("input", () => {
    clearTimeout(pause);
    pause = setTimeout(find, 80);
  });

  function openSide(open) {
    side.classList.toggle("open", open);
    menu.setAttribute("aria-expanded", String(open));
  }
  menu.onclick = () => openSide(!side.classList.contains("open"));
  document.getElementById("list").addEventListener("click", () => openSide(false));
  document.getElementById("theme").onclick = toggleTheme;
  document.getElementById("previous").onclick = () => list.move(-1);
  document.getElementById("next").onclick = () => list.move(1);
  document.getElementById("turn").onclick = stage.flip;

  const keys = {
    " ": stage.flip,
    Enter: stage.flip,
    j: () => list.move(1),
    ArrowDown: () => list.move(1),
    k: () => list.move(-1),
    ArrowUp: () => list.move(-1),
    "/": () => search.focus(),
    d: toggleTheme,
    e: stage.edit,
    Escape: () => openSide(false),
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (document.activeElement === search) {
      if (event.key === "Escape") search.value = "";
      if (event.key === "Escape" || event.key === "Enter") {
        find();
        search.blur();
      }
      return;
    }
    if ((event.key === " " || event.key === "Enter") && event.target.closest?.("button, a, summary")) return;
    const act = keys[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });

  if (location.protocol === "http:") {
    const news = new EventSource("events");
    news.onmessage = () => location.reload();
  }
})();
