"""Links among the notes that are not followed: told, as what is behind them makes no cards."""

from collections.abc import Iterable
from pathlib import Path

from cardgen.model import Diagnostic, Severity, Source
from cardgen.notes.files import links_past_notes
from cardgen.project.project import Project


def skipped_notes(project: Project, paths: Iterable[Path]) -> tuple[Diagnostic, ...]:
    """Return a warning for every link below ``paths`` that notes may be behind and that is not followed.

    A path that is no folder has nothing below it.

    Raises:
        OSError: a folder cannot be read.
    """
    links = {project.name_of(link) for path in paths if path.is_dir() for link in links_past_notes(path)}
    return tuple(_skipped(link) for link in sorted(links))


def _skipped(link: str) -> Diagnostic:
    message = "this link is not followed; the notes behind it make no cards."
    remedy = "Put the notes themselves here, or delete the link."
    return Diagnostic(Source(link), Severity.WARNING, "skipped-link", message, remedy)
