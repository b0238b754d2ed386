"""A Chinese label that asks, and what answers it behind the colon: ``TLB miss由谁处理：…``."""

from cardgen.extract.finding import Finding, Reading, finding_at
from cardgen.extract.reading.statement import Statement
from cardgen.extract.wording.answers import clean
from cardgen.extract.wording.phrasing import with_topic
from cardgen.model import Kind
from cardgen.text.expression import expression

_ASKS = expression(
    r"(?P<asks>[^，。：？]{1,16}(?:由谁|怎么|如何|为什么|为何|[在用]哪|什么时候|有多)[^，。：？]{0,8})："
    r"(?P<said>[^？]{6,160}?)[。]?"
)


def asking_label(reading: Reading, statement: Statement) -> Finding | None:
    """Return the question that the label of a statement asks, with its answer, or nothing."""
    match = _ASKS.fullmatch(statement.text.strip()) if statement.chinese and not statement.noise else None
    if match is None:
        return None
    question = with_topic(f"{match['asks'].strip()}？", reading.view.topic, True)
    return finding_at(statement, Kind.QA, match["asks"], question, clean(match["said"]), 0.65, "：")
