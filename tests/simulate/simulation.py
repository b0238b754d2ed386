"""Years of use in a minute: an author writes, a learner imports, studies and edits; nothing may be lost.

After each step the invariants of ``Invariants`` are checked on the real engine.
"""

import os
import random
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path
from unittest.mock import patch

from tests.simulate.author import Author
from tests.support.engine import AGAIN, EASY, GOOD, HARD, Learner

from cardgen.anki.ids import guid
from cardgen.anki.read import AnkiNote, read_package
from cardgen.flows.build import build
from cardgen.flows.generate import generate
from cardgen.model import Card, Source
from cardgen.project.project import Project
from cardgen.store.files import load_decks

START = 2_000_000_000  # seconds; the simulation's clock, on which the learner's edits are dated too
_RATINGS = (AGAIN, HARD, GOOD, GOOD, EASY)
_EDITED = {"cardgen Q&A": "Back", "cardgen Cloze": "Extra"}

Content = tuple[Card, str, tuple[str, ...]]  # a card as its author wrote it, its deck's name and tags


@dataclass(slots=True)
class Edit:
    """What the learner made of a note, and when."""

    fields: list[str]
    tags: set[str]
    mod: int


@dataclass(slots=True)
class Simulation:
    """One author, one learner; ``figures`` counts what happened."""

    folder: Path
    seed: int
    fsrs: bool = False
    figures: Counter[str] = field(default_factory=Counter)

    def run(self, steps: int) -> Counter[str]:
        """Run ``steps`` steps; raise AssertionError with seed and step at the first broken promise."""
        world = _World(self.folder, random.Random(self.seed), self.fsrs, self.figures)
        with patch.dict(os.environ), patch("os.fsync"), closing(world.learner):
            for step in range(steps):
                try:
                    world.step()
                except AssertionError as broken:
                    raise AssertionError(f"seed {self.seed}, step {step}: {broken}") from broken
        return self.figures


