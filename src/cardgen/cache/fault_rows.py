"""Faults and their places as rows that JSON can hold, and back: in the cache."""

from typing import Any

from cardgen.model import Diagnostic, Severity, Source


def source_row(source: Source) -> list[Any]:
    """Return a place as a row: what ``Source`` is made with."""
    return [source.path, source.start_line, source.end_line, source.column]


def diagnostic_row(fault: Diagnostic) -> list[Any]:
    """Return ``fault`` as a row; ``diagnostic_of_row`` gives back an equal one."""
    return [*source_row(fault.source), fault.severity, fault.code, fault.message, fault.remedy]


def diagnostic_of_row(row: Any) -> Diagnostic:
    """Return the fault of a row.

    Raises:
        TypeError, ValueError: it is no row of a fault.
    """
    *place, severity, code, message, remedy = row
    return Diagnostic(Source(*place), Severity(severity), code, message, remedy)
