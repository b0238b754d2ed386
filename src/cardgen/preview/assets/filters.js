// Which cards are shown: by deck, kind, tag, finding and words.
"use strict";
cardgen.filters = (() => {
  const chosen = { deck: "", kind: "", tag: "", code: "", words: [] };
  const ANY = "*";
  const OF_PLACES = /^(note|section)::/; // tags that only repeat what the tree of decks says
  const MOST_TAGS = 60; // buttons

  function matches(card, index) {
    const deck = index.decks[card.deck];
    if (chosen.deck && deck !== chosen.deck && !deck.startsWith(`${chosen.deck}::`)) return false;
    if (chosen.kind && index.kinds[card.kind] !== chosen.kind) return false;
    if (chosen.tag && !card.tags.some((tag) => index.tags[tag] === chosen.tag)) return false;
    if (chosen.code === ANY && !card.codes.length) return false;
    if (chosen.code && chosen.code !== ANY && !card.codes.some((code) => index.codes[code] === chosen.code)) return false;
    return chosen.words.every((word) => card.text.includes(word) || card.label.toLowerCase().includes(word));
  }

  function apply() {
    const { index } = cardgen;
    const shown = [];
    index.cards.forEach((card, number) => matches(card, index) && shown.push(number));
    return shown;
  }

  function counted(names, of) {
    const counts = new Map();
    for (const card of cardgen.index.cards) for (const at of of(card)) counts.set(names[at], (counts.get(names[at]) ?? 0) + 1);
    return [...counts].sort(([, a], [, b]) => b - a);
  }

  function button(label, count, title) {
    const made = document.createElement("button");
    const number = document.createElement("small");
    made.append(label, " ", number);
    number.textContent = count;
    if (title) made.title = title;
    return made;
  }

  function chips(section, heading, key, entries, changed) {
    if (!entries.length) return;
    const title = document.createElement("h2");
    title.textContent = heading;
    section.append(title);
    for (const [name, count, label] of entries) {
      const chip = button(label ?? name, count);
      chip.dataset.name = name;
      chip.setAttribute("aria-pressed", "false");
      chip.onclick = () => {
        chosen[key] = chosen[key] === name ? "" : name;
        for (const other of section.querySelectorAll("button"))
          other.setAttribute("aria-pressed", String(other.dataset.name === chosen[key]));
        changed();
      };
      section.append(chip);
    }
  }

  // The decks as a tree: name -> {path, count, below}; a parent counts the cards of all below it.
  function tree() {
    const root = { path: "", count: 0, below: new Map() };
    for (const card of cardgen.index.cards) {
      let at = root;
      at.count += 1;
      for (const part of cardgen.index.decks[card.deck].split("::")) {
        const path = at.path ? `${at.path}::${part}` : part;
        if (!at.below.has(part)) at.below.set(part, { path, count: 0, below: new Map() });
        at = at.below.get(part);
        at.count += 1;
      }
    }
    return root;
  }

  function branch(name, node, depth, changed) {
    const item = document.createElement("li");
    const choose = button(name, node.count, node.path.replaceAll("::", " › "));
    choose.dataset.path = node.path;
    choose.onclick = () => {
      chosen.deck = chosen.deck === node.path ? "" : node.path;
      for (const other of document.querySelectorAll("#decks button[data-path]"))
        other.toggleAttribute("aria-current", other.dataset.path === chosen.deck);
      changed();
    };
    choose.toggleAttribute("aria-current", chosen.deck === node.path);
    if (!node.below.size) {
      item.append(choose);
      return item;
    }
    const fold = document.createElement("details");
    const summary = document.createElement("summary");
    fold.open = depth < 2;
    summary.append(choose);
    fold.append(summary, branches(node, depth + 1, changed));
    item.append(fold);
    return item;
  }

  function branches(node, depth, changed) {
    const list = document.createElement("ul");
    for (const [name, below] of node.below) list.append(branch(name, below, depth, changed));
    return list;
  }

  function build(changed) {
    const { index } = cardgen;
    const all = document.createElement("ul");
    all.append(branch("All decks", { ...tree(), below: new Map() }, 0, changed));
    document.getElementById("decks").append(all, branches(tree(), 0, changed));
    const weak = counted(index.codes, (card) => [...new Set(card.codes)]);
    const total = index.cards.filter((card) => card.codes.length).length;
    const findings = total ? [[ANY, total, "any"], ...weak] : [];
    chips(document.getElementById("weaknesses"), "Findings", "code", findings, changed);
    chips(document.getElementById("kinds"), "Kinds", "kind", counted(index.kinds, (card) => [card.kind]), changed);
    const tags = counted(index.tags, (card) => card.tags).filter(([tag]) => !index.kinds.includes(tag) && !OF_PLACES.test(tag));
    chips(document.getElementById("tags"), "Tags", "tag", tags.slice(0, MOST_TAGS), changed);
  }

  function search(text) {
    chosen.words = text.toLowerCase().split(/\s+/).filter(Boolean);
  }

  return { apply, build, search };
})();
