"""Watching: a cycle now and after every save, and no fault in a file ends it."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from queue import Queue
from threading import Event, Thread

import pytest

from cardgen.cli.reports.watch import show_cycle
from cardgen.flows.watch import Cycle, cycle, watch
from cardgen.model import Severity
from cardgen.project.project import Project
from cardgen.store.files import locked

NOTE = "# 优化\n\n## Adam\n\n**Adam**：一种自适应学习率的优化算法。\n"
PATIENCE = 20  # seconds until a save must have been noticed


def write(project: Project, name: str, text: str) -> None:
    file = project.root / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


@pytest.fixture
def project(tmp_path: Path) -> Project:
    made = Project(tmp_path)
    write(made, "notes/n.md", NOTE)
    return made


@contextmanager
def watching(project: Project) -> Iterator["Queue[Cycle]"]:
    """Watch in a thread and yield the queue of its cycles."""
    told: Queue[Cycle] = Queue()
    stop = Event()
    thread = Thread(target=watch, args=(project, told.put, stop))
    thread.start()
    try:
        yield told
    finally:
        stop.set()
        thread.join(PATIENCE)
        assert not thread.is_alive()


def test_a_cycle_makes_decks_and_packages(project: Project) -> None:
    done = cycle(project, ())
    assert done.cards["new"] >= 1
    assert done.packages == ("n.apkg",)
    assert (project.dist / "n.apkg").is_file()


def test_a_fault_in_a_deck_is_told_and_the_others_are_built(project: Project) -> None:
    cycle(project, ())
    (project.dist / "n.apkg").unlink()
    write(project, "decks/broken.yaml", "deck: [\n")
    done = cycle(project, ("decks/broken.yaml",))
    assert done.count(Severity.ERROR) >= 1
    assert done.packages == ("n.apkg",)


def test_only_what_was_written_is_called_built(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    write(project, "decks/other.yaml", "deck: O\ncards:\n- {question: What is a queue?, answer: A list}\n")
    for saved, text in (
        (NOTE, "2 packages built"),
        (NOTE.replace("一种", "一个"), "n.apkg built, 1 package up to date"),
        (NOTE.replace("一种", "一个"), "2 packages up to date"),
    ):
        write(project, "notes/n.md", saved)
        show_cycle(cycle(project, ("notes/n.md",)))
        assert f"; {text} (" in capsys.readouterr().out.replace("notes/n.md: ", "; ")


def test_what_ends_a_cycle_is_told(project: Project) -> None:
    write(project, "notes/n.md", "")
    (project.root / "decks").write_text("a file where the folder should be", encoding="utf-8")
    assert cycle(project, ()).failure


def test_rule_21_lost_deck_files_are_told_and_not_taken_for_deleted(project: Project) -> None:
    for number in range(6):
        write(project, f"notes/n{number}.md", NOTE + "\n**动量**：一种累积历史梯度的优化算法。\n")
    cycle(project, ())
    for file in project.decks.rglob("*.yaml"):
        file.unlink()
    assert cycle(project, ()).failure == "deck files are gone. Run `cardgen generate` to decide."


def test_every_save_is_a_cycle_and_the_own_writing_is_none(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    with watching(project) as told:
        assert told.get(timeout=PATIENCE).saved == ()
        write(project, "decks/broken.yaml", "deck: [\n")
        broken = told.get(timeout=PATIENCE)
        write(project, "notes/n.md", f"{NOTE}\n**SGD**：随机梯度下降，一种优化算法。\n")
        (project.root / "decks" / "broken.yaml").unlink()
        mended = told.get(timeout=PATIENCE)
        if not mended.cards:  # the two saves came as two
            mended = told.get(timeout=PATIENCE)
    assert broken.saved == ("decks/broken.yaml",)
    assert broken.count(Severity.ERROR) >= 1
    assert mended.cards["new"] >= 1
    assert told.empty()
    show_cycle(broken)
    assert len(capsys.readouterr().out.splitlines()) == 1


def test_saves_in_a_folder_of_notes_that_is_a_link_count_too(tmp_path: Path) -> None:
    project = Project(tmp_path / "project")
    write(Project(tmp_path), "vault/n.md", NOTE)
    project.root.mkdir()
    project.notes.symlink_to("../vault")
    with watching(project) as told:
        assert told.get(timeout=PATIENCE).cards["new"] >= 1
        write(Project(tmp_path), "vault/n.md", f"{NOTE}\n**SGD**：随机梯度下降，一种优化算法。\n")
        assert told.get(timeout=PATIENCE).saved == ("notes/n.md",)


def test_a_save_made_while_another_run_writes_is_not_passed_over(project: Project) -> None:
    with ExitStack() as other_run:
        other_run.enter_context(locked(project.memory))
        with watching(project) as told:
            assert told.get(timeout=PATIENCE).held_up
            other_run.close()
            done = told.get(timeout=PATIENCE)
    assert (done.failure, done.packages) == ("", ("n.apkg",))
