"""Halves of a sentence that face each other: two places, two names behind a colon or side by side."""

from collections.abc import Iterator, Sequence

from cardgen.extract.finding import Finding, Reading, finding_at
from cardgen.extract.forms.side_by_side import side_by_side
from cardgen.extract.language.english_verbs import BASES
from cardgen.extract.reading.english_clause import read_english
from cardgen.extract.reading.marks import marked_names
from cardgen.extract.reading.signs import signs
from cardgen.extract.reading.statement import Statement
from cardgen.extract.wording.answers import clean, sentence_case
from cardgen.extract.wording.phrasing import in_a_row, lower_first, with_topic, without_article
from cardgen.model import Kind
from cardgen.text.expression import expression

_PLACE = r"(?:[Oo]n|[Ii]n|[Ff]or|[Aa]t|[Ww]ith|[Uu]nder|[Dd]uring|[Ww]ithout)"
_IN_TWO_PLACES = expression(
    rf"^(?P<one>{_PLACE} [^,]{{2,40}}?),? (?P<subject>it|they|the [^,]{{2,40}}?) (?P<first>(?:would|"
    rf"will|can|is|are|has|have|does|do|[a-z]+s) "
    rf"[^,]{{2,80}}), (?:whereas|while|but) (?P<two>{_PLACE} [^,]{{2,40}}?),? (?P<again>it|they|"
    rf"the [^,]{{2,40}}?) "
    r"(?P<second>(?:would|will|can|is|are|has|have|does|do|[a-z]+s) [^;]{2,120})$"
)
_BEHIND_COLON = expression(
    r"^[^:]{8,120}:\s(?P<one>[^,:;]{8,80}),\s(?:and\s|but\s|"
    r"while\s)?(?P<two>[^,:;]{8,80})$"
)

# ``Choosing k: too small and it …, too big and it …``
_TOO_MUCH = expression(
    r"^(?:(?:[Cc]hoosing|[Tt]uning|[Ss]etting|[Pp]icking|[Tt]he choice of)\s)?"
    r"(?P<what>[^,;:]{2,50}?)(?::|,| is)?\s(?P<answer>"
    r"(?P<low>[Tt]oo [a-z]+)(?: and|,| means|:)\s[^;]{6,120}?[,;]\s"
    r"(?:and )?(?P<high>too [a-z]+)(?: and|,| means|:)\s.{6,160})$"
)
_FEWEST_MARKED, _MOST_MARKED = 2, 4
_BEFORE_MARKED = expression(r"(?:^|,\s(?:and\s|but\s|while\s|whereas\s)?)(?:(?:[Aa]n?|[Tt]he)\s)?$")
_BEFORE_MARKED_ZH = expression(r"(?:^|[，；](?:而|但|而且)?)$")
_SAID_BEHIND = expression(r"[”）)]?(?![，。；、：（(的和与及]|就?是)[^，。；：]{3,}")
_VERB_BEHIND = expression(r"\s(?:(?:is|are|has|have|do|can|was|were)|(?P<verb>[a-z]+))\s")
_SIGNS = signs(words="too whereas while but and two both each differ split share contrast divide")


def facing(reading: Reading) -> Iterator[Finding]:
    """Find what a sentence says of two things or two places side by side."""
    for statement in reading.statements:
        if statement.chinese and not statement.noise and statement.text[:1].isascii():
            row = _in_a_row(reading, statement)
            if row:
                yield row
    for statement in reading.statements:
        if not statement.noise and (found := _marked_row(statement)):
            yield found
    for statement in reading.with_signs(_SIGNS):
        if not statement.chinese:
            text = clean(statement.text[len(statement.lead) :])
            found = (
                _too_much(statement, text)
                or _in_two_places(statement, text)
                or _behind_colon(reading, statement, text)
            )
            if found:
                yield found


def _marked_row(statement: Statement) -> Finding | None:
    """``A **dike** cuts …, a **sill** runs …``: each marked name opens a clause of its own."""
    spans, text = list(marked_names(statement)), statement.text
    if not _FEWEST_MARKED <= len(spans) <= _MOST_MARKED:
        return None
    if not all(_opens_clause(statement, *span) for span in spans):
        return None
    names = [text[start:end].strip(" .,:“”") for start, end in spans]
    if statement.chinese:
        question = f"{_joined(names)}有什么区别？"
        return finding_at(statement, Kind.COMPARISON, "/".join(names), question, clean(text), 0.6, names[-1])
    return _finding(statement, f"How do {in_a_row(names)} differ?", text, "/".join(names))


