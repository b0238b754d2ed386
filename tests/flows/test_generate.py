"""``generate`` on a project on disk: what is written, what is left alone, when it stops."""

import json
import os
import sys
from pathlib import Path

import pytest
from tests.support.small_project import (
    B_TREE,
    HEAP,
    NOTE,
    RED_BLACK,
    ROTATION,
    TREES,
    SmallProject,
    count,
    without_ids,
)

from cardgen.errors import CardgenError
from cardgen.flows.generate import generate
from cardgen.project.project import Project
from cardgen.store.load import load_deck
from cardgen.store.plan import Verb

WORDS = ("cut", "weld", "bend", "print", "drill", "paint", "grind", "turn", "melt", "sew", "saw", "glue")


@pytest.fixture
def trees(tmp_path: Path) -> SmallProject:
    return SmallProject(tmp_path)


@pytest.fixture
def generated(trees: SmallProject) -> SmallProject:
    done = trees.generate()
    assert not done.diagnostics
    assert count(done, Verb.NEW) == 6
    return trees


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        (
            "Some words.\n\nA rotation is a local change of a tree that keeps the order of its keys.\n",
            {"What is a rotation?": (TREES, 3)},
        ),
        (
            "# 距离\n\n汉明距离是指两个等长字符串在对应位置上不同字符的个数。\n",
            {"什么是汉明距离？": (TREES, 3)},
        ),
    ],
)
def test_p1_a_note_without_any_mark_gives_cards_that_say_their_lines(
    trees: SmallProject, note: str, expected: dict[str, tuple[str, int]]
) -> None:
    trees.write(TREES, note)
    done = trees.generate()
    assert done.plan is not None
    changes = done.plan.changes
    lines = {change.card.question: (change.place.path, change.place.start_line) for change in changes}
    assert lines == expected


def test_each_section_has_a_deck_file(generated: SmallProject) -> None:
    assert sorted(generated.snapshot(".yaml")) == ["decks/trees/b-tree.yaml", RED_BLACK]


def test_rule_17_generating_again_writes_nothing(generated: SmallProject) -> None:
    before = generated.snapshot()
    assert generated.generate().changes == ()
    assert generated.snapshot() == before


def test_rule_13_text_above_and_order_within_a_section_change_no_deck_file(generated: SmallProject) -> None:
    before = generated.snapshot(".yaml")
    sentence = f"A **rotation** is a {ROTATION}.\n\n"
    generated.edit(TREES, sentence, "")
    generated.edit(TREES, "## Red-black tree\n\n", f"Some words.\n\n## Red-black tree\n\n{sentence}")
    generated.generate()
    assert generated.snapshot(".yaml") == before


def test_rule_16_a_changed_sentence_changes_one_line(generated: SmallProject) -> None:
    before = generated.text(RED_BLACK).splitlines()
    generated.edit(TREES, "a local change", "a small local change")
    assert count(generated.generate(), Verb.UPDATED) == 1
    after = generated.text(RED_BLACK).splitlines()
    assert len([1 for old, new in zip(before, after, strict=True) if old != new]) == 1


@pytest.fixture
def clashing(generated: SmallProject) -> SmallProject:
    """The person and the note both changed an answer."""
    generated.edit(RED_BLACK, ROTATION, "my own words about turning")
    generated.edit(TREES, "local change of a tree", "small change of a tree")
    assert count(generated.generate(), Verb.CONFLICT) == 1
    return generated


def test_p2_rule_4_a_clash_keeps_both_texts_and_warns(clashing: SmallProject) -> None:
    loaded = load_deck(clashing.text(RED_BLACK), RED_BLACK)
    assert loaded.deck is not None
    card = next(card for card in loaded.deck.cards if "my own words" in card.answer)
    assert "small change of a tree" in str(dict(card.conflict)["answer"])
    assert [(str(fault.severity), fault.code) for fault in loaded.diagnostics] == [
        ("warning", "unresolved-conflict")
    ]


