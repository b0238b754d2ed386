"""The checks that a build cannot do without: what they find, Anki would swallow without a word."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from cardgen.lint.ignore import silences
from cardgen.lint.places import exact_place
from cardgen.lint.registry import CHECKS, OFF, found
from cardgen.lint.subject import Subject
from cardgen.lint.texts import CardTexts
from cardgen.model import Card, Deck, Diagnostic, Severity
from cardgen.project.settings import Settings
from cardgen.store.files import DeckFile
from cardgen.text.cloze import read_cloze

_UNCLOSED = "math-unclosed"
REFUSED = ("cloze-number", "latex-syntax", "latex-unknown", _UNCLOSED)
_TEX = re.compile(r"\$\$|\$[^$\n]*[\\_^{]")  # a lone dollar may be a word's: $PATH


def refusals(files: Iterable[DeckFile], settings: Settings) -> Iterator[Diagnostic]:
    """Yield what these checks find in ``files``, as severe as the settings have it, with its exact place."""
    levels = dict.fromkeys((check.code for check in CHECKS), OFF)
    levels |= {check.code: check.severity for check in CHECKS if check.code in REFUSED}
    levels |= {code: level for code, level in settings.checks if code in REFUSED}
    for file in files:
        if file.deck is None:
            continue
        lines = file.text.splitlines()
        silent = silences(file.deck, lines)
        for fault, snippet in found(_suspects(file.deck), levels):
            if any(silence.covers(fault.source, fault.code) for silence in silent):
                continue
            place = exact_place(fault.source, snippet, lines)
            yield replace(_graver(fault, snippet, settings), source=place)


def _suspects(deck: Deck) -> Subject:
    """Return the cards of ``deck`` these checks may find something in, without the words nobody asks for."""
    cards = (card for card in deck.cards if card.cloze or any(map(_has_marks, _texts(card))))
    texts = (CardTexts(card, deck, "", "", read_cloze(card.cloze) if card.cloze else None) for card in cards)
    return Subject((deck,), tuple(texts), {}, frozenset(), None)


def _texts(card: Card) -> tuple[str, ...]:
    return (card.question, card.answer, card.cloze, card.extra, card.hint)


def _has_marks(text: str) -> bool:
    return "$" in text or "\\" in text


def _graver(fault: Diagnostic, snippet: str, settings: Settings) -> Diagnostic:
    """Make an open formula an error, unless the settings say what it is."""
    if fault.code != _UNCLOSED or _UNCLOSED in dict(settings.checks) or not _TEX.match(snippet):
        return fault
    return replace(fault, severity=Severity.ERROR)
