"""What a check is: facts about it, and one function from all decks to findings."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from cardgen.lint.subject import Subject
from cardgen.model import Severity, Source


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing a check found.

    ``place`` is the card's or the deck's; ``snippet`` a verbatim piece of the deck file by which the line and
    column can be told more exactly, or ``""``. ``remedy`` is empty where the check's own remedy will do.
    """

    place: Source
    message: str
    snippet: str = ""
    remedy: str = ""


Find = Callable[[Subject], Iterator[Finding]]


@dataclass(frozen=True, slots=True)
class Check:
    """One check. ``code`` never changes once published; ``reason`` says why it makes cards better."""

    code: str
    severity: Severity
    reason: str
    remedy: str
    find: Find
