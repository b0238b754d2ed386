"""Definitions in English that come before the name: ``we call a card atomic if …``."""

import re
from collections.abc import Iterator
from dataclasses import replace

from cardgen.extract.finding import Finding, Reading, finding_at
from cardgen.extract.language import english
from cardgen.extract.reading.signs import signs
from cardgen.extract.reading.statement import Statement
from cardgen.extract.wording.answers import clean, sentence_case
from cardgen.extract.wording.phrasing import is_plural, lower_first, what_is
from cardgen.model import Kind
from cardgen.text.expression import expression

_HELD = r"[\U000f0000-\U000ffffd]"
_WORDS = rf"[\w’'-]+(?:[ -](?:{_HELD}-)?[\w’'()-]+){{0,4}}"
_FEW_WORDS = r"[A-Za-z][\w-]*(?: [\w-]+){0,3}?"
_IF = expression(
    r"(?:[Ww]e|is|are)\s+(?:call|say that|called)\s+(?:an?|the)?\s*(?P<of>[a-z][\w -]{1,30}?)\s+(?:is\s+)?"
    r"(?P<name>[\w-]+(?: [\w-]+)?)\s+(?P<def>(?:if|when|whenever)\s.+)$"
)
# ``A prior is called conjugate to a likelihood when …``: what it is called goes on behind a preposition.
_IF_TO = expression(
    rf"^(?P<of>(?:[Aa]n?|[Tt]he) {_FEW_WORDS}) (?P<be>is|are) (?:called|termed|said to be) "
    r"(?P<name>[\w-]+ (?:to|with|for|in|of|by|from) (?:(?:an?|the) )?[\w-]+)"
    r"\s(?P<def>(?:if|when|whenever)\s.+)$"
)
# ``We call a prior *conjugate* to a likelihood if …``
_WE_IF_TO = expression(
    rf"[Ww]e (?:call|say that) (?P<of>(?:[Aa]n?|[Tt]he) {_FEW_WORDS}) (?:is )?"
    r"(?P<name>[\w-]+ (?:to|with|for|in|of|by|from) (?:(?:an?|the) )?[\w-]+)\s(?P<def>(?:if|when|"
    r"whenever)\s.+)$"
)
# ``A property is said to be extensive if …``, ``A process is reversible if …``
_IF_SO = expression(
    rf"^(?P<of>(?:[Aa]n?) {_FEW_WORDS}) (?P<be>is) (?P<called>called |termed |said to be |considered |"
    rf"deemed )?"
    r"(?P<name>(?!(?:an?|the|not|said|called|used|only|also|then)\b)[a-z][\w-]{3,20})"
    r"\s(?P<def>(?:if|when|whenever)\s[^,;:]+)(?=\.?$|;|, (?:and|but|otherwise|while)\b)"
)
_COINED = expression(
    r"(?:coined|introduced) the (?:term|phrase|name|notion of|concept of)\s+[“\"]?(?P<name>[\w "
    r"-]{3,40}?)[”\"]?\s+"
    r"(?:for|to describe|to mean)\s+(?P<def>.{10,})$"
)
_WE_CALL = expression(
    rf"\b[Ww]e (?:often |usually |also )?call (?P<def>{_HELD}|the [\w ]{{3,40}}?) (?P<article>the|an?) "
    rf"(?P<name>{_FEW_WORDS})(?=[,.;]|$)"
)
# ``…, until one particle has it all; we call this *weight degeneracy*``
_WE_CALL_THIS = expression(
    r"(?P<def>[^;]{12,240})[;,] (?:which |and )?(?:we|people|some|they|authors?|it is) (?:often |usually "
    r"|then )?"
    r"(?:call|calls|called|known as) (?:(?:this|that|it)(?: effect| phenomenon| problem)? "
    r")?(?:(?P<article>the|an?) )?"
    rf"(?P<name>{_FEW_WORDS})(?=[,.;]|$)"
)
_HELD_CALLED = expression(
    rf"(?<!of )(?<!in )(?<!with )(?<!for )(?<!to )(?<!by )(?P<def>{_HELD})\s?(?:---|—|–|,|"
    rf"\()?\s?(?:which\s)?(?:is\s)?(?:often\s)?(?:called|known as|termed)\s"
    rf"(?P<article>the|an?|its|their)?\s?(?P<name>{_FEW_WORDS})(?:\sor\s(?:the\s)?(?P<also>[\w-]+(?: "
    rf"[\w-]+){{0,3}}))?"
    rf"(?:\s\([A-Z]{{2,8}}\))?\s?(?=---|—|–|,|\)|;|$|\.|and\s{_HELD})"
)
_KNOWN_AS = expression(
    r"(?P<def>\b(?:an?|the)\s[^,.;]{6,80}?)(?<! is)(?<! are)(?<! was)(?:,|\s-{2,3})?\s(?:known as|"
    r"called|termed) "
    rf"(?P<article>the|an?|its) (?P<name>{_FEW_WORDS})(?=[,.;]|$)"
)
_CALLED = expression(
    r"^(?:.{12,}?,\s(?:and|while|whereas|but)\s(?=(?:the|an?)\s))?"
    r"(?P<def>.{12,240}?),?\s+(?:is|are)\s+(?:often\s+|usually\s+|commonly\s+|also\s+|sometimes\s+)?"
    r"(?:called|known as|referred to as|termed|named|dubbed)\s+(?:(?P<article>an?|the|its)\s)?\s*[“\"]?"
    rf"(?P<name>{_WORDS})[”\"]?(?=[.,;]|\s[(—–-]|:\s(?:they|it|these|each|one)\s|$)"
)
# ``Those points for which the integral is finite form the *natural parameter space*``
_FORMS = expression(
    r"^(?P<def>(?:[Tt]hose|[Tt]he|[Aa]ll)\s.{12,160}?) (?:forms?|makes? up|constitutes?) (?:together "
    r")?(?P<article>the|an?) "
    rf"(?P<name>{_FEW_WORDS})(?=[,.;]|$)"
)
# ``Points in it are called *pseudo-marginals*: they look …``
_THEY_DO = expression(r":\s(?P<said>(?:they|it|these|each|one) [^;]{12,200})")
# ``this failure is called X``: what was said just before is the definition.
_THIS_CALLED = expression(
    r"^(?:[Tt]his|[Tt]hat|[Tt]hese|[Tt]hose|[Ss]uch(?: an?)?|[A-Z][a-z]+s? of this(?= (?:sort|kind|"
    r"type)))(?: (?:[\w-]+ )?[\w-]+)? "
    r"(?:(?:is|are|was) (?:often |usually |commonly |sometimes )?"
    r"(?:called|known as|referred to as|termed|named|said to be)|goe?s? by the name(?: of)?|"
    r"is what (?:\w+ ){1,2}calls?) (?:(?P<article>an?|the) )?[“\"]?"
    rf"(?P<name>{_WORDS})[”\"]?(?=[.,;:]|$| \([A-Z][\w-]+\))"
)
_THESE_ARE = expression(rf"^(?:These|Those) are (?:(?P<article>an?|the) )?(?P<name>{_WORDS})\.?$")
# ``Their difference $…$ goes by the name of advantage``
_BY_THE_NAME = expression(
    r"^(?:This [a-z]+, (?=the |an? ))?(?P<def>.{4,200}?),?\s+(?:goes?|went|is known) (?:by|under) the "
    r"name (?:of )?"
    r"(?:(?P<article>an?|the)\s)?[“\"]?"
    rf"(?P<name>{_WORDS})[”\"]?(?=[.,;:]|$| \([A-Z])"
)
_THIS_ONE = expression(r"\bthis [a-z]+$")  # ``in reinforcement learning this estimator is called …``
_LONGEST_BEFORE = 220
_POINTING = expression(
    r"(?:such|it|its|their|this|that|these|those|we|they|is|are)\b|(?:an?|the) (?:defect|effect|"
    r"phenomenon|problem|technique|"
    r"trick|process|method|property|practice|approach|result|rule|idea|quantity|value|number)$",
    re.I,
)

