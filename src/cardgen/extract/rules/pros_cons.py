"""Advantages and disadvantages, bound to the concept above them or the one the sentence names."""

import re
from collections.abc import Iterator
from dataclasses import replace

from cardgen.extract.finding import Finding, Reading
from cardgen.extract.forms import roles
from cardgen.extract.forms.role_finding import ADVERB_END, VACUOUS, role_finding
from cardgen.extract.forms.role_labels import role_labels
from cardgen.extract.forms.role_spans import lead_end, told_end
from cardgen.extract.forms.strengths import SIGNS as STRENGTH_SIGNS
from cardgen.extract.forms.strengths import strengths_in
from cardgen.extract.reading.headings import generic_name
from cardgen.extract.reading.signs import signs
from cardgen.extract.reading.statement import Statement
from cardgen.extract.reading.view import ListRun, Passage
from cardgen.extract.wording.phrasing import lower_first, with_topic

_ALSO = re.compile(r"^(?:此外|另外|同时|而且|其次|并且|还有)[，,]?")
_CONNECTIVE = re.compile(
    r"^(?:直观上|直观地|理论上|实际上|总体上|表面上|整体上|直接的|至于|说到|不过|但是|但|可是|可(?=[它其这])|然而|而|另外|此外)[，,]?"
)
_POINTING = re.compile(
    r"(?:它|其|该|这|此|主要|另一|最大|一|第[一二三四五六\d]|前者|后者|两者|二者|these|this|the following)",
    re.I,
)
_HAS_SOME = re.compile(
    r"(?:还|也|都|却|就)?有(?:[一两三四五几]?[个种处点]|一些)?(?:额外|明显|致命|著名|怪|老|坏|小|大)?的?$"
)
_EN_POINTS = re.compile(r"\b(?:this|that|it|these|those|them)\b")
_NO_OWNER = re.compile(
    r"^(?:臭名昭著|众所周知|公认|典型|致命|唯一|真正)$|^(?:[\u4e00-\u9fff]|[一两三四五几\d]+[个点处条]|[这那]些?)$|例子$|[里中]的"
)
_IT = re.compile("它(?!们)")
_NO_THING = re.compile(r"大约|左右|小时|分钟|了$|^(?:还|也|就|又|再)")
_CLAUSE_NAME = re.compile(
    r"(?:^|[，；：])(?:[^，。；：A-Za-z]{0,10}(?:是|叫)|而|则|后来|于是)?"
    r"(?P<name>[A-Za-z][A-Za-z0-9+-]*(?: [A-Za-z0-9+-]+){0,3}\s?(?:算法|模型|网络|方法|机制|协议)?)(?=[，\u4e00-\u9fff（])"
)
_ONE_OF_TWO = re.compile(r"前者|后者|第")
_ROLE_WORD = re.compile(r".*(?:优|缺|问题)")
_VAGUE = re.compile(
    r".{0,12}(?:效果|结果|性能|表现|做法|办法|方法|思路|想法|代价|优点|缺点|好处|代表|选择|工作|常[见用]的)$"
)
_LATIN = re.compile(r"[A-Z][A-Za-z0-9+-]*(?: [A-Z][A-Za-z0-9+-]*)*")
_LONGEST_ROLE = 260
_LONGEST_NAME = 24
_ANOTHER = re.compile("的(优点|缺点)")

# One of which each role word has.
_SIGNS = signs(
    "优处缺劣足局短弊价题卖亮强毛硬软弱隐痛副麻病漏死槽坑行薄欠",
    "advantage advantages benefit benefits strength strengths upside upsides disadvantage disadvantages "
    "drawback drawbacks downside downsides limitation limitations weakness weaknesses shortcoming "
    "shortcomings problem problems price catch cost weak weakest snag selling attraction "
    "attractions appeal charm",
)


