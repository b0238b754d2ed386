"""Members that each open a paragraph in bold, behind a sentence that counts them: ``有三派。`` ``**A**…``."""

from dataclasses import dataclass

from cardgen.extract.finding import Reading
from cardgen.extract.forms.counting import Counted, counted_in
from cardgen.extract.forms.lead_questions import counted_lead
from cardgen.extract.reading.statement import Statement
from cardgen.extract.reading.terms import bold_end
from cardgen.extract.reading.view import Passage
from cardgen.extract.wording.answers import clean

_LONGEST = 24  # characters of a name
_FARTHEST = 12  # nodes from one member to the next


@dataclass(frozen=True, slots=True)
class BoldRow:
    """What is counted, and the names of its members; ``last`` is the paragraph that opens with the last."""

    counted: Counted
    names: tuple[str, ...]
    last: Passage


def bold_row(reading: Reading, statement: Statement) -> BoldRow | None:
    """Return as many members as ``statement`` counts, the last of its paragraph, from those behind it."""
    passage = statement.passage
    if passage.run >= 0 or statement is not reading.of_passage[passage.index][-1]:
        return None
    counted = counted_lead(statement)
    if counted is None or counted.size < 2:
        return None
    names: list[str] = []
    for node in reading.view.nodes[passage.index + 1 : passage.index + 1 + _FARTHEST * counted.size]:
        name = _opens_with(node) if isinstance(node, Passage) and node.run < 0 else ""
        if name and isinstance(node, Passage):
            names.append(name)
            if len(names) == counted.size:
                return BoldRow(counted, tuple(names), node)
        elif not names:
            return None
    return None


def headed_row(reading: Reading) -> BoldRow | None:
    """Return as many members as the section's heading counts, where just so many paragraphs open in bold."""
    counted = counted_in(reading.view.heading.rpartition("：")[2])
    if counted is None or counted.size < 2 or not counted.what:
        return None
    passages = [node for node in reading.view.nodes if isinstance(node, Passage) and node.run < 0]
    members = [(name, node) for node in passages if (name := _opens_with(node))]
    if len(members) != counted.size or members[0][1].index > 1:
        return None
    return BoldRow(counted, tuple(name for name, _ in members), members[-1][1])


def _opens_with(passage: Passage) -> str:
    end = bold_end(passage)
    return clean(passage.prose.restore(passage.text[:end])) if 0 < end <= _LONGEST else ""
