"""The law that a Chinese statement is about, or that it lets speak: ``胡克定律指出，…``."""

from cardgen.extract.reading.statement import Statement
from cardgen.text.expression import expression

LAW = expression(r"(?:方程|公式|定律|定理|法则|不等式|恒等式)$")
# ``胡克定律指出，…成正比，即``
_LAW_SAYS = expression(
    r"(?P<law>[^，。；：]{2,14}?(?:定律|定理|法则|原理|不等式))(?:指出|表明|告诉我们|断言|说的是)[，,：:]?"
)
_LONGEST_LAW = 16


def law_of(last: Statement) -> str:
    """Return the law that a statement is about, or that it says tells something; or nothing."""
    if LAW.search(last.subject) and not last.pronoun and len(last.subject) <= _LONGEST_LAW:
        return last.subject
    says = _LAW_SAYS.match(last.text, len(last.lead))
    return says["law"] if says else ""
