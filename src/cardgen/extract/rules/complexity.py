"""What a thing costs, in Landau's notation: ``逐点找增广路，$O(nm)$``, ``Cost O(N log N)``."""

import re
from collections.abc import Iterator

from cardgen.extract.finding import Finding, Reading, finding_at
from cardgen.extract.reading.headings import generic_name
from cardgen.extract.reading.inline import HELD_CHARACTER
from cardgen.extract.reading.statement import Statement
from cardgen.extract.wording.answers import clean
from cardgen.extract.wording.phrasing import lower_first, with_missing_topic, without_article
from cardgen.model import Kind
from cardgen.text.expression import expression

_BIG_O = expression(r"(?<![A-Za-z])O\((?:[^()]|\([^()]*\)){1,40}\)")
_CLAUSE = expression(r"[^，；。,;]+(?:,(?! )[^，；。,;]+)*")
_NO_COST = expression(r"^\s*为了?|误差|精度|error|accura|remainder|收敛速度", re.I)
_LONGEST, _LONGEST_NAME, _MOST_WORDS = 90, 30, 6
# ``A sweep costs $O(n^2)$``, ``Gaussian elimination takes O(n^3) time``
_COSTS = expression(
    r"(?:costs?|takes?|needs?|requires?|runs? in|uses?|is|are)\s"
    r"(?:only |about |roughly |at most |again )?(?P<what>[^,;:]{1,60})"
)
_MEASURE = expression(
    "(?:[Tt]he )?(?P<what>(?:[Tt]otal |[Rr]unning )?(?:[Tt]ime|[Ss]pace|[Mm]emory|[Cc]ost|[Ss]torage))$"
)


def complexity(reading: Reading) -> Iterator[Finding]:
    """Find the clause that says how much time or memory a known thing takes."""
    for statement in reading.statements:
        if not statement.noise and ("O(" in statement.text or HELD_CHARACTER.search(statement.text)):
            costs = None if statement.chinese else _costs(reading, statement)
            if costs:
                yield costs
                continue
            owner = _owner(reading, statement)
            found = _found(statement, owner) if owner else None
            if found:
                yield found


def _costs(reading: Reading, statement: Statement) -> Finding | None:
    """What an English sentence says its subject costs."""
    match = _COSTS.match(statement.text, statement.verb_start) if statement.verb_start > 0 else None
    shown = statement.passage.prose.restore(match["what"]) if match else ""
    if match is None or not _BIG_O.search(shown) or _NO_COST.search(statement.text):
        return None
    of, topic = statement.subject, reading.view.topic
    if not of or statement.pronoun or len(of.split()) > _MOST_WORDS:
        return None
    measure = _MEASURE.match(of)
    asked = f"What does {lower_first(of)} cost?"
    question = with_missing_topic(asked, topic)
    if measure:
        question = f"What {measure['what'].lower()} does {lower_first(topic)} take?"
    said, span = clean(match["what"]), match.span("what")
    return finding_at(statement, Kind.PROPERTY, without_article(of), question, said, 0.6, "O", span)


def _owner(reading: Reading, statement: Statement) -> str:
    term = statement.term.name if statement.term and not generic_name(statement.term.name) else ""
    owner = term or statement.concept
    return owner if len(owner) <= _LONGEST_NAME and (term or reading.knows(owner)) else ""


def _found(statement: Statement, owner: str) -> Finding | None:
    prose = statement.passage.prose
    for match in _CLAUSE.finditer(statement.text):
        shown = prose.restore(match[0])
        if _BIG_O.search(shown) and not _NO_COST.search(shown):
            said = clean(match[0])
            asked = (
                f"{owner}的复杂度是多少？" if statement.chinese else f"What does {lower_first(owner)} cost?"
            )
            if len(said) <= _LONGEST and owner not in said:
                return finding_at(statement, Kind.PROPERTY, owner, asked, said, 0.5, "O", match.span())
    return None
