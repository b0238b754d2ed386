"""What a thing costs, in Landau's notation: ``逐点找增广路，$O(nm)$``, ``Cost O(N log N)``."""

import re
from collections.abc import Iterator

from cardgen.extract.finding import Finding, Reading, finding_at
from cardgen.extract.reading.headings import generic_name
from cardgen.extract.reading.inline import HELD_CHARACTER
from cardgen.extract.reading.statement import Statement
from cardgen.extract.wording.answers import clean
from cardgen.extract.wording.phrasing import lower_first
from cardgen.model import Kind

_BIG_O = re.compile(r"(?<![A-Za-z])O\((?:[^()]|\([^()]*\)){1,40}\)")
_CLAUSE = re.compile(r"[^，；。,;]+(?:,(?! )[^，；。,;]+)*")
_NO_COST = re.compile(r"^\s*为了?|误差|精度|error|accura|remainder|收敛速度", re.I)
_LONGEST, _LONGEST_NAME = 90, 30


def complexity(reading: Reading) -> Iterator[Finding]:
    """Find the clause that says how much time or memory a known thing takes."""
    for statement in reading.statements:
        if not statement.noise and ("O(" in statement.text or HELD_CHARACTER.search(statement.text)):
            owner = _owner(reading, statement)
            found = _found(statement, owner) if owner else None
            if found:
                yield found


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
