"""What Chinese sentences say a thing is good at or cannot do, without calling it an advantage.

``X擅长Y，遇到Z就不灵了``, ``X处理不了Y``, ``X有个通病：Y``, ``要说短处，Y``.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from cardgen.extract.reading.signs import signs
from cardgen.text.expression import expression

SIGNS = signs("亏输败擅善灵菜效瞎力策行用了脾通坑短长说论谈准垮但可过只")

_GOOD_AT = expression(
    r"(?P<of>[^，。；：]{1,24}?)(?:最|很|更|比较|尤其|特别|本来|天生|向来|则|也|干脆|只)*(?:擅长|善于|长于|强在|胜在|赢在)(?:的是|于)?"
    r"(?P<what>[^，。；]{2,40})"
)
_FAILS = expression(
    r"(?:^|[，,])(?:但|可|不过|而|只是|可是)?(?P<what>(?:一?(?:遇到|碰到|碰上|遇上|面对|换成|换到|一到|到了|对于?)|一旦)[^，。；]{2,40}?"
    r"(?:就|则|却|便|基本|往往|完全|会)*(?:不灵|歇菜|失灵|失效|抓瞎|吃力|无能为力|束手无策|力不从心|不管用|失准|不行|没用|垮掉?)了?)(?=[，。；]|$)"
)
_CANNOT = expression(
    r"(?P<of>[^，。；：]{1,24}?)(?:也|还|都|根本|完全|却|并|就|则|总|干脆|也就)*"
    r"(?P<verb>处理|解决|应付|对付|应对|区分|捕捉|表示|表达|解释|识别|支持|保证|避免|适应|利用|学|防|去除|消除|检测|发现|覆盖|满足|分辨)不[了到出]"
    r"(?P<what>(?!的)[^。；]{2,50})"
)
_TROUBLE = expression(
    r"(?P<of>[^，。；：]{1,24}?)(?:都|还|也|却|就|总)?有(?:着|一?个|些|一大|一处|一类)?(?:很|最|著名|众所周知|典型|致命|明显|常见|要命)*的?"
    r"(?:坏脾气|怪毛病|老毛病|坏毛病|小毛病|毛病|通病|坑|短处|短板|先天不足|死穴|命门|硬伤|软肋|隐患)[：:，,](?P<what>[^。；]{4,})"
)
# ``X吃亏在词袋上，语序全丢了``
_LOSES = expression(
    r"(?P<of>[^，。；：]{1,24}?)(?:都|还|也|却|就|则|主要|多半|最)*(?:吃亏|[输亏败])(?:就|也|的?是)?在(?:于)?(?P<what>(?![这那此它上])[^。；]{3,})"
)
_SPEAKING = expression(
    r"(?:要说|若论|要论|论起?|说到|说起|谈到|谈起|至于)(?P<of>[^，。；：]{0,16}?)的?(?P<role>优点|好处|长处|优势|缺点|短处|坏处|不足|短板|毛病|代价|麻烦)"
    r"(?:嘛|呢|么)?[，,：:](?:主要|无非|大概)?(?:是|有|就是|在于)?(?P<what>[^。]{4,})"
)
_LEAD = expression(
    r"^(?:另外|此外|但是|但|不过|而且|而|可是|可|所以|因此|因为|同时|然而|其实|只是|虽然|尽管|由于)[，,]?"
)
_GOOD_ROLE = expression(r"优|好处|长处")


@dataclass(frozen=True, slots=True)
class Strength:
    """Whose it is, whether it is good, the words that ask for it, and where in the text it is told."""

    of: str
    good: bool
    asks: str
    span: tuple[int, int]
    whole: bool = False


# ``快是快，但…``
_CONCEDED = expression(
    r"(?:^|[，。；])(?P<said>[\u4e00-\u9fff]{1,2})(?:是|归)(?P=said)了?[，,](?:但是?|可是?|不过|只是|就是|然而)(?P<what>[^。；]{4,})"
)


# ``不用训练，但…``: what is spared, and at what price.
_SPARED = expression(
    r"(?P<good>(?:不用|无需|不需要|不必|只要|只需要?)(?!说|[^，。；]{0,4}时)[^，。；]{2,30}(?:[，,](?!但|可|不过|只是)[^，。；]{2,30}){0,2})"
    r"[，,](?:但是?|不过|可是?|只是|然而)(?P<bad>[^。；]{4,})"
)


def strengths_in(text: str) -> Iterator[Strength]:
    """Yield what a Chinese statement says its subject is good at, or not; ``whole``: the sentence goes on."""
    lead = _LEAD.match(text)
    start = lead.end() if lead else 0
    speaking = _SPEAKING.match(text, start)
    if speaking:
        is_good = _GOOD_ROLE.search(speaking["role"]) is not None
        yield Strength(speaking["of"], is_good, "", speaking.span("what"), True)
        return
    spared = _SPARED.match(text, start)
    if spared:
        yield Strength("", True, "", spared.span("good"))
        yield Strength("", False, "", spared.span("bad"))
        return
    yield from _good_at(text, start)
    yield from _bad_at(text, start)


def _good_at(text: str, start: int) -> Iterator[Strength]:
    strong = _GOOD_AT.match(text, start)
    if strong is None:
        return
    yield Strength(strong["of"], True, "擅长什么", strong.span("what"))
    fails = _FAILS.search(text, strong.end())
    if fails:
        yield Strength(strong["of"], False, "", fails.span("what"))


def _bad_at(text: str, start: int) -> Iterator[Strength]:
    conceded = _CONCEDED.search(text)
    if conceded:
        yield Strength("", False, "", conceded.span("what"))
        return
    cannot = _CANNOT.match(text, start)
    if cannot:
        asks = text[cannot.start("verb") : cannot.start("what")] + "什么"
        yield Strength(cannot["of"], False, asks, cannot.span("what"))
    trouble = _TROUBLE.match(text, start) or _LOSES.match(text, start)
    if trouble:
        yield Strength(trouble["of"], False, "", trouble.span("what"))
