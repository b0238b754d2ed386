"""Rule 24 where the names of two notes give one folder of decks: each has files of its own."""

from itertools import permutations
from pathlib import Path

import pytest
from tests.support.small_project import HEAP, SmallProject, count

from cardgen.flows.check import check
from cardgen.store.merging.plan import Verb

OLD, NEW, PLAIN = "notes/2020-01-01-intro.md", "notes/2021-01-01-intro.md", "notes/intro.md"
FIRST, SECOND, THIRD = (f"decks/intro/intro{number}.yaml" for number in ("", "-2", "-3"))
TEXTS = {
    OLD: "A **heap** is a tree whose parents precede their children.\n",
    NEW: "A **queue** is a list that gives back first what came first.\n",
    PLAIN: "A **stack** is a list that gives back first what came last.\n",
}


@pytest.fixture
def intros(tmp_path: Path) -> SmallProject:
    project = SmallProject(tmp_path, HEAP)
    for note in (OLD, NEW):
        project.write(note, TEXTS[note])
    return project


def generate(project: SmallProject, *notes: str) -> None:
    assert not project.generate(*(project.project.root / note for note in notes)).stopped


def owners(project: SmallProject) -> dict[str, str]:
    """Return the note of each deck file of the notes that share a name."""
    return {path: project.deck(path).note for path in project.snapshot(".yaml") if "/intro/" in path}


@pytest.mark.parametrize(("alone", "other"), [(OLD, NEW), (NEW, OLD)])
def test_p3_rule_24_generating_one_alone_leaves_the_other_as_it_is(
    intros: SmallProject, alone: str, other: str
) -> None:
    generate(intros)
    assert owners(intros) == {FIRST: OLD, SECOND: NEW}
    before = intros.snapshot()
    generate(intros, alone)
    assert intros.snapshot() == before
    intros.write(alone, TEXTS[alone].replace(" is a ", " is a very plain "))
    generate(intros, alone)
    after = intros.snapshot()
    changed = {path for path in before if after[path] != before[path]}
    file = next(path for path, note in owners(intros).items() if note == alone)
    assert changed == {file, f"decks/.cardgen/generated/{alone}.jsonl"}
    assert after.keys() == before.keys()
    assert other in owners(intros).values()


@pytest.mark.parametrize("order", [*permutations([OLD, NEW, PLAIN])])
def test_rule_24_one_after_the_other_they_keep_what_they_got(
    intros: SmallProject, order: tuple[str, ...]
) -> None:
    for note in order:
        intros.write(note, TEXTS[note])
        before = intros.snapshot()
        generate(intros, note)
        after = intros.snapshot()
        assert {path: after[path] for path in before} == before
    assert owners(intros) == dict(zip((FIRST, SECOND, THIRD), order, strict=True))
    before = intros.snapshot()
    generate(intros)
    after = intros.snapshot()
    assert {path: after[path] for path in before} == before


def test_rule_24_a_deck_whose_memory_is_lost_is_its_notes_by_its_head(intros: SmallProject) -> None:
    generate(intros, OLD)
    (intros.project.memory / f"generated/{OLD}.jsonl").unlink()
    before = intros.text(FIRST)
    generate(intros, NEW)
    assert intros.text(FIRST) == before
    assert owners(intros) == {FIRST: OLD, SECOND: NEW}


def test_rule_24_a_file_that_a_person_renamed_frees_no_name(intros: SmallProject) -> None:
    generate(intros, OLD)
    (intros.project.root / FIRST).rename(intros.project.decks / "mine.yaml")
    before = intros.snapshot()
    generate(intros, NEW)
    assert {path: data for path, data in intros.snapshot().items() if path in before} == before
    assert owners(intros) == {SECOND: NEW}


def test_rule_24_a_head_is_not_taken_over_by_the_note_of_a_card_that_a_person_put_there(
    intros: SmallProject,
) -> None:
    generate(intros)
    cards = intros.text(SECOND).partition("cards:\n")[2]
    intros.write(FIRST, intros.text(FIRST) + cards)
    (intros.project.root / SECOND).unlink()
    before = intros.snapshot(".yaml")
    intros.write(NEW, f"---\ntitle: Queues\n---\n{TEXTS[NEW]}")
    generate(intros, NEW)
    assert intros.snapshot(".yaml") == before


def test_a_note_that_got_a_number_keeps_it_when_the_other_is_gone(intros: SmallProject) -> None:
    generate(intros)
    ids = intros.ids()
    (intros.project.root / OLD).unlink()
    done = intros.generate(yes=True)
    assert owners(intros) == {FIRST: OLD, SECOND: NEW}
    assert intros.ids() == ids
    assert count(done, Verb.ORPHAN) == 1


def test_rule_12_a_note_of_a_new_date_has_the_decks_of_the_old_one(intros: SmallProject) -> None:
    (intros.project.root / NEW).unlink()
    generate(intros)
    ids = intros.ids()
    (intros.project.root / OLD).rename(intros.project.root / NEW)
    generate(intros, NEW)
    assert owners(intros) == {FIRST: NEW}
    assert intros.ids() == ids


def test_sections_of_one_name_in_both_notes_stay_apart(intros: SmallProject) -> None:
    generate(intros)
    for note in (OLD, NEW):
        intros.write(
            note, f"{TEXTS[note]}\n## Intro\n\nA **{note[8]}-tree** is a graph that has no cycle at all.\n"
        )
    generate(intros)
    before = intros.snapshot()
    assert len(owners(intros)) == 4
    for note in (NEW, OLD):
        generate(intros, note)
    assert intros.snapshot() == before


def test_rule_17_notes_that_swap_their_names_have_their_decks_after_one_run(intros: SmallProject) -> None:
    intros.write(NEW, f"{TEXTS[NEW]}\n## Deque\n\nA **deque** is a queue that is open at both of its ends.\n")
    generate(intros)
    ids = intros.ids()
    old, new = intros.text(OLD), intros.text(NEW)
    intros.write(OLD, new)
    intros.write(NEW, old)
    generate(intros)
    before = intros.snapshot()
    assert intros.ids() == ids
    generate(intros)
    assert intros.snapshot() == before


def test_rule_15_a_section_that_loses_the_number_of_its_heading_renames_its_file(
    intros: SmallProject,
) -> None:
    intros.write(OLD, f"{TEXTS[OLD]}\n## Part 2\n\nA **leaf** is a node of a tree that has no children.\n")
    generate(intros)
    assert "decks/intro/part-2.yaml" in owners(intros)
    intros.edit(OLD, "## Part 2", "## Part")
    generate(intros)
    assert "decks/intro/part.yaml" in owners(intros)


@pytest.mark.parametrize(
    ("head", "told"), [("", 1), ("---\ncategory: Second\n---\n", 0), ("---\ntitle: Another\n---\n", 0)]
)
def test_p6_notes_that_come_into_one_deck_by_their_name_are_told(
    intros: SmallProject, head: str, told: int
) -> None:
    intros.write(NEW, head + TEXTS[NEW])
    generate(intros)
    shared = [fault for fault in check(intros.project).diagnostics if fault.code == "shared-deck"]
    assert [str(fault.severity) for fault in shared] == ["warning"] * told
    assert all("intro.md` are all below `intro` in Anki" in fault.message for fault in shared)


def test_notes_that_were_given_one_deck_may_share_it(intros: SmallProject) -> None:
    for note in (OLD, NEW):
        intros.write(note, "---\ncardgen: {deck: intro}\n---\n" + TEXTS[note])
    generate(intros)
    assert "shared-deck" not in {fault.code for fault in check(intros.project).diagnostics}
