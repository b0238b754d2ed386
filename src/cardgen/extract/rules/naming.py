"""Definitions that come before the name: ``…，这种现象叫做X``; ``we call a card atomic if …``."""

import re
from collections.abc import Iterator

from cardgen.extract.answers import clean, sentence_case
from cardgen.extract.finding import Finding, Reading
from cardgen.extract.gloss import read_gloss
from cardgen.extract.headings import generic_name
from cardgen.extract.phrasing import display, what_is
from cardgen.extract.statements import Statement
from cardgen.model import Kind

_NAME = (
    r"(?P<name>[A-Z][A-Za-z]+(?: [A-Za-z-]+){2,7}|[“\"]?[^，,。：:；（()）、]{2,24}?[”\"]?)"
    r"\s*(?P<gloss>[（(][^（）()]{1,60}[）)])?"
)
_CUE = re.compile(
    rf"[，,]?\s*(?P<this>(?:这(?:种\S{{0,6}}?|个\S{{0,6}}?|样的\S{{0,6}}?|一\S{{0,6}}?|些\S{{0,4}}?)?|"
    rf"我们(?:将其|"
    rf"把它|把这\S{{0,6}}?)?|人们|通常|一般|一个\S{{0,4}}?|该\S{{0,4}}?|此)?)(?P<cue>就?(?:被)?称为|"
    rf"就?(?:被)?称作|称之为|就?叫做|"
    rf"就?叫作|就是(?:所谓的?|著名的|大名鼎鼎的|常说的)?|即为?所谓的?|就得到了?|就?(?:构成|形成)了|"
    rf"得到了?(?=\S+[（(])|(?:这就)?引出了?|所谓的)"
    rf"\s*(?:一[个种类])?\s*{_NAME}\s*(?P<end>[，,。：:]|$)"
)
_THEN_CALL = re.compile(
    rf"(?:如果|若|当)?(?P<if>[^。]{{4,80}}?)[，,](?:则|那么|就|我们)+称(?:该|这|此|其)"
    rf"?(?P<of>[^，,。为]{{0,16}})"
    rf"为?(?:[^，,。]{{0,14}}的)?{_NAME}\s*(?P<end>[，,。：:]|$)"
)
_TAKE = re.compile(
    rf"(?:把|将|用)(?P<def>[^，。]{{4,60}}?)(?:称为|称作|称之为|叫做|叫作){_NAME}\s*(?P<end>[，,。：:]|$)"
)
_THIS = re.compile(r"^(?:这|此|该|它|两者|二者|上式|上述|前者|后者)")
_NOT_NAME = re.compile(
    r"^(?:因为|为了|由于|如果|通过|对|在|用|把|将|一[个种类]|不|最|很|更|比|只|说|我|你|它|这|那)|的$|"
    r"了|之父|是|首选|必|如下|下面|以下|什么|怎么|为什么|原因|理由|由来"
)
_CALL_IF = re.compile(
    r"(?:[Ww]e|is|are)\s+(?:call|say that|called)\s+(?:an?|the)?\s*(?P<of>[a-z][\w -]{1,30}?)"
    r"\s+(?:is\s+)?(?P<name>[\w-]+(?: [\w-]+)?)\s+(?P<if>(?:if|when|whenever)\s.+)$"
)
_CALLED = re.compile(
    r"^(?P<def>.{12,240}?),?\s+(?:is|are)\s+(?:often\s+|usually\s+|commonly\s+|also\s+|sometimes\s+)"
    r"?(?:called|known as|referred to as|termed|named)\s+(?:an?\s|the\s|its\s)"
    r"?\s*[“\"]?(?P<name>[\w’'-]+(?:[ -][\w’'()-]+){0,4})[”\"]?(?=[.,;]|$)"
)
_WE_CALL = re.compile(
    r"\b[Ww]e (?:often |usually |also )?call (?P<what>[\U000f0000-\U000ffffd]|the [\w ]{3,40}?) "
    r"(?:the|an?) (?P<name>[\w-]+(?: [\w-]+){0,3}?)(?=[,.;]|$)"
)
_KNOWN_AS = re.compile(
    r"(?P<def>(?:an?|the)\s[^,.;]{6,80}?)(?:,|\s-{2,3})?\s(?:known as|called|termed) (?:the|an?|its) "
    r"(?P<name>[\w-]+(?: [\w-]+){0,3}?)(?=[,.;]|$)"
)
_HELD_CALLED = re.compile(
    r"(?P<def>[\U000f0000-\U000ffffd])\s?(?:---|—|–|,|\()?\s?(?:which\s)?(?:is\s)?(?:often\s)"
    r"?(?:called|known as|termed)\s(?:the\s|an?\s)?(?P<name>[A-Za-z][\w-]*(?: [\w-]+){0,3}?)"
    r"(?:\sor\s(?:the\s)?(?P<also>[\w-]+(?: [\w-]+){0,3}))?(?:\s\([A-Z]{2,8}\))?\s?(?=---|—|–|,|\)|;|"
    r"$|\.)"
)
_COINED = re.compile(
    r"(?:coined|introduced) the (?:term|phrase|name|notion of|concept of)\s+[“\"]?(?P<name>[\w "
    r"-]{3,40}?)[”\"]?\s+(?:for|to describe|to mean)\s+(?P<def>.{10,})$"
)


def naming(reading: Reading) -> Iterator[Finding]:
    """Find definitions whose name comes last."""
    for number, statement in enumerate(reading.statements):
        if statement.noise and "所谓" not in statement.text:
            continue
        before = reading.statements[number - 1] if number else None
        if statement.chinese:
            found = _then_call(statement) or _take(statement) or _named(reading, statement, before)
        else:
            found = _english(statement)
        if found:
            yield found


