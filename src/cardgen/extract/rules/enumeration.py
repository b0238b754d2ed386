"""Enumerations in one sentence: ``X分为A、B和C``, ``X由…组成``, ``代表有…``, ``X consists of …``."""

import re
from collections.abc import Iterator

from cardgen.extract.finding import Finding, Reading, finding_at
from cardgen.extract.forms.counting import MEASURE, NUMBERS
from cardgen.extract.forms.english_members import english_members
from cardgen.extract.forms.lead_questions import NAMED_PARTS, answered, ask_counted, ends_in_verb, placed
from cardgen.extract.forms.name_before import marked_before
from cardgen.extract.forms.ordinals import told_in_order
from cardgen.extract.forms.resolve import resolve_owner
from cardgen.extract.forms.sums import sum_in
from cardgen.extract.reading.headings import generic_name
from cardgen.extract.reading.signs import signs
from cardgen.extract.reading.statement import Statement
from cardgen.extract.wording.answers import clean
from cardgen.model import Kind

_NUMBER = "[一二三四五六七八九十两几\\d]"
_LONGEST, _LONGEST_NAME = 160, 40
_INTO = re.compile(
    r"(?P<of>[^，。；：]{1,30}?)(?:主要|通常|一般|大致|又|可以|可|常|也|都|只)*"
    r"(?P<verb>分为|分成|分解[成为]|拆[成为]|拆分[成为]|拆解[成为]|包括|包含|包含了|涵盖|满足(?=[一二两三四五六七八几][个种])|"
    r"(?:给出?|提供|定义|支持|设计|实现|存在)了?(?=[一二两三四五六七八几\d]+[个种类套][^，。：]{0,10}[：:])|有(?=[^，。]{0,10}[：:]))"
    rf"(?P<count>{_NUMBER}+(?:个|种|类|大类|部分|步|层|点|阶段|状态)[^，。：:]{{0,10}}[：:，,])?"
    r"(?P<members>[^。；]+?)[。]?$"
)
_COMPOSED_OF = re.compile(
    rf"(?P<of>[^，。；：]{{1,30}}?)(?:主要|通常|一般)?由(?P<count>{_NUMBER}+(?:个|种|类)?[^，。：:、]{{0,6}}?)"
    r"(?P<mid>组成|构成)(?P<tail>)[：:](?P<members>[^。；]+)"
)
_COMPOSED = re.compile(
    r"(?P<of>[^，。；：]{1,30}?)(?:主要|通常|一般|则|也|还)?由"
    rf"(?P<count>{_NUMBER}+(?:个|种|类)?[^，。：:、]{{0,6}})?(?P<mid>组成|构成)?[：:]?(?P<members>[^。；]+?)"
    rf"(?:这?{_NUMBER}+(?:个|种|类|组)?(?:部分|参数|阶段|模块|层|步骤|函数|组件|矩阵|变量|单元|环节)?|{_NUMBER}+项)?(?P<tail>组成|构成|刻画|决定|拼成)?(?:[。：:]?$|(?<=[组构拼]成)[，,])"
)
_THEN_COMPOSED = re.compile(
    r"(?P<gloss>(?:[（(][^（）()]{1,60}[）)])?)[，,](?:它|又|并|而|且|也|其中)?由(?P<members>[^，。；]{2,60}?(?:和|与|以及|、)[^，。；]{2,60}?)"
    r"(?P<count>[两二三四五六七八九几]\S{0,4}?)?(?:组成|构成|(?:加权|相加|叠加|拼接|组合|复合)而成)"
)
_FIRST_SECOND = re.compile(
    rf"(?P<of>[^，。；：]{{2,30}}?)(?:主要)?有(?P<count>{_NUMBER}(?:个|种|类|点|大|条|项|重)[^，。：]{{0,8}})[：:，,]?"
    r"(?P<members>一是[^。]{2,80}?[；，,]\s*二是[^。]{2,120})"
)
_EXAMPLE = re.compile(
    r"(?:代表(?P<noun>模型|作品|算法|方法)?(?:性的?)?(?:主要)?(?:有|包括)|"
    r"代表(?:作|性的?算法|性?工作)(?:有|包括|是)|常见的(?P<kind>[^，。]{0,8})(?:有|包括))"
    r"(?P<members>[^。；]{2,80})"
)
_BETWEEN = re.compile(r"、|，|,\s|和(?![^、，]{0,3}$)|以及|与(?=[A-Z\u4e00-\u9fff])|及(?=[A-Z])")
_BELONG = re.compile(
    r"(?P<members>[^，。；：]{1,60}、[^，。；：]{1,60}?)(?:这[些几两三四]?(?:[个种类])?|"
    r"等)?(?:等)?(?P<kind>(?<=[这些等])[\u4e00-\u9fff]{2,4}?)?"
    r"(?:都|均|皆|也)?(?:属于|算是?)(?P<of>[A-Za-z\u4e00-\u9fff][^，。；：]{1,20})(?=[，。；]|$)"
)
_COUNT = re.compile(rf"(?P<count>{_NUMBER}+(?:个|种|类|大类|部分|步|层|点|阶段|状态)[^，。：:]*)")
_LAST_COUNT = re.compile(rf"{_NUMBER}+(?:大类|个|种|类|部分|步|层|点|阶段)$")
_NO_MEMBERS = re.compile(r"例如|比如|但不限于|^(?:若干|许多|很多|多个|一些|不同的|一系列)")
_NO_OWNER = re.compile(r"我|你|什么|其中$|如果|因为")

