"""What somebody found, and what a case shows: ``Hall 1952 年发现，…``, ``Hall found that …``, ``这说明…``."""

from collections.abc import Iterator

from cardgen.extract.finding import Finding, Reading, finding_at
from cardgen.extract.reading.headings import generic_name
from cardgen.extract.reading.signs import signs
from cardgen.extract.reading.statement import Statement
from cardgen.extract.wording.answers import clean, plain_answer, sentence_case
from cardgen.extract.wording.phrasing import with_missing_topic
from cardgen.model import Kind
from cardgen.text.expression import expression

_PERSON = r"[A-Z][A-Za-z.’'-]+"
_ONE = rf"{_PERSON}(?: {_PERSON}){{0,2}}"
_PEOPLE = rf"{_ONE}(?:(?:,? (?:and|&) |、|\s?和\s?){_ONE})?(?: et al\.?|\s*等人?)?"
_FOUND = expression(
    rf"^(?P<who>{_PEOPLE})\s*(?:[（(](?P<year>\d{{4}})[）)]|(?P<when>\d{{4}})\s*年)?\s*(?:的(?:实验|"
    rf"研究))?(?:就|又|曾|后来|首先|最早)?"
    r"(?P<verb>发现|认为|证明|指出|观察到|提出|主张)了?[，,：:]?\s*(?P<what>(?!(?:核心)?(?:思想|思路|想法|动机))[^。；]{8,160})"
)
_EN_FOUND = expression(
    rf"^(?P<who>{_PEOPLE}|(?P<authors>The authors))(?: \((?P<year>\d{{4}})\))?(?: (?:first|later|also))? "
    rf"(?P<verb>found|"
    rf"showed|proved|argued|observed|demonstrated|"
    r"discovered|claimed|suggested|reported|(?:find|show|prove|argue|observe|claim|report|suggest|"
    r"conjecture|hypothesi[sz]e)s?)(?: in (?P<when>\d{4}))?(?: that|:),? (?P<what>[^;]{10,200})"
)
_BASE = {
    "found": "find", "showed": "show", "proved": "prove", "argued": "argue", "observed": "observe",
    "claimed": "claim", "demonstrated": "demonstrate", "discovered": "discover", "suggested": "suggest",
    "reported": "report",
}  # fmt: skip
_THEY_ARE = expression(r"^(?:it|they|this|these) (?:is|are|does|do|can|has|have): ")
_SHOWS = expression(
    r"^(?:这|由此|此)(?:也|就|正|恰好|充分)?(?:说明|表明|意味着|证明)了?[，,：:]?(?P<what>[^。；]{6,140})"
)

_SIGNS = signs(
    "现为明出到张味",
    "found showed proved argued observed demonstrated discovered claimed suggested reported authors",
)


def evidence(reading: Reading) -> Iterator[Finding]:
    """Find results that are told of the people who found them, and what the case above shows."""
    for statement in reading.with_signs(_SIGNS):
        found = _chinese(reading, statement) if statement.chinese else _english(reading, statement)
        if found:
            yield found


def _chinese(reading: Reading, statement: Statement) -> Finding | None:
    match = _FOUND.match(statement.text)
    if match:
        before = reading.before(statement)
        of = before.concept if before and reading.knows(before.concept) else ""
        of = f"关于{of}，" if of and of not in statement.text else ""
        when = match["when"] or match["year"]
        who = f"{match['who'].strip()}（{when}年）" if when else f" {match['who'].strip()}"
        verb = match["verb"] + ("" if match["verb"] in ("认为", "观察到") else "了")
        return _finding(statement, match["who"], f"{of}{who}{verb}什么？", plain_answer(match["what"]))
    match = _SHOWS.match(statement.text)
    of = statement.passage.title.strip(" *") or (statement.term.name if statement.term else "")
    if match and of and not generic_name(of):
        return _finding(statement, of, f"{of}说明了什么？", plain_answer(match["what"]))
    return None


def _english(reading: Reading, statement: Statement) -> Finding | None:
    match = _EN_FOUND.match(statement.text)
    if match is None or not (match["authors"] or match["verb"] in _BASE):
        return None
    if match["what"].rstrip().endswith((",", ":")):  # what was found is the formula behind
        return None
    when = match["when"] or match["year"]
    verb, topic = match["verb"], reading.view.topic
    did = "did" if verb in _BASE else "does" if verb.endswith("s") else "do"
    who = f"the authors of {topic}" if match["authors"] and topic else match["who"]
    asked = f"What {did} {who} {_BASE.get(verb, verb.removesuffix('s'))}{f' in {when}' if when else ''}?"
    question = with_missing_topic(asked, reading.view.topic)
    said = sentence_case(clean(_THEY_ARE.sub("", match["what"])))
    return _finding(statement, match["who"], question, said)


def _finding(statement: Statement, concept: str, question: str, answer: str) -> Finding | None:
    if len(answer) < 6:
        return None
    return finding_at(statement, Kind.PROPERTY, concept, question.strip(), answer, 0.6, "found")
