"""All cards as a page: what the next build would pack, as Anki shows it, with what was found in it."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Event

from cardgen.flows.shared.asked_paths import must_be_folder
from cardgen.flows.shared.saves import Saves
from cardgen.flows.surveying.preview_cards import PreviewCards
from cardgen.flows.surveying.survey import survey
from cardgen.model import Diagnostic
from cardgen.preview.files import write_preview
from cardgen.preview.server import PreviewServer
from cardgen.progress import Progress, quiet
from cardgen.project.load import sound_settings
from cardgen.project.project import Project
from cardgen.store.writing import refuse_outside


@dataclass(frozen=True, slots=True)
class Previewed:
    """What was written: the page to open, how much is on it, and everything that was found."""

    page: Path
    cards: int
    decks: int
    diagnostics: tuple[Diagnostic, ...]

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """Those of the diagnostics that are errors; cards and notes may be missing for them."""
        return tuple(fault for fault in self.diagnostics if fault.is_error)


def preview(project: Project, folder: Path | None = None, report: Progress = quiet) -> Previewed:
    """Write the preview of all decks of ``project`` to ``folder`` (default: ``dist/preview``).

    Raises:
        UsageError: ``folder`` cannot be a folder.
        FaultySettings: the settings are at fault.
        CardgenError: ``folder`` holds something else, or a link leads ``dist`` out of the project.
        OSError: a file cannot be read or written.
    """
    if folder:
        must_be_folder(folder, "-o")
    sound_settings(project)
    return _written(project, folder, report)


def _written(project: Project, folder: Path | None, report: Progress = quiet) -> Previewed:
    target = folder or project.dist / "preview"
    if folder is None:
        refuse_outside(project.root, target / "index.html")
    seen = survey(project, report, linked_notes=False)  # the page may be given to others
    made = PreviewCards(project, seen)
    content = made.content(report)
    write_preview(target, content)
    decks = {card.deck for card in content.cards}
    return Previewed(target / "index.html", len(content.cards), len(decks), seen.diagnostics)


def serve_preview(
    project: Project,
    folder: Path | None,
    port: int,
    tell: Callable[[Previewed, str], None],
    stop: Event | None = None,
) -> None:
    """Serve the preview to this machine and write it anew on every save, until ``stop`` is set.

    ``tell`` hears of each writing, with the address of the page. ``port`` 0 takes a free one.

    Raises:
        UsageError: ``folder`` cannot be a folder.
        FaultySettings: the settings are at fault.
        CardgenError: the port is taken, or ``folder`` holds something else.
    """
    saves = Saves(project)
    written = preview(project, folder)
    with PreviewServer(written.page.parent, port) as server:
        tell(written, server.address)
        for _ in saves.until(stop):
            with suppress(OSError):  # a file vanished while it was read; the next save brings it
                written = _written(project, folder)  # faulty settings are told on the page
                tell(written, server.address)
                server.reload()
