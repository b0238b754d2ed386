"""Notes outside the project: each is one of its own, by its path from the project, not its file name."""

from pathlib import Path

import pytest
from tests.support.small_project import HEAP, SmallProject, count

from cardgen.flows.check import check
from cardgen.flows.generating.note_cards import read_notes
from cardgen.project.settings import Settings
from cardgen.store.merging.plan import Verb

QUEUE = "# Queue\n\nA **queue** is a list that gives back first what came first.\n"
HEAP_DECK, QUEUE_DECK = "decks/intro/heap.yaml", "decks/intro/queue.yaml"


@pytest.fixture
def project(tmp_path: Path) -> SmallProject:
    """A project beside two folders that each have an ``intro.md``."""
    for folder, text in (("x", HEAP), ("y", QUEUE)):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "intro.md").write_text(text)
    project = SmallProject(tmp_path / "project")
    project.generate()
    return project


def outside(project: SmallProject, folder: str) -> Path:
    return project.project.root.parent / folder / "intro.md"


def test_p3_two_of_one_file_name_are_two_notes(project: SmallProject) -> None:
    for folder in ("x", "y"):
        assert not project.generate(outside(project, folder)).stopped
    assert project.deck(HEAP_DECK).note == "../x/intro.md"
    assert project.deck(QUEUE_DECK).note == "../y/intro.md"
    before = project.snapshot()
    for folder in ("x", "y", "x"):
        assert count(project.generate(outside(project, folder)), Verb.ORPHAN) == 0
    assert project.snapshot() == before


def test_one_of_the_name_of_a_note_in_the_project_is_another_note(project: SmallProject) -> None:
    project.write("intro.md", QUEUE)
    project.generate(project.project.root / "intro.md")
    project.generate(outside(project, "x"))
    assert project.deck(QUEUE_DECK).note == "intro.md"
    assert project.deck(HEAP_DECK).note == "../x/intro.md"


def test_sections_of_one_name_have_files_of_their_own(project: SmallProject) -> None:
    outside(project, "y").write_text(QUEUE.replace("# Queue", "# Heap"))
    for folder in ("x", "y"):
        project.generate(outside(project, folder))
    assert project.deck("decks/intro/heap-2.yaml").note == "../y/intro.md"


def test_p3_one_that_links_lead_to_by_several_names_is_one_note(project: SmallProject) -> None:
    """Whichever name comes first is the one that its cards are of; folders are searched by either."""
    link, second = project.project.root.parent / "link", project.project.root.parent / "second"
    link.symlink_to("x")
    second.symlink_to("link/intro.md")
    project.generate(link / "intro.md")
    before = project.snapshot()
    for path in (outside(project, "x"), link, second, link.parent / "y/../link/intro.md"):
        assert project.generate(path).diagnostics == ()
        assert project.snapshot() == before
    assert project.deck(HEAP_DECK).note == "../link/intro.md"


def test_one_asked_for_by_two_names_at_once_is_read_once(project: SmallProject) -> None:
    link = project.project.root.parent / "link"
    link.symlink_to("x")
    done = project.generate(outside(project, "x"), link / "intro.md")
    assert (done.notes, count(done, Verb.NEW)) == (1, 1)


def test_p3_names_that_have_cards_of_their_own_keep_them(project: SmallProject) -> None:
    """As of earlier versions, which took each name for a note."""
    copy = project.project.root.parent / "copy"
    copy.mkdir()
    (copy / "intro.md").write_text(HEAP)
    project.generate(outside(project, "x"), copy / "intro.md")
    before = project.snapshot()
    (copy / "intro.md").unlink()
    (copy / "intro.md").symlink_to(outside(project, "x"))
    for path in (copy / "intro.md", outside(project, "x")):
        assert project.generate(path).changes == ()
    assert project.snapshot() == before


def test_p7_what_is_remembered_of_them_stays_in_the_memory(project: SmallProject) -> None:
    project.generate(outside(project, "x"))
    names = {path.parent.name for path in project.project.memory.rglob("intro*")}
    assert names == {"generated"}


def test_a_run_of_the_notes_in_the_project_leaves_them_alone(project: SmallProject) -> None:
    project.generate(outside(project, "x"))
    outside(project, "x").unlink()
    before = project.snapshot()
    assert project.generate().changes == ()
    assert project.snapshot() == before


def test_p3_one_that_moves_into_the_project_keeps_its_cards(project: SmallProject) -> None:
    project.generate(outside(project, "x"))
    ids = project.ids()
    outside(project, "x").rename(project.project.notes / "beginning.md")
    done = project.generate()
    assert count(done, Verb.NEW) == 0
    assert project.ids() == ids
    assert "note: notes/beginning.md" in project.text("decks/beginning/heap.yaml")


def test_p3_cards_of_a_version_that_knew_the_file_name_alone_keep_their_ids(project: SmallProject) -> None:
    project.generate(outside(project, "x"))
    ids = project.ids()
    (memory,) = (project.project.memory / "generated").glob("intro*")
    old = memory.with_name("intro.md.jsonl")
    memory.rename(old)
    old.write_text("".join(old.read_text("utf-8").splitlines(keepends=True)[1:]), "utf-8")
    project.edit(HEAP_DECK, "../x/intro.md", "intro.md")
    outside(project, "x").write_text(HEAP.replace("parents precede", "parents stand before"))
    done = project.generate(outside(project, "x"))
    assert (count(done, Verb.NEW), count(done, Verb.UPDATED)) == (0, 1)
    assert project.ids() == ids
    assert project.deck(HEAP_DECK).note == "../x/intro.md"
    assert not old.exists()


def test_p7_check_neither_reads_nor_misses_them(project: SmallProject) -> None:
    project.generate(outside(project, "x"))
    outside(project, "x").write_text("# Nothing\n")
    assert not [fault for fault in check(project.project).diagnostics if fault.code == "dead-anchor"]


def test_p1_the_lines_that_cards_are_from_are_told_by_a_path_that_leads_there(project: SmallProject) -> None:
    (note,) = read_notes(project.project, Settings(), [outside(project, "x")]).notes
    assert note.name == "../x/intro.md"
    assert {card.card.place.path for card in note.extraction.cards} == {"../x/intro.md"}
