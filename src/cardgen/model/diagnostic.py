"""A fault in a note or a deck, as a value."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from cardgen.model.source import Source


class Severity(StrEnum):
    """How grave a fault is; an error makes a command end with exit code 1."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One fault: where, how grave, its code, what is wrong, and what to do about it.

    ``code`` is a short hyphenated name that never changes once published.
    """

    source: Source
    severity: Severity
    code: str
    message: str
    remedy: str = ""

    @property
    def is_error(self) -> bool:
        """Tell whether it is an error."""
        return self.severity is Severity.ERROR

    def __str__(self) -> str:
        text = f"{self.source}: {self.severity}[{self.code}]: {self.message}"
        return f"{text} {self.remedy}" if self.remedy else text


def in_order(faults: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return ``faults`` by place, those of one place by code and message."""
    return tuple(sorted(faults, key=lambda fault: (fault.source, fault.code, fault.message)))
