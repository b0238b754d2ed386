"""A thing as the sum of its parts: ``SORT=卡尔曼滤波+匈牙利算法``."""

import re

from cardgen.extract.reading.signs import signs
from cardgen.extract.reading.statement import Statement
from cardgen.text.expression import expression

_SUM = expression(
    r"(?P<of>[^，。；：=＝]{2,24}?)(?:[（(][^（）()]{1,60}[）)])?\s?(?:[=＝]|就是|等于|是)\s?(?P<members>(?!一[种个类])[^，。；：=＝]{2,20}?(?:\s?[+＋]\s?[^，。；：=＝+＋]{2,20}){1,4})(?=[，。；]|$)"
)
_RECKONS = expression(r"[（(][^）)]*[+＋]|[+＋]\s?\d|\d\s?[/×*]")  # ``（核数 + 3）/ 4``
_NO_SUM = expression(r"[+＋]{2}|[A-Za-z]\d?[+＋]\s?[\u4e00-\u9fff]|^指")  # ``C++``, ``B+ 树``, ``Na+``
_PLUS = signs("+＋")


def sum_in(statement: Statement) -> re.Match[str] | None:
    """Return what a Chinese statement is the sum of (groups ``of``, ``members``), or nothing."""
    if _PLUS.isdisjoint(statement.signs):
        return None
    match = _SUM.match(statement.text, statement.start)
    torn = match and (_RECKONS.search(match["members"]) or _NO_SUM.search(match["members"]))
    return None if torn else match