@pytest.mark.parametrize("mine", [True, False])
def test_rule_7_a_conflict_is_resolved_by_deleting_one_of_the_two(clashing: SmallProject, mine: bool) -> None:
    lines = clashing.text(RED_BLACK).splitlines(keepends=True)
    block = next(i for i, line in enumerate(lines) if "conflict:" in line)
    own = next(i for i, line in enumerate(lines) if "my own words" in line)
    gone = {block, block + 1} if mine else {own}
    clashing.write(RED_BLACK, "".join(line for i, line in enumerate(lines) if i not in gone))
    assert count(clashing.generate(), Verb.CONFLICT) == 0
    text = clashing.text(RED_BLACK)
    assert "conflict" not in text
    assert ("my own words" in text, "small change of a tree" in text) == (mine, not mine)
    assert clashing.generate().changes == ()


def test_p2_rule_10_a_deleted_card_stays_deleted_until_it_is_restored(generated: SmallProject) -> None:
    cards = generated.deck().cards
    text = generated.text(RED_BLACK)
    start, end = (text.index(f"- id: {card.id}") for card in cards[1:3])
    generated.write(RED_BLACK, text[:start] + text[end:])
    assert count(generated.generate(), Verb.DELETED) == 1
    generated.edit(TREES, "a local change", "a quick local change")
    generated.generate()
    assert cards[1].id not in generated.text(RED_BLACK)
    assert count(generated.generate(restore=[cards[1].id]), Verb.RESTORED) == 1
    back = generated.deck().cards
    assert [card.id for card in back] == [card.id for card in cards]
    assert "quick local change" in back[1].answer


def test_rule_10_a_deleted_file_is_restored_by_its_name(generated: SmallProject) -> None:
    before = generated.text(RED_BLACK)
    (generated.project.root / RED_BLACK).unlink()
    assert count(generated.generate(), Verb.DELETED) == 4
    assert count(generated.generate(restore=[RED_BLACK]), Verb.RESTORED) == 4
    assert generated.text(RED_BLACK) == before


def test_an_unknown_card_cannot_be_restored(generated: SmallProject) -> None:
    with pytest.raises(CardgenError, match="zzzzzzzzzz"):
        generated.generate(restore=["zzzzzzzzzz"])


def test_rules_12_15_a_renamed_note_and_section_take_file_ids_and_comments_along(
    generated: SmallProject,
) -> None:
    generated.edit(RED_BLACK, "# yaml", "# my comment\n# yaml")
    ids = [card.id for card in generated.deck().cards]
    (generated.project.root / TREES).rename(generated.project.notes / "forest.md")
    generated.edit("notes/forest.md", "## Red-black tree", "## Balanced trees")
    done = generated.generate()
    renamed = "decks/forest/balanced-trees.yaml"
    assert sorted(generated.snapshot(".yaml")) == ["decks/forest/b-tree.yaml", renamed]
    assert generated.text(renamed).startswith("# my comment\n")
    assert [card.id for card in generated.deck(renamed).cards] == ids
    assert generated.deck(renamed).note == "notes/forest.md"
    assert count(done, Verb.NEW) == count(done, Verb.ORPHAN) == 0
    assert list(generated.snapshot(".jsonl")) == ["decks/.cardgen/generated/notes/forest.md.jsonl"]


def test_rule_21_a_run_that_orphans_more_than_a_third_of_a_deck_stops(generated: SmallProject) -> None:
    before = generated.snapshot()
    generated.write(TREES, NOTE.split("A **sentinel**")[0])
    assert generated.generate().stopped
    assert generated.snapshot() == before
    done = generated.generate(yes=True)
    assert not done.stopped
    assert count(done, Verb.ORPHAN) == 4
    assert generated.snapshot(".yaml") == {k: v for k, v in before.items() if k.endswith(".yaml")}


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


@pytest.fixture
def many(trees: SmallProject) -> SmallProject:
    """Three notes with six cards in two deck files each."""
    for name in ("woods", "groves"):
        trees.write(f"notes/{name}.md", NOTE.replace("tree", name))
    assert count(trees.generate(), Verb.NEW) == 18
    return trees


def lose(project: SmallProject, *paths: str) -> None:
    for path in paths:
        (project.project.root / path).unlink()


