"""What English notes bring out by ``what``: ``What we gain is freedom``, ``What matters is that …``."""

import re
from collections.abc import Iterator

from cardgen.extract.finding import Finding, Reading, finding_at, is_lead
from cardgen.extract.language import english
from cardgen.extract.reading.signs import signs
from cardgen.extract.reading.statement import Statement
from cardgen.extract.wording.answers import clean, sentence_case
from cardgen.extract.wording.phrasing import lower_first, with_missing_topic
from cardgen.model import Kind
from cardgen.text.expression import expression

_CLEFT = expression(
    r"[Ww]hat (?P<said>[^,;:?]{4,60}?) (?:is|are) (?!not\b|done\b|up to\b|called\b|known\b)(?:that )?"
    r"(?P<what>.{4,240})",
    re.S,
)
# ``is crucial``, ``remains``, ``can go wrong``: the verb stands first.
_PLAIN = expression(
    r"(?:is|are|was|can|could|may|might|will|must|should|matters?|counts?|follows?|helps?|happens?)\b|remains?$"
)
_DOES = expression(
    r"(?P<who>(?:we|you|they|it|one)|(?:the |a |an )?[\w -]{2,30}) (?P<verb>[a-z]+)(?P<rest>(?: [a-z]+){0,3})"
)
_MODAL = expression(
    r"(?P<who>we|you|they|it|one) (?P<modal>can|could|may|must|should|will) (?P<rest>[a-z].*)"
)
_VERB_FIRST = expression(r"[a-z]+(?<![su])s (?!(?:we|you|they|it|one|he|she|I|the \w+ [a-z]+s)\b)")
_POINTING = expression(r"\b(?:this|that|these|those|I|me|here|above|below)\b")
_NO_FACT = expression(
    r"(?:is|was|remains) (?:left|new|more|worse|interesting|missing|needed|important)$|(?:we|you|I) "
    r"(?:want|need to show|have shown|have seen|have described|have|mean|say|see|do|did)\b"
)
_SIGNS = signs(words="what")


def cleft(reading: Reading) -> Iterator[Finding]:
    """Find what a sentence that begins with what tells, asked as it stands."""
    for statement in reading.with_signs(_SIGNS):
        if not (statement.chinese or is_lead(reading, statement)):
            match = _CLEFT.fullmatch(statement.text.rstrip(" ."), len(statement.lead))
            question = _question(statement, match["said"]) if match else ""
            if match and question:
                yield _finding(reading, statement, question, match["what"])


def _question(statement: Statement, said: str) -> str:
    """Ask for what ``said`` leaves open: ``it saves`` asks what the thing saves."""
    if _POINTING.search(said) or _NO_FACT.match(said):
        return ""
    if _PLAIN.match(said):
        return f"What {said}?"
    modal = _MODAL.fullmatch(said)
    if modal:
        return f"What {modal['modal']} {_who(statement, modal['who'])} {modal['rest']}?"
    if _VERB_FIRST.match(said):  # ``what prevents collapse``
        return f"What {said}?"
    match = _DOES.fullmatch(said)
    who = _who(statement, match["who"]) if match else ""
    if match is None or not who or match["verb"] in ("do", "does"):
        return ""
    third = english.is_third_person(match["verb"])
    if not third and not english.is_command(match["verb"]):
        return ""
    base = english.base_form(match["verb"]) if third else match["verb"]
    return f"What {'does' if third else 'do'} {who} {base}{match['rest']}?"


def _who(statement: Statement, who: str) -> str:
    return lower_first(statement.carried) if who in ("it", "they") else who


def _finding(reading: Reading, statement: Statement, question: str, said: str) -> Finding:
    asked = with_missing_topic(question, reading.view.topic)
    answer = sentence_case(clean(said))
    return finding_at(statement, Kind.PROPERTY, reading.view.topic, asked, answer, 0.5, "what")
