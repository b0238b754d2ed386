"""Prizes and names: ``P因发现X获1996年诺贝尔奖``, ``X以P命名``, ``名字取自Y``."""

import re
from collections.abc import Iterator

from cardgen.extract.finding import Reading
from cardgen.extract.forms.made_thing import holder, topic_above
from cardgen.extract.forms.people import WHEN, WHO, Told, is_person, may_be_person
from cardgen.extract.reading.headings import generic_name
from cardgen.extract.reading.statement import Statement
from cardgen.text.expression import expression

_ALSO = r"(?:也|还|又|就|都|后来|最终|双双|共同|一起|凭这个){0,3}"
_PRIZE = expression(
    rf"(?:^|[，,。：:；])\s?(?:后来|最终|\d{{4}} ?年[，,])?(?P<who>[两二三]人|他们|他|她|作者|{WHO})\s?"
    rf"{_ALSO}(?:(?:在|于)?\s?(?P<first>{WHEN}))?\s?{_ALSO}"
    r"(?:因此|因而|凭此|据此|(?:因为?|凭借?|由于|以|靠)(?P<why>[^，。；]{1,40}?))?\s?[而就才]?\s?"
    rf"(?:(?:在|于)\s?(?P<then>{WHEN}))?\s?{_ALSO}(?:独得|荣获|获得|获颁|分享|摘得|斩获|捧得|拿到|拿下|拿|获|得)了?\s?"
    rf"(?P<last>{WHEN})?度?的?\s?(?P<prize>[^，。；、\d]{{0,16}}?奖)(?=[，,。；（(]|$)"
)
_PRONOUN = expression(r"[两二三]人|他们|他|她|作者")
_POINTS = expression(r"(?:这|此|该)[^，。]{0,4}$|它$")
_NAMED_AFTER = expression(
    r"[以用]\s?(?P<who>[^，。；（）()以用]{2,24}?)(?:的(?:名字|姓氏|姓|名))?(?:来|而)?命名|"
    r"(?:得名于|为纪念)\s?(?P<of>[^，。；（）()而]{2,24}?)(?=[，,。；（(而]|$)"
)
_ROLE = r"(?P<role>提出者|发明[人者]|创始人|奠基人|作者|创造者|设计者|开创者|创立者|发现者)"
_IS_MAKER = expression(
    rf"(?:^|[，,。；])\s?(?P<who>{WHO})(?:就|也|便|正|才)?(?:是|被(?:称为|誉为|认为是))(?P<what>[^，。；这那它]{{2,16}}?)的?{_ROLE}"
    r"(?=[，,。；、]|之一|$)"
)
_MAKER_IS = expression(
    rf"(?:^|[，,。；])\s?(?P<what>[^，。；这那它其]{{2,16}}?)的(?:[两二三四几]位|共同|主要|真正|最早)?的?{_ROLE}(?:是|为)\s?(?P<who>{WHO})(?=[，,。；]|$)"
)
_ROLES = frozenset("者人")
_NAME_FROM = expression(
    r"(?:名字|名称|[^，。；]名)(?:就|也|便)?(?:取自|来自|源自|出自|源于|来源于)"
    r"(?P<what>[^，。；]{2,40})(?=[，,。；]|$)"
)


def honours(reading: Reading, statement: Statement) -> Iterator[Told]:
    """Yield concept, question, answer and place of what a Chinese statement says of prizes and names."""
    prize = _PRIZE.search(statement.text) if "奖" in statement.signs else None
    if prize:
        for concept, question, answer in _prize(reading, statement, prize):
            yield concept, question, answer, prize.span()
    if not _ROLES.isdisjoint(statement.signs):
        yield from _maker(statement)
    if "名" in statement.signs:
        yield from _named_after(reading, statement)


def _maker(statement: Statement) -> Iterator[Told]:
    """``P是X的发明人``, ``X的发明人是P``."""
    match = _IS_MAKER.search(statement.text) or _MAKER_IS.search(statement.text)
    if match and may_be_person(match["who"]) and not generic_name(match["what"]):
        yield match["what"], f"{match['what']}的{match['role']}是谁？", match["who"], match.span()


def _named_after(reading: Reading, statement: Statement) -> Iterator[Told]:
    """``X以P命名``, ``名字取自Y``."""
    after, origin = _NAMED_AFTER.search(statement.text), _NAME_FROM.search(statement.text)
    concept = holder(reading, statement, after.start()) if after else ""
    if after and concept:
        who = after["who"] or after["of"]
        yield concept, f"{concept}以{'谁' if is_person(who) else '什么'}命名？", who, after.span()
    concept = holder(reading, statement, origin.start()) if origin else ""
    if origin and concept:
        yield concept, f"{concept}的名字取自什么？", origin["what"], origin.span()


def _prize(reading: Reading, statement: Statement, match: re.Match[str]) -> Iterator[tuple[str, str, str]]:
    """Yield who got a prize for what, and when."""
    who, why, prize = match["who"], match["why"] or "", match["prize"].strip()
    when = match["first"] or match["then"] or match["last"] or ""
    concept = topic_above(reading, statement) if _PRONOUN.fullmatch(who) else ""
    concept = concept or holder(reading, statement, match.start())
    if _PRONOUN.fullmatch(who):
        if concept:
            yield concept, f"{concept}的提出者获得了什么奖？", f"{when}的{prize}" if when else prize
        return
    if not (is_person(who) or may_be_person(who)) or not (concept or (why and not _POINTS.search(why))):
        return
    if concept and (not why or _POINTS.search(why)):
        why = _POINTS.sub(lambda _: concept, why) if why.endswith("它") else concept
        yield concept, f"谁因{why}获得了{prize}？", who
    elif why:
        yield who, f"{who}因什么获得了{prize}？", why
    if when:
        yield who, f"{who}是哪一年获得{prize}的？", when
