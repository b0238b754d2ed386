"""A question that shows its own answer, a hint that is it, a cloze whose hidden words stand beside it."""

from collections.abc import Iterator

from cardgen.lint.check import Check, Finding
from cardgen.lint.subject import Subject
from cardgen.lint.texts import CardTexts, tokens
from cardgen.model import Severity
from cardgen.text.math import math_spans
from cardgen.text.plain import plain, squeezed, without_formulas
from cardgen.text.scripts import has_han

_SHARE = 0.85  # of the answer's words that stand in the question already
_LEAST = 3  # words an answer needs for a share to mean something


def _find(subject: Subject) -> Iterator[Finding]:
    for texts in subject.cards:
        message = _in_cloze(texts) if texts.cloze else _in_question(texts)
        if message:
            yield Finding(texts.card.place, message)


def _in_question(texts: CardTexts) -> str:
    answer, question = squeezed(texts.answer), squeezed(texts.question)
    if _telling(texts.answer) and _holds(texts.question, texts.answer):
        return "the question holds its whole answer."
    if texts.card.hint and answer and squeezed(plain(texts.card.hint)) == answer:
        return "the hint is the answer."
    if len(answer) > len(question):
        return ""
    words = _words(texts.card.answer)
    known = words & _words(texts.card.question)
    if len(words) >= _LEAST and len(known) >= _SHARE * len(words):
        return "the answer says nothing that the question has not said."
    return ""


def _words(markdown: str) -> set[str]:
    """Return the words of ``markdown``; a formula is one word, as its letters alone say nothing."""
    formulas = {squeezed(span.tex) for span in math_spans(markdown)}
    return formulas.union(tokens(without_formulas(markdown) if formulas else plain(markdown)))


def _in_cloze(texts: CardTexts) -> str:
    cloze = texts.cloze
    assert cloze is not None
    for deletion in cloze.deletions:
        hidden = plain(deletion.text)
        if _telling(hidden) and _holds(texts.question, hidden):
            return f"the hidden text “{hidden[:40]}” stands beside its own gap."
        if deletion.hint and squeezed(plain(deletion.hint)) == squeezed(hidden):
            return f"the hint of “{hidden[:40]}” is the answer."
    return ""


def _telling(text: str) -> bool:
    """Tell whether ``text`` is long enough that meeting it again is no accident."""
    return len(squeezed(text)) >= (2 if has_han(text) else 4)


def _holds(text: str, piece: str) -> bool:
    if has_han(piece):
        return squeezed(piece) in squeezed(text)
    return f" {' '.join(tokens(piece))} " in f" {' '.join(tokens(text))} " and bool(tokens(piece))


CHECK = Check(
    "answer-in-question",
    Severity.WARNING,
    "A card that shows its answer is always “remembered” and teaches nothing.",
    "Ask for something the question does not say.",
    _find,
)
