"""Members that follow their number one by one: ``防身法有两招。一是A。二是B``."""

import re
from dataclasses import dataclass

from cardgen.extract.finding import Reading
from cardgen.extract.forms.counting import Counted, counted_in
from cardgen.extract.forms.lead_questions import clauses_of
from cardgen.extract.reading.statement import Statement
from cardgen.extract.wording.answers import clean
from cardgen.text.expression import expression

_IN_ORDER = expression(
    r"(?:(?:一|二|三|四|五)(?:是|来|则)|其[一二三四五]|第[一二三四五](?:[个种步类点条项层轮招派代级档块趟]|部分|阶段)?(?:就|则)?是?|首先|其次|再次|最后|要么|或者|(?:另)?一[个种类条](?:就|则)?是)"
    r"[，,：:]?\s*(?P<member>\S.*)$",
    re.S,
)
_MEMBER_END = expression(r"[：。；]|，(?:即|也就是|比如|例如|也叫)")
_LONGEST_MEMBER = 60


@dataclass(frozen=True, slots=True)
class Told:
    """What is counted, the names of its members, and the statement that tells the last of them."""

    counted: Counted
    names: tuple[str, ...]
    last: Statement


def told_in_order(reading: Reading, statement: Statement) -> Told | None:
    """Return the members that the statements behind ``statement`` tell, as many as it counts, or nothing."""
    lead, _, rest = statement.text.partition("：")
    after = reading.after(statement)
    clauses = clauses_of(lead) if after else []
    counted = counted_in(clauses[-1]) if clauses else None
    if after is None or counted is None or counted.size < 2:
        return None
    if not _IN_ORDER.match(after.text):
        return _between_semicolons(reading, statement, counted, rest)
    row, size = reading.of_passage[statement.passage.index], counted.size
    place = row.index(statement)
    tellers = ([(rest, statement)] if rest.strip() else []) + [(one.text, one) for one in row[place + 1 :]]
    told = [match for match in (_IN_ORDER.match(text) for text, _ in tellers[:size]) if match]
    names = tuple(clean(_MEMBER_END.split(match["member"])[0]) for match in told)
    if len(names) < size or any(not 1 < len(name) <= _LONGEST_MEMBER for name in names):
        return None
    return Told(counted, names, tellers[size - 1][1])


def _between_semicolons(reading: Reading, statement: Statement, counted: Counted, first: str) -> Told | None:
    """``有两种：A；B``: as many members as are counted, and nothing else, to the end of the sentence."""
    end = statement.sentence.start + statement.sentence_end
    row = reading.of_passage[statement.passage.index]
    tellers = [one for one in row[row.index(statement) :] if one.sentence.start < end]
    names = tuple(clean(text) for text in (first, *(one.text for one in tellers[1:])))
    if len(names) != counted.size or any(not 1 < len(name) <= _LONGEST_MEMBER for name in names):
        return None
    return Told(counted, names, tellers[-1])
