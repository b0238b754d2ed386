"""Answers cut to the shortest complete clause: leading cues, trailing examples and pointers taken off."""

import re

from cardgen.text.expression import expression
from cardgen.text.math import replace_math

Asked = tuple[str, str]  # a question, and its answer

_EDGE = " 　，,。；;：:、"
_ZH_TAIL = expression(
    r"[，,。；（(](?:例如|比如|譬如|如：|代表(?:模型|作品?|性?的?)?(?:有|包括|是)|常见的有|典型的有|"
    r"详见|参见|参考|如图|如下图|见图|下面|下文|我们|大家|"
    r"(?<=\S{10}[，,。；（(])(?:所以|因此|于是|因而|为此)(?:后来|后面|之后|人们|大家|又|才|就|便|有人){0,3}(?:有了|出现|诞生|提出|引入|改用|发明|衍生|催生)|"
    r"敬请期待|函数图像|(?:论文|原文|文中|作者)(?:里|中)?$|所谓|不过要注意)"
)
# ``一次领一段，比如1000个，在内存里慢慢发``: the sentence goes on behind its example.
_EXAMPLE_AMID = expression(
    r"(?<=[^，。；]{4})[，,](?:例如|比如|譬如)[^，。；、：\d一二两三四五六七八九十百千万]{0,8}[\d一二两三四五六七八九十百千万][^，。；、：]{0,15}[，,](?=(?:就|则|再|然后|接着|在|先|于是|才|会|最后|把|将|用|按|从)[^，。；]{4})"
)
_GOES_ON = expression(r"[（(][^（）()]{1,40}[）)](?:[^，。；,;.）)]|[，,；;]\s?\S)")
_ZH_ALIAS_TAIL = expression(
    r"[，,](?:常|也|又|通常|有时)?(?:常|也|又)?(?:被)?(?:称为|称作|称之为|叫做|叫作|又叫|又称|也叫|"
    r"也称|简称|记作|记为)[^，。]{1,40}$"
)
# ``Lee于2013年提出，拿模型自己的预测当标签``
_ZH_BY_FIRST = expression(
    r"^[^，。：]{2,16}?\s?(?:于|在)?\s?\d{4} ?年?(?:[^，。]{0,6})?(?:提出|发明|"
    r"发表)的?[，,](?=[^。]{0,40}[一-鿿]{4})"
)
_ZH_BY_TAIL = expression(
    r"[，,](?:最早|首先)?(?:是)?由[^，。]{1,50}(?:提出|创立|发明|引入|开发|设计|发布|建立)[^，。]{0,6}$"
)
_EN_TAIL = expression(
    r"\s*(?:\(?(?:e\.g\.|i\.e\.|for example|for instance|such as in)[^)]*\)?|(?:\(|[,;]\s)see [^)]*\)?)$"
    r"|,? as (?:shown|discussed|described|we)\b.*$",
    re.I,
)
# What only says that there is a name: ``…在统计学里有个名字``.
_ZH_NAMED_TAIL = expression(
    r"(?:[，,]?这种?[^，。]{0,4}|在[^，。]{1,8})?有一?个(?:专门的?)?(?:名字|名称|叫法|说法)[，,]?$"
)
_ZH_MEASURE = expression(r"^个(?=\S{2})")
_OPEN = {"（": "）", "(": ")", "“": "”", "[": "]", "「": "」"}

_BRACKET = expression(r"[（(“\[「）)”」\]]")
_CLOSERS_FIRST = expression(r"^[）)”」\]]+")


def clean(text: str) -> str:
    """Return ``text`` without white space and punctuation at its edges and without a bracket left open.

    A bracket of a formula is the formula's own: ``$[0,1)$`` stays as it is.
    """
    text = text.strip(_EDGE).strip()
    if text.endswith(".") and not text.endswith("..."):
        text = text[:-1]
    if not _BRACKET.search(text) or not _BRACKET.search(_without_math(text)):
        return text.strip(_EDGE)
    text = _CLOSERS_FIRST.sub("", text)
    for opener, closer in _OPEN.items():
        words = _without_math(text)
        if words.count(opener) > words.count(closer):
            place = words.rfind(opener)
            text = text[:place].strip(_EDGE) if place > 4 else _without(text, words.find(opener))
    if text[:1] in "（(" and text[-1:] in "）)" and not re.search(r"[）)]", text[:-1]):
        text = text[1:-1]
    return text.strip(_EDGE)


def _without_math(text: str) -> str:
    """Return ``text`` with each formula blotted out by as many characters."""
    return replace_math(text, lambda span: "\0" * (span.end - span.start)) if "$" in text else text


def _without(text: str, place: int) -> str:
    return text[:place] + text[place + 1 :]


# What only says that something is said now: ``想法很朴素：…``, ``…应该都背过：…``.
_ZH_OPENING = expression(
    r"^[^，。：]{0,18}(?:(?:很|非常|十分)?(?:简单|朴素|直接|直观|巧妙)|如下|(?:是|长)这样的?|一句话|一点点|背过|听过|说过|"
    r"知道|干这个的|干这事的)[：:]\s*(?=\S{6})"
)


_THEN_LAST = expression(r"[，,]\s?(?:则|而|但|却|就|那么)$")
_GAP = expression(r"(?<=[\u4e00-\u9fff，。；：、）（]) +(?=[\u4e00-\u9fff，。；：、）（])")


def without_gaps(text: str) -> str:
    """Return ``text`` without the spaces that marks left between Chinese characters: ``两个 **进程** 间``."""
    return text if "`" in text else _GAP.sub("", text)


def is_whole(text: str) -> bool:
    """Tell whether each bracket and quotation mark of ``text`` has its other half."""
    return all(text.count(opener) == text.count(closer) for opener, closer in _OPEN.items())


# What sets a definition against the one before it: ``剪枝则是…``.
_ZH_TURN = expression(r"^(?:则|却|而)是?(?=\S{4})")


def without_measure(text: str) -> str:
    """Return ``text`` without the measure word that ``是个对角阵`` leaves at its start."""
    return _ZH_MEASURE.sub("", text)


def definition_body(text: str) -> str:
    """Return a definition without examples, other names and origins at its end."""
    text = _ZH_BY_FIRST.sub("", _ZH_TURN.sub("", _ZH_OPENING.sub("", text)))
    text = _EXAMPLE_AMID.sub("，", text)
    text = text[: _tail(text)]
    text = _ZH_BY_TAIL.sub("", _ZH_NAMED_TAIL.sub("", text))
    text = _ZH_ALIAS_TAIL.sub("", text)
    return _THEN_LAST.sub("", clean(text))


def plain_answer(text: str) -> str:
    """Return a statement's words as an answer."""
    text = _EXAMPLE_AMID.sub("，", text)
    end = _tail(text)
    return clean(_EN_TAIL.sub("", text if text[end : end + 1] in ("（", "(") else text[:end]))


def _tail(text: str) -> int:
    """Return where examples and references at the end of ``text`` begin; a bracket amid it is none."""
    for tail in _ZH_TAIL.finditer(text, 6):
        if not (tail[0][0] in "（(" and _GOES_ON.match(text, tail.start())):
            return tail.start()
    return len(text)


def sentence_case(text: str) -> str:
    """Return an English answer with a capital first letter."""
    first = text.split(" ", 1)[0]
    letters = re.sub(r"(?<=[a-z]{2})-(?=[a-z])", "", first)
    word = letters.isascii() and letters.isalpha() and first.islower() and (len(first) > 1 or first == "a")
    return text[:1].upper() + text[1:] if word else text
