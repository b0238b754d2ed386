"""What stands before the subject of a Chinese clause: connectives, a condition, an adverbial."""

from cardgen.extract.language import chinese
from cardgen.extract.reading.clause import Clause
from cardgen.text.expression import expression

_FOR = expression(
    r"对于?(?P<np>[^，。；]{2,16}?)(?:来说|而言|来讲)[，,]|"
    r"(?:至于|再[说看]|说到|谈到|"
    r"到了(?=[A-Z]))(?P<about>[^，。；]{1,20}?)[，,]"
)
_THAT_NAMED = expression(
    r"^[那这][个位种][^A-Za-z]{0,10}的?\s?(?=[A-Z][A-Za-z])"
)  # ``那个被淘汰的 Hashtable``
_LATER_IF = expression(r"(?:在|当|对于?)[^，。]{2,30}(?:，[^，。]{2,20}时)?，(?=如果|若)")
_REACH = 64  # characters in which what stands before a subject ends
_CONDITION_STARTS = frozenset("当每一如若假只除哪即就无不要倘")
_TIME_STARTS = frozenset("公大早直到就在一二两三四五六七八九十几0123456789")
_TIME = expression(r"(?:时|时候|情况下|之后|条件下|的话)[，,]")


def before_subject(clause: Clause, text: str, place: int) -> int:
    """Fill ``clause`` with what stands at ``place``; return where the subject begins."""
    for _ in range(3):
        match = chinese.LEAD.match(text, place) if text[place : place + 1] in chinese.LEAD_STARTS else None
        match = match or chinese.LEAD_PHRASE.match(text, place)
        if not match or match.end() >= len(text):
            break
        clause.lead += match[0]
        place = match.end()
    when = chinese.TIME.match(text, place) if text[place : place + 1] in _TIME_STARTS else None
    if when and when.end() < len(text):
        clause.adverbial, place = when[0], when.end()
    later = _LATER_IF.match(text, place)
    place = later.end() if later else place
    place = _condition(clause, text, place)
    match = chinese.ADVERBIAL.match(text, place) if has_comma(text, place) else None
    if match and match.end() < len(text):
        clause.adverbial, place = match[0], match.end()
        whose = _FOR.fullmatch(match[0])
        about = (whose["np"] or whose["about"]) if whose else ""
        about = _THAT_NAMED.sub("", about)
        if about and not chinese.PRONOUN.match(about):
            clause.holder = about
        if whose and whose["about"]:  # ``至于X，一旦…，…``
            place = _condition(clause, text, place)
        if not clause.condition:
            place = _condition(clause, text, place)
    clause.start = clause.predicate = place
    return place


def _condition(clause: Clause, text: str, place: int) -> int:
    match = chinese.CONDITION.match(text, place) if text[place : place + 1] in _CONDITION_STARTS else None
    if match and match.end() < len(text):
        clause.condition = text[place : match.end("timed" if match["timed"] else "what")]
        return match.end()
    match = chinese.SUFFIX_CONDITION.match(text, place) if _TIME.search(text, place) else None
    if match and match.end() < len(text):
        clause.condition = match["what"]
        return match.end()
    return place


def has_comma(text: str, place: int) -> bool:
    """Tell whether a comma stands near behind ``place``."""
    near = text[place : place + _REACH]
    return "，" in near or "," in near
