"""Who made a thing and when, as Chinese sentences say it: ``1984年，P等人提出的X``, ``X是P的作品``."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from cardgen.extract.finding import Reading
from cardgen.extract.forms.made_thing import (
    holder,
    is_law_at,
    marked_at,
    named_at,
    object_at,
    topic_above,
)
from cardgen.extract.forms.people import WHEN, WHO, is_person, is_plainly_person, may_be_person
from cardgen.extract.reading.gloss import spells
from cardgen.extract.reading.headings import generic_name
from cardgen.extract.reading.statement import Statement
from cardgen.text.expression import expression

# Deeds of people, and such as things do too.
_HUMAN = (
    "提出|发表|发明|创立|设计|开源|推出|发布|拿出|开发|首创|创造|推广|推导出|总结出|研制出?|研发|写出来?|写成|写下|做出|想到|想出|"
    "搞出|造出|撰写|编写|出版|创办|创建|创作|绘制|编制|制定|公布|分离出|测得|测出来?|阐述|奠基|写|发现|命名|著"
)
_SHARED = "给出|引入|建立|定义|实现|完成|证明|描述|改进|确立|制成|构造|申请专利|上线"
_SHARED_DEEDS = frozenset(_SHARED.split("|"))
_FINDS = ("提出", "发现", "创立", "证明", "首创", "发表")
_LOOSE = ("做", "搞", "提")  # only of what is theirs: ``X是P做的``
_VERB = rf"(?P<verb>{_HUMAN}|{_SHARED}|{'|'.join(_LOOSE)})"
_LEAD = (
    r"(?:(?:再后来|后来|随后|之后|最早|最初|最先|首先|此后|直到|早在|还是|于是|而|但|接着|同年|其中|据说|原来|最终|终于|"
    r"到了|[一二两三四五六七八九十几数\d]{1,3}年(?:之?后|以后)|次年|第二年)[，,]?){0,3}"
)
_ADVERBS = (
    r"(?:又|再|才|就|便|先|也|率先|首先|首次|最早|随后|后来|终于|独立|各自|共同|联合|正式|首度|第一次|最先|系统地?|明确|"
    r"详细){0,3}"
)
_PLACE = r"(?:[在用][^，。；：（）()的]{2,18}?(?:时|里|中|上|期间)?)?"
_AGENT = (
    rf"{_LEAD}(?:(?P<first>{WHEN})[，,]?\s?)?{_LEAD}(?!按照?|根据|依照?)(?P<who>{WHO})\s?"
    rf"(?:[（(](?P<cited>\d{{4}}) ?年?[）)])?\s?{_ADVERBS}"
    rf"(?:[，,]?(?:于|在|早在)?\s?(?P<then>{WHEN})(?:的(?:论文|文章|演讲|报告|博客)[里中上])?)?\s?"
)
_DEED = expression(rf"{_AGENT}{_PLACE}{_ADVERBS}{_VERB}了?(?P<one>一[种个套类项款门篇])?(?P<of>的)?\s?")
_OWN = expression(
    rf"{_AGENT}{_PLACE}(?:的|那篇(?:论文)?|这篇(?:论文)?|(?:开|写|做|搞)的)\s?"
    r"(?P<role>论文|文章|作品|工作|成果|杰作|手笔|发明|主意|分法|提法|说法|坑|对策|改进|方案)?\s?(?P<is>是)?"
)
_PASSIVE = expression(
    rf"(?:(?P<first>{WHEN})[，,]?)?(?:最早|首先|最初|后来|随后)?[是被]?(?:由|被)(?!此|于|这|其)(?P<who>[^，。；（）()由被]{{2,60}}?)"
    rf"(?:[（(](?P<cited>\d{{4}}) ?年?[）)])?\s?(?:于|在)?\s?(?P<then>{WHEN})?\s?"
    rf"(?:在[^，。；（）()]{{1,20}}?时?)?{_ADVERBS}{_VERB}"
)
_LED_TO = expression(
    rf"{_AGENT}[^，。；]{{3,50}}?[，,]"
    r"(?:这就是|就是|于是就?有了|就有了|得到了?|就得到了?|取名为?|起名叫?|命名为)\s?"
)
_DUE = expression(
    rf"(?:归功于|出自)\s?(?P<who>{WHO})(?:[（(](?P<cited>\d{{4}})[）)])?(?:之手|的手笔)?(?=[，,。；]|$)"
)
_HOUSE = expression(rf"{_LEAD}(?P<who>{WHO})(?:家|公司)(?:的|出的|出品)(?:作品|产品)?(?=[，,。；]|$)")
_OWNED = expression(r"[）)](?P<of>的[^，。；：（）()]{1,10})$")
_WHEN = expression(WHEN)
_STARTS = expression(r"(?:^|[，,。：:；]|——|(?P<joint>是|来自|出自|源自|源于|追溯到|归功于))\s*")
_THIS_IS = expression(r"(?:这|它)(?:就|便|正|也就|其实就)?是\s?$")
STOP = expression(r"\s*(?:[，,。；;：:）)]|$)")
_ENDS = expression(r"\s*(?:[，,。；;]|$)")  # before a colon the deed is still to be told
_TITLE = expression(r"《[^《》]{2,90}》")
_PAPER = expression(
    r"(?:原始|最初的?|开山|原)?论文\s?(?P<title>《[^《》]{2,90}》)[^，。；]{0,12}?(?:发表|挂出|问世|刊登|登在|发在)"
)
_FAMOUS = expression(r"^(?:[那这]个?)?(?:著名|有名|知名|经典|大名鼎鼎)的\s?")
_NO_NAME = expression(
    r"^(?:这|那|此|该|其|它|他|她|我|你|另|新(?!闻|皮|陈)|更|最(?![优小大近短佳])|很|好|两|三|几|一些|许多|大量|什么|如何|问题|方法|方案|办法|改进)|"
    r"了|[？?]|[A-Za-z]论$"
)


_PASSIVE_SIGNS = frozenset("由被")


@dataclass(frozen=True, slots=True)
class Maker:
    """Who made ``what``, ``when`` and how (``verb``), and where the words for it stand.

    ``role`` is what the thing is of theirs (``作品``), ``title`` the paper it is from.
    """

    what: str
    who: str
    when: str
    span: tuple[int, int]
    verb: str = "提出"
    role: str = ""
    title: str = ""


_HOW_LAST = expression(r"(?<=\S)(?:自动|主动|独立|共同|联合|率先|首次|首先|最早|亲自|统一)(?:地|来)?$")


@dataclass(frozen=True, slots=True)
class _Place:
    """A place of a statement at which somebody may be named; ``due`` is where a word leads there, or -1."""

    reading: Reading
    statement: Statement
    start: int
    end: int
    due: int

    @property
    def joint(self) -> bool:
        """Tell whether a word such as ``是`` or ``归功于`` leads there."""
        return self.due >= 0

    def opens(self) -> bool:
        """Tell whether nothing of the passage stands before."""
        return self.start == 0 and self.reading.before(self.statement) is None

    def holder(self) -> str:
        """Return what the words before are about."""
        return holder(self.reading, self.statement, self.start)


def makers(reading: Reading, statement: Statement) -> Iterator[Maker]:
    """Yield what a Chinese statement says of who made a thing; no part of it is read twice."""
    read_to = -1
    ways = [way for sign, way in _WAYS if sign.search(statement.text)]
    for start in _STARTS.finditer(statement.text) if ways else ():
        if read_to <= start.end() < len(statement.text):
            place = _Place(reading, statement, start.start(), start.end(), start.start("joint"))
            found = next((maker for way in ways if (maker := way(place))), None)
            if found:
                read_to = found.span[1]
                yield found


def passive(reading: Reading, statement: Statement) -> Maker | None:
    """Return what ``X由P于1960年提出`` says, its subject named or carried from before."""
    if _PASSIVE_SIGNS.isdisjoint(statement.signs):
        return None
    match = _PASSIVE.search(statement.text)
    concept = statement.term.name if statement.term and statement.first else statement.concept
    if spells(reading.view.topic, concept):
        concept = reading.view.topic
    elif match and _WHEN.match(concept):
        concept = holder(reading, statement, match.start())
    owned = _OWNED.search(statement.text[: match.start()]) if match else None
    concept += owned["of"] if owned and not concept.endswith(owned["of"]) else ""
    if match is None or not (1 < len(concept) <= 24) or concept.startswith("的"):
        return None
    if not _did_passively(match):
        return None
    if not (reading.knows(concept) or _when(match) or statement.subject):
        return None
    return _maker(match, concept, match.end(), match["verb"])


# ``由 C++ 写的 X 实现``: what was made so does the deed.
_GOES_ON = expression(r"的\s?[^，。；：、\s]")


def _did_passively(match: re.Match[str]) -> bool:
    """Tell whether it is somebody by whom the deed was done."""
    who, verb = match["who"], match["verb"]
    if verb in _LOOSE or who.endswith("来") or _GOES_ON.match(match.string, match.end()):
        return False
    if _when(match):
        return may_be_person(who)
    if verb in _SHARED_DEEDS and verb not in _FINDS:
        return is_plainly_person(who)
    return is_person(who) or (may_be_person(who) and len(who) <= 12)


def paper(reading: Reading, statement: Statement) -> Maker | None:
    """Return the paper from which the topic is: ``论文《Title》是那年挂出来的``."""
    match = _PAPER.search(statement.text)
    topic = topic_above(reading, statement) if match else ""
    return Maker(topic, "", "", match.span(), title=match["title"]) if match and topic else None


def _deed(place: _Place) -> Maker | None:
    """``P于1988年提出了X``, ``1984年，P提出的X``; ``X是P提出的``, ``P在1995年提出，``."""
    text = place.statement.text
    match = _DEED.match(text, place.end)
    if match is None or not _did(place, match):
        return None
    title = _TITLE.match(text, match.end())
    if title:
        return _maker(match, title[0], title.end(), match["verb"])
    if _ENDS.match(text, match.end()) or (place.joint and match["of"]):
        return _maker(match, place.holder(), match.end(), match["verb"])
    whole = bool(_when(match)) and not (match["one"] or match["of"])
    what, end = object_at(place.reading, place.statement, match.end(), whole)
    return _maker(match, what, end, match["verb"])


def _did(place: _Place, match: re.Match[str]) -> bool:
    """Tell whether it is somebody who did the deed."""
    when, who, verb = _when(match), match["who"], match["verb"]
    if verb in _LOOSE and not (match["of"] and (place.joint or is_plainly_person(who))):
        return False
    if is_person(who) or (when and may_be_person(who)):
        return bool(when) or verb not in _SHARED_DEEDS or bool(match["of"])
    law = verb in _FINDS and is_law_at(place.statement, match.end())
    return place.start == 0 and may_be_person(who) and law


def _led_to(place: _Place) -> Maker | None:
    """``2015年，P把…塞进了…，这就是X``."""
    match = _LED_TO.match(place.statement.text, place.end)
    if match is None or not _when(match) or not is_person(match["who"]):
        return None
    what, end = marked_at(place.reading, place.statement, match.end())
    return _maker(match, what, end) if STOP.match(place.statement.text, end) else None


def _own(place: _Place) -> Maker | None:
    """``P等人1984年的X``, ``X是P1984年的作品``, ``P 2001年那篇《Title》``."""
    text = place.statement.text
    match = _OWN.match(text, place.end)
    if match is None or not _owns(place, match):
        return None
    title = _TITLE.match(text, match.end())
    if title and (place.joint or place.opens()):
        return _maker(match, place.holder(), title.end(), title=title[0])
    if title:
        return _maker(match, title[0], title.end(), "发表")
    if match["role"] and not match["is"]:
        what = place.holder() if STOP.match(text, match.end()) else ""
        role = "作品" if match["role"] == "坑" else match["role"]
        return _maker(match, what, match.end(), role=role)
    what, end = marked_at(place.reading, place.statement, match.end(), 12 if match["is"] else 0)
    if not what and _THIS_IS.match(text[: place.end]):
        what, end = named_at(place.statement, match.end())
    return _maker(match, what, end)


def _owns(place: _Place, match: re.Match[str]) -> bool:
    """Tell whether it is somebody whose thing is named."""
    when, who = _when(match), match["who"]
    this_is = _THIS_IS.match(place.statement.text[: place.end])
    shown = when or match["role"] or who.endswith("等人") or this_is
    return bool((is_person(who) and shown) or (when and may_be_person(who)))


def _due(place: _Place) -> Maker | None:
    """``X归功于P``, ``P家的``."""
    match = _DUE.match(place.statement.text, place.due) if place.joint else None
    if match and may_be_person(match["who"]):
        return _maker(match, place.holder(), match.end())
    match = _HOUSE.match(place.statement.text, place.end)
    if match and may_be_person(match["who"]):
        return _maker(match, place.holder(), match.end(), role="作品")
    return None


def _maker(
    match: re.Match[str],
    what: str,
    end: int,
    verb: str = "提出",
    *,
    role: str = "",
    title: str = "",
) -> Maker | None:
    what = _FAMOUS.sub("", what.strip(' “”"，,'))
    if not what or _NO_NAME.search(what) or generic_name(what) or what == match["who"]:
        return None
    when = _when(match)
    return Maker(what, _HOW_LAST.sub("", match["who"].strip()), when, (match.start(), end), verb, role, title)


def _when(match: re.Match[str]) -> str:
    told = match.groupdict()
    year = told.get("cited")
    return told.get("first") or told.get("then") or (f"{year}年" if year else "")


# Each way of saying it, after a sign without which it cannot match: to try costs far more than to look.
_WAYS = (
    (expression(_VERB), _deed),
    (expression(r"(?:就是|有了|得到|取名|起名|命名为)"), _led_to),
    (
        expression(
            rf"{WHEN}|等人|[这它][^，。]{{0,4}}是|论文|文章|作品|工作|成果|杰作|手笔|发明|主意|[分提说]法|坑|对策|改进|方案"
        ),
        _own,
    ),
    (expression(r"归功于|出自|家的|家出|公司的|公司出"), _due),
)
