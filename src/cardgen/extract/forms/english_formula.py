"""What a formula in English is asked by: its name in the text, the subject before it, or what leads to it."""

import re

from cardgen.extract.finding import Reading
from cardgen.extract.forms.english_formula_name import told_by_text
from cardgen.extract.forms.equations import left_side
from cardgen.extract.forms.formula_place import is_headed
from cardgen.extract.forms.formula_question import FormulaName, ask, by_side, lead_of
from cardgen.extract.reading.headings import generic_name
from cardgen.extract.reading.marks import marked_names
from cardgen.extract.reading.statement import Statement
from cardgen.extract.reading.view import Formula
from cardgen.extract.wording.phrasing import lower_first, with_the, with_topic, without_article
from cardgen.text.expression import expression

_EN_CALLED = expression(r"called (?:the )?\*?(?P<name>[A-Za-z-]+(?: [A-Za-z-]+){0,3})")
_EN_ROLE = expression(r"[a-z]+|[\U000f0000-\U000ffffd]")  # ``update``, ``$f$``: every thing has one
_EN_ADVERB_END = expression(r"(?:\s(?:then|thus|therefore|hence|now|also|simply|just|still|\w+ly))+$")
_EN_FOLLOWING = expression(r"\bfollowing (?P<what>[a-z]+(?: [a-z]+){0,2}):\s*$")
_EN_TERM = expression(r"[A-Za-z][A-Za-z’'-]{2,}(?: [A-Za-z’'-]+){0,4}")
# ``… is summarised by the autocovariance function:``
_EN_QUANTITY = expression(
    r"\b(?:by|is(?= the)|uses|gives|defines|minimi[sz]es|maximi[sz]es|compute|computes|introduces|with) "
    r"(?:the|its|an?) "
    r"(?P<name>(?:[a-zA-Z-]+ ){1,3}(?:function|equation|rule|law|loss|bound|estimate|estimator|ratio|"
    r"constraint|condition|"
    r"update|kernel|distribution|density|score|risk|identity|inequality|objective|gradient))\s?[:,.]?\s*$"
)
# ``… are linked by Mayer's relation``
_EN_BY_LAW = expression(
    r"\bby (?P<name>[A-Z][\w-]+[’']s? (?:relation|law|equation|formula|inequality|identity|rule|"
    r"theorem))\s?[:,.]?\s*$"
)
_EN_ITS = expression(
    r"(?:Its|Their) (?P<what>[a-z][a-z -]{2,30}?) (?:is|are|equals|reads|is given by)\s?[:,]?\s*$"
)
_EN_NO_NAME = expression(
    r"^(?:the )?(?:simplest|easiest|obvious) (?:thing|way|choice|case)|^(?:what|how|why|whereas|while|"
    r"suppose|assume|let|consider|take|given|as|because|since|and|but|so)\b|"
    r"\b(?:asked|show(?:s|ed)?|proved|explain(?:s|ed)?|noted|observed|argued|wrote)\b|"
    r"^(?:[A-Z][\w’-]+,? ){1,4}and [A-Z][\w’-]+$|\b(?:and|or|surprise|answer|catch|idea|theorem|"
    r"question|calculation|computation|argument|expression|identity)$|"
    r"\b(?:we|you|another|whose|on|this|these|that|it|they|suppose)\b|^\w+ing\b|^(?:replace|"
    r"multiply|divide|add|subtract)\b|"
    r"^(?:the )?(?:first|second|third|last|next|other|each|every|any|all)\b|^(?:for|in|with|at|on|under|"
    r"where|from|by|during)\b",
    re.I,
)


def _spoken_of_last(last: Statement) -> str:
    """The term set in italics or bold that a lead-in names last, or the quantity that it ends with."""
    *_, (start, end) = (0, 0), *marked_names(last)
    name = last.text[start:end].strip(" .:,")
    if not name and (quantity := _EN_QUANTITY.search(last.text)):
        name = f"the {quantity['name']}"
    elif not name and (law := _EN_BY_LAW.search(last.text)):
        name = law["name"]
    return name if _EN_TERM.fullmatch(name) and not generic_name(name) else ""


def from_english(reading: Reading, last: Statement, node: Formula) -> FormulaName | None:
    """Return what ``node`` is asked by, with ``last`` the statement before it; nothing where none fits."""
    topic, subject = reading.view.topic, _EN_ADVERB_END.sub("", without_article(last.subject))
    known = reading.knows(without_article(last.concept))
    told = told_by_text(reading, last, node)
    if told:
        return FormulaName(told.concept, told.question, 0.75)
    owned = _EN_ITS.search(last.text) if known else None
    if owned:
        name = f"the {owned['what']} of {lower_first(last.concept)}"
        return FormulaName(name, ask(name, False), 0.7)
    spoken = "" if known else _spoken_of_last(last)
    if spoken:
        return FormulaName(spoken, ask(with_the(spoken), False), 0.65)
    if subject and not last.pronoun and len(subject.split()) <= 12 and not _EN_NO_NAME.search(subject):
        if not known and last.text.rstrip().endswith(".") and is_headed(reading, node):
            return FormulaName(topic, ask(topic, False), 0.6)
        asked = f"What is the formula for {last.concept if known else 'the ' + subject}?"
        one_word = not known and _EN_ROLE.fullmatch(subject)
        return FormulaName(subject, with_topic(asked, topic if one_word else "", False), 0.7)
    called = _EN_CALLED.search(last.text)
    if called:
        return FormulaName(called["name"], f"What is the formula for {called['name']}?", 0.6)
    following = _EN_FOLLOWING.search(last.text)
    if following and topic and not left_side(node.tex):
        return FormulaName(topic, f"In {topic}, what is the {following['what']}?", 0.55)
    return by_side(node, last.concept if known else topic, False, 0.5, lead_of(last))