_FEW_SPACES = 8  # in a sentence whose verb nobody knows
_NO_POINTERS = ("", "we", "you", "there")
_GOES_ON = (" when", " if")  # ``is called positive when, for every …``
_MOST_WORDS = 6  # of the concept that ``its`` stands for

_SIGNS = signs(
    words="goes go went call called say said if when whenever considered deemed coined introduced known "
    "termed referred named these those form forms makes make constitute constitutes"
)


def called(reading: Reading) -> Iterator[Finding]:
    """Find definitions whose name comes last."""
    for statement in reading.with_signs(_SIGNS):
        if not statement.chinese:
            found = _condition(statement) or _held(statement) or _plain(statement)
            found = found or _called_this(statement) or _after_sentence(reading, statement)
            if found and not found.concept.endswith(_GOES_ON):
                yield found


def _condition(statement: Statement) -> Finding | None:
    match = _IF_TO.match(statement.text)
    if match:
        return _finding(
            statement, match, 0.7, f"When {match['be']} {lower_first(match['of'])} called {match['name']}?"
        )
    match = _WE_IF_TO.search(statement.text)
    if match:
        return _finding(statement, match, 0.7, f"When is {lower_first(match['of'])} called {match['name']}?")
    match = _IF_SO.match(statement.text)
    if match:
        so = f"{(match['called'] and 'called ') or ''}{match['name']}"
        return _finding(statement, match, 0.65, f"When is {lower_first(match['of'])} {so}?")
    match = _IF.search(statement.text)
    if match:
        article = "an" if match["of"][0] in "aeiou" else "a"
        question = f"When is {article} {match['of']} called {match['name']}?"
        return _finding(statement, match, 0.7, question)
    match = _COINED.search(statement.text)
    return _finding(statement, match, 0.85, what_is(match["name"].strip(), False)) if match else None


