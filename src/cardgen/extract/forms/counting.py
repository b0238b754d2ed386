"""Counted nouns in Chinese: ``两派``, ``三个难处``, ``这么几件事``; how many, and of what."""

from collections.abc import Iterator
from dataclasses import dataclass

from cardgen.text.expression import expression

NUMBERS = {"两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10}
ENGLISH_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
DIGITS = "零一二三四五六七八九十"
# Words that count what a list or a sentence names one by one. Not 次, 年, 倍, which measure.
MEASURE = (
    "板斧|大类|大块|小类|部分|方面|阶段|个|种|类|条|点|大|项|步|处|样|部|方|关|道|派|招|套|件|层|级|段|组|对|位|支|路|门|股|阶|"
    "环|块|批|篇|章|句|行|列|栏|轮|期|型|式|片|份|题|款|档|宗|桩|重|头|面|本|驾|根|只|枚|颗|座|间|台|幅|场|笔|"
    "拨|帮|伙|波|串|排|柱|味|剂|瓣|节|声|拍|口|扇|把|副|双|架|张|幕|程"
)
_COUNTED = expression(
    rf"(?<![第前后余另一二三四五六七八九十百千万两几\d.])(?P<number>[两三四五六七八九十几]|[2-9]|1[0-2])\s?"
    rf"(?P<measure>{MEASURE})(?P<what>[^，。；：:]{{0,16}})"
)
# What only looks as if it counted: ``三个月``, ``四面八方``, ``三段论``.
_NO_COUNT = expression(r"四面八方|十分|\S个(?:多?月|小时|星期|礼拜|半|人)|\S点(?:半|钟|\d)|\S部曲|\S段论")


@dataclass(frozen=True, slots=True)
class Counted:
    """``before`` three ``measure`` of ``what``; ``number`` as it is written, ``size`` 0 for ``几``."""

    before: str
    number: str
    measure: str
    what: str

    @property
    def size(self) -> int:
        """Return how many there are, 0 where the text leaves it open."""
        return NUMBERS.get(self.number) or (int(self.number) if self.number.isdecimal() else 0)

    @property
    def which(self) -> str:
        """Return the words that ask for all of them: ``哪三个``."""
        return f"哪{self.number}{self.measure}"


def counted_in(clause: str) -> Counted | None:
    """Return what is counted last in ``clause``, or nothing."""
    last = None
    for found in _all_counted(clause):
        last = found
    return last


def _all_counted(clause: str) -> Iterator[Counted]:
    place = 0
    while match := _COUNTED.search(clause, place):
        if not _NO_COUNT.match(clause, match.start()):
            yield Counted(clause[: match.start()], match["number"], match["measure"], match["what"].strip())
        place = match.start() + 1


def number_word(size: int) -> str:
    """Return a number as it stands before a measure word: 2 is ``两``."""
    return "两" if size == 2 else DIGITS[size] if size < len(DIGITS) else str(size)
