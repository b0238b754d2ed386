"""What sets the thing at hand apart from another: ``和Y的区别在于…``; ``跟Y一个样：…。区别在于…``."""

from cardgen.extract.finding import Finding, Reading
from cardgen.extract.forms.english_comparison import compared
from cardgen.extract.reading.statement import Statement
from cardgen.extract.wording.answers import plain_answer
from cardgen.text.expression import expression

_FROM_TOPIC = expression(
    r"(?:它们?)?(?:[和与跟同])(?P<b>[^，,。：；]{1,24}?)(?:的)?(?:主要|最大|本质|根本|唯一)?的?(?:区别|不同之?处?|差异|差别)"
    r"(?:主要)?(?:就?在于|就?是)[：:，,]?\s*(?P<what>\S.{3,})$"
)
_ALIKE = expression(
    r"(?:跟|和|与|同)\s?(?P<b>[A-Z][A-Za-z0-9+-]*(?: [A-Z][A-Za-z0-9+-]*){0,3})\s?(?:几乎|基本|完全|大体|"
    r"差不多)?(?:一个样|一样|一致|相同|类似|相似|差不多|如出一辙)"
)
_ONLY_APART = expression(
    r"(?:唯一|主要|最大)?的?(?:区别|不同之?处?|差别|差异)(?:只|就|仅|主要)*(?:在于|是)(?P<what>[^。]{6,160})"
)
_NEAR = 120  # characters before a sentence in which the other thing stands
_POINTS = expression(r"[它这那其我你]|两者|之间|没有|无$")
_LEAD = expression(r"^(?:因此|所以|那么|首先|此外)[，,]?|^[\u4e00-\u9fff]{0,6}(?:看|用|选)(?=[A-Z])")


def set_apart(reading: Reading, statement: Statement, whole: str) -> Finding | None:
    """Return the card of ``whole``, the sentence of ``statement``, where only the other thing is named in it.

    The thing at hand is what the sentences before speak of, if the note knows it, else the section's topic.
    """
    topic, carried = reading.view.topic, statement.carried
    owner = carried if reading.knows(carried) else topic
    apart = _FROM_TOPIC.match(whole)
    if apart and topic and may_differ(apart["b"], topic) and topic not in apart["b"]:
        return _found(statement, owner, bare(apart["b"]), apart["what"])
    only = _ONLY_APART.match(whole)
    before = statement.passage.text[max(0, statement.sentence.start - _NEAR) : statement.sentence.start]
    alike = _ALIKE.findall(before) if only else []
    if only is None or not alike or not owner or alike[-1] in owner:
        return None
    return _found(statement, owner, alike[-1], only["what"])


def _found(statement: Statement, owner: str, other: str, said: str) -> Finding:
    answer = plain_answer(said.replace("前者", owner).replace("后者", other))
    return compared(statement, f"{owner}和{other}有什么区别？", answer, (owner, other), 0.7, "区别")


def may_differ(a: str, b: str) -> bool:
    """Tell whether ``a`` and ``b`` name two things: neither is a pointer."""
    return _POINTS.search(a + b) is None


def bare(name: str) -> str:
    """Return a name without the connective before it and the quotation marks around it."""
    return _LEAD.sub("", name).strip(' “”"')
