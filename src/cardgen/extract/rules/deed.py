"""What English notes say is done in a case (``With kNN we …``) and what comes of it (``…, you have X``)."""

import re
from collections.abc import Iterator

from cardgen.extract.finding import Finding, Reading, finding_at, is_lead
from cardgen.extract.language import english
from cardgen.extract.reading.marks import marked_names
from cardgen.extract.reading.signs import signs
from cardgen.extract.reading.statement import Statement
from cardgen.extract.wording.answers import clean, sentence_case
from cardgen.extract.wording.phrasing import with_missing_topic
from cardgen.model import Kind
from cardgen.text.expression import expression

_ADVERBS = "also|first|then|now|simply|just|often|usually|typically|normally|only|instead|therefore|thus"
_MODALS = "can|could|may|might|must|should|need to|have to"
_DOER = rf"(?:(?P<who>we|you|one|people) (?:(?:{_MODALS}|{_ADVERBS}) ){{0,3}})"
_CASE = expression(
    r"(?P<case>(?:With|In|For|At|Under|During|After|Before|On|Without|Given|Past|From|Instead of|"
    r"Rather than) [^,.;:]{1,70}?)"
    rf"(?:,? {_DOER}|, )(?P<deed>[a-z]+ .{{8,240}})",
    re.S | re.I,
)
_STATE = expression(r"(?P<verb>need|require|prefer|lose|gain|get|obtain|recover) (?P<what>.+)", re.S)
_AIM = expression(r"(?:want|try|wish|aim|hope|would like) (?P<what>to .+)", re.S)
_DOING = expression(r"are (?P<what>[a-z]+ing .+)", re.S)
_ACTS = expression(
    r"(?!(?:all|both|do|did|could|would|always|never|still|already|actually|really)\b)[a-z]+(?<!s|d|y) "
)
_TORN = expression(r"\b(?:and|or|but|then)$|\s(?:is|are|was|were|goes?)\b")
_POINTING = expression(
    r"\b(?:this|that|these|those|it|them|they|we|you|us|here|there|lectures?|sections?|chapters?|"
    r"class|course|"
    r"week|post|note|practice|code|general|fact|particular|principle|the following|examples?|exercise|"
    r"homework|other words)\b",
    re.I,
)
_NO_DEED = expression(
    r"(?:almost|nearly|most|many|some|few|several|each|every|see|saw|know|note|recall|consider|talk|discuss|say|said|think|hope|want|like|look|are|"
    r"were|will|have|"
    r"had|let|assume|suppose|imagine|start with|begin with|expect|find that|notice|observe|do|did|meet|call|"
    r"write)\b"
)
# ``Replace the weight by 1 and you have AIC``
_GETS = expression(
    r"(?P<how>.{10,200}?),? and (?:you|we) (?:have|get|obtain|recover|arrive at|end up with|"
    r"are back (?:at|to|with)) "
    r"(?P<what>(?!to |just |rid |shown |seen |into |the (?:answer|previous|same|old)|"
    r"something )[^.;:,]{2,60})[.:]?",
    re.S,
)
# ``Averaging … gives mAP``
_GIVES = expression(
    r"(?P<how>[A-Z][a-z]+ing\s.{6,160}?) (?:gives|yields|produces|results in|leads to|turns it into) "
    r"(?P<article>the |an? )?(?P<what>[^,.;:]{2,40}?)(?:\s\([^()]{2,50}\))?[.:]?",
    re.S,
)
# ``With resampling at every step we arrive at the *bootstrap filter* of …``
_ARRIVES = expression(
    r"(?P<how>(?:With|By|Under|After|Without|From|For) [^;:]{6,160}?),? (?:we|you|one) "
    r"(?:arrive at|arrives at|obtain|obtains|get|gets|recover|recovers|end up with|are left with|have) "
    r"(?P<article>the |an? )?(?P<what>[^,.;:()]{2,40}?)(?: of [A-Z][^;:]{2,60}|,? (?:which|where) "
    r"[^;:]{4,160})?[.]?",
    re.S,
)
_SHORT_NAME = expression(r"[A-Za-z]*[A-Z]{2}[A-Za-z-]*")
_CASE_FIRST = expression(r"(?:If|When|With|Once|By)\b")
_POINTS_BACK = expression(
    r"\b(?:does|do|did) (?:it|this|that|so)\b|\bthis [a-z]+s$|\bas (?:above|before|usual)$"
)
_SIGNS = signs(
    words="gives yields produces results leads turns and with in for at under during after before on without "
    "given past from instead rather"
)


