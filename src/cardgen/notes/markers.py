"""Markers of numbered paragraphs: ``1.text``, ``1、text``, ``（2）text``, ``a)text``, ``①text``, ``第一``."""

import re
from dataclasses import dataclass

_NUMERALS = "一二三四五六七八九十"
_MARKER = re.compile(
    rf"""(?P<bold>\*\*)?(?P<marker>
      (?P<open>[（(])?(?P<number>\d{{1,2}}|[{_NUMERALS}]{{1,3}}|[a-z])(?P<close>[)）]|(?(open)(?!)|[.．、]))
      |(?P<circled>[①-⑳])
      |第(?P<nth>\d{{1,2}}|[{_NUMERALS}]{{1,3}})[，,、：:]
    )[ \t\u3000]*(?=\S)""",
    re.X,
)


@dataclass(frozen=True, slots=True)
class Marker:
    """``text`` as written, its ``value``, and the ``style`` that the markers of one list share.

    ``rest`` is the line without the marker.
    """

    text: str
    value: int
    style: str
    rest: str


def has_marker(text: str, start: int) -> bool:
    """Tell whether the line of ``text`` that begins at ``start`` may start with a marker."""
    return _MARKER.match(text, start) is not None


def marker_of(line: str) -> Marker | None:
    """Return the marker that ``line`` starts with; None for a line like ``1.5 m`` or ``a. b``."""
    found = _MARKER.match(line)
    if not found or (found["close"] in (".", "．") and line[found.end("close")].isdecimal()):
        return None
    numeral = found["number"] or found["nth"] or found["circled"]
    if numeral.isascii() and numeral.isalpha() and found["close"] not in (")", "）"):
        return None
    style = _kind(numeral) + ("（" if found["open"] else "第" if found["nth"] else "")
    style += {")": "）", "．": "."}.get(found["close"] or "", found["close"] or "")
    return Marker(found["marker"], numeral_value(numeral), style, (found["bold"] or "") + line[found.end() :])


def ordered_style(marker: str) -> str:
    """Return the ``Marker.style`` of a CommonMark list with items like ``marker``, ``1.`` or ``1)``."""
    return "1." if marker.endswith(".") else "1）"


def numeral_value(numeral: str) -> int:
    """Return the value of ``12``, ``十二``, ``b`` or ``②``."""
    if numeral.isdecimal():
        return int(numeral)
    if "①" <= numeral <= "⑳":
        return ord(numeral) - ord("①") + 1
    if numeral.isascii():
        return ord(numeral) - ord("a") + 1
    tens, ten, ones = numeral.rpartition("十")
    value = _NUMERALS.index(ones[0]) + 1 if ones else 0
    return value + (10 * (_NUMERALS.index(tens[0]) + 1 if tens else 1) if ten else 0)


def _kind(numeral: str) -> str:
    if numeral.isdecimal():
        return "1"
    if "①" <= numeral <= "⑳":
        return "①"
    return "a" if numeral.isascii() else "一"
