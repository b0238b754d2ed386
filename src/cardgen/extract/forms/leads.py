"""What the list below a Chinese lead-in is: members, differences, or the steps of a procedure."""

import re

from cardgen.extract.finding import Reading
from cardgen.extract.forms.carried_lead import ask_carried
from cardgen.extract.forms.counting import counted_in, number_word
from cardgen.extract.forms.lead_questions import (
    ask_counted,
    ask_open,
    counted_lead,
    ends_in_verb,
    placed,
    without_brackets,
)
from cardgen.extract.forms.open_lead import ask_open_lead
from cardgen.extract.forms.resolve import resolve_owner
from cardgen.extract.reading.headings import versus
from cardgen.extract.reading.statement import Statement
from cardgen.extract.wording.answers import clean
from cardgen.extract.wording.phrasing import with_topic
from cardgen.model import Kind
from cardgen.text.expression import expression

Asked = tuple[Kind, str, float]
_NO_LEAD = expression(
    r"推导(?![^，。：]{0,2}(?:思路|方法|方式|路线|路子))|证明(?![^，。：]{0,2}(?:思路|方法))|参考|链接|教材|书籍|论文|回答[^，。]*问题|需要说明|目录|相关(?:笔记|文章|阅读|页面|内容)|延伸阅读|扩展阅读"
)
_NO_CLAUSE = expression(
    r"^(?:但|却|没有|并不|也|都对)|强调|说明的|(?<![条个种项大本要的])假设|发生|注意[：:]"
)
_INTRODUCES = expression(
    r"(?:下面|这里|接下来)?(?:首先|先|再)?(?:明确|介绍|来看|看|说|讲|了解|说明|列出)|其中|这里"
)
_COMMON = expression(
    r"(?P<which>(?:常见|常用|主要|典型|例如|其中|流行)的?)(?:一般|大致|主要|通常)?(?:有|包括)(?:这么|如下|以下|下面)?"
    r"(?:[几一二两三四五六七八九十][种个类点条])?[：:]\s*"
)
_ONLY_COUNT = expression(
    r"[两二三四五六七八几\d]+[个种点条类项][：:。]?|(?:主要)?(?:有|包括|分为|如下)(?:以下|如下|下面)?(?:[一二三四五六七八两几\d]+)?[个种点条类]?[：:。]?"
)
_SUMMING_UP = expression(r"^(?:总结|概括|归纳|关于|对于|说到)(?:一下|起来)?")
_DIFFER = expression(r"区别|差异|差别|分歧|不同(?=之?处|点|在|体现|如下|主要|有|是|[：:。]|$)")
# ``和X放在一起比较：``: the topic is set against X.
_AGAINST = expression(
    r"(?:和|与|跟|同|拿)(?P<other>[^，。：；和与]{1,20}?)(?:放在?一起|摆在?一起|来)?(?:做个?|作)?(?:比较|对比|对照|相比|比一比)(?:一下)?[：:。]?$"
)
_BUT = expression(r"(?:然而|但是?|不过|可是|只是)(?=[：:，,]*$)")
_PAIR = expression(
    r"(?P<pair>[^，。：]{1,20}?[和与跟同][^，。：]{1,20}?)(?:之间)?(?:的)?(?:主要)?(?:区别|不同|差异|"
    r"差别|分歧)"
)
_BOTH = expression(r"[和与跟同、&/]|\bvs\b|两[种个类者]", re.I)
_STEPS = expression(
    r"步骤|流程|过程|会(?=[：:])|如下操作|方法如下|依次|执行|做法|算法如下|怎么做|操作|工作原理"
)
_IN_STEPS = expression(
    r"(?P<of>[^，。：；]{0,30}?)(?:一共|总共|主要|大致|可以)*分[成为]?(?P<number>[两三四五六七八九几])(?:个步骤|步)(?:走)?"
)
_LOOSE = expression("(?!一旦|如果|[若当]|倘若|只要|为了?)[^，]*(?<![后时])，")
_STEPS_END = expression(r"(?:的)?(?:步骤|流程|过程|具体|主要|大致|基本)*(?:如下|为|是|包括|有)?$")
_DOES_END = expression(r"(?:会|执行|做法|操作|依次)$")
_NAMES_COUNT = expression(r"(?:有|分为|包括)[^：]{0,6}[：:]|[几两三四五六][个种类列项条样][^：]{0,4}[：:]$")
_CONTROLS = expression(
    r"(?P<of>[^，。；：]{1,40}?)\s*(?:这个|该)?(?:参数|选项|配置项?|变量|字段|标志)?(?:用来|用于)?"
    r"(?P<verb>控制|决定|指定)(?P<what>[^，。；：]{2,20})[：:]$"
)
_TAIL = expression(
    r"(?:[很最挺]?(?:短|简单|直接|清楚|明确|朴素|固定)(?:得[^，。：]{1,3})?)?(?:[也还都]?(?:不少|很多|挺多|一堆))?(?:大致|主要|大概|基本|分别|依次|一般)*(?:是|(?<![分称作成变])为|如下|以下|这样|就是|下面)*的?$"
)
_HAS_SOME = expression(r"(?<=有)[二三四五六七八几](?=[：:]?$)")
_SET = expression(r"^.*一(?:套|组|系列|批|些|大?堆|串)(?P<what>[^，。；：]{2,16})$")
_ORDER_END = expression(r"(?:顺序|次序|口诀|规程)$")
_HAS_END = expression(r"(?:有|包括|包含|分为|分成|存在|具有|满足)$")
_KINDS = expression(r"(?:分类|类型|种类|组成|构成|结构|层次|层级|特点|特性|性质|成员|家族|变体)$")
_USUAL = expression(r"常见|常用|主要|典型|重要|基本|核心|著名|经典")
# What a heading names that a list below it holds.
_ASPECTS = expression(
    r"(?P<of>[^，。：？?]{0,20}?)(?P<what>(?:主要|基本|常见|核心)?(?:优点|优势|缺点|不足|局限|局限性|弊端|劣势|特点|特性|特征|性质|分类|类型|种类|"
    r"组成|要素|条件|原则|用途|作用|功能|职责|阶段|成分|并发症|症状|病因|表现|影响因素|影响|因素|意义|危害|变体|改进|技巧|策略|手段|措施|假设|前提))"
)
_LABELS = frozenset("型类种级期相层代法式度")
_BRACKETED = expression(r"\s?[（(][^（）()]*[）)]$")
_LONGEST = 40
_CLAUSE = expression(r"就是|其实|之间|无非")
# ``但吐槽它的人也不少：``
_CRITICISED = expression(r"(?:吐槽|诟病|批评|质疑|抱怨|挑剔)[^，。：]{0,12}[：:]\s*$")
_EMPTY_WHAT = expression(r"(?:具体|原因|理由)?(?:来说|如下)?|意思|以下|例子")
# ``想得到精确解，就把环捏成团：``
_GOAL = expression(
    r"(?P<goal>(?:想要?|要想?|为了|若要)[^，。；：]{4,40})[，,](?:就|便|可以|得|需要|只要|只好)[^，。；：]{2,24}[：:]"
)
_CALLED_LAST = expression(
    r"(?<=[\u4e00-\u9fff])(?:合称|统称|称之?为|叫做|并称|叫)\s?(?P<name>[^，。；：、（）()]{2,24}?)\s?(?:[（(][^（）()]{1,40}[）)])?[：:]$"
)
_NO_WHAT = expression(r"[该此](?!类|处)|所以|因此|于是|就|便|把|将|却|也|还|都")
_SUPPOSED = expression(r"(?:基本|主要|常见|前提|几个|核心)假设$")
# What an item below a name leads in: ``常见原因：``.
_LABEL = expression(
    r"(?:常见|主要|典型|关键|核心|适用|基本)?的?(?:原因|特点|特性|场景|应用|类型|方法|措施|症状|表现|问题|误区|"
    r"要点|条件|成员|参数|命令|用途|变体|指标)"
)
_GOOD = expression(r"优点|优势|好处|长处")
_BAD = expression(r"缺点|局限|不足|劣势|弊端")


