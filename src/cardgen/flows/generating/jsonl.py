"""Cards as rows of plain data, the same for cards of notes and of deck files; written as JSON Lines."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from cardgen.flows.generating.note_cards import NoteCards, read_notes
from cardgen.flows.shared.grades import graded
from cardgen.flows.shared.source_links import SourceLinks
from cardgen.model import Card, Deck, Diagnostic, GeneratedCard
from cardgen.progress import Progress, quiet
from cardgen.project.load import sound_settings
from cardgen.project.project import Project
from cardgen.project.settings import Settings
from cardgen.store.deck_file import DeckFile
from cardgen.store.format.fields import canonical_card
from cardgen.store.memory import Memory
from cardgen.text.cloze import read_cloze

Row = dict[str, Any]


def rows_of_notes(
    project: Project, paths: Sequence[Path], min_confidence: float | None = None, report: Progress = quiet
) -> tuple[tuple[Row, ...], tuple[Diagnostic, ...]]:
    """Return a row for each card that the notes at ``paths`` (default: all) make, and all faults met.

    Raises:
        FaultySettings: the settings are at fault.
        CardgenError: no path is given and the project has no folder of notes.
    """
    settings = sound_settings(project)
    read = read_notes(project, settings, paths, min_confidence=min_confidence, report=report)
    rows = tuple(note_rows(project, settings, read.notes))
    return rows, graded(read.diagnostics, settings.checks)


def note_rows(project: Project, settings: Settings, notes: Iterable[NoteCards]) -> Iterator[Row]:
    """Yield a row for each card that notes make, in their order."""
    for note in notes:
        cards = [
            (card, deck.name, deck.tags) for deck in note.decks for card in deck.cards if not card.doubtful
        ]
        lines = {generated.card.id: _lines(generated) for generated, _, _ in cards}
        links = SourceLinks(project.root, settings.source_url, lines)
        for generated, name, tags in cards:
            card = canonical_card(generated.card)
            deck = Deck(name=name, note=note.name, tags=tags)
            yield _row(card, deck, links, note.name, lines[card.id], generated.rule)


def deck_rows(
    project: Project, settings: Settings, files: Iterable[DeckFile], memory: Memory
) -> Iterator[Row]:
    """Yield a row for each card of deck files; lines and rule are those of its last generation."""
    remembered = {record.card.id: record for record in memory.cards}
    lines = {id_: record.lines for id_, record in remembered.items()}
    links = SourceLinks(project.root, settings.source_url, lines)
    for file in files:
        deck = file.deck or Deck(name="")
        for card in deck.cards:
            rule = remembered[card.id].rule if card.id in remembered else ""
            yield _row(card, deck, links, deck.note, lines.get(card.id), rule)


def _lines(generated: GeneratedCard) -> tuple[int, int]:
    return generated.card.place.start_line, generated.card.place.end_line


def _row(
    card: Card, deck: Deck, links: SourceLinks, note: str, lines: tuple[int, int] | None, rule: str
) -> Row:
    question, answer = _sides(card)
    link = links.link(card, deck)
    return {
        "id": card.id,
        "deck": deck.name,
        "kind": str(card.kind or ""),
        "question": question,
        "answer": answer,
        "cloze": card.cloze,
        "note": note,
        "lines": list(lines) if lines else None,
        "anchor": card.anchor,
        "url": link.url if link else "",
        "tags": list(dict.fromkeys(deck.tags + card.tags)),
        "see": [{"title": see.title, "url": see.url} for see in card.see],
        "rule": rule,
    }


def _sides(card: Card) -> tuple[str, str]:
    """Return question and answer; of a cloze the text with ``[…]`` in place of what is hidden, and that."""
    if not card.cloze:
        return card.question, card.answer
    cloze = read_cloze(card.cloze)
    return cloze.around, "\n".join(deletion.text for deletion in cloze.deletions)
