"""Definitions in Chinese that come before the name: ``…，这种现象叫做X``, ``把…称为X``."""

import re
from collections.abc import Iterator
from dataclasses import replace

from cardgen.extract.finding import Finding, Reading, finding_at
from cardgen.extract.forms.bare_sign import sign_called
from cardgen.extract.forms.called_names import (
    DESCRIBED,
    HELD_ONLY,
    LONGEST_OF,
    NAMES_A_THING,
    ends_marked,
    is_name,
    is_of_a_sort,
    may_be_name,
)
from cardgen.extract.forms.introductions import introduction, told_behind, told_in_passing
from cardgen.extract.forms.naming_cues import (
    CALLS_IT,
    CUE,
    EACH,
    HAS_NAME,
    HAS_SOME_NAME,
    IF_CALLED,
    IS_THE_WAY,
    MET,
    OF_KIND,
    PLACEHOLDER,
    TAKE,
    THAT_IS,
    THEN_CALL,
    THUS_NAMED,
    VERB_BEFORE,
)
from cardgen.extract.forms.that_is import that_is
from cardgen.extract.reading.gloss import read_gloss
from cardgen.extract.reading.marks import is_marked_at, whole_bold
from cardgen.extract.reading.signs import signs
from cardgen.extract.reading.statement import Statement
from cardgen.extract.wording.answers import clean, definition_body
from cardgen.extract.wording.phrasing import display, what_is
from cardgen.model import Kind
from cardgen.text.expression import expression

_SHORTEST = 6  # characters of a definition that says something by itself
_SHORTEST_SORT = 4  # of what is so: ``值为0的``
_WORTH_A_LOOK = expression(r"[称叫谓]|就是|得到|构成|形成|引出")
_THIS = expression(r"^(?:这|此|该|它|两者|二者|上式|上述|前者|后者)")
_HELD_PHRASE = expression(r"[\U000f0000-\U000ffffd](?:\S{2,}|$)")  # ``$f_s$的一半``
_POINTS = expression(r"[这那它其]")
_OTHER_NAME = expression(r"^(?:它|其(?!中)|该)")
_CONNECTIVE = expression(
    r"^(?:[^，。：]{2,10}一下[：:]|因此|所以|于是|特别的|此外|其实|实际上|为了?解决(?:这|该|"
    r"此)[^，]{0,6})[，,]?"
)
# ``其中，A是正交矩阵，B是对角矩阵，B的元素称为X``: of what stands below a formula, the last two clauses.
_WHERE = expression(r"^其中[，,]?(?:[^，。：；]+，(?=[^，。]+，[^，。]+$))*")
_THEN_LAST = expression(r"[，,](?:那么|那|则)$")
_MADE = ("就是", "就得到", "就得到了", "得到", "得到了", "构成了", "形成了", "就构成了", "就形成了")

_SIGNS = signs("称叫谓就得构形引即也名一个：:—第先再后着中（(")  # one of which each cue has
_CALLING = signs("称叫")
_INTRODUCING = signs("引加增设提使采需有发推用个种叫称")


def naming(reading: Reading) -> Iterator[Finding]:
    """Find definitions whose name comes last."""
    for number, statement in enumerate(reading.statements):
        if (
            statement.chinese
            and not _SIGNS.isdisjoint(statement.signs)
            and (not statement.noise or "所谓" in statement.text)
        ):
            yield from _in_passing(statement)
            several = list(_each_called(statement)) if _CALLING & statement.signs else []
            if several:
                yield from several
                continue
            before = reading.statements[number - 1] if number else None
            found = _then_call(statement) or _take(statement) or _named(reading, statement, before)
            found = found or _that_is(statement) or _thus_named(statement) or _introduced(statement)
            found = found or _of_kind(statement) or _called_by(statement)
            if found:
                yield found