def _held(statement: Statement) -> Finding | None:
    """A formula that has a name."""
    match = _WE_CALL.search(statement.text)
    if match:
        return _finding(statement, match, 0.65)
    match = _HELD_CALLED.search(statement.text)
    if not match:
        return None
    also = f" ({match['also']})" if match["also"] else ""
    return _finding(statement, match, 0.65, f"What is the {match['name']}{also}?")


def _plain(statement: Statement) -> Finding | None:
    match = _KNOWN_AS.search(statement.text)
    if match and not _POINTING.match(match["def"]):
        return _finding(statement, match, 0.6)
    forms = _FORMS.match(statement.text)
    if forms and _is_marked(statement, forms["name"]):
        return _finding(statement, forms, 0.65)
    match = _CALLED.match(statement.text) or _BY_THE_NAME.match(statement.text)
    owned = english.OWNED.match(match["def"]) if match else None
    if match and owned and statement.concept.lower().startswith(("the two", "both")):
        return _finding(statement, match, 0.65)
    if match and owned and 0 < len(statement.concept.split()) <= _MOST_WORDS:
        return _finding(
            statement, match, 0.65, answer=f"{match['def'][owned.end() :]} of {statement.concept}"
        )
    if not match or _POINTING.match(match["def"]) or _THIS_ONE.search(match["def"]):
        return None
    if they := _THEY_DO.match(statement.text, match.end()):
        return _finding(statement, match, 0.65, answer=f"{match['def']}: {they['said']}")
    last = match.end() >= len(statement.text.rstrip(" .")) - 1
    return _finding(statement, match, 0.7) if last or _is_marked(statement, match["name"]) else None


def _called_this(statement: Statement) -> Finding | None:
    """``…; we call this X``: what stands before in the same sentence."""
    text = statement.passage.text
    told = text[statement.around.start : statement.sentence.end].rstrip(" .")
    match = _WE_CALL_THIS.fullmatch(told)
    if match is None or not _is_marked(statement, match["name"]):
        return None
    return _finding(statement, match, 0.65)


def _after_sentence(reading: Reading, statement: Statement) -> Finding | None:
    """``This is called X`` tells of the statement before, if that says a whole thing."""
    match = _THIS_CALLED.match(statement.text) or _these_are(statement)
    before = _sentence_before(reading, statement) if match else None
    if not match or before is None or before.chinese or before.pronoun.lower() not in _NO_POINTERS:
        return None
    says = before.verb_start >= 0 or before.condition or english.opens_as_command(before.text)
    whole = before.around
    says = says or whole.text != before.text or before.text.count(" ") > _FEW_SPACES
    if not says or len(whole.text) > _LONGEST_BEFORE:
        return None
    found = _finding(statement, match, 0.55, answer=whole.text)
    start, end = whole.start, statement.sentence.end
    return replace(found, source=statement.passage.prose.source(start, end))


def _these_are(statement: Statement) -> re.Match[str] | None:
    match = _THESE_ARE.match(statement.text)
    return match if match and _is_marked(statement, match["name"]) else None


def _sentence_before(reading: Reading, statement: Statement) -> Statement | None:
    """The statement before that is no bold part of this one's sentence."""
    row = reading.of_passage[statement.passage.index]
    return next((one for one in reversed(row) if one.sentence.end <= statement.sentence.start), None)


def _is_marked(statement: Statement, name: str) -> bool:
    place = statement.sentence.start + statement.text.find(name)
    prose = statement.passage.prose
    return name.isupper() or any(abs(start - place) <= 2 for start, _ in (*prose.strong, *prose.emphasis))


def _finding(
    statement: Statement, match: re.Match[str], sure: float, question: str = "", answer: str = ""
) -> Finding:
    name = match["name"].strip()
    article = match["article"] or "" if "article" in match.re.groupindex else ""
    if article == "its":
        article = "an" if name[0] in "aeiou" else "a"
    asked = question or what_is(f"{article} {name}".strip(), False, is_plural(name) and not article)
    return finding_at(
        statement, Kind.DEFINITION, name, asked, sentence_case(clean(answer or match["def"])), sure, "called"
    )
