"""Properties in English: asked for with what, a denial answered with no, else the complement hidden."""

import re
from collections.abc import Iterator

from cardgen.extract.confidence import doubting_short, statement_confidence
from cardgen.extract.finding import Finding, Reading, finding_at, is_lead
from cardgen.extract.forms.complement_question import VAGUE, ask_complement
from cardgen.extract.forms.elided_subject import ask_elided
from cardgen.extract.forms.english_denial import ask_denied
from cardgen.extract.forms.english_grounds import english_ground
from cardgen.extract.forms.english_under import ask_under
from cardgen.extract.forms.hidden_complement import (
    LEAST_TOLD,
    POINTING,
    hidden_complement,
    limit_of,
)
from cardgen.extract.forms.saying_nothing import NO_SUBJECT, OPINION, SAYS_NOTHING, says_little
from cardgen.extract.language import english
from cardgen.extract.reading.inline import HELD_CHARACTER
from cardgen.extract.reading.statement import Statement
from cardgen.extract.wording.answers import clean, sentence_case
from cardgen.extract.wording.english_question import ask_relative
from cardgen.extract.wording.phrasing import (
    is_plural,
    lower_first,
    with_limit,
    with_missing_topic,
    without_article,
)
from cardgen.model import Kind
from cardgen.text.expression import expression

_ROLE = expression(r"\b(?:dis)?advantages?$|\b(?:drawback|benefit|downside|limitation)s?$", re.I)
_LONGEST_SUBJECT = 12
_MOST_OF_IT = 6  # words of a concept that a pronoun may stand for though the note does not mark it
_OWNED = expression(r"(?:its|their)\s(?P<what>[\w -]{3,40})$", re.I)
_CHOICE = expression(
    r"This (?P<np>(?:choice|kind|form|version|family|type) of [^,.;]{1,30}?)"
    r"(?=\s(?:is|are|turns|can|will|has|allows|makes|gives|leads|captures|works)\b)"
)
_THIS_THING = expression(
    r"[Tt]his (?:function|method|model|technique|approach|algorithm|process|objective|quantity|"
    r"procedure|system|principle|effect|operation|measure)\b"
)
_HOW_IT_DIFFERS = expression(r"^from\b.*\b(?:in (?:that|the|its|their|how)|because|since)\b")  # a comparison
_NAMING = expression(
    r"\s(?:also |often |usually |commonly )?(?:known as|called|termed|referred to as|said to be)\s"
)
# ``The map each router has to hold is smaller``: the verb found was that of a clause within the subject.
_RELATIVE = expression(r"(?:to \w+ )?(?:is|are|was|were|has|have)\b")
_IT = expression(r"(?:It|They)$", re.I)
_PEOPLE = expression(r"\b(?:data|people|children|men|women|mice|media|criteria|phenomena)$", re.I)
_EMPTY_IT = expression(
    r"[Ii]t (?:is|turns|pays|helps|remains|suffices|takes|follows|costs|makes sense) "
    r"(?:\w+ )?(?:to|that|out)\b"
)
_LONG_OBJECT = 5  # spaces
# Verbs that say no more than that there is what follows; and clauses, which say all by themselves.
_BARE = expression(
    r" (?:have|need|require|use|measure|indicate|equal|provide|contain|say|show|mean|explain|"
    r"assume|give|describe|become|represent|denote|include|cost|take|make|get|play|hold)\?$"
)
_CLAUSE = expression(r"(?:that|how|why|what|which|whether|when|where)\s")
_SEVERAL_VERBS = expression(r",|\b(?:and|but|then)\s")
_THEN_DOES = expression(
    r"(?:,|\band|\bbut|\bthen)\s(?:(?:and|then|therefore|thus|just|simply|also|only|never|later|finally|again)\s)*"
    r"(?!does (?:so|not)\b)(?P<verb>[a-z]+s)\b"
)
_NO_DEED = ("has", "needs", "requires", "says", "means", "includes", "contains", "depends", "costs")
_QUOTED = expression(r"(?:——|—|--) ?[A-Z][\w. &-]+$")  # somebody's words, and who said them
_THIS_UP = expression(r"(?:this|that|these|those|it|them) (?:up|down|off|out|away|over)\b")
_ASIDE = expression(r"^,\s[^,]{2,30},\s")  # ``is, if you like, …``
_IMPERATIVE = expression(
    r"(?:Saves|Makes|Gives|Keeps|Allows|Uses|Needs|Avoids|Reduces|Helps|Works|Takes|Lets|"
    r"Requires|Always|Never|Replace|Multiply|Divide|Remove|Compute|Choose|Pick|Unless|Whenever|Starts|Ends|Begins|Lasts|Occurs)\b"
)
# ``Above 1 the queue``, ``the cure for (both)``
_NO_NOUN = expression(
    r"^(?:Above|Below|Beyond|Beneath|Unless|Although|While|Until|Once)\s|\s(?:for|of|in|on|at|by|with|from|to)$"
)
# ``resize once $α$ exceeds …``; two clauses: ``the clamp zips up and the drop fuses …``
_ONCE_WITHIN = expression(
    r"^[a-z]+ (?:once|when|if|until|while) |\b[a-z]+s (?:up|out|off|down|away|back|open|apart) and "
    r"(?:the|an?|it|its|they) "
)

