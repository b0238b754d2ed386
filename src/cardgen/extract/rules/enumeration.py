"""Enumerations in one sentence: ``X分为A、B和C``, ``X由…组成``, ``代表有…``, ``X consists of …``."""

import re
from collections.abc import Iterator

from cardgen.extract.finding import Finding, Reading, finding_at
from cardgen.extract.forms.counting import MEASURE
from cardgen.extract.forms.english_members import Members, english_members
from cardgen.extract.forms.lead_questions import answered, ask_counted, ends_in_verb, placed
from cardgen.extract.forms.members import numbered_lines
from cardgen.extract.forms.members_end import members_end
from cardgen.extract.forms.name_before import marked_before
from cardgen.extract.forms.numbered_members import (
    BY_ASPECT,
    NO_MEMBERS,
    NO_OWNER,
    counted_last,
    numbered,
)
from cardgen.extract.forms.ordinals import told_in_order
from cardgen.extract.forms.resolve import resolve_owner
from cardgen.extract.forms.sums import sum_in
from cardgen.extract.reading.headings import generic_name
from cardgen.extract.reading.signs import signs
from cardgen.extract.reading.statement import Statement
from cardgen.extract.wording.answers import clean
from cardgen.model import Kind
from cardgen.text.expression import expression

_LONGEST, _LONGEST_NAME = 160, 40
_NUMBER = "[一二三四五六七八九十两几\\d]"
_INTO = expression(
    r"(?P<of>(?:(?!把|将(?!来))[^，。；：]){1,30}?)(?:主要|通常|一般|大致|又|可以|可|常|也|都|只)*"
    r"(?P<verb>分为|分成|分解[成为]|拆[成为]|拆分[成为]|拆解[成为]|包括|包含|包含了|涵盖|满足(?=[一二两三四五六七八几][个种])|"
    r"(?:给出?|提供|定义|支持|设计|实现|存在)了?(?=[一二两三四五六七八几\d]+[个种类套][^，。：]{0,10}[：:])|有(?!意思|趣|名|点)(?=[^，。]{0,10}[：:]))"
    rf"(?P<count>{_NUMBER}+(?:个|种|类|大类|部分|步|层|点|阶段|状态)[^，。：:]{{0,10}}[：:，,])?"
    r"(?:(?<=有)(?P<sort>[\u4e00-\u9fff]{2,6})[：:])?(?P<members>[^。；]+?)[。]?$"
)
_COMPOSED_OF = expression(
    rf"(?P<of>[^，。；：]{{1,30}}?)(?:主要|通常|一般)?由(?P<count>{_NUMBER}+(?:个|种|类)?[^，。：:、]{{0,6}}?)"
    r"(?P<mid>组成|构成)(?P<tail>)[：:](?P<members>[^。；]+)"
)
_COMPOSED = expression(
    r"(?P<of>[^，。；：]{1,30}?)(?:主要|通常|一般|则|也|还)?由"
    rf"(?P<count>{_NUMBER}+(?:个|种|类)?[^，。：:、]{{0,6}})?(?P<mid>组成|构成)?[：:]?(?P<members>[^。；]+?)"
    rf"(?:这?{_NUMBER}+(?:个|种|类|组)?(?:部分|参数|阶段|模块|层|步骤|函数|组件|矩阵|变量|单元|环节)?|{_NUMBER}+项)?(?P<tail>组成|构成|刻画|决定|拼成)?(?:[。：:]?$|(?<=[组构拼]成)[，,])"
)
_THEN_COMPOSED = expression(
    r"(?P<gloss>(?:[（(][^（）()]{1,60}[）)])?)[，,](?:它|又|并|而|且|也|其中)?由(?P<members>[^，。；]{2,60}?(?:和|与|以及|、)[^，。；]{2,60}?)"
    r"(?P<count>[两二三四五六七八九几]\S{0,4}?)?(?:组成|构成|(?:加权|相加|叠加|拼接|组合|复合)而成)"
)
# ``Stable Diffusion是…，主要由三个模块组成：A、B和C``
_THEN_COMPOSED_OF = expression(
    r"(?P<gloss>)[，,](?:它|又|并|而|且|也)?(?:主要|一般|通常)?由(?P<count>[两二三四五六七八九几]\S{1,4}?)(?:组成|构成)[：:，]"
    r"(?P<members>[^。；]{2,60}?(?:和|与|以及|、)[^。；]{1,60})"
)
_FIRST_SECOND = expression(
    rf"(?P<of>[^，。；：]{{2,30}}?)(?:主要)?有(?P<count>{_NUMBER}(?:个|种|类|点|大|条|项|重)[^，。：]{{0,8}})[：:，,。]?\s?"
    r"(?P<members>一是[^。]{2,80}?[；，,]\s*二是[^。]{2,120})"
)
_BY_SIDES = expression(
    r"(?P<of>[^，。；：]{2,16}?)(?P<verb>主要看|看|考虑|考察|关注|涉及|取决于|衡量|兼顾)(?:的是)?(?P<members>[^。；]{3,80}?(?:和|与|、)[^。；、]{1,40}?)"
    r"(?:这)?(?P<count>[两二三四五])(?:个|大)(?P<what>维度|方面|指标|因素|角度|层面)[。]?$"
)
_GOES_ON = expression(r"这样|从而|所以|使得?|因此|于是|然后")  # what comes of it, and no members
_EXAMPLE = expression(
    r"(?:代表(?P<noun>模型|作品|算法|方法)?(?:性的?)?(?:主要)?(?:有|包括)|"
    r"代表(?:作|性的?算法|性?工作)(?:有|包括|是)|常见的(?P<kind>[^，。]{0,8})(?:有|包括)|"
    r"常用的?(?P<used>方法|算法|指标|工具|策略|技巧|框架|损失函数|模型|格式|做法|手段)(?:有|包括|：)(?=[^。；]*、))"
    r"(?P<members>[^。；]{2,80})"
)
_BETWEEN = expression(r"、|，|,\s|和(?![^、，]{0,3}$)|以及|与(?=[A-Z\u4e00-\u9fff])|及(?=[A-Z])")
_BELONG = expression(
    r"(?P<members>[^，。；：]{1,60}、[^，。；：]{1,60}?)(?:这[些几两三四]?(?:[个种类])?|"
    r"等)?(?:等)?(?P<kind>(?<=[这些等])[\u4e00-\u9fff]{2,4}?)?"
    r"(?:都|均|皆|也)?(?:属于|算(?:是|作)?(?![出法得完到子术力了]))(?P<of>[A-Za-z\u4e00-\u9fff][^，。；：]{1,20})(?=[，。；]|$)"
)
_COUNT = expression(rf"(?P<count>{_NUMBER}+(?:个|种|类|大类|部分|步|层|点|阶段|状态)[^，。：:]*)")
_LAST_COUNT = expression(
    rf"{_NUMBER}+(?:大类|个|种|类|部分|步|层|点|阶段)$|(?<![加和与及、，成])[两二三四五六七八九十](?:个|种|类|项|大)[\u4e00-\u9fff]{{1,4}}$"
)

