"""Expansions: what an abbreviation stands for, its full English name, what else a thing is called."""

import re
from collections.abc import Iterator

from cardgen.extract.finding import Finding, Reading
from cardgen.extract.forms.name_before import marked_before, name_before
from cardgen.extract.forms.names import read_names
from cardgen.extract.forms.short_forms import LOWER_BEFORE, short_forms, spelled
from cardgen.extract.forms.spelled_heading import spelled_below, titled
from cardgen.extract.reading.gloss import Gloss, is_abbreviation, read_gloss, spells
from cardgen.extract.reading.headings import generic_name
from cardgen.extract.reading.signs import signs
from cardgen.extract.reading.statement import Statement
from cardgen.extract.wording.phrasing import space
from cardgen.model import Kind
from cardgen.text.expression import expression
from cardgen.text.scripts import HAN, has_han

_BRACKET = expression(r"[（(](?P<inside>[^（）()]{2,90})[）)]")
_SHORT_BEFORE = expression(
    r"(?<![A-Za-z0-9])(?P<short>[A-Z][A-Za-z0-9&-]{1,9})(?:\s*(?:协议|框架|算法|模型|方法))?$"
)
_HAN_BEFORE = expression(rf"[{HAN}][A-Za-z]{{0,3}}$")
_LATIN_BEFORE = expression(
    r"(?P<name>(?:[A-Z][A-Za-z’'-]*|of|and|the|for|in|to|from|on|with|via)(?:[ -](?:[A-Z][A-Za-z’'-]*|"
    r"of|and|the|for|in|to|from|on|with|via|by)){0,7})\s*$"
)
_FULL_NAME = expression(
    r"(?P<short>[A-Z][A-Za-z0-9+-]{1,11}(?: [a-z]{2,9})?)\s*"
    r"(?P<said>[，,]?\s*(?:的?(?:英文|英语)?(?:全称|全名)|(?:的)?英文(?:名称?)?)(?:叫做?|是|为|[：:])?|是)\s*"
    r"(?P<full>[A-Za-z][A-Za-z0-9’' -]{5,70}?)\s*(?:的(?:缩写|简称|首字母缩写))?(?=[，,。；（(]|$)"
)
# ``片段抽取（SQuAD）、自由作答（MS MARCO、DuReader）``: examples, and no names.
_EXAMPLES = expression(r"[（(][^（）()]*、[^（）()]*[）)]")
# ``不可移动（UNMOVABLE）``: a word of code.
_WHOLE_WORD = expression(r"[A-Z]{7,}")
_SPELLED_OUT = expression(
    r"(?P<short>[A-Z][A-Za-z0-9-]{1,9})[，,]\s*(?:全称)?"
    r"(?P<full>[A-Za-z][A-Za-z’'-]+(?:,? [A-Za-z][A-Za-z’'-]*){1,7})(?=[，,。])"
)
_TRANSLATED = expression(
    rf"(?P<cue>(?<![{HAN}])(?:(?:国内|中文|汉语|大陆|学界|书里|教材里|也|又|通常|一般|常|多|可|被)*(?:译作|译为|译成|翻译为|翻译作|"
    rf"直译为|直译是)|中文(?:里|一般|通常|常|也)*(?:名称?)?(?:叫做?|称为?|是|为|名)))\s*"
    rf"[“\"「]?(?P<name>[{HAN}][{HAN}A-Za-z0-9-]{{1,15}}?)[”\"」]?\s*(?=[，,。；（(]|$)"
)
_ALSO = expression(
    rf"(?P<cue>又称为?|又叫做?|也叫做?|也称为?|也称作|又名|俗称|亦称|(?:通常|常|有时|有时候)(?:也|又)"
    rf"?被?(?:称为|称作|叫做)|所以(?:又|也)叫|"
    rf"因此它?(?:又|也)叫|这时也叫)\s*(?P<name>[“\"]?[A-Za-z{HAN}][^，,。；：（()）]{{1,22}}?[”\"]?)"
    rf"\s*(?P<gloss>[（(][^（）()]{{1,60}}[）)])?\s*(?=[，,。；：]|$)"
)
_IN_CASE = expression(
    r"(?P<case>[^，。]{1,12}?(?:[=＝<>≥≤]|[等大小]于|[\U000f0000-\U000ffffd])[^，。]{0,8}?)的?时候?，?"
)  # ``p=1的时候又叫X``
_VERSION = expression(r"的(?:版本|做法|方法|算法|方案|模型)$")
_PART_OF_NAME = expression(r"\([A-Z]{1,4}\)[A-Z]")  # ``(EC)DHE``
_BRACKET_LAST = expression(r"[（(][^（）()]{1,60}[）)]$")
_CALLING = signs("称叫名")
_TRANSLATING = signs("译中")