_GERUND, _IS_LATER = expression("[A-Z][a-z]{2,}ing"), expression(r"\b(?:is|are|was|were|means)\b")


def complement(reading: Reading) -> Iterator[Finding]:
    """Find what is said of a concept, one card a statement."""
    for statement in reading.statements:
        if not (statement.chinese or statement.noise) and (elided := ask_elided(statement)):
            answer = sentence_case(clean(elided[2]))
            yield finding_at(statement, Kind.PROPERTY, elided[0], elided[1], answer, 0.5, statement.text[:12])
        elif not (
            statement.chinese
            or statement.noise
            or statement.verb_start < 0
            or is_lead(reading, statement)
            or _QUOTED.search(statement.passage.text)
            or english.THE_MORE.match(statement.text, statement.start)
        ):
            found = _whose(reading, statement) or _under_case(reading, statement) or _said(reading, statement)
            if found:
                yield found


def _whose(reading: Reading, statement: Statement) -> Finding | None:
    """``The speed of a car whose wheels spin is zero``: the verb found is that of the clause within."""
    asked = ask_relative(statement) if " whose " in statement.text else None
    if asked is None:
        return None
    question = with_missing_topic(asked[0], reading.view.topic)
    answer = sentence_case(clean(asked[1]))
    return finding_at(statement, Kind.PROPERTY, statement.concept, question, answer, 0.5, "whose")


def _under_case(reading: Reading, statement: Statement) -> Finding | None:
    """``In an isothermal process the temperature remains constant``: what becomes of it then."""
    asked = ask_under(statement)
    if asked is None:
        return None
    question = with_missing_topic(asked[0], reading.view.topic)
    answer = sentence_case(clean(asked[1]))
    return finding_at(statement, Kind.PROPERTY, statement.concept, question, answer, 0.5, statement.verb)


def _said(reading: Reading, statement: Statement) -> Finding | None:
    subject = _subject(reading, statement)
    rest = _ASIDE.sub("", statement.rest.strip().rstrip(".;:"))
    if (
        not _is_name(subject)
        or (len(rest) < 3 and not HELD_CHARACTER.fullmatch(rest))
        or _ROLE.search(subject)
    ):
        return None
    if statement.verb in ("differ", "differs") and _HOW_IT_DIFFERS.search(rest):
        return None
    # ``Turning resamples into an interval is …``
    doing = _GERUND.fullmatch(subject) and _IS_LATER.search(rest)
    if doing or says_little(statement.verb, rest):
        return None
    if NO_SUBJECT.match(subject) or OPINION.match(rest) or SAYS_NOTHING.match(rest):
        return None
    if _NAMING.match(statement.text, statement.verb_end) or _RELATIVE.match(rest):
        return None
    if statement.text.startswith((":", ","), statement.verb_end) and not _ASIDE.match(
        statement.rest
    ):  # ``Private ranges: …``: a noun
        return None
    asked = ask_denied(subject, statement) or ask_complement(subject, statement, rest)
    if asked is None or _THIS_UP.match(rest):
        return hidden_complement(reading, statement, subject, rest)
    name = without_article(subject)
    known = reading.knows(name) or name.lower() == reading.view.topic.lower()
    wording, said = _worded(statement, subject, asked, rest, known=known)
    if SAYS_NOTHING.match(said):
        return None
    question = with_limit(wording, limit_of(statement), reading.view.topic)
    sure = statement_confidence(reading, statement, name)
    answer = sentence_case(clean(_without_reason(reading, statement, said)))
    sure = doubting_short(sure, answer, LEAST_TOLD)
    return finding_at(statement, Kind.PROPERTY, name, question, answer, sure, statement.verb)


