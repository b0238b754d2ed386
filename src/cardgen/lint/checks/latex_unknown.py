"""Macros and environments that the MathJax inside Anki does not have."""

from collections.abc import Iterator

from cardgen.lint.check import Check, Finding
from cardgen.lint.subject import Subject, fields
from cardgen.model import Severity
from cardgen.text.latex import unknown_names
from cardgen.text.math import math_spans


def _find(subject: Subject) -> Iterator[Finding]:
    for texts in subject.cards:
        spans = (span for _, text in fields(texts.card) for span in math_spans(text))
        faults = {fault.snippet: fault for span in spans for fault in unknown_names(span.tex)}
        for fault in faults.values():
            yield Finding(texts.card.place, fault.message, fault.snippet, fault.remedy)


CHECK = Check(
    "latex-unknown",
    Severity.WARNING,
    "What MathJax does not know stands in the card as red text.",
    "Use a macro that MathJax has.",
    _find,
)