_SIGNS = signs(
    "+＋代常由分包涵满有属算给提定支设实存：:无外是外另再二两三四五六七八九几",
    "consist consists composed made comprise comprises divided include are exist",
)

_NUMBER_SIGNS = signs("一两三四五六七八九几")
_KEPT = ("给", "提供", "定义", "支持", "设计", "实现", "存在")
_NUMBERS = NUMBERS | {"二": 2}
_NUMBERED = re.compile(
    rf"(?P<of>[^，。；：]{{0,30}}?)(?P<number>[{''.join(_NUMBERS)}])(?P<measure>{MEASURE})"
    r"(?P<what>[^，。：；、的—（★☆]{0,8}?)\s?[★☆]*(?:[（(][^（）()]{1,20}[）)])?(?P<sign>[：:，]|——)(?P<members>[^。；]{4,160})[。]?$"
)
# ``HTTPS就是…，提供三样东西：A、B和C``
_LATER_NUMBERED = re.compile(
    rf"(?<=，)(?P<of>[^，。；：]{{0,16}}?(?:提供|带来|具有|包含|包括|保证|需要|拥有|分|有|给出?|提出|设计|引入|采用|用|靠)了?)(?P<number>[{''.join(_NUMBERS)}])(?P<measure>{MEASURE})"
    r"(?P<what>[^，。：；、的—]{0,8})(?P<sign>[：:])(?P<members>[^。；]{4,160})[。]?$"
)
# ``口器不外乎A、B和C三种``: the number stands behind its members.
_COUNTED_LAST = re.compile(
    r"(?P<of>[^。；：]{0,40}?)(?:主要|大致|一共|总共|基本|通常|一般|可以|可|也|都)*"
    r"(?P<verb>有|分为|分成|分(?![类布析解配割支子词辨别享离])|包括|包含|不外乎|无非就?是|无非|就是|是)(?P<members>[^，。；：有是]{2,90}?)(?:这|共|一共)?"
    rf"(?P<number>[{''.join(_NUMBERS)}])(?P<measure>大类|个|种|类|条|点|项|步|处|部分|层|样|方面|派|级|阶段|关|路|档)"
    r"(?P<what>[\u4e00-\u9fff]{0,6})(?=[，。；]|$)"
)
# ``有两片综框，外加一把筘``
_SOME_OF = rf"[一两三四五六七八几](?:{MEASURE}|台|块|套|条)"
_ADDED = re.compile(
    r"(?P<of>[^，。；：]{1,24}?)(?:一共|总共|各)?(?:有|包括|包含|配了?|用了?|装了?)"
    rf"(?P<members>{_SOME_OF}[^。；]{{1,50}}?[，,]"
    rf"(?:外加|另加|再加上?|以及|还有|另有|和){_SOME_OF}[^。；，]{{1,40}})"
)
_AFTER_VERB = re.compile(
    r"(?P<of>[^，。；：]{2,24})[：:](?P<members>[^，。；、]{1,20}(?:、[^，。；、]{1,20}){1,6}(?:[和及与][^，。；、]{1,20})?)[。]?$"
)
_CHAIN = re.compile(r"\s(?:/|→|->|\|)\s|\s?→\s?|\s[&＋+]\s|(?<=\0)\s?[＋+]\s?")
_LISTS = re.compile(r"[^，、]{1,15}(?:、[^，、]{1,15})+")
_BY_ASPECT = re.compile(r"(?:按照?|根据|依|从)\S{1,12}$")
_BY = re.compile(
    r"(?:(?<=[，。；])|^)(?P<of>(?:按照?|根据|从)[^，。；：]{1,10}?)(?:来|又|还|也|可以?|大致|一般)*"
    r"分(?:为|成)?(?P<count>)(?P<members>[^，。；：为成]{2,40}?(?:和|与|、)[^，。；：]{2,40})(?=$|[。；])"
)
_NAME_OR_BRACKET = re.compile(r"[A-Z][A-Za-z0-9-]+$|.*\0")
_TORN = re.compile(r"要么|一是|其一|一来|第一|首先")
_FORMER = re.compile(r"[前后]者")
_POINTS_BELOW = re.compile(r"(?:这么|这样|以下|如下|下面|下列|[两三四五六几\d]+[个种类条点])")
_THIS = re.compile(r"[这那此该我你]|什么|如果|因为")
_BARE = re.compile(r"(?:就|只|也|可以?|分|共|一共|总共|主要|无非|大致)*")  # nothing says whose they are
_SORT_OF = re.compile(
    r"(?P<sort>最?(?:典型|常见|主要|常用|经典|明显|直接|核心))的?(?P<part>[\u4e00-\u9fff]{2,4})"
)
_OWNERLESS = 5  # characters before a number that hold no subject
_IN_BRACKETS = re.compile(r"[（(][^（）()]*[）)]")
_CONTAINS = re.compile("包含$")
_SAYS = re.compile(r"^(?:[他她]们?|作者|人们|一般|通常)?(?:认为|指出|提出|觉得|发现)(?:了)?")


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
    inner = _THEN_COMPOSED.search(statement.text)
    marked = marked_before(statement, inner.start("gloss")) if inner else ""
    owner = marked or (statement.term.name if statement.term and statement.first else statement.concept)
    if inner and owner and (marked or reading.knows(owner)):
        return _finding(statement, owner, f"{owner}由哪些部分组成？", inner, 0.7)
    example = _EXAMPLE.search(statement.text)
    if example and not _POINTS_BELOW.match(example["members"]):
        return _examples(reading, statement, example)
    composed = _COMPOSED_OF.match(statement.text, statement.start) or _COMPOSED.match(
        statement.text, statement.start
    )
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
    number = _NUMBERED.match(statement.text, len(statement.lead)) or _LATER_NUMBERED.search(statement.text)
    found = _sum(reading, statement) or (_numbered(reading, statement, number) if number else None)
    if found:
        return found
    by_aspect = _BY.search(statement.text)
    if by_aspect:
        return _members(reading, statement, by_aspect, "分为哪{}")
    match = _INTO.match(statement.text, statement.start)
    if match is None:
        last = _counted_last(reading, statement) if counts else None
        return last or _after_verb(reading, statement)
    kept = match["verb"] in ("有", "满足") or match["verb"].startswith(_KEPT)
    verb = match["verb"] if kept else "分为" if "分" in match["verb"] else "包括"
    return _members(reading, statement, match, verb + "哪{}")


