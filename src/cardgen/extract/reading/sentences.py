"""Prose cut into sentences, Chinese and Latin, with formulas and abbreviations inside left whole."""

from collections.abc import Iterator
from dataclasses import dataclass

from cardgen.extract.reading.inline import HELD, Prose
from cardgen.model import Source
from cardgen.text.expression import expression
from cardgen.text.scripts import HAN

# It begins with one set of characters, which the engine jumps to, and then asks which of them it was.
_END = expression(
    r"[。！？!?….](?:(?<=[。！？!?])[。！？!?]*[”’』」）)\"]*|(?<=…)…+|"
    rf"(?<=\.)[\"”’)\]]*(?=\s+(?:[a-z]?[A-Z\"“(\[*{HELD}{HAN}]|[\u2600-\u27bf\U0001f300-\U0001faff]|\d+-[A-Z]|[a-z]{{1,4}}\d|[a-z]-[a-z]{{3}})|\s*$))"
)
_ABBREVIATION = expression(
    r"(?:\b(?:e\.g|i\.e|i\.i\.d|etc|et al|al|cf|vs|Fig|Figs|Eq|Eqs|Sec|Dr|Mr|Mrs|Ms|Prof|No|resp|approx|St|"
    r"Vol|Ch|p|pp)"
    r"|(?<![A-Za-z])[A-Z])$"
)
# What no name goes on with: ``linear in N. The number of …``.
_OPENS = expression(
    r"\s+(?:The|An?|It|Its|This|That|These|Those|In|We|They|If|When|For|But|So|And|Each|Every|With|However|Since|As|"
    r"At|On|To|There|Then|Thus|One|No|Not|Here|Now|Such|Both|All|Some|Most|What|Why|How)\s"
)
# A letter that ends a name, and no initial of a person: ``activates protein C. APC …``.
_LETTER_LAST = expression(
    r"(?<![A-Za-z])(?!(?:by|and|of|with|from|to|the|for|or|as|et|see|like|than|per|an?)\s)[a-z]{3,} [A-Z]"
    r"(?=\.\s+(?:\([A-Z]|[A-Z]{2}))"
)
# What stands right behind a mark, or in small letters behind its bracket: ``(at last!) arrives``.
_GOES_ON = expression(r"\S|(?<=\))\s[a-z]")
_JOINS = ("：", "，", "、", "；", ":", ",")
_HAN = expression(f"[{HAN}]")
_CHINESE_END = tuple("。？！：；")
_LATIN_WORD = expression(r"[A-Za-z]{2,}")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: ``prose.text[start:end]`` without the white space around it."""

    prose: Prose
    start: int
    end: int

    @property
    def text(self) -> str:
        """Return the plain text, formulas held."""
        return self.prose.text[self.start : self.end]

    def source(self) -> Source:
        """Return the lines of the note the sentence stands on."""
        return self.prose.source(self.start, self.end)


def split_sentences(prose: Prose) -> tuple[Sentence, ...]:
    """Return the sentences of ``prose`` in order."""
    return tuple(Sentence(prose, start, end) for start, end in _ranges(prose.text))


def _ranges(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in _END.finditer(text):
        if match[0][0] == "." and _is_abbreviation(text, match.start()):
            continue
        if match[0][0] in "!?" and _GOES_ON.match(text, match.end()):
            continue
        if match[0][-1] in "）)" and text.startswith(_JOINS, match.end()):  # ``三大功能（必考！）：``
            continue
        trimmed = _trim(text, start, match.end())
        if trimmed:
            yield trimmed
        start = match.end()
    trimmed = _trim(text, start, len(text))
    if trimmed:
        yield trimmed


def _is_abbreviation(text: str, stop: int) -> bool:
    """Tell whether the full stop at ``stop`` ends an abbreviation, and no sentence."""
    short = _ABBREVIATION.search(text, max(0, stop - 8), stop)
    if short is None or not short[0].isupper():
        return short is not None
    return not (_OPENS.match(text, stop + 1) or _is_letter_last(text, stop))


def _is_letter_last(text: str, stop: int) -> bool:
    match = _LETTER_LAST.search(text, max(0, stop - 24), stop + 6)
    return match is not None and match.end() == stop


def _trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    right = len(piece.rstrip())
    return (start + left, start + right) if left < right else None


def is_chinese(text: str) -> bool:
    """Tell whether a sentence is Chinese: it ends as one, or its characters outweigh its Latin words."""
    if text.isascii() or _HAN.search(text) is None:
        return False
    closed = text.rstrip()[-1:] in _CHINESE_END
    return closed or len(_HAN.findall(text)) >= len(_LATIN_WORD.findall(text))
