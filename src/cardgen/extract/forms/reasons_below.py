"""A list that answers the question before it: ``为什么…？主要有两点原因：``."""

from cardgen.extract.finding import Finding, Reading
from cardgen.extract.forms.members import whole_items
from cardgen.extract.reading.outline import items_behind
from cardgen.extract.reading.statement import Statement
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
    below = items_behind(reading.view.nodes, after.passage.index + 1)
    items = [item for item in below if item.depth == 0]
    answer = "\n".join(f"- {item}" for item in whole_items(items))
    if not 2 <= len(items) <= _MOST_REASONS or len(answer) > _LONGEST_REASONS:
        return None
    source = Source(
        before.passage.source.path, before.sentence.source().start_line, items[-1].source.end_line
    )
    return Finding(Kind.QA, "", "", answer, source, 0.75, after.text[:4])
