"""How the cells and rows of tables are asked for."""

import re
from collections.abc import Sequence

from cardgen.extract.language import english
from cardgen.extract.wording.phrasing import in_a_row, is_plural
from cardgen.text.expression import expression

# Heads that are questions by themselves, not one respect in which things differ: ``何时消失``.
_WHOLE_QUESTION = expression(r"什么|如何|怎么|怎样|哪|谁|何[时处]|为何|[吗么]$")
_ASKING_HEAD = expression(r"什么|如何|怎么|怎样|多少|哪|谁|[是能可]否|何[时处]|为何|[吗么]$")
# Heads that say what the thing does: ``适合``, ``What it says``.
_VERB_HEAD = expression(
    r"适合|适用于?|用于|擅长|支持|依赖|需要|要求|解决|避免|处理|影响|决定|输入|输出|返回|相当于|"
    r"等价于|类似于?|对应于?"
)
_CHANGE_HEAD = expression(r"(?:[调增变开]大|[调减变关]小|增加|减少|升高|降低)(?:之?后|以后|时)?")
_GRADED_HEAD = expression(r"(?:性能|速度|效果|质量|友好度|稳定性|可靠性|难度)$")
_EN_TOLD_HEAD = expression(
    r"(?:what (?:it|this|that) (?=[a-z]+s$)|"
    r"(?=(?:hold|use|need|store|keep|give|mean|return|measure|require|allow)s$))(?P<verb>[a-z]+)",
    re.I,
)
_EN_RELATED = expression(r" (?:in|of|per|on|for|to|at|with) ")
_EN_HANGING = expression(r" (?:in|of|for|to|at|with|by|from|on)$")
_EN_VERB_HEAD = expression(r"(?!loss|class|bias)[a-z]+s\s", re.I)
# Verbs in the third person that a head more likely has as a plural.
_RATHER_PLURAL = frozenset((
    "uses", "states", "features", "forms", "steps", "types", "values", "results", "limits", "benefits",
    "models", "tests", "risks", "ranges", "measures", "returns", "costs", "changes", "plots", "names",
    "functions", "causes", "works", "runs", "calls", "answers", "marks", "drives", "prints", "notes",
))  # fmt: skip
_PLAIN_FIRST = expression(r"[A-Z][a-z]+(?![\w$])|A(?=\s)")
_ASKS = expression(r"(?:who|what(?! (?:it|this|that) [a-z]+s$)|when|where|how|why|which)\b")
_NEW = expression(r"what(?:['’]s| is) new", re.I)
_OPEN_END = expression(r"\s(?:is|are|can|may|must|to|in|of|for|at|with|by|from|on)$")
_PERSON_HEAD = expression(
    r"(?:inventor|discoverer|author|founder|creator|designer|proposer|leader|composer|developer)s?", re.I
)
_WHAT_HEAD = expression(r"what|it is|is", re.I)
_REMARK_HEAD = expression(r"notes?|remarks?|comments?", re.I)
# ``Lazy``: which form of the thing the column shows.
_FORM_HEAD = expression(
    r"(?!object|altern|deriv|nat|arch|dr|mot|persp|additive$)[a-z]+ive|[a-z]+(?:ous|able|ible|less|ful)|lazy|greedy|short|long|"
    r"full|plain|strict|singular|plural|formal|informal|infinite|finite",
    re.I,
)
_YES_OR_NO = frozenset(("yes", "no", "✓", "✗", "✔", "✘", "√", "×"))

_YEAR = expression(r"(?:c\.? ?)?(?:1[0-9]|20)\d\d(?:s|\s?年)?(?:[–—-]\d{2,4})?(?:年)?")
_HAPPENED = expression(r"事件|大事|发生|^(?:events?|what happened|milestones?)$")
_MEASURED = expression(r"[约≈~<>≤≥＜＞]?\d[\d.,%～~–-]*\s?[\u4e00-\u9fffA-Za-zΩμ°%/]{0,4}")


def ask_chinese(name: str, head: str, value: str) -> str:
    """Return the question for a cell of the row ``name`` below ``head``, which holds ``value``."""
    if _YEAR.fullmatch(name) and _HAPPENED.search(head):
        return f"{name.removesuffix('年')}年发生了什么？"
    if head == "谁":
        return f"{name}是谁提出的？"
    if _ASKING_HEAD.search(head):
        return f"{name}{head}？"
    if _VERB_HEAD.fullmatch(head):
        return f"{name}{head}什么？"
    if _CHANGE_HEAD.fullmatch(head):
        return f"{name}{head}会怎样？"
    measured = _MEASURED.fullmatch(value)
    if _GRADED_HEAD.search(head) and not measured:
        return f"{name}的{head}怎么样？"
    return f"{name}的{head}是{'多少' if measured else '什么'}？"