def _sum(reading: Reading, statement: Statement) -> Finding | None:
    """``X=A+B``: what a thing is made of."""
    match = sum_in(statement)
    if match is None:
        return None
    owner = resolve_owner(statement, match["of"].strip(), reading.view.topic)
    if _NO_OWNER.search(owner) or generic_name(owner):
        return None
    question = placed(reading, statement, f"{owner}由哪些部分组成？")
    return _finding(statement, owner, question, match, 0.7)


def _numbered(reading: Reading, statement: Statement, match: re.Match[str]) -> Finding | None:
    """``选窗要看两个指标：A，B``: as many members as the sentence says."""
    wanted, members = _NUMBERS[match["number"]], clean(match["members"])
    later, hidden = match.re is _LATER_NUMBERED, _hidden(match["members"])
    first = match["members"][: len(hidden.partition("，")[0])]
    if len(_CHAIN.split(clean(hidden))) == wanted:
        pass
    elif len(_parts(first, "、")) == wanted and (
        match["sign"] != "，" or _LISTS.fullmatch(members) or _all_named(hidden)
    ):
        match = _NUMBERED.match(statement.text, match.start(), match.start("members") + len(first)) or match
    elif match["sign"] == "，" or _TORN.match(members) or len(_parts(members, "，")) != wanted:
        return None
    of = NAMED_PARTS.sub("由", _SAYS.sub("", match["of"].strip(" ，,")))
    of = f"{reading.view.topic}有" if _BARE.fullmatch(of) else of
    if later and len(of) <= _OWNERLESS and not (statement.subject and statement.subject in of):
        of = f"{statement.subject or reading.view.topic}{of}"
    owner = resolve_owner(statement, of, reading.view.topic)
    if _NO_OWNER.search(owner) or len(owner) < 2:
        return None
    owner = _CONTAINS.sub("包括", owner)
    question = f"{owner}哪{match['number']}{match['measure']}{match['what']}？"
    return _finding(statement, owner, question, match, 0.75)


