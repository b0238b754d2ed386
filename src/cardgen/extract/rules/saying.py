"""What a law, a person or a paper says: ``X定律指出，…``, ``X发现，…``, ``优势函数衡量的是，…``."""

from collections.abc import Iterator

from cardgen.extract.finding import Finding, Reading, finding_at
from cardgen.extract.forms.subjects import is_unresolved
from cardgen.extract.reading.headings import generic_name
from cardgen.extract.reading.signs import signs
from cardgen.extract.reading.statement import Statement
from cardgen.extract.wording.answers import clean
from cardgen.extract.wording.phrasing import with_topic
from cardgen.model import Kind
from cardgen.text.expression import expression

_SAID = expression(
    r"(?P<who>[^，。：；]{2,40}?)(?:还|(?<![法规准原])则|也|又|就|曾|后来)?\s?"
    r"(?P<verb>(?<=定理)说|(?<=定律)说|(?<=原理)说|(?<=引理)说|(?<=法则)说|(?<=假[说设])说|指出|表明|断言|声称|主张|认为|发现|证明了?|告诉我们|(?:[说讲关问看求学比管算]|[一-鿿]{2})的(?:就|其实|正)?是)[，：]\s?"
    r"(?P<what>[^。]{8,150})"
)
# ``有意思的是``, ``可以证明``: the author's word and nobody's.
_NOBODY = expression(
    r"^(?:值得|需要|有意思|有趣|神奇|麻烦|可惜|遗憾|尴尬|特别|要命|好玩|不同|可以|不难|容易|由此|有人|人们|大家|经验|事实|实验|想|这|那|它|其|他|她|我|你|上|下|前|后|右|左|第|一个|另|更|最|且|但|而|可见|如|所|注意)"
    r"|有趣|有意思|值得|不同|[们了过者的会]$|(?:可以|一般|通常)$"
)
_BY_THE_WORK = expression(r"(?:原?论文|作者|原作者)(?:里|中)?(?:还|进一步|的实验|由此)?")
_RUNS_ON = expression(r"[，,]\s?即\s?$")
_SHORTEST = 8  # characters of an answer
# ``它厉害的地方在于…``
_LIES_IN = expression(
    r"(?P<who>[^，。：；]{2,30}?(?:的地方|之处|的关键|的核心|的精髓|的意义|的难点|的妙处))(?:就|主要|其实|正|也)?在于[，：]?\s?"
    r"(?P<what>[^。]{6,150})"
)
_IT = expression(r"^(?:它|其(?!中))(?:最|更|比较)?")
_SIGNS = signs("指表断声主认发证告的于说")


def saying(reading: Reading) -> Iterator[Finding]:
    """Find what is said by whom."""
    for statement in reading.with_signs(_SIGNS):
        if statement.chinese:
            opens = 0 if "的是" in statement.lead else len(statement.lead)  # ``X关心的是，…``
            match = _SAID.match(statement.text, opens)
            who = _who(reading, match["who"].strip()) if match else ""
            if match and who:
                yield from _told(reading, statement, who, match["verb"], match["what"])
            elif lies := _LIES_IN.match(statement.text, opens):
                who = _owned(reading, statement, lies["who"])
                if who:
                    yield from _told(reading, statement, who, "在于", lies["what"])


def _who(reading: Reading, words: str) -> str:
    """Return the words that name the speaker in a question; nothing where a reader could not know it."""
    if _BY_THE_WORK.fullmatch(words):
        topic = reading.view.topic
        return f"{topic}的作者" if reading.knows(topic) and not generic_name(topic) else ""
    unknown = _NOBODY.search(words) or is_unresolved(words) or generic_name(words)
    return "" if unknown else words


def _owned(reading: Reading, statement: Statement, words: str) -> str:
    """``它厉害的地方``: with what the pronoun stands for."""
    pronoun = _IT.match(words)
    if pronoun is None:
        return _who(reading, words)
    known = reading.knows(statement.concept) or statement.concept == reading.view.topic
    return f"{statement.concept}{words[1:]}" if known else ""


def _told(reading: Reading, statement: Statement, who: str, verb: str, what: str) -> Iterator[Finding]:
    answer = clean(_RUNS_ON.sub("", what))
    leads = statement.text.rstrip().endswith(("：", ":")) and not verb.endswith("是")
    if answer.endswith(("？", "?")) or len(answer) < _SHORTEST or leads:
        return
    topic = "" if reading.view.topic in who else reading.view.topic
    question = with_topic(f"{who}{verb}什么？", topic, True)
    yield finding_at(statement, Kind.PROPERTY, who, question, answer, 0.55, verb)
