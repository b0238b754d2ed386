"""Advantages and disadvantages, bound to the concept above them or the one the sentence names."""

import re
from collections.abc import Iterator
from dataclasses import replace

from cardgen.extract.finding import Finding, Reading
from cardgen.extract.forms import roles
from cardgen.extract.forms.more_told import sentence_behind
from cardgen.extract.forms.role_finding import VACUOUS, role_finding
from cardgen.extract.forms.role_labels import role_labels
from cardgen.extract.forms.role_owner import (
    LATIN,
    LONGEST_NAME,
    POINTING,
    VAGUE,
    behind_formula,
    held_name,
    named_near,
    owner_of,
    spoken_of,
    whose,
)
from cardgen.extract.forms.role_spans import lead_end, told_end
from cardgen.extract.forms.strengths import SIGNS as STRENGTH_SIGNS
from cardgen.extract.forms.strengths import strengths_in
from cardgen.extract.reading.inline import HELD
from cardgen.extract.reading.signs import signs
from cardgen.extract.reading.statement import Statement
from cardgen.extract.reading.this_called import this_is_called
from cardgen.extract.reading.view import ListRun, Passage
from cardgen.extract.wording.phrasing import lower_first, with_topic
from cardgen.model import Kind
from cardgen.text.expression import expression, found_by

_ALSO = expression(r"^(?:此外|另外|同时|而且|其次|并且|还有)[，,]?")
# ``The cost of a random read is about 100 times …``: how much, and not what is bad
_EN_MEASURED = expression(
    rf"(?:(?:only|just|now|usually|typically|often) )?(?:(?:about|around|roughly|at most|at least|"
    rf"approximately|linear|quadratic|proportional|constant|logarithmic)\b|[\d{HELD}])"
)
_MOST_WORDS = 5
_NO_OWNER_EN = expression(
    r"(?:as|if|when|this|that|it|(?:the|a) (?:remedy|result|idea|trick|cure|price|way|fix))\b", re.I
)
_EN_POINTS = expression(r"\b(?:this|that|it|these|those|them)\b")
_NONE = expression(r"(?:并|都|也)?(?:不|没有?|无)|有?[一二两三四五六几]+[条点个项处]")
_ONE_OF_TWO = expression(r"前者|后者|第")
_LONGEST_ROLE = 260
_TURN = expression(r"，(但是?|不过|然而)，?")
_PRAISES = expression(r"更?很?[好快强准]|[也仍都](?:能|可|有)|足够|可以")
_SHORTEST_HALF = 3  # characters
_ANOTHER = expression("的(优点|缺点)")

# One of which each role word has.
_SIGNS = signs(
    "优处缺劣足局短弊价题卖亮强毛硬软弱隐痛副麻病漏死槽坑行薄欠",
    "advantage advantages benefit benefits virtue virtues beauty merit merits pay buys gains lose give news "
    "trouble flaw flaws danger risk caveat pitfall pitfalls payoff pay-off points strength strengths upside "
    "upsides disadvantage disadvantages "
    "drawback drawbacks downside downsides limitation limitations weakness weaknesses shortcoming "
    "side downside shortcomings pros cons problem problems price catch cost weak weakest snag selling "
    "attraction attractions appeal charm",
)


def pros_cons(reading: Reading) -> Iterator[Finding]:
    """Find what is good and bad of a concept: role lines, role sentences, role lists."""
    owner, place = "", -1
    before: Statement | None = None
    for statement in reading.statements:
        found = (_role_line(statement) or _also(statement)) if statement.term else None
        if found is None and not (statement.noise or _SIGNS.isdisjoint(statement.signs)):
            away = statement.passage.index - place
            carried = owner if away == 0 or (away == 1 and statement.first) else ""
            carried = carried or spoken_of(reading, before, statement) or held_name(reading, statement)
            carried = carried or behind_formula(reading, statement)
            found = (
                _sentence(reading, statement, carried)
                if statement.chinese
                else _sentence_en(statement, carried)
            )
            if statement.chinese:
                found = found or _admitted(reading, statement, carried) or _said_before(before, statement)
        before = statement
        if found:
            owner, place = found.concept, statement.passage.index
            yield from _parted(found) if statement.chinese else (found,)
            turned = _clauses(reading, statement, owner) if statement.chinese else ()
            yield from (one for one in turned if one.kind is not found.kind)
        elif statement.chinese and not (statement.noise or STRENGTH_SIGNS.isdisjoint(statement.signs)):
            yield from _strengths(reading, statement, owner if statement.passage.index == place else "")
    for label in role_labels(reading):
        begin = label.statement.sentence.start
        span = (label.start - begin, label.end - begin)
        found = role_finding(label.statement, label.concept, label.good, span, 0.9, label.words)
        if found:
            yield found
    for run in reading.view.lists:
        yield from _role_list(reading, run)


