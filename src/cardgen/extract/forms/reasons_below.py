"""A list that answers the question before it: ``为什么…？主要有两点原因：``."""

from itertools import takewhile

from cardgen.extract.finding import Finding, Reading
from cardgen.extract.reading.statement import Statement
from cardgen.extract.reading.view import Passage
from cardgen.extract.wording.answers import clean
from cardgen.model import Kind, Source
from cardgen.text.expression import expression

_ANNOUNCES = expression(r"[^，。]{0,12}(?:[一两二三四五六几\d]+|如下|以下|下面)[^，。]{0,8}[：:]")
_MOST_REASONS, _LONGEST_REASONS = 7, 420


def reasons_below(reading: Reading, before: Statement, after: Statement) -> Finding | None:
    """Return the items below ``after`` as the answer to ``before``, its question to be worded; or None."""
    if (
        not _ANNOUNCES.fullmatch(after.text.strip())
        or after is not reading.of_passage[after.passage.index][-1]
    ):
        return None
    below = takewhile(
        lambda node: isinstance(node, Passage) and node.run >= 0,
        reading.view.nodes[after.passage.index + 1 :],
    )
    items = [node for node in below if isinstance(node, Passage) and node.depth == 0]
    answer = "\n".join(f"- {clean(item.prose.restore(item.text))}" for item in items)
    if not 2 <= len(items) <= _MOST_REASONS or len(answer) > _LONGEST_REASONS:
        return None
    source = Source(
        before.passage.source.path, before.sentence.source().start_line, items[-1].source.end_line
    )
    return Finding(Kind.QA, "", "", answer, source, 0.75, after.text[:4])
