"""Marks of math that belong to no formula: they would be shown as they are; an error where TeX would."""

import re
from collections.abc import Iterator

from cardgen.lint.check import Check, Finding
from cardgen.lint.subject import Subject, fields
from cardgen.model import Severity
from cardgen.text.math import stray_math_marks

_TEX = re.compile(r"\$\$|\$[^$\n]*[\\_^{]")  # a lone dollar may be a word's: $PATH


def _find(subject: Subject) -> Iterator[Finding]:
    for texts in subject.cards:
        for name, text in fields(texts.card):
            for offset in stray_math_marks(text)[:1]:
                snippet = text[offset:].split("\n")[0]
                message = f"`{snippet[:2].strip()}` in `{name}` opens or closes no formula."
                severity = Severity.ERROR if _TEX.match(snippet) else None
                yield Finding(texts.card.place, message, snippet, severity=severity)


CHECK = Check(
    "math-unclosed",
    Severity.WARNING,
    "A formula that is not closed is shown as raw TeX; an error where it holds some.",
    r"Close it on the same paragraph, with no space inside the dollars; write `\$` for a dollar sign.",
    _find,
)
