// The list of cards: of many thousand rows only those in sight are in the document.
"use strict";
cardgen.list = (() => {
  const ROW = 80; // px, as in app.css
  const SPARE = 6; // rows kept above and below those in sight
  const list = document.getElementById("list");
  const rows = document.getElementById("rows");
  const made = new Map(); // position -> element
  let shown = [];
  let current = -1; // position in `shown`
  let choose = () => {};

  function row(position) {
    const { index } = cardgen;
    const card = index.cards[shown[position]];
    const element = document.createElement("div");
    element.className = "row";
    element.id = `row-${position}`;
    element.setAttribute("role", "option");
    element.style.top = `${position * ROW}px`;
    const label = document.createElement("p");
    cardgen.math.write(label, card.label);
    const small = document.createElement("small");
    small.textContent = [index.kinds[card.kind], card.face, index.decks[card.deck].split("::").at(-1)].filter(Boolean).join(" · ");
    element.append(label, small);
    if (card.codes.length) element.append(Object.assign(document.createElement("i"), { className: card.error ? "error" : "warning" }));
    element.onclick = () => select(position);
    return element;
  }

  function draw() {
    const first = Math.max(0, Math.floor(list.scrollTop / ROW) - SPARE);
    const last = Math.min(shown.length, Math.ceil((list.scrollTop + list.clientHeight) / ROW) + SPARE);
    for (const [position, element] of made) {
      if (position >= first && position < last) continue;
      element.remove();
      made.delete(position);
    }
    for (let position = first; position < last; position++) {
      if (made.has(position)) continue;
      made.set(position, row(position));
      rows.append(made.get(position));
    }
    for (const [position, element] of made) element.setAttribute("aria-selected", String(position === current));
    list.setAttribute("aria-activedescendant", current >= 0 ? `row-${current}` : "");
  }

  function redraw() {
    for (const element of made.values()) element.remove();
    made.clear();
    draw();
  }

  function show(numbers, keep) {
    shown = numbers;
    rows.style.height = `${shown.length * ROW}px`;
    current = -1;
    redraw();
    select(Math.max(0, shown.indexOf(keep)));
  }

  function select(position) {
    if (!shown.length) {
      choose(-1);
      return;
    }
    current = Math.min(Math.max(position, 0), shown.length - 1);
    const top = current * ROW;
    if (top < list.scrollTop) list.scrollTop = top;
    else if (top + ROW > list.scrollTop + list.clientHeight) list.scrollTop = top + ROW - list.clientHeight;
    draw();
    choose(shown[current]);
  }

  let due = false;
  function soon() {
    if (due) return;
    due = true;
    requestAnimationFrame(() => {
      due = false;
      draw();
    });
  }
  list.addEventListener("scroll", soon, { passive: true });
  new ResizeObserver(soon).observe(list);

  return {
    show,
    move: (steps) => select(current + steps),
    onchoose: (callback) => (choose = callback),
    place: () => (shown.length ? `${current + 1} / ${shown.length}` : "0"),
  };
})();
