"""P5: a crash, a full disk or a second run at any moment leaves every file old or new, and nothing lost."""

import errno
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.support.small_project import B_TREE, RED_BLACK, TREES, SmallProject

from cardgen.errors import CardgenError
from cardgen.store.files import locked
from cardgen.store.journal import recover, write_together

REMAINS = (".cardgen-tmp", "journal.json")


class Killed(BaseException):
    """Stands for the death of the process: nothing of ours may catch it and carry on."""


@pytest.fixture
def trees(tmp_path: Path) -> SmallProject:
    trees = SmallProject(tmp_path)
    trees.generate()
    trees.edit(RED_BLACK, "deck:", "# by hand\ndeck:")
    return trees


def change(trees: SmallProject) -> None:
    """Rename the note, move a sentence to the other section, change one: files come, go and change."""
    (trees.project.root / TREES).rename(trees.project.notes / "forest.md")
    page = "A **page** is a block of storage that is read and written as a whole.\n"
    trees.edit("notes/forest.md", page, "")
    trees.edit("notes/forest.md", "## B-tree", f"{page}\n## B-tree")
    trees.edit("notes/forest.md", "a local change", "a quick local change")


def outcome(trees: SmallProject) -> dict[str, bytes]:
    return {path: data for path, (data, _) in trees.snapshot().items()}


@pytest.fixture
def expected(tmp_path: Path) -> dict[str, bytes]:
    """What an undisturbed run makes of the same changes."""
    other = SmallProject(tmp_path / "undisturbed")
    other.generate()
    other.edit(RED_BLACK, "deck:", "# by hand\ndeck:")
    change(other)
    other.generate()
    return outcome(other)


def kill_at(monkeypatch: pytest.MonkeyPatch, call: int, name: str, failure: BaseException) -> list[int]:
    """Make the ``call``-th use of ``os.<name>`` fail; return the list that counts the uses."""
    uses: list[int] = []
    real = getattr(os, name)

    def fail(*args: object) -> object:
        uses.append(1)
        if len(uses) == call:
            raise failure
        return real(*args)

    monkeypatch.setattr(os, name, fail)
    return uses


@pytest.mark.parametrize("call", range(1, 6))
@pytest.mark.parametrize("name", ["replace", "fsync", "unlink"])
def test_p5_rule_19_a_kill_at_any_write_leaves_old_or_new_and_the_next_run_completes(
    trees: SmallProject, expected: dict[str, bytes], monkeypatch: pytest.MonkeyPatch, name: str, call: int
) -> None:
    before = outcome(trees)
    change(trees)
    with monkeypatch.context() as patch:
        uses = kill_at(patch, call, name, Killed())
        try:
            trees.generate()
        except Killed:
            pass
        else:
            assert len(uses) < call, "the fault was swallowed"
    whole = {path: data for path, data in outcome(trees).items() if not path.endswith(REMAINS)}
    assert all(data in (before.get(path), expected.get(path)) for path, data in whole.items())
    trees.generate()
    assert outcome(trees) == expected


