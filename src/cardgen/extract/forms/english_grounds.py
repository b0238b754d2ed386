"""English reasons, behind what they explain or before it: ``Y because X``, ``Since X, Y``."""

from dataclasses import dataclass

from cardgen.extract.finding import Reading
from cardgen.extract.forms.resolve import resolved
from cardgen.extract.language import english
from cardgen.extract.reading.english_clause import read_english
from cardgen.extract.reading.statement import Statement
from cardgen.extract.wording.answers import clean
from cardgen.extract.wording.english_question import ask_cause, ask_clause, ask_why
from cardgen.extract.wording.phrasing import is_plural, lower_first
from cardgen.text.expression import expression, found_by

_FIRST = expression(
    r"(?:Since|Because(?! of\b)|As(?= there (?:is|are) )|"
    r"As(?! (?:long|soon|far|much|well|many|a)\b)(?=[^,;]{3,80}\b(?:is|are|has|have|can|cannot|does|do)\b))\s"
    r"(?P<why>[^;]{8,160}?),\s(?P<what>(?!which\b|but\b|and\b)[^;:]{10,160})"
)
_THEREFORE = expression(
    r"(?:(?P<why>[^;]{10,160}?)[,;—–-]+\s(?:and\s)?(?:which|that|this)(?:\sis|[’']s)\s(?:exactly\s|also\s)?why\s"
    r"|(?:This|That)(?:\sis|[’']s)\s(?:exactly\s|precisely\s|also\s)?(?:the\s(?:main\s)?reason\s)?why\s)"
    r"(?P<what>[^;:]{8,140})(?::\s(?P<more>[^;:]{8,120}))?"
)
# ``Replay is idempotent, so a crash during recovery does no harm``
_SO = expression(r"[^.;:,]{8,160},\sso\s$")
_OTHERWISE = expression(r"(?P<what>[^;:]{10,140})[,;]\sotherwise\s(?P<why>[^;]{10,160})")
# ``Never point a probe at a shared database: an outage there …``
_NEVER = expression(
    r"(?P<never>Never|Do not|Don[’']t|Avoid) (?P<do>[a-z][^:;—]{5,90}?)(?::|;| —| --|,? because|,? since)\s"
    r"(?P<why>(?!for example|e\.g\.|see |use |instead)[^;]{8,200})"
)
_COMMANDED = expression(
    r"(?P<do>[A-Z][a-z]+ [^;:.]{8,110}?),? (?:because(?! of)|since(?! \d)) (?P<why>[^;]{8,200})"
)
_VAGUE = expression(r"\b(?:it|they|we|you|I|this|that|these|those|there|he|she)\b")
_TIME = expression(r"\d{4}|then\b|the (?:beginning|start)\b")
_TO_WORK = expression(r"^(?:For (?:this|that|it)(?: to work)?|To (?:do so|that end|this end)),? ")
_AND_SO = expression(r", and (?:therefore|thus|hence|so|consequently)\b")
_IT_DOES = expression(r"it (?=(?:is|was|has|can|must|will|does|[a-z]+s) )")
_SHORTEST = 10
_REACH = 200  # characters before a clause in which what it follows from stands
_CONNECTIVE = expression(r"^(?:However|Moreover|Also|Besides|In addition|But|And|So|Now|Still), ")
_THEM = expression(r"\bthem\b")
_IT = expression(r"^(?:It|it)\b(?! (?:is|turns|seems|follows|can be) [^,]* (?:that|to)\b)")


@dataclass(frozen=True, slots=True)
class EnglishGround:
    """A question why something is so, the reason, how sure it is one, and by which ``cue``."""

    question: str
    why: str
    sure: float
    cue: str


def english_ground(reading: Reading, statement: Statement) -> EnglishGround | None:
    """Return the reason that an English statement gives, or nothing."""
    if caused := ask_cause(statement):
        return EnglishGround(caused[0], clean(caused[1]), 0.7, "caused")
    if never := _NEVER.fullmatch(statement.text.rstrip(" .")):
        word = "avoid" if never["never"] == "Avoid" else "never"
        return EnglishGround(f"Why should you {word} {never['do']}?", clean(never["why"]), 0.65, "never")
    if before := _ground_before(reading, statement):
        return EnglishGround(before[0], clean(before[1]), 0.65, "since")
    return (
        _ground_of_command(statement)
        or _ground_behind(statement)
        or _ground_of_pronoun(statement)
        or _followed(reading, statement)
    )


