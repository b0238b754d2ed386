"""How far what a role leads in goes: past semicolons, to the end of its sentence or to the other side."""

from cardgen.extract.forms import roles
from cardgen.extract.reading.statement import Statement


def told_end(statement: Statement) -> int:
    """Return the end of what a colon or a number leads in, or where it turns to the other side."""
    end, begin = statement.sentence_end, statement.sentence.start
    turn = roles.TURNS.search(statement.passage.text, statement.sentence.end, begin + end)
    return turn.start() - begin if turn else end


def lead_end(statement: Statement) -> int:
    """Return where a statement begins behind what only leads it in (``换个角度看，``)."""
    return len(statement.lead) if statement.lead.endswith(("，", ",")) else 0