def _parted(found: Finding) -> Iterator[Finding]:
    """``好处是A，但B``: what follows the turn is bad, where it does not praise on."""
    good, turn, bad = _TURN.split(found.answer, 1) if _TURN.search(found.answer) else (found.answer, "", "")
    role = found.question.endswith("的优点是什么？") and found.kind is Kind.ADVANTAGE
    if not (role and turn and len(good) >= _SHORTEST_HALF <= len(bad)) or _PRAISES.search(bad):
        yield found
        return
    yield replace(found, answer=good)
    question = found.question.replace("的优点是什么？", "的缺点是什么？")
    yield replace(found, kind=Kind.DISADVANTAGE, question=question, answer=bad, confidence=0.6)


def _role_line(statement: Statement) -> Finding | None:
    """``优点：…``: its concept is the one above."""
    term = statement.term
    role = roles.ROLE.match(term.name) if term and statement.first else None
    if role is None or term is None:
        return None
    passage = statement.passage
    end = passage.sentences[0].end
    short = len(passage.text) < _LONGEST_ROLE and (not statement.chinese or len(passage.text) - end < 30)
    span = (term.body, len(passage.text) if short else end)
    return role_finding(statement, statement.above, role["good"] is not None, span, 0.9, term.name)


def _also(statement: Statement) -> Finding | None:
    """A role line's further sentence (``此外…``) is a role of its own."""
    term = statement.term
    role = roles.ROLE.match(term.name) if term and not statement.first else None
    also = _ALSO.match(statement.text)
    if role is None or also is None or statement.passage.sentences[0].end > statement.sentence.start:
        return None
    span = (also.end(), len(statement.text))
    found = role_finding(statement, statement.above, role["good"] is not None, span, 0.7, also[0])
    return replace(found, question=_ANOTHER.sub(r"的另一个\1", found.question)) if found else None


def _sentence(reading: Reading, statement: Statement, carried: str) -> Finding | None:
    """``X的优点是…``; ``carried`` is the concept of the role before in the same passage."""
    text = statement.text
    compared = roles.COMPARED.match(text)
    match = roles.CUE.match(text, compared.end() if compared else lead_end(statement))
    if not match:
        return _reversed(statement) or next(_clauses(reading, statement), None)
    opens = match.start("bad") <= len(statement.lead) + 1 and text[
        match.end("bad") : match.end("bad") + 1
    ] in ("：", ":")
    if match["bad"] == "问题" and not (opens or roles.PROBLEM.search(text)):
        return None
    turn = roles.CON_TURN.search(match["what"])
    end = match.start("what") + turn.start() if turn else len(text)
    if match["counted"] or (not turn and text[: match.start("what")].rstrip().endswith(("：", ":"))):
        end = told_end(statement)
    concept = owner_of(statement, match["of"], carried)
    if _NONE.fullmatch(match["what"].strip("。：: ")):
        return None
    if not concept or (_ONE_OF_TWO.match(match["of"]) and concept in (reading.view.topic, match["of"])):
        return None
    role = match["good"] or match["bad"]
    before = compared["with"] + "，" if compared else ""
    sure = 0.65 if role in ("问题", "主要问题") else 0.8
    span = (match.start("what"), end)
    found = role_finding(statement, concept, match["good"] is not None, span, sure, role, before)
    if found is None or len(found.answer) >= _SHORTEST_HALF:
        return found
    return replace(found, more=sentence_behind(reading, statement, found.answer))  # ``麻烦在于多机部署。``


def _said_before(before: Statement | None, statement: Statement) -> Finding | None:
    """``这也是X最大的短板。``: the sentence before says what is."""
    match = roles.THIS_IS.match(statement.text)
    if match is None or before is None or before.passage is not statement.passage:
        return None
    start = statement.sentence.start
    span = (before.sentence.start - start, before.sentence.end - start)
    concept = statement.carried if match["of"] in ("它", "其") else match["of"]
    return role_finding(statement, concept, match["good"] is not None, span, 0.65, match[0][:6])


def _admitted(reading: Reading, statement: Statement, carried: str) -> Finding | None:
    """``X也有不行的地方。A；B。``: the next sentence tells several."""
    match, after = roles.ADMITS.match(statement.text, len(statement.lead)), reading.after(statement)
    start = statement.sentence.start
    if match is None or after is None or after.sentence_end == len(after.text):
        return None
    concept = owner_of(statement, match["of"], carried)
    span = (after.sentence.start - start, after.sentence.start + after.sentence_end - start)
    return role_finding(statement, concept, False, span, 0.65, match[0][-4:]) if concept else None


