"""English sentences of a line whose term is their subject, left out (``Used to measure Y``)."""

from cardgen.extract.forms.complement_question import ask_done
from cardgen.extract.reading.headings import generic_name
from cardgen.extract.reading.statement import Statement
from cardgen.extract.wording.phrasing import is_plural, lower_first
from cardgen.text.expression import expression

_PARTICIPLE = expression(
    r"(?P<first>Used|Measured|Caused|Treated|Found|Made|Defined|Given|Known|Written|Discovered|Invented|"
    r"Introduced|Proposed|Named|Built|Computed|Stored|Derived|Produced|Released|Inherited|Transmitted|Designed|Developed|"
    r"Obtained|Trained|Implemented|Based|Encoded|Triggered|Formed|Driven|Composed|Intended)"
    r"(?P<rest> (?:[a-z]+ly )?(?:to|for|as|in|by|with|from|of|at|on|after|when|using|via) .{4,160})"
)


def ask_elided(statement: Statement) -> tuple[str, str, str] | None:
    """Return the term of the line, the question what is done with it, and the answer; or nothing."""
    term = statement.term
    match = _PARTICIPLE.fullmatch(statement.text.rstrip(" .;"))
    if match is None or term is None or statement.first or generic_name(term.name):
        return None
    stem = f"What {'are' if is_plural(term.name) else 'is'} {lower_first(term.name)}"
    asked = ask_done(stem, match["first"].lower() + match["rest"])
    return asked and (term.name, *asked)
