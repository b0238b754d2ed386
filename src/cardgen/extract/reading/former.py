"""Which two names 前者 and 后者 stand for: the two that the words before them name together."""

from collections.abc import Iterator, Sequence

from cardgen.extract.language.chinese import STRONG_VERB
from cardgen.extract.reading.concepts import KnownNames
from cardgen.extract.reading.headings import versus
from cardgen.extract.reading.statement import Statement
from cardgen.text.expression import expression

OF_TWO = ("前者", "后者")
_FORMER = expression("|".join(OF_TWO))
_BRACKET = expression(r"\s*[（(][^（）()]*[）)]")
_PLAIN = r"[^，,。；;：:、和与跟的了（）()+/“”？?=]"
_JOINT = r"(?:以及|还是|或者?|和|与|跟|\s?[+/]\s?)"
_COUNTED = r"(?:这?[两二][种类个者派条大][^，。；：]{0,6}|之分|之别)"
# ``…还区分了A和B``, ``…=A+B``: the two names that a sentence ends with.
_LAST = expression(
    r"(?:[了为是有成到出在用靠：=，]|区分|包括|包含|对比|比较|存在|通过)\s?"
    rf"(?P<a>(?![有是为成到]|(?:又|还|可以?|一般|大致|主要|通常)*分[为成]){_PLAIN}{{2,32}}?的?){_JOINT}"
    rf"(?P<b>{_PLAIN}{{2,32}}?的?){_COUNTED}?(?=[，。：；？?]|来|$)"
)
# ``不要把A和B搞混：前者…``
_MIXED_UP = expression(
    rf"[把将](?P<a>{_PLAIN}{{2,20}}?)[和与跟](?P<b>{_PLAIN}{{2,20}}?)(?:搞混|混淆|弄混|混为一谈|搞反|记反|结合|区分|分开|放在一起|搭配|对比|比较)"
)
_TOLD_TWO = expression(
    rf"[了为是有成到出：，](?P<a>(?![有是为成到]){_PLAIN}{{2,32}}?){_JOINT}(?P<b>{_PLAIN}{{2,32}}?){_COUNTED}"
)
_ONE_BY_ONE = expression(
    r"两[种条个类派][^，。：]{0,6}[：，](?P<a>[^，。；：、]{2,16})[，、；](?P<b>[^，。；：、]{2,16})[。：；]*$"
)
_ALSO = expression(r"有(?P<a>[^，。；：]{2,16}的)，[也还]有(?P<b>[^，。；：]{2,16}的)[。：；，]?$")
_WORD = r"[A-Za-z][A-Za-z0-9_.+-]+"
_LATIN = expression(
    rf"(?<![例比]如)(?<![A-Za-z])(?P<a>{_WORD}(?: {_WORD})?)\s?(?:和|与|跟|vs\.?)\s?"
    rf"(?P<b>{_WORD}(?: {_WORD})?)(?![A-Za-z]|[^，。；]{{0,6}}等)"
)
_EACH = expression(
    r"(?:一[种个类派边条路]|要么)(?:是|叫做?|为|走)?(?P<a>[^，。；：]{2,16}?)(?:[，；、](?:[^。；]{1,40}?[，；])?)"
    r"(?:另?一[种个类派边条路]|再一[种个]|要么)(?:则|就)?(?:是|叫做?|为|走)?(?P<b>[^，。；：]{2,16})"
)
_CALLED = expression(
    rf"(?:叫做?|称为|称作)(?P<a>{_PLAIN}{{2,20}})[，；、][^，。；]{{1,20}}?"
    rf"(?:叫做?|称为|称作|就是)(?P<b>{_PLAIN}{{2,20}})(?:[，。；]|$)"
)
_SUBJECTS = expression(
    rf"(?:^|[，。；：])(?:而|但|其中|所以|因为)?(?P<a>{_PLAIN}{{2,24}}?)[和与跟](?P<b>{_PLAIN}{{2,24}}?)"
    r"(?=的(?:区别|不同|差|数据|关系|结构)|都|之间|是|不|有|经常|容易|常|分别|各|这?两|可以|虽|只)"
)
_NO_PART = expression(r"的|[它这那其我你们第一]")
_EXAMPLE = expression(r"例如|比如|譬如")
_NO_NAME = expression(
    r"[它这那其我你们]|此|什么|一个|两[个者]|^(?:例如|比如|譬如|如|也|就|因为|每|究竟|怎么|哪|由|做|在|第|\d)|[前后]者|等$"
)


def the_two(
    before: Sequence[Statement], opening: str, known: KnownNames, heading: str
) -> tuple[()] | tuple[str, str]:
    """Return the two names that 前者 and 后者 stand for behind ``opening``, or nothing.

    ``before`` are the statements before it in the section under ``heading``. What the sentence itself names
    comes first, then the statement before, the subjects of the last two alike, and a heading that sets two
    things against each other.
    """
    if pair := _named(opening, [], known):
        return pair
    if not before:
        return versus(heading)
    last = before[-1]
    held = _FORMER.search(last.text)
    if held:
        return the_two(before[:-1], last.text[: held.start()], known, heading)
    return _named(last.text, _bold(last), known) or _alike(before) or versus(heading)


def _named(text: str, bold: Sequence[str], known: KnownNames) -> tuple[()] | tuple[str, str]:
    return next((pair for pair in _pairs(text, bold, known) if _fit(*pair, known)), ())


def _pairs(text: str, bold: Sequence[str], known: KnownNames) -> Iterator[tuple[str, str]]:
    if len(bold) == 2:
        yield bold[0], bold[1]
    plain = _BRACKET.sub("", text)
    for pattern in (_MIXED_UP, _LAST, _ONE_BY_ONE, _ALSO, _EACH, _CALLED, _LATIN, _SUBJECTS):
        for match in reversed([*pattern.finditer(plain)]):
            yield match["a"].strip(), match["b"].strip()
    names = known.all_in(text)
    if len(names) == 2 and not (_EXAMPLE.search(text) or names[0] in names[1] or names[1] in names[0]):
        yield names[0], names[1]


def _fit(a: str, b: str, known: KnownNames) -> bool:
    if not (a and b) or a == b:
        return False
    return not any(_NO_NAME.search(name) or _tells(name, known) for name in (a, b))


def _tells(name: str, known: KnownNames) -> bool:
    verb = None if name.endswith("的") or name in known else STRONG_VERB.search(name, 1)
    return verb is not None and verb.end() < len(name)  # ``本质可解释``: a verb at the end names a deed


def _bold(statement: Statement) -> list[str]:
    sentence, prose = statement.sentence, statement.passage.prose
    return [prose.text[a:b] for a, b in prose.strong if sentence.start <= a and b <= sentence.end]


def _alike(before: Sequence[Statement]) -> tuple[()] | tuple[str, str]:
    """``A是…；B是…``: two statements of one verb or one last character, or two items, and their subjects."""
    run = before[-1].passage.run
    items = [one for one in before if one.first and one.term and one.passage.run == run >= 0]
    if len(items) == 2 and items[0].term and items[1].term:
        return items[0].term.name, items[1].term.name
    if len(before) < 2 or before[-1].passage is not before[-2].passage:
        return ()
    for one in before[-3:-1]:
        told = _TOLD_TWO.search(one.text) if one.passage is before[-1].passage else None
        if told:
            return told["a"], told["b"]
    a, b = before[-2].subject, before[-1].subject
    alike = before[-2].verb == before[-1].verb != "" or a[-1:] == b[-1:]
    return (a, b) if alike and a and b and a != b and not _NO_PART.search(a + b) else ()
