"""Whose a thing is and where it came out, by the first words below its heading: ``P等人，KDD 2018，…``."""

from cardgen.extract.forms.people import WHEN, WHO, may_be_person
from cardgen.extract.reading.statement import Statement
from cardgen.text.expression import expression

_AWARD = r"(?:\s?的?(?:best paper|oral|spotlight|最佳论文|杰出论文))?"
_OUT = rf"(?:[A-Z][A-Za-z]{{1,14}} ?(?:[’'])?(?:19|20)?\d\d{_AWARD}|{WHEN})"
_WHO = r"[^，。：；（）()、\d]{2,30}?"
_NAME = r"(?:[A-Za-z][^，。：；（）()]{0,30}(?:[（(][^（）()]{2,60}[）)])?，)?"
_OPENING = expression(
    rf"{_NAME}(?:(?P<who>{_WHO})，(?P<when>{_OUT})|(?P<then>{_OUT})，(?P<whose>{_WHO})"
    r"(?:的?(?:工作|论文|文章|作品)|[提做]出?(?:来)?的|的)?)(?=[，。]|$)"
)
_NAMED = expression(WHO)
_NOBODY = expression(
    r"(?:.*(?:没|当属|一个人|之作|属于)|一作|最|第[一二三]|原文|全称|简称|也|又|是|在|用|把|当时|那年|今年|去年)|.*[了着过是]"
)


def opening_source(statement: Statement) -> tuple[str, str]:
    """Return who made a thing, and when or where it came out, by a section's opening words; or nothing."""
    match = _OPENING.match(statement.passage.text) if _opens(statement) else None
    who = (match["who"] or match["whose"]).strip() if match else ""
    if match is None or _NOBODY.match(who) or not (_NAMED.fullmatch(who) and may_be_person(who)):
        return "", ""
    return who, match["when"] or match["then"]


def _opens(statement: Statement) -> bool:
    passage = statement.passage
    return statement.chinese and passage.run < 0 and statement.sentence.start == 0