_SIGNS = signs(
    "+＋代常由分包涵满有属算给提定支设实存：:无外是外另再二两三四五六七八九几",
    "consist consists composed made comprise comprises divided include are exist",
)

_NUMBER_SIGNS = signs("一两三四五六七八九几")
_KEPT = ("给", "提供", "定义", "支持", "设计", "实现", "存在")
# ``有两片综框，外加一把筘``
_SOME_OF = rf"[一两三四五六七八几](?:{MEASURE}|台|块|套|条)"
_ADDED = expression(
    r"(?P<of>[^，。；：]{1,24}?)(?:一共|总共|各)?(?:有|包括|包含|配了?|用了?|装了?)"
    rf"(?P<members>{_SOME_OF}[^。；]{{1,50}}?[，,]"
    rf"(?:外加|另加|再加上?|以及|还有|另有|和){_SOME_OF}[^。；，]{{1,40}})"
)
_AFTER_VERB = expression(
    r"(?P<of>[^，。；：]{2,24})[：:](?P<members>[^，。；、]{1,20}(?:、[^，。；、]{1,20}){1,6}(?:[和及与][^，。；、]{1,20})?)[。]?$"
)
_BY = expression(
    r"(?:(?<=[，。；])|^)(?P<of>(?:按照?|根据|从)[^，。；：]{1,14}?)[，,]?(?:来|又|还|也|可以?|大致|一般)*"
    r"分(?:为|成)?(?P<count>)(?P<members>[^，。；：为成]{2,40}?(?:和|与|、)[^，。；：]{2,40}?)(?=两[种类]|$|[。；：]|，[前后]者)"
)
_HOLDS = expression(
    r"[^。；]{1,40}?(?:认为|主张|规定)(?!的)(?=[^，。；由]{1,20}由)"
)  # ``X说认为犯罪由…构成``
_MARKER = expression(r"^(?:[（(]\d{1,2}[）)]|[①-⑳])\s*")
_FORMER = expression(r"[前后]者")
_POINTS_BELOW = expression(r"(?:这么|这样|以下|如下|下面|下列|[两三四五六几\d]+[个种类条点])")
_THIS = expression(r"[这那此该我你]|什么|如果|因为")
_SORT_OF = expression(
    r"(?P<sort>最?(?:典型|常见|主要|常用|经典|明显|直接|核心))的?(?P<part>[\u4e00-\u9fff]{2,4})"
)


