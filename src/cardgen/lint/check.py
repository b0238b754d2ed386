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


def found_by(
    checks: Iterable[Check], subject: Subject, levels: Mapping[str, str]
) -> Iterator[tuple[Diagnostic, str]]:
    """Yield (diagnostic, snippet) of all that ``checks`` find in ``subject``.

    A place is no finer than the card's lines; the snippet is a piece of the deck file that tells it exactly.
    ``levels`` sets a severity by code, or ``off``; the others have their own.
    """
    for check in checks:
        level = levels.get(check.code, check.severity)
        if level != OFF:
            for finding in check.find(subject):
                yield _diagnostic(check, Severity(level), finding), finding.snippet


def _diagnostic(check: Check, severity: Severity, finding: Finding) -> Diagnostic:
    return Diagnostic(finding.place, severity, check.code, finding.message, finding.remedy or check.remedy)