def _named(reading: Reading, statement: Statement, before: Statement | None) -> Finding | None:
    if not _WORTH_A_LOOK.search(statement.text):
        return None
    match = next((one for one in CUE.finditer(statement.text) if is_name(reading, statement, one)), None)
    if match is None:
        return None
    marked = bool(match["gloss"]) or is_marked_at(statement, match.start("name"))
    marked = marked or ends_marked(statement, match)
    start = match.start("cue") if is_of_a_sort(statement, match) else match.start()
    body = _WHERE.sub("", statement.text[:start])
    made = match["cue"] in _MADE and not NAMES_A_THING.search(match["name"])
    apart = statement.text[match.start()] in "，," or match["this"]
    if made and not marked and not (apart and reading.knows(match["name"].strip())):
        return None
    told_there = match["this"] or (match["cue"] in _MADE and match["name"].isascii())
    behind = statement.text[match.end() :] if match["end"] in ("：", ":") and told_there else ""
    placeholder = PLACEHOLDER.fullmatch(clean(body))  # ``式中唯一不知道的就是X，即…``
    if placeholder:
        behind = THAT_IS.sub("", statement.text[match.end() :])
    told = (statement, behind) if len(behind) > _SHORTEST else _told(statement, before, match, body)
    if told is None:
        return None
    first, body = told
    answer = definition_body(_THEN_LAST.sub("", _CONNECTIVE.sub("", clean(body))))
    if answer.endswith(("把", "将", "管")):
        return None
    if not placeholder and told_behind(answer, statement.text, match.start("end")):
        return None
    if len(answer) < 5 and not _HELD_PHRASE.match(answer):
        return None
    return _finding(statement, match, answer, first, 0.85 if marked else 0.6)


def _told(
    statement: Statement, before: Statement | None, match: re.Match[str], body: str
) -> tuple[Statement, str] | None:
    """The statement with which the definition begins, and its words; None if they say nothing."""
    bare = clean(body)
    if _OTHER_NAME.match(bare) and len(bare) < 8:
        return None
    if held := HELD_ONLY.match(bare):
        return statement, held["held"]
    if HAS_SOME_NAME.fullmatch(bare):
        near = before is not None and before.passage is statement.passage
        return (before, clean(before.text)) if near and before else None
    if described := DESCRIBED.match(bare):
        return statement, described["def"]
    sort = len(bare) >= _SHORTEST_SORT and body.rstrip().endswith("的")
    if (len(bare) >= _SHORTEST or sort or _HELD_PHRASE.match(bare)) and not _THIS.match(bare):
        return statement, body
    if before is None or not _reaches_back(statement, before, match["this"] + bare):
        return None
    return before, _with_before(before, bare, match["this"])


def _reaches_back(statement: Statement, before: Statement, words: str) -> bool:
    """Tell whether ``这种现象`` speaks of the statement before."""
    near = before.passage.index >= statement.passage.index - 1
    return near and (words.startswith(("这", "该", "此")) or _THIS.match(words) is not None)


def _with_before(before: Statement, bare: str, this: str) -> str:
    said = clean(before.text)
    if said.endswith(("？", "?")):
        return f"{said}（{this or bare}）"
    return f"{said}，{bare}" if len(bare) >= 6 or (bare and not this) else said


def _then_call(statement: Statement) -> Finding | None:
    """``如果…，则称…为X``."""
    match = THEN_CALL.search(statement.text) if "称" in statement.signs else None
    if not match or not may_be_name(match["name"].removesuffix("的")):
        return None
    return _finding(statement, match, clean(match["if"]), statement, 0.85)


def _called_by(statement: Statement) -> Finding | None:
    """``若…，则叫X``; ``…，某人管它叫X``."""
    if "叫" not in statement.signs:
        return None
    text = statement.text[len(statement.lead) :]
    match = IF_CALLED.search(text) or CALLS_IT.search(text)
    if not match or not may_be_name(match["name"]) or _THIS.match(match["def"]):
        return None
    return _finding(statement, match, clean(match["def"]), statement, 0.75)


