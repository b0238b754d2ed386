"""The published note types: their identities never change, and Anki's own engine renders every template."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from anki.collection import Collection
from anki.decks import DeckId
from tests.support.text_cases import text_cases

from cardgen.anki.note_types import NoteType, note_type, note_types
from cardgen.model import Card, CardSort, Kind, Link
from cardgen.render import BASIC_FIELDS, CLOZE_FIELDS, CardContext, render_card
from cardgen.text.cloze import cloze_numbers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from anki.notes import Note

CASES = Path(__file__).parents[2] / "cases" / "render"
CONTEXT = CardContext(deck="A::B", note="notes/n.md", source=Link("n › B", "https://a.org/n#b"))
BASIC = Card(
    id="k3v9x2abqp",
    kind=Kind.FORMULA,
    question="Gradient of $L$?",
    answer="$$\\frac{\\partial L}{\\partial z} = p - y$$",
    extra="More.",
    hint="softmax",
    see=(Link("t", "https://b.org"),),
)
CLOZE = re.compile(r"\{\{c[\d,]+::((?:(?!\{\{c\d|\}\}|::).)*)(?:::(?:(?!\{\{c\d|\}\}).)*)?\}\}", re.S)
TEMPLATE_FAULT = re.compile(r"template has a problem|\{\{|There is no field|no cloze", re.I)


def test_ids_names_and_order_are_published() -> None:
    """A change here makes a second note type in every learner's collection: it must never be needed."""
    basic, cloze = note_types()
    assert (basic.id, basic.name, basic.is_cloze) == (120702816180869, "cardgen Q&A", False)
    assert (cloze.id, cloze.name, cloze.is_cloze) == (150576570495853, "cardgen Cloze", True)
    assert [(field.id, field.name) for field in basic.fields] == [
        (194152645139454, "Front"),
        (69839620428894, "Back"),
        (18693651780187, "Extra"),
        (27142071742787, "Hint"),
        (22965519396002, "Context"),
        (156788236174737, "Source"),
        (133501953474473, "See"),
        (273086038131593, "Reverse"),
        (185614227271546, "TypeIn"),
        (12800121594858, "Id"),
        (239750751826262, "Spare1"),
        (95614952994806, "Spare2"),
        (60430716753135, "Spare3"),
    ]
    assert [(template.id, template.name) for template in basic.templates] == [
        (70867230570070, "Forward"),
        (76284566842540, "Reverse"),
        (31440210846130, "Type-in"),
    ]
    assert [(field.id, field.name) for field in cloze.fields] == [
        (14813137783070, "Text"),
        (240960282336203, "Extra"),
        (171475728656274, "Hint"),
        (73281510361509, "Context"),
        (240096244255018, "Source"),
        (11439273130469, "See"),
        (255999642763849, "Id"),
        (41501230615749, "Spare1"),
        (124769530879977, "Spare2"),
        (82491884894313, "Spare3"),
    ]
    assert [(template.id, template.name) for template in cloze.templates] == [(102404870773956, "Cloze")]
    assert basic.sort_field_index == cloze.sort_field_index == 0


def test_rendering_fills_exactly_these_fields() -> None:
    assert tuple(field.name for field in note_type(CardSort.BASIC).fields) == BASIC_FIELDS
    assert tuple(field.name for field in note_type(CardSort.CLOZE).fields) == CLOZE_FIELDS


def test_all_ids_are_distinct_and_fit_every_reader_of_json() -> None:
    ids = [kind.id for kind in note_types()]
    ids += [field.id for kind in note_types() for field in kind.fields]
    ids += [template.id for kind in note_types() for template in kind.templates]
    assert len(set(ids)) == len(ids)
    assert all(2**30 <= number < 2**53 for number in ids)


def test_nothing_is_fetched_and_no_script_runs() -> None:
    for kind in note_types():
        text = kind.css + "".join(template.front + template.back for template in kind.templates)
        assert not re.search(r"https?:|@import|url\(|<script|<link|\bon\w+=", text)


def test_the_content_hash_follows_the_content() -> None:
    basic, cloze = note_types()
    assert re.fullmatch(r"[0-9a-f]{20}", basic.content_hash)
    assert basic.content_hash != cloze.content_hash
    assert note_type(CardSort.BASIC).content_hash == basic.content_hash


@pytest.fixture(scope="module")
def collection(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Collection]:
    """A collection of Anki's with the note types in it."""
    collection = Collection(str(tmp_path_factory.mktemp("anki") / "collection.anki2"))
    for kind in note_types():
        add_note_type(collection, kind)
    yield collection
    collection.close()


def add_note_type(collection: Collection, kind: NoteType) -> None:
    models = collection.models
    made = models.new(kind.name)
    made["type"], made["css"], made["sortf"] = int(kind.is_cloze), kind.css, kind.sort_field_index
    for field in kind.fields:
        models.add_field(made, models.new_field(field.name))
    for template in kind.templates:
        new = models.new_template(template.name)
        new["qfmt"], new["afmt"] = template.front, template.back
        models.add_template(made, new)
    models.add_dict(made)