def test_p2_rule_21_lost_deck_files_are_not_taken_for_deleted(many: SmallProject) -> None:
    before = many.snapshot(".yaml")
    lose(many, *before)
    memory = many.snapshot()
    done = many.generate()
    assert done.stopped
    assert done.plan is not None
    assert done.plan.lost is not None
    assert (done.plan.lost.cards, done.plan.lost.total, len(done.plan.lost.paths)) == (18, 18, 6)
    assert many.snapshot() == memory
    assert not many.generate(restore=["decks"]).stopped
    assert {path: data for path, (data, _) in many.snapshot(".yaml").items()} == {
        path: data for path, (data, _) in before.items()
    }


def test_rule_21_with_yes_they_are_deleted_and_told_no_more(many: SmallProject) -> None:
    lose(many, *many.snapshot(".yaml"))
    assert count(many.generate(yes=True), Verb.DELETED) == 18
    assert not many.generate().stopped
    many.write("notes/new.md", HEAP)
    assert not many.generate().stopped
    assert count(many.generate(restore=["decks/trees"]), Verb.RESTORED) == 6


@pytest.mark.parametrize(
    ("files", "stops"),
    [
        ([RED_BLACK], False),
        ([RED_BLACK, B_TREE], False),
        ([RED_BLACK, B_TREE, "decks/woods/b-woods.yaml"], False),
        ([RED_BLACK, B_TREE, "decks/woods/red-black-woods.yaml"], True),
    ],
)
def test_rule_21_a_few_deck_files_may_be_deleted(many: SmallProject, files: list[str], stops: bool) -> None:
    lose(many, *files)
    assert many.generate().stopped is stops


def test_rule_21_one_deck_file_of_many_cards_may_be_deleted(trees: SmallProject) -> None:
    facts = "".join(f"A **{word}er** is a tool that is made to {word}.\n\n" for word in WORDS)
    trees.write(TREES, f"# Tools\n\n{facts}")
    assert count(trees.generate(), Verb.NEW) == len(WORDS)
    lose(trees, *trees.snapshot(".yaml"))
    assert not trees.generate().stopped


def test_rule_21_cards_cut_out_by_hand_and_notes_deleted_with_their_decks_are_no_loss(
    many: SmallProject,
) -> None:
    for path in many.snapshot(".yaml"):
        many.write(path, many.text(path).partition("cards:")[0] + "cards: []\n")
    assert count(many.generate(), Verb.DELETED) == 18
    lose(many, *many.snapshot(".yaml"), "notes/woods.md", "notes/groves.md")
    assert not many.generate().stopped


def test_rule_21_only_the_notes_of_the_run_count(many: SmallProject) -> None:
    lose(many, *(path for path in many.snapshot(".yaml") if "/trees/" not in path))
    assert many.generate().stopped
    assert not many.generate(many.project.root / TREES).stopped


def test_rule_24_a_note_out_of_scope_is_left_alone(generated: SmallProject) -> None:
    generated.write("notes/other.md", HEAP)
    before = generated.snapshot()
    generated.edit(TREES, "a local change", "one local change")
    generated.generate(generated.project.notes / "other.md")
    assert {k: v for k, v in generated.snapshot().items() if k in before} == before


def test_dry_run_writes_nothing_and_tells_the_plan(trees: SmallProject) -> None:
    done = trees.generate(dry_run=True)
    assert not trees.project.decks.exists()
    assert count(done, Verb.NEW) == 6
    assert [change.path for change in done.changes] == ["decks/trees/b-tree.yaml", RED_BLACK]


def test_rule_25_a_faulty_deck_stops_the_run(generated: SmallProject) -> None:
    generated.edit(RED_BLACK, "kind: definition", "kind: definitio")
    before = generated.snapshot()
    done = generated.generate()
    assert done.plan is None
    assert {fault.code for fault in done.diagnostics} == {"unknown-kind"}
    assert generated.snapshot() == before


