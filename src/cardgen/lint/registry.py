"""The table of checks, the only place of their order, and the loop over them."""

from collections.abc import Iterator, Mapping

from cardgen.lint.check import Check, Found, found_by
from cardgen.lint.checks import (
    ambiguous_question,
    answer_cut_off,
    answer_in_question,
    answer_too_long,
    cloze_hint,
    cloze_number,
    dead_anchor,
    duplicate_card,
    empty_side,
    latex_syntax,
    latex_unknown,
    math_unclosed,
    media_address,
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

CHECKS: tuple[Check, ...] = (
    empty_side.CHECK,
    cloze_number.CHECK,
    cloze_hint.CHECK,
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
    media_address.CHECK,
)


def found(subject: Subject, levels: Mapping[str, str]) -> Iterator[Found]:
    """Yield what all checks find in ``subject``; see ``found_by``."""
    return found_by(CHECKS, subject, levels)
