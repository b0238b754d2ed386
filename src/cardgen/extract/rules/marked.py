"""Definitions of a marked name where it is used: ``A code is *linear* if …``, ``… is its *girth*``."""

import re
from collections.abc import Iterator
from dataclasses import replace

from cardgen.extract.finding import Finding, Reading, finding_at
from cardgen.extract.forms.resolve import resolved
from cardgen.extract.language import english
from cardgen.extract.language.chinese import PREDICATE, STRONG_VERB
from cardgen.extract.reading.inline import HELD
from cardgen.extract.reading.marks import marked_names
from cardgen.extract.reading.statement import Statement
from cardgen.extract.wording.answers import clean, plain_answer, sentence_case
from cardgen.extract.wording.phrasing import is_plural, lower_first, what_is
from cardgen.model import Kind
from cardgen.text.expression import expression

_CALLS = r"(?:called |said to be |termed |known as |referred to as |then |also |often |usually )*"
_QUALITY = expression(
    rf"(?:^|[,:]\s|\s(?:and|that)\s)(?P<of>[{HELD}]|[a-z]+ [{HELD}]|(?:an?|the|two|every|any|"
    rf"each)\s[^,;:]{{2,60}}?)\s(?P<be>is|are)\s{_CALLS}$",
    re.I,
)
_WE_CALL = expression(r"\b[Ww]e\s(?:call|say that)\s(?!an?\s)(?P<of>[^,;:]{1,40}?)(?:\s(?P<be>is|are))?\s$")
_PROVIDED = expression(
    r",?\s(?P<def>(?:exactly |precisely |only )?(?:if|when|whenever|provided that|"
    rf"as long as)\s(?:[^;]{{6,200}}?|[{HELD}]))"
    r"(?=,\s(?:in other words|that is|i\.e\.|and|but|so|which)\b|;|$)"
)
_BESIDE = expression(
    rf"\s(?:from|to|for|with|in|by|at|under)\s(?:(?:the|an?)\s)?(?:[{HELD}]|[a-z-]+)(?=,?\s(?:if|when|whenever)\b)"
)
_AND_OTHER = expression(r"\s(?:and|but)\s\S+(?: \S+)?\s(?:if|when|whenever|otherwise)\b.*$")
_AND_OTHER_FIRST = expression(r"(?P<lead>.*\s)\S+(?: \S+)?\s(?:if|when|whenever)\s.{1,120}\s(?:and|but)\s")
_WHEN_CALLED = expression(
    rf"^(?:Here,? |Thus,? )?(?P<def>(?:[Ii]f|[Ww]hen|[Ww]henever)\s.{{1,160}}?),?\s(?P<of>(?:the|"
    rf"an?)\s[\w -]{{2,40}}?)\s"
    rf"(?P<be>is|are)\s{_CALLS}$"
)
_WITH_CLAUSE = expression(
    rf"^(?P<def>(?:(?:An?|The|Two|Any|Every|All)\s)?[\w -]{{2,40}}?\s(?:that|which|whose|with|"
    rf"without|where|for which)\s"
    rf".{{4,160}}?)\s(?P<be>is|are)\s{_CALLS}(?:an?\s|the\s)?$"
)
_LAST = expression(
    rf"^(?P<def>[{HELD}]|\S.{{3,200}}?)\s(?:is|are)\s(?:just |simply |also |then |often |usually |"
    rf"exactly |precisely )?"
    r"(?P<called>called |termed |known as |referred to as )?(?P<article>the|an?|its|their)\s$"
)
_CLOSED = expression(
    r"(?:\s[\U000f0000-\U000ffffd])?(?:\sor\s(?:the\s|"
    r"an?\s)?[\w-]{3,20})?(?:\sof\s[^,.;:]{3,40})?\s*(?:[,.;:]|$)"
)
_ONLY_POINTS = expression(
    r"(?:[Tt]he (?:[a-z]+[^or]est|obvious|most \w+) .*|"
    r"(?:[\w'’-]+ ){0,4}(?:remedy|cure|fix|solution|way (?:around|out)(?: this| it)?|(?:right|"
    r"left)-hand side|shortcut|"
    r"workaround|choice|option)|"
    r"This|That|It|These|Those|They|Here|There|What|(?:.* )?nothing|(?:The |An? )?(?:exact |right |short "
    r"|usual |main )?(?:first|second|third|last|"
    r"other|next|former|latter|"
    r"result|answer|idea|key|reason|goal|aim|question|problem|trick|one|another)(?:\sone)?)$",
    re.I,
)
_OPENS = expression(r"(?:This|That|These|Those|It|They|We|You|I|Such|Another|There|One)\b", re.I)
# What stands behind says what the name is: ``is a *sliding loom*: we cut …``.
_TOLD_BEHIND = expression(
    r"(?:\s\([^()]{1,60}\))?(?:,? due to [^,:;]{3,60})?(?::\s|, where\s)(?!(?:it|they|this)\s)[^;]{20,}"
)
# ``The overlap of … is measured by the *X*``
_MEASURES = {
    "measured": "measure",
    "quantified": "quantify",
    "described": "describe",
    "captured": "capture",
    "summarized": "summarize",
    "controlled": "control",
}
_MEASURED_BY = expression(
    rf"(?P<def>(?:The|An?) [^,;:]{{6,120}}?) (?:is|are) (?:usually |often |then )?"
    rf"(?P<how>{'|'.join(_MEASURES)}) (?:by|with|through) (?:the|an?|its|their) $"
)
_SYMBOL = expression(rf"(?:[Tt]he )?[a-z]+,? (?P<sign>[{HELD}]),?")
_CLAUSE = expression(r",\s(?:while|whereas|and|but)\s")
_NOUN_BEHIND = expression(r"(?: (?!(?:of|in|on|to|for|and|or|if|when)\b)[A-Za-z][\w-]+){1,2}(?=[,.;]|$)")
_LEAD = expression(
    r"^(?:(?:Thus|Hence|So|Then|Here|Finally|Equivalently|Similarly|Now|and|but|so|hence)[,]?\s)+", re.I
)
_VERB_FIRST = frozenset("用把将由取拿让使给对按从靠")
_CLAUSE_MARKS = ("，", "：", "；")
_CLAUSE_TELLS = expression(r"\s*(?P<gloss>（[^（）]{2,60}）)?\s*(?P<def>[^。；]{4,120}?)(?=[。；]|$)")
_LEAST_TOLD = 5  # characters
_IT = expression(r"\b(?:it|this)\b")