def test_p6_faults_of_notes_and_decks_are_told_at_once_with_their_lines(generated: SmallProject) -> None:
    generated.write("notes/one.md", b"\x00\xff binary")
    generated.edit(RED_BLACK, "kind: definition", "kind: definitio")
    generated.edit(B_TREE, "deck:", "dekc:")
    told = generated.generate().diagnostics
    assert {fault.source.path for fault in told} == {"notes/one.md", RED_BLACK, B_TREE}
    assert all(fault.source.start_line and fault.message and fault.remedy for fault in told)


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


def test_p4_same_notes_anywhere_give_the_same_bytes(generated: SmallProject, tmp_path: Path) -> None:
    other = SmallProject(tmp_path / "elsewhere" / "deep")
    other.generate()
    one, two = ({k: data for k, (data, _) in p.snapshot().items()} for p in (generated, other))
    assert one == two


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such names")
def test_a_note_whose_name_is_no_text_is_told_and_the_others_are_read(trees: SmallProject) -> None:
    trees.write(os.fsdecode(b"notes/caf\xe9.md"), HEAP)
    for _ in range(2):  # the second time by what the first one kept
        done = trees.generate()
        assert [(fault.code, fault.source.path) for fault in done.diagnostics] == [
            ("note-name", r"notes/caf\udce9.md")
        ]
    assert sorted(trees.snapshot(".yaml")) == [B_TREE, RED_BLACK]


def test_a_note_named_through_a_link_is_the_note_itself(generated: SmallProject, tmp_path: Path) -> None:
    before = generated.snapshot()
    link = tmp_path.parent / f"{tmp_path.name}-link"
    link.symlink_to(tmp_path)
    for path in (link / TREES, link / "notes", link):
        assert generated.generate(path).changes == ()
    assert generated.generate(generated.project.notes / "trees.md", link / TREES).notes == 1
    assert generated.snapshot() == before


def test_a_note_that_cannot_be_read_keeps_its_cards(generated: SmallProject) -> None:
    before = generated.snapshot()
    generated.write(TREES, b"\x00\xff binary")
    done = generated.generate()
    assert [fault.code for fault in done.diagnostics] == ["note-not-text"]
    assert count(done, Verb.ORPHAN) == 0
    assert generated.snapshot() == before


@pytest.mark.parametrize("note", ["x" * 5000 + ".md", "notes/" + "长" * 300, "../" * 900 + "etc", "a\\0b"])
def test_p7_a_deck_may_name_any_note(generated: SmallProject, note: str) -> None:
    generated.write("decks/mine.yaml", f'deck: M\nnote: "{note}"\ncards:\n- {{question: Q, answer: A}}\n')
    assert generated.generate().changes == ()


def test_no_folder_of_notes_is_told(tmp_path: Path) -> None:
    with pytest.raises(CardgenError, match="cardgen init"):
        generate(Project(tmp_path))


def test_rule_26_a_deck_that_a_person_protected_stays(generated: SmallProject) -> None:
    file = generated.project.root / RED_BLACK
    file.chmod(0o444)
    before = generated.snapshot()
    generated.edit(TREES, "a local change", "a small local change")
    with pytest.raises(CardgenError, match=f"{RED_BLACK} is write-protected"):
        generated.generate()
    assert generated.snapshot() == before
    file.chmod(0o644)
    assert count(generated.generate(), Verb.UPDATED) == 1


def test_rule_16_byte_order_mark_line_breaks_and_rights_of_a_file_stay(generated: SmallProject) -> None:
    generated.write(RED_BLACK, "\ufeff" + generated.text(RED_BLACK).replace("\n", "\r\n"))
    file = generated.project.root / RED_BLACK
    file.chmod(0o640)
    generated.edit(TREES, "a local change", "a small local change")
    generated.generate()
    data = generated.text(RED_BLACK)
    assert data.startswith("\ufeff")
    assert "small local change" in data
    assert data.count("\n") == data.count("\r\n")
    assert file.stat().st_mode & 0o777 == 0o640


