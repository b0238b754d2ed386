"""Definitions: what X is, means, measures or is for; the sentence says so, or a ``term: text`` line does."""

import re
from collections.abc import Iterator

from cardgen.extract.finding import Finding, Reading
from cardgen.extract.forms.definitions import ADVERB, ask_name, defined, is_body, with_names
from cardgen.extract.forms.english_definition import english_definition, meaning_given
from cardgen.extract.forms.english_opening import english_opening
from cardgen.extract.forms.inner_labels import english_label
from cardgen.extract.forms.names import read_names
from cardgen.extract.forms.opening_source import opening_source
from cardgen.extract.forms.role_leads import under_roles
from cardgen.extract.forms.roles import LABEL_EN
from cardgen.extract.forms.term_definition import term_definition, term_problem
from cardgen.extract.language.chinese import NOT_MEANT
from cardgen.extract.reading.gloss import Gloss
from cardgen.extract.reading.headings import generic_name
from cardgen.extract.reading.statement import Statement
from cardgen.extract.reading.view import Formula
from cardgen.extract.wording.answers import clean, definition_body, without_measure
from cardgen.extract.wording.phrasing import what_is
from cardgen.text.expression import expression

_STRONG = expression(
    rf"[，,]?\s*{ADVERB}(?P<cue>是指{NOT_MEANT}(?:的是)?|指的是|指代|指(?=[^标数针令定向挥导])|"
    rf"是(?=一[种个类套组族门项]|个\S{2})|(?:被)?定义为|是(?:用来|用于)|"
    rf"(?:可以)?看作是?|描述(?:的是|了)|度量(?:的是|了)|衡量(?:的是|了)|"
    rf"刻画(?:的是|了)|研究的是|关注的是|解决的是|表示(?:的是)?|用于(?=衡量|描述|度量|表示|刻画|评估|解决)|用来(?=衡量|描述|度量|"
    rf"表示|刻画|评估|解决))[，,：:]?\s*"
)
_PLAIN = expression(rf"[，,]?\s*{ADVERB}(?P<cue>是|即|用于|用来|应用于)[，,]?\s*")
_KEEP = ("用于", "用来", "是用来", "是用于", "应用于", "表示", "衡量", "度量", "描述", "刻画")
_CLASS_NOUN = expression(
    r"(?:方法|算法|模型|工具|过程|现象|量|问题|函数|分布|协议|框架|指标|技术|机制|系统|网络|结构|理论|"
    r"概念|原理|定理|方式|策略|标准|语言|格式|平台|库|单位|学科|"
    r"分支|数据结构|操作|形式|属性|"
    r"特征|数|值|率|比|矩阵|向量|集合|空间|距离|误差|时间|阈值|分界线|接口|服务|设备|程序|组件|模块|"
    r"单元|层|变量|参数|应用|体系|软件|硬件|文件|数据库|缓存|架构|模式|"
    r"规则|规范|行为|状态|能力|思想|思路|"
    r"力|能|物质|化合物|反应|细胞|蛋白质|酶|区域|部分|阶段|集|度|性|者|体|点|线|面|图|树|表|链|流|场|"
    r"波|熵|差|和|积|期望|概率|估计|映射|变换|运算|编码)"
    r"(?:之一|的总称|的统称)?$"
)
_LEAD_TAIL = expression(
    r"[，,]\s*(?:其|它的)?(?:数学)?(?:定义|公式|形式|表达式|关系|计算公式|概率密度函数|内容)?(?:如下|"
    r"为|是)?[：:]\s*$"
)
_DOES = expression(
    r"(?:则|就|也|却|便)?(?P<cue>假设|假定|规定|将|把|以|用(?![户途于来法])|通过|利用|采用|基于|借助|可以|能|能够|会|旨在|试图|是)"
)
# ``主成分分析（PCA），最常用的线性降维方法，…``
_BESIDE = expression(
    r"[，,](?P<said>(?:(?:目前|当下)?最|一[种个类]|[^，。；：是有]{2,24}的)[^，。；：]{2,40})(?=[，。；]|$)"
)
_OPINION = expression(
    r"(?:很|非常|最|挺|比较)?(?:好|重要|经典|有名|著名|流行|常见|简单|复杂|有趣|关键)的|(?:不错的|很?好的?)(?:办法|方法|东西|主意|选择|例子|问题)|必修|"
    r"神器|首选|不错"
)
_WE_CAN = expression(
    r"(?:我们|人们)?(?:可以|能够|通常|一般)+(?P<what>(?:仅仅|通过|用|在|把|将|利用|使用|对|从|以)"
    r"[^。？]{6,140})$"
)
_THAT_IS = expression(r"[，,]?(?:即|也就是|就是|得到|变成)?[：:]\s*$")
_TELLS = expression(
    r"我们|先|看看|来看|前面|上面|之前|说到|讲|一下|如下|以下|\d{4} ?年|吗|呢|[？?]|是[：:]$|为[：:]$|"
    r"有[：:]$"
)
_DOING = expression(
    r"(?:把|将|用(?!户)|按|以|不(?!过|同)|只|在|对(?!于|比|称|偶)|从|由|通过|利用|直接|每|既|拿|让|令|去掉|借|沿|逐|靠|随机|一次|依|照|给|"
    r"模仿|参照|仿照|抛弃|放弃|引入|加入|换|改|先|看起来|看上去|存在|全[用靠]|共享|多个|一个|若干|同时|允许|要求|保证|规定|"
    r"专门|负责|任[意何]|互相|彼此|为每)"
)
_PLAINLY = expression(
    r"(?:^|[，,])(?:(?:说白了|说穿了|简单(?:地|来)?[说讲]|一句话|本质上|通俗地?[说讲]|其实|无非)[，,]?)?(?:其实)?(?:就|无非)是"
    r"(?P<def>(?:把|将|用(?!户)|在|给|让|对(?!于)|先|从|取(?!决)|去掉|再)[^。？]{8,120})"
)
_FOR = expression(
    "用[来于]|专门|负责|为了?[使让保防避免]+[^，。]{4,60}，(?=[^，。的是]{2})(?!我们|可以|需要|通常|一般|常)"
)
_ALIAS = expression(r"(?:也|又|还)(?:被)?(?:叫|称)|简称|全称|别名")
_NOT_MORE = expression(r"[A-Za-z ,&.’'-]+(?:等人)?[，, ]*\d{4}[。.]?|[^，。]{0,12}\d{4} ?年[^，。]{0,8}[。]?")
_OF_THE_PAPER = expression(r"(?:机构|单位|作者|论文|原文|代码|发表|会议|出处|年份)[：:]|《[^《》]+》")
_NEAR = 12  # characters in which a sentence names what it speaks of
_SHORTEST_OPENING, _LONGEST_OPENING = 10, 150
_STANDS_FOR = expression(r"它|它们|其|[前后]者|该\S{1,4}|这[种个类]\S{0,4}|此\S{0,2}")
# ``X是P某年的工作，把…``: what it does stands behind whose it is.
_WHOSE_WORK = expression(
    r"\s?(?:就)?是[^，。；：]{1,40}?(?:的(?:一[项个篇种])?(?:工作|论文|成果|文章)|(?:提出|发明|设计|开发|推出|引入)(?:出?来)?的(?:[^，。；：]{2,14})?)"
    r"[，,]\s?它?(?=把|将|用(?!户)|通过|对(?!比)|采用|利用|使用|引入|首次)"
)
_ORIGIN = expression(
    r"(?:最早|首先)?(?:于|在)?\d{4}年|[^，。：]{2,20}?\s?(?:于|在)?\s?\d{4} ?年?(?:提出|发明|发表)|"
    r"由[^，。]{2,30}(?:提出|发明|设计|开发)"
)
# The same anywhere in a sentence, without the words before the year, from each of which a search would begin.
_MADE_WHEN = expression(r"\d{4}年|\d{4} ?(?:提出|发明|发表)|由[^，。]{2,30}(?:提出|发明|设计|开发)")
_PURPOSE = expression(r"^是(?=用来|用于)")
_NO_DEFINITION = expression(
    r"^(?:只|先|精)?[读看翻][^，。]{1,16}(?:就够|即可|就行)|^[^，。]{1,20}(?:带火|提|搞|做|弄|推|写|发明|首创)的$|^名字|[？?]|是不是|是否|^不是|^没有|教训$|^(?:见|参见|同上|如上|详见)|(?:论文|冠军|亚军|大奖|提名)$|典范$|奇迹$|例子$|故事$|^[^，。]{2,40}(?:(?:发明|提出|开发|创立|[写做])(?:出来)?|年)的(?:工作|作品|论文)?(?:，|$)|^[^，。]{2,30}的作品(?:，|$)|"
    r"^[^，。]{2,40}(?:等人|团队|组|实验室|公司|大学)[^，。]{0,24}的(?:工作|论文|成果|文章)(?:，|$)"
)
_MADE_BY = expression(
    r"的(?:工作|作品|论文|成果)$|出自|发表[在于]|[由是][^，。]{2,40}(?:提出|开发|发明|设计)的?$"
)
# What a heading names, said without a subject: ``血浆里一组沉睡的蛋白，…``.
_SORT_OF = expression(
    r"(?:[^，。；：是有为了自用把叫由]{0,10}一(?:组|种|类|套|门|款|族)[^，。；：是为]{3,40}|(?:第一个|首个|最早|目前最)[^，。；：]{4,40}的(?:工作|方法|模型|算法|框架|系统|语言|作品))[，。]"
)
_NO_NAME = expression(
    r"中间|左边|右边|左侧|右侧|结果|单位|问题|目的|原因|前提|关键|重点|所谓.*|代表|其中|区别|方法|"
    r"做法|思路|理由|好处|缺点|优点|"
    r"时间|数据|图像|公式"
)
_NO_CONCEPT = expression(
    r"叫做|称为|\d{4} ?年|那篇|[，,：:“”]|是|之间|区别|不同|如果|怎么|什么|哪|为什么|目的|原因"
)