def marked(reading: Reading) -> Iterator[Finding]:
    """Find what the words before and behind a marked name say that it is."""
    for statement in reading.statements:
        if statement.chinese and not statement.noise:
            yield from _told_within(statement)
        if statement.chinese or statement.noise or (statement.term and statement.first):
            continue
        for start, end in marked_names(statement):
            found = _named_last(reading, statement, start, end) or _quality(statement, start, end)
            if found:
                yield found


def _told_within(statement: Statement) -> Iterator[Finding]:
    """``…：**X**（English）取…，**Y**认为…``: clauses that begin with a marked name and a verb."""
    text, names = statement.text, [*marked_names(statement)]
    for number, (start, end) in enumerate(names):
        told = _CLAUSE_TELLS.match(text, end) if text[start - 1 : start] in _CLAUSE_MARKS else None
        if told is None or not _says(told["def"]):
            continue
        later = (at for at, _ in names[number + 1 :] if text[at - 1] in _CLAUSE_MARKS)
        stop = min(next(later, told.end("def")), told.end("def"))
        answer = plain_answer(text[told.start("def") : stop])
        if len(answer) >= _LEAST_TOLD:
            name = text[start:end].strip()
            question = f"什么是{name}{told['gloss'] or ''}？"
            span = (told.start("def"), stop)
            yield finding_at(statement, Kind.DEFINITION, name, question, answer, 0.65, name, span)


def _says(clause: str) -> bool:
    return clause[0] in _VERB_FIRST or bool(STRONG_VERB.match(clause) or PREDICATE.match(clause))


_QUANTIFIER = expression(rf"(?:if|when|whenever)\sfor\s(?:all|every|any|each|some)\s(?:\w+\s)?[{HELD}],?")