def expansion(reading: Reading) -> Iterator[Finding]:
    """Find full names, Chinese names and other names of a concept."""
    for statement in reading.statements:
        told = None
        if "全" in statement.text or "是" in statement.text:
            told = _FULL_NAME.match(statement.text, statement.start)
        if told and (told["said"] != "是" or spells(told["short"], told["full"].strip())):
            yield _full(statement, told["short"], told["full"].strip(), 0.85)
        spelled = _SPELLED_OUT.match(statement.text) if statement.first else None
        if spelled and spells(spelled["short"], spelled["full"]):
            yield _full(statement, spelled["short"], spelled["full"], 0.8)
        yield from _translated(statement, told)
        for short, full, sure in spelled_below(reading, statement):
            yield _full(statement, short, full, sure)
        named = False
        for found in _term_names(statement):
            named = True
            yield found
        for short, full, sure in () if named else titled(statement):
            yield _full(statement, short, full, sure)
        for short, full, sure in () if statement.chinese else short_forms(statement):
            yield _full(statement, short, full, sure)
        yield from _brackets(statement)
        yield from _other_names(reading, statement)


def _translated(statement: Statement, told: re.Match[str] | None) -> Iterator[Finding]:
    """``X，国内一般译作Y``."""
    match = _TRANSLATED.search(statement.text) if _TRANSLATING & statement.signs else None
    concept = statement.term.name if statement.term and statement.first else statement.concept
    concept = told["short"] if told else concept
    if match and concept and not has_han(concept) and len(concept) <= 40:
        yield _other(statement, concept, match["name"], 0.7)


def _term_names(statement: Statement) -> Iterator[Finding]:
    term = statement.term
    if term is None or not statement.first or generic_name(term.name):
        return
    names = read_names(statement.text, statement.term_body)
    title = names.full.startswith(("A ", "An ", "The "))
    if names.full and (spells(term.name, names.full) or (is_abbreviation(term.name) and not title)):
        yield _full(statement, term.name, names.full, 0.9)
    for other, gloss in names.others:
        if is_abbreviation(term.name) or not has_han(term.name):
            if (gloss.full and spells(term.name, gloss.full)) or spells(
                term.name, gloss.full.replace(" ", "")
            ):
                yield _full(statement, term.name, f"{gloss.full}，{other}", 0.75)
            elif has_han(other):
                yield _other(statement, term.name, other, 0.65)


def _brackets(statement: Statement) -> Iterator[Finding]:
    text = statement.text
    for match in _BRACKET.finditer(text):
        gloss = read_gloss(match[0])
        if not gloss or _PART_OF_NAME.match(text, match.start()):
            continue
        before = text[max(0, match.start() - 60) : match.start()].rstrip()
        yield from _of_short(statement, before, gloss)
        yield from _of_long(statement, before, gloss, match.start())


def _of_short(statement: Statement, before: str, gloss: Gloss) -> Iterator[Finding]:
    """``ABC（Aaa Bbb Ccc，中文名）``."""
    match = _SHORT_BEFORE.search(before)
    if not match:
        return
    short = match["short"]
    if gloss.full and spells(short, gloss.full):
        full = f"{gloss.full}，{gloss.other}" if gloss.other else gloss.full
        yield _full(statement, short, full, 0.85)
    elif (
        len(gloss.full.split()) >= _MANY
        and short[0].lower() == gloss.full[0].lower()
        and short[1:] != short[1:].lower()
    ):
        yield _full(statement, short, gloss.full, 0.6)
    elif (
        gloss.other
        and is_abbreviation(short)
        and not (_NO_NAME.search(gloss.other) or _NOT_CALLED.search(gloss.other))
    ):
        yield _other(statement, short, gloss.other, 0.6)


_MANY = 3  # words in full that no short form needs to spell letter by letter

# What a bracket says of a thing without naming it.
_NO_NAME = expression(
    r"[或和的才是就]|超过|少于|至少|没有?|^(?:由|基于|通过|按|把|将|让|给|先|打乱|用(?![户例途])|对(?![数偶称比抗齐角象]))|那一?套$|[大小高低快慢多少强弱差]$|/|^(?:默认|推荐|可选|必[填选需]|已?过时|已?废弃|略|同上|常[用见]|主要|免费|开源|收费|官方|首选|备选|最[^，]{1,4}|[^，]{1,8}的)$"
)
# The same of what stands before a bracket: people, an edition, a kind of its row, the end of a clause.
_NOT_CALLED = expression(r"等人?$|[版型]$|版本$|^(?:已经?|还|都|只|也|再|所有|\d)|才算|可以|能够")


