"""``cardgen export --format anki`` is the text that Anki writes, and updates the notes of a package."""

from pathlib import Path

from anki.collection import ImportCsvRequest
from tests.support.engine import Learner
from tests.support.world import EPOCH, World, card_guid, cloze, qa

from cardgen.flows.export import ExportFormat, export


def exported(world: World, file: Path) -> Path:
    done = export(world.project, (), ExportFormat.ANKI)
    assert not done.diagnostics
    file.write_text(done.text, encoding="utf-8")
    return file


def fill(world: World) -> None:
    world.deck(
        "hand.yaml",
        qa("abcdefghi1", "What is $a<b$?", 'A "quoted"\n\ntext,\twith `code`', tags=["one"]),
        cloze("abcdefghi2", "{{c1::Paris}} 是首都。"),
        name="A::B",
    )


def test_it_is_line_by_line_what_anki_writes(world: World, learner: Learner, tmp_path: Path) -> None:
    fill(world)
    learner.take(world.build().packages[0].file)
    theirs = tmp_path / "theirs.txt"
    learner.col.export_note_csv(
        out_path=str(theirs), limit=None, with_html=True, with_tags=True, with_deck=True,
        with_notetype=True, with_guid=True,
    )  # fmt: skip
    ours = exported(world, tmp_path / "ours.txt")
    assert sorted(ours.read_text("utf-8").splitlines()) == sorted(theirs.read_text("utf-8").splitlines())


def test_importing_it_updates_and_doubles_nothing(world: World, learner: Learner, tmp_path: Path) -> None:
    fill(world)
    learner.take(world.build().packages[0].file)
    world.deck(
        "hand.yaml",
        qa("abcdefghi1", "What is $a<b$?", "another"),
        cloze("abcdefghi2", "{{c1::Paris}}"),
        name="A::B",
    )
    text = exported(world, tmp_path / "ours.txt")
    metadata = learner.col.get_csv_metadata(path=str(text), delimiter=None)
    log = learner.col.import_csv(ImportCsvRequest(path=str(text), metadata=metadata)).log
    assert (len(log.new), len(log.updated), learner.col.note_count()) == (0, 2, 2)


def test_unlike_a_package_it_overwrites_what_the_learner_edited_in_any_card(
    world: World, learner: Learner, tmp_path: Path
) -> None:
    """As docs/commands.md says: such a text has no times by which Anki could tell which one is later."""
    world.deck("hand.yaml", qa("abcdefghi1", answer="theirs"))
    package = world.build().packages[0].file
    learner.take(package)
    guid = card_guid("abcdefghi1")
    learner.edit(guid, "Back", "my own words", at=EPOCH + 60)
    learner.tag(guid, "mine", at=EPOCH + 61)
    learner.take(package)
    assert learner.note(guid)["Back"] == "my own words"
    text = exported(world, tmp_path / "ours.txt")
    metadata = learner.col.get_csv_metadata(path=str(text), delimiter=None)
    learner.col.import_csv(ImportCsvRequest(path=str(text), metadata=metadata))
    assert (learner.note(guid)["Back"], learner.note(guid).tags) == ("theirs", [])