def _quality(statement: Statement, start: int, end: int) -> Finding | None:
    """``A code is *linear* if …``, ``when … the code is *systematic*``, ``codes that … are *perfect*``."""
    before, name = statement.text[:start], statement.text[start:end].strip(" .,:;")
    of = _called_so(before)
    beside = _BESIDE.match(statement.text, end)
    given = _PROVIDED.match(statement.text, beside.end() if beside else end)
    if of and given and beside:
        name += beside[0]
    if given and _QUANTIFIER.fullmatch(given["def"]):  # the formula below has the condition
        return None
    if of and given:
        question = f"When {of['be'] or 'is'} {lower_first(of['of'])} {name}?"
        return _finding(statement, name, question, _AND_OTHER.sub("", given["def"]), 0.8)
    if not _CLOSED.match(statement.text, end):
        return None
    told = _WHEN_CALLED.match(before)
    if told:
        question = f"When {told['be']} {told['of']} called {name}?"
        return _finding(statement, name, question, told["def"], 0.75)
    measured = _MEASURED_BY.fullmatch(_LEAD.sub("", before))
    if measured and not _OPENS.match(measured["def"]):
        question = f"What does the {name} {_MEASURES[measured['how']]}?"
        return _finding(statement, name, question, measured["def"], 0.7)
    told = _WITH_CLAUSE.match(_LEAD.sub("", before))
    if told and not _OPENS.match(told["def"]):
        answer = told["def"]
        if statement.term:
            owner = statement.term.name
            answer = _IT.sub(lambda _: f"the {owner}", answer)
        question = f"What are {name}?" if is_plural(name) else f"What is meant by {name}?"
        return _finding(statement, name, question, answer, 0.7)
    return None


def _called_so(before: str) -> re.Match[str] | None:
    """What a quality is said of, also the second of two: ``**open** when A and **closed** when B``."""
    first = _AND_OTHER_FIRST.fullmatch(before)
    before = first["lead"] if first else before
    return _QUALITY.search(before) or _WE_CALL.search(before)


# ``The coefficient $c_{-1}$ is the **residue** of $f$ at $a$``
_OF_BEHIND = expression(r" (?:of|for|at) (?:(?!\b(?:if|when|whenever|that|which)\b)[^,.;:]){1,40}(?=[,.;]|$)")


def _named_last(reading: Reading, statement: Statement, start: int, end: int) -> Finding | None:
    """``The number of … is their *Hamming distance*``; of ``this is the *X*`` the sentence before says it."""
    clause = _CLAUSE.split(statement.text[:start])[-1]
    told, noun = _LAST.match(_LEAD.sub("", clause)), _NOUN_BEHIND.match(statement.text, end)
    end = noun.end() if noun else end
    of = _OF_BEHIND.match(statement.text, end)
    end = of.end() if of else end
    if told is None or not _CLOSED.match(statement.text, end) or _TOLD_BEHIND.match(statement.text, end):
        return None
    name, said, shown = statement.text[start:end].strip(" .,:;"), told["def"], statement
    if _ONLY_POINTS.match(said):
        before = reading.before(statement)
        if said.lower() not in ("this", "that") or before is None or before.noise:
            return None
        said = resolved(before)
        if not said:
            return None
    elif _OPENS.match(said) or told["called"]:
        return None
    owned = english.OWNED.match(said)
    if owned:
        owner = _marked_before(statement, start) or statement.concept
        said = f"the {said[owned.end() :]} of {lower_first(owner)}"
    sign = _SYMBOL.fullmatch(said)
    if sign and "=" in statement.passage.prose.restore(sign["sign"]):
        asked = what_is(f"{'' if is_plural(name) else 'the '}{name}", False, is_plural(name))
        return replace(_finding(shown, name, asked, sign["sign"], 0.8), kind=Kind.FORMULA)
    if (len(said.split()) < 3 and not noun) or (sign and not of):
        return None
    article = "the " if told["article"] in ("the", "its", "their") and not is_plural(name) else ""
    return _finding(shown, name, what_is(article + name, False, is_plural(name)), said, 0.7)


def _marked_before(statement: Statement, start: int) -> str:
    """The last name marked before ``start``, in this sentence or the clause before it."""
    prose, place = statement.passage.prose, statement.sentence.start + start
    names = [
        (begin, end) for begin, end in (*prose.strong, *prose.emphasis) if place - 120 < begin < end < place
    ]
    return prose.text[slice(*max(names))] if names else ""


def _finding(statement: Statement, name: str, question: str, answer: str, sure: float) -> Finding:
    return finding_at(statement, Kind.DEFINITION, name, question, sentence_case(clean(answer)), sure, name)
