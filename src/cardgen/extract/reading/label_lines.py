"""Paragraphs whose lines are a label and what it means: ``Pod: …``, ``Node: …``, one below the other."""

from collections.abc import Sequence

from cardgen.notes.document import Text
from cardgen.notes.inline import lines_of
from cardgen.text.expression import expression

_LABEL_LINE = expression(
    r"(?:\*\*)?(?!https?:|[-+*>|#]\s)[^\s:：=|](?:[^:：=|\n，。；,;.!?！？]{0,40}|[^:：=|\n]{0,30}[)）])(?:\*\*)?"
    r"(?:(?:\*\*)?[:：](?:\*\*)?\s*|\s(?:=|->|→)\s)\S.+"
)
_MOST_WORDS = 5
_MATH = expression(r"\$[^$]*=")
_WIDTH, _RAGGED = 60, 20  # columns: lines of prose broken at a width are about as long as each other
_LABEL = expression(r"[^:：=→]*")


def label_lines(text: Text) -> list[Text]:
    """Return the lines of a paragraph that are a label and its meaning each, or the one whole text.

    Where two lines or more are and the first is one, a line in three may tell something without a label.
    """
    lines = lines_of(text)
    labelled = [_is_labelled(line.value) for line in lines]
    found, most = sum(labelled), 1.0 if _is_wrapped(lines) else 2 / 3
    return lines if found > 1 and labelled[0] and found >= most * len(lines) else [text]


def _is_wrapped(lines: Sequence[Text]) -> bool:
    """Tell whether the lines are prose that was broken at a width."""
    widths = [len(line.value) for line in lines[:-1]]
    return min(widths, default=0) > _WIDTH and max(widths) - min(widths) < _RAGGED


def _is_labelled(line: str) -> bool:
    label = _LABEL.match(line)
    if label is None or len(label[0].split()) > _MOST_WORDS or _MATH.match(line):
        return False
    return _LABEL_LINE.fullmatch(line) is not None
