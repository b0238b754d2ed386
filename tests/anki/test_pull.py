"""`cardgen pull`: what a learner changes in the real Anki comes into the deck files, and stays."""

from pathlib import Path

import pytest
from tests.support.pulling import DECK, GUID_A, GUID_B, GUID_C, A, C, card, pulled, text
from tests.support.small_project import RED_BLACK, SmallProject, count
from tests.support.world import EPOCH, World, card_guid

from cardgen.errors import CardgenError, UsageError
from cardgen.flows.building import packed_deck
from cardgen.flows.generate import generate
from cardgen.flows.pull import Fate
from cardgen.render import fields
from cardgen.store.merging.plan import Verb


def test_p3_an_edit_made_in_anki_outlives_the_next_build(studied: World) -> None:
    before = studied.learner.state()
    studied.learner.edit(GUID_A, "Back", "the <b>first</b> answer", at=EPOCH + 50)
    assert [(one.fate, one.id) for one in pulled(studied)] == [(Fate.TAKEN, A)]
    assert card(studied, A).answer == "the **first** answer"
    assert studied.deliver(at=200).updated == 1
    assert studied.learner.note(GUID_A)["Back"] == "the <strong>first</strong> answer"
    assert studied.learner.state() == before
    assert pulled(studied) == ()


@pytest.mark.parametrize(
    ("field", "html", "said"),
    [
        ("Back", "one<br>two", "one  \ntwo"),
        ("Back", "<div>one</div><div>two</div>", "one\n\ntwo"),
        ("Back", r"\(a_i &lt; b\)&nbsp;and \[c\]", r"$a_i < b$ and \[c\]"),
        ("Back", "5 * 3 &lt;b&gt; and $2", r"5 \* 3 &lt;b> and \$2"),
        ("Back", "<ul><li>a</li><li>b</li></ul>", "- a\n- b"),
        ("Front", "Which one?", "Which one?"),
        ("Hint", "begins with <i>f</i>", "begins with *f*"),
        ("Extra", "see page 3", "see page 3"),
    ],
)
def test_p3_what_anki_writes_becomes_markdown(studied: World, field: str, html: str, said: str) -> None:
    studied.learner.edit(GUID_A, field, html, at=EPOCH + 50)
    assert [one.fate for one in pulled(studied)] == [Fate.TAKEN]
    key = {"Back": "answer", "Front": "question", "Hint": "hint", "Extra": "extra"}[field]
    assert getattr(card(studied, A), key) == said


def test_what_was_taken_is_not_taken_again(studied: World) -> None:
    studied.learner.edit(GUID_A, "Back", "the <b>first</b> answer", at=EPOCH + 50)
    studied.learner.edit(GUID_B, "Back", "<div>\\(x_1\\)</div>", at=EPOCH + 50)  # says the same
    assert [one.id for one in pulled(studied)] == [A]
    before = text(studied)
    assert pulled(studied) == ()
    assert text(studied) == before


def test_p3_a_cloze_keeps_its_deletions(studied: World) -> None:
    studied.learner.edit(
        GUID_C, "Text", "A heap is a {{c1::<b>tree</b>::shape}}, often {{c2::binary}}.", at=EPOCH + 50
    )
    assert [one.fate for one in pulled(studied)] == [Fate.TAKEN]
    assert card(studied, C).cloze == "A heap is a {{c1::**tree**::shape}}, often {{c2::binary}}."


def test_p3_colons_and_braces_of_a_hidden_text_come_back_as_they_were_written(studied: World) -> None:
    before = text(studied)
    hidden = r"{{c1::std\::map}} {{c1::ratio\:::a sign}} {{c1::`a}}::b`}} {{c1::[x](https://a.org/x::y)}}"
    studied.write(DECK, before.replace("{{c1::tree}}", hidden))
    studied.deliver(at=20)
    note = studied.learner.note(GUID_C)
    studied.learner.edit(GUID_C, "Text", note["Text"].replace("heap", "<b>heap</b>"), at=EPOCH + 50)
    assert [one.fate for one in pulled(studied)] == [Fate.TAKEN]
    assert card(studied, C).cloze.startswith(f"A **heap** is a {hidden}")