def _named(reading: Reading, statement: Statement, before: Statement | None) -> Finding | None:
    text = statement.text
    for match in _CUE.finditer(text):
        if _is_name(reading, statement, match):
            break
    else:
        return None
    body = text[: match.start()]
    start, this = statement, match["this"]
    bare = clean(body)
    if re.match(r"^(?:它|其|该)", bare) and len(bare) < 8:
        return None
    if len(bare) < 6 or _THIS.match(bare):
        if (
            before is None
            or before.passage.index < statement.passage.index - 1
            or not (this.startswith(("这", "该", "此")) or _THIS.match(bare))
        ):
            return None
        start = before
        body = f"{clean(before.text)}，{bare}" if len(bare) >= 6 else before.text
        if before.text.rstrip().endswith(("？", "?")):
            body = f"{clean(before.text)}（{this or bare}）"
    answer = clean(re.sub(r"^(?:因此|所以|于是|特别的|此外|其实|实际上)[，,]?", "", clean(body)))
    if len(answer) < 6:
        return None
    name = match["name"].strip('“”"').strip()
    sure = 0.85 if match["gloss"] or _is_strong(statement, match) else 0.6
    if match["cue"] in ("就是", "就得到", "就得到了", "得到", "得到了", "构成了", "形成了") and not (
        match["gloss"] or _is_strong(statement, match)
    ):
        return None
    return _finding(statement, name, match["gloss"], answer, start, sure, match["cue"])


def _is_name(reading: Reading, statement: Statement, match: re.Match[str]) -> bool:
    name = match["name"].strip('“”"').strip()
    if _NOT_NAME.search(name) or generic_name(name) or len(name) < 2:
        return False
    marked = (
        bool(match["gloss"] and read_gloss(match["gloss"]))
        or _is_strong(statement, match)
        or reading.knows(name)
    )
    return marked or (
        bool(match["this"])
        and len(name) <= 12
        and "称" in match["cue"] + "叫"
        and match["cue"] not in ("就是",)
    )


def _is_strong(statement: Statement, match: re.Match[str]) -> bool:
    start = statement.sentence.start + match.start("name")
    spans = (*statement.passage.prose.strong, *statement.passage.prose.emphasis)
    return any(begin - 1 <= start < end and end - begin <= 30 for begin, end in spans)


def _then_call(statement: Statement) -> Finding | None:
    match = _THEN_CALL.search(statement.text)
    if not match or _NOT_NAME.search(match["name"]) or generic_name(match["name"]):
        return None
    return _finding(
        statement,
        match["name"],
        match["gloss"],
        clean(match[0][: match.start("name") - match.start()]).removesuffix("称为"),
        statement,
        0.85,
        "称为",
    )


def _take(statement: Statement) -> Finding | None:
    match = _TAKE.search(statement.text)
    if (
        not match
        or _NOT_NAME.search(match["name"])
        or _THIS.match(match["def"])
        or generic_name(match["name"])
    ):
        return None
    return _finding(
        statement, match["name"].strip('“”"'), match["gloss"], clean(match["def"]), statement, 0.7, "称为"
    )


def _english(statement: Statement) -> Finding | None:
    text = statement.text
    match = _CALL_IF.search(text)
    if match:
        return _finding(
            statement,
            match["name"],
            None,
            clean(match["if"]),
            statement,
            0.7,
            "call",
            f"When is {_a(match['of'])} called {match['name']}?",
        )
    match = _COINED.search(text)
    if match:
        return _finding(
            statement, match["name"].strip(), None, clean(match["def"]), statement, 0.85, "coined the term"
        )
    match = _WE_CALL.search(text)
    if match:
        return _finding(statement, match["name"], None, clean(match["what"]), statement, 0.65, "call")
    match = _KNOWN_AS.search(text)
    if match and not re.match(r"(?:it|this|that|these|we|they|is|are)\b", match["def"], re.I):
        return _finding(statement, match["name"], None, clean(match["def"]), statement, 0.6, "known as")
    match = _HELD_CALLED.search(text)
    if match:
        also = f" ({match['also']})" if match["also"] else ""
        return _finding(
            statement,
            match["name"],
            None,
            match["def"],
            statement,
            0.65,
            "called",
            f"What is the {match['name']}{also}?",
        )
    match = _CALLED.match(text)
    if match and not re.match(r"(?:it|this|that|these|we|they)\b", match["def"], re.I):
        name = match["name"].strip()
        if _marked(statement, name) or match.end() >= len(text.rstrip(" .")) - 1:
            return _finding(statement, name, None, clean(match["def"]), statement, 0.7, "called")
    return None


def _a(noun: str) -> str:
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"


def _marked(statement: Statement, name: str) -> bool:
    place = statement.sentence.start + statement.text.find(name)
    spans = (*statement.passage.prose.strong, *statement.passage.prose.emphasis)
    return any(abs(begin - place) <= 2 for begin, end in spans) or name.isupper()


def _finding(
    statement: Statement,
    name: str,
    gloss: str | None,
    answer: str,
    first: Statement,
    sure: float,
    words: str,
    question: str = "",
) -> Finding:
    prose = statement.passage.prose
    shown = display(name, read_gloss(gloss or ""))
    asked = question or what_is(shown, statement.chinese)
    text = (
        first.passage.prose.restore(answer)
        if first.passage is not statement.passage
        else prose.restore(answer)
    )
    end = statement.sentence.end
    source = prose.source(
        first.sentence.start if first.passage is statement.passage else statement.sentence.start, end
    )
    return Finding(
        Kind.DEFINITION,
        name,
        prose.restore(asked),
        text if statement.chinese else sentence_case(text),
        source,
        sure,
        words,
    )
