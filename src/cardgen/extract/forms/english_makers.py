"""Who made a thing and when, as English sentences say it in passing: ``X (A, 2014)``, ``named after A``."""

import re
from collections.abc import Iterator

from cardgen.extract.forms.people import Told
from cardgen.extract.reading.marks import marked_names
from cardgen.extract.reading.statement import Statement
from cardgen.extract.wording.phrasing import is_plural, lower_first
from cardgen.text.expression import expression

_PERSON = r"[A-ZÀ-Þ](?:\.|[\w’-]+)(?: (?:(?:de|van|von) )?[A-ZÀ-Þ](?:\.|[\w’-]+)){0,3}"
WHO = rf"{_PERSON}(?:(?:, {_PERSON}){{1,3}},? and {_PERSON}| (?:and|&) {_PERSON}| et al\.?)?"
_NAME = r"(?:(?:The|A|An) )?[A-Za-z][\w+-]*(?: [\w+-]+){0,4}?"
_WORK = r"(?:paper|article|book|thesis|work|report|essay|talk|lecture|monograph|proposal|idea)"
_CITED = expression(
    rf"^(?!(?:For|As|By|With|According|Since|From|To|See)\b)(?P<what>{_NAME}) "
    rf"\((?P<who>{WHO}),? (?P<when>\d{{4}})[a-z]?\)(?=,? [a-z])"
)
_BESIDE = expression(
    rf"^(?P<what>[A-Z][^,.;:()]{{2,50}}), by (?P<who>{WHO})"
    r"(?: \((?P<when>\d{4})\)| in (?P<in>\d{4}))?(?=[,.;]|$)"
)
_BACK_TO = expression(
    r"^(?P<what>[^,.;:()]{2,60}?) (?P<verb>dates? back|goes back|go back|can be traced(?: back)?|traces? "
    r"back|"
    r"comes?|stems?|originates?|originated|was taken|is taken) (?:to|from|in) (?:an? |the )?"
    rf"(?:(?P<who>{WHO})(?:['’]s?)?,? )?\(?(?:the )?(?P<when>\d{{4}})\)?"
    rf"(?: (?:[a-z]+ )?{_WORK}(?: (?:by|of) (?P<by>{WHO}))?)?(?=[,.;]|$| (?:on|about|that|where|which)\b)"
)
_DUE_TO = expression(
    rf"^(?P<what>(?!The |An? ){_NAME})(?:, short for [^,]{{4,50}},)? (?:is|are|was) due to (?P<who>{WHO})"
    r"(?:,? (?:in )?\(?(?P<when>\d{4})\)?)?(?=[,.;]|$)"
)
_AFTER = expression(
    r"^(?P<what>[^,.;:()]{2,60}?),? (?:is|are|was|were)?\s?named (?:after|for|in hono[u]?r of) "
    r"(?P<who>[^,.;:()]{3,60}?)(?=[,.;]|$|\s(?:who|which|because|and is)\b)"
)
# ``The MPLP algorithm of Globerson and Jaakkola (2007)``
_WORK_OF = expression(
    r"[Tt]he (?P<what>[A-Z][\w+-]*(?: [\w+-]+){0,3}? (?:algorithm|method|model|network|procedure|scheme|"
    r"estimator|test|architecture))"
    rf" (?:of|by) (?P<who>{WHO}) \((?P<when>\d{{4}})[a-z]?\)"
)
# ``the *bootstrap filter* of Gordon, Salmond and Smith (1993)``
_OF_WHOM = expression(rf"of (?P<who>{WHO}) \((?P<when>\d{{4}})[a-z]?\)")
# ``Introduced by A, named after B``: the thing is the one above.
_ALSO_AFTER = expression(
    r"(?:^(?:First |Originally )?[A-Z][a-z]+ed by [^;]{3,90}?,? (?:and )?|^)"
    r"[Nn]amed (?:after|for|in hono[u]?r of) "
    r"(?P<who>(?:the )?[^,.;()]{3,60}?(?:\s[A-Z]\.)*[^,.;()]{0,30}?)"
    r"(?=[,;]|\.?$|\s(?:who|which|because)\b)"
)
_PRIZE = expression(
    rf"^(?:In \d{{4}},? )?(?P<who>{WHO}) (?:won|received|shared|was awarded|were awarded|got) (?:the |a )?"
    r"(?:\d{4} )?(?P<prize>[A-Z][\w ]{2,40}?(?:Prize|Award|Medal)(?: (?:in|for) [A-Z]\w+)?)(?: in \d{4})?"
    r" for (?P<why>[^,.;]{4,90})"
)
_YEAR = expression(r"\d{4}")
_HONOUR = expression(r"Prize|Award|Medal")
# One of which each of these sentences has, and ``X was made by P``.
WORDS = (
    "by due back named award prize medal et and comes come stems stem taken originates originate originated"
)
_BARE_NOUN = expression(
    r"[Tt]he (?P<noun>algorithm|method|technique|acronym|term|name|phrase|model|architecture|theorem|"
    r"notion|approach|"
    r"procedure|scheme|construction|protocol)"
)
_POINTS = expression(
    r"(?:This|That|It|These|They|We|I|He|She|The (?:idea|paper|result|work|name|term|fix|cure|remedy|"
    r"trick|proof|catch))\b"
)