def add(collection: Collection, card: Card) -> Note:
    made = collection.models.by_name(note_type(card.sort).name)
    assert made
    note = collection.new_note(made)
    note.fields = list(render_card(card, CONTEXT, {"x.png": "cardgen-1.png"}).fields.values())
    collection.add_note(note, DeckId(1))
    return note


def sides(note: Note) -> list[tuple[str, str]]:
    """Question and answer of each card, the question's repetition in the answer left in."""
    outputs = [card.render_output() for card in note.cards()]
    return [(output.question_text, output.answer_text) for output in outputs]


def test_a_plain_card_is_asked_one_way(collection: Collection) -> None:
    [(question, answer)] = sides(add(collection, BASIC))
    assert "Gradient of \\(L\\)?" in question
    assert "\\[\\frac" not in question
    assert "<summary>" in question
    assert "A › B" in question
    for part in (
        "\\[\\frac{\\partial L}{\\partial z} = p - y\\]",
        "More.",
        "https://b.org",
        "n › B",
        'id="answer"',
    ):
        assert part in answer
    assert not TEMPLATE_FAULT.search(question + answer)


def test_a_bare_card_shows_no_empty_part(collection: Collection) -> None:
    [(question, answer)] = sides(add(collection, Card(question="q", answer="a")))
    for part in ("<details", 'class="extra"', 'class="see"'):
        assert part not in question + answer


def test_reverse_and_type_in_add_a_card_each(collection: Collection) -> None:
    card = Card(question="RLHF?", answer="learning from feedback", reverse=True, type_in=True)
    forward, reverse, typed = sides(add(collection, card))
    assert "RLHF?" in forward[0]
    assert "learning" not in forward[0]
    assert "learning" in reverse[0]
    assert "RLHF?" not in reverse[0]
    assert "RLHF?" in reverse[1]
    assert "[[type:TypeIn]]" in typed[0]
    assert "[[type:TypeIn]]" in typed[1]


def test_a_card_without_a_question_is_blank_however_much_else_it_has(collection: Collection) -> None:
    note = add(collection, Card(answer="a", extra="e", hint="h", kind=Kind.DEFINITION))
    [(question, _)] = sides(note)
    assert "front of this card is blank" in question


def cloze_cases() -> list[str]:
    return [source for _, source, html in text_cases(CASES / "cloze.txt") if cloze_numbers(html)]


@pytest.mark.parametrize("text", cloze_cases())
def test_anki_reads_every_cloze_as_it_was_meant(collection: Collection, text: str) -> None:
    field = render_card(Card(cloze=text), CONTEXT, {"x.png": "cardgen-1.png"}).fields["Text"]
    note = add(collection, Card(cloze=text))
    assert [card.ord + 1 for card in note.cards()] == list(cloze_numbers(field))
    for _, answer in sides(note):
        assert main_text(answer) == without_tags(revealed(field))


def revealed(html: str) -> str:
    """Return a field as it reads once everything is shown: the marks and hints of its clozes taken away."""
    while (shown := CLOZE.sub(r"\1", html)) != html:
        html = shown
    return html


@pytest.mark.parametrize(
    ("text", "question", "answer"),
    [
        ("{{c1::$e^{x_{i}}$}} end", "[...] end", "\\(e^{x_{i} }\\) end"),
        ("{{c1::$\\frac{a}{b_{c}}$::hint}} end", "[hint] end", "\\(\\frac{a}{b_{c} }\\) end"),
        ("$\\frac{{{c1::a}}}{b}$", "\\(\\frac{[...]}{b}\\)", "\\(\\frac{a}{b}\\)"),
        ("${{c1::\\frac{a}{b_{2}}}}$", "\\([...]\\)", "\\(\\frac{a}{b_{2} } \\)"),
        ("{{c1::$A::B$}} end", "[...] end", "\\(A{:}:B\\) end"),
        ("{{c1::`std::vector`}} end", "[...] end", "std::vector end"),
        ("{{c1::{a}}} end", "[...] end", "{a} end"),
        ("{{c1::ratio\\:::hint}} end", "[hint] end", "ratio: end"),
    ],
)
def test_a_cloze_hides_and_shows(collection: Collection, text: str, question: str, answer: str) -> None:
    [(asked, told)] = sides(add(collection, Card(cloze=text)))
    assert question in main_text(asked)
    assert answer in main_text(told)


def main_text(html: str) -> str:
    main = re.search(r"<main[^>]*>(.*?)</main>", html, re.S)
    assert main
    return without_tags(main[1])


def without_tags(html: str) -> str:
    return re.sub(r"<[^>]*>", "", html)