def test_p5_rule_19_a_full_disk_changes_nothing_and_leaves_nothing(
    trees: SmallProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    change(trees)
    before = trees.snapshot()
    for call in range(1, 5):  # two decks, the memory, the journal
        with monkeypatch.context() as patch:
            kill_at(patch, call, "fsync", OSError(errno.ENOSPC, "No space left on device"))
            with pytest.raises(OSError, match="No space left") as told:
                trees.generate()
        assert Path(told.value.filename).suffix in {".yaml", ".jsonl", ".json"}
        assert trees.snapshot() == before


def test_p5_rule_19_a_file_that_cannot_be_replaced_is_named_and_the_next_run_completes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = tmp_path / "a.yaml", tmp_path / "b.yaml"
    refused = PermissionError(errno.EACCES, "Permission denied", ".staged.cardgen-tmp")
    with monkeypatch.context() as patch:
        kill_at(patch, 3, "replace", refused)  # before it are those of the journal and of the first file
        with pytest.raises(PermissionError, match="Permission denied; files before it are written") as told:
            write_together(tmp_path, {first: "new", second: "new"}, {first: None, second: None})
    assert told.value.filename == str(second)
    assert (first.exists(), second.exists()) == (True, False)
    with monkeypatch.context() as patch:
        kill_at(patch, 1, "replace", refused)
        with pytest.raises(PermissionError) as told:
            recover(tmp_path)
    assert told.value.filename == str(second)
    assert recover(tmp_path)
    assert (first.read_text(), second.read_text()) == ("new", "new")
    assert not recover(tmp_path)


def test_rule_19_what_a_person_edits_after_a_crash_is_not_overwritten(
    trees: SmallProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    trees.edit(TREES, "a local change", "a quick local change")
    trees.edit(TREES, "many keys", "very many keys")
    with monkeypatch.context() as patch:
        kill_at(patch, 3, "replace", Killed())  # before it are those of the cache and of the journal
        with pytest.raises(Killed):
            trees.generate()
    trees.edit(RED_BLACK, "# by hand", "# by hand, after the crash")
    trees.edit("decks/trees/b-tree.yaml", "deck:", "# by hand as well\ndeck:")
    done = trees.generate()
    assert done.recovered
    assert "# by hand, after the crash" in trees.text(RED_BLACK)
    assert "# by hand as well" in trees.text("decks/trees/b-tree.yaml")
    assert "quick local change" in trees.text(RED_BLACK)
    assert "very many keys" in trees.text("decks/trees/b-tree.yaml")


def test_p7_a_journal_reaches_nothing_outside_the_decks(trees: SmallProject) -> None:
    victim = trees.project.root / "notes" / "precious.md"
    victim.write_text("mine")
    (trees.project.decks / ".x.cardgen-tmp").write_text("theirs")
    trees.write("decks/.cardgen/journal.json", '[["../notes/precious.md", ".x.cardgen-tmp", ""]]')
    recover(trees.project.decks)
    assert victim.read_text() == "mine"


def test_p7_a_journal_that_names_a_link_to_itself_is_dropped(tmp_path: Path) -> None:
    (tmp_path / ".cardgen").mkdir()
    (tmp_path / ".cardgen" / "journal.json").write_text('[["a.yaml", ".x.cardgen-tmp", ""]]')
    (tmp_path / "a.yaml").symlink_to("a.yaml")
    recover(tmp_path)
    assert list((tmp_path / ".cardgen").iterdir()) == []


@pytest.mark.parametrize("link", ["decks", "decks/trees", "decks/.cardgen", "decks/.cardgen/generated"])
def test_p7_nothing_is_written_through_a_link_out_of_the_decks(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, link: str
) -> None:
    trees = SmallProject(tmp_path)
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    place = trees.project.root / link
    place.parent.mkdir(parents=True, exist_ok=True)
    place.symlink_to(elsewhere)
    with pytest.raises(CardgenError, match="a link leads"):
        trees.generate()
    assert list(elsewhere.iterdir()) == []
    assert trees.snapshot() == {}


def test_p7_a_lock_that_is_a_link_is_not_taken(tmp_path: Path) -> None:
    trees = SmallProject(tmp_path)
    trees.write("precious.txt", "mine")
    trees.project.memory.mkdir(parents=True)
    (trees.project.memory / "lock").symlink_to(tmp_path / "precious.txt")
    with pytest.raises(CardgenError, match="is a link"):
        trees.generate()
    assert trees.text("precious.txt") == "mine"


@pytest.mark.parametrize("name", ["generated/x.md.jsonl", "generated/notes/trees.md.jsonl", "journal.json"])
@pytest.mark.timeout(60)
def test_p7_a_memory_that_never_ends_is_not_read(tmp_path: Path, name: str) -> None:
    trees = SmallProject(tmp_path)
    pipe = trees.project.memory / name
    pipe.parent.mkdir(parents=True)
    os.mkfifo(pipe)
    assert not trees.generate().stopped
    assert sorted(trees.snapshot(".yaml")) == [B_TREE, RED_BLACK]


@pytest.mark.parametrize("text", ["", "{}", "[1]", "[[1]]", '"x"', "[" * 5000, '[["a", "b"]]'])
def test_a_damaged_journal_is_dropped(tmp_path: Path, text: str) -> None:
    (tmp_path / ".cardgen").mkdir()
    (tmp_path / ".cardgen" / "journal.json").write_text(text)
    recover(tmp_path)
    assert list((tmp_path / ".cardgen").iterdir()) == []


def test_an_unchanged_file_is_not_touched(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("same")
    before = (tmp_path / "a.yaml").stat()
    assert write_together(tmp_path, {tmp_path / "a.yaml": "same"}, {}) == ()
    assert (tmp_path / "a.yaml").stat().st_mtime_ns == before.st_mtime_ns


def test_rule_20_two_runs_do_not_mix(trees: SmallProject) -> None:
    with locked(trees.project.memory), pytest.raises(CardgenError, match="another cardgen"):
        trees.generate()
    trees.generate()


LOCK_AND_DIE = """
import os, sys, signal
from pathlib import Path
from cardgen.store.files import locked
with locked(Path(sys.argv[1])):
    print("locked", flush=True)
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="kills by signal")
def test_rule_20_the_lock_dies_with_its_process(trees: SmallProject) -> None:
    command = [sys.executable, "-c", LOCK_AND_DIE, str(trees.project.memory)]
    died = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (died.stdout, died.returncode) == ("locked\n", -signal.SIGKILL)
    trees.generate()


KILLS = int(os.environ.get("CARDGEN_KILLS", "3"))
DECKS = int(os.environ.get("CARDGEN_KILL_DECKS", "20"))


@pytest.mark.skipif(sys.platform == "win32", reason="kills by signal")
@pytest.mark.timeout(600)
def test_rule_19_kill_9_at_random_moments_never_tears_a_file(
    tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    """P5. With CARDGEN_KILLS=50 and CARDGEN_KILL_DECKS=200 as in a release; a few kills otherwise."""
    trees = SmallProject(tmp_path, many_sections(DECKS, 0))
    trees.generate()
    chance = random.Random(5)
    landed = 0
    for version in range(1, KILLS + 1):
        old = outcome(trees)
        trees.write(TREES, many_sections(DECKS, version))
        landed += kill_during_generate(trees, chance)
        torn = outcome(trees)
        trees.generate()
        new = outcome(trees)
        for path, data in torn.items():
            assert path.endswith(REMAINS) or data in (old.get(path), new.get(path)), f"{path} is torn"
        assert sum(f"version {version} ".encode() in data for data in decks_among(new)) == DECKS
        assert not any(path.endswith(REMAINS) for path in new)
    record_property("runs cut off while they wrote", landed)


def decks_among(files: dict[str, bytes]) -> list[bytes]:
    return [data for path, data in files.items() if path.endswith(".yaml")]


def many_sections(number: int, version: int) -> str:
    sections = (
        f"## Part {i}\n\nA **thing {i}** is a structure that in version {version} holds {i} items.\n"
        for i in range(number)
    )
    return "\n".join(["# Parts\n", *sections])


def kill_during_generate(trees: SmallProject, chance: random.Random) -> bool:
    """Run ``generate`` in a process of its own and kill it while it writes; tell if anything was left."""
    command = [sys.executable, "-m", "cardgen", "-C", str(trees.project.root), "generate"]
    running = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    wait_for_writing(trees, running)
    time.sleep(chance.random() * 0.002 * DECKS)
    running.kill()
    running.wait()
    return any(path.endswith(REMAINS) for path in outcome(trees))


def wait_for_writing(trees: SmallProject, running: "subprocess.Popen[bytes]") -> None:
    while running.poll() is None:
        if any(trees.project.decks.rglob("*.cardgen-tmp")):
            return
        time.sleep(0.001)
