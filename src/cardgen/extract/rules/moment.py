"""How a thing is done on one occasion, in Chinese: ``写的时候先更新数据库，再删除缓存``."""

from collections.abc import Iterator

from cardgen.extract.finding import Finding, Reading, finding_at
from cardgen.extract.reading.signs import signs
from cardgen.extract.wording.answers import clean
from cardgen.extract.wording.phrasing import with_topic
from cardgen.model import Kind
from cardgen.text.expression import expression

_DONE = expression(
    r"(?P<when>[^，。；：这那它其的]{1,10}(?:的时候|时))(?:[，,]|则|就|要|需|需要|一般|通常)?\s?"
    r"(?P<how>(?:先(?!看|说|后)|只(?:需|要|用|做|取)|直接|把|将|用(?!户)|按(?!理)|对每)[^。；]{6,110})"
)
_SIGNS = signs("时")
_NO_OCCASION = expression(
    r"^[一二三四]是|同$|有$|很多|当年|^(?:此|届|平|小|及|随|实|暂|定|何)时|早期|最后|什么"
)


def moment(reading: Reading) -> Iterator[Finding]:
    """Find what is done when."""
    for statement in reading.with_signs(_SIGNS):
        if statement.chinese:
            start = max(len(statement.lead), statement.term_body)
            match = _DONE.match(statement.text, start)
            if (
                match
                and not _NO_OCCASION.search(match["when"])
                and (owner := reading.owner(statement.concept))
            ):
                question = with_topic(f"{match['when']}怎么做？", owner, True)
                answer = clean(match["how"])
                yield finding_at(statement, Kind.PROCEDURE, owner, question, answer, 0.55, match["when"])
