"""A learner with the real Anki engine: imports packages, studies, edits; tells what is in the collection."""

from __future__ import annotations

import re
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import anki.collection
import anki.lang
from anki.cards import CardId
from anki.collection import Collection
from anki.decks import DeckId
from anki.scheduler.v3 import CardAnswer, Scheduler

from anki import import_export_pb2 as pb

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from anki.cards import Card
    from anki.notes import Note

AGAIN, HARD, GOOD, EASY = CardAnswer.AGAIN, CardAnswer.HARD, CardAnswer.GOOD, CardAnswer.EASY
LOG_KEYS = (
    "new",
    "updated",
    "duplicate",
    "conflicting",
    "missing_notetype",
    "missing_deck",
    "empty_first_field",
)
SUSPECT = {
    "template error": re.compile(
        r"template has a problem|no cloze \d|There is no field|has no matching|Unknown field|"
        r"front of this card is blank",
        re.I,
    ),
    "dollar math": re.compile(r"\$\$|(?<![\w\\$])\$[^$\s<][^$<>\n]*\$(?!\w)"),
    "cloze braces": re.compile(r"\{\{c\d+::"),
}
_TAG = re.compile(r"<[^>]*>")
_MATH = re.compile(r"\\\((.*?)\\\)|\\\[(.*?)\\\]", re.S)
_CODE = re.compile(r"(?s)<(style|script|pre|code)\b.*?</\1>")


@dataclass(frozen=True, slots=True)
class Imported:
    """What Anki's importer said of one package."""

    new: int
    updated: int
    duplicate: int
    conflicting: int
    missing_notetype: int
    missing_deck: int
    empty_first_field: int

    @property
    def problems(self) -> int:
        return self.conflicting + self.missing_notetype + self.missing_deck + self.empty_first_field


