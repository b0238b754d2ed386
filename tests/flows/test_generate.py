"""``generate`` on a project on disk: what is written, what is left alone, when it stops."""

import os
import sys
from pathlib import Path

import pytest
from tests.support.small_project import B_TREE, HEAP, RED_BLACK, ROTATION, TREES, SmallProject, count

from cardgen.errors import CardgenError
from cardgen.flows.generate import generate
from cardgen.project.project import Project
from cardgen.store.format.load import load_deck
from cardgen.store.merging.plan import Verb


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
    lines = {change.card.question: (change.place.path, change.place.start_line) for change in done.cards}
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
    assert done.unplanned
    assert {fault.code for fault in done.diagnostics} == {"unknown-kind"}
    assert generated.snapshot() == before


def test_p6_faults_of_notes_and_decks_are_told_at_once_with_their_lines(generated: SmallProject) -> None:
    generated.write("notes/one.md", b"\x00\xff binary")
    generated.edit(RED_BLACK, "kind: definition", "kind: definitio")
    generated.edit(B_TREE, "deck:", "dekc:")
    told = generated.generate().diagnostics
    assert {fault.source.path for fault in told} == {"notes/one.md", RED_BLACK, B_TREE}
    assert all(fault.source.start_line and fault.message and fault.remedy for fault in told)


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


def test_p2_rule_11_a_card_written_by_hand_is_not_changed(generated: SmallProject) -> None:
    own = "- question: What is a rotation, in my words?\n  answer: A turn.\n"
    generated.edit(RED_BLACK, "cards:\n", f"cards:\n{own}")
    generated.edit(TREES, "a local change", "a quick local change")
    generated.generate()
    assert f"cards:\n{own}" in generated.text(RED_BLACK)