def told_in_passing(statement: Statement) -> Iterator[Told]:
    """Yield concept, question, answer and place of what an English statement says of makers and names."""
    text = statement.text
    match = (_CITED.match(text) if "(" in text else None) or (
        _BESIDE.match(text) if ", by " in text else None
    )
    match = match or (_DUE_TO.match(text) if " due to " in text else None)
    if match and not _POINTS.match(match["what"]):
        yield _made(match["what"], match)
    match = _BACK_TO.match(text) if _YEAR.search(text) else None
    if match and (match["who"] or match["by"]) and not _POINTS.match(match["what"]):
        what = lower_first(named_above(statement, match["what"]))
        answer = f"{match['who'] or match['by']}, in {match['when']}"
        do = "do" if is_plural(what) else "does"
        asked = f"To whom {do} {what} go back, and to when?"
        if match["verb"].startswith(("come", "stem")):
            asked = f"Who introduced {what}, and when?"
        yield match["what"], asked, answer, match.span()
    match = _AFTER.match(text) if "named " in text else None
    if match and not _POINTS.match(match["what"]):
        question = f"Who or what is {lower_first(match['what'])} named after?"
        yield match["what"], question, match["who"], match.span()
    match = _ALSO_AFTER.match(text) if "amed " in text and statement.above else None
    if match:
        question = f"Who or what is {lower_first(statement.above)} named after?"
        yield statement.above, question, match["who"], match.span("who")
    if "(" in text and (work := _WORK_OF.search(text)):
        question = f"Who proposed the {work['what']}, and when?"
        yield work["what"], question, f"{work['who']}, in {work['when']}", work.span()
    for start, end in marked_names(statement) if "(" in text else ():
        of = _OF_WHOM.match(text, end + 1)
        if of:
            name = text[start:end].strip()
            article = "the " if text[:start].lower().endswith("the ") else ""
            question = f"Who proposed {article}{name}, and when?"
            yield name, question, f"{of['who']}, in {of['when']}", of.span()
    match = _PRIZE.match(text) if _HONOUR.search(text) else None
    if match:
        question = f"For what did {match['who']} get the {match['prize']}?"
        yield match["who"], question, match["why"], match.span()


def named_above(statement: Statement, what: str) -> str:
    """``the algorithm``, ``the acronym``: which one, by the name that was spoken of; else ``what``."""
    bare = _BARE_NOUN.fullmatch(what)
    name = statement.carried or statement.above
    if not bare or not name or bare["noun"] in name.lower():
        return what
    return f"the {bare['noun']} {name}" if bare["noun"] in ("acronym", "term", "name", "phrase") else name


def _made(what: str, match: re.Match[str]) -> Told:
    when = match["when"] or (match["in"] if "in" in match.re.groupindex else None)
    question = f"Who proposed {lower_first(what)}{', and when' if when else ''}?"
    return what, question, match["who"] + (f", in {when}" if when else ""), match.span()