def definition(reading: Reading) -> Iterator[Finding]:
    """Find definitions; the answer is the definition without the name and the cue."""
    roles = under_roles(reading)
    for statement in reading.statements:
        if statement.passage.index in roles and not statement.term:  # what is good or bad defines nothing
            continue
        if LABEL_EN.match(statement.text):  # ``Strengths of X: …``
            continue
        if not statement.noise:
            found = (
                (None if statement.chinese or not statement.first else english_label(reading, statement))
                or term_definition(reading, statement)
                or _of_heading(reading, statement)
            )
            if found is None:
                found = (
                    _chinese(reading, statement)
                    if statement.chinese
                    else meaning_given(statement)
                    or english_opening(reading, statement)
                    or english_definition(reading, statement)
                )
            if found:
                yield found
        elif problem := term_problem(statement):
            yield problem


def _of_heading(reading: Reading, statement: Statement) -> Finding | None:
    """The first statement below a heading that says what ``we`` do there defines the heading."""
    view = reading.view
    opens = statement.chinese and _is_first_said(reading, statement)
    if not opens or not view.topic or view.heading != view.topic or statement.passage.quoted:
        return None
    names = read_names(statement.text, statement.start)
    answer = definition_body(statement.text[names.end :])
    if opening_source(statement)[0]:
        return None
    if names.full and not statement.subject and is_body(answer, statement) and not _ORIGIN.match(answer):
        question = ask_name(view.topic, with_names(Gloss(), names), True)
        return defined(statement, view.topic, question, answer, 0.7, names.full)
    if view.section.level < 2:
        return None
    plainly = _PLAINLY.search(statement.text)
    if plainly:  # ``这是P搞出来的，说白了就是把…``
        answer = definition_body(plainly["def"].rstrip("：: "))
        return defined(statement, view.topic, what_is(view.topic, True), answer, 0.55, "就是")
    opening = "" if _named_later(reading, statement) else _opening(statement)
    if opening:
        return defined(statement, view.topic, what_is(view.topic, True), opening, 0.5, opening[:4])
    match = _WE_CAN.match(clean(statement.text[len(statement.lead) :]))
    if not match:
        return None
    answer = definition_body(match["what"])
    return defined(statement, view.topic, what_is(view.topic, True), answer, 0.5, "可以")


