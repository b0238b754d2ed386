"""What English notes say is done in a case: ``With kNN we …``, ``Before a migration, lower …``."""

import re
from collections.abc import Iterator

from cardgen.extract.finding import Finding, Reading, finding_at, is_lead
from cardgen.extract.language import english
from cardgen.extract.reading.signs import signs
from cardgen.extract.reading.statement import Statement
from cardgen.extract.wording.answers import clean, sentence_case
from cardgen.extract.wording.phrasing import missing_topic, with_topic
from cardgen.model import Kind

_ADVERBS = "also|first|then|now|simply|just|often|usually|typically|normally|only|instead|therefore|thus"
_MODALS = "can|could|may|might|must|should|need to|have to"
_DOER = rf"(?:(?P<who>we|you|one|people) (?:(?:{_MODALS}|{_ADVERBS}) ){{0,3}})"
_CASE = re.compile(
    r"(?P<case>(?:With|In|For|At|Under|During|After|Before|On|Without|Given|Past|From) [^,.;:]{1,70}?)"
    rf"(?:,? {_DOER}|, )(?P<deed>[a-z]+ .{{8,240}})",
    re.S | re.I,
)
_STATE = re.compile(r"(?P<verb>need|want|require|prefer|lose|gain|get|obtain|recover) (?P<what>.+)", re.S)
_DOING = re.compile(r"are (?P<what>[a-z]+ing .+)", re.S)
_ACTS = re.compile(
    r"(?!(?:all|both|do|did|could|would|always|never|still|already|actually|really)\b)[a-z]+(?<!s|d|y) "
)
_POINTING = re.compile(
    r"\b(?:this|that|these|those|it|them|they|we|you|us|here|there|lectures?|sections?|chapters?|class|course|"
    r"week|post|note|practice|code|general|fact|particular|principle|the following|examples?|exercise|"
    r"homework|other words)\b",
    re.I,
)
_NO_DEED = re.compile(
    r"(?:see|saw|know|note|recall|consider|talk|discuss|say|said|think|hope|want|like|look|are|were|will|have|"
    r"had|let|assume|suppose|imagine|start with|begin with|expect|find that|notice|observe|do|did|meet|call|"
    r"write)\b"
)
_SIGNS = signs(words="with in for at under during after before on without given past from")


def deed(reading: Reading) -> Iterator[Finding]:
    """Find what is done in a case, one card a statement."""
    for statement in reading.with_signs(_SIGNS):
        if not (statement.chinese or is_lead(reading, statement)):
            found = _in_a_case(reading, statement)
            if found:
                yield found


def _in_a_case(reading: Reading, statement: Statement) -> Finding | None:
    match = _CASE.match(statement.text.rstrip(" ."), len(statement.lead))
    if match is None or _POINTING.search(match["case"]):
        return None
    if not match["who"] and english.VERB.search(match["case"]):
        return None
    case, who = match["case"][0].lower() + match["case"][1:], match["who"] or ""
    does = "does" if who == "one" else "do" if who else "should"
    doing = _DOING.match(match["deed"])
    if who in ("we", "you") and doing:
        return _finding(reading, statement, f"What are {who} doing {case}?", doing["what"], match["case"])
    if not _is_deed(match):
        return None
    state = _STATE.match(match["deed"])
    question = f"What {does} {who or 'you'} {state['verb'] if state else 'do'} {case}?"
    return _finding(reading, statement, question, state["what"] if state else match["deed"], match["case"])


def _is_deed(match: re.Match[str]) -> bool:
    acts = english.is_command(match["deed"]) or (match["who"] in ("we", "you") and _ACTS.match(match["deed"]))
    return bool(acts) and not _NO_DEED.match(match["deed"])


def _finding(reading: Reading, statement: Statement, question: str, said: str, words: str) -> Finding:
    asked = with_topic(question, missing_topic(reading.view.topic, question), False)
    answer = sentence_case(clean(said))
    return finding_at(statement, Kind.PROCEDURE, statement.concept, asked, answer, 0.5, words)
