"""The parts of a statement, as the readers of Chinese and English clauses find them."""

from dataclasses import dataclass, field

from cardgen.extract.reading.gloss import Gloss


@dataclass(slots=True)
class Clause:
    """What a clause says; filled by its reader, then only read. Offsets are in the clause's text.

    ``lead`` are words before it that carry no fact, ``condition`` and ``adverbial`` what stands before the
    subject, ``start`` where the subject begins, ``predicate`` where the predicate does; ``verb_start`` is -1
    without a known verb. ``pronoun`` is set where the subject is one, and then ``subject`` is empty.
    ``holder`` is the subject that ``对于…来说`` names, or a name that a clause without subject begins with.
    """

    start: int
    predicate: int
    subject: str = ""
    gloss: Gloss = field(default_factory=Gloss)
    pronoun: str = ""
    lead: str = ""
    condition: str = ""
    adverbial: str = ""
    holder: str = ""
    verb: str = ""
    verb_start: int = -1
    verb_end: int = -1

    def set_verb(self, verb: str, start: int, end: int) -> None:
        """Note the verb and where it stands."""
        self.verb, self.verb_start, self.verb_end = verb, start, end