def _named_later(reading: Reading, statement: Statement) -> bool:
    """Tell whether a later sentence of the passage begins with the heading's name: this one leads there."""
    topic, row = reading.view.topic, reading.of_passage[statement.passage.index]
    return any(one.text.startswith(topic) for one in row if one.sentence.start > statement.sentence.start)


def _is_first_said(reading: Reading, statement: Statement) -> bool:
    """Tell whether nothing is said before a statement but who made the thing, when, and other names of it."""
    for before in reading.statements:
        if before is statement:
            return True
        aside = (
            _MADE_WHEN.search(before.text) or _ALIAS.match(before.text) or _NOT_MORE.fullmatch(before.text)
        )
        aside = aside or _OF_THE_PAPER.match(before.text)
        if not aside or before.passage.run >= 0:
            return False
    return False


def _opening(statement: Statement) -> str:
    """What a section says first, without a subject: it speaks of what its heading names."""
    if _SORT_OF.match(statement.text):
        return definition_body(statement.text)
    if _FOR.match(statement.text):
        return definition_body(statement.text)
    own = statement.subject or statement.pronoun or statement.lead or statement.condition or statement.term
    if (
        own
        or statement.concept in statement.text[:_NEAR]
        or not _DOING.match(statement.text)
        or _ORIGIN.match(statement.text)
        or _TELLS.search(statement.text)
    ):
        return ""
    said = definition_body(_THAT_IS.sub("", statement.text))
    return said if _SHORTEST_OPENING <= len(said) <= _LONGEST_OPENING and "，" in said else ""


