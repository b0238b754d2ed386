"""The story of docs/merge-story.md: ten hand edits in four decks, ten changes of the notes, three runs."""

import difflib
import re
from pathlib import Path

import pytest
from tests.support.small_project import NOTE, count

from cardgen.extract.registry import RULES
from cardgen.flows.generate import Generated, generate
from cardgen.model import Card
from cardgen.project.project import Project
from cardgen.store.format.load import load_deck
from cardgen.store.merging.plan import Verb

PAGE = Path(__file__).parents[2] / "docs" / "merge-story.md"
TREES = f"{NOTE}\nA **fill factor** is the share of a page that is in use on average.\n"
HASHING = """\
# Hashing

## Hash map

A **hash map** is an array in which the slot of a key is computed from the key itself.

A **collision** is an event in which two keys are given the same slot.

A **load factor** is the number of keys divided by the number of slots.

A **probe** is a look at one slot while a key is searched.

## Bloom filter

A **Bloom filter** is a bit array that tells whether a key may be in a set, without false negatives.

A **false positive** is a key that is reported although it was never put into the set.

A **counting filter** is a Bloom filter with counters instead of bits, so that keys can be removed.
"""
RED_BLACK, B_TREE = "decks/trees/red-black-tree.yaml", "decks/trees/b-tree.yaml"
HASH_MAP, BLOOM = "decks/hashing/hash-map.yaml", "decks/hashing/bloom-filter.yaml"
NOW = {  # where each deck file is when the story ends
    RED_BLACK: RED_BLACK,
    B_TREE: "decks/trees/b-trees-and-pages.yaml",
    HASH_MAP: "decks/hash-maps/hash-map.yaml",
    BLOOM: "decks/bloom/bloom-filter.yaml",
}