def pros_cons(reading: Reading) -> Iterator[Finding]:
    """Find what is good and bad of a concept: role lines, role sentences, role lists."""
    owner, place = "", -1
    before: Statement | None = None
    for statement in reading.statements:
        found = (_role_line(statement) or _also(statement)) if statement.term else None
        if found is None and not (statement.noise or _SIGNS.isdisjoint(statement.signs)):
            carried = owner if statement.passage.index - place in (0, 1) else ""
            carried = carried or _spoken_of(reading, before, statement) or _held(reading, statement)
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
            yield found
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


def _spoken_of(reading: Reading, before: Statement | None, statement: Statement) -> str:
    """``X is … . The price is …``: the subject of the sentence before."""
    if before is None or before.passage is not statement.passage or before.pronoun:
        return ""
    if statement.chinese:
        begin = before.sentence.start
        bold = next((end for start, end in before.passage.prose.strong if start == begin), begin)
        if bold > begin:
            return before.passage.text[begin:bold]
        subject = before.subject.rpartition("是")[2]
        said = before.rest if before.verb == "是" and _VAGUE.match(before.subject) else ""
        if not said and before.lead.endswith("是"):  # ``最常见的是im2col，…``
            said = before.text[len(before.lead) :]
        if said:
            subject = re.split("[：，。（]", said)[0]
            return subject if len(subject) <= _LONGEST_NAME else ""
        return subject if reading.knows(before.subject) or reading.knows(subject) else ""
    return lower_first(before.subject) if len(before.subject.split()) <= 4 else ""


def _held(reading: Reading, statement: Statement) -> str:
    """The name that the sentences before in the passage speak of: one in capitals, or known as a name."""
    name = statement.concept if statement.role else "" if statement.chinese else statement.carried
    named = _LATIN.fullmatch(name) or reading.knows(name)
    return name if named and not statement.first and statement.term is None else ""


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
    concept = _owner(statement, match["of"], carried)
    if not concept or (_ONE_OF_TWO.match(match["of"]) and concept in (reading.view.topic, match["of"])):
        return None
    role = match["good"] or match["bad"]
    before = compared["with"] + "，" if compared else ""
    sure = 0.65 if role in ("问题", "主要问题") else 0.8
    span = (match.start("what"), end)
    return role_finding(statement, concept, match["good"] is not None, span, sure, role, before)


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
    concept = _owner(statement, match["of"], carried)
    span = (after.sentence.start - start, after.sentence.start + after.sentence_end - start)
    return role_finding(statement, concept, False, span, 0.65, match[0][-4:]) if concept else None


def _reversed(statement: Statement) -> Finding | None:
    """``慢是它最大的问题``, ``便宜，这是它的优点``: what is good or bad of it stands first."""
    match = roles.SAID_FIRST.match(statement.text) or roles.REVERSED.match(statement.text)
    a_kind = match and match["bad"] == "问题" and match["of"] not in ("它", "其")  # ``X是带约束的问题``
    if match is None or match["of"] == "这" or a_kind:
        return None
    carried = statement.subject or statement.concept if match.re is roles.SAID_FIRST else statement.above
    concept = carried if match["of"] in ("它", "其") else match["of"]
    role = match["good"] or match["bad"]
    return role_finding(statement, concept, match["good"] is not None, match.span("what"), 0.65, role)


def _clauses(reading: Reading, statement: Statement, owner: str = "") -> Iterator[Finding]:
    """``X…，好处是Y，代价是Z``: the roles stand in later clauses."""
    for match in roles.CLAUSE.finditer(statement.text):
        concept = owner or _named_near(statement, match.start()) or _whose(reading, statement)
        if not concept or statement.pronoun.startswith("这") or VACUOUS.fullmatch(match["what"]):
            return
        role = match["good"] or match["bad"]
        found = role_finding(statement, concept, match["good"] is not None, match.span("what"), 0.6, role)
        if found:
            yield found


def _named_near(statement: Statement, place: int) -> str:
    """The Latin name that a later clause opens with, or that it brings in: ``最常见的是im2col，…，代价是…``."""
    named = [match["name"] for match in _CLAUSE_NAME.finditer(statement.text, 0, place)]
    return named[-1].strip() if named else ""


