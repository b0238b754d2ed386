"""Names that a Chinese clause ends with and the words behind explain: ``用的办法是X：…``, ``即**X**——…``."""

import re
from collections.abc import Iterator
from dataclasses import replace

from cardgen.extract.finding import Finding, Reading, finding_at
from cardgen.extract.forms.introductions import BEHIND
from cardgen.extract.language.chinese import PREDICATE, STRONG_VERB
from cardgen.extract.reading.gloss import read_gloss
from cardgen.extract.reading.headings import generic_name
from cardgen.extract.reading.marks import marked_names
from cardgen.extract.reading.signs import signs
from cardgen.extract.reading.statement import Statement
from cardgen.extract.wording.answers import clean, definition_body
from cardgen.extract.wording.phrasing import display, what_is
from cardgen.model import Kind
from cardgen.text.expression import expression, found_by

_SURE, _SURE_MARKED = 0.55, 0.65
_STOPS = expression(BEHIND)
_CUE = (
    r"(?:(?<![又也还于但总])(?:就|便|正|则|都|主要|其实)?是(?:指|用)?|(?<![又也还])叫做?|叫作|称为|名为|即|也就是|(?<![装换变转写存拆])成了?|就有了|有了|提出了?|引入了?|用上?了?|底下是|靠的?是?|搞出了?|推出了?|发明了?|交给|改用|换成了?|采用了?|使用了?)"
    r"(?:一[个种]|所谓的?|原始的|经典的|著名的|大名鼎鼎的|后来的)?\s?"
)
_NAME = (
    r"(?P<name>[A-Za-z][A-Za-z0-9+*.-]*(?: [A-Za-z0-9+*.-]+){0,4}\s?[\u4e00-\u9fff]{0,6}|"
    r"[^，。：；（）()、“”—是叫的]{2,14})"
)
_NAMED = expression(_CUE + _NAME + BEHIND)
# ``理解模型里最有名的是LayoutLM，它…``, ``常见做法是X（English），先…``: what is vague is told by a name.
# ``好坏通常用bits/dim来报：平均每个维度的…``
_MEASURES = expression(
    r"(?:用|以|看)\s?(?P<name>[A-Za-z][A-Za-z0-9/+@-]*(?: [A-Za-z0-9/+@-]+){0,3})(?:来|去)(?:报|衡量|"
    r"度量|评价|刻画|评估|表示|描述)"
    r"[：:，](?:它?(?:就|即)是)?(?P<said>[^。；？]{8,160})"
)
_INVERTED = expression(
    r"(?:做法|解法|办法|方法|方案|对策|选择|代表|思路|套路|改进|(?:最[^，。；：]{1,6}|流行|常[见用]|经典|典型|主流)的)(?:主要|一般|通常|就)?是(?:一[个种])?(?:[^，。：；]{1,8}的)?"
    rf"{_NAME}\s*"
    r"(?P<gloss>[（(][^（）()]{1,60}[）)])?，(?:它(?!们|的))?(?P<said>(?!而|但|不)[^。；？]{8,160})"
)
_MARKED_BEFORE = expression(r"[\u4e00-\u9fff，：—A-Za-z ]$")
_NO_NAME = expression(
    r"\d{4}\s?年|(?:[的里](?:工作|论文|成果|文章)|大作)$|^(?:这|那|它|其|因为|为了|由于|如果|通过|对(?![称偶数抗比齐照])|在(?!线)|用(?!户)|把|将|不|最(?![大小优])|很|更|比|只|说|我|你|他|两|三|四|几|一|如|下|以)|[的了着过时]$|如下|以下|下面|什么|怎么|哪|在于|原因|结果|结论|例子|问题$|关键$|重点$|目标$|任务$|办法$|方法$|做法$|思路$|特点$|区别$|公式$|场景$|作品$|[两三四五六七八][样种个条类件]|的话$|[更很]"
)
_NOT_NAMED = expression(r"^[A-Za-z][A-Za-z -]*\s?的[\u4e00-\u9fff]|[A-Za-z].*(?:代替|替代|来算|来做)$")
# In capitals, two words in Latin letters, a law.
_NAMES_ITSELF = expression(
    r"[A-Za-z]*[A-Z]|[a-z]{4,} [a-z]{4,}$|[\u4e00-\u9fff]{2,6}(?:原理|定[理律]|效应|法则|悖论|陷阱|假说|"
    r"不等式)$"
)
_MEASURED = expression(r"[A-Za-z\d]+\s?[段个层步组块份路级维位倍次](?:[^层级维位]{2,})?")  # ``分成K段：…``
_HAS_A_NAME = expression(r"有(?:一?[个种条])[^，。：]{0,10}[，,](?:就|便)?叫做?\s?$")
_POINTS = expression(
    r"不是|不等于|所谓|[这那它其此该]|前者|后者|两者|上面|下面|比如|例如|见|参见|http|\d{4} ?年"
)
_ROLE_BEFORE = expression(r"(?:代价|缺点|优点|瓶颈|好处|难点|局限|区别|原因)(?:主要|就|都|也)?$")
_CALLS = expression(r"[，,的]叫(?:做|作)?[^，。好醒]")  # another name has what is said
_SIGNS = signs("：:—，")


def explained(reading: Reading) -> Iterator[Finding]:
    """Find what the words behind a name say of it."""
    for statement in reading.with_signs(_SIGNS):
        if not statement.chinese:
            continue
        found = _marked(statement) or _named(reading, statement)
        if found:
            yield found


def _marked(statement: Statement) -> Finding | None:
    """A bold or italic name inside the sentence."""
    for start, end in marked_names(statement):
        match = _STOPS.match(statement.text, end) if start > 1 else None
        name = statement.text[start:end].strip(" ：:")
        if match and _MARKED_BEFORE.search(statement.text[:start]) and _may_be_name(name):
            found = _finding(statement, name, match, _SURE_MARKED)
            if found and statement.text[:start].endswith(("为什么", "为何")):
                return replace(found, kind=Kind.REASON, question=f"为什么{found.concept}？")
            return found
    return None


def _named(reading: Reading, statement: Statement) -> Finding | None:
    """A name with its bracket, one in Latin letters, or one that the note knows."""
    for match in (
        match for form in (_NAMED, _INVERTED, _MEASURES) for match in form.finditer(statement.text)
    ):
        name = match["name"].strip()
        gloss = read_gloss(match.groupdict().get("gloss") or "")
        marked = gloss.full or gloss.abbreviation or _NAMES_ITSELF.match(name) or reading.knows(name)
        measure = found_by(match, _MEASURES) and len(name) > 2
        named = marked or measure or _HAS_A_NAME.search(statement.text[: match.start("name")])
        if named and _may_be_name(name) and not _ROLE_BEFORE.search(statement.text[: match.start()]):
            return _finding(statement, name, match, _SURE)
    return None


def _may_be_name(name: str) -> bool:
    if _NOT_NAMED.search(name) or _MEASURED.fullmatch(name):
        return False
    torn = _NO_NAME.search(name) or generic_name(name)
    return len(name) > 1 and not torn and not (PREDICATE.match(name) or STRONG_VERB.match(name))


def _finding(statement: Statement, name: str, match: re.Match[str], sure: float) -> Finding | None:
    answer = definition_body(clean(match["said"]))
    if len(answer) < 6 or _POINTS.match(answer) or _CALLS.search(answer):
        return None
    question = what_is(display(name, read_gloss(match.groupdict().get("gloss") or "")), True)
    return finding_at(statement, Kind.DEFINITION, name, question, answer, sure, name, match.span())
