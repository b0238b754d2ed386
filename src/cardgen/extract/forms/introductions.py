"""Names that a Chinese sentence brings in and explains at once: ``提出了X：…``, ``有个坑是X：…``."""

import re

from cardgen.text.expression import expression

# A name with its bracket, as it stands behind a cue.
NAME = (
    r"(?P<name>[A-Z][A-Za-z]+(?: [A-Za-z-]+){2,7}|[“\"]?[^，,。：:；（()）、]{2,24}?[”\"]?)"
    r"\s*(?:(?P<gloss>[（(][^（）()]{1,60}[）)])(?P<kind>结构|网络|模型|算法|机制|效应|现象|方法|定理|函数)?)?"
)
# What explains a name, behind it: a bracket, then a colon or dash; or a comma and a deed.
BEHIND = (
    r"\s*(?:(?P<gloss>[（(][^（）()]{1,60}[）)])(?:机制|算法|方法|策略|技巧|模型|网络|结构|思想|框架|协议|问题|现象)?)?\s*(?:[：:]|——|—|，(?:即|也就是(?!说)|指的?(?:就|便)?是|说的(?:就|便)?是)|，(?:它(?!们|的))?"
    r"(?=(?:(?<=它)有|给|把|将|用(?!户)|每|只(?!有)|让|按|沿|先|根据|由(?!于|此)|是与|等得|越|不再|从|在每|对每)[^，。；]{4,}))"
    r"(?P<said>[^。；？]{6,160})"
)
_BEHIND = expression(BEHIND)
# Words that say whose a thing is, or that there is one, and not what it is.
_ONLY_WHOSE = expression(
    r"[^，。；：]{1,16}的[\u4e00-\u9fff]{1,5}|[^，。；]{0,16}有(?:一?[个种条])[^，。：]{0,10}"
)
# ``最常用的一招叫X，…``: any clause behind it tells what it is.
_A_TRICK = expression(r"(?:[一这]招|办法|做法|技巧|套路|操作|手段|策略|思路|trick)$")
_TOLD = expression(
    r"[，,：:](?!代价|好处|坏处|缺点|优点|凡是|[^，。；]{0,6}(?:是|出自|来自|提出))[^。；]{8,160}"
)
_INTRODUCED = expression(
    rf"(?:引入|加入|增加|设计|提出|使用|采用|需要|还得有|加上?|有)了?一[个种层套部项条款组张]{NAME}[，,]"
    r"(?P<def>(?:把|将|用来?|它|负责|专门|能|可以|使得?|让|以)[^。；]{6,120})"
)
_PROPOSED = expression(
    rf"(?:提出|引入|设计|发明|推出|用到)了?(?:一[个种套])?(?:名为|叫做?)?{NAME}[：:](?P<def>[^。；]{{6,160}})"
)
# ``还有一个坑是X：…``
_A_THING_IS = expression(
    r"(?:一个|有个|一种|个)[^，。：的]{0,6}?(?:坑|问题|现象|麻烦|毛病|难题|技巧|trick|概念|办法|套路|做法)(?:就?是|叫做?|称为)"
    rf"{NAME}[：:](?P<def>[^。；]{{8,160}})"
)


# ``还有个土办法，X：…``
_A_THING = expression(
    r"(?:一个|有个|有种|一种|个)[^，。：]{0,8}?(?:技巧|trick|概念|办法|方法|方案|套路|做法|策略|思路|算法|工作|模型|变种|变体|改进)[，,]"
    rf"(?:叫做?|名为|称为|即)?{NAME}[：:](?P<def>[^。；]{{8,160}})"
)


# ``上面两臂叫X，管…``
_CALLED_FOR = expression(rf"叫(?:做|作)?\s?{NAME}[，,](?P<def>(?:管|负责|用来|用于|专门)[^。；，]{{2,40}})")


# ``第一阶段GSU（General Search Unit）从上万条行为中挑出几百条``
_SPELLED = expression(
    r"(?:^|[，；：])(?:第[一二三四五六](?:个|步|层|级|阶段|部分)|首先|然后|接着|最后|先|再|其中)"
    r"(?P<name>[A-Z][A-Za-z0-9+-]{1,12})(?P<gloss>[（(][A-Z][^（）()]{4,60}[）)])"
    r"(?P<def>(?:从|把|将|对|负责|用|再|只|根据|按|在)[^，。；]{4,60})"
)
# ``所谓Zero是指把系数初始化为0``
_SO_CALLED = expression(
    rf"(?:^|[，；])所谓的?(?=[^“”\"]{{2}}){NAME}[，,]?(?:就是指|就是|是指|指的就?是|即|其实是|无非是)(?P<def>[^。；]{{4,120}})"
)


def told_in_passing(text: str) -> list[re.Match[str]]:
    """Return the matches (``name``, ``gloss``, ``def``) of names that later clauses bring in and explain."""
    so_called = _SO_CALLED.search(text) if "所谓" in text else None
    return [*_SPELLED.finditer(text), *([so_called] if so_called else [])]


def told_behind(said: str, text: str, end: int) -> bool:
    """Tell whether what a name is stands behind it (at ``end``), as ``said`` before it says too little."""
    said = said.strip("，, ")
    behind = _BEHIND.match(text, end) or (_A_TRICK.search(said) and _TOLD.match(text, end))
    return behind is not None and _ONLY_WHOSE.fullmatch(said) is not None


def introduction(text: str) -> tuple[re.Match[str], bool] | None:
    """Return the match (``name``, ``gloss``, ``def``), and whether its name needs no mark; or nothing."""
    match = _INTRODUCED.search(text) or _PROPOSED.search(text) or _A_THING.search(text)
    if match:
        return match, False
    match = _A_THING_IS.search(text) or _CALLED_FOR.search(text)
    return (match, True) if match else None
