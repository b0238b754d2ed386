"""Definitions: what X is, means, measures or is for; the sentence says so, or a ``term: text`` line does."""

import re
from collections.abc import Iterator

from cardgen.extract.answers import clean, definition_body, sentence_case
from cardgen.extract.finding import Finding, Reading
from cardgen.extract.gloss import Gloss, is_abbreviation
from cardgen.extract.headings import generic_name
from cardgen.extract.names import read_names
from cardgen.extract.phrasing import display, is_plural, lower_first, what_is
from cardgen.extract.statements import Statement
from cardgen.model import Kind

_ADVERB = r"(?:通常|一般|主要|常|往往|其实|实际上|本质上|就|也|可以|能够)*"
_STRONG = re.compile(
    rf"[，,]?\s*{_ADVERB}(?P<cue>是指(?:的是)?|指的是|指代|指(?=[^标数针令定向])|"
    rf"是(?=一[种个类套组族门项])|(?:被)?定义为|是(?:用来|用于)|"
    rf"(?:可以)?看作是?|描述(?:的是|了)|度量(?:的是|了)|衡量(?:的是|了)|"
    rf"刻画(?:的是|了)|表示(?:的是)?|用于(?=衡量|描述|度量|表示|刻画|评估|解决)|用来(?=衡量|描述|度量|"
    rf"表示|刻画|评估|解决))[，,：:]?\s*"
)
_PLAIN = re.compile(rf"[，,]?\s*{_ADVERB}(?P<cue>是|即|用于|用来|应用于)[，,]?\s*")
_BARE = re.compile(r"(?P<cue>由|通过|把|将|基于|利用|采用|以)")
_KEEP = ("用于", "用来", "是用来", "是用于", "应用于", "表示", "衡量", "度量", "描述", "刻画")
_CLASS_NOUN = re.compile(
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
_LEAD_TAIL = re.compile(
    r"[，,]\s*(?:其|它的)?(?:数学)?(?:定义|公式|形式|表达式|关系|计算公式|概率密度函数|内容)?(?:如下|"
    r"为|是)?[：:]\s*$"
)
_DOES = re.compile(r"(?:将|把|通过|利用|采用|基于|借助|可以|能|能够|会|旨在|试图|是)")
_OPINION = re.compile(
    r"(?:很|非常|最|挺|比较)?(?:好|重要|经典|有名|著名|流行|常见|简单|复杂|有趣|关键)的|必修|神器|首选|不错"
)
_EN_IS = re.compile(
    r"(?P<cue>(?:is|are)\s+(?=(?:an?|the|one of|any|some)\s)|(?:is|are) (?:defined as|simply|"
    r"essentially|basically)\s+|refers? to\s+|means?\s+(?:that\s+)?|(?:is|are) used (?:to|for)\s+|"
    r"denotes?\s+|describes?\s+|stands? for\s+)"
)
_EN_SAME = re.compile(
    r"(?:the (?:same|following|case|reason|problem|most|best|first|only|next|one)|one of|an? (?:good|"
    r"bad|great|nice|simple|major|popular|huge|big) )\b",
    re.I,
)
_EN_EDGE = re.compile(r"^(?:just|simply|basically|essentially)\s+")


def definition(reading: Reading) -> Iterator[Finding]:
    """Find definitions; the answer is the definition without the name and the cue."""
    for statement in reading.statements:
        if statement.noise:
            continue
        finding = _term(reading, statement) if statement.term and statement.first else None
        finding = finding or _by_heading(reading, statement)
        if finding is None:
            finding = _chinese(reading, statement) if statement.chinese else _english(reading, statement)
        if finding:
            yield finding


def _term(reading: Reading, statement: Statement) -> Finding | None:
    term = statement.term
    assert term is not None
    if generic_name(term.name):
        return None
    start = max(0, term.body - statement.sentence.start)
    names = read_names(statement.text, start)
    body, last = statement.text[names.end :], statement
    if len(clean(body)) < 4:
        following = _next(reading, statement)
        if following is None or (following.subject and not following.pronoun and following.adverbial == ""):
            return None
        body, last = re.sub(r"^\s*它?(?:是指|指的是|是)?[，,]?", "", following.text), following
    body = re.sub(rf"^{_ADVERB}(?:是指(?:的是)?|指的是|是(?=一|[^否])|即)[，,]?\s*", "", body)
    if not statement.chinese:
        cut = _EN_IS.search(body)
        if cut and body[: cut.start()].strip().lower() in (term.name.lower(), "it"):
            body = body[cut.end() :]
    answer = definition_body(body)
    if not _is_body(answer, statement):
        return None
    gloss = _merge(term.gloss, names.full, names.others, names.short)
    question = _question(term.name, gloss, statement.chinese)
    owner = reading.view.topic
    if (
        term.name.endswith("性")
        and len(term.name) <= 4
        and not statement.term.gloss
        and owner
        and term.name not in owner
    ):
        question = f"{owner}的{term.name}是什么？"
    sure = 0.9 if term.strong else 0.75 if statement.passage.run >= 0 or term.gloss else 0.6
    if re.search(r"[？?]", answer):
        return None
    return _finding(statement, term.name, question, answer, sure, "：", last)


_WE_CAN = re.compile(
    r"(?:我们|人们)?(?:可以|能够|通常|一般)+(?P<what>(?:仅仅|通过|用|在|把|将|利用|使用|对|从|以)"
    r"[^。]{6,140})$"
)


def _by_heading(reading: Reading, statement: Statement) -> Finding | None:
    """The first statement below a heading that says what ``we`` do there defines the heading."""
    view = reading.view
    if (
        not statement.chinese
        or statement is not reading.statements[0]
        or view.heading != view.topic
        or view.section.level < 2
    ):
        return None
    match = _WE_CAN.match(clean(statement.text[len(statement.lead) :]))
    if not match or "？" in match["what"]:
        return None
    return _finding(
        statement, view.topic, what_is(view.topic, True), definition_body(match["what"]), 0.5, "可以"
    )


def _next(reading: Reading, statement: Statement) -> Statement | None:
    row = reading.of_passage[statement.passage.index]
    place = row.index(statement) + 1
    return row[place] if place < len(row) else None


def _merge(gloss: Gloss, full: str, others: tuple[tuple[str, Gloss], ...], short: str = "") -> Gloss:
    other = gloss.other or (others[0][0] if others else "")
    return Gloss(gloss.full or full, gloss.abbreviation or short, other)


def _chinese(reading: Reading, statement: Statement) -> Finding | None:
    text, concept = statement.text, statement.concept
    if statement.pronoun and not re.match(
        r"(?:它|它们|其|该\S{1,4}|这[种个类]\S{0,4}|此\S{0,2})(?=[^的])", statement.pronoun
    ):
        return None
    if (
        (statement.condition and len(statement.condition) < 4)
        or not _names_concept(concept)
        or generic_name(concept)
    ):
        return None
    names = read_names(text, statement.predicate) if not statement.pronoun else None
    start = names.end if names and (names.full or names.others) else statement.predicate
    if statement.pronoun:
        start = statement.start + len(statement.pronoun)
    text = _LEAD_TAIL.sub("", text)
    match = _STRONG.match(text, start)
    known = reading.knows(concept) or bool(statement.gloss) or concept == reading.view.topic
    sure = 0.9 if match else 0.0
    if match is None and known:
        match = _PLAIN.match(text, start)
        sure = 0.7 if match else 0.0
        if (
            match
            and match["cue"] in ("是", "即")
            and not _CLASS_NOUN.search(definition_body(text[match.end() :]))
        ):
            sure = 0.55
    if match is None and statement.gloss.full and _DOES.match(text, start) and not statement.pronoun:
        match, sure = _DOES.match(text, start), 0.6
    if match is None:
        return None
    if match.re is _DOES:
        answer = definition_body(text[start:])
        return (
            _finding(statement, concept, _question(concept, statement.gloss, True), answer, sure, match[0])
            if len(answer) > 8
            else None
        )
    if match["cue"] in ("表示", "即") and not (statement.gloss or reading.knows(concept)):
        return None
    body = text[match.start("cue") :] if match["cue"] in _KEEP else text[match.end() :]
    answer = definition_body(re.sub(r"^是(?=用来|用于)", "", body))
    if not _is_body(answer, statement) or _OPINION.match(answer) or re.search(r"[？?]|是不是|是否", answer):
        return None
    if statement.pronoun:
        sure -= 0.15
    if not known:
        sure -= 0.1 if len(concept) <= 10 else 0.25
    if re.match(r"不是|没有", answer) or text[match.start("cue") - 1 : match.start("cue")] in "不并":
        return None
    gloss = _merge(statement.gloss, names.full if names else "", names.others if names else ())
    return _finding(statement, concept, _question(concept, gloss, True), answer, sure, match["cue"])


def _english(reading: Reading, statement: Statement) -> Finding | None:
    if statement.verb_start < 0 or statement.pronoun or not statement.subject or statement.condition:
        return None
    concept = re.sub(r"^(?:the|a|an|each|every)\s+", "", statement.subject, flags=re.I).strip(' ,*"“”')
    match = _EN_IS.match(statement.text, statement.verb_start)
    if (
        match is None
        or _EN_SAME.match(statement.text, match.end())
        or not 1 <= len(concept.split()) <= 5
        or re.search(r"[,:]| of ", concept)
    ):
        return None
    answer = _EN_EDGE.sub("", clean(statement.text[match.end() :]))
    if len(answer.split()) < 3 or generic_name(concept):
        return None
    purpose = match["cue"].strip().startswith(("is used", "are used"))
    name = concept if reading.knows(concept) else lower_first(concept)
    plural = match["cue"].startswith("are") or is_plural(concept)
    question = what_is(display(_article(statement.subject, name, reading), statement.gloss), False, plural)
    if purpose:
        question = f"What {'are' if plural else 'is'} {display(name, statement.gloss)} used for?"
        answer = match["cue"].strip().split()[-1] + " " + answer
    sure = 0.85 if reading.knows(concept) or statement.gloss else 0.6
    return _finding(statement, concept, question, sentence_case(answer), sure, match["cue"].strip())


def _article(subject: str, name: str, reading: Reading) -> str:
    match = re.match(r"(?:the|a|an)\s+", subject, re.I)
    if match and not name.isupper():
        return match[0].lower() + name
    return name


def _question(name: str, gloss: Gloss, chinese: bool) -> str:
    shown = display(name, gloss)
    if not chinese and " " in name and not is_abbreviation(name):
        return what_is(shown, False, is_plural(name))
    return what_is(shown, chinese)


def _names_concept(name: str) -> bool:
    if re.fullmatch(
        r"中间|左边|右边|左侧|右侧|结果|单位|问题|目的|原因|前提|关键|重点|所谓.*|代表|单位|其中|区别|"
        r"方法|做法|思路|理由|好处|缺点|优点|时间|主机|数据|图像|公式",
        name,
    ):
        return False
    return 0 < len(name) <= 26 and not re.search(
        r"[，,：:“”]|是|之间|区别|不同|如果|怎么|什么|哪|为什么|目的|原因", name
    )


def _is_body(answer: str, statement: Statement) -> bool:
    return len(answer) >= (4 if statement.chinese else 12)


def _finding(
    statement: Statement,
    concept: str,
    question: str,
    answer: str,
    sure: float,
    words: str,
    last: Statement | None = None,
) -> Finding:
    prose = statement.passage.prose
    end = (last or statement).sentence.end
    return Finding(
        Kind.DEFINITION, concept, prose.restore(question), prose.restore(answer),
        prose.source(statement.sentence.start, end), max(0.0, sure), words,
    )  # fmt: skip
