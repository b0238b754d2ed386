"""Check a project: everything that is wrong or weak in its notes and decks, all at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from cardgen.errors import UsageError
from cardgen.flows.shared.asked_paths import must_exist
from cardgen.flows.surveying.survey import survey
from cardgen.model import Diagnostic
from cardgen.progress import Progress, quiet
from cardgen.project.project import Project, is_outside


@dataclass(frozen=True, slots=True)
class Checked:
    """What was looked at, and what was found in it, sorted by place."""

    decks: int
    cards: int
    notes: int
    diagnostics: tuple[Diagnostic, ...]


def check(
    project: Project,
    paths: Sequence[Path] = (),
    report: Progress = quiet,
) -> Checked:
    """Check all notes and decks of ``project``; with ``paths`` tell only of those files and folders.

    Duplicates are looked for in all decks in any case.

    Raises:
        UsageError: one of ``paths`` does not exist, or is not in the project.
    """
    must_exist(paths, "deck, note or folder")
    wanted = tuple(project.name_of(path) for path in paths)
    if outside := next(filter(is_outside, wanted), ""):
        raise UsageError(f"{outside}: is not in the project, of which alone the notes and decks are checked.")
    seen = survey(project, report)
    files = [file for file in seen.files if _is_wanted(file.path, wanted)]
    return Checked(
        decks=len(files),
        cards=sum(len(file.cards) for file in files),
        notes=sum(_is_wanted(path, wanted) for path in seen.notes),
        diagnostics=tuple(fault for fault in seen.diagnostics if _is_wanted(fault.source.path, wanted)),
    )


def _is_wanted(path: str, wanted: tuple[str, ...]) -> bool:
    return not wanted or any(path == name or name == "." or path.startswith(f"{name}/") for name in wanted)