def _of_long(statement: Statement, before: str, gloss: Gloss, end: int) -> Iterator[Finding]:
    """``中文名（Aaa Bbb Ccc，ABC）``, ``Aaa Bbb Ccc（ABC）``, ``中文名（ABC）``."""
    latin = _LATIN_BEFORE.search(before) or LOWER_BEFORE.search(before)
    if gloss.abbreviation and not gloss.full and latin:
        name = spelled(gloss.abbreviation, latin["name"])
        if name:
            yield _full(statement, gloss.abbreviation, name, 0.8)
            return
    if not _HAN_BEFORE.search(before):
        return
    name = gloss.other or name_before(statement, end)
    if gloss.full and gloss.abbreviation and spells(gloss.abbreviation, gloss.full):
        yield _full(
            statement, gloss.abbreviation, gloss.full, 0.7, f"{name}（{gloss.abbreviation}）" if name else ""
        )
    elif (
        gloss.full
        and re.match(r"[A-Z]{1,3}(?=[^A-Za-z])", name)
        and spells(name[: len(name) - len(name.lstrip(_CAPITALS))], gloss.full)
    ):
        yield _full(statement, name, gloss.full, 0.6)
    elif (
        gloss.abbreviation
        and has_han(name)
        and is_abbreviation(gloss.abbreviation)
        and not (_WHOLE_WORD.fullmatch(gloss.abbreviation) or _EXAMPLES.search(statement.text))
        and not (gloss.full or name.endswith("的") or _NOT_CALLED.search(name))
        and name
        and not (
            len(name) <= len(gloss.abbreviation)  # ``基于模型的强化学习（MBRL）``
            and statement.text[: statement.text.find(name)].endswith("的")
        )
    ):
        yield _other(statement, gloss.abbreviation, name, 0.5)


_CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def _other_names(reading: Reading, statement: Statement) -> Iterator[Finding]:
    match = _ALSO.search(statement.text) if statement.chinese and _CALLING & statement.signs else None
    if not match:
        return
    case = _IN_CASE.fullmatch(statement.text[statement.start : match.start()])
    if case:
        owner = reading.owner(statement.carried)
        asked = f"{case['case']}时，{owner}又叫什么？"
        yield _finding(
            statement, owner, asked, match["name"].strip('“”"') + (match["gloss"] or ""), 0.6, match["cue"]
        )
        return
    beside = _beside(statement, match.start()) or _said_of(statement, match.start())
    concept = beside or (statement.term.name if statement.term and statement.first else statement.concept)
    if (
        generic_name(concept)
        or not 0 < len(concept) <= 20
        or concept.startswith((match["cue"], "与", "和", "跟"))
    ):
        return
    if not beside and statement.pronoun.startswith("这"):
        return
    if not (beside or reading.knows(concept) or statement.gloss):
        return
    name = match["name"].strip('“”"')
    if name.endswith(("一种", "的")) or name == concept or re.match(r"一[个种]", name):
        return
    gloss = match["gloss"] if match["gloss"] and read_gloss(match["gloss"]) else ""
    yield _finding(statement, concept, f"{concept}又叫什么？", name + gloss, 0.6, match["cue"])


def _beside(statement: Statement, place: int) -> str:
    """Return the name right before ``place``: a marked one, or the subject that stands there alone."""
    before = statement.text[:place].rstrip(" ，,")
    named = _BRACKET_LAST.sub("", before)
    subject = statement.subject
    alone = subject and named[statement.start :].strip() == subject and not statement.pronoun
    version = alone and _VERSION.search(subject)  # ``A的版本又叫X``
    marked = marked_before(statement, len(named))
    return marked or (subject if alone and (version or before != statement.text[:place]) else "")


# What may stand before a word of naming without being the thing that is named.
_NO_SUBJECT = expression(
    r"[，,：:（）()—]|它们?$|其$|也$|又$|[这该此]\S{0,4}$|通常$|有时候?$|一般$|^$|[时里中上下后前是]$"
)


def _said_of(statement: Statement, place: int) -> str:
    """Return the words right before ``place`` when they are a plain name: ``乙醇，俗称酒精``."""
    before = statement.text[statement.start : place].removesuffix("，")
    plain = len(before) <= 10 and has_han(before) and not _NO_SUBJECT.search(before)
    return before if plain and not statement.subject else ""


def _full(statement: Statement, short: str, full: str, sure: float, shown: str = "") -> Finding:
    if statement.chinese:
        question = f"{shown}的英文全称是什么？" if shown else f"{short}{space(short)}的英文全称是什么？"
    else:
        question = f"What does {short} stand for?"
    return _finding(statement, short, question, full, sure, full)


_COUNTED = expression(r"^同?(?:无数|[一二两三四几各每])[张个种台条幅类段份组次项](?=.{2})")


def _other(statement: Statement, short: str, other: str, sure: float) -> Finding:
    other = _COUNTED.sub("", other)
    return _finding(statement, short, f"{short}{space(short)}的中文名是什么？", other, sure, other)


def _finding(
    statement: Statement, concept: str, question: str, answer: str, sure: float, words: str
) -> Finding:
    prose = statement.passage.prose
    place = statement.text.find(answer[:6])
    start = statement.sentence.start + max(0, place)
    return Finding(
        Kind.EXPANSION, concept, prose.restore(question), prose.restore(answer),
        prose.source(start, start + 1), sure, words,
    )  # fmt: skip
