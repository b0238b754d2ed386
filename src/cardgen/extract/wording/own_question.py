"""A question as the note asks it, worded for a card."""

from cardgen.extract.reading.sentences import is_chinese
from cardgen.text.expression import expression

_FILLER = expression(r"^(?:那么|那|所以|不过|但是|但|可是|So|But|And|Then)[，,]?\s*")
_PARTICLE = expression(r"(?:呢|啊|呀|究竟|到底)")


def as_question(question: str) -> str:
    """Return ``question`` without fillers, with one mark at its end."""
    question = _PARTICLE.sub("", _FILLER.sub("", question.strip())).replace("为啥", "为什么")
    if is_chinese(question):
        return question.rstrip("？? ") + "？"
    return question[0].upper() + question[1:].rstrip("？? ") + "?"
