"""What `cardgen diff` says, and that the real engine then does just that."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.support.delivered import A, B, collection, delivered, difference
from tests.support.world import EPOCH, World, card_guid, cloze, qa

from anki import import_export_pb2 as pb
from cardgen.anki.read import AnkiNote
from cardgen.errors import CardgenError, UsageError
from cardgen.flows.building.retire import retire
from cardgen.flows.diff import Difference, NoteChange, Outcome
from cardgen.model import CardSort
from cardgen.text.word_diff import Side

C = "c000000003"


@pytest.fixture
def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    yield from delivered(tmp_path, monkeypatch)


def by_id(found: Difference) -> dict[str, NoteChange]:
    return {note.id: note for note in found.notes}


def test_nothing_changed(world: World) -> None:
    found = difference(world)
    assert {note.outcome for note in found.notes} == {Outcome.UNCHANGED}
    assert not found.changes


def test_a_changed_word_is_shown_with_its_place(world: World) -> None:
    world.deck("n/d.yaml", qa(A, "One?", "the new answer"), qa(B, "Two?"), name="N::D")
    note = by_id(difference(world))[A]
    assert note.outcome is Outcome.CHANGED
    assert str(note.place).startswith("decks/n/d.yaml:")
    (field,) = note.fields
    assert field.name == "Back"
    assert (Side.OLD, "old") in field.pieces
    assert (Side.NEW, "new") in field.pieces


def test_new_and_removed_cards(world: World) -> None:
    world.deck("n/d.yaml", qa(B, "Two?"), qa(C, "Three?"), name="N::D")
    found = difference(world)
    assert [note.id for note in found.of(Outcome.NEW)] == [C]
    assert [note.id for note in found.of(Outcome.REMOVED)] == [A]


@pytest.mark.parametrize("folder", [False, True])
def test_of_what_anki_exported_only_cards_that_were_built_here_are_removed(
    world: World, tmp_path: Path, folder: bool
) -> None:
    other = World(tmp_path / "other", world.learner, pytest.MonkeyPatch())
    other.deck("o.yaml", qa(C, "Of another project?"), name="O")
    other.write("cardgen.yaml", "namespace: other")
    other.deliver(at=0)
    col = world.learner.col
    basic = col.models.by_name("Basic")
    assert basic
    note = col.new_note(basic)
    note["Front"] = "the learner's own"
    col.add_note(note, col.decks.current()["id"])
    exported = tmp_path / "exported" / "all.apkg"
    exported.parent.mkdir()
    col.export_anki_package(out_path=str(exported), options=pb.ExportAnkiPackageOptions(), limit=None)
    world.deck("n/d.yaml", qa(A, "One?", "the old answer"), name="N::D")
    found = difference(world, exported.parent if folder else exported)
    assert [note.id for note in found.of(Outcome.REMOVED)] == [B]
    assert [note.guid for note in found.gone] == [card_guid(B)]


@pytest.mark.timeout(60)
def test_a_pipe_which_may_never_end_is_refused(world: World, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(UsageError, match="no such package, collection or folder"):
        difference(world, tmp_path / "pipe")


def test_p7_a_note_without_fields_ends_nothing(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    bare = AnkiNote(guid="g", mod=1, note_type="", fields=(), tags=(), cards=())
    monkeypatch.setattr("cardgen.flows.diff.read_anki", lambda _: (bare,))
    (removed,) = difference(world).of(Outcome.REMOVED)
    assert (removed.guid, removed.title) == ("g", "")


def test_a_moved_card_stays_and_the_search_finds_it(world: World) -> None:
    from cardgen.cli.reports.diff import searches

    world.deck("n/d.yaml", qa(A, "One?", "the old answer"), qa(B, "Two?"), name="N::E")
    found = difference(world)
    assert {note.stays_in for note in found.moved} == {"N::D"}
    world.deliver(at=10)
    assert world.learner.deck_of(card_guid(A)) == "N::D"
    (search,) = searches(found.moved)
    assert len(world.learner.col.find_notes(search.strip())) == 2


def test_a_lost_cloze_deletion_and_a_lost_reverse_are_told(world: World) -> None:
    world.deck("n/c.yaml", cloze(C, "{{c1::x}} {{c2::y}}"), qa("d000000004", reverse=True))
    world.build(at=20)
    world.deck("n/c.yaml", cloze(C, "{{c1::x}} y"), qa("d000000004"))
    found = by_id(difference(world, at=30))
    assert found[C].lost_cards == ("c2",)
    assert found["d000000004"].lost_cards == ("Reverse",)


def test_a_question_that_became_a_cloze_is_a_new_card(world: World) -> None:
    world.deck("n/d.yaml", cloze(A, "{{c1::x}}"), qa(B, "Two?"), name="N::D")
    found = difference(world)
    (new,), (old,) = found.of(Outcome.NEW), found.of(Outcome.REMOVED)
    assert (new.id, new.other_sort, new.guid) == (A, True, card_guid(A, CardSort.CLOZE))
    assert (old.id, old.other_sort) == (A, True)


def test_the_search_for_the_old_note_of_a_card_spares_the_new_one(world: World) -> None:
    from cardgen.cli.reports.diff import searches

    world.deck("n/d.yaml", cloze(A, "{{c1::x}}"), qa(B, "Two?"), name="N::D")
    gone = difference(world).of(Outcome.REMOVED)
    world.deliver(at=10)
    (search,) = searches(gone)
    (found,) = world.learner.col.find_notes(search.strip())
    assert world.learner.col.get_note(found).guid == card_guid(A)


def test_against_a_collection_the_learners_own_edits_are_seen(world: World) -> None:
    world.learner.edit(card_guid(A), "Back", "mine", at=EPOCH + 5)
    world.learner.edit(card_guid(B), "Back", "mine too", at=EPOCH + 5)
    world.deck("n/d.yaml", qa(A, "One?", "the new answer"), qa(B, "Two?"), name="N::D")
    found = by_id(difference(world, collection(world)))
    assert (found[A].outcome, found[A].overwrites) == (Outcome.CHANGED, True)
    assert found[B].outcome is Outcome.KEPT


def test_against_a_collection_only_our_own_cards_count_as_removed(world: World) -> None:
    model = world.learner.col.models.by_name("Basic")
    assert model
    note = world.learner.col.new_note(model)
    note["Front"] = "not ours"
    world.learner.col.add_note(note, world.learner.col.decks.id("Default"))  # type: ignore[arg-type]
    world.deck("n/d.yaml", qa(B, "Two?"), name="N::D")
    found = difference(world, collection(world))
    assert [note.id for note in found.of(Outcome.REMOVED)] == [A]


@pytest.mark.parametrize("against", ["package", "collection", "folder of the collection"])
def test_what_is_told_is_what_import_does(world: World, against: str) -> None:
    world.deck("n/d.yaml", qa(A, "One?", "changed"), qa(C, "Three?"), name="N::D")
    path = {"package": world.project.dist / "n.apkg", "collection": collection(world)}.get(against)
    found = difference(world, path or collection(world).parent)
    said = world.deliver(at=10)
    assert said.new == len(found.of(Outcome.NEW))
    assert said.updated == len(found.of(Outcome.CHANGED))
    assert len(world.learner.guids()) == len(found.notes)


def test_diff_writes_nothing(world: World) -> None:
    def files() -> dict[Path, bytes]:
        return {path: path.read_bytes() for path in sorted(world.project.root.rglob("*")) if path.is_file()}

    world.write("decks/hand.yaml", "deck: H\ncards:\n- {question: no id yet, answer: a}\n")
    before = files()
    assert len(difference(world).of(Outcome.NEW)) == 1
    assert files() == before


def test_without_packages_everything_is_new(world: World) -> None:
    (world.project.dist / "n.apkg").unlink()
    assert {note.outcome for note in difference(world).notes} == {Outcome.NEW}


def test_after_a_deck_got_another_name_the_new_package_counts_and_the_old_one_is_told(world: World) -> None:
    old = world.project.dist / "n.apkg"
    (world.project.decks / "n").rename(world.project.decks / "m")
    world.deck("m/d.yaml", qa(A, "One?", "the new answer"), qa(B, "Two?"), name="N::D")
    assert world.build(10).stale == (old,)
    assert world.build(20).stale == (old,)
    assert world.build(20, dry_run=True).stale == (old,)
    assert old.is_file()
    assert {note.outcome for note in difference(world, at=30).notes} == {Outcome.UNCHANGED}
    old.unlink()
    assert world.build(40).stale == ()


@pytest.mark.parametrize("cards", ["cards:\n", "cards: []\n"])
def test_a_package_whose_decks_lost_all_cards_is_told_until_it_is_gone(world: World, cards: str) -> None:
    old = world.project.dist / "n.apkg"
    world.deck("m/d.yaml", qa(C, "Three?"), name="M::D")
    world.write("decks/n/d.yaml", f"deck: N::D\n{cards}")
    assert world.build(10, dry_run=True).stale == (old,)
    assert world.build(10).stale == (old,)
    assert world.build(20).stale == (old,)
    assert len(difference(world, at=30).of(Outcome.REMOVED)) == 2
    old.unlink()
    assert world.build(40).stale == ()
    assert {note.outcome for note in difference(world, at=50).notes} == {Outcome.UNCHANGED}


def test_a_package_that_was_built_into_a_folder_in_dist_is_not_stale(world: World) -> None:
    world.deck("m.yaml", qa(C, "Three?"), name="M")
    world.build(10, folder=world.project.dist / "v1")
    assert (world.project.dist / "v1/m.apkg").is_file()
    assert world.build(20).stale == ()
    (world.project.dist / "m.apkg").rename(world.project.dist / "v1/other.apkg")
    assert world.build(30).stale == (world.project.dist / "v1/other.apkg",)


def test_a_package_that_is_held_back_is_not_stale(world: World) -> None:
    world.write("decks/n/d.yaml", "deck: N::D\ncards: 3\n")
    assert world.build(10).stale == ()


def test_packages_of_another_making_are_not_told_as_stale(world: World) -> None:
    world.build(10, one=world.project.dist / "all.apkg")
    world.deck("n/d.yaml", qa(B, "Two?"), name="N::D")
    assert retire(world.project, difference(world).gone, world.project.dist / "gone.apkg") == 1
    world.write("dist/other.apkg", b"no package")
    assert world.build(20).stale == ()
    (world.project.decks / "n").rename(world.project.decks / "m")
    assert world.build(30, decks=[world.project.decks / "m"]).stale == ()


def test_a_faulty_deck_is_told_and_its_cards_are_not_taken_for_removed(world: World) -> None:
    world.write("decks/n/d.yaml", "deck: N::D\ncards: 3\n")
    found = difference(world)
    assert found.diagnostics
    assert not found.of(Outcome.REMOVED)


def test_what_is_not_there_or_unreadable_is_told(world: World) -> None:
    with pytest.raises(UsageError, match="nowhere"):
        difference(world, world.project.root / "nowhere.apkg")
    with pytest.raises(CardgenError, match="not a package"):
        difference(world, world.write("x.apkg", b"no"))
