"""What a sentence grants a thing and takes back: ``收敛性好，但…``, ``既A又B``, ``saves A but needs B``."""

import re
from collections.abc import Iterator

from cardgen.extract.finding import Finding, Reading
from cardgen.extract.forms.role_finding import role_finding
from cardgen.extract.reading.former import OF_TWO
from cardgen.extract.reading.headings import generic_name
from cardgen.extract.reading.signs import signs
from cardgen.extract.reading.statement import Statement
from cardgen.extract.wording.phrasing import lower_first
from cardgen.text.expression import expression, found_by

_BUT = expression(
    r"(?P<first>[^。；：？]{2,60}?)[，,](?:但是?|不过(?!是)|可是?(?![以能见])|然而|只是(?!说))(?P<second>[^。；？]{4,})"
)
# ``没有碎片，…，代价是…``: the price is told by a rule of its own.
_PRICE = expression(
    r"(?P<first>[^。；：？]{4,48}?)[，,](?:但|不过|而|缺点|(?:唯一的?)?)*(?:代价|缺点|坏处|麻烦|不足之处|不足|局限|短板)(?:就|则|也)?(?:是|在于)(?P<second>[^。；？]{2,})"
)
# ``精度高；耗时随人数线性增长``
_APART = expression(r"(?P<first>[^，。；：]{3,12})；(?P<second>[^。；]{4,60})")
_BOTH = expression(r"(?P<what>既(?!然|有|定|是)[^，。；]{2,24}[，,]?又[^，。；]{2,30})(?=[，。；]|$)")
_FRIENDLY = expression(
    r"(?P<first>对[^，。；]{1,12}?(?:很|最|更|非常)?友好)[，,；](?:但|而)?(?P<second>对[^，。；]{1,12}不[^，。；]{0,3}友好)"
)
_GOOD = expression(
    r"缓解|改善|简单|方便|灵活|便宜|直观|友好|无偏|受益|兼顾|最优|省|稳|准确?|清晰|通用|(?:[性率度快高速果能])[^，。]{0,3}[好高快强]|[好快]$|很快|更快|"
    r"不用|无需|不需要|不必|避免|容易实现|易于|高效|适合|更好|参数少|不(?:容易|易)(?:过拟合|出错|丢|忘)|开销[小低]|[小低]$|"
    r"(?:没有?|无|不产生|不会(?:产生|有))[^，。]{0,6}(?:碎片|浪费|冲突|依赖|开销|延迟)|(?:碎片|空间|开销)[^，。]{0,3}没(?:了|有?浪费)"
)
_BAD = expression(
    r"损害|损伤|牺牲|破坏|削弱|不(?![同过仅但论断])|没有?|无法|只能|容易|敏感|瓶颈|[慢差贵难糟错费重]|浪费|卡|拖|爆|饿死|占|失效|有偏|丢|开销[大高]|[大高]$|影响|依赖|白[烧费等跑搭]|局限|有限|消失|损失|"
    r"退化|限制|需要|必须|得(?=事先|额外|再)|延迟|大得"
)
# What takes back without anything granted before: ``X…，但容易…``; nothing that praises on.
_WORSE = expression(
    r"(?!.*(?:好得多|更[好强快准]|保持|直接(?:用|拿来)|不用|不需要重新|仍然?(?:能|可)|依然(?:能|可)))[^。；]*?(?:不(?![同过仅但论断必需])|没有?|无法|只能|只管|容易|[慢差贵难]|浪费|白[烧费等跑搭推]|失效|退化|瓶颈)"
)
_POINTS = expression(r"^(?:与之|注意|这|那|上述|有人|我|你|大家|如果|因为|虽然|尽管|此)")
_IT = expression(r"^(?:它们?|[前后]者|其(?!中|实))(?!的)")
# ``丢的数据少，文件却大得多``
_YET = expression(r"(?P<first>[^。；：？]{2,60}?)[，,](?P<second>[^，。；]{1,10}却[^。；？]{2,})")
# What a thing is stands before what is good of it: ``是一种快照，恢复快``.
_IS_FIRST = expression(r"(?:就|便)?(?:是|以)[^，。；]{4,30}[，,](?=[^，。；]{2,})")
_FAULT = expression(r"(?:但|不过|而)?(?:毛病|缺点|代价|坏处|不足|短板|弊端)(?:就|则|也|同样)?(?:是|在于|：)")
_BAD_ROLE = expression(r"毛病|缺点|代价|坏处|优点|好处|优势")
_LONGEST_GOOD = 48
_SIGNS = signs("但可过而只既对价缺坏麻却不局短")
_LONGEST, _SHORT = 24, 24


# ``Simple, but there is no vector for …``: an item's term is simple, and lacks something.
_EN_BUT = expression(
    r"(?P<first>(?:(?:Very|Quite|Really|Fairly|Conceptually) )?"
    r"(?:[Ss]imple|[Cc]heap|[Ff]ast|[Ee]asy|[Ee]ffective|"
    r"[Aa]ccurate|[Ee]legant|[Ff]lexible|[Rr]obust|[Pp]owerful|[Gg]eneral|[Ss]table|[Ee]xact|[Ss]mall|[Ee]fficient)"
    r"[^.;:]{0,50}?),? but (?P<second>[^.;]{10,200})"
)

