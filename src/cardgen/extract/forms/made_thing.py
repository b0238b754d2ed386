"""What was made, where a Chinese sentence tells of its maker: the name beside the deed, or one above it."""

from cardgen.extract.finding import Reading
from cardgen.extract.forms.name_before import marked_before, name_before
from cardgen.extract.forms.people import SIGN, is_plainly_person
from cardgen.extract.reading.gloss import read_gloss, spells
from cardgen.extract.reading.headings import generic_name
from cardgen.extract.reading.statement import Statement
from cardgen.extract.reading.view import Passage
from cardgen.text.expression import expression
from cardgen.text.scripts import HAN

_KINDS = (
    "算法|定理|定律|模型|原理|效应|假说|理论|学说|方法|语言|协议|记号|概念|机制|架构|系统|网络|框架|方程|公式|标准|猜想|"
    "结构|主义|技术|准则|法则|指数|分布|变换|检验|曲线|悖论|游戏|电路|引擎|数据库|编译器|操作系统|疗法|疫苗|元素|周期表|"
    "制度|[法论律机器术学]"
)
_LATIN_NAME = expression(
    r"(?=[A-Za-z0-9-]*[A-Z0-9])[A-Za-z][A-Za-z0-9+-]*(?: [A-Z][A-Za-z0-9+-]*){0,5}"
    rf"(?:{SIGN}{{0,6}}?(?:{_KINDS})|(?!之|以[前后]|[时等的了后前中里上下])[{HAN}]{{1,3}}(?=[，,。；（(]|$))?"
)
_HAN_NAME = expression(
    rf"(?P<name>[{HAN}A-Za-z0-9·’' -]{{1,16}}?(?:{_KINDS}))"
    r"(?=[，,。；：:、（(]|把|将|是|用|可以|能|在|认为|则|给|打破|解决|就|也|$)"
)
_GLOSSED = expression(rf"(?P<name>[{HAN}A-Za-z0-9·-]{{2,16}})(?=[（(][A-Za-z])")
_WHOLE = expression(r"(?P<name>[^，。；：:、（）()《》]{2,24})(?=[，,。；（(]|$)")
# What hardly anybody but a person finds; where a sentence says so no year is needed.
_LAW = expression(
    rf"[{HAN}A-Za-z·-]{{1,12}}?(?:定律|定理|学说|原理|猜想|方程|主义|假说|效应|相对论|进化论|不等式|悖论|判据)(?=[，,。；]|$)"
)
_PLAIN = expression(
    r"(?:[^，。]{1,8}的)?(?:证明|解释|答案|回答|定义|结论|推导|版本|改进|思路|论文|文章|结果|实验|研究|工作|想法|概念|公式)$"
)
_POINTS = expression(r"(?:这[个种一套项篇]|那篇|该|此|它)")
BRACKET = expression(r"[（(][^（）()]{1,60}[）)]")
_BEHIND = expression(r"[（(][^（）()]{1,80}[）)]$")
_LATIN_LAST = expression(r"[A-Z][A-Za-z0-9+-]+(?: [A-Z][A-Za-z0-9+-]*)*$")
_WHOLE_NAME = expression(rf"《[^《》]{{2,60}}》|{_LATIN_LAST.pattern}")
_CALLED = expression(r"(?:叫做?|称为|称作|当属|首推)\s?(?P<name>[^，。；：（）()]{2,16})$")
_CLAUSE = expression(r"[把将、，]|^的|^[又也]|\d{4} ?年")
_FORMER = expression(r"[前后两二]者")
_SAYS = expression(r"[是有属把将让使用]|(?<!全)称")
_NO_TOPIC = expression(
    r"[的了哪么几个吗和与跟？?，,、]|怎|为什么|\d个|^[一二两三]|是|到|^(?:缘起|起源|由来|引子|开头|来历)$"
)
_LONGEST, _REACH, _SHORT = 24, 24, 50


_AND_ANOTHER = expression(r" ?(?:和|与|及|等)")


def object_at(reading: Reading, statement: Statement, place: int, whole: bool) -> tuple[str, int]:
    """Return the name of what was made, which stands at ``place``, and where it ends.

    ``whole`` tells that any words up to the next comma may be its name.
    """
    name, end = marked_at(reading, statement, place)
    if name:
        return name, end
    if _POINTS.match(statement.text, place):
        return (_topic(reading) if statement.passage.index <= 1 else ""), place
    match = _HAN_NAME.match(statement.text, place) or (_WHOLE.match(statement.text, place) if whole else None)
    if match is None or _PLAIN.match(match["name"]):
        return "", place
    return match["name"], match.end()