def ask_heading(reading: Reading, size: int) -> Asked | None:
    """Return what a heading asks for whose section begins with a list: ``三个难处``, ``X的特点``."""
    heading, topic = reading.view.heading, reading.view.topic
    counted = counted_in(heading)
    if counted and len(heading) <= _LONGEST and counted.size in (0, size) and not _NO_LEAD.search(heading):
        before = counted.before.removesuffix("的")
        usual = f"{before}的" if _USUAL.fullmatch(before) else ""
        owner = topic if usual or not before else before
        question = f"{owner}有{counted.which}{usual}{counted.what}？" if owner != heading else ""
        return (kind_of(counted.what), question, 0.7) if question else None
    named = _ASPECTS.fullmatch(heading)
    owner = (named["of"].removesuffix("的") or topic) if named else ""
    return (
        (kind_of(heading), f"{owner}的{named['what']}有哪些？", 0.6) if named and owner != heading else None
    )


def ask_labels(reading: Reading, names: list[str]) -> Asked | None:
    """Return what a list without a lead-in holds when its names end alike: ``I 型``, ``II 型``."""
    topic = reading.view.topic
    plain = [_BRACKETED.sub("", name) for name in names]
    if len(plain) < 3 or not topic or len({name[-1:] for name in plain}) > 1:
        return None
    last = plain[0][-1]
    if last in _LABELS and all(len(name) <= 8 for name in plain):
        return Kind.ENUMERATION, f"{topic}分哪{number_word(len(plain))}{last}？", 0.6
    return None


