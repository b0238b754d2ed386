"""How grave the settings say a fault is that no check found but the reading of notes, decks and memory."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from cardgen.model import Diagnostic, Severity

# The codes that may stand below ``checks`` beside those of the checks.
TOLD_IN_READING = (
    *("bad-tag", "damaged-memory", "memory-ahead", "memory-reverted", "note-control", "note-encoding"),
    *("note-front-matter", "orphan", "shared-deck", "skipped-link", "type-in-not-text"),
    "unresolved-conflict",
)
# What these had for a code in earlier versions; settings may name either.
_EARLIER = {"memory-ahead": "damaged-memory", "memory-reverted": "damaged-memory"}


def graded(faults: Iterable[Diagnostic], checks: Iterable[tuple[str, str]]) -> tuple[Diagnostic, ...]:
    """Return ``faults`` as the setting ``checks`` grades them, without those it switches off.

    An error stays one: what could not be read is not to be taken for sound.
    """
    return tuple(_graded(faults, {code: level for code, level in checks if code in TOLD_IN_READING}))


def _graded(faults: Iterable[Diagnostic], levels: Mapping[str, str]) -> Iterator[Diagnostic]:
    for fault in faults:
        earlier = levels.get(_EARLIER.get(fault.code, ""), fault.severity)
        level = levels.get(fault.code, earlier)
        if fault.is_error:
            yield fault
        elif level != "off":
            yield replace(fault, severity=Severity(level))
