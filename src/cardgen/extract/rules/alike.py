"""Two clauses that say the like of two like things: ``签名用私钥，验签用公钥``, ``横轴为x，纵轴为y``."""

from collections.abc import Iterator

from cardgen.extract.finding import Finding, Reading, finding_at
from cardgen.extract.reading.headings import generic_name
from cardgen.extract.reading.signs import signs
from cardgen.extract.wording.answers import clean
from cardgen.extract.wording.phrasing import with_topic
from cardgen.model import Kind
from cardgen.text.expression import expression

_THING = r"(?:在[^，。；：]{2,18}?[中下时里上]|[^，。；：（）()是为有用的和与]{2,14}?)"
_WHOLE = "(?<![认称作视成变分因行录获抽选读费应利适信])"  # of 认为, 称为, 录取, 费用 the verb is the end
_VERB = (
    "采用|使用|用|表示|代表|建模|存放|存储|存|记录|保存|加了|加入|负责|对应|衡量|控制|发生|"
    "预测|管理?|捕捉|关注|为|取|输出|向"
)
_ALIKE = expression(
    rf"(?:^|[，；：])(?:而|其中)?(?P<a>{_THING})\s?(?:则|主要|一般|只)?{_WHOLE}(?P<verb>{_VERB})\s?(?P<x>[^，。；：]{{1,24}})[，；]"
    rf"(?:而|但)?(?P<b>{_THING})\s?(?:则|又|主要|一般|只)?{_WHOLE}(?P=verb)\s?(?P<y>[^，。；：]{{1,24}})(?=[。；，]|$)"
)
_POINTS = expression(
    r"[这那它其该此我你他每各第一]|^(?:设|若|要|就|当|作|总体|[\d<>])|前者|后者|什么|如果|因为|所以|但|不|会|能|可"
)
_SIGNS = signs("用表代建存记保加负对衡控发预管捕关为取输向")
_SURE = 0.55


def alike(reading: Reading) -> Iterator[Finding]:
    """Find what two like things have, use or do, each its own."""
    for statement in reading.with_signs(_SIGNS):
        match = _ALIKE.search(statement.text) if statement.chinese else None
        if match is None or not _are_alike(match["a"], match["b"]) or match["x"] == match["y"]:
            continue
        a, b, verb = match["a"].strip(), match["b"].strip(), match["verb"]
        question = with_topic(f"{a}和{b}各{'是' if verb == '为' else verb}什么？", reading.view.topic, True)
        answer = clean(statement.text[match.start("a") : match.end("y")])
        yield finding_at(statement, Kind.COMPARISON, f"{a}/{b}", question, answer, _SURE, verb, match.span())


def _are_alike(a: str, b: str) -> bool:
    """Tell whether two names are of one kind: they share a character or are both in Latin letters."""
    if a == b or any(_POINTS.search(name) or generic_name(name) for name in (a, b)):
        return False
    return (a[:1].isascii() and b[:1].isascii()) or not set(a).isdisjoint(b)
