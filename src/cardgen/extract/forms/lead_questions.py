"""The wording of what a Chinese lead-in asks: ``进槽前要过两关：`` which two, ``X提供：`` what it offers."""

import re

from cardgen.extract.finding import Reading
from cardgen.extract.forms.counting import MEASURE, Counted, counted_in
from cardgen.extract.forms.resolve import resolve_owner
from cardgen.extract.language import chinese
from cardgen.extract.reading.marks import marked_names
from cardgen.extract.reading.statement import Statement
from cardgen.extract.wording.phrasing import join, with_topic
from cardgen.text.expression import expression

_ONE_VERB = (
    "有|分|是|过|由|在|于|从|对|把|将|以|为|做|干|看|用|靠|成|到|出|按|给|取|需|要|走|经|占|含|带|存|记|查|改|设|配|传|发|收|选|排|补|加|管|吃|讲|遵|守|了|"
    "面临|经过|经历|做了|给了|分作|分出|区分|注意|留意|牢记|记住|掌握|学会|避开|定义|规定|提出|总结|包含|列出|认得|关心|涉及|依靠|依次|考察|检查|比较|走过|来自|"
    "绕不开|离不开|少不了|免不了|缺|犯|怕|防|解决|完成|承担|运行|选择|计算|处理|控制|管理|更新|优化|输出|输入"
)
_VERB_END = expression(rf"(?:(?<=[^，。：]){chinese.VERBS}|{_ONE_VERB})(?:了|着|过|好|出|到|上)?$")
_ADVERB_END = expression(
    r"(?:主要|一般|通常|大致|大体|无非|一共|总共|共|就|只|还|也|都|各|常见|常用|最|分别|又|可|却|则)+$"
)
# Words before what is counted or named that only point at the list.
_POINTS_BELOW = expression(r"(?:以下|如下|下面|下列|这么|这样|那么|这|的话)+的?$")
_BARE_VERB = expression(
    rf"(?:{chinese.ADVERB}|大致|大体|一共|总共|无非|共|还|也|可以|要|会|能|得|都)*(?:{_ONE_VERB}|分为|分成|包括|包含|具有|存在|满足|需要)了?"
)
_POINTING = expression(
    r"(?:^|[^么])[那此该](?!么)|这(?!么|样)|上面|前面|后面|刚才|上述|接下来|作者|老师|[他她]|我|你|它|其(?!中|他|它|余|实)"
)
_ELSEWHERE = expression(r"^(?:上面|前面|后面|下面|接下来|文中|这里|以后)[^，。的]{0,10}的")
_TAIL = expression(
    r"(?:(?:大致|主要|大概|基本|分别|依次|一般)*(?:是|为|有|如下|就是)?(?:这样|如下|以下)?的?)$"
)
_LOOSE = expression(
    rf"(?P<before>[^，。；：]*?)(?:以下|如下|下列|下面|这些|这么些|一些|若干|许多|多种|各种|不同的?|一(?:套|组|系列|批))"
    rf"(?:{MEASURE})?(?P<what>[^，。；：的了]{{1,10}})$"
)
_IN_ORDER = expression(r"(?:从\S{1,6}到\S{1,6}|按\S{2,12}(?:排序|排列|排|分))$")
_HOW = expression(
    r"(?P<how>(?:怎么|如何|怎样)[^，。；：]{2,20}?)(?:是?有讲究|有(?:以下|如下|下面|这么)?[几两三四五]|，|$)"
)
_NAMES_AGAIN = expression(r"^(?:即|也就是|简称|俗称|合称|又叫|统称|人称)")
_ASIDE = expression(
    r"^(?:据此|由此|于是|因此|除此之外|此外|另外|除了这些|同时|具体来说|一般来说|总的来说|简单说|其中)"
)
NAMED_PARTS = expression(r"由[^，。；]*、[^，。；]*$")  # ``由V、M、C三部分组成``
_PREDICATE = expression(r"[^，。的]{1,8}(?:不能?|不会|不得|可以|必须|需要|会|能)[^，。的]")
_ANY_ONE = expression(r"任[意何]?一")
# ``极化可分为浓差极化和电化学极化两类：``: which two is asked.
_NAMED_ALREADY = expression(r"(?:又|还|可以?|大致|一般|主要)*分[为成][^，。]{2,}[和与、][^，。]{2,}$")
# Words that only announce the list.
_INTRODUCES = expression(
    r"^(?:首先|先|再|我们|下面|接下来|这里)*(?:明确|介绍|来看|了解|说明|列出|列举|总结)了?(?:一下)?(?!的)"
)
# Reasons, of something that only the text before names.
_OF_WHAT = expression(r"考虑|原因|理由|缘由|解释")
# A question right before the lead-in is what the list answers.
_ASKS = expression(r"怎么|如何|怎样|什么|哪|几|谁|为何")
_FILLER = expression(r"^(?:那么?|所以|不过|但是?|可是?)[，,]?|(?:呢|啊)(?=？$)")
_SEVERAL = expression(r"、|\S和\S")
_NOTHING = expression(r"(?:具体|原因|理由|意思|例子|结果|结论|注意|说明|答案|想法|问题|思路|情况)?")
_INSIDE = expression(r"(?:里面|里头|内部)(?![的有]?[^，？]{0,4}结构)")
_LATIN = expression(r"[A-Z][A-Za-z0-9+-]")
_LONGEST = 48
_LONGEST_OWNER = 24
_PICKED = expression("只[挑选讲说记看写举聊提列][了过]?$")  # two of many, as the author likes
_LONGEST_LEAD = 200
_BRACKETS = expression(r"\s?[（(][^（）()]{0,80}[）)]")
_SAYS = expression(
    r"^(?:论文|文章|文中|作者)[里中]?(?:还|也|先|就)?(?:指出|认为|发现|提出|列出|总结|说)(?:了|出)?"
)


