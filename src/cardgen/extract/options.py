"""What a caller may choose: rules on or off, sections left out, how sure a rule must be."""

from dataclasses import dataclass

from cardgen.model import GeneratedCard
from cardgen.project.settings import DEFAULT_MIN_CONFIDENCE

# How far below the least confidence a finding may be and still be what becomes of a card made before:
# a later version of the rules that is a little less sure takes no card's source away.
LEEWAY = 0.1


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtractOptions:
    """``rules`` switches rules by name, ``skip_sections`` are headings to leave out, with all below them.

    ``min_confidence`` is from 0 to 1. ``note`` is the name that goes into the cards' ids: the note's path in
    its project, else its base name; empty means the document's path.
    """

    note: str = ""
    rules: tuple[tuple[str, bool], ...] = ()
    skip_sections: tuple[str, ...] = ()
    min_confidence: float = DEFAULT_MIN_CONFIDENCE


@dataclass(frozen=True, slots=True)
class Dropped:
    """A card that a rule proposed and that was left out: its question, the note's lines and the reason."""

    rule: str
    question: str
    first_line: int
    last_line: int
    words: str
    reason: str


@dataclass(frozen=True, slots=True)
class Extraction:
    """The cards of a note in its order, and what was found but left out.

    ``doubtful`` are cards left out for up to ``LEEWAY`` of confidence alone; the ``dropped`` have them too.
    """

    cards: tuple[GeneratedCard, ...]
    dropped: tuple[Dropped, ...] = ()
    doubtful: tuple[GeneratedCard, ...] = ()