def _take(statement: Statement) -> Finding | None:
    """``把…称为X``."""
    match = TAKE.search(statement.text) if _CALLING & statement.signs else None
    if not match or not may_be_name(match["name"]) or _THIS.match(match["def"]):
        return None
    used = "用" if statement.text[match.start()] == "用" and "得到" in match["def"] else ""
    return _finding(statement, match, used + clean(match["def"]), statement, 0.7)


def _that_is(statement: Statement) -> Finding | None:
    """``提出了X（English），即…``."""
    match = that_is(statement.text)
    if not match or not may_be_name(match["name"]):
        return None
    return _finding(statement, match, clean(match["def"]), statement, 0.75)


def _thus_named(statement: Statement) -> Finding | None:
    """``他们的办法叫X：…``; ``研究…的学问有个名字：X``."""
    match = THUS_NAMED.search(statement.text) or HAS_NAME.search(statement.text)
    way = IS_THE_WAY.search(statement.text) if match is None else None
    match = match or (way if way and (way["gloss"] or is_marked_at(statement, way.start("name"))) else None)
    if not match or not may_be_name(match["name"]) or _POINTS.search(match["def"][:3]):
        return None
    return _finding(statement, match, clean(match["def"]), statement, 0.7)


def _introduced(statement: Statement) -> Finding | None:
    """``引入一个X，把…``: a name with a bracket, in Latin letters or in bold, and what it does."""
    found = None if _INTRODUCING.isdisjoint(statement.signs) else introduction(statement.text)
    if not found or not may_be_name(found[0]["name"]):
        return None
    match, plain = found
    marked = match["gloss"] or match["name"].isascii() or is_marked_at(statement, match.start("name"))
    if not (marked or (plain and len(match["name"]) <= LONGEST_OF)):
        return None
    return _finding(statement, match, clean(match["def"]), statement, 0.6)


def _of_kind(statement: Statement) -> Finding | None:
    """``构成一个X（English）：一种…``: a name with its bracket, and what kind of thing it is."""
    match = OF_KIND.search(statement.text)
    named = match and read_gloss(match["gloss"]).full
    match = match if named else MET.search(statement.text)
    if not match or not may_be_name(match["name"]):
        return None
    return _finding(statement, match, clean(match["def"]), statement, 0.75)


def _in_passing(statement: Statement) -> Iterator[Finding]:
    """``…，所谓X是指…``, ``第一阶段X（English）从…``: what later clauses bring in and explain."""
    for match in told_in_passing(statement.text):
        if may_be_name(match["name"]) and not _THIS.match(match["def"]):
            yield _finding(statement, match, clean(match["def"]), statement, 0.7)


def _each_called(statement: Statement) -> Iterator[Finding]:
    """``大的叫X，小的叫Y``: two names that tell each other apart."""
    found = [
        match
        for match in EACH.finditer(statement.text)
        if may_be_name(match["name"]) and not HELD_ONLY.match(clean(match["def"]))
    ]
    if len(found) > 1 and any("叫" in match[0] or "称" in match[0] for match in found):
        for match in found:
            yield _finding(statement, match, clean(match["def"]), statement, 0.7)


_LAST_VERB = expression(
    r"(?<=[^，。]{4})(?:就|便)?(?<![还于总但就])[是为]$"
)  # ``保留的个数是|一个超参数，叫X``


def _finding(
    statement: Statement, match: re.Match[str], answer: str, first: Statement, sure: float
) -> Finding:
    plain = VERB_BEFORE.sub("", match["name"].strip('“”"').strip())
    name = whole_bold(statement, plain) + (match.groupdict().get("kind") or "")
    shown = display(name, read_gloss(match["gloss"] or ""))
    if of_sign := sign_called(statement, answer, name, shown, sure):
        return of_sign
    question = what_is(shown, True)
    answer = _LAST_VERB.sub("", answer)
    found = finding_at(statement, Kind.DEFINITION, name, question, answer, sure, match[0][:12])
    if first is statement:
        return found
    if first.passage is not statement.passage:
        return replace(found, answer=first.passage.prose.restore(answer))
    start, end = first.sentence.start, statement.sentence.end
    return replace(found, source=statement.passage.prose.source(start, end))
