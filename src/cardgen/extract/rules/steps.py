"""Paragraphs that say which step each is: ``步骤一：…``, ``第二步：…``, ``Step 3: …``."""

from collections.abc import Iterator, Sequence

from cardgen.extract.finding import Finding, Reading
from cardgen.extract.forms.counting import NUMBERS
from cardgen.extract.forms.members import numbered_lines, source_of
from cardgen.extract.reading.headings import generic_name
from cardgen.extract.reading.view import Node, Passage
from cardgen.extract.wording.answers import clean
from cardgen.extract.wording.phrasing import with_the
from cardgen.model import Kind
from cardgen.text.expression import expression
from cardgen.text.scripts import has_han

_PLACE = r"([一二三四五六七八九十]|\d+)"
_LABEL = expression(rf"(?:步骤\s?{_PLACE}|第\s?{_PLACE}\s?步|[Ss]tep\s(\d+))\s?[：:.．、，,]\s?")
_PLACES = NUMBERS | {"一": 1, "二": 2}
_LONGEST, _LONGEST_NAME = 600, 40  # characters of all steps; of what they are of


def steps(reading: Reading) -> Iterator[Finding]:
    """Find the steps that paragraphs tell one by one; the lead-in or the section says of what."""
    row: list[Passage] = []
    for node in (*reading.view.nodes, None):
        if isinstance(node, Passage) and node.run < 0 and _number(node) == len(row) + 1:
            row.append(node)
            continue
        if len(row) > 1:
            yield from _told(reading, row)
        row = [node] if isinstance(node, Passage) and node.run < 0 and _number(node) == 1 else []


def _number(node: Passage) -> int:
    match = _LABEL.match(node.text)
    told = match[match.lastindex or 0] if match else "0"
    return _PLACES.get(told) or int(told)


def _told(reading: Reading, row: Sequence[Passage]) -> Iterator[Finding]:
    concept = _concept(reading, reading.view.nodes[row[0].index - 1] if row[0].index else None)
    texts = [clean(node.prose.restore(_LABEL.sub("", node.text, count=1))) for node in row]
    answer = numbered_lines(texts)
    if not concept or len(answer) > _LONGEST:
        return
    question = (
        f"{concept}的步骤是什么？" if has_han(row[0].text) else f"What are the steps of {with_the(concept)}?"
    )
    yield Finding(Kind.PROCEDURE, concept, question, answer, source_of(row), 0.75, row[0].text[:4])


def _concept(reading: Reading, before: Node | None) -> str:
    """What the lead-in right above speaks of, else what the section is about."""
    if isinstance(before, Passage) and before.opens:
        last = reading.of_passage[before.index][-1]
        name = last.carried if last.pronoun or last.role else last.concept
        if name and not generic_name(name) and len(name) <= _LONGEST_NAME and reading.knows(name):
            return name
    return reading.view.topic
