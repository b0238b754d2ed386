"""English names that a Chinese sentence defines: ``…，就叫 X``, ``X，即…``, ``按照 X law，…``."""

from collections.abc import Iterator
from dataclasses import replace

from cardgen.extract.finding import Finding, Reading, finding_at
from cardgen.extract.forms.introductions import told_behind
from cardgen.extract.reading.headings import generic_name
from cardgen.extract.reading.signs import signs
from cardgen.extract.reading.statement import Statement
from cardgen.extract.wording.answers import clean, definition_body
from cardgen.extract.wording.phrasing import what_is
from cardgen.model import Kind
from cardgen.text.expression import expression

# Two words at least, or one with a hyphen: single words are too often no name.
_WORDS = r"[A-Za-z][A-Za-z0-9'’]*(?:[ -][A-Za-z0-9'’]+){1,4}"
_CALLED = expression(
    rf"(?P<def>[^。；]{{4,120}}?)(?<![又也])[，,]?\s*(?P<this>这(?:[个种类]\S{{0,4}}?)?|我们)?(?:就|便|也)?(?:叫做?|称为|称作|被称为|(?<=这)(?:就|便)是)\s*"
    rf"(?P<name>{_WORDS})\s*(?=[，,。；（(]|$)"
)
# ``…的路叫shortcut，``: one word, which 叫 says is a name.
_CALLED_ONE = expression(
    r"(?P<def>[^，。；：叫]{6,40}?)(?<![又也])(?:叫做?|称为|称作)\s?(?P<name>[A-Za-z][A-Za-z-]{2,20})\s?(?=[，,。；（(]|$)"
)
# ``…只能重训，这是transductive``: one word at the very end.
_THIS_ONE = expression(
    r"(?P<def>[^。；]{12,160}?)[，,]这(?:就|便|也|正)?是(?:所谓的?|著名的|大名鼎鼎的)?\s?"
    r"(?P<name>[A-Za-z][A-Za-z-]{2,24})\s?(?=[；。]|$)"
)
_THIS_IS = expression(
    rf"^这(?:种\S{{0,4}}|个\S{{0,4}})?(?:就?是|就?叫做?)\s*(?P<name>{_WORDS})\s*(?=[。；]|$)"
)
_THAT_IS = expression(
    r"(?:^|[\u4e00-\u9fff，,：:])\s*(?P<name>[A-Za-z][A-Za-z0-9'’]*(?:[ "
    r"-][A-Za-z0-9'’]+){0,4})\s*(?:[（(][^（）()]{2,50}[）)])?\s*"
    r"(?:思想|机制|方法|策略|协议|原则|技术|模式|算法)?[，,](?:即|也就是说?|亦即)[，,]?(?P<def>[^。；]{6,140})"
)
_CLEFT = expression(
    rf"(?:^|[，,])\s*(?P<name>{_WORDS})\s*(?P<def>(?![指说]|走的是)[\u4e00-\u9fff]{{1,3}}的(?:就|则)?是[^。；]{{4,120}})"
)
_PARALLEL = expression(
    rf"[，,]\s*(?P<name>{_WORDS})\s*则(?!不[做再作])(?:是|会|要|就)?(?P<def>(?:把|将|用|让|使|由|通过|不|只|能|可|有|"
    rf"[\u4e00-\u9fff])[^，。；]{{3,100}}(?:[，,][^，。；]{{2,60}})?)"
)
_ACCORDING = expression(
    r"(?:按照|根据|依据|依照)\s*(?P<name>[^，。；]{1,30}?(?:law|principle|rule|theorem|effect|hypothesis|model|"
    r"theory|定律|原理|法则|定理|假说))"
    r"[，,]\s*(?P<def>[^。；]{6,140})"
)
# ``新闻类还有个baseline叫Lead-3，直接取前三句``: what it is follows.
_THERE_IS = expression(r"有(?:一)?[个种条](?!名|专|别|称|说)[^，。的]{0,12}(?:的[^，。的]{1,12})?$")
_SAID_BEHIND = expression(
    r"\s*(?:[（(][^（）()]*[）)])?(?:的[^，。：]{1,5})?[，：]\s?(?P<said>(?!但|不过|可|缺点|优点)[^。]{6,140})"
)
_POINTING = expression(r"^(?:这|那|它|其|该|此|我|你|大家|一般|也|又|还)")
_ASKS = expression(r"就是了$|什么(?!都|也)|怎么|吗[？?]?$|[？?]")

_SHORTEST = 12  # characters of an answer that is not in Chinese: less is a word, and no definition
_SIGNS = signs("叫称是即则按根依就")
_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")


def latin_name(reading: Reading) -> Iterator[Finding]:
    """Find definitions of English names in Chinese sentences."""
    for number, statement in enumerate(reading.statements):
        if not statement.chinese or statement.noise or (statement.term and statement.first):
            continue
        if _SIGNS.isdisjoint(statement.signs) or _LETTERS.isdisjoint(statement.signs):
            continue
        before = reading.statements[number - 1] if number else None
        found = _called(statement, before) or _told(statement)
        if found:
            yield found


def _called(statement: Statement, before: Statement | None) -> Finding | None:
    """The name comes last; ``这是 X`` names what the sentence before says."""
    match = _THIS_IS.match(statement.text)
    if match and before and before.passage is statement.passage and not before.noise:
        found = _finding(statement, match["name"], before.text, 0.65)
        start, end = before.sentence.start, statement.sentence.end
        return replace(found, source=statement.passage.prose.source(start, end)) if found else None
    patterns = (_CALLED, _CALLED_ONE, _THIS_ONE)
    match = next(filter(None, (one.match(statement.text, statement.start) for one in patterns)), None)
    if match is None or _POINTING.match(match["def"]):
        return None
    if _THERE_IS.search(match["def"]):
        behind = _SAID_BEHIND.match(statement.text, match.end("name"))
        return _finding(statement, match["name"], behind["said"], 0.6) if behind else None
    if told_behind(match["def"], statement.text, match.end("name")):
        return None
    return _finding(statement, match["name"], match["def"], 0.65)


def _told(statement: Statement) -> Finding | None:
    for pattern, sure in ((_ACCORDING, 0.6), (_THAT_IS, 0.7), (_CLEFT, 0.6), (_PARALLEL, 0.55)):
        match = pattern.search(statement.text)
        if match:
            return _finding(statement, match["name"], match["def"], sure)
    return None


def _finding(statement: Statement, name: str, said: str, sure: float) -> Finding | None:
    answer = definition_body(clean(said))
    if len(answer) < (_SHORTEST if answer.isascii() else 4) or generic_name(name) or _ASKS.search(answer):
        return None
    question = what_is(name.strip(), True)
    return finding_at(statement, Kind.DEFINITION, name.strip(), question, answer, sure, name)
