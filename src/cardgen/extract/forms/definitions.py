"""What the rules for definitions share: how a name is asked for, and what is an answer."""

from dataclasses import replace

from cardgen.extract.finding import Finding, finding_at
from cardgen.extract.forms.names import Names
from cardgen.extract.reading.gloss import Gloss, is_abbreviation
from cardgen.extract.reading.statement import Statement
from cardgen.extract.wording.phrasing import display, is_plural, what_is
from cardgen.model import Kind
from cardgen.text.expression import expression

# What may stand between a name and the cue of its definition.
ADVERB = r"(?:通常|一般|主要|常|往往|其实|实际上|本质上|顾名思义[，,]?|就|也|可以|能够)*"
# Single words that are several things, no proper names: ``Fluoroquinolones``, ``SVMs``; not ``Paxos``.
_SEVERAL = expression(r"(?:[a-z](?:ers|ors|ists|ones|ides|ents|ants|ions|ities|isms|ures)|[A-Z]{2}s)$")
_ONLY_NAMES = expression(r"[A-Za-z0-9 .+/-]+(?:、[A-Za-z0-9 .+/-]+)+")


def with_names(gloss: Gloss, names: Names | None) -> Gloss:
    """Return ``gloss`` with what ``names`` add to it."""
    if names is None:
        return gloss
    other = gloss.other or (names.others[0][0] if names.others else "")
    return Gloss(gloss.full or names.full, gloss.abbreviation or names.short, other)


def ask_name(name: str, gloss: Gloss, chinese: bool) -> str:
    """Return the question that asks what ``name`` is, its bracket shown."""
    owner, _, aspect = name.partition("的")
    if gloss and owner and 2 <= len(aspect) <= 8:
        return f"{display(owner, gloss)}的{aspect}是什么？"
    shown = display(name, gloss)
    if chinese and name.endswith("的"):  # ``MAML 学的是…``
        return f"{shown}是什么？"
    if not chinese and " " in name and not is_abbreviation(name):
        return what_is(shown, False, is_plural(name))
    several = _SEVERAL.search(name) is not None or (name.islower() and is_plural(name))
    return what_is(shown, chinese, not chinese and several)


def is_body(answer: str, statement: Statement) -> bool:
    """Tell whether ``answer`` says enough to define something, and is no row of names."""
    if len(answer) < (4 if statement.chinese else 12):
        return False
    return not _ONLY_NAMES.fullmatch(answer)


def defined(
    statement: Statement,
    concept: str,
    question: str,
    answer: str,
    sure: float,
    words: str,
    last: Statement | None = None,
) -> Finding:
    """Return the definition of ``concept``; ``last`` is the statement that it ends with, if not the same."""
    found = finding_at(statement, Kind.DEFINITION, concept, question, answer, round(sure, 2), words)
    if last is None or last is statement:
        return found
    end = last.sentence.end
    return replace(found, source=statement.passage.prose.source(statement.sentence.start, end))
