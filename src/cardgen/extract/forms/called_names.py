"""Whether the words behind a cue of naming (``叫``, ``称为``, ``就是``) are a name."""

import re

from cardgen.extract.finding import Reading
from cardgen.extract.reading.gloss import read_gloss
from cardgen.extract.reading.headings import generic_name
from cardgen.extract.reading.marks import is_marked_at
from cardgen.extract.reading.statement import Statement
from cardgen.extract.wording.answers import clean
from cardgen.text.expression import expression

DESCRIBED = expression(r"^这(?:种|个|类|样的)(?P<def>[^，。]{5,40}的[^，。的]{1,6})$")
LONGEST_OF = 10  # characters of a name behind ``…的叫``
NAMES_A_THING = expression(
    r"(?:现象|效应|问题|原理|定理|悖论|法则|技巧|机制|性质|误差|定律|诅咒|陷阱|攻击|异常)$"
)
HELD_ONLY = expression(r"(?:其中|这里|式中|而)?的?(?P<held>[\U000f0000-\U000ffffd])[则就]?$")
_OF_A_SORT = expression(r"的(?:$|[\u4e00-\u9fff]{2}[，,]?$)")
_NOT_NAME = expression(
    r"^[A-Za-z][A-Za-z0-9 -]*\s?的[\u4e00-\u9fff]{1,4}(?:为|来|向|去|做|作)|^(?:因为|为了|由于|"
    r"如果|通过|对(?![称偶数抗比齐照])|在(?!线)|用(?!户)|把|将|一[个种类]|不(?![应定]|[变动]|可[约逆数]|完备|等式|平衡|确定|均匀|饱和|相容|良|规则)|最(?![大小优])|很|更|比(?!特)|只|说|我|你|它|这|那)|的$|"
    r"了|之父|是|首选|必|如下|下面|以下|什么|怎么|为什么|原因|理由|由来|之一"
)


def is_name(reading: Reading, statement: Statement, match: re.Match[str]) -> bool:
    """Tell whether the group ``name`` of ``match``, with ``cue``, ``gloss`` and ``this``, is a name here."""
    name = match["name"].strip('“”"').strip()
    if _NOT_NAME.search(name) or generic_name(name) or len(name) < 2:
        return False
    marked = is_marked_name(reading, statement, match)
    if is_of_a_sort(statement, match) and len(name) <= LONGEST_OF:
        return True
    called = re.search("[称叫]", match["cue"]) or (match["cue"] == "就是" and NAMES_A_THING.search(name))
    if called and HELD_ONLY.match(clean(statement.text[: match.start()])):  # ``$r$被称作X``
        return True
    this = bool(match["this"] or DESCRIBED.match(clean(statement.text[: match.start()])))
    return marked or (this and len(name) <= (12 if name[0] > "z" else 40) and bool(called))


def is_marked_name(reading: Reading, statement: Statement, match: re.Match[str]) -> bool:
    """Tell whether the note marks the group ``name`` of ``match`` a name: by bracket, type, or elsewhere."""
    glossed = match["gloss"] and read_gloss(match["gloss"])
    marked = bool(glossed) or is_marked_at(statement, match.start("name")) or ends_marked(statement, match)
    return marked or reading.knows(match["name"].strip('“”"').strip())


def ends_marked(statement: Statement, match: re.Match[str]) -> bool:
    """Tell whether the end of the group ``name`` is set in bold: ``就是张量的**秩**``."""
    end, strong = statement.sentence.start + match.end("name"), statement.passage.prose.strong
    return any(
        stop == end and begin > statement.sentence.start + match.start("name") for begin, stop in strong
    )


def is_of_a_sort(statement: Statement, match: re.Match[str]) -> bool:
    """``只往一个方向流的叫X``: what is named is all that is so."""
    return _OF_A_SORT.search(statement.text, 0, match.start("cue")) is not None


def may_be_name(name: str) -> bool:
    """Tell whether nothing in the words themselves speaks against a name."""
    return not _NOT_NAME.search(name) and not generic_name(name)