def enumeration(reading: Reading) -> Iterator[Finding]:
    """Find the members, kinds or parts that one sentence names."""
    for statement in reading.with_signs(_SIGNS):
        found = _chinese(reading, statement) if statement.chinese else _english(reading, statement)
        if found:
            yield found


def _chinese(reading: Reading, statement: Statement) -> Finding | None:
    belong = _BELONG.match(statement.text, statement.start)
    if belong:
        question = f"哪些{'' if belong['kind'] is None else belong['kind']}属于{belong['of']}？"
        return _finding(statement, belong["of"], question, belong, 0.7)
    inner = _THEN_COMPOSED.search(statement.text) or _THEN_COMPOSED_OF.search(statement.text)
    marked = marked_before(statement, inner.start("gloss")) if inner else ""
    owner = marked or (statement.term.name if statement.term and statement.first else statement.concept)
    if inner and owner and (marked or reading.knows(owner) or owner == statement.subject):
        return _finding(statement, owner, f"{owner}由哪些部分组成？", inner, 0.7)
    example = _EXAMPLE.search(statement.text)
    if example and not _POINTS_BELOW.match(example["members"]):
        return _examples(reading, statement, example)
    begin = _HOLDS.match(statement.text)
    start = begin.end() if begin else statement.start
    composed = _COMPOSED_OF.match(statement.text, start) or _COMPOSED.match(statement.text, start)
    if composed and (composed["mid"] or composed["tail"]):
        return _members(reading, statement, composed, "由哪{}组成")
    counted = _FIRST_SECOND.match(statement.passage.text, statement.sentence.start)
    if counted:
        owner = resolve_owner(statement, counted["of"], reading.view.topic)
        asked = answered(reading, statement, counted["of"]) or f"{owner}有哪{counted['count']}？"
        return _finding(statement, owner, asked, counted, 0.75)
    counts = not _NUMBER_SIGNS.isdisjoint(statement.signs)
    found = (_ordered(reading, statement) or _added(reading, statement)) if counts else None
    if found:
        return found
    found = (
        _sum(reading, statement)
        or _sides(reading, statement)
        or _asked(statement, numbered(reading, statement))
    )
    if found:
        return found
    by_aspect = _BY.search(statement.text)
    if by_aspect:
        return _members(reading, statement, by_aspect, "分为哪{}")
    match = _INTO.match(statement.text, statement.start)
    if match is None:
        last = counted_last(reading, statement) if counts else None
        return _asked(statement, last) or _after_verb(reading, statement)
    kept = match["verb"] in ("有", "满足") or match["verb"].startswith(_KEPT)
    verb = match["verb"] if kept else "分为" if "分" in match["verb"] else "包括"
    return _members(reading, statement, match, verb + "哪{}")


def _sides(reading: Reading, statement: Statement) -> Finding | None:
    """``评测主要看A（…）和B（…）两个维度``: which sides of a thing count."""
    match = _BY_SIDES.match(statement.text, statement.start)
    if match is None:
        return None
    question = f"{match['of']}{match['verb']}哪{match['count']}个{match['what']}？"
    return _finding(statement, match["of"], placed(reading, statement, question), match, 0.7)


def _sum(reading: Reading, statement: Statement) -> Finding | None:
    """``X=A+B``: what a thing is made of."""
    match = sum_in(statement)
    if match is None:
        return None
    owner = resolve_owner(statement, match["of"].strip(), reading.view.topic)
    if NO_OWNER.search(owner) or generic_name(owner):
        return None
    question = placed(reading, statement, f"{owner}由哪些部分组成？")
    return _finding(statement, owner, question, match, 0.7)


def _ordered(reading: Reading, statement: Statement) -> Finding | None:
    """``防身法有两招。一是A。二是B``: as many statements as the number says, each with its ordinal."""
    told = told_in_order(reading, statement)
    question = ask_counted(reading, statement, told.counted, told.counted.size) if told else ""
    if told is None or not question:
        return None
    names = (_MARKER.sub("", name) for name in told.names)
    answer = numbered_lines(names)
    span = (0, told.last.sentence.end - statement.sentence.start)
    return finding_at(statement, Kind.ENUMERATION, statement.concept, question, answer, 0.7, "一是", span)


