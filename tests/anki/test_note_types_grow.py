"""Note types over the years: today's package imported over one with the first published note types."""

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from tests.support.engine import Imported, Learner

from cardgen.anki.note import PackageNote
from cardgen.anki.note_types import Field, NoteType, Template, note_type, note_types
from cardgen.anki.package import write_package
from cardgen.model import CardSort

FIRST = Path(__file__).parent / "fixtures" / "note_types_1.json"
T = 1_800_000_000


def first_note_types() -> list[NoteType]:
    """Return the note types as they were first published."""
    rows = json.loads(FIRST.read_text(encoding="utf-8"))
    return [
        NoteType(
            **{
                **row,
                "fields": tuple(Field(**field) for field in row["fields"]),
                "templates": tuple(Template(**template) for template in row["templates"]),
            }
        )
        for row in rows
    ]


def notes(types: Sequence[NoteType], mod: int, back: str = "answer") -> list[PackageNote]:
    return [
        PackageNote(
            guid=type_.name,
            note_type=type_,
            fields=("{{c1::front}}", back, *("" for _ in type_.fields[2:])),
            tags=(),
            mod=mod,
            deck="D",
        )
        for type_ in types
    ]


class Shelf:
    """Writes packages of changed note types and gives them to a learner."""

    def __init__(self, folder: Path, learner: Learner) -> None:
        self._file = folder / "package.apkg"
        self.learner = learner

    def give(
        self, types: Sequence[NoteType], *, mod: int, back: str = "answer", type_mod: int = T
    ) -> Imported:
        write_package(self._file, notes(types, mod, back), {type_.id: type_mod for type_ in types}, {})
        return self.learner.take(self._file)

    def css(self) -> str:
        model = self.learner.col.models.by_name("cardgen Q&A")
        assert model
        return str(model["css"])

    def edit_css(self, css: str, at: int) -> None:
        """Change the style as the learner does in Anki, at the time ``at``."""
        model = self.learner.col.models.by_name("cardgen Q&A")
        assert model
        model["css"] = css
        self.learner.col.models.update_dict(model)
        self.learner.execute("update notetypes set mtime_secs = ? where id = ?", at, model["id"])


@pytest.fixture
def shelf(tmp_path: Path, learner: Learner) -> Shelf:
    return Shelf(tmp_path, learner)


def test_p3_todays_package_updates_notes_of_the_first_note_types(shelf: Shelf) -> None:
    shelf.give(first_note_types(), mod=T)
    shelf.learner.study(2)
    before = shelf.learner.state()
    said = shelf.give(note_types(), mod=T + 10, back="mended", type_mod=T + 10)
    assert (said.updated, said.problems) == (2, 0)
    assert shelf.learner.note_types() == ["cardgen Cloze", "cardgen Q&A"]
    assert shelf.learner.note("cardgen Q&A")["Back"] == "mended"
    assert shelf.learner.state() == before


def test_ids_names_and_order_of_fields_and_templates_are_the_first_ones() -> None:
    for first, today in zip(first_note_types(), note_types(), strict=True):
        assert (today.id, today.is_cloze, today.fields) == (first.id, first.is_cloze, first.fields)
        assert [(t.id, t.name) for t in today.templates] == [(t.id, t.name) for t in first.templates]


def test_a_changed_style_arrives_with_a_later_time_and_only_then(shelf: Shelf) -> None:
    basic = note_type(CardSort.BASIC)
    shelf.give([basic], mod=T)
    shelf.give([replace(basic, css="/* same time */")], mod=T, type_mod=T)
    assert shelf.css() == basic.css
    shelf.give([replace(basic, css="/* later */")], mod=T, type_mod=T + 1)
    assert shelf.css() == "/* later */"


def test_p3_the_learners_own_style_is_kept_while_ours_does_not_change(shelf: Shelf) -> None:
    basic = note_type(CardSort.BASIC)
    shelf.give([basic], mod=T)
    shelf.edit_css("/* mine */", at=T + 100)
    shelf.give([basic], mod=T + 200, back="mended")
    assert shelf.css() == "/* mine */"
    assert shelf.learner.note("cardgen Q&A")["Back"] == "mended"


def test_a_renamed_field_with_its_old_id_is_a_plain_update(shelf: Shelf) -> None:
    basic = note_type(CardSort.BASIC)
    shelf.give([basic], mod=T)
    spare = replace(basic.fields[-1], name="Audio")
    said = shelf.give([replace(basic, fields=(*basic.fields[:-1], spare))], mod=T + 1, type_mod=T + 1)
    assert (said.updated, said.problems) == (1, 0)
    assert "Audio" in shelf.learner.note("cardgen Q&A")


@pytest.mark.parametrize("change", ["field added", "field removed", "fields reordered", "template added"])
def test_why_they_are_frozen_any_other_change_stops_all_updates(shelf: Shelf, change: str) -> None:
    basic = note_type(CardSort.BASIC)
    fields, templates = basic.fields, basic.templates
    changed = {
        "field added": replace(basic, fields=(*fields, Field(7, "More"))),
        "field removed": replace(basic, fields=fields[:-1]),
        "fields reordered": replace(basic, fields=(fields[1], fields[0], *fields[2:])),
        "template added": replace(basic, templates=(*templates, Template(7, "More", "{{Front}}", "x"))),
    }[change]
    shelf.give([basic], mod=T)
    said = shelf.give([changed], mod=T + 1, back="mended", type_mod=T + 1)
    assert (said.updated, said.conflicting) == (0, 1)


def test_every_field_and_template_has_an_id_of_its_own() -> None:
    ids = [type_.id for type_ in note_types()]
    ids += [field.id for type_ in note_types() for field in type_.fields]
    ids += [template.id for type_ in note_types() for template in type_.templates]
    assert len(set(ids)) == len(ids)
    assert all(1 << 30 < number < 1 << 53 for number in ids)
