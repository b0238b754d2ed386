"""Deck files over random decks: what is dumped is read back, what is rewritten keeps its layout."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.support.decks import FIELDS, SIDES, cards, decks, lines, several_words, some_line, some_text

from cardgen.model import Card, Deck
from cardgen.store.format.dump import dump_deck
from cardgen.store.format.load import load_deck
from cardgen.store.format.rewrite import RewriteError, card_lines, rewrite
from cardgen.store.ids import assign_ids
from cardgen.store.memory import Memory, Remembered, format_memory, parse_memory

PATH = "decks/odd.yaml"
ODD = (Path(__file__).parents[1] / "cases" / "store" / "odd.yaml").read_text(encoding="utf-8")


def _deeper(text: str) -> str:
    head, cards_key, rest = text.partition("cards:   # C5 cards\n")
    return (
        head + cards_key + "".join("   " + line if line.strip() else line for line in rest.splitlines(True))
    )


LAYOUTS = {
    "as it is": ODD,
    "windows": ODD.replace("\n", "\r\n"),
    "deeper": _deeper(ODD),
    "no line break at the end": ODD.partition("# C23")[0].rstrip("\n"),
}


@settings(max_examples=100, deadline=None)
@given(deck=decks)
def test_what_is_dumped_is_read_back(deck: Deck) -> None:
    text = dump_deck(deck)
    loaded = load_deck(text, "a")
    assert not loaded.faulty
    assert loaded.deck == deck
    assert dump_deck(loaded.deck) == text


@settings(max_examples=40, deadline=None)
@given(deck=decks)
def test_ids_are_given_once_and_nothing_else_changes(deck: Deck) -> None:
    text, faults = assign_ids(dump_deck(deck), "a")
    assert faults == ()
    named = load_deck(text, "a").deck
    assert named is not None
    assert all(card.id for card in named.cards)
    assert [replace(card, id="") for card in named.cards] == [replace(card, id="") for card in deck.cards]
    assert assign_ids(text, "a") == (text, ())


@settings(max_examples=40, deadline=None)
@given(found=st.lists(cards, max_size=3))
def test_the_memory_is_read_back_and_line_by_line(found: list[Card]) -> None:
    records = tuple(
        Remembered(card=replace(card, id=f"card{number:06}", conflict=()), note="n.md", deck="a.yaml")
        for number, card in enumerate(found)
    )
    text = format_memory(Memory(records))
    assert parse_memory(text, "memory", "n.md") == (Memory(records), ())
    assert len(text.splitlines()) == len(found)


@st.composite
def changed(draw: st.DrawFn, layout: str) -> Deck:
    """Return the odd deck with some fields changed, some cards gone, some new."""
    old = load_deck(layout, PATH).deck
    assert old is not None
    kept = []
    for card in old.cards:
        if draw(st.integers(0, 9)):
            kept.append(draw(_changed_card(card)))
    for number in range(draw(st.integers(0, 2))):
        new = replace(draw(cards), id=f"new000000{number}")
        kept.insert(draw(st.integers(0, len(kept))), new)
    return Deck(
        name=draw(st.just(old.name) | some_line),
        note=draw(st.just(old.note) | lines),
        tags=draw(st.just(old.tags) | several_words),
        conflict=draw(st.just("") | lines),
        cards=tuple(kept),
    )


@st.composite
def _changed_card(draw: st.DrawFn, card: Card) -> Card:
    sides = ["cloze"] if card.cloze else ["question", "answer"]
    strategies = FIELDS | {key: SIDES[key] for key in sides}
    keys = draw(st.lists(st.sampled_from(sorted(strategies)), max_size=3, unique=True))
    values: dict[str, Any] = {key: draw(strategies[key]) for key in keys}
    conflict = draw(st.just(card.conflict) | some_text.map(lambda text: ((sides[0], text),)))
    return replace(card, **values, conflict=conflict)


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_p2_a_rewritten_file_holds_the_deck_and_every_comment(layout: str, data: st.DataObject) -> None:
    deck = data.draw(changed(layout))
    text = rewrite(layout, PATH, deck)
    loaded = load_deck(text, PATH)
    assert loaded.deck == deck
    old = load_deck(layout, PATH).deck
    assert old is not None
    if {card.place for card in old.cards} <= {card.place for card in deck.cards}:
        comments = [line[line.index("# C") :].rstrip() for line in layout.splitlines() if "# C" in line]
        assert [comment for comment in comments if comment not in text] == []


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_an_equal_deck_changes_no_byte(layout: str) -> None:
    deck = load_deck(layout, PATH).deck
    assert deck is not None
    assert rewrite(layout, PATH, deck) == layout


UNCHANGEABLE = {
    "line separators": "deck: A\ncards:\u2028  - question: q\u2028    answer: a\n",
    "two byte order marks": "\ufeff\ufeffdeck: A\ncards:\n- question: q\n  answer: a\n",
    "an id as a key with a mark": "deck: A\ncards:\n- ? id\n  question: q\n  answer: a\n",
}


@pytest.mark.parametrize("text", UNCHANGEABLE.values(), ids=UNCHANGEABLE)
def test_rule_18_a_layout_that_cannot_be_changed_is_refused_by_the_name_of_its_file(text: str) -> None:
    deck = load_deck(text.removeprefix("\ufeff"), PATH).deck
    assert deck is not None
    named = replace(deck, cards=(replace(deck.cards[0], id="abcdefghi1"),))
    with pytest.raises(RewriteError, match=f"^{PATH}: cannot change this file line by line"):
        rewrite(text, PATH, named)


def test_rule_16_the_last_line_of_a_text_is_no_comment_on_the_card_below() -> None:
    text = (
        "deck: D\ncards:\n- id: aaaaaaaaa1\n  question: q\n  answer: |\n    x = 1\n    # done\n"
        "- id: aaaaaaaaa2\n  question: r\n  answer: b\n"
    )
    deck = load_deck(text, PATH).deck
    assert deck is not None
    assert rewrite(text, PATH, replace(deck, cards=deck.cards[:1])) == text[: text.index("- id: aaaaaaaaa2")]
    assert card_lines(text, ["aaaaaaaaa2"])["aaaaaaaaa2"].startswith("- id")


def test_rule_16_the_first_keys_of_a_card_may_go_together() -> None:
    text = "deck: D\ncards:\n- tags: [a]  # one\n  reverse: true  # two\n  question: q\n  answer: a\n"
    deck = load_deck(text, PATH).deck
    assert deck is not None
    without = replace(deck, cards=(replace(deck.cards[0], tags=(), reverse=False),))
    new = rewrite(text, PATH, without)
    assert new == "deck: D\ncards:\n  # one\n  # two\n- question: q\n  answer: a\n"


def test_rule_16_a_comment_above_the_first_of_a_list_stays_when_all_of_it_changes() -> None:
    text = (
        "deck: D\ncards:\n- question: q\n  answer: a\n  tags:\n    # mine\n    - one\n    - two\n  hint: h\n"
    )
    deck = load_deck(text, PATH).deck
    assert deck is not None
    turned = replace(deck, cards=(replace(deck.cards[0], tags=("two", "one")),))
    assert "# mine\n" in rewrite(text, PATH, turned)
