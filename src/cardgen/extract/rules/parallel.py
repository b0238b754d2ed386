"""Names that stand side by side, each with what it is in brackets: ``有三步：A（把…切成…）、B（检查…）``."""

from collections.abc import Iterator
from dataclasses import dataclass

from cardgen.extract.finding import Finding, Reading, finding_at
from cardgen.extract.forms.name_before import marked_before, name_before
from cardgen.extract.language import chinese
from cardgen.extract.reading.gloss import read_gloss
from cardgen.extract.reading.headings import generic_name
from cardgen.extract.reading.signs import signs
from cardgen.extract.reading.statement import Statement
from cardgen.extract.wording.answers import clean
from cardgen.extract.wording.phrasing import what_is
from cardgen.model import Kind
from cardgen.text.expression import expression
from cardgen.text.scripts import has_han

_BRACKET = expression(r"[（(](?P<said>[^（）()]{2,80})[）)]")
_NEXT = expression(
    r"(?:、|，(?:还有|最后是|再是)?|；|以及|还有|和|与|及)(?P<name>[^，。；：、（）()]{1,16})(?=[（(])"
)
_ENGLISH_FIRST = expression(r"^[A-Za-z][A-Za-z -]*[，,]\s*")
_NO_DESCRIPTION = expression(
    r"^(?:[\d$他她]|[a-z]\s?[+=<>-]|[\U000f0000-\U000ffffd]|前\d|见|参见|详见|如|例如|比如|以|包括|即|又|也|叫|简称|英文|中文|图|表|第|约|"
    r"一般是|默认|推荐|可选|[左右上下前后]图|同)|\d{4}|[？?]|例子$|等$|年生$"
)
_SUCH_AS = expression(r"^(?:比如|例如|譬如|像|如)(?=.{2})")
_TELLS_WAY = expression(r"(?:把|将|让|先|打乱|用(?![户例途]))[^，、]{2,}")  # no other name of it
_EACH = expression("[每都只不]")
_CLAUSE = expression("就|(?<![机社协])会")  # ``吐出x就向上走一步（停在当前帧）``
_LEAST, _LONGEST_LABEL = 2, 4  # brackets side by side; characters of what is a mere label
_LEAST_ALONE = 8  # characters of what a bracket says that stands alone

_SIGNS = signs("（(")


def parallel(reading: Reading) -> Iterator[Finding]:
    """Find what each of several names is, told in the bracket behind it."""
    for statement in reading.with_signs(_SIGNS):
        if statement.chinese:
            for row in _rows(statement):
                if _describe(row):
                    yield from (_finding(statement, one) for one in row)


@dataclass(frozen=True, slots=True)
class _Glossed:
    """A name with the words in the bracket behind it; ``marked`` tells whether it is set in bold."""

    name: str
    said: str
    marked: bool
    span: tuple[int, int]


def _rows(statement: Statement) -> Iterator[list[_Glossed]]:
    """Yield each run of names with brackets that only a comma or an ``and`` parts."""
    row: list[_Glossed] = []
    behind = 0
    for match in _BRACKET.finditer(statement.text):
        following = _NEXT.match(statement.text, behind) if row else None
        if following is None or following.end() != match.start():
            yield row
            row, following = [], None
        marked = marked_before(statement, match.start())
        plain = following["name"].strip(" “”") if following else name_before(statement, match.start())
        said = _ENGLISH_FIRST.sub("", match["said"])
        plain = _SUCH_AS.sub("", plain)
        row.append(_Glossed(marked or plain, said, bool(marked), match.span()))
        behind = match.end()
    yield row


def _describe(row: list[_Glossed]) -> bool:
    """Tell whether the brackets say what the things are; most of them must do so beyond doubt."""
    sure = sum(_tells(one) or len(one.said) > _LONGEST_LABEL for one in row)
    if len(row) == 1 and row[0].marked:  # ``做成**广播表**（每个库都放一份全量）``
        tells = _tells(row[0]) or _EACH.search(row[0].said) is not None
        return len(row[0].said) >= _LEAST_ALONE and tells and _may_describe(row[0])
    return len(row) >= _LEAST and all(_may_describe(one) for one in row) and sure * 2 >= len(row)


def _tells(one: _Glossed) -> bool:
    """Tell whether something is said in the bracket: there is a verb, or an attribute."""
    said = one.said
    return "的" in said or bool(chinese.STRONG_VERB.search(said) or chinese.WEAK_VERB.search(said))


def _may_describe(one: _Glossed) -> bool:
    """Tell whether the words in a bracket may say what the thing is; a Chinese name of it does not."""
    if (
        not one.name
        or one.name.endswith("的")
        or _CLAUSE.search(one.name)
        or generic_name(one.name)
        or not has_han(one.said)
        or _NO_DESCRIPTION.search(one.said)
    ):
        return False
    if not has_han(one.name):
        return _tells(one) and (_TELLS_WAY.match(one.said) is not None or not read_gloss(one.said))
    return _tells(one) or len(one.said) >= _LONGEST_LABEL


def _finding(statement: Statement, one: _Glossed) -> Finding:
    question, answer = what_is(one.name, True), clean(one.said)
    return finding_at(statement, Kind.DEFINITION, one.name, question, answer, 0.65, one.said[:12], one.span)