def _opens_clause(statement: Statement, start: int, end: int) -> bool:
    """Tell whether a name stands first in a clause and what it does right behind it."""
    text = statement.text
    if statement.chinese:
        opens = _BEFORE_MARKED_ZH.search(text, 0, start)
        return bool(opens and opens.end() == start and _SAID_BEHIND.match(text, end))
    opens, behind = _BEFORE_MARKED.search(text, 0, start), _VERB_BEHIND.match(text, end)
    does = behind and (behind["verb"] is None or behind["verb"].endswith("s") or behind["verb"] in BASES)
    return bool(opens and opens.end() == start and does)


def _joined(names: Sequence[str]) -> str:
    return f"{'、'.join(names[:-1])}和{names[-1]}"


def _in_a_row(reading: Reading, statement: Statement) -> Finding | None:
    """``A找x，B找y``: Latin names of which a Chinese sentence says the like."""
    place, whole = statement.sentence.start, statement.around
    row = side_by_side(whole.text) if whole.start == place else None
    if row is None:
        return None
    start, end = row.span
    asked = f"{_joined(row.names)}{'分别是什么' if row.signs else '有什么区别'}？"
    short = any(len(name) < 3 for name in row.names)
    question = with_topic(asked, reading.view.topic, True) if short else asked
    answer = clean(statement.passage.text[place + start : place + end])
    return finding_at(statement, Kind.COMPARISON, "/".join(row.names), question, answer, 0.6, row.names[-1])


def _in_two_places(statement: Statement, text: str) -> Finding | None:
    match = _IN_TWO_PLACES.match(text)
    if match is None or match["one"].split()[0].lower() != match["two"].split()[0].lower():
        return None
    subject = match["subject"]
    if subject in ("it", "they"):
        subject = statement.concept
    if not subject or subject in ("it", "they"):
        return None
    question = f"How does {lower_first(subject)} differ {lower_first(match['one'])} and {match['two']}?"
    question = question.replace(match["one"], match["one"][0].lower() + match["one"][1:])
    return _finding(statement, question, text, subject)


def _too_much(statement: Statement, text: str) -> Finding | None:
    """What happens where a thing is too small, and where it is too big."""
    match = _TOO_MUCH.match(text)
    if match is None or match["low"].lower() == match["high"]:
        return None
    what = lower_first(statement.concept if match["what"].lower() in ("it", "this") else match["what"])
    question = f"What happens if {what} is {match['low'].lower()} or {match['high']}?"
    shown = sentence_case(clean(match["answer"]))
    return finding_at(statement, Kind.PROPERTY, without_article(what), question, shown, 0.6, match["low"])


def _behind_colon(reading: Reading, statement: Statement, text: str) -> Finding | None:
    match = _BEHIND_COLON.match(text)
    if match is None:
        return None
    clauses = [read_english(f"{half} ", 0) for half in (match["one"], match["two"])]
    one, two = (without_article(clause.subject) for clause in clauses)
    both = all(clause.verb_start > 0 for clause in clauses) and one.lower() != two.lower()
    # A name that shares its noun with a known one is of its kind.
    alike = one.lower().split()[-1:] == two.lower().split()[-1:]
    known = [_named(reading, one), _named(reading, two)]
    if not both or not (all(known) or (alike and any(known))):
        return None
    answer = text[match.start("one") :]
    return _finding(
        statement, f"How do {lower_first(one)} and {lower_first(two)} differ?", answer, f"{one}/{two}"
    )


def _named(reading: Reading, name: str) -> bool:
    return bool(name) and (reading.knows(name) or reading.known.any_in(name))


def _finding(statement: Statement, question: str, answer: str, concept: str) -> Finding:
    shown = sentence_case(clean(answer))
    return finding_at(statement, Kind.COMPARISON, concept, question, shown, 0.6, "whereas")
