"""How a formula is asked for: by its name, or by its left side and the words that lead to it."""

import re
from dataclasses import dataclass

from cardgen.extract.forms.equations import left_side
from cardgen.extract.reading.statement import Statement
from cardgen.extract.reading.view import Formula
from cardgen.extract.wording.answers import is_whole
from cardgen.text.expression import expression

_SAYS_FORMULA = expression(
    r"(?:公式|条件|规则|准则|上界|下界|函数|方程|表达式|关系|范围|方式|形式|定律|定理|法则|"
    r"不等式|期望和方差|方差|均值|(?<!插)值|概率|"
    r"频率比)$"
)
_BRACKET_END = expression(
    r"[（(](?![\w\U000f0000-\U000ffffd]{1,2}[）)])[^（）()]*[）)]$"
)  # not that of TD(0)
# What a lead-in opens with before it says anything, and what points to sentences before it.
_OPENING = expression(
    r"^(?:因此|即(?!使|便|将)|首先|具体来说|但是?|且|所以|于是|那么|从而|则|此外|而|显然|特别的|"
    r"然后|再|最后|最终|同理|进而|这样一来|那|可得|"
    r"(?:[Tt]hus|[Ss]o|[Hh]ence|[Tt]hen|[Tt]herefore|[Nn]ow|[Aa]nd|[Bb]ut)\b)+[，,]?\s*"
)
_CLOSING = expression(r"[，,](?:即|也就是|就?有|则有?|因此有?|所以有?|于是有?|得到?|可得|得出)$")
_POINTS_BACK = expression(
    r"[它其这该此]|上[式面述]|(?:It|it|This|this|These|That|We|we|Here|They|One|His|Her|Its|Let)\b"
)
# A lead-in cut off from what it is of.
_TORN_LEAD = expression(
    r"^(?:[Bb]ecause|[Ww]hose|[Ww]hich|[Ww]hereas|[Ff]or which|[Ii]n which|[Uu]sually|[Ii]s|"
    r"[Aa]re|[Nn]amely|Across|To see|To (?:check|show|prove) (?:this|that)|Due to|As|Throughout|"
    r"That the|Look at)\b|\b(?:it|its|them|these|their|this is so)\b"
    r"|^(?:The (?:first|second|last|other|latter)|Both are|For the second)\b"
)
_UNTOLD = expression(r"[这那](?:个|一|种|些)(?:问题|困难|缺点|矛盾|特性|性质|现象|目的)")
_BOUND = expression(r"\s*\\?(?:\\[;,!: ]\s*)*(?:\\(?:leq?|geq?|leqslant|geqslant|lesssim|gtrsim)\b|[<>])")
_UPDATED = expression(r"\s*\\(?:leftarrow|gets)\b")
_HANGS = expression(r"以免|免得|省得|否则|以便|从而|不然|最终|反而")
_VERB_FIRST = ("把", "将")  # such a lead has no subject that stands alone
_ENOUGH = 10  # characters of a clause that says what a formula is of
_SHORTEST_LEAD, _LONGEST_LEAD, _LONGEST_ENGLISH_LEAD = 5, 36, 90


@dataclass(frozen=True, slots=True)
class FormulaName:
    """What a formula is asked by; ``condition`` goes before it in the answer."""

    concept: str
    question: str
    sure: float
    condition: str = ""


def ask(name: str, chinese: bool) -> str:
    """Return the question for the formula that ``name`` names."""
    name = _BRACKET_END.sub("", name)
    if not chinese:
        return f"What is the formula for {name}?"
    return f"{name}是什么？" if _SAYS_FORMULA.search(name) else f"{name}的公式是什么？"


def lead_of(last: Statement) -> str:
    """Return what the words before a formula say of it: their last clauses, if these can stand alone."""
    longest, mark = (_LONGEST_LEAD, "，") if last.chinese else (_LONGEST_ENGLISH_LEAD, ", ")
    text = _CLOSING.sub("", last.text.rstrip(" ：:，,。.；;"))
    *before, lead = re.split(r"[，；]" if last.chinese else r"[,;] ", text)
    while before and (_goes_with(before[-1], lead, last.chinese) or not _alone(lead)):
        lead = f"{before.pop()}{mark}{lead}"
    lead = _OPENING.sub("", lead.strip())
    shown = len(last.passage.prose.restore(lead))
    if (_UNTOLD if last.chinese else _TORN_LEAD).search(lead):
        return ""
    if len(lead) < _SHORTEST_LEAD or shown > 2 * longest or _POINTS_BACK.match(lead) or not is_whole(lead):
        return ""
    return lead[0].upper() + lead[1:]


def _goes_with(before: str, lead: str, chinese: bool) -> bool:
    """Tell whether the clause ``before`` is shown too: a short one, and of Chinese one that leaves off."""
    if not chinese:
        return len(before) + len(lead) < _LONGEST_ENGLISH_LEAD
    return len(lead) < _ENOUGH and len(before) + len(lead) < _LONGEST_LEAD


def _alone(lead: str) -> bool:
    """Tell whether a clause says something without the one before it."""
    return is_whole(lead) and not _HANGS.match(lead)


def by_side(node: Formula, topic: str, chinese: bool, sure: float, lead: str = "") -> FormulaName | None:
    """Return what ``node`` is asked by where the text gives no name: its left side, behind ``lead``."""
    side = left_side(node.tex)
    if not topic or re.fullmatch(r"[\d.\s]+", side):
        return None
    if not side:
        return _by_lead(topic, chinese, sure, lead)
    if side.lower() == topic.lower():
        return FormulaName(topic, ask(topic, chinese), 0.7)
    if chinese:
        asks = "怎么更新" if _UPDATED.match(node.tex.removeprefix(side)) else "等于什么"
        asked = f"{lead}：${side}$ {asks}？" if lead else f"${side}$ {asks}？"
        named = topic in lead and not lead.startswith(_VERB_FIRST)
        return FormulaName(topic, asked if named else f"{topic}中，{asked}", sure)
    bound = _BOUND.match(node.tex, len(side)) if node.tex.startswith(side) else None
    what = f"what bound holds for ${side}$?" if bound else f"what is ${side}$?"
    asked = f"({topic}) {lead}: {what}" if lead else f"In {topic}, {what}"
    return FormulaName(topic, asked, sure)


def _by_lead(topic: str, chinese: bool, sure: float, lead: str) -> FormulaName | None:
    """An expression, or an equation whose left side names nothing: asked for by what leads to it alone."""
    if not lead:
        return None
    named = topic in lead and not lead.startswith(_VERB_FIRST)
    asked = f"{lead}，公式是什么？" if chinese else f"({topic}) {lead}: what is the formula?"
    return FormulaName(topic, asked if named or not chinese else f"{topic}中，{asked}", sure)
