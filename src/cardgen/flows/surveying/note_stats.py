"""The figures of a note, section by section: its cards by kind, what they cover, and what needs a hand."""

from collections import Counter
from dataclasses import dataclass, field

from cardgen.flows.surveying.coverage import Thing


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionStats:
    """One section of a note, or one deck without a note: ``name`` is its heading, ``line`` where it begins.

    ``kinds`` counts its cards by kind; ``long``, ``orphans`` and ``conflicts`` count cards.
    """

    name: str
    depth: int
    line: int
    kinds: dict[str, int] = field(default_factory=dict)
    formulas: tuple[Thing, ...] = ()
    concepts: tuple[Thing, ...] = ()
    long: int = 0
    orphans: int = 0
    conflicts: int = 0

    @property
    def cards(self) -> int:
        """The number of its cards."""
        return sum(self.kinds.values())


@dataclass(frozen=True, slots=True)
class NoteStats:
    """One note (its path) with its sections; the decks without a note together have the path ``""``."""

    note: str
    rows: tuple[SectionStats, ...]

    @property
    def total(self) -> SectionStats:
        """The sum of all sections, under the name of the note."""
        kinds: Counter[str] = Counter()
        for row in self.rows:
            kinds.update(row.kinds)
        return SectionStats(
            name=self.note or "decks without a note",
            depth=0,
            line=1,
            kinds=dict(kinds.most_common()),
            formulas=tuple(thing for row in self.rows for thing in row.formulas),
            concepts=tuple(thing for row in self.rows for thing in row.concepts),
            long=sum(row.long for row in self.rows),
            orphans=sum(row.orphans for row in self.rows),
            conflicts=sum(row.conflicts for row in self.rows),
        )
