r"""Signs that are called something: ``其中$\alpha$称为*动量*`` is asked from the sign to its name."""

from cardgen.extract.finding import Finding, finding_at
from cardgen.extract.reading.inline import HELD
from cardgen.extract.reading.statement import Statement
from cardgen.model import Kind
from cardgen.text.expression import expression

# One letter, in whatever type, with its index: ``$\boldsymbol{\gamma}$``, ``$d_k$``.
_BARE = expression(
    r"\${1,2}\s*(?:\\(?:mathbf|mathcal|mathrm|mathbb|boldsymbol|bm|hat|tilde|bar|vec)\s*\{?)?"
    r"(?:\\[A-Za-z]+|[A-Za-z])\}?(?:[_^](?:\w|\{[^{}]{1,12}\}))*\s*\${1,2}"
)
_ONLY_SIGNS = expression(rf"(?:[^，]{{0,30}}，)?(?P<signs>[{HELD}](?:(?:和|与|、)[{HELD}])*)(?: ?分别)?")


def sign_called(statement: Statement, answer: str, name: str, shown: str, sure: float) -> Finding | None:
    """Return the card of what bare signs are called, if ``answer`` is no more than such signs."""
    match = _ONLY_SIGNS.fullmatch(answer)
    held = [one for one in match["signs"] if one not in "和与、"] if match else []
    restore = statement.passage.prose.restore
    if match is None or not all(_BARE.fullmatch(restore(one)) for one in held):
        return None
    question = f"{match['signs']}{'分别' if len(held) > 1 else ''}称为什么？"
    return finding_at(statement, Kind.DEFINITION, name, question, shown, sure, name)