class _World:
    def __init__(self, folder: Path, dice: random.Random, fsrs: bool, figures: Counter[str]) -> None:
        self.project = Project(folder / "project")
        self.author = Author(self.project.root, dice)
        self.learner = Learner(folder / "learner", fsrs=fsrs)
        self._dice, self._figures = dice, figures
        self._now = START
        self._answers = 0
        self._one: Path | None = None  # the file that all decks go into, or a package for each folder
        self._edits: dict[str, Edit] = {}
        self._contents_now: dict[str, Content] = {}
        self._built: dict[str, Content] = {}  # what each note was made of when it was last built
        # Notes whose source changed since the last delivery, maybe there and back.
        self._touched: set[str] = set()
        self._known: set[str] = set()

    def step(self) -> None:
        """Let the author write, perhaps a build arrive, and the learner learn."""
        self._now += self._dice.choice([0, 0, 1, 60, 86_400])
        os.environ["SOURCE_DATE_EPOCH"] = str(self._now - self._dice.choice([0] * 9 + [500_000]))
        for _ in range(self._dice.randint(1, 3)):
            act = self._dice.choice(self.author.acts())
            self._figures[act.__name__] += act()
        packages = self._publish()
        if self._dice.random() < 0.7:
            self._deliver(packages)
        for do in self._dice.sample(self._learner_acts(), 3):
            do()
        self._figures["steps"] += 1

    # The author's side

    def _publish(self) -> list[Path]:
        written = self._contents()
        generated = generate(self.project, yes=True)
        assert not generated.unplanned, generated.diagnostics
        self._one = self._dice.choice([None, self.project.root / "all.apkg"])
        built = build(self.project, one=self._one)
        assert not built.held_back, built.diagnostics
        self._contents_now = contents = self._contents()
        assert written.keys() <= contents.keys(), f"cards lost: {written.keys() - contents.keys()}"
        self._touched |= {name for name in contents if self._built.get(name) != contents[name]}
        self._built |= contents
        self._figures["builds"] += 1
        return [package.file for package in built.packages]

    def _contents(self) -> dict[str, Content]:
        """Return what the deck files say of each card that has an id, by its guid."""
        loaded = load_decks(self.project.decks, self.project.root)
        assert not loaded.faulty, loaded.diagnostics
        return {
            guid("cardgen", card.id, card.sort): (
                replace(card, anchor="", conflict=(), place=Source("")),
                file.deck.name,
                file.deck.tags,
            )
            for file in loaded.files
            if file.deck
            for card in file.deck.cards
            if card.id
        }

    # Delivery, and what must hold after it

    def _deliver(self, packages: list[Path]) -> None:
        state = self.learner.state()
        delivered = {note.guid: note for package in packages for note in read_package(package)}
        for package in packages:
            said = self.learner.take(package)
            assert not said.problems, f"{package.name}: {said}"
            self._figures["new"] += said.new
            self._figures["updated"] += said.updated
        self._figures["imports"] += 1
        assert self.learner.state() == state, "an import changed the scheduling of a studied card"
        self._known |= delivered.keys()
        assert delivered.keys() == self._contents_now.keys(), "cards of decks and notes of packages differ"
        self._check_notes(delivered)
        self._touched.clear()
        if self._dice.random() < 0.2:
            self._rebuild(packages)

    def _check_notes(self, delivered: dict[str, AnkiNote]) -> None:
        guids = self.learner.guids()
        assert len(guids) == len(set(guids)), "a note twice"
        assert set(guids) == self._known, f"notes differ: {set(guids) ^ self._known}"
        assert set(self.learner.note_types()) <= set(_EDITED), "a second note type"
        for name, sent in delivered.items():
            edit = self._edits.get(name)
            if edit and (name not in self._touched or edit.mod >= sent.mod):
                self._check_kept(name, edit)
            else:
                self._edits.pop(name, None)
                self._check_arrived(name, sent)
        for name in self._edits.keys() - delivered.keys():
            self._check_kept(name, self._edits[name])

    def _check_kept(self, name: str, edit: Edit) -> None:
        note = self.learner.note(name)
        assert note.fields == edit.fields, f"{name}: the learner's edit was lost"
        assert edit.tags <= set(note.tags), f"{name}: the learner's tags were lost"
        self._figures["edits kept"] += 1

    def _check_arrived(self, name: str, sent: AnkiNote) -> None:
        note = self.learner.note(name)
        for field_name, html in sent.fields:
            if field_name != "Source":  # lines that moved in the note are no change
                assert note[field_name] == html, f"{name}: {field_name} did not arrive"
        assert set(sent.tags) == set(note.tags), f"{name}: tags did not arrive"

    def _rebuild(self, packages: list[Path]) -> None:
        """Build again at a later time: the same bytes, and no note touched."""
        before = [package.read_bytes() for package in packages]
        os.environ["SOURCE_DATE_EPOCH"] = str(self._now + 1000)
        assert [package.file for package in build(self.project, one=self._one).packages] == packages
        assert [package.read_bytes() for package in packages] == before, "a rebuild changed a package"
        said = [self.learner.take(package) for package in packages]
        assert not any(one.new or one.updated for one in said), "a rebuild updated a note"
        self._figures["rebuilds"] += 1

    # The learner's side

    def _learner_acts(self) -> list[Callable[[], None]]:
        return [
            self._study,
            self._study,
            self._study,
            self._edit,
            self._tag,
            self._suspend,
            self._flag,
            self._sleep,
        ]

    def _study(self) -> None:
        dates = self._dates()
        for _ in range(3):
            answered = len(self.learner.study(self._dice.randint(1, 3), self._dice.choice(_RATINGS)))
            self._answers += answered
            self._figures["reviews"] += answered
        logged = self.learner.select("select count() from revlog where ease > 0")[0]
        assert logged == self._answers, f"{self._answers} answers were given, {logged} are in the log"
        for name, date in self._dates().items():
            if date != dates[name]:  # Anki tagged a leech, and dated that by the real clock
                self.learner.tag(name, "leech", at=max(self._now, dates[name]))
                self._remember(name)

    def _dates(self) -> dict[str, int]:
        return {name: self.learner.mod(name) for name in self.learner.guids()}

    def _edit(self) -> None:
        if name := self._some_note():
            note = self.learner.note(name)
            field_name = _EDITED[str(note.note_type()["name"])]  # type: ignore[index]
            self.learner.edit(
                name, field_name, f"my words {self._figures['edits']}", at=self._edit_time(name)
            )
            self._remember(name)
            self._figures["edits"] += 1

    def _tag(self) -> None:
        if name := self._some_note():
            self.learner.tag(name, self._dice.choice(["leech", "marked", "mine"]), at=self._edit_time(name))
            self._remember(name)
            self._figures["tags"] += 1

    def _edit_time(self, name: str) -> int:
        """Return when the learner edits: now, and like Anki never at a time before the note's own."""
        return max(self._now, self.learner.mod(name))

    def _remember(self, name: str) -> None:
        note = self.learner.note(name)
        self._edits[name] = Edit(list(note.fields), set(note.tags), self.learner.mod(name))

    def _suspend(self) -> None:
        if cards := self.learner.select("select id from cards order by id"):
            self.learner.col.sched.suspend_cards([self._dice.choice(cards)])
            self._figures["suspensions"] += 1

    def _flag(self) -> None:
        if cards := self.learner.select("select id from cards order by id"):
            self.learner.col.set_user_flag_for_cards(self._dice.randint(1, 4), [self._dice.choice(cards)])
            self._figures["flags"] += 1

    def _sleep(self) -> None:
        self.learner.sleep(self._dice.randint(1, 10))
        self._figures["nights"] += 1

    def _some_note(self) -> str:
        return self._dice.choice(sorted(self._known)) if self._known else ""
