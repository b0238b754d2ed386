"""Steps or stages that arrows join: ``召回 -> 粗排 -> 精排``."""

import re
from dataclasses import dataclass

from cardgen.text.expression import expression

_ARROW = expression(r"\s?(?:--?>|—>|=>|→|⇒)\s?")
_PART = r"(?:[^，。；：、→⇒>（()）]|[（(][^（）()]{1,40}[）)]){1,40}?"
_CHAIN = expression(
    r"(?P<lead>(?:[^，。；：→⇒>]{0,16}(?:流程|步骤|过程|做法|套路|链路|顺序|管线|路线|依次)(?:大致|就)?(?:[：:]|是|为|如下：))?)\s?"
    rf"(?P<steps>{_PART}(?:{_ARROW.pattern}{_PART}){{2,10}})(?=$|[，。；])"
)
_STATES = expression("[是有把按将成为在从]|一[堆些]")
_LONGEST_FIRST = 10  # characters of a step that nothing leads to: a longer one is a sentence


@dataclass(frozen=True, slots=True)
class Chain:
    """What leads to the chain, without its sign; where its steps stand in the text."""

    lead: str
    span: tuple[int, int]


def chain_in(text: str, place: int = 0) -> Chain | None:
    """Return the chain of arrows that a sentence opens with at ``place``, behind what names it or nothing."""
    match = _CHAIN.match(text, place) if _ARROW.search(text) else None
    if match is None:
        return None
    first = _ARROW.split(match["steps"])[0].strip()
    if not match["lead"] and (len(first) > _LONGEST_FIRST or _STATES.search(first)):
        return None
    lead = re.sub("(?:大致|就)?(?:如下)?[：:是为]$", "", match["lead"].strip())
    return Chain(lead, match.span("steps"))
