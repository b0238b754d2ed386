"""A Chinese name and, behind a comma and 即, what it is: ``提出了X（English），即…``, ``$p$是主点，即…``."""

import re

from cardgen.extract.reading.gloss import read_gloss
from cardgen.text.expression import expression

_THAT_IS = expression(
    r"(?:[了是用为做作出入取到算求靠]|叫(?![做作])|^)(?P<name>[^，。；：（）()的了是用靠]{2,16})(?P<gloss>[（(][^（）()]{2,60}[）)])(?:[一-鿿]{0,5})[，,]"
    r"(?:即|也就是说?|亦即|(?:说白了|其实|说穿了|本质上)(?:就|也)?是)[，,]?(?P<def>[^。；]{6,140})"
)
# ``贡献是自对抗负采样（self-adversarial negative sampling），按模型的打分给负样本加权``
_IS_DOING = expression(
    r"(?:[了是用叫]|称为|引入|提出)(?P<name>[^，。；：（）()的了是]{2,16})(?P<gloss>[（(][^（）()]{2,60}[）)])[，,]"
    r"(?P<def>(?:直接|也就是|就是|即)?(?:按|用|把|将|对|让|给|通过|先|只|随机|每)[^。；]{6,140})"
)
# ``CTR（…）即点击率，CVR（Conversion Rate）则是点击之后转化的概率``
_THEN_IS = expression(
    r"[，；](?:而)?(?P<name>[A-Za-z\u4e00-\u9fff][^，。；：（）()的了是]{1,12})(?P<gloss>[（(][A-Za-z][^（）()]{2,60}[）)])"
    r"(?:则|就)?(?:是指|是|指|即)(?P<def>[^，。；]{6,80})"
)
_QUANTITY_IS = expression(
    r"(?:[是为叫]|表示|称为|定义|满足|服从|遵循|采用|要求)(?:[^，。；：]{0,8}的)?(?P<name>[^，。；：（）()的了是为]{1,14}(?:约束|假设|条件|准则|原则|策略|机制|系数|率|数|值|度|量|比|熵|距离|损失|误差|增益|指标|"
    r"概率|长度|强度))(?P<gloss>)[，,](?:即|也就是说?|亦即)[，,]?(?P<def>[^。；，]{6,60})"
)
_SYMBOL_IS = expression(
    r"[\U000f0000-\U000ffffd]\s?(?:就)?(?:是|为|叫做?|称为)(?P<name>[\u4e00-\u9fff]{2,8})(?P<gloss>[（(][^（）()]{1,60}[）)])?"
    r"[，,](?:即|也就是说?|亦即)[，,]?(?P<def>[^。；，]{4,60})"
)
# ``用Baum-Welch算法，也就是EM算法在HMM上的特例``: the name is in Latin letters.
_LATIN_IS = expression(
    r"(?:[了是用为叫入取到靠]|称为)(?P<name>[A-Z][A-Za-z0-9+-]*(?: [A-Za-z][A-Za-z0-9+-]*){0,3}"
    r"[\u4e00-\u9fff]{0,2}(?<!的))(?P<gloss>)"
    r"[，,](?:即|也就是|亦即|说白了就是|意思是|指的是)[，,]?(?P<def>[^。；]{8,100})"
)
# ``借缩放因子来选通道，即Network Slimming。``
_IS_LATIN = expression(
    r"(?P<def>[^。；]{8,80}?)[，,](?:即|也就是|这就是|这便是)(?:著名的|大名鼎鼎的|所谓的?)?\s?"
    r"(?P<name>[A-Z][A-Za-z0-9+-]+(?:[ -][A-Za-z0-9+-]+){0,4}"
    r"(?:\s?(?:算法|模型|方法|网络|机制|假设|定理|效应))?)(?P<gloss>[（(][^（）()]{1,60}[）)])?[。]?$"
)
# ``归因危险度，又名率差，即…``, ``潜伏期——从…``: the sentence begins with the name.
_FIRST_IS = expression(
    r"(?P<name>[^，。；：（）()—的了是要一两二三四五六几]{2,14})(?P<gloss>)(?:[，,](?:又名|又称|又译|又叫|也叫|也称|亦称|俗称)[^，。；]{2,12}"
    r"[，,](?:即|也就是|指)|——)(?P<def>[^。；—]{6,140})"
)


def that_is(text: str) -> re.Match[str] | None:
    """Return the match (``name``, ``gloss``, ``def``) of a name that ``text`` explains so, or nothing."""
    match = _THAT_IS.search(text) if "（" in text or "(" in text else None
    match = match or (
        (_IS_DOING.search(text) or _THEN_IS.search(text)) if "（" in text or "(" in text else None
    )
    if match and read_gloss(match["gloss"]).full:
        return match
    found = _QUANTITY_IS.search(text) or _SYMBOL_IS.search(text)
    return found or _FIRST_IS.match(text) or _LATIN_IS.search(text) or _IS_LATIN.match(text)