def _called(statement: Statement) -> Asked | None:
    """``把下面三样合称X（English）：``: the list holds what the name stands for."""
    called = _CALLED_LAST.search(statement.text.rstrip())
    return (Kind.ENUMERATION, f"{called['name'].strip()}有哪些？", 0.6) if called else None


def ask_lead(reading: Reading, statement: Statement, size: int) -> Asked | None:
    """Return the kind of list that ``statement`` leads in, the question for it, and how sure that is."""
    text, topic = without_brackets(statement.text.rstrip()), reading.view.topic
    clauses = re.split(r"[，,；;]", text)
    clause = clauses[-1]
    if len(clauses) > 1 and _ONLY_COUNT.fullmatch(clause):
        clause = _SUMMING_UP.sub("", clauses[-2]) + "有以下几点："
    asked = _called(statement) or _below_name(reading, statement, clean(text))
    asked = asked or ask_open_lead(reading, statement, clean(text))
    no_lead = _NO_LEAD.search(clause) is not None
    asked = asked or (None if no_lead else ask_carried(reading, statement, clause))
    if asked or no_lead:
        return asked
    if _CRITICISED.search(clause):
        return Kind.DISADVANTAGE, f"{statement.carried or topic}有哪些缺点？", 0.65
    if _NO_CLAUSE.search(clause):
        return None
    if _DIFFER.search(clause):
        pair, named = versus(reading.view.heading), _PAIR.search(text)
        both = "和".join(pair) if pair else named["pair"] if named else topic
        if not _BOTH.search(both):
            return None
        return Kind.COMPARISON, f"{both}有什么区别？", 0.7
    against = _AGAINST.search(clause) if topic else None
    if against and against["other"] not in topic:
        return Kind.COMPARISON, f"{topic}和{against['other']}有什么区别？", 0.65
    if _BUT.fullmatch(clause.rstrip("：:")):
        return Kind.DISADVANTAGE, f"{topic or statement.carried}有哪些缺点？", 0.5
    if _STEPS.search(clause) and not _NAMES_COUNT.search(clause):
        return _steps(reading, statement, clean(text))
    return _members(reading, statement, clause, size)


def _below_name(reading: Reading, statement: Statement, label: str) -> Asked | None:
    """``常见原因：`` below the name of an item: of what that names."""
    above = reading.name_above(statement.passage) if _LABEL.fullmatch(label) else ""
    return (kind_of(label), f"{above}的{label}有哪些？", 0.65) if above else None