_SEVERAL = expression(r"(?:^|\s)and\s")
# ``Paging saves memory, but needs a table``: what the verb grants, and what comes behind ``but``.
_EN_TURN = expression(r"(?P<first>[^.;:]{5,120}?),? but (?P<second>(?:it |they )?[^.;]{8,200})")
_EN_GOOD = expression(
    r"\b(?:saves?|reduces?|improves?|minimi[sz]es?|maximi[sz]es?|avoids?|prevents?|removes?|simple|simplest|cheap|fast|faster|"
    r"quick|easy|easier|efficient|effective|accurate|exact|elegant|flexible|robust|stable|powerful|guarantees?|converges|"
    r"optimal|unbiased|speeds?|helps|works? well|needs? (?:no|only)|better|best|good|well|smooth|scales?)\b"
)
_EN_BAD = expression(
    r"\b(?:needs?|requires?|must|cannot|can only|can't|slow|slower|expensive|costs?|costly|"
    r"increases?|suffers?|loses?|lacks?|"
    r"does not|do not|don't|doesn't|is not|are not|only|hard|harder|difficult|fails?|wastes?|"
    r"may|might|overhead|worse|"
    r"high|large|biased|unstable|sensitive|limited|ignores?|poor|poorly|prone|never)\b"
)


def contrast(reading: Reading) -> Iterator[Finding]:
    """Find what is good of a thing and what is bad, where a sentence sets one against the other."""
    for statement in reading.statements:
        if not statement.chinese:
            yield from _english(reading, statement)
        elif not statement.noise and (owner := _owner(reading, statement)):
            if not _SIGNS.isdisjoint(statement.signs):
                yield from filter(None, _roles(statement, owner))
            if found := _before_fault(statement, reading.after(statement), owner):
                yield found


def _english(reading: Reading, statement: Statement) -> Iterator[Finding]:
    text = statement.text
    if " but " not in text or statement.noise:
        return
    match, owner = _EN_BUT.match(text), "" if statement.first else statement.carried
    if match is None and statement.verb_start > 0:
        match = _EN_TURN.match(text, statement.verb_start)
        turns = match and _EN_GOOD.search(match["first"]) and _EN_BAD.search(match["second"])
        owner = (statement.carried if statement.pronoun else statement.subject) if turns else ""
        owner = "" if _SEVERAL.search(owner) else owner  # ``it`` is one of them
    told = statement.term if match and found_by(match, _EN_BUT) else statement.pronoun in ("It", "it")
    if match and owner and (reading.knows(owner) or told):
        for good, half in ((True, "first"), (False, "second")):
            found = _role(statement, lower_first(owner), good, match.span(half))
            if found:
                yield found


def _owner(reading: Reading, statement: Statement) -> str:
    """The concept that the statement speaks of; nothing where a reader of a card could not know it."""
    term = statement.term
    if term and not statement.first and not generic_name(term.name):
        return term.name
    concept = statement.concept
    told = bool(statement.gloss) or statement.pronoun in OF_TWO  # named just now
    known = told or reading.knows(concept) or concept == reading.view.topic
    return concept if known and 0 < len(concept) <= _LONGEST and not _POINTS.match(statement.text) else ""


def _roles(statement: Statement, owner: str) -> Iterator[Finding | None]:
    text, begin = statement.text, len(statement.lead)
    both = _BOTH.search(text, begin)
    if both and _GOOD.search(both["what"]) and not re.search("既不|又不", both["what"]):
        yield _role(statement, owner, True, both.span("what"))
    match = (
        _FRIENDLY.search(text)
        or _BUT.match(text, begin)
        or _PRICE.match(text, begin)
        or _YET.match(text, begin)
        or _APART.match(text, begin)
    )
    if match is None or _POINTS.match(match["first"]):
        return
    explains = statement.term is not None and not statement.first
    good, bad = _sides(match, explains)
    turns = found_by(match, _BUT) and statement.subject == owner and not owner.startswith("在")
    bad = bad or ("second" if turns and _WORSE.match(match["second"]) else "")
    if good and (explains or (good == "first" and len(match["first"]) <= _SHORT * 2)):
        start = max(match.start(good), 0 if explains or statement.pronoun else statement.predicate)
        is_first = _IS_FIRST.match(text, start, match.end(good))
        start = is_first.end() if is_first and _GOOD.search(text, is_first.end(), match.end(good)) else start
        yield _role(statement, owner, True, (start, match.end(good)))
    if bad:
        yield _role(statement, owner, False, match.span(bad))


def _before_fault(statement: Statement, after: Statement | None, owner: str) -> Finding | None:
    """``它的写放大小，适合写多的场景；毛病是…``: what stands before a fault is good."""
    blamed = after is not None and after.passage is statement.passage and _FAULT.match(after.text)
    praised = len(statement.text) <= _LONGEST_GOOD and _GOOD.search(statement.text)
    if not (blamed and praised) or _BAD_ROLE.search(statement.text):
        return None
    start = statement.predicate if statement.subject == owner else len(statement.lead)
    return _role(statement, owner, True, (start, len(statement.text)))


def _sides(match: re.Match[str], explains: bool) -> tuple[str, str]:
    """Which half is good and which bad; in a line that explains its term no word needs to say so."""
    first, second = match["first"], match["second"]
    if found_by(match, _PRICE):
        return ("first", "") if _GOOD.search(first) else ("", "")
    praised = _GOOD.search(first) is not None
    if not praised and _BAD.search(first) and _GOOD.search(second) and explains:
        return "second", "first"
    blamed = _BAD.search(second) is not None
    explains = explains and len(first) <= _SHORT
    return ("first", "second") if blamed and (praised or explains) else ("", "")


def _role(statement: Statement, owner: str, good: bool, span: tuple[int, int]) -> Finding | None:
    pronoun = _IT.match(statement.text[span[0] : span[1]])
    start = span[0] + (pronoun.end() if pronoun else 0)
    return role_finding(statement, owner, good, (start, span[1]), 0.55, "但")