def _followed(reading: Reading, statement: Statement) -> EnglishGround | None:
    """``Replay is idempotent, so a crash does no harm``: two statements of one sentence."""
    begin, before = statement.sentence.start, reading.before(statement)
    told = _SO.search(statement.passage.text, max(0, begin - _REACH), begin)
    if told is None or before is None or before.noise or before.pronoun or statement.pronoun:
        return None
    text = statement.text.rstrip(" .")
    asked = ask_clause(text, statement.clause, len(text)) if statement.subject else None
    vague = _VAGUE.search(statement.subject) or not before.subject
    why = _TO_WORK.sub("", clean(before.text))
    why = f"{why[:1].upper()}{why[1:]}"
    return None if asked is None or vague or len(why) < _SHORTEST else EnglishGround(asked, why, 0.6, "so")


def _ground_of_command(statement: Statement) -> EnglishGround | None:
    """``Keep a copy in fp32, because small updates are rounded away``."""
    match = _COMMANDED.fullmatch(statement.text.rstrip(" ."), len(statement.lead))
    if match is None or not english.opens_as_command(match["do"]) or _VAGUE.search(match["do"]):
        return None
    asked = f"Why {match['do'][0].lower()}{match['do'][1:]}?"
    return EnglishGround(asked, clean(match["why"]), 0.6, "because")


def _ground_of_pronoun(statement: Statement) -> EnglishGround | None:
    """``It has no closed form because it is transcendental``: the pronoun's concept is asked about."""
    text = resolved(statement).rstrip(" .") if statement.pronoun else ""
    match = english.REASON.search(text)
    clause = read_english(text, 0) if match else None
    if match is None or clause is None or not clause.subject or match.start() < clause.verb_start:
        return None
    asked, why = ask_clause(text, clause, match.start()), clean(match["why"])
    if asked is None or len(why) < _SHORTEST or match[0].lstrip(" ,").startswith("because of"):
        return None
    return EnglishGround(asked, why, 0.5, "because")


def _ground_behind(statement: Statement) -> EnglishGround | None:
    text = statement.text.rstrip(" .")
    match = english.REASON.search(text)
    if match is None or statement.pronoun or not statement.subject or match.start() < statement.verb_start:
        return None
    asked = ask_why(statement, text[statement.start : match.start()].strip(" ,"))
    why = clean(match["why"])
    if asked is None or len(why) < _SHORTEST:
        return None
    if match[0].lstrip(" ,").startswith("because of"):
        why = "because of " + why
    return EnglishGround(asked, why, 0.7, "because")


def _ground_before(reading: Reading, statement: Statement) -> tuple[str, str] | None:
    text = statement.text.rstrip(" .")
    match = next(filter(None, (form.match(text) for form in (_FIRST, _THEREFORE, _OTHERWISE))), None)
    if match is None:
        return None
    why = _own_subject(statement, match["why"] or _said_before(reading, statement))
    more = match.groupdict().get("more")
    why = f"{why}: {more}" if why and more else why
    why = f"Otherwise {lower_first(why)}" if why and found_by(match, _OTHERWISE) else why
    what = _AND_SO.split(_resolved(why, match["what"]), maxsplit=1)[0]
    clause = read_english(what, 0)
    if not why or _TIME.match(why) or not clause.subject or _VAGUE.search(clause.subject):
        return None
    asked = ask_clause(what, clause, len(what))
    if asked and _THEM.search(asked):  # ``Since predicate locks are expensive, InnoDB approximates them``
        meant = read_english(why, 0).subject
        asked = _THEM.sub(lower_first(meant), asked, count=1) if is_plural(meant) else None
    return (asked, why) if asked else None


def _resolved(why: str, what: str) -> str:
    """``Since resampling adds noise, it is done …``: what ``it`` stands for is the subject of the reason."""
    it, meant = _IT_DOES.match(what), read_english(why, 0)
    named = meant.subject and not (meant.pronoun or _VAGUE.search(meant.subject) or is_plural(meant.subject))
    return f"{lower_first(meant.subject)} {what[it.end() :]}" if it and named else what


def _own_subject(statement: Statement, why: str) -> str:
    """``However, it ignores the variance, which is why …``: who it is, as the question names another."""
    plain = _CONNECTIVE.sub("", why)
    pointing = _IT.match(plain)
    if pointing is None or not (statement.pronoun and statement.concept):
        return plain if pointing is None else ""
    return f"{lower_first(statement.concept)}{plain[pointing.end() :]}"


def _said_before(reading: Reading, statement: Statement) -> str:
    before = reading.before(statement)
    vague = before is None or before.noise or before.pronoun or before.text.endswith(("?", ":"))
    return "" if vague or before is None else before.text