def _whose(reading: Reading, statement: Statement) -> str:
    """The concept a later clause speaks of: the subject where it is a name, else the term of the line."""
    subject = ADVERB_END.sub("", statement.subject.partition("的")[0])
    named = statement.term and not generic_name(statement.term.name)
    carried = statement.first and statement.passage.run < 0 and not (statement.subject or statement.pronoun)
    if _POINTING.match(subject) and not statement.pronoun:
        return ""
    if statement.first and statement.pronoun and not reading.knows(statement.concept):
        return reading.view.topic
    if carried and not named and statement.concept != reading.view.topic:
        return ""
    own = reading.knows(subject) or _LATIN.fullmatch(subject)
    if statement.subject and (own or not (named or _VAGUE.match(subject))):
        concept = subject
    elif statement.term and named:
        concept = statement.term.name
    else:
        concept = statement.concept if not statement.subject else statement.above
    return (
        concept
        if len(concept) <= _LONGEST_NAME
        else statement.above
        if len(statement.above) <= _LONGEST_NAME
        else ""
    )


def _strengths(reading: Reading, statement: Statement, carried: str) -> Iterator[Finding]:
    """``X擅长Y``, ``X处理不了Y``: good or bad without the word."""
    for one in strengths_in(statement.text):
        of = one.of.removesuffix("的")
        concept = of if of and not _POINTING.match(of) else carried or _whose(reading, statement)
        if not concept or len(concept) > _LONGEST_NAME or _VAGUE.match(concept):
            continue
        end = statement.sentence_end if one.whole else one.span[1]
        found = role_finding(statement, concept, one.good, (one.span[0], end), 0.6, one.asks or "缺点")
        if found:
            yield _asked(reading, statement, found, one.asks)


def _asked(reading: Reading, statement: Statement, found: Finding, asks: str) -> Finding:
    """The finding with the question ``asks``; the topic stands before a name that the note does not know."""
    question = statement.passage.prose.restore(f"{found.concept}{asks}？") if asks else found.question
    known = reading.known.any_in(found.concept) or _LATIN.match(found.concept)
    return replace(found, question=question if known else with_topic(question, reading.view.topic, True))


def _owner(statement: Statement, of: str, carried: str) -> str:
    owner = ADVERB_END.sub("", _HAS_SOME.sub("", _CONNECTIVE.sub("", of.strip())).rstrip("的"))
    if not owner or _POINTING.match(owner):
        owner = statement.concept if statement.pronoun or not statement.subject else statement.above
        far = statement.first and statement.passage.run < 0 and not statement.pronoun
        if _ROLE_WORD.match(owner) or not owner or far:
            owner = statement.above
        owner = carried or owner
    owner = _IT.sub(lambda _: statement.carried or statement.above, owner)  # ``单独使用它的缺点``
    if _NO_THING.search(owner):
        owner = statement.above
    unfit = generic_name(owner) or len(owner) > _LONGEST_NAME or _NO_OWNER.search(owner)
    return "" if unfit else owner


def _sentence_en(statement: Statement, carried: str) -> Finding | None:
    match = roles.CUE_EN.match(statement.text, statement.start)
    if not match:
        return None
    of = "" if _EN_POINTS.search(match["of"] or "") else match["of"]
    told = "" if statement.first or statement.subject.startswith("T") else statement.carried
    concept = (of or carried or told or statement.above).strip()
    span = (match.start("what"), len(statement.text))
    role = match["good"] or match["bad"]
    return role_finding(statement, concept, match["good"] is not None, span, 0.75, role)


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
    concept = named["of"].strip() if named and not _POINTING.match(named["of"].strip()) else last.above
    first = reading.of_passage[item.index][0]
    end = item.sentences[0].end if len(item.text) > _LONGEST_ROLE else len(item.text)
    found = role_finding(first, concept, match["good"] is not None, (0, end), 0.6, match[0].strip())
    if found:
        yield found
