"""Paragraphs in a row that each open with a label: what the words before them, or their names, say they are.

``常用的有：`` and, each a paragraph, ``ARP：…``, ``Coverage：…``; ``**A损失**：…``, ``**B损失**：…``.
"""

from collections.abc import Iterator

from cardgen.extract.finding import Finding, Reading
from cardgen.extract.forms.english_leads import ask_english
from cardgen.extract.forms.leads import Asked, ask_lead
from cardgen.extract.forms.members import members_answer, source_of
from cardgen.extract.reading.headings import generic_name
from cardgen.extract.reading.sentences import is_chinese
from cardgen.extract.reading.terms import passage_term
from cardgen.extract.reading.view import Formula, Node, Passage
from cardgen.extract.wording.phrasing import with_topic
from cardgen.model import Kind
from cardgen.text.expression import expression

_FEW, _MOST = 2, 9
_LEAST_UNLED = 3  # labels that show what they are by their names alone
_LAST_WORD = expression(r"(?<= )[A-Za-z]{3,}$|[\u4e00-\u9fff]{2}$")


def label_rows(reading: Reading) -> Iterator[Finding]:
    """Find which members a row of labelled paragraphs has."""
    for row in _rows(reading):
        names = [term.name for one in row if (term := passage_term(one))]
        asked = _by_lead(reading, row[0], names) or _by_names(reading, row, names)
        answer = members_answer(names) if asked else ""
        if asked and answer:
            kind, question, sure = asked
            shown = row[0].prose.restore(question)
            yield Finding(kind, reading.view.topic, shown, answer, source_of(row), sure, row[0].text[:12])


def _rows(reading: Reading) -> Iterator[list[Passage]]:
    """Yield each run of paragraphs that open with a label; formulas and what explains them may be between."""
    row: list[Passage] = []
    for node in reading.view.nodes:
        if isinstance(node, Passage) and _is_labelled(node):
            row.append(node)
        elif not (row and _belongs(node)):
            if _FEW <= len(row) <= _MOST:
                yield row
            row = []
    if _FEW <= len(row) <= _MOST:
        yield row


def _is_labelled(node: Passage) -> bool:
    term = passage_term(node) if node.run < 0 else None
    return term is not None and term.body > len(term.name) and not generic_name(term.name)


def _belongs(node: Node) -> bool:
    return isinstance(node, Formula) or (
        isinstance(node, Passage) and node.text.startswith(("其中", "where "))
    )


def _by_lead(reading: Reading, first: Passage, names: list[str]) -> Asked | None:
    """What the paragraph before the row, which ends with a colon, says it leads in."""
    lead = reading.view.nodes[first.index - 1] if first.index else None
    if not isinstance(lead, Passage) or not lead.opens or lead.run >= 0:
        return None
    statement = reading.of_passage[lead.index][-1]
    if statement.chinese:
        asked = ask_lead(reading, statement, len(names))
        return asked and (asked[0], lead.prose.restore(asked[1]), asked[2])
    return ask_english(reading, statement, commands=False, ordered=False, counted=False)


def _by_names(reading: Reading, row: list[Passage], names: list[str]) -> Asked | None:
    """``白盒攻击``, ``黑盒攻击``: the word that all names end in."""
    topic = reading.view.topic
    if len(names) < _LEAST_UNLED or not is_chinese(row[0].text):
        return None
    lasts = {match[0] if (match := _LAST_WORD.search(name)) else "" for name in names}
    last = lasts.pop() if len(lasts) == 1 else ""
    named = last and last not in topic
    return (Kind.ENUMERATION, with_topic(f"有哪些{last}？", topic, True), 0.5) if named else None
