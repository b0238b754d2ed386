"""English sentences that tell two things apart: ``Unlike A, B …``, ``A …, while B …``, ``A differs …``."""

import re
from dataclasses import replace

from cardgen.extract.finding import Finding, finding_at
from cardgen.extract.forms.complement_question import VAGUE
from cardgen.extract.reading.english_clause import read_english
from cardgen.extract.reading.signs import signs
from cardgen.extract.reading.statement import Statement
from cardgen.extract.wording.answers import clean, sentence_case
from cardgen.extract.wording.phrasing import is_plural, lower_first
from cardgen.model import Kind
from cardgen.text.expression import expression

_MOST_OF_IT = 3  # words of what a pronoun stands for
_IT_FIRST = expression(r"^(?:It|They)\b")
_EN_WHILE = expression(
    r"^(?!To |[^:,]{2,40} (?:is|are) [^:,]{3,30}: )(?P<a>.{15,260}?),\s(?:while|whereas)\s(?P<b>(?!(?:as|"
    r"when|if|for|in) ).{10,260})$"
)
_EN_CONTRAST = expression(
    r"^(?:In contrast|By contrast|On the other hand|Conversely|In comparison)\b,?\s", re.I
)
_EN_COLON = expression(r"[^:]{8,90}\b(?:difference|contrast|distinction)s?\b[^:]{0,40}:\s")
_EN_UNLIKE = expression(
    r"^(?P<unlike>(?:Unlike|In contrast to|Compared (?:to|with)|As opposed to)\s(?P<a>[^,]{2,60}))"
    r",\s(?P<b>.{2,60}?)\s(?P<be>is|are|will|can|do|does|has|have|use|uses|require|requires|"
    r"(?:gives|gets|takes|makes|needs|keeps|lets|stores|works|runs|grows|holds|produces|allows|attacks|gains|costs))"
    r"\s(?P<what>.+)$"
)
# ``Unlike XGBoost, which grows trees level by level, LightGBM grows them leaf by leaf``
_EN_UNLIKE_WHICH = expression(
    r"^(?:Unlike|In contrast to|As opposed "
    r"to)\s(?P<a>[^,]{2,40}),\swhich\s(?P<does>[^,]{4,90}),\s(?P<b>[^,].{8,})$"
)

# ``Duress differs from undue influence in that the former …, while the latter …``
_EN_DIFFERS = expression(
    r"^(?P<a>[A-Z][^,;:]{2,50}?)\s(?:differs? from|is different from|are different from|is distinct from)\s"
    r"(?P<b>[^,;:]{2,50}?),?\s(?:in that|because|as|since|by|(?=in (?:the|its|their|how)\s))\s?"
    r"(?P<how>.{8,}(?<!\shave)(?<!\shas)(?<!\sare)(?<!\sis))$"
)
_FORMER_LATTER = (expression(r"\bthe former\b", re.I), expression(r"\bthe latter\b", re.I))
_ONE = expression(r"(?<=\s)ones?$")
_IT = expression(r"it|they", re.I)
_CLAUSE_INSIDE = expression(r"\b(?:and|but) (?:there|it|they|we|the)\b")
_EN_SIGNS = signs(
    words="unlike differ differs different distinct contrast compared opposed while whereas hand "
    "conversely comparison"
)


def english_comparison(statement: Statement, before: Statement | None) -> Finding | None:
    """Return how an English statement, or it and the one ``before``, tells two things apart, or nothing."""
    if _EN_SIGNS.isdisjoint(statement.signs) and not _is_joined(statement):
        return None
    text = statement.text.rstrip(" .")
    set_off = _EN_UNLIKE_WHICH.match(text)
    if set_off and (other := _en_subject(set_off["b"])):
        question = f"How do {set_off['a']} and {other} differ?"
        answer = sentence_case(f"{set_off['a']} {set_off['does']}; {clean(set_off['b'])}")
        return compared(statement, question, answer, (set_off["a"], other), 0.7, "unlike")
    if told := _EN_DIFFERS.match(text):
        return _told_apart(statement, told)
    match = _EN_UNLIKE.match(text)
    if match and not _CLAUSE_INSIDE.search(match["b"]):
        return _differs_from(statement, match)
    return _while(statement, text) or _contrast(statement, before)


