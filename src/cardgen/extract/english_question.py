"""English questions made of a statement's own words: ``Why does X need Y?``."""

from cardgen.extract.language import english
from cardgen.extract.phrasing import lower_first
from cardgen.extract.statements import Statement


def ask_why(statement: Statement, main: str) -> str | None:
    """Return the question why the main clause ``main`` is so, or nothing."""
    match = english.VERB.match(statement.text, statement.verb_start - 1) if statement.verb_start > 0 else None
    if match is None:
        return None
    subject = lower_first(statement.subject)
    rest = statement.text[statement.verb_end : statement.start + len(main)].strip(" ,")
    if match["be"]:
        return f"Why {match['be']} {subject} {rest}?"
    if match["modal"]:
        return f"Why {match['modal'].split()[0]} {subject} {match['madv'] or ''}{match['mverb']} {rest}?"
    if match["third"]:
        return f"Why does {subject} {english.base_form(match['third'])} {rest}?"
    return f"Why do {subject} {match['base']} {rest}?" if match["base"] else None
