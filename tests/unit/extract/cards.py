"""Cards as a line of text each, for cases that a person can read."""

from cardgen.extract import ExtractOptions, extract
from cardgen.extract.wording.phrasing import cloze_question
from cardgen.model import GeneratedCard
from cardgen.notes.parse import parse


def cards_of(note: str, rule: str = "") -> tuple[GeneratedCard, ...]:
    """The cards of a note, or those that one rule makes when it is alone."""
    document = parse(note, "note.md").document
    found = extract(document, ExtractOptions(min_confidence=0.3)).cards
    return tuple(card for card in found if rule in ("", card.rule))


def shown(note: str, rule: str = "") -> list[str]:
    """One line a card: its lines, kind, question and answer."""
    return [_line(generated) for generated in cards_of(note, rule)]


def _line(generated: GeneratedCard) -> str:
    card = generated.card
    question, answer = cloze_question(card.cloze) if card.cloze else (card.question, card.answer)
    place = card.place
    lines = (
        f"{place.start_line}"
        if place.start_line == place.end_line
        else f"{place.start_line}-{place.end_line}"
    )
    told = " / ".join(part for part in answer.split("\n") if part)
    return f"{lines} {card.kind}: {question} -> {told}"
