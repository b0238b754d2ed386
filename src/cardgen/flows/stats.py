"""Statistics of a project: per note and section its cards by kind, what they cover, and what needs a hand."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from cardgen.flows.surveying.coverage import concepts, formulas
from cardgen.flows.surveying.note_stats import NoteStats, SectionStats
from cardgen.flows.surveying.survey import Note, Survey, survey
from cardgen.model import Card, Diagnostic
from cardgen.notes.document import Section
from cardgen.progress import Progress, quiet
from cardgen.project.load import sound_settings
from cardgen.project.project import Project
from cardgen.text.plain import squeezed

_LONG = {"answer-too-long", "question-too-long", "several-facts"}
_NO_KIND = "other"


@dataclass(frozen=True, slots=True)
class Stats:
    """The statistics of every note, sorted by path, decks without one last, and the errors in what was read.

    With errors the numbers may lack notes and cards.
    """

    notes: tuple[NoteStats, ...]
    diagnostics: tuple[Diagnostic, ...]


def stats(project: Project, report: Progress = quiet) -> Stats:
    """Return the statistics of ``project``.

    Raises:
        FaultySettings: the settings are at fault.
        OSError: a folder of decks cannot be read.
    """
    sound_settings(project)
    seen = survey(project, report)
    by_note: defaultdict[str, list[Card]] = defaultdict(list)
    for deck in seen.decks:
        by_note[deck.note if deck.note in seen.notes else ""].extend(deck.cards)
    codes = _codes(seen.diagnostics)
    told = [_of_note(note, by_note[path], codes) for path, note in sorted(seen.notes.items())]
    return Stats((*told, *_without_note(seen, codes)), seen.errors)


_Codes = dict[tuple[str, int], set[str]]  # of the faults on a line of a file


def _codes(diagnostics: Iterable[Diagnostic]) -> _Codes:
    codes: defaultdict[tuple[str, int], set[str]] = defaultdict(set)
    for fault in diagnostics:
        codes[fault.source.path, fault.source.start_line].add(fault.code)
    return codes


def _of_note(note: Note, cards: list[Card], codes: _Codes) -> NoteStats:
    texts = squeezed("\n".join(f"{card.question} {card.answer} {card.cloze} {card.extra}" for card in cards))
    questions = squeezed("\n".join(f"{card.question} {card.cloze}" for card in cards))
    sections = list(note.document.root.walk())
    anchors = {section.anchor for section in sections}
    by_anchor: defaultdict[str, list[Card]] = defaultdict(list)
    for card in cards:
        by_anchor[card.anchor if card.anchor in anchors else sections[0].anchor].append(card)
    rows = []
    for section in sections:
        row = _row(section, by_anchor.pop(section.anchor, []), codes, texts, questions)
        if row.cards or row.formulas or row.concepts:
            rows.append(row)
    return NoteStats(note.path, tuple(rows))


def _row(section: Section, cards: list[Card], codes: _Codes, texts: str, questions: str) -> SectionStats:
    return SectionStats(
        name=section.heading or "(before the first heading)",
        depth=max(0, len(section.path) - 1),
        line=section.source.start_line,
        formulas=tuple(formulas(section, texts)),
        concepts=tuple(concepts(section, questions)),
        **_counts(cards, codes),
    )


def _counts(cards: list[Card], codes: _Codes) -> dict[str, Any]:
    found = [_codes_of(card, codes) for card in cards]
    return {
        "kinds": dict(Counter(str(card.kind or _NO_KIND) for card in cards).most_common()),
        "long": sum(not _LONG.isdisjoint(each) for each in found),
        "orphans": sum("orphan" in each for each in found),
        "conflicts": sum("unresolved-conflict" in each for each in found),
    }


def _codes_of(card: Card, codes: _Codes) -> set[str]:
    place = card.place
    on_lines = (codes.get((place.path, line)) for line in range(place.start_line, place.end_line + 1))
    return {code for found in on_lines if found for code in found}


def _without_note(seen: Survey, codes: _Codes) -> Iterator[NoteStats]:
    decks = [deck for deck in seen.decks if deck.note not in seen.notes]
    rows = [
        SectionStats(name=deck.name, depth=0, line=1, **_counts(list(deck.cards), codes)) for deck in decks
    ]
    if rows:
        yield NoteStats("", tuple(rows))
