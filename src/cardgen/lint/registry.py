"""The table of checks, the only place of their order, and the loop over them."""

from collections.abc import Iterator, Mapping

from cardgen.lint.check import Check, Finding
from cardgen.lint.checks import (
    ambiguous_question,
    answer_cut_off,
    answer_in_question,
    answer_too_long,
    cloze_number,
    dead_anchor,
    duplicate_card,
    empty_side,
    latex_syntax,
    latex_unknown,
    math_unclosed,
    media_missing,
    media_remote,
    near_duplicate,
    no_subject,
    one_sided,
    orphan_pronoun,
    question_too_long,
    see_link,
    several_facts,
    yes_no_question,
)
from cardgen.lint.subject import Subject
from cardgen.model import Diagnostic, Severity

CHECKS: tuple[Check, ...] = (
    empty_side.CHECK,
    cloze_number.CHECK,
    latex_syntax.CHECK,
    latex_unknown.CHECK,
    math_unclosed.CHECK,
    media_missing.CHECK,
    see_link.CHECK,
    answer_in_question.CHECK,
    one_sided.CHECK,
    no_subject.CHECK,
    yes_no_question.CHECK,
    question_too_long.CHECK,
    answer_too_long.CHECK,
    several_facts.CHECK,
    answer_cut_off.CHECK,
    orphan_pronoun.CHECK,
    ambiguous_question.CHECK,
    duplicate_card.CHECK,
    near_duplicate.CHECK,
    dead_anchor.CHECK,
    media_remote.CHECK,
)
OFF = "off"


def found(subject: Subject, levels: Mapping[str, str]) -> Iterator[tuple[Diagnostic, str]]:
    """Yield (diagnostic, snippet) of all that the checks find in ``subject``.

    A place is no finer than the card's lines; the snippet is a piece of the deck file that tells it exactly.
    ``levels`` sets a severity by code, or ``off``; the others have their own.
    """
    for check in CHECKS:
        level = levels.get(check.code, check.severity)
        if level != OFF:
            for finding in check.find(subject):
                yield _diagnostic(check, Severity(level), finding), finding.snippet


def _diagnostic(check: Check, severity: Severity, finding: Finding) -> Diagnostic:
    return Diagnostic(finding.place, severity, check.code, finding.message, finding.remedy or check.remedy)
