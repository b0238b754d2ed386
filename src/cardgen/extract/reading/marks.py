"""The names a statement sets in bold or italic."""

from collections.abc import Iterator

from cardgen.extract.reading.headings import generic_name
from cardgen.extract.reading.statement import Statement

_MOST_WORDS = 5
_LONGEST, _LONGEST_AT = 40, 30


def marked_names(statement: Statement) -> Iterator[tuple[int, int]]:
    """Yield the ranges of the statement's text that are marked and short enough for a name, in order."""
    prose, begin = statement.passage.prose, statement.sentence.start
    for start, end in sorted((*prose.strong, *prose.emphasis)):
        words = prose.text[start:end]
        inside = begin <= start and end <= statement.sentence.end
        short = end - start <= _LONGEST and len(words.split()) <= _MOST_WORDS
        if inside and short and not generic_name(words):
            yield start - begin, end - begin


def is_within_marked(statement: Statement, place: int) -> bool:
    """Tell whether a place of the statement's text lies within a marked name, behind its beginning."""
    return any(start < place < end for start, end in marked_names(statement))


def is_marked_at(statement: Statement, place: int) -> bool:
    """Tell whether short marked words stand at a place of the statement's text, or one character behind."""
    prose, start = statement.passage.prose, statement.sentence.start + place
    spans = (*prose.strong, *prose.emphasis)
    return any(begin - 1 <= start < end and end - begin <= _LONGEST_AT for begin, end in spans)


def whole_bold(statement: Statement, name: str) -> str:
    """Return a name as the note has it in bold, where only its end was taken: ``称p由q**直接可达**``."""
    prose = statement.passage.prose
    bold = (prose.text[start:end] for start, end in prose.strong)
    return next((words for words in bold if words.endswith(name) and words in statement.text), name)
