"""The preview fills templates as Anki's own engine does."""

import re
from collections.abc import Iterator

import pytest
from anki.collection import Collection
from anki.decks import DeckId
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cardgen.anki.note_types import NoteType, note_type, note_types
from cardgen.model import CardSort
from cardgen.preview.template import faces

_DATA_CLOZE = re.compile(r' data-cloze="[^"]*"')


@pytest.fixture(scope="module")
def collection(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Collection]:
    opened = Collection(str(tmp_path_factory.mktemp("anki") / "collection.anki2"))
    for shipped in note_types():
        _add(opened, shipped)
    yield opened
    opened.close()


def _add(collection: Collection, shipped: NoteType) -> None:
    model = collection.models.new(shipped.name)
    model["type"] = int(shipped.is_cloze)
    for field in shipped.fields:
        collection.models.add_field(model, collection.models.new_field(field.name))
    for template in shipped.templates:
        added = collection.models.new_template(template.name)
        added["qfmt"], added["afmt"] = template.front, template.back
        collection.models.add_template(model, added)
    collection.models.add(model)


def by_anki(collection: Collection, shipped: NoteType, fields: dict[str, str]) -> list[tuple[str, str]]:
    """Return question and answer of every card Anki makes of the fields, as its reviewer shows them."""
    model = collection.models.by_name(shipped.name)
    assert model is not None
    note = collection.new_note(model)
    for name, html in fields.items():
        note[name] = html
    collection.add_note(note, DeckId(1))
    typed = fields.get("TypeIn", "")
    try:
        return [_shown(collection, card.render_output(), typed) for card in note.cards()]
    finally:
        collection.remove_notes([note.id])


def _shown(collection: Collection, output: object, typed: str) -> tuple[str, str]:
    question = _DATA_CLOZE.sub("", output.question_text)  # type: ignore[attr-defined]
    answer = _DATA_CLOZE.sub("", output.answer_text)  # type: ignore[attr-defined]
    # What the reviewer puts in place of the mark: an input, and the comparison with an empty one.
    box = '<center><input type="text" id="typeans"></center>'
    compared = f"<div>{collection.compare_answer(typed, '')}</div>"
    return question.replace("[[type:TypeIn]]", box), answer.replace("[[type:TypeIn]]", compared)


def by_us(shipped: NoteType, fields: dict[str, str]) -> list[tuple[str, str]]:
    whole = {field.name: fields.get(field.name, "") for field in shipped.fields}
    return [(face.question, face.answer) for face in faces(shipped, whole)]


BASIC = [
    {"Front": "什么是 AR？", "Back": "自回归"},
    {
        "Front": "q",
        "Back": "a",
        "Extra": "more",
        "Hint": "h",
        "Context": "c",
        "Source": "s",
        "See": "<ul></ul>",
    },
    {"Front": "q", "Back": "a", "Reverse": "1"},
    {"Front": "q", "Back": "x &lt; y &amp; z", "TypeIn": "x &lt; y &amp; z"},
    {"Front": "a {{b}} {{c1::d}}", "Back": "\\(x_{{a}}\\) <br>", "Extra": "<br><div></div>", "Hint": " \n "},
]


@pytest.mark.parametrize("fields", BASIC, ids=range(len(BASIC)))
def test_basic_cards_are_what_anki_shows(collection: Collection, fields: dict[str, str]) -> None:
    shipped = note_type(CardSort.BASIC)
    assert by_us(shipped, fields) == by_anki(collection, shipped, fields)


CLOZES = [
    "a {{c1::b}} c",
    "a {{c1::b::hint}} {{c2::c}} {{c1::d::e::f}}",
    "\\({{c1::\\frac{a}{b} }}\\) and {{c2::\\(e^{x_{i} }\\)}}",
    "{{c3::outer {{c1::inner}} rest}} {{c2,4::both}}",
    "{{c0::never}} {{c1::x}} }} {{c5::open",
    "<p>{{c1::<b>bold</b>}}</p><p>\\[{{c2::x}} < y\\]</p>",
]


@pytest.mark.parametrize("text", CLOZES)
def test_cloze_cards_are_what_anki_shows(collection: Collection, text: str) -> None:
    shipped = note_type(CardSort.CLOZE)
    fields = {"Text": text, "Extra": "more", "Context": "c"}
    assert by_us(shipped, fields) == by_anki(collection, shipped, fields)


_PIECES = [
    "{{c1::",
    "{{c2::",
    "{{c1,3::",
    "}}",
    "::",
    "\\(",
    "\\)",
    "\\[",
    "\\]",
    "x",
    " ",
    "<b>",
    "</b>",
    "中",
    "}",
]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(_PIECES), max_size=14).map("".join))
def test_any_cloze_text_is_what_anki_shows(collection: Collection, text: str) -> None:
    shipped = note_type(CardSort.CLOZE)
    fields = {"Text": f"{{{{c1::sure}}}} {text}"}
    assert by_us(shipped, fields) == by_anki(collection, shipped, fields)