def test_rule_14_a_moved_card_takes_its_lines_and_comments_along(generated: SmallProject) -> None:
    generated.edit(RED_BLACK, "what is a rotation?", "what is a rotation?  # asked often")
    sentence = f"A **rotation** is a {ROTATION}.\n\n"
    generated.edit(TREES, sentence, "")
    generated.edit(TREES, "## B-tree\n\n", f"## B-tree\n\n{sentence}")
    assert count(generated.generate(), Verb.MOVED) == 1
    assert "rotation" not in generated.text(RED_BLACK)
    assert "In a B-tree (Search trees), what is a rotation?  # asked often" in generated.text(B_TREE)
    assert generated.deck(B_TREE).cards[0].anchor == "b-tree"


@pytest.mark.parametrize(
    ("old", "new", "stays"),
    [
        ("deck: ", "deck: ", False),
        ("deck: trees::Search trees::B-tree", "deck: Mine", True),
        ("tags: [", "tags: [mine, ", True),
        ("cards:", "# mine\ncards:", True),
    ],
)
def test_p2_rule_14_a_file_that_loses_all_cards_goes_only_if_a_person_wrote_nothing_in_it(
    generated: SmallProject, old: str, new: str, stays: bool
) -> None:
    generated.edit(B_TREE, old, new)
    head = generated.text(B_TREE).partition("cards:")[0]
    note, sections = generated.text(TREES).split("## B-tree")
    generated.write(TREES, note + sections)
    done = generated.generate()
    assert count(done, Verb.MOVED) == 2
    assert (generated.project.root / B_TREE).exists() is stays
    assert [fault.code for fault in done.diagnostics] == ["empty-deck"] * stays
    if stays:
        assert generated.text(B_TREE).startswith(head)
        assert generated.deck(B_TREE).cards == ()
    assert not generated.generate().diagnostics


def test_rule_14_a_card_that_a_person_moved_stays_there(generated: SmallProject) -> None:
    text = generated.text(RED_BLACK)
    start, end = text.index("- id: lddy7hh599"), text.index("- id: bb982guutm")
    generated.write(RED_BLACK, text[:start] + text[end:])
    generated.write("decks/mine.yaml", f"deck: Mine\ncards:\n{text[start:end]}")
    generated.edit(TREES, "a local change", "a quick local change")
    assert count(generated.generate(), Verb.UPDATED) == 1
    assert "quick local change" in generated.text("decks/mine.yaml")


def test_p2_rule_11_a_card_written_by_hand_is_not_changed(generated: SmallProject) -> None:
    own = "- question: What is a rotation, in my words?\n  answer: A turn.\n"
    generated.edit(RED_BLACK, "cards:\n", f"cards:\n{own}")
    generated.edit(TREES, "a local change", "a quick local change")
    generated.generate()
    assert f"cards:\n{own}" in generated.text(RED_BLACK)


def test_rule_12_a_renamed_note_is_known_again_when_it_alone_is_generated(generated: SmallProject) -> None:
    generated.write("notes/other.md", HEAP)
    generated.generate()
    ids = [card.id for card in generated.deck().cards]
    forest = generated.project.notes / "forest.md"
    (generated.project.root / TREES).rename(forest)
    done = generated.generate(forest)
    assert [card.id for card in generated.deck("decks/forest/red-black-tree.yaml").cards] == ids
    assert count(done, Verb.NEW) == count(done, Verb.ORPHAN) == 0
    assert generated.generate().changes == ()


def test_rule_12_two_notes_merged_and_one_split_keep_their_ids(generated: SmallProject) -> None:
    generated.write("notes/other.md", HEAP)
    generated.generate()
    before = {
        card.answer: card.id for path in generated.snapshot(".yaml") for card in generated.deck(path).cards
    }
    head, b_tree = NOTE.split("## B-tree")
    generated.write(TREES, head + HEAP.replace("# Heap", "## Heap"))
    generated.write("notes/blocks.md", f"# Blocks\n\n## B-tree{b_tree}")
    (generated.project.notes / "other.md").unlink()
    done = generated.generate()
    after = {
        card.answer: card.id for path in generated.snapshot(".yaml") for card in generated.deck(path).cards
    }
    assert after == before
    assert count(done, Verb.NEW) == count(done, Verb.ORPHAN) == 0
