"""The memory of generation: cards are known again by it, and where it is lost, damaged or joined by git."""

import json

import pytest
from tests.support.small_project import HEAP, RED_BLACK, ROTATION, TREES, SmallProject, count, without_ids

from cardgen.store.merging.plan import Verb


def test_p2_rule_9_a_card_that_the_rules_doubt_a_little_keeps_its_source(trees: SmallProject) -> None:
    trees.write(TREES, "# Trees\n\n## Red-black tree\n\n红黑树需要额外的颜色位。\n")
    assert count(trees.generate(), Verb.NEW) == 0
    assert count(trees.generate(min_confidence=0.3), Verb.NEW) == 1
    assert not trees.generate().changes
    trees.edit(TREES, "颜色位", "颜色标志位")
    assert count(trees.generate(), Verb.UPDATED) == 1
    assert count(trees.generate(min_confidence=0.6, yes=True), Verb.ORPHAN) == 1
    assert count(trees.generate(), Verb.ORPHAN) == 0


@pytest.mark.parametrize("with_id", [True, False])
def test_p2_rule_22_such_a_card_is_known_again_where_the_memory_was_lost(
    trees: SmallProject, with_id: bool
) -> None:
    trees.write(TREES, "# Trees\n\n## Red-black tree\n\n红黑树需要额外的颜色位。\n")
    trees.generate(min_confidence=0.3)
    trees.write(RED_BLACK, trees.text(RED_BLACK) if with_id else without_ids(trees.text(RED_BLACK)))
    for memory in (trees.project.decks / ".cardgen" / "generated").rglob("*.jsonl"):
        memory.unlink()
    assert count(trees.generate(), Verb.ADOPTED) == 1
    trees.edit(RED_BLACK, trees.text(RED_BLACK).split("cards:")[1], " []\n")
    assert count(trees.generate(), Verb.DELETED) == 1
    assert count(trees.generate(min_confidence=0.3), Verb.NEW) == 0


def test_a_note_of_the_longest_name_has_its_memory(trees: SmallProject) -> None:
    note = f"notes/{'长' * 84}.md"
    trees.write(note, HEAP)
    trees.generate()
    before = trees.snapshot()
    assert trees.generate().changes == ()
    assert trees.snapshot() == before
    (file,) = (path for path in before if "长" in path and path.endswith(".jsonl"))
    trees.write(file, "".join(trees.text(file).splitlines(keepends=True)[1:]))
    assert [fault.code for fault in trees.generate().diagnostics] == ["damaged-memory"]
    assert {path: data for path, (data, _) in trees.snapshot().items()} == {
        path: data for path, (data, _) in before.items()
    }
    assert not trees.generate().diagnostics


@pytest.mark.parametrize("damage", ["lost", "conflict markers", "binary"])
def test_rule_22_damaged_memory_loses_and_doubles_no_card(generated: SmallProject, damage: str) -> None:
    generated.edit(RED_BLACK, ROTATION, "my own words")
    before = generated.snapshot(".yaml")
    file = generated.project.memory / "generated" / "notes" / "trees.md.jsonl"
    lines = file.read_text("utf-8").splitlines()
    if damage == "lost":
        file.unlink()
    elif damage == "binary":
        file.write_bytes(b"\xff\x00" * 300)
    else:
        marked = ["<<<<<<< HEAD", *lines[:3], "=======", *lines[5:], ">>>>>>> branch"]
        file.write_text("\n".join(marked), "utf-8")
    done = generated.generate()
    assert generated.snapshot(".yaml") == before
    assert count(done, Verb.ADOPTED) > 0
    assert count(done, Verb.NEW) == 0
    assert bool(done.diagnostics) is (damage != "lost")
    assert [json.loads(line).get("id") for line in file.read_text("utf-8").splitlines()] == [
        json.loads(line).get("id") for line in lines
    ]
    assert not generated.generate().diagnostics


def test_rule_23_two_branches_memories_joined_by_git_are_one(generated: SmallProject) -> None:
    file = generated.project.memory / "generated" / "notes" / "trees.md.jsonl"
    before = file.read_text("utf-8")
    generated.edit(TREES, "a local change", "a small local change")
    generated.generate()
    after = file.read_text("utf-8")
    file.write_text("".join(dict.fromkeys([*before.splitlines(True), *after.splitlines(True)])), "utf-8")
    done = generated.generate()
    assert done.changes == ()
    assert count(done, Verb.KEPT) == 0
    assert file.read_text("utf-8") == after