def _steps(reading: Reading, statement: Statement, text: str) -> Asked:
    topic = reading.view.topic
    if _DOES_END.search(text):
        owner = _name_of_steps(resolve_owner(statement, text, topic), topic)
        return Kind.PROCEDURE, with_topic(f"{owner}怎么做？", topic, True), 0.65
    counted = _IN_STEPS.fullmatch(text)
    if counted:
        owner = resolve_owner(statement, counted["of"], topic)
        return Kind.PROCEDURE, f"{owner}分哪{counted['number']}步？", 0.7
    owner = _name_of_steps(resolve_owner(statement, clean(_STEPS_END.sub("", text)), topic), topic)
    return Kind.PROCEDURE, placed(reading, statement, f"{owner}的步骤是什么？"), 0.7


def _name_of_steps(owner: str, topic: str) -> str:
    """Return the owner of steps: the topic for ``一个整数，只能这样访问：``, a sentence and no name."""
    return topic if topic and _LOOSE.match(owner) else owner


def _members(reading: Reading, statement: Statement, clause: str, size: int) -> Asked | None:
    controls = _CONTROLS.fullmatch(clause)
    if controls and not statement.pronoun:
        return Kind.ENUMERATION, f"{controls['of']}如何{controls['verb']}{controls['what']}？", 0.7
    common = _COMMON.fullmatch(clause)
    if common and clause != statement.text.rstrip() and len(statement.text) <= 40 and not statement.pronoun:
        return Kind.ENUMERATION, re.sub(r"[：:。]\s*$", "哪些？", statement.text), 0.65
    if common and reading.view.topic:
        return Kind.ENUMERATION, with_topic(f"{common['which']}有哪些？", reading.view.topic, True), 0.65
    counted = counted_lead(statement)
    if counted:
        question = ask_counted(reading, statement, counted, size)
        return (kind_of(counted.what), question, 0.75) if question else None
    question = "" if _INTRODUCES.match(clause) else ask_open(reading, statement)
    if question:
        return kind_of(question), question, 0.7
    return None if _INTRODUCES.match(clause) else _named(reading, statement, clause, size)


def _named(reading: Reading, statement: Statement, clause: str, size: int) -> Asked | None:
    """``X的特点：``, ``X包括：``, or only ``如下：``."""
    topic, heading = reading.view.topic, reading.view.heading
    plain = _SET.sub(r"\g<what>", _TAIL.sub("", _HAS_SOME.sub("", clean(clause))))
    goal = _GOAL.fullmatch(statement.text.strip())
    if goal:
        return Kind.PROCEDURE, with_topic(f"{goal['goal']}，怎么做？", topic, True), 0.6
    if _NO_WHAT.match(plain):
        return None
    if not plain or _EMPTY_WHAT.fullmatch(plain):
        return (Kind.ENUMERATION, f"{heading}包括哪些？", 0.5) if heading and size <= 6 else None
    owner = resolve_owner(statement, plain, topic)
    if _CLAUSE.search(owner) or len(owner) > _LONGEST:
        return None
    if _ORDER_END.search(owner):
        return Kind.PROCEDURE, placed(reading, statement, f"{_owned(owner, topic)}是什么？"), 0.6
    if _HAS_END.search(owner):
        return (
            Kind.ENUMERATION,
            placed(reading, statement, f"{owner}哪些{'条件' if owner.endswith('满足') else ''}？"),
            0.7,
        )
    if ("的" in owner and not ends_in_verb(owner)) or _SUPPOSED.search(owner):
        return kind_of(owner), placed(reading, statement, f"{owner}有哪些？"), 0.7
    if ends_in_verb(owner):
        return Kind.ENUMERATION, placed(reading, statement, f"{owner}什么？"), 0.6
    if len(plain) <= 6 and topic and not _KINDS.search(heading):
        return kind_of(plain), f"{topic}的{plain}有哪些？", 0.6
    return (Kind.ENUMERATION, f"{heading}有哪些？", 0.5) if _KINDS.search(heading) else None


def _owned(what: str, topic: str) -> str:
    return f"{topic}的{what}" if topic and len(what) <= 6 and topic not in what else what


def kind_of(what: str) -> Kind:
    """Return the kind of list that ``what`` names: what is good of something, what is bad, or members."""
    if _BAD.search(what):
        return Kind.DISADVANTAGE
    return Kind.ADVANTAGE if _GOOD.search(what) else Kind.ENUMERATION