def ask_chinese_difference(names: str, aspects: Sequence[str]) -> str:
    """Return the question in what things differ, in the respects ``aspects``, some of which may ask."""
    asks = [aspect for aspect in aspects if _WHOLE_QUESTION.search(aspect)]
    nouns = "、".join(aspect for aspect in aspects if aspect not in asks)
    differ = f"在{nouns}上有何不同" if nouns else ""
    joined = ("，" if nouns else "：") if asks else ""
    return f"{names}{differ}{joined}{'、'.join(asks)}？"


def ask_chinese_each(names: str, aspect: str) -> str:
    """Return the question what ``aspect`` each of several things has."""
    asks = _ASKING_HEAD.search(aspect)
    return f"{names}：{aspect}？" if asks else f"{names}的{aspect}分别是什么？"


def ask_english(name: str, head: str) -> str:
    """Return the question for a cell of the row ``name`` below ``head``."""
    aspect = in_sentence(head)
    if _YEAR.fullmatch(name) and _HAPPENED.search(aspect):
        return f"What happened in {name}?"
    asked = _ask_by_sort(name, head, aspect) or _ask_by_verb(name, head, aspect)
    if asked:
        return asked
    if aspect in ("example", "typical example"):
        return f"What is {'an' if aspect[0] == 'e' else 'a'} {aspect} of {name}?"
    verb = "are" if is_plural(_EN_RELATED.split(aspect)[0]) else "is"
    return f"{name}: {aspect}?" if _EN_VERB_HEAD.match(head) else f"What {verb} the {aspect} of {name}?"


def _ask_by_sort(name: str, head: str, aspect: str) -> str:
    """The question where the head is no noun that the row has: what, who, notes, which form; or nothing."""
    if _NEW.fullmatch(head):
        return f"What is new in {name}?"
    if _WHAT_HEAD.fullmatch(head):
        return f"What {'are' if is_plural(name) else 'is'} {name}?"
    if aspect == "what for":
        return f"What {'are' if is_plural(name) else 'is'} {name} for?"
    if _ASKS.match(aspect):
        return f"{name}: {aspect.rstrip('?')}?"
    if _REMARK_HEAD.fullmatch(head):
        return f"What is worth noting about {name}?"
    if _PERSON_HEAD.fullmatch(head):
        return f"Who {'are' if is_plural(aspect) else 'is'} the {aspect} of {name}?"
    return f"What is the {aspect} form of {name}?" if _FORM_HEAD.fullmatch(head) else ""


def _ask_by_verb(name: str, head: str, aspect: str) -> str:
    """The question where the head says what the row does: ``Matches``, ``What it needs``; or nothing."""
    if aspect == "does" or (english.is_third_person(aspect) and aspect not in _RATHER_PLURAL):
        verb = "do" if aspect == "does" else english.base_form(aspect)
        return f"What {'do' if is_plural(name) else 'does'} {name} {verb}?"
    told = _EN_TOLD_HEAD.fullmatch(head)
    if told:
        return f"What does {name} {english.base_form(told['verb'].lower())}?"
    if not _EN_HANGING.search(aspect):  # ``Visible to``
        return ""
    does = aspect.split()[0]
    if _EN_VERB_HEAD.match(head):
        return f"What does {name} {english.base_form(does)}{aspect.removeprefix(does)}?"
    return f"What {'are' if is_plural(name) else 'is'} {name} {aspect}?"


def ask_difference(names: Sequence[str], aspect: str, values: Sequence[str]) -> str:
    """Return the English question in what things with ``names`` differ, in the respect ``aspect``."""
    listed, respect = listing(names), in_sentence(aspect)
    verb, _, rest = respect.partition(" ")
    does = english.is_third_person(verb) and verb not in _RATHER_PLURAL
    if does and not rest:
        return f"What do {listed} each {english.base_form(verb)}?"
    if does and all(value.lower() in _YES_OR_NO for value in values):
        return f"Which of {listed} {respect}?"
    if _ASKS.match(respect):
        return f"{listed}: {respect}?"
    if does or _OPEN_END.search(respect):
        return f"{listed}: {respect} …?"
    return f"How do {listed} differ in {respect}?"


def listing(names: Sequence[str]) -> str:
    """Return the English names of things, apart where one of them has a comma: ``MRF, likelihood; CRF``."""
    return "; ".join(names) if any("," in name for name in names) else in_a_row(names)


def in_sentence(head: str) -> str:
    """Return a head as it stands inside a sentence: ``Needs Jacobians`` begins with a small letter there."""
    return head[0].lower() + head[1:] if _PLAIN_FIRST.match(head) else head