def marked_at(reading: Reading, statement: Statement, place: int, slack: int = 0) -> tuple[str, int]:
    """Return the name at ``place`` that shows itself: by bold, Latin letters or a bracket, or as known."""
    prose, begin, text = statement.passage.prose, statement.sentence.start, statement.text
    for start, stop in (*prose.strong, *prose.emphasis):
        if 0 <= start - begin - place <= slack and stop - start <= 30:
            return _with_bracket(text, prose.text[start:stop].strip(" ：:"), stop - begin)
    match = _GLOSSED.match(text, place) or _LATIN_NAME.match(text, place)
    person = match and is_plainly_person(match[0]) and _AND_ANOTHER.match(text, match.end())
    if match and not person and text[match.end() : match.end() + 1] != "的":
        return _with_bracket(text, match[0].strip(), match.end())
    known = reading.known.at(text, place)
    return (known, place + len(known)) if len(known) > 1 else ("", place)


def named_at(statement: Statement, place: int) -> tuple[str, int]:
    """Return the name at ``place`` that ends in a word for what has a name, and where it ends."""
    match = _HAN_NAME.match(statement.text, place)
    return (match["name"], match.end()) if match else ("", place)


def is_law_at(statement: Statement, place: int) -> bool:
    """Tell whether a law, a theory, an effect is named at ``place``."""
    return _LAW.match(statement.text, place) is not None


def _with_bracket(text: str, name: str, end: int) -> tuple[str, int]:
    bracket = BRACKET.match(text, end)
    gloss = read_gloss(bracket[0]) if bracket else None
    if bracket and gloss and not gloss.cited:
        return name + bracket[0], bracket.end()
    return name, end


def holder(reading: Reading, statement: Statement, place: int) -> str:
    """Return what the clause at ``place`` speaks of where it does not say: its subject, a term, the topic."""
    named = _last_named(statement, statement.text[:place].rstrip(" ，,"))
    if named:
        return named
    own, subject = statement.text[statement.start : place].strip(" ，,"), statement.subject
    if _FORMER.match(own):
        return ""
    short = statement.term.name if statement.term else reading.view.topic
    if own and spells(short, own):
        return short
    if own and (reading.knows(own) or _WHOLE_NAME.fullmatch(own)):
        return own
    if own and subject and own.startswith(subject) and not _CLAUSE.search(subject):
        return subject
    # What another thing is said of is not what the section is about.
    return "" if own and _SAYS.search(own) else _carried(reading, statement)


def _carried(reading: Reading, statement: Statement) -> str:
    if statement.term and not generic_name(statement.term.name):
        return statement.term.name
    before = reading.before(statement)
    known = before is not None and bool(before.subject) and reading.knows(before.concept)
    if before and known and not _CLAUSE.search(before.concept):
        return before.concept
    return topic_above(reading, statement)


def _last_named(statement: Statement, before: str) -> str:
    """Return the name that ends ``before``: a marked one, one with a bracket, what something is called."""
    called = _CALLED.search(before[-_REACH:])
    if called or not before:
        return called["name"] if called else ""
    named = _BEHIND.sub("", before)
    marked, gloss = marked_before(statement, len(named)), read_gloss(before[len(named) :])
    if marked or not gloss or gloss.cited:
        return marked
    return latin_before(named) or name_before(statement, len(named))


def latin_before(before: str) -> str:
    """Return the name in Latin letters that ends ``before``, or nothing."""
    latin = _LATIN_LAST.search(before, max(0, len(before) - 2 * _REACH))
    return latin[0] if latin else ""


def topic_above(reading: Reading, statement: Statement) -> str:
    """Return the concept of the section whose first words these are, if its heading is a name."""
    return _topic(reading) if _opens(reading, statement) else ""


def _topic(reading: Reading) -> str:
    topic = reading.view.topic
    named = topic == reading.view.heading and len(topic) <= _LONGEST
    return topic if named and not _NO_TOPIC.search(topic) else ""


def _opens(reading: Reading, statement: Statement) -> bool:
    """Tell whether no sentence of the section stands before the statement's passage, but for a short one."""
    index = statement.passage.index
    before = reading.view.nodes[:index]
    return index <= 1 and all(not isinstance(node, Passage) or len(node.text) <= _SHORT for node in before)
