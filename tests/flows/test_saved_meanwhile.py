"""P2, rule 26: what a person saves while a run works is not overwritten; the run writes nothing and ends."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from queue import Queue
from threading import Event, Thread
from typing import Any

import pytest
from tests.support.small_project import B_TREE, RED_BLACK, TREES, SmallProject

from cardgen.errors import CardgenError
from cardgen.flows import orphans as orphans_flow
from cardgen.flows.build import build
from cardgen.flows.building import plan as plan_flow
from cardgen.flows.generating import planned
from cardgen.flows.orphans import OrphanFate, orphans
from cardgen.flows.shared.saves import Saves
from cardgen.flows.watch import Cycle, watch

MINE = "decks/mine.yaml"
PATIENCE = 20  # seconds until a save must have been noticed


@pytest.fixture
def trees(tmp_path: Path) -> SmallProject:
    trees = SmallProject(tmp_path)
    trees.generate()
    trees.edit(TREES, "a local change", "a quick local change")
    return trees


def while_it(monkeypatch: pytest.MonkeyPatch, module: object, name: str, save: Callable[[], object]) -> None:
    """Have a person ``save`` right before ``module`` calls ``name`` for the first time."""
    real = getattr(module, name)
    saves = [save]

    def first_save(*args: Any, **options: Any) -> Any:
        while saves:
            saves.pop()()
        return real(*args, **options)

    monkeypatch.setattr(module, name, first_save)


def an_edit(trees: SmallProject) -> None:
    trees.edit(RED_BLACK, "deck:", "# by hand\ndeck:")


def a_deletion(trees: SmallProject) -> None:
    (trees.project.root / RED_BLACK).unlink()


def test_p2_rule_26_generate_writes_over_no_save(
    trees: SmallProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    trees.edit(TREES, "hold many keys", "hold very many keys")
    before = trees.snapshot()
    while_it(monkeypatch, planned, "make_plan", partial(an_edit, trees))
    with pytest.raises(CardgenError, match=f"^{RED_BLACK} was changed meanwhile; nothing was written"):
        trees.generate()
    after = trees.snapshot()
    assert {path for path in after if after[path] != before.get(path)} == {RED_BLACK}
    trees.generate()
    assert "# by hand" in trees.text(RED_BLACK)
    assert "quick local change" in trees.text(RED_BLACK)
    assert "very many keys" in trees.text(B_TREE)


def test_p2_rule_26_generate_brings_no_deleted_file_back(
    trees: SmallProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    while_it(monkeypatch, planned, "make_plan", partial(a_deletion, trees))
    with pytest.raises(CardgenError, match="changed meanwhile"):
        trees.generate()
    assert not (trees.project.root / RED_BLACK).exists()


def test_p2_rule_26_generate_puts_no_new_file_over_one_just_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    trees = SmallProject(tmp_path)
    while_it(monkeypatch, planned, "make_plan", partial(trees.write, RED_BLACK, "deck: Mine\n"))
    with pytest.raises(CardgenError, match="changed meanwhile"):
        trees.generate()
    assert trees.text(RED_BLACK) == "deck: Mine\n"


def test_p2_rule_26_orphans_are_removed_from_no_file_just_saved(
    trees: SmallProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    trees.edit(TREES, "A **page** is a block of storage that is read and written as a whole.\n", "")
    trees.generate(yes=True)
    while_it(
        monkeypatch, orphans_flow, "format_memory", lambda: trees.edit(B_TREE, "deck:", "# by hand\ndeck:")
    )
    with pytest.raises(CardgenError, match=f"^{B_TREE} was changed meanwhile"):
        orphans(trees.project, fate=OrphanFate.REMOVE)
    assert "# by hand" in trees.text(B_TREE)


def test_p2_rule_26_build_writes_ids_over_no_save(
    trees: SmallProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    trees.write(MINE, "deck: Mine\ncards:\n- question: q1\n  answer: a1\n")
    more = f"{trees.text(MINE)}- question: q2\n  answer: a2\n"
    while_it(monkeypatch, plan_flow, "read_built", partial(trees.write, MINE, more))
    with pytest.raises(CardgenError, match=f"^{MINE} was changed meanwhile; nothing was written"):
        build(trees.project)
    assert trees.text(MINE) == more
    assert not trees.project.dist.exists()
    assert build(trees.project).written.keys() == {MINE}
    assert trees.text(MINE).count("id: ") == 2


def test_p2_watch_runs_again_over_what_was_saved_meanwhile(
    trees: SmallProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    while_it(monkeypatch, planned, "make_plan", partial(an_edit, trees))
    told: Queue[Cycle] = Queue()
    stop = Event()
    thread = Thread(target=watch, args=(trees.project, told.put, stop))
    thread.start()
    first, second = told.get(timeout=PATIENCE), told.get(timeout=PATIENCE)
    stop.set()
    thread.join(PATIENCE)
    assert "changed meanwhile" in first.failure
    assert (second.saved, second.failure) == ((RED_BLACK,), "")
    assert "# by hand" in trees.text(RED_BLACK)
    assert "quick local change" in trees.text(RED_BLACK)


def test_p2_watch_takes_no_save_after_its_own_for_its_own(trees: SmallProject) -> None:
    saves = Saves(trees.project)
    done = trees.generate()
    assert done.written.keys() == {RED_BLACK}
    an_edit(trees)
    saves.own_work_done(done.written)
    assert next(saves.until()) == (RED_BLACK,)