def test_p3_an_edit_is_taken_though_the_card_is_rendered_anew(
    studied: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    studied.learner.edit(GUID_A, "Back", "the <b>first</b> answer", at=EPOCH + 50)
    monkeypatch.setattr(fields, "breadcrumb", lambda path: f"in {path[0]}")
    monkeypatch.setattr(packed_deck, "code_version", lambda: "later")
    assert [(one.fate, one.id) for one in pulled(studied)] == [(Fate.TAKEN, A)]
    assert card(studied, A).answer == "the **first** answer"


def test_p2_only_the_lines_of_the_changed_text_are_touched(studied: World) -> None:
    lines = text(studied).replace("- id: b", "# mine\n- id: b")
    studied.write(DECK, lines)
    studied.learner.edit(GUID_A, "Back", "the first answer", at=EPOCH + 50)
    pulled(studied)
    assert text(studied) == lines.replace("frist", "first")


def test_p2_what_the_learner_did_not_change_since_the_last_build_is_no_edit(studied: World) -> None:
    studied.write(DECK, text(studied).replace("frist", "first"))
    studied.build(at=20)  # and not imported
    assert pulled(studied) == ()


def test_p2_generation_keeps_what_came_from_anki(world: World) -> None:
    trees = SmallProject(world.project.root)
    trees.generate()
    world.deliver(at=0)
    id_ = trees.ids()["What is a black height?"]
    world.learner.edit(card_guid(id_), "Back", "how many black nodes there are on a path", at=EPOCH + 50)
    assert [one.fate for one in pulled(world)] == [Fate.TAKEN]
    assert "how many black nodes" in trees.text(RED_BLACK)
    done = generate(world.project)
    assert (count(done, Verb.UPDATED), count(done, Verb.CONFLICT)) == (0, 0)
    assert "how many black nodes" in trees.text(RED_BLACK)


def test_p2_a_text_of_before_an_edit_of_the_deck_file_is_no_edit(world: World) -> None:
    trees = SmallProject(world.project.root)
    trees.generate()
    world.deliver(at=0)
    id_ = trees.ids()["What is a black height?"]
    answer = next(card.answer for card in trees.deck().cards if card.id == id_)
    trees.edit(RED_BLACK, answer, "my own words for it")
    world.build(at=20)  # and not imported
    world.learner.tag(card_guid(id_), "marked", at=EPOCH + 50)
    assert pulled(world) == ()
    assert "my own words for it" in trees.text(RED_BLACK)


def test_p2_a_folder_without_a_collection_stays_as_it_is(studied: World, tmp_path: Path) -> None:
    folder = tmp_path / "empty"
    folder.mkdir()
    with pytest.raises(CardgenError):
        pulled(studied, folder)
    assert list(folder.iterdir()) == []


def test_tags_of_the_learner_come_too_but_not_those_of_study(studied: World) -> None:
    for at, tag in enumerate(["exam", "leech", "marked"]):
        studied.learner.tag(GUID_A, tag, at=EPOCH + 50 + at)
    assert [one.fields[0].name for one in pulled(studied)] == ["Tags"]
    assert card(studied, A).tags == ("exam",)
    studied.deliver(at=200)
    assert "exam" in studied.learner.note(GUID_A).tags


def test_a_dry_run_tells_the_same_and_writes_nothing(studied: World) -> None:
    studied.learner.edit(GUID_A, "Back", "the first answer", at=EPOCH + 50)
    before = text(studied)
    told = pulled(studied, write=False)
    assert text(studied) == before
    assert told == pulled(studied)


def test_an_exported_package_serves_as_well(studied: World, tmp_path: Path) -> None:
    from anki.collection import ExportAnkiPackageOptions

    studied.learner.edit(GUID_A, "Back", "the first answer", at=EPOCH + 50)
    file = tmp_path / "mine.apkg"
    studied.learner.col.export_anki_package(
        out_path=str(file), options=ExportAnkiPackageOptions(with_scheduling=True), limit=None
    )
    assert [one.fate for one in pulled(studied, file)] == [Fate.TAKEN]


@pytest.mark.parametrize(("name", "fault"), [("gone.apkg", UsageError), (DECK, CardgenError)])
def test_p6_what_is_no_package_is_told(studied: World, name: str, fault: type[CardgenError]) -> None:
    with pytest.raises(fault):
        pulled(studied, studied.project.root / name)
