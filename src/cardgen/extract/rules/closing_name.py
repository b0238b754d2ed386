"""Definitions in Chinese whose name closes the sentence: ``…，此为X。``, ``…，这种改法叫X。``."""

import re
from collections.abc import Iterator

from cardgen.extract.finding import Finding, Reading, finding_at
from cardgen.extract.forms.called_names import is_marked_name, may_be_name
from cardgen.extract.reading.gloss import read_gloss
from cardgen.extract.reading.marks import whole_bold
from cardgen.extract.reading.signs import signs
from cardgen.extract.reading.statement import Statement
from cardgen.extract.wording.answers import clean, definition_body
from cardgen.extract.wording.phrasing import display, what_is
from cardgen.model import Kind
from cardgen.text.expression import expression

_SHORTEST, _LONGEST = 8, 150  # characters of a definition
_LONGEST_NAME = 12  # characters of a name with Chinese ones
_NAME = (
    r"\s?[“\"]?(?P<name>[A-Za-z][A-Za-z0-9 +/.-]{1,40}|[^，。：；“”\"（）()的了]{2,16})[”\"]?\s*"
    r"(?P<gloss>[（(][^（）()]{1,60}[）)])?(?P<kind>结构|架构|网络|模型|算法|机制|效应|现象|方法)?\s?[。！：:]?$"
)
_CALLED = r"(?:就|便)?(?:被)?(?:称为|称作|称之为|叫做|叫作|名为|叫(?!做|作|醒|好|法))"
# Words of naming which leave no doubt that a name follows.
_SURE = expression(
    rf"(?:[，—]\s?(?:(?:这|此|那)?(?:就|便|正|也)?(?:是|即)(?:所谓的?|著名的|大名鼎鼎的|常说的|传说中的)|此即?为|此即|[才就]算(?:是)?|才(?:能)?叫|"
    rf"(?:这|该|此)(?:[种个类套样]的?)?[^，也又]{{1,5}}?{_CALLED}|{_CALLED})|"
    rf"(?<=[一-鿿])，?(?:被|都)?(?:视为|视作|互为|算作|认为是))"
    rf"{_NAME}"
)
# Words that also say what comes of something: what follows must be a name that the note knows.
_MADE = expression(
    rf"(?:[，—]\s?(?:也就是|也即|亦即|即|(?:这样|这就|由此|从而|于是|就|便)*(?:得到|构成|组成|形成|变成|成(?=了|为))[了为]?)|"
    rf"(?<=[一-鿿])(?:即为|则称为|则叫做?|就叫做?)){_NAME}"
)
_SIGNS = signs("称叫谓即为作是得构组形变算成")
_LOST = expression(
    r"^(?:这|此|它|该|其|两者|二者|前者|后者|上述|因此|所以|代入|由|可见|可得|联立|同理)|[把将管]$"
)
_OPENING = expression(
    r"^(?:一般而言|一般来说|换言之|也就是说|此外|另外|其实|实际上|特别地|最后)[，,]|^(?:而且|并且|且)(?=.{6})"
)


def closing_name(reading: Reading) -> Iterator[Finding]:
    """Find definitions in whose sentence the name comes last."""
    for statement in reading.with_signs(_SIGNS):
        if statement.chinese:
            sure, made = _SURE.search(statement.text), _MADE.search(statement.text)
            known = made if made and not sure and _is_known(reading, statement, made) else None
            match = sure or known
            if match and may_be_name(match["name"].strip()):
                yield from _defined(reading, statement, match, 0.6 if sure else 0.5)


def _is_known(reading: Reading, statement: Statement, made: re.Match[str]) -> bool:
    """Tell whether the note knows the name, or it is one of the kind that the section is about."""
    topic, name = reading.view.topic, made["name"].strip()
    return is_marked_name(reading, statement, made) or (name.endswith(topic) and 0 < len(topic) < len(name))


def _defined(reading: Reading, statement: Statement, match: re.Match[str], sure: float) -> Iterator[Finding]:
    plain, before = match["name"].strip(), statement.carried
    begin = 0 if statement.lead.strip() in ("再", "又") else len(statement.lead)
    answer = definition_body(_OPENING.sub("", clean(statement.text[begin : match.start()])))
    known = reading.knows(before) or before.isascii()
    if answer.startswith(("再", "又")) and before and known and before != plain:
        answer = f"在{before}的基础上{answer}"  # ``…就是A。再加上C，就成了B``
    fits = _SHORTEST <= len(answer) <= _LONGEST and not _LOST.search(answer)
    if not fits or plain in answer or (not plain.isascii() and len(plain) > _LONGEST_NAME):
        return
    name = whole_bold(statement, plain) + (match["kind"] or "")
    question = what_is(display(name, read_gloss(match["gloss"] or "")), True)
    yield finding_at(statement, Kind.DEFINITION, name, question, answer, sure, match[0][:12])