def _after_verb(reading: Reading, statement: Statement) -> Finding | None:
    """``选主时依次看：A、B、C``: nothing but members behind a lead that ends in its verb."""
    match = (
        None
        if statement.term or "：" not in statement.signs
        else _AFTER_VERB.match(statement.text, len(statement.lead))
    )
    if match is None or not ends_in_verb(match["of"]) or _THIS.search(match["of"]):
        return None
    owner = resolve_owner(statement, match["of"], reading.view.topic)
    return _finding(statement, owner, placed(reading, statement, f"{owner}什么？"), match, 0.6)


def _added(reading: Reading, statement: Statement) -> Finding | None:
    match = _ADDED.match(statement.text, len(statement.lead))
    if match is None or "：" in match["members"]:
        return None
    opens = statement.first and statement.pronoun and reading.knows(reading.view.topic)
    own = statement.pronoun and match["of"].startswith(statement.pronoun)
    owner = reading.view.topic if opens and own else resolve_owner(statement, match["of"], reading.view.topic)
    if NO_OWNER.search(owner) or generic_name(owner):
        return None
    return _finding(statement, owner, f"{owner}由哪些部分组成？", match, 0.65)


def _examples(reading: Reading, statement: Statement, match: re.Match[str]) -> Finding | None:
    term = statement.term
    if term and not generic_name(term.name):
        concept = term.name
    else:
        concept = statement.concept if reading.knows(statement.concept) else statement.above
    kind = match["kind"]
    if _FORMER.search(statement.text, 0, match.start()):
        return None
    if match["used"]:
        return _finding(statement, concept, f"{concept}的常用{match['used']}有哪些？", match, 0.7)
    question = f"常见的{kind}有哪些？" if kind else f"{concept}的代表{match['noun'] or ''}有哪些？"
    return _finding(statement, concept, question, match, 0.8)


def _members(reading: Reading, statement: Statement, match: re.Match[str], wording: str) -> Finding | None:
    members = clean(match["members"].strip(" ：:，,").removeprefix("了"))
    if match["count"] and match["count"].startswith("一"):
        return None
    names = [part for part in _BETWEEN.split(members) if part and part.strip()]
    if len(names) < 2 or len(members) > _LONGEST or max(map(len, names)) > _LONGEST_NAME:
        return None
    listed = "、" in members or match["count"] or re.search(r"[和与及]", members)
    owner = re.sub(r"(?:又|主要|一般|通常|都|也)$", "", match["of"].strip())
    if BY_ASPECT.match(owner) and reading.view.topic:
        owner = reading.view.topic + owner
    owner = _of_holder(statement, owner) or resolve_owner(statement, owner, reading.view.topic)
    unfit = len(owner) < 2 or generic_name(owner) or NO_OWNER.search(owner) or owner[0] in "把将"
    if unfit or not listed or NO_MEMBERS.search(members) or _GOES_ON.match(members):
        return None
    last = _LAST_COUNT.search(members[: members_end(members)])
    count = _COUNT.match(match["count"] or (last[0] if last else "")) if not members.endswith("等") else None
    asked = count["count"] if count else "些部分" if "由" in wording else "些"
    sort = match.groupdict().get("sort") or ""
    question = placed(reading, statement, f"{owner}{wording.format(asked)}{sort}？")
    return _finding(statement, owner, question, match, 0.75)


def _of_holder(statement: Statement, words: str) -> str:
    """``典型的症状``: a sort of part whose owner was named before; nothing for other words."""
    sort = _SORT_OF.fullmatch(words)
    return f"{statement.carried}的{sort['sort']}{sort['part']}" if sort and statement.carried else ""


def _english(reading: Reading, statement: Statement) -> Finding | None:
    return _asked(statement, english_members(reading, statement))


def _asked(statement: Statement, told: Members | None) -> Finding | None:
    return _finding(statement, told.concept, told.question, told.match, told.sure) if told else None


def _finding(statement: Statement, concept: str, question: str, match: re.Match[str], sure: float) -> Finding:
    begin = 0 if match.string is statement.text else statement.sentence.start
    told = match["members"]
    groups = match.groupdict()
    if statement.chinese and not groups.get("count") and not groups.get("number"):
        told = told[: members_end(told)]
    span = (match.start("members") - begin, match.start("members") - begin + len(told))
    members = clean(_LAST_COUNT.sub("", told.strip(" ：:，,。").removeprefix("了")))
    return finding_at(statement, Kind.ENUMERATION, concept, question, members, sure, match[0][:12], span)
