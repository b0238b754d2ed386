"""English reasons that stand before what they explain: ``Since X, Y``, ``X, and that is why Y``."""

import re

from cardgen.extract.finding import Reading
from cardgen.extract.reading.english_clause import read_english
from cardgen.extract.reading.statement import Statement
from cardgen.extract.wording.english_question import ask_clause

_FIRST = re.compile(
    r"(?:Since|Because(?! of\b)|As(?= there (?:is|are) )|"
    r"As(?! (?:long|soon|far|much|well|many|a)\b)(?=[^,;]{3,80}\b(?:is|are|has|have|can|cannot|does|do)\b))\s"
    r"(?P<why>[^;]{8,160}?),\s(?P<what>(?!which\b|but\b|and\b)[^;:]{10,160})"
)
_THEREFORE = re.compile(
    r"(?:(?P<why>[^;]{10,160}?)[,;—–-]+\s(?:and\s)?(?:which|that|this)(?:\sis|[’']s)\s(?:exactly\s|also\s)?why\s"
    r"|(?:This|That)(?:\sis|[’']s)\s(?:exactly\s|precisely\s|also\s)?(?:the\s(?:main\s)?reason\s)?why\s)"
    r"(?P<what>[^;:]{8,140})"
)
_VAGUE = re.compile(r"\b(?:it|they|we|you|I|this|that|these|those|there|he|she)\b")
_TIME = re.compile(r"\d{4}|then\b|the (?:beginning|start)\b")


def grounds_before(reading: Reading, statement: Statement) -> tuple[str, str] | None:
    """Return the question why something is so, and the reason that stands before it; or nothing."""
    text = statement.text.rstrip(" .")
    match = _FIRST.match(text) or _THEREFORE.match(text)
    if match is None:
        return None
    why = match["why"] or _said_before(reading, statement)
    clause = read_english(match["what"], 0)
    if not why or _TIME.match(why) or not clause.subject or _VAGUE.search(clause.subject):
        return None
    asked = ask_clause(match["what"], clause, len(match["what"]))
    return (asked, why) if asked else None


def _said_before(reading: Reading, statement: Statement) -> str:
    before = reading.before(statement)
    vague = before is None or before.noise or before.pronoun or before.text.endswith(("?", ":"))
    return "" if vague or before is None else before.text
