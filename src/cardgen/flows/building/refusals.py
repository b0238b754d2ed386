"""The checks that a build cannot do without: what they find, Anki would swallow without a word.

Only cards with clozes, formulas and references that a glance does not clear come before them; where there is
none, the checks are not even imported.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from cardgen.model import Card, Deck, Diagnostic, Link, Severity
from cardgen.project.settings import Settings
from cardgen.store.deck_file import DeckFile
from cardgen.store.format.lines import lines_of
from cardgen.text.latex import is_sound
from cardgen.text.math import dollar_parts, math_spans, stray_math_marks

_REFERENCE = "see-link"
_PAGE = re.compile(r"https?://[\w.-]+(?:/[^\s<>\"]*)?")


def refusals(files: Iterable[DeckFile], settings: Settings) -> Iterator[Diagnostic]:
    """Yield what these checks find in ``files``, as severe as the settings have it, with its exact place."""
    for file in files:
        if file.deck and (suspects := [card for card in file.deck.cards if _is_suspect(card)]):
            yield from _found(file, file.deck, suspects, settings)


def _found(file: DeckFile, deck: Deck, suspects: Iterable[Card], settings: Settings) -> Iterator[Diagnostic]:
    from cardgen.lint.check import found_by

    # Not taken from the table of all checks: to load the others takes longer than a small build.
    from cardgen.lint.checks import cloze_number, latex_syntax, latex_unknown, math_unclosed, see_link
    from cardgen.lint.ignore import is_silent, silence
    from cardgen.lint.places import exact_place
    from cardgen.lint.subject import Subject
    from cardgen.lint.texts import CardTexts
    from cardgen.text.cloze import read_cloze

    # The words of a card are left out: none of these checks asks for them.
    texts = (
        CardTexts(card, deck, "", "", read_cloze(card.cloze) if card.cloze else None) for card in suspects
    )
    modules = (cloze_number, latex_syntax, latex_unknown, math_unclosed, see_link)
    checks = [module.CHECK for module in modules]
    lines = lines_of(file.text)
    silent = silence(deck, lines)
    subject = Subject((deck,), tuple(texts), {}, frozenset(), None)
    for one in found_by(checks, subject, dict(settings.checks)):
        fault, snippet = one.diagnostic, one.snippet
        if not is_silent(silent, fault.source.start_line, one.codes):
            yield replace(_weighed(fault, settings), source=exact_place(fault.source, snippet, lines))


def _is_suspect(card: Card) -> bool:
    texts = (card.question, card.answer, card.extra, card.hint)
    return bool(card.cloze) or any(map(_is_doubtful, texts)) or not all(map(_is_page, card.see))


def _is_page(link: Link) -> bool:
    """Tell whether a reference is seen at a glance to be sound."""
    return bool(link.title.strip() and _PAGE.fullmatch(link.url))


def _is_doubtful(text: str) -> bool:
    """Tell whether ``text`` may have a fault of math: most formulas are seen to have none at a glance."""
    if "$" not in text and "\\" not in text:
        return False
    if parts := dollar_parts(text):
        return not all(map(is_sound, parts[1::2]))
    return not all(is_sound(span.tex) for span in math_spans(text)) or bool(stray_math_marks(text))


def _weighed(fault: Diagnostic, settings: Settings) -> Diagnostic:
    """Make a reference that is lost no error, unless the settings grade it."""
    lost = fault.code == _REFERENCE and fault.code not in dict(settings.checks)
    return replace(fault, severity=Severity.WARNING) if lost else fault