def _hidden(members: str) -> str:
    return _IN_BRACKETS.sub(lambda bracket: "\0" * len(bracket[0]), members)


def _all_named(hidden: str) -> bool:
    """Tell whether there is nothing but members, each a Latin name or with a bracket behind it."""
    return "，" not in hidden and all(
        _NAME_OR_BRACKET.match(part.strip()) for part in re.split("[、和]", hidden)
    )


def _ordered(reading: Reading, statement: Statement) -> Finding | None:
    """``防身法有两招。一是A。二是B``: as many statements as the number says, each with its ordinal."""
    told = told_in_order(reading, statement)
    question = ask_counted(reading, statement, told.counted, told.counted.size) if told else ""
    if told is None or not question:
        return None
    answer = "\n".join(f"{number}. {name}" for number, name in enumerate(told.names, 1))
    span = (0, told.last.sentence.end - statement.sentence.start)
    return finding_at(statement, Kind.ENUMERATION, statement.concept, question, answer, 0.7, "一是", span)


def _counted_last(reading: Reading, statement: Statement) -> Finding | None:
    match = _COUNTED_LAST.match(statement.text, len(statement.lead))
    if match is None or len(_parts(clean(match["members"]), "、")) != _NUMBERS[match["number"]]:
        return None
    of, topic = re.split("[，,]", match["of"].strip(" ，,"))[-1], reading.view.topic
    owner = topic + of if _BY_ASPECT.match(of) else resolve_owner(statement, of, topic)
    if _NO_OWNER.search(owner) or len(owner) < 2 or _NO_MEMBERS.search(match["members"]):
        return None
    verb = match["verb"] if match["verb"].startswith(("分", "包")) else "有"
    question = f"{owner}{verb}哪{match['number']}{match['measure']}{match['what']}？"
    return _finding(statement, owner, placed(reading, statement, question), match, 0.75)


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
    if match is None:
        return None
    opens = statement.first and statement.pronoun and reading.knows(reading.view.topic)
    own = statement.pronoun and match["of"].startswith(statement.pronoun)
    owner = reading.view.topic if opens and own else resolve_owner(statement, match["of"], reading.view.topic)
    if _NO_OWNER.search(owner) or generic_name(owner):
        return None
    return _finding(statement, owner, f"{owner}由哪些部分组成？", match, 0.65)


def _parts(members: str, mark: str) -> list[str]:
    members = _IN_BRACKETS.sub("", members)
    return [
        part
        for part in re.split(f"[{mark}]|和(?=[^和]*$)" if mark == "、" else mark, members)
        if part.strip()
    ]


def _examples(reading: Reading, statement: Statement, match: re.Match[str]) -> Finding | None:
    term = statement.term
    if term and not generic_name(term.name):
        concept = term.name
    else:
        concept = statement.concept if reading.knows(statement.concept) else statement.above
    kind = match["kind"]
    if _FORMER.search(statement.text, 0, match.start()):
        return None
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
    if _BY_ASPECT.match(owner) and reading.view.topic:
        owner = reading.view.topic + owner
    owner = _of_holder(statement, owner) or resolve_owner(statement, owner, reading.view.topic)
    unfit = len(owner) < 2 or generic_name(owner) or _NO_OWNER.search(owner) or owner[0] in "把将"
    if unfit or not listed or _NO_MEMBERS.search(members):
        return None
    last = _LAST_COUNT.search(members)
    count = _COUNT.match(match["count"] or (last[0] if last else "")) if not members.endswith("等") else None
    asked = count["count"] if count else "些部分" if "由" in wording else "些"
    question = placed(reading, statement, f"{owner}{wording.format(asked)}？")
    return _finding(statement, owner, question, match, 0.75)


def _of_holder(statement: Statement, words: str) -> str:
    """``典型的症状``: a sort of part whose owner was named before; nothing for other words."""
    sort = _SORT_OF.fullmatch(words)
    return f"{statement.carried}的{sort['sort']}{sort['part']}" if sort and statement.carried else ""


def _english(reading: Reading, statement: Statement) -> Finding | None:
    told = english_members(reading, statement)
    return _finding(statement, told.concept, told.question, told.match, told.sure) if told else None


def _finding(statement: Statement, concept: str, question: str, match: re.Match[str], sure: float) -> Finding:
    begin = 0 if match.string is statement.text else statement.sentence.start
    span = (match.start("members") - begin, match.end("members") - begin)
    members = clean(_LAST_COUNT.sub("", match["members"].strip(" ：:，,。").removeprefix("了")))
    return finding_at(statement, Kind.ENUMERATION, concept, question, members, sure, match[0][:12], span)
