"""The names a statement gives its concept before it says anything of it."""

import re
from dataclasses import dataclass

from cardgen.extract.reading.gloss import Gloss, is_english_name, read_gloss
from cardgen.text.expression import expression
from cardgen.text.scripts import has_han

_ENGLISH = expression(
    r"(?P<name>[A-Z][A-Za-z0-9 ’'\-–—]{3,70})(?P<gloss>[（(][^（）()]{1,60}[）)])?\s*(?P<stop>[，,。；]|$)\s*"
)
_ALIAS = expression(
    r"(?:简称|也?又?(?:常|通常|有时|有时候)?(?:也|又)?(?:被)?(?:称为|称作|称之为|叫做|叫作|叫|称)|"
    r"又名|亦称|俗称|即|也就是|全称(?:为|是)?|是)(?:所谓的)?\**"
    r"(?P<name>[“\"]?[A-Za-z\u4e00-\u9fff][^，,。；：（()）]{1,24}?[”\"]?)"
    r"(?P<gloss>[（(][^（）()]{1,60}[）)])"
    r"?\s*(?P<stop>[，,。；]|$)\s*"
)
_SHORT = expression(
    r"(?:简称|缩写为?|英文缩写为?)\s*(?P<name>[A-Za-z][A-Za-z0-9-]{1,10})\s*(?P<stop>[，,。；]|$)\s*"
)
# In an English line, a name is told from ``Simple and cheap,`` by its capitals.
_CAPITALS = expression(r"[A-Z][^ ]*(?: (?:[A-Z][^ ]*|of|and|the|to|for|in|by|with))+")
_VENUE = expression(r"[A-Z]\w* ?[’']?(?:19|20)?\d\d")  # ``ICLR 2019，``
_NOT_A_NAME = expression(
    r"^(?:一[种个类]|用|通过|在|把|将|对|从|由|指|为|不|可|能|有|是|具|让|使)|的(?:方法|技术|过程|"
    r"模型|算法|问题|东西)$|了"
)


@dataclass(frozen=True, slots=True)
class Names:
    """Names found before the predicate, which begins at ``end``; ``short`` is an abbreviation."""

    full: str
    others: tuple[tuple[str, Gloss], ...]
    short: str
    end: int


def read_names(text: str, start: int) -> Names:
    """Return the names at ``text[start:]`` (``Maximum Segment Size，``; ``又叫相对熵，``)."""
    place = start + len(text[start:]) - len(text[start:].lstrip(" ，,"))
    full, short = "", ""
    others: list[tuple[str, Gloss]] = []
    match = _ENGLISH.match(text, place)
    if (
        match
        and is_english_name(match["name"].strip())
        and " " in match["name"].strip()
        and _stops(match, text)
        and not _VENUE.fullmatch(match["name"].strip())
        and (has_han(text) or _CAPITALS.fullmatch(match["name"].strip()))
    ):
        full = match["name"].strip()
        place = match.end()
    for _ in range(3):
        match = _SHORT.match(text, place)
        if match:
            short, place = match["name"], match.end()
            continue
        match = _ALIAS.match(text, place)
        if not match or not _is_alias(match, text, place):
            break
        others.append((match["name"].strip('“”"').strip(), read_gloss(match["gloss"] or "")))
        place = match.end()
    return Names(full, tuple(others), short, place)


def _stops(match: re.Match[str], text: str) -> bool:
    return bool(match["stop"]) or match.end() == len(text)


def _is_alias(match: re.Match[str], text: str, place: int) -> bool:
    name = match["name"]
    if _NOT_A_NAME.search(name) or not _stops(match, text):
        return False
    cue = text[place : match.start("name")]
    if cue.startswith("是") or cue == "即":
        return (bool(match["gloss"]) and len(name) <= 12) or (cue == "即" and len(name) <= 8)
    if cue.startswith("也就是") and "的" in name:  # it says what the thing is
        return False
    return len(name) <= 20