def deed(reading: Reading) -> Iterator[Finding]:
    """Find what is done in a case, one card a statement."""
    for statement in reading.with_signs(_SIGNS):
        if not statement.chinese:
            found = _gives(reading, statement)
            if found is None and not is_lead(reading, statement):
                found = _and_you_have(reading, statement) or _in_a_case(reading, statement)
            if found:
                yield found


def _gives(reading: Reading, statement: Statement) -> Finding | None:
    """``Averaging AP over the classes gives mAP``: what a known or marked name is got by."""
    match = _GIVES.fullmatch(statement.text, len(statement.lead)) or _ARRIVES.fullmatch(statement.text)
    if match is None or _POINTING.search(match["how"]):
        return None
    name = match["what"].strip()
    if not (reading.knows(name) or _SHORT_NAME.fullmatch(name) or _is_marked(statement, name)):
        return None
    return _finding(reading, statement, f"How do you get {match['article'] or ''}{name}?", match["how"], name)


def _is_marked(statement: Statement, name: str) -> bool:
    return any(statement.text[start:end].strip(" .,") == name for start, end in marked_names(statement))


def _and_you_have(reading: Reading, statement: Statement) -> Finding | None:
    """What is got by a deed or in a case."""
    match = _GETS.fullmatch(statement.text, len(statement.lead))
    if match is None or _POINTING.search(match["what"]):
        return None
    if not (english.opens_as_command(match["how"]) or _CASE_FIRST.match(match["how"])):
        return None
    return _finding(reading, statement, f"How do you get {match['what']}?", match["how"], match["what"])


def _in_a_case(reading: Reading, statement: Statement) -> Finding | None:
    match = _CASE.match(statement.text.rstrip(" ."), len(statement.lead))
    if match is None or _POINTING.search(match["case"]):
        return None
    if match["case"].startswith("In ") and _is_marked(statement, match["case"][len("In ") :]):
        return None  # what the name means, which is asked by itself
    if _TORN.search(match["case"]) or (not match["who"] and english.VERB.search(match["case"])):
        return None
    case, who = match["case"][0].lower() + match["case"][1:], match["who"] or ""
    does = "does" if who == "one" else "do" if who else "should"
    doing = _DOING.match(match["deed"])
    if who in ("we", "you") and doing:
        return _finding(reading, statement, f"What are {who} doing {case}?", doing["what"], match["case"])
    aim = _AIM.match(match["deed"]) if who == "we" else None
    if aim:
        return _finding(reading, statement, f"What is the aim {case}?", aim["what"], match["case"])
    if not _is_deed(match):
        return None
    state = _STATE.match(match["deed"])
    question = f"What {does} {who or 'you'} {state['verb'] if state else 'do'} {case}?"
    return _finding(reading, statement, question, state["what"] if state else match["deed"], match["case"])


def _is_deed(match: re.Match[str]) -> bool:
    acts = english.is_command(match["deed"]) or (match["who"] in ("we", "you") and _ACTS.match(match["deed"]))
    return bool(acts) and not _NO_DEED.match(match["deed"])


def _finding(reading: Reading, statement: Statement, question: str, said: str, words: str) -> Finding | None:
    if _POINTS_BACK.search(said):
        return None
    asked = with_missing_topic(question, reading.view.topic)
    answer = sentence_case(clean(said))
    return finding_at(statement, Kind.PROCEDURE, statement.concept, asked, answer, 0.5, words)