def _worded(
    statement: Statement, subject: str, asked: tuple[str, str], rest: str, *, known: bool
) -> tuple[str, str]:
    """The question and its answer: several deeds are asked for as such, the verb told where it is needed."""
    wording, said = asked
    if _works(statement, rest) and (known or said != rest):
        asks = f"How does {lower_first(subject)} work?" if known else f"What does {lower_first(subject)} do?"
        return asks, f"{statement.verb} {rest}"
    if said.startswith("also ") and wording.startswith("What "):  # ``it is also a vasoconstrictor``
        return f"What else {wording.removeprefix('What ')}", said.removeprefix("also ")
    needs_verb = said == rest and wording.startswith("What do") and _needs_verb(wording, said)
    return wording, f"{statement.verb} {said}" if needs_verb else said


def _without_reason(reading: Reading, statement: Statement, said: str) -> str:
    """Return ``said`` without why it is so, where that is another card."""
    reason = None if said.startswith("No:") else english.REASON.search(said)
    apart = reason and reason.start() >= LEAST_TOLD and english_ground(reading, statement)
    return said[: reason.start()] if reason and apart else said


def _works(statement: Statement, said: str) -> bool:
    """Tell whether one deed is told after the other: ``visits the nodes and samples each one``."""
    does = english.is_third_person(statement.verb) and statement.verb not in _NO_DEED
    return does and any(english.is_third_person(found["verb"]) for found in _THEN_DOES.finditer(said))


def _needs_verb(question: str, said: str) -> bool:
    """Tell whether an answer needs the verb that its question has: it is long, or tells several deeds."""
    long = said.count(" ") >= _LONG_OBJECT and not _BARE.search(question) and not _CLAUSE.match(said)
    return long or _SEVERAL_VERBS.search(said) is not None


def _is_name(subject: str) -> bool:
    if (
        _IMPERATIVE.match(subject)
        or _ONCE_WITHIN.search(subject)
        or _NO_NOUN.search(subject)
        or (len(subject) < 2 and not subject >= "\U000f0000")
    ):
        return False
    return len(subject.split()) <= _LONGEST_SUBJECT and not POINTING.search(subject)


def _subject(reading: Reading, statement: Statement) -> str:
    """The subject's words; for ``it``, ``they`` and ``this method`` those of the subject before."""
    if not (statement.pronoun or statement.unnamed):
        return statement.subject
    text = statement.text[statement.start :]
    owned = _OWNED.match(statement.text[statement.start : statement.verb_start].strip())
    if owned:
        owner = without_article(statement.concept)
        known = reading.knows(owner) or bool(reading.known.any_in(owner))
        return f"the {owned['what']} of {lower_first(statement.concept)}" if known else ""
    choice = _CHOICE.match(text)
    if choice:
        return f"the {choice['np']}"
    points = statement.unnamed or _IT.match(statement.pronoun) or _THIS_THING.match(text)
    if _EMPTY_IT.search(text) or not points:
        return ""
    concept = without_article(statement.concept)
    head = concept.split(" of ")[0]
    if statement.pronoun == "It" and is_plural(head) and head.split()[-1].islower():
        _, _, owner = concept.partition(" of ")
        return owner if reading.knows(owner) else ""  # ``Two properties of BIC stand out. It …``
    if statement.pronoun.lower() == "they" and not (
        is_plural(head) or " and " in concept or _PEOPLE.search(head)
    ):
        return ""
    known = reading.knows(concept) or concept.lower() == reading.view.topic.lower()
    short = len(concept.split()) <= _MOST_OF_IT and _is_name(concept) and not VAGUE.match(concept)
    return statement.concept if known or short else ""
