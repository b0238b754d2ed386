"""Names with their bracket that open a later clause in Chinese: ``…，遗忘门（forget gate）管清除``."""

import re
from collections.abc import Iterator

from cardgen.extract.finding import Finding, Reading, finding_at
from cardgen.extract.language.chinese import PREDICATE, STRONG_VERB
from cardgen.extract.reading.gloss import Gloss, read_gloss
from cardgen.extract.reading.headings import generic_name
from cardgen.extract.reading.signs import signs
from cardgen.extract.reading.statement import Statement
from cardgen.extract.wording.answers import clean
from cardgen.extract.wording.phrasing import display, what_is
from cardgen.model import Kind
from cardgen.text.expression import expression

_SURE = 0.5
_SHORTEST_SAID, _SHORTEST_NAME = 3, 2
_NAMED = expression(
    r"(?:^|(?<=[，；：]))\s?(?:而|则|再|然后|还有)?由?(?P<name>[^，。；：、（）()“”]{2,24})"
    r"(?P<gloss>[（(][^（）()]{2,60}[）)])(?=(?P<said>[^。；]*))"
)
# The next name of this kind: what is said of the first ends before it.
_NEXT = expression(r"[，、]\s?[^，。；：、（）()]{2,24}[（(][A-Za-z][^（）()]{2,60}[）)].*")
_DOES = expression(r"[管看给用在跟与能会把将对让从按以是为则就不只先每又也都]|负责|可以")
_NO_NAME = expression(
    r"^(?:第[一二三四五]|管|起名|基于|如|比如|例如|即|也就是|叫|称|这|那|它|其|一[个种]|所以|因此|但|又|也|就|都|是|有|用|把|将|让|在|对|从|以|为)|的$|[了着过做]"
)
_BRACKETS = signs("（(")


def later_name(reading: Reading) -> Iterator[Finding]:
    """Find what later clauses say of the names they open with."""
    for statement in reading.with_signs(_BRACKETS):
        for match in _NAMED.finditer(statement.text) if statement.chinese else ():
            gloss = read_gloss(match["gloss"])
            found = _told(statement, match, gloss) if gloss.full or gloss.abbreviation else None
            if found:
                yield found


def _told(statement: Statement, match: re.Match[str], gloss: Gloss) -> Finding | None:
    made, _, name = match["name"].strip().rpartition("的")
    answer = _said(statement, match, made)
    torn = _NO_NAME.search(name) or PREDICATE.search(name) or STRONG_VERB.search(name) or generic_name(name)
    if torn or not answer or len(name) < _SHORTEST_NAME:
        return None
    question = what_is(display(name, gloss), True)
    return finding_at(statement, Kind.DEFINITION, name, question, answer, _SURE, match["gloss"], match.span())


def _said(statement: Statement, match: re.Match[str], made: str) -> str:
    """What is said of a name; ``made`` stands before it: ``日晒造成的蒸发损失（evaporation loss），…``."""
    said = clean(_NEXT.sub("", match["said"]))
    place = statement.sentence.start + match.start()
    before = statement.passage.prose.text[place - 1] if place else ""
    if len(said) < _SHORTEST_SAID or (match.start() == 0 and before != "；"):
        return ""
    if made:
        return f"{made}的，{said}" if before in ("；", "：") and match["said"].startswith("，") else ""
    return said if PREDICATE.match(said) or STRONG_VERB.match(said) or _DOES.match(said) else ""