def _reversed(statement: Statement) -> Finding | None:
    """``慢是它最大的问题``, ``便宜，这是它的优点``: what is good or bad of it stands first."""
    match = roles.SAID_FIRST.match(statement.text) or roles.REVERSED.match(statement.text)
    a_kind = match and match["bad"] == "问题" and match["of"] not in ("它", "其")  # ``X是带约束的问题``
    goes_on = match and match.groupdict().get("on") is not None and match["of"] not in ("它", "其")
    if match is None or match["of"] == "这" or a_kind or goes_on:
        return None
    carried = statement.subject or statement.concept if found_by(match, roles.SAID_FIRST) else statement.above
    concept = carried if match["of"] in ("它", "其") else match["of"]
    role = match["good"] or match["bad"]
    return role_finding(statement, concept, match["good"] is not None, match.span("what"), 0.65, role)


def _clauses(reading: Reading, statement: Statement, owner: str = "") -> Iterator[Finding]:
    """``X…，好处是Y，代价是Z``: the roles stand in later clauses."""
    for match in roles.CLAUSE.finditer(statement.text):
        called = this_is_called(statement.text)
        concept = owner or called or named_near(statement, match.start()) or whose(reading, statement)
        if (
            not concept
            or (statement.pronoun.startswith("这") and not called)
            or VACUOUS.fullmatch(match["what"])
        ):
            return
        role = match["good"] or match["bad"]
        found = role_finding(statement, concept, match["good"] is not None, match.span("what"), 0.6, role)
        if found:
            yield found


def _strengths(reading: Reading, statement: Statement, carried: str) -> Iterator[Finding]:
    """``X擅长Y``, ``X处理不了Y``: good or bad without the word."""
    for one in strengths_in(statement.text):
        of = one.of.removesuffix("的")
        concept = of if of and not POINTING.match(of) else carried or whose(reading, statement)
        if not concept or len(concept) > LONGEST_NAME or VAGUE.match(concept):
            continue
        end = statement.sentence_end if one.whole else one.span[1]
        found = role_finding(statement, concept, one.good, (one.span[0], end), 0.6, one.asks or "缺点")
        if found:
            yield _asked(reading, statement, found, one.asks)


def _asked(reading: Reading, statement: Statement, found: Finding, asks: str) -> Finding:
    """The finding with the question ``asks``; the topic stands before a name that the note does not know."""
    question = statement.passage.prose.restore(f"{found.concept}{asks}？") if asks else found.question
    known = reading.known.any_in(found.concept) or LATIN.match(found.concept)
    return replace(found, question=question if known else with_topic(question, reading.view.topic, True))


def _sentence_en(statement: Statement, carried: str) -> Finding | None:
    side = roles.SIDE_EN.match(statement.text)
    match = roles.CUE_EN.match(statement.text, statement.start) or roles.LABEL_EN.match(statement.text)
    if side and statement.above:
        good, span = bool(side["good"] or side["buys"]), side.span("what")
        return role_finding(statement, statement.above, good, span, 0.75, side[0][:12])
    if not match:
        return _at_the_cost(statement)
    if _EN_MEASURED.match(match["what"]):
        return None
    of = "" if _EN_POINTS.search(match["of"] or "") else match["of"]
    told = "" if statement.first or statement.subject.startswith("T") else statement.carried
    concept = (of or carried or told or statement.above).strip()
    span = (match.start("what"), len(statement.text))
    role = match["good"] or match["bad"]
    return role_finding(statement, concept, match["good"] is not None, span, 0.75, role)


def _at_the_cost(statement: Statement) -> Finding | None:
    """``It covers the range of fp32, at the cost of precision``."""
    match = roles.AT_THE_COST.search(statement.text)
    vague = len(statement.concept.split()) > _MOST_WORDS or _NO_OWNER_EN.match(statement.concept)
    if match is None or vague or not (statement.subject or statement.pronoun):
        return None
    span = match.span("what" if match["what"] else "price")
    found = role_finding(statement, statement.concept, False, span, 0.6, "cost")
    owner = statement.passage.prose.restore(lower_first(statement.concept))
    question = f"What is the price of {owner}?"
    return replace(found, question=question) if found else None


def _role_list(reading: Reading, run: ListRun) -> Iterator[Finding]:
    """A lead-in with one item; of more, the listing makes one card."""
    lead = reading.view.nodes[run.lead] if run.lead >= 0 else None
    item = reading.view.nodes[run.items[0]] if len(run.items) == 1 else None
    if not isinstance(lead, Passage) or not isinstance(item, Passage) or item.opens:
        return
    match = roles.LEAD.search(lead.text) or roles.LEAD_EN.search(lead.text)
    if not match:
        return
    last = reading.of_passage[lead.index][-1]
    named = roles.LIST_OWNER.search(lead.text[: match.start()])
    concept = named["of"].strip() if named and not POINTING.match(named["of"].strip()) else last.above
    first = reading.of_passage[item.index][0]
    end = item.sentences[0].end if len(item.text) > _LONGEST_ROLE else len(item.text)
    found = role_finding(first, concept, match["good"] is not None, (0, end), 0.6, match[0].strip())
    if found:
        yield found
