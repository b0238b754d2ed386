"""Qualities that a list defines: ``We say that the action is``, ``- *faithful* if its kernel is trivial``."""

import re
from collections.abc import Iterator

from cardgen.extract.finding import Finding, Reading, finding_at
from cardgen.extract.reading.outline import items_behind
from cardgen.extract.reading.statement import Statement
from cardgen.extract.reading.view import Passage
from cardgen.extract.wording.answers import clean, sentence_case
from cardgen.extract.wording.phrasing import lower_first, with_missing_topic
from cardgen.model import Kind
from cardgen.text.expression import expression

_LEAD = expression(
    r"(?:.*[,;]\s|.*\bthat\s|.*\bcall\s|^)(?P<of>(?:an?|the|two|any|every)\s[^,;:]{2,50}?)\s(?P<be>is|are)"
    r"(?:\s(?:called|said to be))?\s*:?$",
    re.I | re.S,
)
_LEAD_ENDS = (" is", " are", " called", " be", ":")
_ITEM = expression(
    r"(?P<name>[a-z][\w -]{2,30}?)\s(?P<when>(?:iff|if and only if|if|when|whenever|provided)\s.{6,200})"
)


def quality(reading: Reading) -> Iterator[Finding]:
    """Find when a thing is what each item of the list calls it."""
    nodes = reading.view.nodes
    for node in nodes:
        if not isinstance(node, Passage) or not node.text.rstrip().endswith(_LEAD_ENDS):
            continue
        lead = _LEAD.match(node.text.rstrip())
        if lead is None:
            continue
        for item in items_behind(nodes, node.index + 1):
            first = reading.of_passage[item.index][0]
            match = _ITEM.match(first.text.rstrip(" .,;"))
            if match:
                yield _finding(
                    reading, first, lower_first(lead["of"]), lead["be"], match["name"], match["when"]
                )


def _finding(reading: Reading, item: Statement, of: str, be: str, name: str, when: str) -> Finding:
    question = with_missing_topic(f"When {be} {of} {name}?", reading.view.topic)
    return finding_at(item, Kind.DEFINITION, name, question, sentence_case(clean(when)), 0.75, "if")
