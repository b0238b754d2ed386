"""Rules 1 to 8 of docs/merge-contract.md: what becomes of the fields of one card."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.decks import several_links, several_words

from cardgen.model import Card, Kind, Link
from cardgen.store.merging.merge import CardMerge, join_words, merge_card

CARD = Card(id="abcdefghi1", kind=Kind.DEFINITION, question="Q", answer="A")
FIELDS = ["kind", "question", "answer", "extra", "hint"]
VALUES: dict[str, list[Any]] = {
    "kind": [Kind.DEFINITION, Kind.REASON, Kind.QA],
    **{key: ["base", "edited", "incoming"] for key in FIELDS[1:]},
}


def merged(key: str, base: Any, edited: Any, incoming: Any, **more: Any) -> CardMerge:
    cards = (replace(CARD, **{key: value}) for value in (base, edited, incoming))
    base_card, edited_card, incoming_card = cards
    return merge_card(base_card, replace(edited_card, **more), replace(incoming_card, id="zzzzzzzzz9"))


@pytest.mark.parametrize("key", FIELDS)
def test_rule_1_an_unedited_field_takes_the_notes_text(key: str) -> None:
    base, _, incoming = VALUES[key]
    result = merged(key, base, base, incoming)
    assert getattr(result.card, key) == incoming
    assert (result.updated, result.conflicts) == ((key,), ())


@pytest.mark.parametrize("key", FIELDS)
def test_p2_rule_2_an_edited_field_stays_while_the_note_does(key: str) -> None:
    base, edited, _ = VALUES[key]
    result = merged(key, base, edited, base)
    assert getattr(result.card, key) == edited
    assert (result.updated, result.conflicts) == ((), ())


@pytest.mark.parametrize("key", FIELDS)
def test_rule_3_the_same_change_on_both_sides_is_none(key: str) -> None:
    base, edited, _ = VALUES[key]
    result = merged(key, base, edited, edited)
    assert getattr(result.card, key) == edited
    assert (result.updated, result.conflicts) == ((), ())


@pytest.mark.parametrize("key", FIELDS)
def test_p2_rule_4_two_changes_keep_both_texts(key: str) -> None:
    base, edited, incoming = VALUES[key]
    result = merged(key, base, edited, incoming)
    assert getattr(result.card, key) == edited
    assert result.card.conflict == ((key, incoming),)
    assert (result.conflicts, result.fresh) == ((key,), (key,))


def test_the_id_and_place_are_those_of_the_deck_file() -> None:
    result = merged("answer", "base", "edited", "incoming")
    assert result.card.id == result.base.id == CARD.id


@given(base=several_words, edited=several_words, incoming=several_words)
def test_rule_5_words_of_both_sides_hold(
    base: tuple[str, ...], edited: tuple[str, ...], incoming: tuple[str, ...]
) -> None:
    joined = join_words(base, edited, incoming)
    assert len(set(joined)) == len(joined)
    for word in {*base, *edited, *incoming}:
        was, mine, theirs = word in base, word in edited, word in incoming
        assert (word in joined) is (mine if mine != was else theirs)


@given(base=several_links, edited=several_links, incoming=several_links)
def test_rule_5_links_of_both_sides_hold(
    base: tuple[Link, ...], edited: tuple[Link, ...], incoming: tuple[Link, ...]
) -> None:
    result = merged("see", base, edited, incoming)
    old, mine, theirs = ({link.url for link in links} for links in (base, edited, incoming))
    now = {link.url for link in result.card.see}
    if "see" in result.conflicts:
        assert result.card.see == edited
        return
    for url in old | mine | theirs:
        added_or_gone = (url in mine) != (url in old)
        assert (url in now) is ((url in mine) if added_or_gone else (url in theirs)) or url in mine


def test_rule_5_a_link_retitled_on_both_sides_is_a_conflict() -> None:
    one, two, three = ((Link(title, "https://a"),) for title in ("one", "two", "three"))
    result = merged("see", one, two, three)
    assert result.card.see == two
    assert result.card.conflict == (("see", three),)


CLOZE = Card(id="abcdefghi1", kind=Kind.DEFINITION, cloze="{{c1::A}} is it")


def test_rule_6_an_unedited_card_changes_its_sort_as_a_whole() -> None:
    result = merge_card(CARD, CARD, CLOZE)
    assert (result.card.question, result.card.answer, result.card.cloze) == ("", "", CLOZE.cloze)


def test_rule_6_an_edited_card_keeps_its_sort() -> None:
    edited = replace(CARD, answer="mine")
    result = merge_card(CARD, edited, CLOZE)
    assert (result.card.question, result.card.answer, result.card.cloze) == ("Q", "mine", "")
    assert result.card.conflict == (("cloze", CLOZE.cloze),)
    again = merge_card(result.base, result.card, CLOZE)
    assert (again.card, again.fresh) == (result.card, ())


def test_rule_7_a_conflict_waits_until_it_is_settled() -> None:
    first = merged("answer", "base", "edited", "incoming")
    second = merge_card(first.base, first.card, replace(CARD, answer="incoming"))
    assert second.card == first.card
    assert (second.conflicts, second.fresh) == (("answer",), ())


def test_rule_7_a_conflict_follows_the_note() -> None:
    first = merged("answer", "base", "edited", "incoming")
    second = merge_card(first.base, first.card, replace(CARD, answer="newest"))
    assert second.card.conflict == (("answer", "newest"),)
    assert second.fresh == ("answer",)


def test_rule_7_a_conflict_goes_when_the_sides_agree() -> None:
    first = merged("answer", "base", "edited", "incoming")
    second = merge_card(first.base, first.card, replace(CARD, answer="edited"))
    assert (second.card.answer, second.card.conflict) == ("edited", ())


def test_rule_7_a_settled_conflict_stays_settled() -> None:
    first = merged("answer", "base", "edited", "incoming")
    settled = replace(first.card, conflict=())
    second = merge_card(first.base, settled, replace(CARD, answer="incoming"))
    assert (second.card, second.conflicts) == (settled, ())


def test_rule_7_a_conflict_text_that_a_person_edits_stays() -> None:
    first = merged("answer", "base", "edited", "incoming")
    working = replace(first.card, conflict=(("answer", "incoming, being merged"),))
    second = merge_card(first.base, working, replace(CARD, answer="newest"))
    assert second.card == working
    settled = merge_card(second.base, replace(working, conflict=()), replace(CARD, answer="newest"))
    assert settled.card.conflict == (("answer", "newest"),)


@pytest.mark.parametrize("key", ["reverse", "type_in", "suspended"])
def test_rule_8_switches_are_the_persons(key: str) -> None:
    result = merged(key, False, True, False)
    assert getattr(result.card, key) is True
    assert result.conflicts == ()


@given(st.sampled_from(FIELDS), st.data())
def test_without_a_base_nothing_of_the_card_changes(key: str, data: st.DataObject) -> None:
    edited, incoming = (replace(CARD, **{key: data.draw(st.sampled_from(VALUES[key]))}) for _ in range(2))
    result = merge_card(None, edited, incoming)
    assert (result.card, result.conflicts) == (edited, ())
