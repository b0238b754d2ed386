"""Paragraphs whose every line is a label and what it means: ``Pod: …``, ``Node: …``, one below the other."""

from cardgen.notes.document import Text
from cardgen.notes.inline import lines_of
from cardgen.text.expression import expression

_LABEL_LINE = expression(
    r"(?:\*\*)?(?!https?:|[-+*>|#]\s)[^\s:：=|](?:[^:：=|\n，。；,;.!?！？]{0,40}|[^:：=|\n]{0,30}[)）])(?:\*\*)?"
    r"(?:(?:\*\*)?[:：](?:\*\*)?\s*|\s(?:=|->|→)\s)\S.+"
)
_MOST_WORDS = 5
_LABEL = expression(r"[^:：=→]*")


def label_lines(text: Text) -> list[Text]:
    """Return the lines of a paragraph that are a label and its meaning each, or the one whole text."""
    lines = lines_of(text)
    labelled = len(lines) > 1 and all(_is_labelled(line.value) for line in lines)
    return lines if labelled else [text]


def _is_labelled(line: str) -> bool:
    label = _LABEL.match(line)
    return (
        _LABEL_LINE.fullmatch(line) is not None and label is not None and len(label[0].split()) <= _MOST_WORDS
    )
