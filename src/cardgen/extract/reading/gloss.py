"""Brackets behind names: an English name, an abbreviation, another name, or a mere remark."""

import re
from dataclasses import dataclass

from cardgen.text.expression import expression
from cardgen.text.scripts import has_han

_PART = expression(r"[，,；;、/]\s*(?![^（(]*[）)])")
_ENGLISH = expression(r"[A-Za-z][A-Za-z0-9À-žΑ-ω ’'‘\-–—‐&/.+]*")
_ABBREVIATION = expression(r"[A-Z][A-Za-z]{0,2}[A-Z0-9][A-Za-z0-9+/-]{0,8}|[A-Z]{2,10}")
_ALIAS = expression(
    r"^(?:简称为?|缩写为?|又称为?|也称为?|又叫做?|也叫做?|亦称|全称为?|英文(?:名称?|全称)?为?|"
    r"中文(?:名称?)?为?|或称|即|译作|也就是|称为|"
    r"(?:or|a\.?k\.?a\.?|also called|also known as|short for)(?![A-Za-z]))[:：]?\s*",
    re.I,
)
_REMARK = expression(
    r"^(?:\d|如|见|参见|例如|比如|比方|包括|即使|不|没有|注|这|其|以|从|在|由|当|若|但|而|因为|所以|"
    r"也就是说|e\.g|i\.e|see\b|cf\b|such as|for "
    r"example|Ex:|where|in |on |if |or \w+ \w+ |the |a |and |with |for |not |as |usually|often|again)"
    r"|^[A-Za-z]*那[一种个派边]|^[-+~]?[\d.]+(?:到|至|~|～|-)|[=≈<>。？！?]|个$|次$|时$|的$|年",
    re.I,
)
# Who made a thing and when: ``（Breiman，2001）``, ``(Vaswani et al., 2017)``.
_CITED = expression(r"[^\d（）()=，]{2,60}?(?:[ ,，]\s*(?:1[5-9]|20)\d\d[a-z]?|\set al\.?)$")
_MADE_IN = expression(
    r"[，,；;]\s*(?P<who>[A-Z][A-Za-z.’-]+(?:\s?(?:and|&|和|et al\.?|等人?)\s?(?:[A-Z][A-Za-z.’-]+)?)?"
    r"[，,]?\s*(?:19|20)\d\d[a-z]?)$"
)
# Firms, universities and laboratories: ``OTA（旷视，CVPR 2021）``.
ORGANISATION = (
    r"(?:Google(?: Brain| Research| DeepMind)?|DeepMind|Facebook(?: AI)?|FAIR|Meta(?: AI)?|OpenAI|"
    r"Anthropic|Microsoft(?: Research)?|MSRA?|NVIDIA|"
    r"IBM|Apple|Amazon|Salesforce|Intel|Uber|LinkedIn|Netflix|Twitter|Yahoo|Airbnb|Pinterest|YouTube|微软(?:亚研院|亚洲研究院)?|谷歌|脸书|苹果|英伟达|亚马逊|"
    r"华为(?:诺亚)?|阿里(?:巴巴|妈妈)?|腾讯|百度|快手|字节(?:跳动)?|美团|京东|旷视|商汤|小米|滴滴|网易|新浪|知乎|微博|科大讯飞|讯飞|智源|智谱|"
    r"清华(?:大学)?|北大|北京大学|浙大|浙江大学|中科大|中国科大|中科院(?:[一-鿿]{2,4}所)?|哈工大|上交|上海交大|复旦|南大|南京大学|人大|港中文|港科大|北航|华科|"
    r"Stanford|CMU|MIT|(?:UC )?Berkeley|UCLA|EPFL|ETH|Cornell|Princeton|Harvard|Oxford|Cambridge|Toronto|"
    r"NYU|UIUC|"
    r"(?:University of )?Washington|[A-Z][a-z]+ University|[一-鿿]{2,6}大学)"
)
MADE_AT = expression(
    rf"(?P<who>{ORGANISATION}(?:(?:[和与/、&]|, )\s?{ORGANISATION})*)"
    r"(?:[，, ]\s?(?P<venue>[A-Z][A-Za-z]{2,10} ?)?(?P<year>(?:19|20)\d\d) ?年?)?"
)
# ``MMR（Maximal Marginal Relevance，1998）``
_NAME_AND_YEAR = expression(r"(?P<name>[A-Z][a-z-]+(?: [A-Za-z-]+){2,7})[，,]\s?(?:19|20)\d\d ?年?")
_NO_OTHER = expression(r"(?:还|又|也|就|都)是|作者|默认|可选|推荐|.*(?:提出|发明)")  # no other name of it
_SKIP = {"of", "and", "the", "for", "in", "on", "to", "a", "an", "with", "by", "via", "from"}
_WORD = expression(r"[A-Za-z0-9]+(?:[’'][a-z]+)?")
_SEVERAL = expression(r"[A-Za-z]、[^A-Za-z]|(?:之类|等)$")  # examples, and no names of one thing


