"""Kinds, steps and parts that are named and explained one by one: ``一种是X，由…；另一种是Y，来自…``."""

import re
from collections.abc import Iterator

from cardgen.extract.finding import Finding, Reading, finding_at
from cardgen.extract.forms.introductions import NAME
from cardgen.extract.language import chinese
from cardgen.extract.reading.gloss import read_gloss
from cardgen.extract.reading.headings import generic_name
from cardgen.extract.reading.signs import signs
from cardgen.extract.reading.statement import Statement
from cardgen.extract.wording.answers import clean, definition_body
from cardgen.extract.wording.phrasing import display, what_is
from cardgen.model import Kind
from cardgen.text.expression import expression

_TOLD = expression(
    r"(?:其中|首先|其次|最后|然后)?[，,]?(?:最(?:常[见用]|简单|经典|早)的(?:一[个种类])?|(?:第[一二三四五六]|另外?一|还有一|再有一|[一二三])(?:[个种类派招步路条项段层代部块级]|大类|阶段)?|"
    rf"另外还有(?:一[个种类])?)(?:就|便|则)?(?:是|叫做?|叫作|称为){NAME}"
    r"\s*[，,：:](?P<what>(?![二三另]是|另一)[^。；]{6,140})"
)
_NO_NAME = expression(
    r"^(?:[只仅也都]|用|把|将|在|对|让|给|由|从|为|先|直接|通过|没|不|要|有|可|能|会|因为|由于|如果|当|每|所有|一[个种些]|这|那|它|其|我|你|"
    r"什么|怎么|如何)|[了着过吗呢]|的$|(?:时|时候|问题|原因)$"
)
_SIGNS = signs("一二三四五六另最")
_LONGEST = 14
_SHORT = 5


def ordinal(reading: Reading) -> Iterator[Finding]:
    """Find what each of several named things is."""
    for statement in reading.statements:
        if statement.chinese and not (statement.noise or _SIGNS.isdisjoint(statement.signs)):
            match = _TOLD.match(statement.text) or _TOLD.match(statement.text, statement.text.find("：") + 1)
            if match and _is_name(reading, match["name"].strip()):
                yield _finding(statement, match)


def _is_name(reading: Reading, name: str) -> bool:
    if reading.knows(name):
        return True
    if (
        not 2 <= len(name) <= (_LONGEST if not name.isascii() else 30)
        or generic_name(name)
        or _NO_NAME.search(name)
    ):
        return False
    long = len(name) > _SHORT  # in a short name 向, 对 and the like are no words of their own
    return not (chinese.STRONG_VERB.search(name, 1) or (long and chinese.PREDICATE.search(name, 1)))


def _finding(statement: Statement, match: re.Match[str]) -> Finding:
    name = match["name"].strip()
    question = what_is(display(name, read_gloss(match["gloss"] or "")), True)
    answer = definition_body(clean(match["what"]))
    return finding_at(
        statement, Kind.DEFINITION, name, question, answer, 0.6, match[0][:4], match.span("what")
    )
