"""Why a line has the cards it has: the rule and the words of each, or the reason why there is none."""

from dataclasses import dataclass

from cardgen.extract.options import Extraction
from cardgen.extract.reading.inline import HELD_CHARACTER
from cardgen.notes.document import CodeBlock, Document, ImageBlock, ReferenceBlock, Section


@dataclass(frozen=True, slots=True)
class Explanation:
    """What is said of a line: cards ``made`` and ``left_out`` as sentences, or why it has neither."""

    line: int
    made: tuple[str, ...]
    left_out: tuple[str, ...]
    reason: str = ""


def explain(document: Document, extraction: Extraction, line: int) -> Explanation:
    """Return why line ``line`` (1-based) of the note has cards or has none."""
    made = tuple(
        f"{card.rule} ({card.confidence:.2f}, from “{_shown(card.words)}”): "
        f"{card.card.question or card.card.cloze}"
        for card in extraction.cards
        if card.card.place.start_line <= line <= card.card.place.end_line
    )
    left_out = tuple(
        f"{drop.rule} (from “{_shown(drop.words)}”): {drop.question} — {drop.reason}"
        for drop in extraction.dropped
        if drop.first_line <= line <= drop.last_line
    )
    return Explanation(line, made, left_out, "" if made or left_out else _silence(document, line))


def _shown(words: str) -> str:
    """The words that decided; formulas and code in them, which rules do not read, are left out."""
    return HELD_CHARACTER.sub("…", words)


def _silence(document: Document, line: int) -> str:
    if document.options.skip:
        return "the note's front matter says skip"
    for first, last in document.skipped:
        if first <= line <= last:
            return f"lines {first} to {last} stand between cardgen: skip and cardgen: end"
    section = _section_at(document.root, line)
    for block in section.blocks:
        if block.source.start_line <= line <= block.source.end_line:
            return _block_reason(block)
    if section.source.start_line == line:
        return "a heading"
    return "no text to read here"


def _block_reason(block: object) -> str:
    if isinstance(block, ReferenceBlock):
        return "a link whose title does not say what a thing is"
    if isinstance(block, CodeBlock):
        return "code makes no cards"
    if isinstance(block, ImageBlock):
        return "a picture makes no cards"
    return "no rule found a cue in this line"


def _section_at(section: Section, line: int) -> Section:
    found = section
    for below in section.walk():
        if below.source.start_line <= line <= below.source.end_line:
            found = below
    return found
