"""Rule 12 of docs/merge-contract.md: which card of the decks an incoming card is."""

import time
from dataclasses import replace

from cardgen.model import Card, GeneratedCard, derive_id
from cardgen.store.merging.match import LIKENESS, Candidate, Incoming, likeness, match

ROTATION = "a local change of a tree that keeps the order of its keys"
SENTINEL = "a node that stands for every missing child of a tree"


def old(id_: str, answer: str, concept: str = "thing", note: str = "n.md", hand: bool = False) -> Candidate:
    card = Card(id=id_, question=f"What is {concept}?", answer=answer, anchor="s")
    return Candidate(card, note, "definition", concept, by_text_alone=hand)


def new(
    answer: str, *, id_: str = "", concept: str = "thing", note: str = "n.md", anchor: str = "s"
) -> Incoming:
    card = Card(id=id_ or derive_id(answer), question=f"What is {concept}?", answer=answer, anchor=anchor)
    made = GeneratedCard(card=card, rule="definition", confidence=1, concept=concept, headings=())
    return Incoming(made, note)


def ids(incoming: list[Incoming], candidates: list[Candidate]) -> list[str]:
    """Return the id that each incoming card gets, empty where none."""
    found = match(incoming, candidates)
    return [found[i].card.id if i in found else "" for i in range(len(incoming))]


def test_m1_the_same_text_wins_over_the_id() -> None:
    deleted_first = [new(SENTINEL, id_="first00001")]
    assert ids(deleted_first, [old("first00001", ROTATION), old("second0001", SENTINEL)]) == ["second0001"]


def test_m1_the_same_text_in_the_same_note_comes_first() -> None:
    candidates = [old("other00001", ROTATION, note="b.md"), old("mine000001", ROTATION, note="a.md")]
    assert ids([new(ROTATION, note="a.md"), new(ROTATION, note="c.md")], candidates) == [
        "mine000001",
        "other00001",
    ]


def test_m1_a_new_wording_of_the_question_keeps_the_card() -> None:
    before = old("first00001", "x", concept="a thing")
    asked = new("x", concept="a thing").generated
    reworded = replace(
        asked, card=replace(asked.card, question="Say in your own words: thing; what would it be?")
    )
    assert ids([Incoming(reworded, "n.md")], [before]) == ["first00001"]


def test_m1_the_only_card_with_an_answer_keeps_it_under_another_name() -> None:
    vague, other = "1234567890" * 4, "0987654321" * 4
    assert ids([new(ROTATION, concept="turn")], [old("first00001", ROTATION, concept=vague)]) == [
        "first00001"
    ]
    two = [old("first00001", SENTINEL, concept=vague), old("second0001", SENTINEL, concept=other)]
    assert ids([new(SENTINEL, concept="end")], two) == [""]
    assert ids([new("few", concept="end")], [old("first00001", "few", concept=vague)]) == [""]
    by_hand = [old("first00001", ROTATION, concept=vague, hand=True)]
    assert ids([new(ROTATION, concept="turn")], by_hand) == [""]


def test_m2_an_edited_sentence_keeps_its_card_across_sections_and_notes() -> None:
    edited = new(ROTATION.replace("local", "small local"), concept="turn", note="b.md", anchor="t")
    assert ids([edited], [old("first00001", ROTATION, concept="rotation")]) == ["first00001"]


def test_m2_one_letter_tells_two_facts_of_two_notes_apart() -> None:
    deleted = old("first00001", "一个集合所有上界中最小的那个数", concept="上确界")
    added = new("一个集合所有下界中最大的那个数", concept="下确界", note="b.md")
    assert ids([added], [deleted]) == [""]


def test_m2_the_most_alike_are_paired_first() -> None:
    candidates = [old("a000000001", ROTATION), old("b000000002", ROTATION + " and of its nodes")]
    incoming = [new(ROTATION + " and of all its nodes"), new(ROTATION + ".")]
    assert ids(incoming, candidates) == ["b000000002", "a000000001"]


def test_m3_the_id_holds_a_card_whose_text_is_all_new() -> None:
    assert ids([new("quite another thing", id_="first00001", anchor="t")], [old("first00001", ROTATION)]) == [
        "first00001"
    ]


def test_m4_anchor_and_concept_hold_a_card_whose_text_is_all_new() -> None:
    assert ids([new("quite another thing")], [old("first00001", ROTATION)]) == ["first00001"]


def test_m5_the_same_concept_needs_less_in_common() -> None:
    half = new("a change of a tree in which keys stay", anchor="elsewhere")
    assert ids([half], [old("first00001", ROTATION)]) == ["first00001"]
    assert ids([new("x", concept="y", anchor="elsewhere")], [old("first00001", ROTATION)]) == [""]


def test_what_is_not_alike_is_not_one_card() -> None:
    one, other = new(ROTATION, concept="rotation"), old("first00001", SENTINEL, concept="sentinel")
    assert likeness(one.generated.card, other.card) < LIKENESS
    assert ids([one], [other]) == [""]


def test_a_cloze_is_no_question() -> None:
    cloze = Candidate(Card(id="first00001", cloze=ROTATION), "n.md", "definition", "thing")
    assert ids([new(ROTATION)], [cloze]) == [""]


def test_a_hand_made_card_is_matched_by_its_very_text_alone() -> None:
    mine = old("first00001", ROTATION, hand=True)
    assert ids([new(ROTATION)], [mine]) == ["first00001"]
    assert ids([new(ROTATION + ".")], [mine]) == [""]


def test_no_card_is_given_twice() -> None:
    assert ids([new(ROTATION), new(ROTATION)], [old("first00001", ROTATION)]) == ["first00001", ""]


def test_a_thousand_changed_sentences_are_matched_in_seconds() -> None:
    answers = [f"{derive_id(str(i))} {derive_id(str(i), 'b')} {derive_id(str(i), 'c')}" for i in range(1000)]
    candidates = [old(f"i{i:09}", answer, concept=f"c{i}") for i, answer in enumerate(answers)]
    incoming = [new(answer + " edited", concept=f"c{i}", note="b.md") for i, answer in enumerate(answers)]
    begin = time.process_time()
    assert ids(incoming, candidates) == [f"i{i:09}" for i in range(1000)]
    assert time.process_time() - begin < 10