def _told_apart(statement: Statement, match: re.Match[str]) -> Finding:
    pair = (match["a"], match["b"])
    how = clean(match["how"])
    for which, name in zip(_FORMER_LATTER, pair, strict=True):
        how = which.sub(lower_first(name).replace("\\", r"\\"), how)
    return compared(statement, _ask(pair), sentence_case(how), pair, 0.75, "differs")


def _differs_from(statement: Statement, match: re.Match[str]) -> Finding | None:
    pointing = _IT.fullmatch(match["b"]) is not None
    name = statement.concept if pointing else match["b"]
    if not name or (pointing and name in match["a"]):
        return None
    several = match["be"] in ("are", "do", "have", "use", "require") or (
        not pointing and is_plural(match["b"]) and not match["b"].split()[0].endswith("ing")
    )
    does = "do" if several else "does"
    question = f"How {does} {lower_first(name)} differ from {match['a']}?"
    answer = sentence_case(clean(f"{match['b']} {match['be']} {match['what']}"))
    return compared(statement, question, answer, (name, match["a"]), 0.7, "unlike")


def _while(statement: Statement, text: str) -> Finding | None:
    """``A …, while B …``; behind ``the difference is …:`` both stand in the clause."""
    colon = _EN_COLON.match(text)
    clause = text[colon.end() :] if colon else text
    match = _EN_WHILE.match(clause)
    subject = _en_subject(match["a"]) if match and colon else _subject(statement)
    pair = (subject, _en_subject(match["b"]) if match else "")
    if match is None or not all(pair):
        return None
    said = _IT_FIRST.sub(lambda _: subject, text[statement.start :], count=1)
    answer = sentence_case(clean(clause if colon else said))
    return compared(statement, _ask(pair), answer, pair, 0.7, "while")


def _subject(statement: Statement) -> str:
    """The subject; for a pronoun the short name that it stands for."""
    if not statement.pronoun:
        return statement.subject
    name = statement.concept if statement.pronoun in ("It", "They") else ""
    return lower_first(name) if len(name.split()) <= _MOST_OF_IT and not VAGUE.match(name) else ""


def _contrast(statement: Statement, before: Statement | None) -> Finding | None:
    """Two sentences, the second of which opens with ``In contrast``."""
    if before is None or before.passage is not statement.passage:
        return None
    if not _is_joined(statement) and not _EN_CONTRAST.match(statement.text):
        return None
    pair = (before.subject, _without_one(statement.subject, before.subject))
    if not all(pair) or statement.pronoun or pair[0] == pair[1]:
        return None
    said = clean(statement.text[statement.start :]).replace(statement.subject, pair[1], 1)
    answer = f"{clean(before.text)}; {said}"
    question = _ask(pair, _about(before))
    found = compared(statement, question, sentence_case(answer), pair, 0.75, "in contrast")
    prose = statement.passage.prose
    return replace(found, source=prose.source(before.sentence.start, statement.sentence.end))


def _is_joined(statement: Statement) -> bool:
    """Tell whether ``whereas`` ties ``a voidable one`` to the statement before; names tell for themselves."""
    joined = statement.passage.text[: statement.sentence.start].endswith("whereas ")
    return joined and _ONE.search(statement.subject) is not None


def _without_one(subject: str, before: str) -> str:
    """``a voidable one`` beside ``A void contract``: a voidable contract."""
    return _ONE.sub(before.split()[-1], subject) if before else subject


def _ask(pair: tuple[str, str], about: str = "") -> str:
    return f"How do {lower_first(pair[0])} and {lower_first(pair[1])} differ{about}?"


def _about(before: Statement) -> str:
    """The words that follow the first verb: they tell two comparisons of one pair apart."""
    return f" ({' '.join(before.text[before.verb_start :].rstrip('.').split()[:4])} …)"


def _en_subject(clause: str) -> str:
    found = read_english(clause, 0)
    return "" if found.pronoun or len(found.subject.split()) > 6 else found.subject


def compared(
    statement: Statement, question: str, answer: str, pair: tuple[str, str], sure: float, words: str
) -> Finding:
    """Return the card that sets the two names of ``pair`` against each other."""
    return finding_at(statement, Kind.COMPARISON, "/".join(pair), question, answer, sure, words)