class Learner:
    """One collection and what its owner does with it."""

    def __init__(self, folder: Path, *, fsrs: bool = False) -> None:
        anki.lang.set_lang("en_US")
        folder.mkdir(parents=True, exist_ok=True)
        self._open(str(folder / "collection.anki2"))
        if fsrs:
            self.col.set_config("fsrs", True)
        for conf in self.col.decks.all_config():
            conf["new"]["perDay"] = conf["rev"]["perDay"] = 9999
            self.col.decks.update_config(conf)

    def _open(self, path: str) -> None:
        self.col = Collection(path)
        assert self.col.db
        assert isinstance(self.col.sched, Scheduler)
        self._db, self._scheduler = self.col.db, self.col.sched
        self._db.execute("pragma synchronous = off")  # nobody pulls the plug here

    def close(self) -> None:
        self.col.close()

    def take(self, package: Path, **options: Any) -> Imported:
        """Import ``package`` with Anki's default options, or those given."""
        request = pb.ImportAnkiPackageRequest(
            package_path=str(package), options=pb.ImportAnkiPackageOptions(**options)
        )
        log = self.col.import_anki_package(request).log
        self.col.models._clear_cache()
        return Imported(*(len(getattr(log, key)) for key in LOG_KEYS))

    def study(self, cards: int, rating: CardAnswer.Rating.ValueType = GOOD) -> list[int]:
        """Answer ``cards`` cards with the real scheduler (0 again to 3 easy); return their ids."""
        done: list[int] = []
        for deck in self.col.decks.all_names_and_ids(skip_empty_default=True):
            if "::" in deck.name:
                continue  # studied with its parent
            self.col.decks.select(DeckId(deck.id))
            while len(done) < cards and (queued := self._scheduler.get_queued_cards(fetch_limit=1).cards):
                card = self.col.get_card(CardId(queued[0].card.id))
                card.start_timer()
                states = queued[0].states
                self._scheduler.answer_card(
                    self._scheduler.build_answer(card=card, states=states, rating=rating)
                )
                done.append(card.id)
        return done

    def select(self, statement: str) -> list[Any]:
        """Return the first column of what an SQL statement finds in the collection."""
        return self._db.list(statement)

    def execute(self, statement: str, *values: str | int) -> None:
        """Run an SQL statement on the collection: for what Anki itself dates with the clock."""
        self._db.execute(statement, *values)
        self.col.models._clear_cache()

    def sleep(self, nights: int) -> None:
        """Let days go by: the collection becomes older, so that cards come due."""
        path = self.col.path
        self._db.execute("update col set crt = crt - ?", nights * 86_400)
        self.col.close()
        self._open(path)

    def note(self, guid: str) -> Note:
        return self.col.get_note(self._db.scalar("select id from notes where guid = ?", guid))

    def guids(self) -> list[str]:
        return self._db.list("select guid from notes order by guid")

    def mod(self, guid: str) -> int:
        return int(self._db.scalar("select mod from notes where guid = ?", guid))

    def edit(self, guid: str, field: str, text: str, at: int) -> None:
        """Edit a field as the learner does in the browser, at the time ``at``."""
        note = self.note(guid)
        note[field] = text
        self._save(note, at)

    def tag(self, guid: str, tag: str, at: int) -> None:
        note = self.note(guid)
        note.add_tag(tag)
        self._save(note, at)

    def _save(self, note: Note, at: int) -> None:
        self.col.update_note(note)
        self._db.execute("update notes set mod = ? where id = ?", at, note.id)

    def cards(self, guid: str) -> list[Card]:
        ids = self._db.list(
            "select c.id from cards c join notes n on n.id = c.nid where n.guid = ? order by c.ord", guid
        )
        return [self.col.get_card(CardId(cid)) for cid in ids]

    def deck_of(self, guid: str) -> str:
        return self.col.decks.name(self.cards(guid)[0].did)

    def decks(self) -> set[str]:
        return {deck.name for deck in self.col.decks.all_names_and_ids(skip_empty_default=True)}

    def note_types(self) -> list[str]:
        return sorted(nt["name"] for nt in self.col.models.all() if self.col.models.use_count(nt))

    def state(self) -> dict[int, tuple[object, ...]]:
        """Return the scheduling of every card that was ever answered: all that a review has brought about."""
        return {
            cid: self.card_state(cid) for cid in self._db.list("select distinct cid from revlog order by cid")
        }

    def card_state(self, cid: int) -> tuple[object, ...]:
        row = "due, ivl, type, queue, reps, lapses, factor, left, odue, odid, data, flags"
        card = self._db.first(f"select {row} from cards where id = ?", cid)
        log = self._db.all("select id, ease, ivl, lastIvl, factor, time, type from revlog where cid = ?", cid)
        return (tuple(card) if card else None, tuple(map(tuple, log)))

    def media_report(self) -> tuple[list[str], list[str]]:
        """Return the names of missing and of unused files, as Anki's media check finds them."""
        report = self.col.media.check()
        return list(report.missing), list(report.unused)

    def suspects(self) -> list[str]:
        """Render every card; return what should never reach a learner, one line each."""
        found = []
        for cid in self._db.list("select id from cards order by id"):
            card = self.col.get_card(CardId(cid))
            sides = card.render_output(browser=False)
            name = f"{card.note().guid}#{card.ord}"
            for side in (sides.question_text, sides.answer_text):
                found += [f"{name}: {fault}" for fault in faults_of(side)]
            if not readable(sides.question_text):
                found.append(f"{name}: empty question")
        return found

    def empty_cards(self) -> int:
        return sum(len(note.card_ids) for note in self.col.get_empty_cards().notes)


@contextmanager
def learner(folder: Path, *, fsrs: bool = False) -> Iterator[Learner]:
    person = Learner(folder, fsrs=fsrs)
    try:
        yield person
    finally:
        person.close()


def readable(html: str) -> str:
    """Return what a person sees of ``html``: its text, pictures counted as text."""
    html = re.sub(r"(?s)<(style|script)\b.*?</\1>", "", html)
    return _TAG.sub("", html.replace("<img", "picture<")).strip()


def faults_of(html: str) -> list[str]:
    """Return what is suspect in one side of a card: template errors, raw math, broken formulas."""
    html = _CODE.sub("", html)
    rest = _TAG.sub("", _MATH.sub("", html))
    found = [name for name, pattern in SUSPECT.items() if pattern.search(rest)]
    for match in _MATH.finditer(html):
        body = match.group(1) or match.group(2) or ""
        if _TAG.search(re.sub(r"<br ?/?>", "", body)):
            found.append("tag inside math")
        bare = re.sub(r"\\\\|\\[{}]", "", body)
        if bare.count("{") != bare.count("}"):
            found.append("unbalanced braces in math")
    if re.search(r"\\[()\[\]]", rest):
        found.append("math delimiter without its partner")
    if "}}" in rest:
        found.append("stray }}")
    return found
