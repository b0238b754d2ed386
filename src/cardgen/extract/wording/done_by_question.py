"""By whom or how something was done, in Chinese: ``X是A提出的``, ``X是用B训练的``."""

from cardgen.extract.wording.answers import plain_answer
from cardgen.extract.wording.state_question import ask_state
from cardgen.text.expression import expression

_DONE_WITH = expression(
    r"(?:用|靠|按照?|拿|从)[^，。；]{2,20}?(?P<verb>训练|训|学习?|计算|算|估计|拟合|优化|初始化|采样|生成|实现|做|得到|得)的(?=$|[，；])"
)
_MADE_BY = expression(
    r"(?!什么|怎么)[^，。；]{2,40}?(?:[在于]?\s?\d{4}\s?年|[在于][A-Za-z ]{2,12}\d{4}上?)?"
    r"(?P<does>提出|发明|设计|开发|推出|创立|引入|发布|首创|发现)(?:出)?来?的(?=$|[，。；])"
)

_FIRST = expression("(?:最早|最初|首先)$")
_OPEN = expression("(?:有什么特点|怎么样|会怎样)？$")
_LEAST_REST = 8  # characters behind who made a thing that are worth a question


def ask_done_by(stem: str, answer: str) -> tuple[str, str] | None:
    """Return the question by whom a thing was made, or how it is done, and ``answer``; or nothing."""
    made, done = _MADE_BY.match(answer), _DONE_WITH.match(answer)
    rest = answer[made.end() :].lstrip("，") if made else ""
    asked = ask_state(_FIRST.sub("", stem), plain_answer(rest)) if len(rest) >= _LEAST_REST else None
    if asked and not _OPEN.search(asked[0]):  # ``X是P提出的，思想是…``: who it was is another card
        return asked
    if made:
        return f"{stem}是谁{made['does']}的？", answer
    return (f"{stem}是怎么{done['verb']}的？", answer) if done else None
