"""Whose advantage or drawback it is: the name beside the role, or the one that was spoken of before."""

import re

from cardgen.extract.finding import Reading
from cardgen.extract.forms.role_finding import ADVERB_END
from cardgen.extract.reading.headings import generic_name, versus
from cardgen.extract.reading.statement import Statement
from cardgen.extract.reading.view import Formula, Passage
from cardgen.extract.wording.phrasing import lower_first
from cardgen.text.expression import expression

_CONNECTIVE = expression(
    r"^(?:直观上|直观地|理论上|实际上|总体上|表面上|整体上|直接的|至于|说到|不过|但是|但|可是|可(?=[它其这])|然而|而|另外|此外)[，,]?"
)
POINTING = expression(
    r"(?:它|其|该|这|此|主要|另一|最大|一|第[一二三四五六\d]|前者|后者|两者|二者|these|this|the following)",
    re.I,
)
_HAS_SOME = expression(
    r"(?:还|也|都|却|就)?有(?:[一两三四五几]?[个种处点]|一些)?(?:额外|明显|致命|著名|怪|老|坏|小|大)?的?$"
)
_NO_OWNER = expression(
    r"^(?:臭名昭著|众所周知|公认|典型|致命|唯一|真正)$|^(?:[\u4e00-\u9fff]|[一两三四五几\d]+[个点处条]|[这那]些?)$|例子$|[里中]的"
    r"|.{2,}(?:解决|处理|研究|回答|讨论|考虑|关心|关注)$"
)
_NOBODY = expression(r"(?:no ?body|every ?body|everyone|someone|anyone|no one|nothing|everything)\b", re.I)
_IT = expression("它(?!们)")
_NO_THING = expression(r"大约|左右|小时|分钟|了$|^(?:还|也|就|又|再)")
_CLAUSE_NAME = expression(
    r"(?:^|[，；：])(?:[^，。；：A-Za-z]{0,10}(?:是|叫)|而|则|后来|于是)?"
    r"(?P<name>[A-Za-z][A-Za-z0-9+-]*(?: [A-Za-z0-9+-]+){0,3}\s?"
    r"(?:算法|模型|网络|方法|机制|协议)?)(?=[，\u4e00-\u9fff（])"
)
_CALLED = expression(
    r"(?<![又也还])(?:叫做?|叫作|称为|称作)\s?(?P<name>[^，。；：（）的]{2,16})(?=[（(，])"
)  # ``加好噪声的，叫X（English），…，代价是…``
_ROLE_WORD = expression(r".*(?:优|缺|问题)")
VAGUE = expression(
    r".{0,12}(?:效果|结果|性能|表现|做法|办法|方法|思路|想法|代价|优点|缺点|好处|代表|选择|工作|常[见用]的)$"
)
LATIN = expression(r"[A-Z][A-Za-z0-9+-]*(?: [A-Z][A-Za-z0-9+-]*)*")
LONGEST_NAME = 24
_MOST_FORMULAS = 3  # across which a name is carried


def spoken_of(reading: Reading, before: Statement | None, statement: Statement) -> str:
    """Return the subject of the sentence before (``X is … . The price is …``), or nothing."""
    if before is None or before.passage is not statement.passage or before.pronoun:
        return ""
    if statement.chinese:
        begin = before.sentence.start
        bold = next((end for start, end in before.passage.prose.strong if start == begin), begin)
        if bold > begin:
            return before.passage.text[begin:bold]
        subject = before.subject.rpartition("是")[2]
        said = before.rest if before.verb == "是" and VAGUE.match(before.subject) else ""
        if not said and before.lead.endswith("是"):  # ``最常见的是im2col，…``
            said = before.text[len(before.lead) :]
        if said:
            subject = re.split("[：，。（]", said)[0]
            return subject if len(subject) <= LONGEST_NAME else ""
        return subject if reading.knows(before.subject) or reading.knows(subject) else ""
    if _NOBODY.match(before.subject):
        return lower_first(before.carried)
    return lower_first(before.subject) if len(before.subject.split()) <= 4 else ""


def held_name(reading: Reading, statement: Statement) -> str:
    """Return the name that the sentences before speak of, where it is in capitals or known; or nothing."""
    name = statement.concept if statement.role else "" if statement.chinese else statement.carried
    named = LATIN.fullmatch(name) or reading.knows(name)
    return name if named and not statement.first and statement.term is None else ""


def behind_formula(reading: Reading, statement: Statement) -> str:
    """Return the name that the paragraph above a formula opens with, which what stands behind it tells of."""
    nodes, index = reading.view.nodes, statement.passage.index
    if not (statement.chinese and statement.first) or (statement.subject and not statement.role):
        return ""
    for _ in range(_MOST_FORMULAS):
        above = index
        while above and isinstance(nodes[above - 1], Formula):
            above -= 1
        if above == index or not above or not isinstance(nodes[above - 1], Passage):
            return ""
        index = above - 1
        first = reading.of_passage[index][0]
        name = first.term.name if first.term else first.concept
        if LATIN.fullmatch(name) or (reading.knows(name) and name != reading.view.topic):
            return name
    return ""


def named_near(statement: Statement, place: int) -> str:
    """Return the last Latin name that a clause before ``place`` opens with or brings in, or nothing.

    ``最常见的是im2col，…，代价是…``.
    """
    named = [match["name"] for match in _CLAUSE_NAME.finditer(statement.text, 0, place)]
    called = [match["name"] for match in _CALLED.finditer(statement.text, 0, place)]
    return (called or named or [""])[-1].strip()


def whose(reading: Reading, statement: Statement) -> str:
    """Return what a later clause speaks of: the subject where it is a name, else the term of the line."""
    subject = ADVERB_END.sub("", statement.subject.partition("的")[0])
    named = statement.term and not generic_name(statement.term.name)
    carried = statement.first and statement.passage.run < 0 and not (statement.subject or statement.pronoun)
    if POINTING.match(subject) and not statement.pronoun:
        return ""
    if statement.first and statement.pronoun and not reading.knows(statement.concept):
        return reading.view.topic
    if carried and not named and statement.concept != reading.view.topic:
        return ""
    own = reading.knows(subject) or LATIN.fullmatch(subject)
    if statement.subject and (own or not (named or VAGUE.match(subject))):
        concept = subject
    elif statement.term and named:
        concept = statement.term.name
    else:
        concept = statement.concept if not statement.subject else statement.above
    return next((name for name in (concept, statement.above) if len(name) <= LONGEST_NAME), "")


def owner_of(statement: Statement, of: str, carried: str) -> str:
    """Return whose role ``of`` says it is; ``carried`` or the name above where it only points. Or nothing."""
    owner = ADVERB_END.sub("", _HAS_SOME.sub("", _CONNECTIVE.sub("", of.strip())).rstrip("的"))
    if not owner or POINTING.match(owner):
        owner = statement.concept if statement.pronoun or not statement.subject else statement.above
        far = statement.first and statement.passage.run < 0 and not statement.pronoun
        if _ROLE_WORD.match(owner) or not owner or far:
            owner = statement.above
        owner = carried or owner
    owner = _IT.sub(lambda _: statement.carried or statement.above, owner)  # ``单独使用它的缺点``
    if _NO_THING.search(owner) or " = " in owner:
        owner = statement.above
    unfit = versus(owner) or generic_name(owner) or len(owner) > LONGEST_NAME or _NO_OWNER.search(owner)
    return "" if unfit else owner