@dataclass(frozen=True, slots=True)
class Gloss:
    """What a bracket says: an English ``full`` name, an ``abbreviation``, a Chinese ``other`` name.

    ``cited`` is no name: who made the thing, and when.
    """

    full: str = ""
    abbreviation: str = ""
    other: str = ""
    cited: str = ""

    def __bool__(self) -> bool:
        return bool(self.full or self.abbreviation or self.other or self.cited)


def read_gloss(bracket: str) -> Gloss:
    """Return what the bracket after a name says of it; nothing when it holds a remark."""
    inside = bracket.strip()
    if " / " in inside and inside.islower():  # ``TEC and REC (transmit / receive error counter)``
        return Gloss()
    if inside[:1] in "（(" and inside[-1:] in "）)":
        inside = inside[1:-1].strip()
    if not inside or len(inside) > 90 or _REMARK.search(inside):
        return Gloss()
    if _CITED.fullmatch(inside) or MADE_AT.fullmatch(inside):
        return Gloss(cited=inside)
    if _SEVERAL.search(inside):
        return Gloss()
    return _read_parts(inside)


def _read_parts(inside: str) -> Gloss:
    full = abbreviation = other = cited = ""
    dated = _NAME_AND_YEAR.fullmatch(inside)
    inside = dated["name"] if dated else inside
    made = _MADE_IN.search(inside)
    if made:
        cited, inside = made["who"], inside[: made.start()]
    for part in _PART.split(inside):
        part = _ALIAS.sub("", part.strip(" “”\"'"))
        if _CITED.fullmatch(part):
            cited = part
        elif _ABBREVIATION.fullmatch(part) and not abbreviation:
            abbreviation = part
        elif _ENGLISH.fullmatch(part) and re.search(r"[a-z]{2}", part):
            full = f"{full}, {part}" if full else part
        elif has_han(part) and len(part) <= 16 and not _NO_OTHER.match(part):
            other = other or part
    return Gloss(full, abbreviation, other, cited)


_ARTICLE = expression(r"(?:A|An|The) ")
_SILENT = expression(r"^[a-z](?=[A-Z][a-z])")  # ``eXtreme`` begins with X


def spells(abbreviation: str, name: str) -> bool:
    """Tell whether the initials of ``name`` spell ``abbreviation``; small words may be left out."""
    letters = re.sub(r"[^a-z0-9]", "", abbreviation.lower())
    if letters.endswith("s") and abbreviation.endswith("s"):
        letters = letters[:-1]
    words = [
        word for part in name.replace("-", " ").replace("–", " ").split() for word in _WORD.findall(part)
    ]
    if letters in (word.lower() for word in words):
        return False
    if len(words) < 2 or len(letters) < 2:
        return len(words) == 1 and len(letters) >= 2 and _subsequence(letters, words[0].lower())
    words = [_SILENT.sub("", word) for word in words]
    initials = "".join(word[0].lower() for word in words if word.lower() not in _SKIP)
    every = "".join(word[0].lower() for word in words)
    if letters in (initials, every) or (len(letters) > 2 and _subsequence(letters, every)):
        return True
    return (
        letters[0] == every[0]
        and _subsequence(letters, "".join(words).lower())
        and len(letters) >= len(words) - 2
    )


def spells_loosely(name: str, title: str) -> bool:
    """Tell whether the letters of ``name``, two capitals at least, stand in ``title``, in order."""
    letters = [letter for letter in name.lower() if letter.isalpha()]
    if not letters:
        return False
    told = _ARTICLE.sub("", title)
    several = sum(letter.isupper() for letter in name) > 1 and name not in title
    begins = any(words[0].lower() == letters[0] for words in (title, told))
    return several and begins and _subsequence("".join(letters), title.lower())


def _subsequence(letters: str, text: str) -> bool:
    position = 0
    for letter in letters:
        position = text.find(letter, position) + 1
        if not position:
            return False
    return True


def is_abbreviation(text: str) -> bool:
    """Tell whether ``text`` looks like an abbreviation: two capitals or more, no space."""
    return _ABBREVIATION.fullmatch(text) is not None


def is_english_name(text: str) -> bool:
    """Tell whether ``text`` is a name in Latin letters of at least two words or one long word."""
    return _ENGLISH.fullmatch(text) is not None and len(text) > 3
