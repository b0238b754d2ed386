"""What a check is: facts about it, and one function from all decks to findings."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from cardgen.lint.subject import Subject
from cardgen.model import Diagnostic, Severity, Source

OFF = "off"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing a check found.

    ``place`` is the card's or the deck's; ``snippet`` a verbatim piece of the deck file by which the line and
    column can be told more exactly, or ``""``. ``remedy`` is empty where the check's own remedy will do, and
    ``code`` where the fault has no code of its own; ``severity`` is None where it is that of the check.
    """

    place: Source
    message: str
    snippet: str = ""
    remedy: str = ""
    code: str = ""
    severity: Severity | None = None


Find = Callable[[Subject], Iterator[Finding]]


@dataclass(frozen=True, slots=True)
class Check:
    """One check. ``code`` never changes once published; ``reason`` says why it makes cards better.

    ``own_codes`` are those that its findings may have in place of it, as a build tells them.
    """

    code: str
    severity: Severity
    reason: str
    remedy: str
    find: Find
    own_codes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """A finding as it is told. ``snippet`` is a piece of the deck file that tells its place exactly.

    ``codes`` are the names it goes by in settings and comments: its own, then that of its check.
    """

    diagnostic: Diagnostic
    snippet: str
    codes: tuple[str, str]


def found_by(checks: Iterable[Check], subject: Subject, levels: Mapping[str, str]) -> Iterator[Found]:
    """Yield all that ``checks`` find in ``subject``; a place is no finer than the card's lines.

    ``levels`` sets a severity by code, or ``off``; the others have their own. A finding's own code goes
    before that of its check.
    """
    for check in checks:
        if any(levels.get(code, levels.get(check.code)) != OFF for code in (check.code, *check.own_codes)):
            yield from _findings(check, subject, levels)


def _findings(check: Check, subject: Subject, levels: Mapping[str, str]) -> Iterator[Found]:
    for finding in check.find(subject):
        code, remedy = finding.code or check.code, finding.remedy or check.remedy
        level = levels.get(code, levels.get(check.code, finding.severity or check.severity))
        if level != OFF:
            told = Diagnostic(finding.place, Severity(level), code, finding.message, remedy)
            yield Found(told, finding.snippet, (code, check.code))
