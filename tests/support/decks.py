"""Hypothesis strategies for decks: texts full of what YAML could trip over."""

from hypothesis import strategies as st

from cardgen.model import Card, Deck, Kind, Link
from cardgen.store.format.fields import canonical_text

_VISIBLE = "ab:#-|>'\"%@`{}[],&*!?=~\\$<.0中：🙂\ufeff\x07"
_ALPHABET = _VISIBLE + "\n\n  \t\u2028\x85"
_FORMULA = "$$\\frac{1}{2}$$\n\nwhere\n  $x$"
_WHOLE = ["no", "12:30", "017", "1e3", "...", "---", "- a", "a: b", "a #b", _FORMULA, "x" * 120]

texts = st.text(_ALPHABET, max_size=10).map(canonical_text) | st.sampled_from(_WHOLE)
some_text = texts.map(lambda text: text or "text")
lines = texts.map(lambda text: text.replace("\n", " ")).map(canonical_text)
some_line = lines.map(lambda text: text or "line")
words = st.text(_VISIBLE, min_size=1, max_size=6)
links = st.builds(Link, some_line, some_line)
several_words = st.lists(words, max_size=3, unique=True).map(tuple)
several_links = st.lists(links, max_size=2, unique_by=lambda link: link.url).map(tuple)
files = st.lists(words, max_size=2, unique=True).map(tuple)
kinds = st.none() | st.sampled_from(list(Kind))

FIELDS = {
    "kind": kinds, "extra": texts, "hint": texts, "tags": several_words, "anchor": lines,
    "see": several_links, "media": files, "reverse": st.booleans(), "suspended": st.booleans(),
}  # fmt: skip
SIDES = {"question": some_text, "answer": some_text, "cloze": some_text}
_ids = st.just("") | st.text("abcXYZ019", min_size=10, max_size=10)
_conflicts = st.just(()) | some_text.map(lambda text: (("question", text),))
qa_cards = st.builds(Card, id=_ids, question=some_text, answer=some_text, conflict=_conflicts, **FIELDS)
cloze_cards = st.builds(Card, id=_ids, cloze=some_text, **FIELDS)
cards = qa_cards | cloze_cards


def _unique(found: list[Card]) -> tuple[Card, ...]:
    return tuple({card.id or number: card for number, card in enumerate(found)}.values())


decks = st.builds(
    Deck,
    name=some_line,
    note=lines,
    tags=several_words,
    conflict=lines,
    cards=st.lists(cards, max_size=2).map(_unique),
)
