"""The deck files and the memory of a planned generation, written all or nothing."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from cardgen.project.project import Project
from cardgen.store.files import schema_text
from cardgen.store.git_files import git_files
from cardgen.store.journal import write_together
from cardgen.store.memory import format_memory
from cardgen.store.memory_names import file_of_note

if TYPE_CHECKING:
    from cardgen.flows.generating.deck_texts import FileChange
    from cardgen.flows.generating.planned import PlannedGeneration, There


def texts_to_write(changes: Sequence["FileChange"]) -> dict[str, str | None]:
    """Return the deck files to write, by path (None: deleted): removals come last."""
    texts: dict[str, str | None] = {}
    for change in sorted(changes, key=lambda change: not change.arrivals):
        texts[change.path] = change.text
    for change in changes:
        if change.gone:
            texts.setdefault(change.gone, None)
    return texts


def write_generation(
    project: Project, planned: "PlannedGeneration", decks: Mapping[str, str | None]
) -> Mapping[Path, str | None]:
    """Write ``decks`` and the memory; return all texts, or nothing where all is as it was.

    Raises:
        CardgenError: a person saved a deck file meanwhile.
        OSError: a file cannot be read or written; see ``write_together`` for what is written then.
    """
    texts = _all_texts(project, decks, planned)
    return texts if write_together(project.decks, texts, _as_read(project, decks, planned.there)) else {}


def _as_read(project: Project, paths: Iterable[str], there: "There") -> dict[Path, str | None]:
    """Return what the deck files at ``paths`` held when planned from.

    Left out are those that were there and are none of ours to read: links out of the decks.
    """
    texts = {project.root / file.path: file.text for file in there.loaded.files}
    before = {project.decks / path for path in there.digests}
    files = [project.root / path for path in paths]
    return {file: texts.get(file) for file in files if file in texts or file not in before}


def _all_texts(
    project: Project, decks: Mapping[str, str | None], planned: "PlannedGeneration"
) -> dict[Path, str | None]:
    """Return what to write: the ``decks`` first, the memory last: no crash loses a card."""
    texts = {project.root / path: text for path, text in decks.items()}
    after = planned.plan.memory.by_note()
    for note in sorted(planned.there.memory.notes | after.keys()):
        file = project.memory / file_of_note(note)
        texts[file] = format_memory(after[note]) if note in after else None
    texts |= git_files(project.memory)
    texts[project.memory / "deck.schema.json"] = schema_text()
    return texts
