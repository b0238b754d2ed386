"""How a thing goes, in English, told as deeds in a row: ``We pick the best box, discard …, and repeat``."""

from collections.abc import Iterator

from cardgen.extract.finding import Finding, Reading, finding_at
from cardgen.extract.language.english_verbs import BASES
from cardgen.extract.reading.headings import generic_name
from cardgen.extract.reading.statement import Statement
from cardgen.extract.wording.answers import clean, sentence_case
from cardgen.extract.wording.phrasing import is_plural, with_the
from cardgen.model import Kind
from cardgen.text.expression import expression

_WE = expression(
    r"[Ww]e (?:then |first |simply |therefore |just |now |usually |always |only )?(?P<deeds>.{12,300})"
)
_EACH = expression(r"(?:,|;|—| and| then)+ (?:and |then |finally |also )*")
_OBJECT = expression(r"(?:the|an?|it|its|each|all|every|them|one)\b")
_MAY_BE_VERB = expression(
    r"(?!from|with|into|onto|that|when|while|where|which|over|upon|than|then|also|only|just|like|such)[a-z]{3,12}(?<!s)(?<!ed)(?<!ing)(?<!ly)"
)
_OPEN_END = expression(r",? (?:where|with|in which|so that)$")
_STATES = expression(
    r"have|see|know|need|want|get|find|say|call|note|think|mean|expect|hope|assume|suppose|recall|consider|let|"
    r"will|can|may|must|should|could|would|do|are|were|obtain|recover|arrive|end|understand|believe|insist"
)
_FEWEST = 3  # deeds that tell how a thing goes
_LONGEST = 300


def course(reading: Reading) -> Iterator[Finding]:
    """Find how the concept at hand works."""
    for statement in reading.statements:
        if not (statement.chinese or statement.noise):
            text = statement.text.rstrip(" .")
            match = _WE.fullmatch(text, len(statement.lead))
            deeds = match["deeds"] if match else text[len(statement.lead) :]
            if _count(deeds) >= _FEWEST and (match or statement.verb_start < 0):
                yield from _works(reading, statement, deeds)


def _count(deeds: str) -> int:
    """Return how many clauses begin with a verb in its base form; 0 where the first one does not."""
    parts = [part.split(maxsplit=1) for part in _EACH.split(deeds)]
    does = [_is_deed(part) for part in parts if part]
    return sum(does) if does and does[0] else 0


def _is_deed(part: list[str]) -> bool:
    """Tell whether a clause begins with a verb: a known one, or one before what it acts on."""
    verb = part[0].lower().strip(",:;")
    acts = len(part) > 1 and _OBJECT.match(part[1]) and _MAY_BE_VERB.fullmatch(verb)
    return not _STATES.fullmatch(verb) and (verb in BASES or bool(acts))


def _works(reading: Reading, statement: Statement, deeds: str) -> Iterator[Finding]:
    owner = reading.owner(statement.carried)
    if owner and not generic_name(owner) and len(deeds) <= _LONGEST:
        asked = f"How {'do' if is_plural(owner) else 'does'} {with_the(owner)} work?"
        answer = sentence_case(clean(_OPEN_END.sub("", deeds)))
        yield finding_at(statement, Kind.PROCEDURE, owner, asked, answer, 0.5, answer[:12])
