"""A Chinese name and, behind a comma and 即, what it is: ``提出了X（English），即…``, ``$p$是主点，即…``."""

import re

from cardgen.extract.reading.gloss import read_gloss

_THAT_IS = re.compile(
    r"(?:[了是用为做叫出入取到]|^)(?P<name>[^，。；：（）()的了是]{2,16})(?P<gloss>[（(][^（）()]{2,60}[）)])[，,]"
    r"(?:即|也就是说?|亦即|(?:说白了|其实|说穿了|本质上)(?:就|也)?是)[，,]?(?P<def>[^。；]{6,140})"
)
_QUANTITY_IS = re.compile(
    r"(?:[是为叫]|表示|称为|定义)(?:[^，。；：]{0,8}的)?(?P<name>[^，。；：（）()的了是为]{1,8}(?:系数|率|数|值|度|量|比|熵|距离|损失|误差|增益|指标|"
    r"概率|长度|强度))(?P<gloss>)[，,](?:即|也就是说?|亦即)[，,]?(?P<def>[^。；，]{6,60})"
)
_SYMBOL_IS = re.compile(
    r"[\U000f0000-\U000ffffd]\s?(?:就)?(?:是|为|叫做?|称为)(?P<name>[\u4e00-\u9fff]{2,8})(?P<gloss>[（(][^（）()]{1,60}[）)])?"
    r"[，,](?:即|也就是说?|亦即)[，,]?(?P<def>[^。；，]{4,60})"
)


def that_is(text: str) -> re.Match[str] | None:
    """Return the match (``name``, ``gloss``, ``def``) of a name that ``text`` explains so, or nothing."""
    match = _THAT_IS.search(text) if "（" in text or "(" in text else None
    if match and read_gloss(match["gloss"]).full:
        return match
    return _QUANTITY_IS.search(text) or _SYMBOL_IS.search(text)
