"""The cards of a preview: each as the next build packs it, with its findings and the lines it is from."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import quote

from cardgen.anki.media import MediaFolder
from cardgen.flows.building.card_packer import CardPacker, PackedCard
from cardgen.flows.shared.source_links import SourceLinks
from cardgen.flows.surveying.survey import Note, Survey
from cardgen.model import Card, Deck, Diagnostic, derive_id
from cardgen.preview.cards import Excerpt, PreviewCard, PreviewContent
from cardgen.preview.template import faces
from cardgen.progress import Progress
from cardgen.project.project import Project
from cardgen.store.format.lines import lines_of

if TYPE_CHECKING:
    from pathlib import Path

_AROUND = 2  # lines shown above and below the source
_MOST_LINES = 60  # of a source that are shown


class PreviewCards:
    """Makes the cards of a page."""

    def __init__(self, project: Project, seen: Survey) -> None:
        self._root = project.root
        self._seen = seen
        self._findings = _by_line(seen.diagnostics)
        settings = seen.settings
        links = SourceLinks(project.root, settings.source_url, seen.lines)
        media = MediaFolder(project.root, settings.media_root)
        self._packer = CardPacker(project.root, settings.namespace, media, links)
        self._title = project.root.name
        self._styles: list[str] = []
        self._media: dict[str, Path] = {}
        self._told: set[Diagnostic] = set()

    def content(self, report: Progress) -> PreviewContent:
        """Return the cards of all decks in the order of their files, and the faults that belong to none."""
        cards = tuple(self._all(report))
        rest = [fault for fault in self._seen.diagnostics if fault not in self._told]
        faults = [(fault, self._editor(fault.source.path, fault.source.start_line)) for fault in rest]
        return PreviewContent(
            title=self._title, cards=cards, styles=self._styles, media=self._media, faults=faults
        )

    def _all(self, report: Progress) -> Iterator[PreviewCard]:
        total, done = sum(len(deck.cards) for deck in self._seen.decks), 0
        for deck in self._seen.decks:
            for card in deck.cards:
                yield from self._cards(card, deck)
                done += 1
                report(done, total)

    def _cards(self, card: Card, deck: Deck) -> Iterator[PreviewCard]:
        """Yield what Anki would make of one card of a deck file; most give one, a reversed one two."""
        known = card if card.id else replace(card, id=derive_id(str(card.place), card.question, card.cloze))
        packed = self._packer.pack(known, deck)
        self._media |= {file.name: file.path for file in packed.media}
        note_type = packed.note.note_type
        findings, excerpt = self._found(card, packed), self._excerpt(card, deck)
        for number, face in enumerate(faces(note_type, packed.note.named_fields)):
            yield PreviewCard(
                id=f"{known.id}-{number}" if number else known.id,
                face=face,
                deck=deck.name,
                kind=card.kind or "other",
                tags=packed.note.tags,
                style=self._style(note_type.css),
                file=card.place.path,
                line=card.place.start_line,
                url=self._editor(card.place.path, card.place.start_line),
                excerpt=excerpt,
                media=tuple(file.name for file in packed.media),
                findings=findings,
            )

    def _style(self, css: str) -> int:
        if css not in self._styles:
            self._styles.append(css)
        return self._styles.index(css)

    def _editor(self, path: str, line: int) -> str:
        file = quote((self._root / path).as_posix())
        return self._seen.settings.editor_url.replace("{file}", file).replace("{line}", str(max(line, 1)))

    def _found(self, card: Card, packed: PackedCard) -> tuple[Diagnostic, ...]:
        """Return what the checks and the packing found in ``card``, the same fault once."""
        place = card.place
        lines = self._findings[place.path]
        checked = [found for n in range(place.start_line, place.end_line + 1) for found in lines.get(n, ())]
        self._told.update(checked)
        seen = {(found.code, found.message) for found in checked}
        fresh = (found for found in packed.diagnostics if (found.code, found.message) not in seen)
        return (*checked, *fresh)

    def _excerpt(self, card: Card, deck: Deck) -> Excerpt | None:
        note = self._seen.notes.get(deck.note)
        if note is None:
            return Excerpt(note=deck.note) if deck.note else None
        first, last = self._seen.lines.get(card.id) or _section_lines(note, card.anchor)
        url = self._editor(note.path, first)
        return Excerpt(note=note.path, url=url, first=first, last=last, lines=_lines(note, first, last))


def _by_line(diagnostics: Iterable[Diagnostic]) -> defaultdict[str, dict[int, list[Diagnostic]]]:
    found: defaultdict[str, dict[int, list[Diagnostic]]] = defaultdict(dict)
    for fault in diagnostics:
        found[fault.source.path].setdefault(fault.source.start_line, []).append(fault)
    return found


def _section_lines(note: Note, anchor: str) -> tuple[int, int]:
    """Return the lines of the section with this anchor, for a card whose own lines are not known."""
    for section in note.document.root.walk():
        if anchor and section.anchor == anchor:
            return section.source.start_line, section.source.end_line
    return 0, 0


def _lines(note: Note, first: int, last: int) -> tuple[tuple[int, str, bool], ...]:
    if not first:
        return ()
    text = lines_of(note.text)
    last = min(last, first + _MOST_LINES)
    numbers = range(max(1, first - _AROUND), min(len(text), last + _AROUND) + 1)
    return tuple((number, text[number - 1], first <= number <= last) for number in numbers)
