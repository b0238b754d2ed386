"""What stays or changes in a case: ``In an isothermal process the temperature remains constant``."""

from cardgen.extract.reading.inline import HELD
from cardgen.extract.reading.statement import Statement
from cardgen.extract.wording.answers import clean
from cardgen.extract.wording.phrasing import is_plural, lower_first
from cardgen.text.expression import expression

_CASE = expression(
    r"(?:In|During|At|Under|After|Before|On|With|For) (?:an? |the |each |every )?[a-z][\w -]{2,50}"
)
_IN_ONE = expression(r"(?:In|During|Under) (?P<what>an? [a-z][\w -]{2,40})")
_VERB = expression(
    r"(?:remains?|stays?|increases?|decreases?|rises?|falls?|drops?|doubles?|halves|vanish(?:es)?|grows?|shrinks?|"
    r"narrows?|widens?|broadens?|disappears?|expands?|contracts?|opens?|closes?|speeds up|slows down)"
)
# ``As $\\lambda \\to 0$ the solution interpolates the data``
_AS_IT_GOES = expression(
    rf"[Aa]s (?P<case>[{HELD}]|(?:[{HELD}]|(?:the |more |an? )?[a-z][\w -]{{1,30}}?) "
    r"(?:grows?|increases?|decreases?|shrinks?|rises?|"
    r"falls?|goes to|tends to|approaches|becomes|is (?:raised|lowered|increased|decreased|added))"
    r"(?: [^,;]{1,30})?),? (?P<what>(?:the|it|its|an?|all|every|this) [^;]{8,120})"
)
_ARROW = expression(r"\\to\b|\\rightarrow\b|→")
_LONGEST = 60  # characters behind the verb


def ask_under(statement: Statement) -> tuple[str, str] | None:
    """Return the question what becomes of a thing in the case the sentence opens with, and the answer."""
    case, rest, subject = statement.adverbial.strip(" ,"), statement.rest.strip(" .;:"), statement.subject
    goes = _AS_IT_GOES.fullmatch(statement.text.strip(" .;"))
    if goes and (" " in goes["case"] or _ARROW.search(statement.passage.prose.restore(goes["case"]))):
        return f"What happens as {goes['case']}?", clean(goes["what"])
    if statement.pronoun or not subject or len(rest) > _LONGEST or not _CASE.fullmatch(case):
        return None
    inside = _IN_ONE.fullmatch(case)
    if subject.startswith("no ") and inside:
        return f"What characterizes {inside['what']}?", clean(statement.text[statement.start :])
    if not _VERB.fullmatch(statement.verb):
        return None
    they = "they" if is_plural(subject) else "it"
    return (
        f"What happens to {lower_first(subject)} {case[0].lower()}{case[1:]}?",
        f"{they} {statement.verb} {rest}",
    )
