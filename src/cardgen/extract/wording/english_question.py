"""English questions made of a statement's own words: ``Why does X need Y?``."""

import re

from cardgen.extract.language import english
from cardgen.extract.reading.clause import Clause
from cardgen.extract.reading.statement import Statement
from cardgen.extract.wording.phrasing import is_plural, lower_first
from cardgen.text.expression import expression

# ``a bit slow``: how a thing is, and not what it is, as ``a bit array`` says.
A_BIT = (
    r"a (?:bit|little) (?!(?:array|string|vector|mask|field|map|pattern|set|stream|sequence|plane|rate|index|"
    r"matrix|endian)\b)[a-z]+\.?$"
)
# ``X is due to Freund and Schapire``: whose it is, not why it is so.
_PEOPLE = expression(r"[A-Z][\w’-]+(?:(?:, | and | & )[A-Z][\w’-]+)*(?=[,.;]|$| \()")
_SOMEBODY_THEN = expression(r"(?:[A-Z][\w’-]+(?:, | and | & )?)+ \(\d{4}\)")
_CAUSED = expression(
    r"(?P<cue>(?:is|are|was|were) (?:\w+ly )?(?:caused by|due to|the result of|a consequence of)|"
    r"(?:results?|stems?|arises?|comes?) from)\s"
    r"(?P<why>[^;.]{4,200})"
)
_CUT = expression(r",?\s(?:e|i)$")  # of ``e.g.``, whose stop ended the match
_NAME_ONLY = expression(r"(?:the|its|their) (?:name|term|word)s?$", re.I)
_AND_DOES = expression(
    r"(?P<and>\b(?:and|but)) (?P<verb>[a-z]+s)\b(?= (?:the|an?|its|their|no|more|less|[a-z]+)\b)"
)
_BY_THE_WAY = expression(r",\s(?:however|though|then|too|of course)$")
_VAGUE = expression(r"\b(?:this|that|these|those|all|both|what|which|who|we|there)\b", re.I)
_RELATIVE = expression(
    r"(?P<what>[^,;]{4,60}\bwhose [\w-]+ [^,;]{4,60}?) (?P<be>is|are) "
    r"(?P<said>(?:[\U000f0000-\U000ffffd]|\d|a |an |the )[^,;]*)"
)


def ask_cause(statement: Statement) -> tuple[str, str] | None:
    """Return the question by what a thing is caused, and the cause: ``X is due to Y``."""
    match = _CAUSED.match(statement.text, statement.verb_start) if statement.verb_start >= 0 else None
    carried = statement.concept if statement.pronoun in ("It", "it", "They", "they") else ""
    what = statement.subject or carried
    if not match or not 0 < len(what.split()) <= 8 or _VAGUE.search(what) or _NAME_ONLY.match(what):
        return None
    if what[:1].isupper() and not what.startswith(("A ", "An ", "The ")) and _PEOPLE.match(match["why"]):
        return None
    if _SOMEBODY_THEN.match(match["why"]):
        be = "are" if is_plural(what) else "is"
        return f"Who {be} {lower_first(what)} due to?", _CUT.sub("", match["why"])
    if match["cue"].startswith("come"):
        asked = f"Where {'does' if match['cue'][4] == 's' else 'do'} {lower_first(what)} come from?"
    else:
        asked = f"What {'leads to' if 'from' in match['cue'] else 'causes'} {lower_first(what)}?"
    return asked, _CUT.sub("", match["why"])


# ``Enthalpy, defined as $H$,``: what is said on the way is no part of a question.
_ASIDE = expression(
    r",\s(?:(?:often |usually |also )?(?:defined|known|denoted|named|called|abbreviated|short|written)\b|"
    r"an? |the )[^,]*$"
)


def ask_why(statement: Statement, main: str) -> str | None:
    """Return the question why the main clause ``main`` is so, or nothing."""
    return ask_clause(statement.text, statement.clause, statement.start + len(main))


_OF_A_SORT = expression(
    r"(?:(?:an?|the|any) )?[\w -]{3,40} (?:that|which|who) (?:is|are|was|were|has|have|can)\b"
)


_OWNS = expression(r"(?:has|have)\s(?=(?:no|an?|the|only|few|fewer|many|more|less|several|two|three|\d+)\s)")


_BUT_DOES = expression(r"\bbut (?P<does>[a-z]+s) (?P<what>[^,;]+)$")


def ask_clause(text: str, clause: Clause, end: int) -> str | None:
    """Return the question why what the clause of ``text`` says before ``end`` is so, or nothing."""
    match = english.VERB.match(text, clause.verb_start - 1) if clause.verb_start > 0 else None
    owns = _OWNS.match(text, clause.verb_start) if clause.verb_start > 0 else None
    subject = lower_first(_ASIDE.sub("", clause.subject))
    if owns:
        does = "does" if owns[0].startswith("has") else "do"
        return f"Why {does} {subject} have {_BY_THE_WAY.sub('', text[owns.end() : end].strip(' ,'))}?"
    if match is None:
        return None
    rest = _BY_THE_WAY.sub("", text[clause.verb_end : end].strip(" ,"))
    but = _BUT_DOES.search(rest)  # ``is cache friendly but suffers from clustering because …``
    if but and english.is_third_person(but["does"]):
        return f"Why does {subject} {english.base_form(but['does'])} {but['what']}?"
    if not (rest or match["third"]):
        return None
    if match["be"]:  # ``Heat is energy that is transferred because …`` tells what it is
        return None if _OF_A_SORT.match(rest) else f"Why {match['be']} {subject} {rest}?"
    if match["modal"]:
        if match["modal"].startswith("need"):
            does = "does" if match["modal"].startswith("needs") else "do"
            return f"Why {does} {subject} need to {match['mverb']} {rest}?"
        modal, no = match["modal"].split()[0], "not " if match["modal"].startswith("cannot") else ""
        return f"Why {modal.removesuffix('not')} {subject} {no}{match['madv'] or ''}{match['mverb']} {rest}?"
    if match["third"]:
        rest = _AND_DOES.sub(_plainly, rest)
        return f"Why does {subject} {match['adv']}{english.base_form(match['third'])} {rest}".rstrip() + "?"
    return f"Why do {subject} {match['adv']}{match['base']} {rest}?" if match["base"] else None


def _plainly(joined: re.Match[str]) -> str:
    """``and gets`` as it stands behind ``does``."""
    verb = joined["verb"]
    return f"{joined['and']} {english.base_form(verb)}" if english.is_third_person(verb) else joined[0]


def ask_relative(statement: Statement) -> tuple[str, str] | None:
    """Return what a thing with a relative clause is: ``The speed of a car whose wheels spin is zero``."""
    told = _RELATIVE.fullmatch(statement.text[statement.start :].strip().rstrip("."))
    if told is None or _VAGUE.search(re.sub(r"\bw(?:hose|hich|ho)\b", "", told["what"])):
        return None
    return f"What {told['be']} {lower_first(told['what'])}?", told["said"]