class Story:
    """The project of the story."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.write("notes/trees.md", TREES)
        self.write("notes/hashing.md", HASHING)
        rules = "".join(f"  {name}: {str(name == 'definition').lower()}\n" for name, _ in RULES)
        self.write("cardgen.yaml", f"rules:\n{rules}")

    def write(self, path: str, text: str) -> None:
        (self.root / path).parent.mkdir(parents=True, exist_ok=True)
        (self.root / path).write_text(text, encoding="utf-8")

    def text(self, path: str) -> str:
        return (self.root / path).read_text(encoding="utf-8")

    def edit(self, path: str, old: str, new: str) -> None:
        assert self.text(path).count(old) == 1, (old, self.text(path))
        self.write(path, self.text(path).replace(old, new))

    def reword(self, path: str, words: str, answer: str) -> None:
        """Give the card whose answer holds ``words`` another one."""
        found = re.findall(rf"^  answer: .*{re.escape(words)}.*$", self.text(path), re.M)
        assert len(found) == 1, (found, self.text(path))
        self.edit(path, found[0], f"  answer: {answer}")

    def cut(self, path: str, pattern: str) -> str:
        """Cut what matches out of a file and return it."""
        match = re.search(pattern, self.text(path), re.M | re.S)
        assert match is not None, (pattern, self.text(path))
        self.edit(path, match[0], "")
        return match[0]

    def generate(self) -> Generated:
        done = generate(Project(self.root))
        assert not [fault for fault in done.diagnostics if fault.severity == "error"], done.diagnostics
        assert not done.stopped, done.alarms
        return done

    def cards(self) -> dict[str, Card]:
        """All cards by question, without the section that it names first."""
        found: dict[str, Card] = {}
        for path in sorted((self.root / "decks").rglob("*.yaml")):
            deck = load_deck(path.read_text(encoding="utf-8"), path.name).deck
            assert deck is not None
            found |= {without_place(card.question): card for card in deck.cards}
        return found

    def decks(self) -> dict[str, str]:
        paths = (path for path in (self.root / "decks").rglob("*.yaml"))
        return {path.relative_to(self.root).as_posix(): path.read_text(encoding="utf-8") for path in paths}


def without_place(question: str) -> str:
    """``In a hash map (Hashing), what is a probe?`` without its first words."""
    return re.sub(r"^In [^?]*?, what", "What", question)


def edit_decks_by_hand(story: Story) -> None:
    """Ten edits in four decks."""
    story.reword(RED_BLACK, "local change", "a turn of two nodes; the order stays")
    story.edit(RED_BLACK, "a sentinel?\n", "a sentinel?\n  hint: Think of leaves.\n")
    story.edit(RED_BLACK, "deck:", "# Exam in June: this deck first.\ndeck:")
    height = story.cut(RED_BLACK, r"^- id: \w+\n  kind: \w+\n  question: What is a black height.*?(?=^- |\Z)")
    story.edit(RED_BLACK, "cards:\n", f"cards:\n{height}")
    story.cut(B_TREE, r"^- id: \w+\n  kind: \w+\n  question: [^\n]*is a page.*?(?=^- |\Z)")
    own = "- question: Who invented the B-tree?  # asked in 2019\n  answer: Bayer and McCreight\n"
    story.edit(B_TREE, "cards:\n", f"cards:\n{own}")
    story.edit(HASH_MAP, "deck: hashing::Hashing::Hash map", "deck: Exam::Hash maps")
    story.reword(HASH_MAP, "number of keys divided", "keys / slots  ($n / m$)")
    story.edit(BLOOM, "positive?\n", "positive?\n  tags: [exam]\n")
    story.edit(BLOOM, "so that keys can be removed\n", "so that keys can be removed\n  reverse: true\n")


def change_notes_first(story: Story) -> None:
    story.edit("notes/trees.md", "# Search trees\n", "# Search trees\n\nNotes of a course.\n\nShort ones.\n")
    story.edit("notes/trees.md", "stands for every missing child of a tree", "stands for each missing child")
    story.edit("notes/hashing.md", "the number of keys divided by", "the count of keys divided by")
    bucket = "A **bucket** is a slot of an array that holds several keys.\n\n"
    story.edit("notes/hashing.md", "## Bloom", f"{bucket}## Bloom")


def change_notes_again(story: Story) -> None:
    story.edit("notes/trees.md", "## B-tree", "## B-trees and pages")
    sentence = story.cut("notes/trees.md", r"A \*\*black height.*?\n\n")
    story.edit("notes/trees.md", "A **red-black tree**", f"{sentence}A **red-black tree**")
    sentinel = story.cut("notes/trees.md", r"A \*\*sentinel.*?\n\n")
    story.edit("notes/trees.md", "A **B-tree**", f"{sentinel}A **B-tree**")


def change_notes_at_last(story: Story) -> None:
    (story.root / "notes/hashing.md").rename(story.root / "notes/hash-maps.md")
    story.cut("notes/hash-maps.md", r"A \*\*probe.*?\n\n")
    story.write("notes/bloom.md", "# Hashing\n\n" + story.cut("notes/hash-maps.md", r"## Bloom.*\Z"))


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> "Told":
    story = Story(tmp_path_factory.mktemp("story"))
    assert count(story.generate(), Verb.NEW) == 14
    ids = story.cards()
    edit_decks_by_hand(story)
    before = story.decks()
    runs = []
    for change in (change_notes_first, change_notes_again, change_notes_at_last):
        change(story)
        runs.append(story.generate())
        assert story.generate().changes == ()
    return story, before, ids, runs


Told = tuple[Story, dict[str, str], dict[str, Card], list[Generated]]


def test_p2_every_hand_edit_is_there(told: Told) -> None:
    story, _, _, _ = told
    text = {path: story.text(now) for path, now in NOW.items()}
    cards = story.cards()
    assert cards["What is a rotation?"].answer == "a turn of two nodes; the order stays"
    assert cards["What is a sentinel?"].hint == "Think of leaves."
    assert text[RED_BLACK].splitlines()[1] == "# Exam in June: this deck first."
    order = re.findall("question: .*hat is an? (.*)\\?", text[RED_BLACK])
    assert order == ["black height", "red-black tree", "rotation"]
    assert "What is a page?" not in cards
    assert "# asked in 2019" in text[B_TREE]
    assert "deck: Exam::Hash maps" in text[HASH_MAP]
    assert cards["What is a load factor?"].answer == "keys / slots  ($n / m$)"
    assert "exam" in cards["What is a false positive?"].tags
    assert cards["What is a counting filter?"].reverse


def test_p2_every_untouched_card_is_up_to_date(told: Told) -> None:
    story, _, _, runs = told
    cards = story.cards()
    assert cards["What is a sentinel?"].answer.lower() == "a node that stands for each missing child"
    assert "What is a bucket?" in cards
    waiting = dict(cards["What is a load factor?"].conflict)
    assert str(waiting["answer"]).lower() == "the count of keys divided by the number of slots"
    changes = runs[2].cards
    assert [without_place(change.card.question) for change in changes if change.verb is Verb.ORPHAN] == [
        "What is a probe?"
    ]


def test_all_ids_are_kept(told: Told) -> None:
    story, _, before, _ = told
    after = story.cards()
    assert {question: card.id for question, card in before.items() if question != "What is a page?"} == {
        question: card.id for question, card in after.items() if question in before
    }
    assert after.keys() - before.keys() == {"What is a bucket?", "Who invented the B-tree?"}


def test_the_diff_is_the_one_of_the_page(told: Told) -> None:
    story, before, _, _ = told
    shown = re.search(r"```diff\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.S)
    assert shown is not None
    # How an answer begins is the affair of the rules.
    assert story_diff(before, story.decks()).lower() == shown[1].lower()


def story_diff(before: dict[str, str], after: dict[str, str]) -> str:
    """Return the changes of the deck files, files under their new names compared with their old ones."""
    assert sorted(after) == sorted(NOW.values())
    lines: list[str] = []
    for old, new in NOW.items():
        lines += difflib.unified_diff(
            before[old].splitlines(), after[new].splitlines(), old, new, lineterm="", n=1
        )
    return "\n".join(lines) + "\n"
