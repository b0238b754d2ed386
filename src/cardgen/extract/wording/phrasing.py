"""How questions are worded, in Chinese and in English."""

import re
from collections.abc import Sequence

from cardgen.extract.reading.gloss import Gloss
from cardgen.extract.reading.inline import HELD
from cardgen.text.expression import expression
from cardgen.text.scripts import has_han

_LATIN_EDGE = expression(rf"[A-Za-z0-9{HELD}]")
_MARKS = expression(r"[“”\"「」]")

# ``退避的规则``: an aspect of a thing is asked for behind its name.
_ASPECT_LAST = expression(
    r"的(?:\S{0,2})(?:规则|原则|准则|步骤|流程|过程|条件|前提|公式|方法|做法|目标|目的|作用|用途|思想|思路|原理|"
    r"含义|意义|原因|理由|好处|机理|机制|成因|后果|意思|定义|结论|区别|关系|代价|时机|顺序|依据|结果|本质|核心|任务|要求|标准)$"
)


def display(name: str, gloss: Gloss) -> str:
    """Return a name with what its bracket says of it, as a question shows it."""
    inside = [part for part in (gloss.full, gloss.other, gloss.abbreviation) if part and part != name]
    if not inside:
        return name
    if has_han(name) or gloss.other:
        return f"{name}（{'，'.join(inside)}）"
    return f"{name} ({', '.join(inside)})"


def join(left: str, right: str) -> str:
    """Return two pieces joined, with a space only between Latin letters."""
    if left and right and _LATIN_EDGE.match(left[-1]) and _LATIN_EDGE.match(right[0]):
        return f"{left} {right}"
    return left + right


def space(left: str) -> str:
    """Return a space after a Latin letter, nothing after a Chinese one."""
    return " " if left and left[-1].isascii() and left[-1].isalnum() else ""


def of(name: str, aspect: str) -> str:
    """Return ``name`` 的 ``aspect``."""
    return f"{name}的{aspect}" if name else aspect


def what_is(name: str, chinese: bool, plural: bool = False) -> str:
    """Return the question that asks for a definition."""
    if chinese:
        return f"{name}是什么？" if _ASPECT_LAST.search(name) else f"什么是{name}？"
    verb = "are" if plural and not name.lower().startswith(("a ", "an ")) else "is"  # ``a time series``
    return f"What {verb} {with_the(name)}?"


def is_plural(name: str) -> bool:
    """Tell whether an English name is a plural."""
    head = name.partition(" of ")[0]  # ``order of segments``
    last = head.split()[-1].strip('()*"”') if head.split() else ""
    return (
        last.endswith("s")
        and not last.endswith(("ss", "us", "is", "'s", "ics"))
        and not last.isupper()
        and len(last) > 3
    )


def in_a_row(names: Sequence[str]) -> str:
    """Return English names as a sentence lists them: ``a, b and c``."""
    *most, last = names
    return f"{', '.join(most)} and {last}" if most else last


def lower_first(text: str) -> str:
    """Return an English noun phrase as it stands inside a sentence."""
    return text[:1].lower() + text[1:] if _OPENING_WORD.match(text) else text


def without_article(name: str) -> str:
    """Return an English name without article and quotation marks."""
    return _ARTICLE.sub("", name).strip(' *"“”')


def with_the(name: str) -> str:
    """Return a name whose last word is a plain countable noun with its article: ``the chain rule``."""
    owned = "'s " in name or "’s " in name or "' " in name
    definite = _COUNTABLE.search(name) or _DEFINITE.match(name)
    return f"the {name}" if definite and not (owned or _ARTICLE.match(name)) else name


# Nouns that end the name of one thing and do not stand without an article.
_COUNTABLE = expression(
    r"\s(?:estimate|estimator|rule|trick|theorem|principle|lemma|effect|paradox|criterion|equation|formula|ratio|rate|"
    r"law|conjecture|matrix|constant|approximation|algorithm|method|inequality|identity|hypothesis|coefficient|predictive|"
    r"cycle|pathway|curve|threshold|cascade|reflex|(?<!floating )point)$"
)
# What begins so is one of its kind: ``classic example``, ``order of segments``, ``main jobs of the kidney``.
_DEFINITE = expression(
    r"(?:main|classic|typical|usual|most|best|default|standard|only|first|last|key)\s[a-z]"
    r"|(?:order|number|role|cause|causes|goal|aim|purpose|definition|location|site|jobs?|functions?|"
    r"duration) of\s"
)
_ARTICLE = expression(r"^(?:the|a|an)\s+", re.I)
_OPENING_WORD = expression(
    r"(?:People|Examples)\b|(?:The|A|An|This|These|All|Both|Each|Every|Most|Some|Many|Two|Another|Other|"
    r"Our|Their|Such|No|Only|Using|One|After)\s"
)
_WH_START = expression(r"(?:What|Which|Who|Why|How|When|Where|Between|Is|Are|Does|Do|Did|Can|Will)\s")
_LONG_WORD = expression(r"[a-z]{4,}")


def missing_topic(topic: str, question: str) -> str:
    """Return ``topic`` unless the English question has one of its words already."""
    asked = question.lower()
    return "" if any(word.rstrip("s") in asked for word in _LONG_WORD.findall(topic.lower())) else topic


def with_topic(question: str, topic: str, chinese: bool) -> str:
    """Return the question with its topic before it, unless it names the topic already."""
    if not topic or _same(topic, question):
        return question
    if chinese:
        part = topic.rpartition("的")[2]  # ``布隆过滤器的误判率`` and ``误判率的公式``
        if part != topic and len(part) > 1 and question.startswith(f"{part}的"):
            return topic + question.removeprefix(part)
        return f"{topic}中，{question}"
    if _WH_START.match(question):
        question = question[0].lower() + question[1:]
    under = lower_first(topic)  # ``What is in a certificate?`` as a heading leaves ``in a certificate``
    return f"I{under[1:]}, {question}" if under.startswith("in ") else f"In {under}, {question}"


def with_missing_topic(question: str, topic: str) -> str:
    """Return the English question with its topic before it, unless it has one of the topic's words."""
    return with_topic(question, missing_topic(topic, question), False)


def with_limit(question: str, limit: str, topic: str) -> str:
    """Return the English question behind its topic and what limits it (``Between 0 and 1, ``)."""
    asked = f"{limit}{question[0].lower()}{question[1:]}" if limit else question
    if not limit or not missing_topic(topic, asked):
        return asked if limit else with_missing_topic(question, topic)
    opens = limit.partition(" ")[0]
    small = opens if opens[1:].lower() != opens[1:] else opens.lower()
    return f"In {lower_first(topic)}, {small}{asked[len(opens) :]}"


def _same(topic: str, question: str) -> bool:
    plain = _MARKS.sub("", question).lower().replace(" ", "")
    return topic.lower().replace(" ", "") in plain


def cloze(before: str, hidden: str, after: str) -> str:
    """Return a cloze text; the hidden words may not hold what would end the blank."""
    return f"{before}{{{{c1::{hidden}}}}}{after}"


def cloze_question(text: str) -> tuple[str, str]:
    """Return the question and the answer a cloze text with one blank stands for."""
    start = text.find(_BLANK)
    end = text.find("}}", start)
    while start >= 0 and end >= 0:
        hidden = text[start + len(_BLANK) : end]
        if hidden.count("{") == hidden.count("}"):
            return f"{text[:start]}[…]{text[end + 2 :]}", hidden
        end = text.find("}}", end + 1)
    return text, ""


_BLANK = "{{c1::"
