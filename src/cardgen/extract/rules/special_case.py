"""What becomes of a thing for one value of a symbol: ``$k=0$时退化成X``, ``k=1则相当于Y``."""

import re
from collections.abc import Iterator

from cardgen.extract.finding import Finding, Reading, finding_at
from cardgen.extract.reading.inline import HELD
from cardgen.extract.reading.signs import signs
from cardgen.extract.reading.statement import Statement
from cardgen.extract.wording.answers import clean
from cardgen.extract.wording.phrasing import with_topic
from cardgen.model import Kind
from cardgen.text.expression import expression

_CASE = expression(
    rf"(?:^|[，,；：])(?:而|则|当|若|取|如果|特别地?[，,]?)*\s?(?P<case>[{HELD}]|[A-Za-z]\w?\s?[=→]\s?[0-9A-Za-z.∞]{{1,6}})\s?(?:的?时候?)?"
    r"[，,]?(?:模型|它|算法|整个式子|上式)?(?:就|则|又|便|正好|恰好|会|也|刚好|可以)*"
    r"(?P<verb>退化(?=[成为到])|变回|等价于|相当于|还原(?=[成为])|简化(?=[成为])|收敛(?=[到于])|趋[近向]于)(?:[成为到于])?了?\s?(?P<what>[^，。；：]{2,40})"
)
_SIGNS = signs("退变等相还简收趋")
_OF_VALUE = expression(r"=|\\to\b|→")


def special_case(reading: Reading) -> Iterator[Finding]:
    """Find what a thing becomes where a symbol has one value."""
    for statement in reading.statements:
        told = statement.noise or statement.condition  # a condition is asked for by its own rule
        if statement.chinese and not (told or _SIGNS.isdisjoint(statement.signs)):
            for match in _CASE.finditer(statement.text):
                if found := _finding(reading, statement, match):
                    yield found


def _finding(reading: Reading, statement: Statement, match: re.Match[str]) -> Finding | None:
    case = match["case"]
    if not _OF_VALUE.search(statement.passage.prose.restore(case)):
        return None
    verb = {"退化": "退化成", "还原": "还原成", "简化": "简化成", "收敛": "收敛到"}.get(
        match["verb"], match["verb"]
    )
    question = with_topic(f"{case}时{verb}什么？", reading.view.topic or statement.carried, True)
    answer = clean(match["what"])
    return finding_at(
        statement,
        Kind.PROPERTY,
        f"{reading.view.topic} {case}",
        question,
        answer,
        0.55,
        match["verb"],
        match.span("what"),
    )