def counted_lead(statement: Statement) -> Counted | None:
    """Return what the last counting clause of a lead-in counts."""
    for clause in reversed(clauses_of(statement.text)):
        found = None if _NAMES_AGAIN.match(clause) else counted_in(clause)
        if found or _SEVERAL.search(clause):
            return found
    return None


def ask_counted(reading: Reading, statement: Statement, counted: Counted, size: int) -> str:
    """Return the question for a lead-in that counts its ``size`` items, or nothing."""
    if _PICKED.search(counted.before) or (not counted.size and _INTRODUCES.match(counted.before)):
        return ""
    said = _SAYS.sub("", _INTRODUCES.sub("", _ASIDE.sub("", counted.before)))
    said = _NAMED_ALREADY.sub("分为", said)
    before = NAMED_PARTS.sub("由", _POINTS_BELOW.sub("", said.strip("， ")))
    what = _ELSEWHERE.sub("", _TAIL.sub("", counted.what))
    own = _own(statement, before, reading.view.topic)
    if own is None or _POINTING.search(own + what):
        return ""
    asked = answered(reading, statement, before)
    if asked:
        return asked
    question = _which(reading, counted, own, what, size)
    return placed(reading, statement, question) if question else ""


def answered(reading: Reading, statement: Statement, before: str) -> str:
    """Return the question right before that a count answers whose owner, ``before``, is not named."""
    bare = not before or _BARE_VERB.fullmatch(before) or _ADVERB_END.fullmatch(before)
    asked = reading.before(statement) if bare else None
    if asked is None or not asked.text.endswith("？") or not _ASKS.search(asked.text):
        return ""
    return placed(reading, statement, _FILLER.sub("", asked.text))


def _own(statement: Statement, before: str, topic: str) -> str | None:
    """What stands before the number, with its subject in place of a pronoun or of none."""
    if not before:
        return ""
    if _BARE_VERB.fullmatch(before):
        return join(_subject(statement, topic), before.lstrip("还也又则"))
    owner = resolve_owner(statement, before, topic)
    if len(owner) > (_LONGEST_OWNER if before.endswith("的") else _LONGEST):
        return "" if before.endswith("的") else None
    return owner


def _subject(statement: Statement, topic: str) -> str:
    subject = statement.subject
    marked = bool(subject) and statement.passage.prose.strong[:1] == ((0, len(subject)),)
    return subject if subject and (subject in topic or marked) else topic or statement.concept


