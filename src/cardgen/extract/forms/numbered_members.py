"""As many members as a Chinese sentence counts: ``要看两个指标：A，B``, ``A、B、C三种``."""

import re

from cardgen.extract.finding import Reading
from cardgen.extract.forms.brackets import blotted_brackets, without_brackets
from cardgen.extract.forms.counting import MEASURE, NUMBERS
from cardgen.extract.forms.english_members import Members
from cardgen.extract.forms.lead_questions import NAMED_PARTS, ends_in_verb, placed
from cardgen.extract.forms.resolve import resolve_owner
from cardgen.extract.reading.statement import Statement
from cardgen.extract.wording.answers import clean
from cardgen.text.expression import expression, found_by

NO_MEMBERS = expression(r"例如|比如|但不限于|^(?:若干|许多|很多|多个|一些|不同的|一系列)")
_NUMBERS = NUMBERS | {"二": 2}
NO_OWNER = expression(r"我|你|什么|其中$|如果|因为")
# ``HTTPS就是…，提供三样东西：A、B和C``
_LATER_NUMBERED = expression(
    rf"(?<=，)(?P<of>[^，。；：]{{0,16}}?(?:提供|带来|具有|包含|包括|保证|需要|拥有|分|有|给出?|提出|设计|引入|采用|用|靠)了?)(?P<number>[{''.join(_NUMBERS)}])(?P<measure>{MEASURE})"
    r"(?P<what>[^，。：；、的—]{0,8})(?P<sign>[：:])(?P<members>[^。；]{4,160})[。]?$"
)
BY_ASPECT = expression(r"(?:按照?|根据|依|从)\S{1,12}$")
_NUMBERED = expression(
    rf"(?P<of>[^，。；：]{{0,30}}?)(?P<number>[{''.join(_NUMBERS)}])(?P<measure>{MEASURE})"
    r"(?P<what>[^，。：；、的—（★☆]{0,8}?)\s?[★☆]*(?:[（(][^（）()]{1,20}[）)])?(?P<sign>[：:，]|——)(?P<members>[^。；]{4,160})[。]?$"
)
# ``口器不外乎A、B和C三种``: the number stands behind its members.
_COUNTED_LAST = expression(
    r"(?P<of>[^。；：]{0,40}?)(?:主要|大致|一共|总共|基本|通常|一般|可以|可|也|都)*"
    r"(?P<verb>有|分为|分成|分(?![类布析解配割支子词辨别享离])|包括|包含|不外乎|无非就?是|无非|就是|是)(?P<members>[^，。；：有是]{2,90}?)(?:这|共|一共)?"
    rf"(?P<number>[{''.join(_NUMBERS)}])(?P<measure>大类|个|种|类|条|点|项|步|处|部分|层|样|方面|派|级|阶段|关|路|档)"
    r"(?P<what>[\u4e00-\u9fff]{0,6})(?=[，。；]|$)"
)
_CHAIN = expression(r"\s(?:/|→|->|\|)\s|\s?→\s?|\s[&＋+]\s|(?<=\0)\s?[＋+]\s?")
_LISTS = expression(r"[^，、]{1,15}(?:、[^，、]{1,15})+")
_NAME_OR_BRACKET = expression(r"[A-Z][A-Za-z0-9-]+$|.*\0")
_TORN = expression(r"要么|一是|其一|一来|第一|首先")
_BARE = expression(r"(?:就|只|也|可以?|分|共|一共|总共|主要|无非|大致)*")  # nothing says whose they are
_OWNERLESS = 5  # characters before a number that hold no subject
_NOUN_LAST = expression(
    r"(?:系统|算法|模型|网络|流程|结构|架构|方案|框架|体系|家族|机制|协议|过程|引擎|平台)$"
)
_CONTAINS = expression("包含$")
_SAYS = expression(r"^(?:[他她]们?|作者|人们|一般|通常)?(?:认为|指出|提出|觉得|发现)(?:了)?")


def numbered(reading: Reading, statement: Statement) -> Members | None:
    """Return as many members as the sentence counts before them: ``选窗要看两个指标：A，B``."""
    match = _NUMBERED.match(statement.text, len(statement.lead)) or _LATER_NUMBERED.search(statement.text)
    return _as_many(reading, statement, match) if match else None


def _as_many(reading: Reading, statement: Statement, match: re.Match[str]) -> Members | None:
    wanted, members = _NUMBERS[match["number"]], clean(match["members"])
    later, hidden = found_by(match, _LATER_NUMBERED), blotted_brackets(match["members"])
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
    if NO_OWNER.search(owner) or len(owner) < 2:
        return None
    owner = f"{owner[:-1]}有" if owner.endswith("的") else _CONTAINS.sub("包括", owner)
    counted = f"{match['number']}{match['measure']}{match['what']}"
    has = "有" if _NOUN_LAST.search(owner) and not ends_in_verb(owner) else ""
    question = f"{owner}{counted}是什么？" if owner.endswith(("老", "新")) else f"{owner}{has}哪{counted}？"
    return Members(owner, question, match, 0.75)


def _all_named(hidden: str) -> bool:
    """Tell whether there is nothing but members, each a Latin name or with a bracket behind it."""
    return "，" not in hidden and all(
        _NAME_OR_BRACKET.match(part.strip()) for part in re.split("[、和]", hidden)
    )


def counted_last(reading: Reading, statement: Statement) -> Members | None:
    """Return the members that a sentence counts behind them: ``A、B、C三种``."""
    match = _COUNTED_LAST.match(statement.text, len(statement.lead))
    if match is None or len(_parts(clean(match["members"]), "、")) != _NUMBERS[match["number"]]:
        return None
    of, topic = re.split("[，,]", match["of"].strip(" ，,"))[-1], reading.view.topic
    owner = topic + of if BY_ASPECT.match(of) else resolve_owner(statement, of, topic)
    if NO_OWNER.search(owner) or len(owner) < 2 or NO_MEMBERS.search(match["members"]):
        return None
    verb = match["verb"] if match["verb"].startswith(("分", "包")) else "有"
    question = f"{owner}{verb}哪{match['number']}{match['measure']}{match['what']}？"
    return Members(owner, placed(reading, statement, question), match, 0.75)


def _parts(members: str, mark: str) -> list[str]:
    members = without_brackets(members)
    return [
        part
        for part in re.split(f"[{mark}]|和(?=[^和]*$)" if mark == "、" else mark, members)
        if part.strip()
    ]
