r"""Formulas whose braces, environments or ``\left``/``\right`` do not pair up."""

from collections.abc import Iterator

from cardgen.lint.check import Check, Finding
from cardgen.lint.subject import Subject, fields
from cardgen.model import Severity
from cardgen.text.latex import syntax_faults
from cardgen.text.math import math_spans


def _find(subject: Subject) -> Iterator[Finding]:
    for texts in subject.cards:
        for name, text in fields(texts.card):
            for span in math_spans(text):
                for fault in syntax_faults(span.tex):
                    message = f"in a formula of `{name}`: {fault.message}"
                    yield Finding(
                        texts.card.place, message, span.tex[fault.offset :].split("\n")[0], fault.remedy
                    )


CHECK = Check(
    "latex-syntax",
    Severity.ERROR,
    "MathJax shows an error instead of the formula, or only a part of it.",
    "Mend the formula.",
    _find,
)
