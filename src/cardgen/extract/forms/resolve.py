"""An owner that a phrase names with a pronoun or not at all: ``其特点``, ``它有三个…``, ``主要分为…``."""

import re

from cardgen.extract.language.chinese import ROLE
from cardgen.extract.reading.headings import generic_name
from cardgen.extract.reading.statement import Statement
from cardgen.extract.wording.phrasing import lower_first
from cardgen.text.expression import expression

_LEAD = expression(r"^(?:因此|所以|此外|那么|总结|一般来说|针对以上\S{1,4}|首先)[，,]?\s*")
_ONLY_ADVERB = expression(r"^(?:主要|一般|通常|大致|大体|总共|一共|无非|基本上?)+$")
_BY = expression(r"(?:按|按照|根据|依据|从)(?!钮|键|摩)")
_PRONOUN = expression(
    r"(?:它们?|其(?![中他它余实次])|该\S{0,4}|这[个种些]?|此|上述\S{0,3}|以上\S{0,3}|(?P<numbered>公式\d+))(?:的)?"
)
# What a section calls its own topic.
_THIS_KIND = expression(
    r"(?:该|这[个种]|此|上述)(?:方案|方法|算法|模型|技术|做法|机制|策略|框架|网络|结构|协议|工具|系统|架构)(?=$|的|有|包|分|由|主要|需)"
)


_WHOLE_COURSE = expression(r"(?:整个|完整的?|大致的?|具体的?)(?:过程|流程|算法|周期)")


def resolve_owner(statement: Statement, owner: str, topic: str) -> str:
    """Return what ``owner``, words of ``statement``, stands for; ``topic`` where it is empty."""
    owner = _ONLY_ADVERB.sub("", _LEAD.sub("", owner.strip(" ，,：:")))
    if statement.term and not (statement.first or generic_name(statement.term.name)):
        topic = statement.term.name  # a later sentence of a line that opens with a name
    pronoun = _PRONOUN.match(owner)
    if _BY.match(owner):
        own = statement.subject and owner.startswith(statement.subject)
        return (topic if own else statement.concept) + owner
    if pronoun is None:
        part = (ROLE.fullmatch(owner) or _WHOLE_COURSE.fullmatch(owner)) and statement.concept not in (
            "",
            owner,
        )
        return f"{statement.concept}的{owner}" if part else owner or topic
    rest = owner[pronoun.end() :]
    kind = _THIS_KIND.match(owner) if topic else None
    if kind:
        return topic + owner[kind.end() :]
    holder = topic if pronoun["numbered"] else statement.concept
    owned = rest and (pronoun[0].startswith("其") or pronoun[0].endswith("的"))
    return f"{holder}的{rest}" if owned else holder + rest


_MOST_WORDS = 6  # of a concept that a pronoun stands for
_OWN = expression(r"(?:its|their)\s(?P<what>[\w -]{2,40}?)$", re.I)


def resolved(statement: Statement) -> str:
    """Return an English statement with its pronoun replaced; nothing if nobody knows by what."""
    if not statement.pronoun:
        return statement.text
    concept, rest = lower_first(statement.concept), statement.text[statement.verb_start :]
    if not concept or statement.verb_start < 0 or len(concept.split()) > _MOST_WORDS:
        return ""
    owned = _OWN.match(statement.text[statement.start : statement.verb_start].strip())
    if owned:
        return f"the {owned['what']} of {concept} {rest}"
    return f"{concept} {rest}" if statement.pronoun.lower() in ("it", "they") else ""