def _chinese(reading: Reading, statement: Statement) -> Finding | None:
    concept, pronoun = statement.concept.rpartition("负责")[2], statement.pronoun
    if (
        (pronoun and not _STANDS_FOR.fullmatch(pronoun))
        or statement.role
        or not _names_concept(concept)
        or generic_name(concept)
    ):
        return None
    if not (pronoun or statement.subject) and _follows_formula(reading, statement):
        return None
    names = None if pronoun else read_names(statement.text, statement.predicate)
    start = names.end if names and (names.full or names.others) else statement.predicate
    if pronoun:
        start = statement.start + len(pronoun)
    text = _LEAD_TAIL.sub("", statement.text)
    beside = _BESIDE.match(text, statement.predicate) if statement.gloss.full and not pronoun else None
    if beside and _CLASS_NOUN.search(beside["said"]) and not _NO_DEFINITION.search(beside["said"]):
        said = definition_body(without_measure(beside["said"]))
        return defined(statement, concept, ask_name(concept, statement.gloss, True), said, 0.65, "，")
    work = None if pronoun else _WHOSE_WORK.match(text, start)
    if work and is_body(said := definition_body(text[work.end() :]), statement):
        question = ask_name(concept, with_names(statement.gloss, names), True)
        return defined(statement, concept, question, said, 0.6, "工作")
    cue = _cue(reading, statement, text, start)
    if cue is None:
        return None
    match, sure, whole = cue
    body = (
        text[start:]
        if whole
        else text[match.start("cue") :]
        if match["cue"] in _KEEP or (match["cue"].endswith("的是") and match["cue"] != "指的是")
        else text[match.end() :]
    )
    answer = definition_body(without_measure(_PURPOSE.sub("", body)))
    if not is_body(answer, statement) or _OPINION.match(answer) or _NO_DEFINITION.search(answer):
        return None
    question = ask_name(concept, with_names(statement.gloss, names), True)
    return defined(statement, concept, question, answer, sure, match["cue"])


def _follows_formula(reading: Reading, statement: Statement) -> bool:
    """Tell whether the statement goes on from a formula, which is then what it speaks of."""
    place = statement.passage.index
    return (
        place > 0 and reading.before(statement) is None and isinstance(reading.view.nodes[place - 1], Formula)
    )


def _cue(
    reading: Reading, statement: Statement, text: str, start: int
) -> tuple[re.Match[str], float, bool] | None:
    """The cue of a definition, how sure it is, and whether it belongs to the answer as it stands."""
    concept = statement.concept
    known = reading.knows(concept) or bool(statement.gloss) or concept == reading.view.topic
    doubt = (0.15 if statement.pronoun else 0.0) + (0.0 if known else 0.1 if len(concept) <= 10 else 0.25)
    match = _STRONG.match(text, start)
    if match and (match["cue"] != "表示" or known) and text[match.start("cue") - 1] not in "不并":
        return match, 0.9 - doubt, False
    match = _PLAIN.match(text, start) if known else None
    if match:
        named = match["cue"] not in ("是", "即") or _CLASS_NOUN.search(definition_body(text[match.end() :]))
        return match, (0.7 if named else 0.55) - doubt, False
    named_now = bool(statement.gloss.full) and not statement.pronoun
    match = _DOES.match(text, start) if named_now or _just_named(reading, statement) else None
    return (match, 0.6, True) if match else None


def _just_named(reading: Reading, statement: Statement) -> bool:
    """``…是X（English），它以…``: the clause before only names the concept."""
    previous = reading.before(statement) if statement.pronoun == "它" else None
    before = previous.text.rstrip("，。 ") if previous else ""
    named = before.endswith(("）", ")")) and before.rfind(statement.concept) > len(before) - 80
    if previous and previous.first and _MADE_BY.search(before):
        return True  # ``X是P的工作。它用…``
    return named and re.search(r"称为|叫做|叫作|称作|称之为|就是", before) is None


def _names_concept(name: str) -> bool:
    return 0 < len(name) <= 26 and not _NO_NAME.fullmatch(name) and not _NO_CONCEPT.search(name)