def _which(reading: Reading, counted: Counted, before: str, what: str, size: int) -> str:
    whole, topic = counted.size in (0, size), reading.view.topic
    which = counted.which if whole else "哪些" if what else f"哪几{counted.measure}"
    if not before and what and (reading.knows(what) or what in topic):
        return f"{what}有{counted.which}？" if whole else f"{what}有哪些？"
    if not before or (before.startswith(topic) and _BARE_VERB.fullmatch(before[len(topic) :])):
        before = before or f"{topic}有"
        return f"{before}{which}{what}？" if topic and not _OF_WHAT.fullmatch(what) else ""
    if before.endswith("的"):
        known = not what or reading.knows(before[:-1]) or before[:-1] == topic
        number = f"{counted.number}{counted.measure}{what}是什么" if whole else f"{what}有哪些"
        return f"{before[:-1]}有{which}{what}？" if known else f"{before}{number}？"
    if before.endswith(("老", "新", "大", "小")):  # ``导数据的老三样``
        return f"{before}{counted.number}{counted.measure}{what}是什么？"
    if _VERB_END.search(before) and not _ADVERB_END.search(before):
        return f"{before}{which}{what}？"
    return f"{before}{'分' if counted.measure == '步' else '有'}{which}{what}？"


def ask_open(reading: Reading, statement: Statement) -> str:
    """Return the question for a lead-in that does not count: ``X包含以下成分：``, ``怎么X是有讲究的：``."""
    clause = next((one for one in reversed(clauses_of(statement.text)) if not _NAMES_AGAIN.match(one)), "")
    how = next(filter(None, map(_HOW.match, clauses_of(statement.text))), None)
    if how:
        return placed(reading, statement, f"{how['how'].rstrip('的')}？")
    if _IN_ORDER.fullmatch(clause) and reading.view.topic:
        return f"{reading.view.topic}{clause}{'依次是什么' if clause[0] == '从' else '哪几种'}？"
    loose = _LOOSE.fullmatch(clause)
    if loose and not _NOTHING.fullmatch(loose["what"]):
        return _loose(reading, statement, loose)
    return ""


def _loose(reading: Reading, statement: Statement, loose: re.Match[str]) -> str:
    before = _POINTS_BELOW.sub("", _ASIDE.sub("", loose["before"]))
    what = loose["what"]
    if _POINTING.search(before.removeprefix(statement.pronoun)):
        return ""
    own = _own(statement, before, reading.view.topic) or reading.view.topic
    if not own or (not statement.pronoun and before and not _VERB_END.search(before)):
        return ""
    subject = statement.subject
    clauses = clauses_of(statement.text)
    if len(clauses) > 1 and subject and subject not in own and clauses[0].startswith(subject):
        own = join(subject, own)
    what = f"条件中的{what}" if _ANY_ONE.match(what) else what
    what = f"部分{what}" if what in ("组成", "构成") else what
    if own == reading.view.topic and _PREDICATE.search(what):  # ``下列情形不能得到赔偿``
        return placed(reading, statement, f"哪些{what}？")
    verb = "" if _VERB_END.search(own) and own != reading.view.topic else "有"
    return placed(reading, statement, f"{own}{verb}哪些{what}？")


def placed(reading: Reading, statement: Statement, question: str) -> str:
    """Return the question with the topic before it, unless it holds a name that stands alone."""
    concept = statement.concept
    if _INSIDE.match(question):
        question = _holder(reading, statement) + question
    named = reading.known.any_in(question) or (_LATIN.match(concept) and concept in question)
    return question if named else with_topic(question, _spoken_of(reading, statement), True)


def _spoken_of(reading: Reading, statement: Statement) -> str:
    """The name that the paragraph was about before a lead-in without one: ``X学习…。要求有两条：``."""
    above = statement.above
    known = reading.knows(above) and above == statement.carried and not statement.first
    return above if known else reading.view.topic


def _holder(reading: Reading, statement: Statement) -> str:
    """What ``里面`` is the inside of: ``用 **PCB** 描述进程。里面有：``."""
    before = reading.before(statement)
    marked = [before.text[start:end] for start, end in marked_names(before)] if before else []
    return marked[0] if len(marked) == 1 else reading.view.topic


def clauses_of(text: str) -> list[str]:
    """Return the clauses of a lead-in; none of one that is too long to be asked for."""
    if len(text) > _LONGEST_LEAD:
        return []
    return [one for one in re.split(r"[，,；;。]", without_brackets(text).rstrip(" ：:。，")) if one.strip()]


def without_brackets(text: str) -> str:
    """Return ``text`` without what it says in brackets: ``两阶段锁（Two-Phase Locking，2PL）分两步``."""
    return _BRACKETS.sub("", text) if "（" in text or "(" in text else text


def ends_in_verb(text: str) -> bool:
    """Tell whether words end in a verb, which asks for its object."""
    return _VERB_END.search(text) is not None
