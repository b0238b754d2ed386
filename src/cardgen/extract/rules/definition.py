"""Definitions: what X is, means, measures or is for; the sentence says so, or a ``term: text`` line does."""

import re
from collections.abc import Iterator
from dataclasses import replace

from cardgen.extract.finding import Finding, Reading, finding_at
from cardgen.extract.forms.english_definition import EN_IS, english_definition
from cardgen.extract.forms.names import Names, read_names
from cardgen.extract.reading.gloss import Gloss, is_abbreviation
from cardgen.extract.reading.headings import generic_name, versus
from cardgen.extract.reading.inline import HELD
from cardgen.extract.reading.statement import Statement
from cardgen.extract.reading.terms import Term
from cardgen.extract.reading.view import Formula
from cardgen.extract.wording.answers import clean, definition_body, without_measure
from cardgen.extract.wording.phrasing import display, is_plural, what_is
from cardgen.model import Kind
from cardgen.text.scripts import has_han

_ADVERB = r"(?:通常|一般|主要|常|往往|其实|实际上|本质上|顾名思义[，,]?|就|也|可以|能够)*"
_STRONG = re.compile(
    rf"[，,]?\s*{_ADVERB}(?P<cue>是指(?![数标针令])(?:的是)?|指的是|指代|指(?=[^标数针令定向])|"
    rf"是(?=一[种个类套组族门项]|个\S{2})|(?:被)?定义为|是(?:用来|用于)|"
    rf"(?:可以)?看作是?|描述(?:的是|了)|度量(?:的是|了)|衡量(?:的是|了)|"
    rf"刻画(?:的是|了)|表示(?:的是)?|用于(?=衡量|描述|度量|表示|刻画|评估|解决)|用来(?=衡量|描述|度量|"
    rf"表示|刻画|评估|解决))[，,：:]?\s*"
)
_PLAIN = re.compile(rf"[，,]?\s*{_ADVERB}(?P<cue>是|即|用于|用来|应用于)[，,]?\s*")
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
_DOES = re.compile(
    r"(?:则|就|也|却|便)?(?P<cue>将|把|以|用(?![户途于来法])|通过|利用|采用|基于|借助|可以|能|能够|会|旨在|试图|是)"
)
_OPINION = re.compile(
    r"(?:很|非常|最|挺|比较)?(?:好|重要|经典|有名|著名|流行|常见|简单|复杂|有趣|关键)的|(?:不错的|很?好的?)(?:办法|方法|东西|主意|选择|例子|问题)|必修|"
    r"神器|首选|不错"
)
_WE_CAN = re.compile(
    r"(?:我们|人们)?(?:可以|能够|通常|一般)+(?P<what>(?:仅仅|通过|用|在|把|将|利用|使用|对|从|以)"
    r"[^。？]{6,140})$"
)
_PRONOUN_CUE = re.compile(r"^\s*它?(?:是指|指的是|是)?[，,]?")
_CUE_AFTER_COLON = re.compile(rf"^{_ADVERB}(?:是指(?:的是)?|指的是|是(?=一|[^否])|即(?![使便将]))[，,]?\s*")
_STANDS_FOR = re.compile(r"它|它们|其|[前后]者|该\S{1,4}|这[种个类]\S{0,4}|此\S{0,2}")
_ORIGIN = re.compile(r"(?:最早|首先)?(?:于|在)?\d{4}年|由[^，。]{2,30}(?:提出|发明|设计|开发)")
_PURPOSE = re.compile(r"^是(?=用来|用于)")
_NO_DEFINITION = re.compile(
    r"[？?]|是不是|是否|^不是|^没有|教训$|^(?:见|参见|同上|如上|详见)|(?:论文|冠军|亚军|大奖|提名)$|典范$|奇迹$|例子$|故事$|^[^，。]{2,40}(?:(?:发明|提出|开发|创立|[写做])(?:出来)?|年)的(?:工作|作品|论文)?(?:，|$)|^[^，。]{2,30}的作品(?:，|$)"
)
_ROLE_OF = re.compile(r"的\s?(?:优点|缺点|优势|劣势|不足|局限性?|通病|好处|坏处|代价|区别|不同)$")
_HELD_BODY = re.compile(rf"[{HELD}]")
_SHORTEST_FORMULA = 4
_PART = re.compile(
    r"(?:具体|主要|基本|大致|核心|训练|推理|整体|总体)?(?:流程|做法|解法|思路|思想|想法|原理|套路|动机|出发点|结构|步骤|过程|方法|目的|用途)"
)
_ONLY_NAMES = re.compile(r"[A-Za-z0-9 .+/-]+(?:、[A-Za-z0-9 .+/-]+)+")
_NO_NAME = re.compile(
    r"中间|左边|右边|左侧|右侧|结果|单位|问题|目的|原因|前提|关键|重点|所谓.*|代表|其中|区别|方法|"
    r"做法|思路|理由|好处|缺点|优点|"
    r"时间|数据|图像|公式"
)
_NO_CONCEPT = re.compile(r"\d{4} ?年|那篇|[，,：:“”]|是|之间|区别|不同|如果|怎么|什么|哪|为什么|目的|原因")


def definition(reading: Reading) -> Iterator[Finding]:
    """Find definitions; the answer is the definition without the name and the cue."""
    for statement in reading.statements:
        if not statement.noise:
            found = _of_term(reading, statement) or _of_heading(reading, statement)
            if found is None:
                found = (
                    _chinese(reading, statement)
                    if statement.chinese
                    else english_definition(reading, statement)
                )
            if found:
                yield found


def _of_term(reading: Reading, statement: Statement) -> Finding | None:
    """``X：…``: all that follows the names is the definition."""
    term = statement.term
    if term is None or not statement.first:
        return None
    if _ROLE_OF.search(term.name) or versus(term.name):
        return None
    if generic_name(term.name):
        return _of_part(reading, statement, term)
    names = read_names(statement.text, max(0, term.body - statement.sentence.start))
    body, last = statement.text[names.end :], statement
    if _HELD_BODY.fullmatch(clean(body)):
        return _formula(statement, term.name, statement.passage.prose.restore(clean(body)))
    if len(clean(body)) < 4:
        following = reading.after(statement)
        itself = following is None or not following.subject or following.adverbial or _stopped(statement)
        if following is None or not itself:
            return None
        body, last = _PRONOUN_CUE.sub("", following.text), following
    body = _CUE_AFTER_COLON.sub("", body)
    repeated = None if statement.chinese else EN_IS.search(body)
    if repeated and body[: repeated.start()].strip().lower() in (term.name.lower(), "it"):
        body = body[repeated.end() :]
    if not statement.chinese and last is not statement and not _speaks_of(last, term.name):
        return None
    answer = definition_body(body)
    if not _is_body(answer, statement) or "？" in answer or "?" in answer:
        return None
    gloss = _merge(term.gloss, names)
    sure = 0.9 if term.strong else 0.75 if statement.passage.run >= 0 or term.gloss else 0.6
    return _finding(
        statement, term.name, _ask_term(reading, statement, term, gloss), answer, sure, "：", last
    )


def _formula(statement: Statement, name: str, tex: str) -> Finding | None:
    """``线性核：$…$``: the whole body of a term is its formula."""
    if not tex.startswith("$") or len(tex.strip("$ ")) < _SHORTEST_FORMULA:
        return None
    chinese = has_han(name) or statement.chinese
    question = f"{name}的公式是什么？" if chinese else f"What is the formula for {name}?"
    return finding_at(statement, Kind.FORMULA, name, question, tex, 0.75, "：")


def _of_part(reading: Reading, statement: Statement, term: Term) -> Finding | None:
    """``流程：…``: a part that every thing has, of the thing above."""
    owner, text = statement.above, statement.text
    if generic_name(owner) or not (owner == reading.view.topic or reading.knows(owner)):
        owner = statement.carried
    answer = definition_body(text[max(0, term.body - statement.sentence.start) :])
    known = owner == reading.view.topic or reading.knows(owner)
    if not (_PART.fullmatch(term.name) and owner and known and _is_body(answer, statement)):
        return None
    return _finding(statement, owner, f"{owner}的{term.name}是什么？", answer, 0.65, "：")


def _stopped(statement: Statement) -> bool:
    """``1.**X**。…``: what follows the stop tells of X, whatever its subject."""
    strong = statement.term is not None and statement.term.strong
    return strong and statement.passage.run >= 0 and statement.text.endswith("。")


def _speaks_of(following: Statement, name: str) -> bool:
    """``X. Sentence``: the sentence defines X if X is its subject, by name or not at all."""
    if following.pronoun or following.verb_start < 0:
        return following.pronoun.lower() in ("", "it", "this", "they", "these")
    if _HELD_BODY.fullmatch(following.text[: following.verb_start].strip()):
        return True
    before = following.text[: following.verb_start].lower().replace("-", " ")
    return name.lower().replace("-", " ") in before


def _ask_term(reading: Reading, statement: Statement, term: Term, gloss: Gloss) -> str:
    """A short name in 性 (``可加性``) is a property, and needs the name of its owner."""
    owner = reading.view.topic
    if (
        term.name.endswith("性")
        and len(term.name) <= 6
        and not term.gloss
        and owner
        and term.name not in owner
    ):
        return f"{owner}的{term.name}是什么？"
    if statement.chinese and "的" in term.name and term.gloss:  # the bracket stands behind the whole name
        return f"{display(term.name, gloss)}是什么？"
    return _question(term.name, gloss, statement.chinese)


def _of_heading(reading: Reading, statement: Statement) -> Finding | None:
    """The first statement below a heading that says what ``we`` do there defines the heading."""
    view = reading.view
    opens = statement.chinese and statement is reading.statements[0]
    if not opens or not view.topic or view.heading != view.topic or statement.passage.quoted:
        return None
    names = read_names(statement.text, statement.start)
    answer = definition_body(statement.text[names.end :])
    if names.full and not statement.subject and _is_body(answer, statement) and not _ORIGIN.match(answer):
        question = _question(view.topic, _merge(Gloss(), names), True)
        return _finding(statement, view.topic, question, answer, 0.7, names.full)
    if view.section.level < 2:
        return None
    match = _WE_CAN.match(clean(statement.text[len(statement.lead) :]))
    if not match:
        return None
    answer = definition_body(match["what"])
    return _finding(statement, view.topic, what_is(view.topic, True), answer, 0.5, "可以")


def _merge(gloss: Gloss, names: Names | None) -> Gloss:
    if names is None:
        return gloss
    other = gloss.other or (names.others[0][0] if names.others else "")
    return Gloss(gloss.full or names.full, gloss.abbreviation or names.short, other)


def _chinese(reading: Reading, statement: Statement) -> Finding | None:
    concept, pronoun = statement.concept, statement.pronoun
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
    cue = _cue(reading, statement, text, start)
    if cue is None:
        return None
    match, sure, whole = cue
    body = (
        text[start:]
        if whole
        else text[match.start("cue") :]
        if match["cue"] in _KEEP
        else text[match.end() :]
    )
    answer = definition_body(without_measure(_PURPOSE.sub("", body)))
    if not _is_body(answer, statement) or _OPINION.match(answer) or _NO_DEFINITION.search(answer):
        return None
    question = _question(concept, _merge(statement.gloss, names), True)
    return _finding(statement, concept, question, answer, sure, match["cue"])


def _follows_formula(reading: Reading, statement: Statement) -> bool:
    """Tell whether the statement goes on from a formula, which is then what it speaks of."""
    place = statement.passage.index
    return place > 0 and reading.before(statement) is None and isinstance(reading.view.nodes[place - 1], Formula)


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
    return named and re.search(r"称为|叫做|叫作|称作|称之为|就是", before) is None


def _question(name: str, gloss: Gloss, chinese: bool) -> str:
    owner, _, aspect = name.partition("的")
    if gloss and owner and 2 <= len(aspect) <= 8:
        return f"{display(owner, gloss)}的{aspect}是什么？"
    shown = display(name, gloss)
    if not chinese and " " in name and not is_abbreviation(name):
        return what_is(shown, False, is_plural(name))
    return what_is(shown, chinese)


def _names_concept(name: str) -> bool:
    return 0 < len(name) <= 26 and not _NO_NAME.fullmatch(name) and not _NO_CONCEPT.search(name)


def _is_body(answer: str, statement: Statement) -> bool:
    if len(answer) < (4 if statement.chinese else 12):
        return False
    return not _ONLY_NAMES.fullmatch(answer)


def _finding(
    statement: Statement,
    concept: str,
    question: str,
    answer: str,
    sure: float,
    words: str,
    last: Statement | None = None,
) -> Finding:
    found = finding_at(statement, Kind.DEFINITION, concept, question, answer, round(sure, 2), words)
    if last is None or last is statement:
        return found
    end = last.sentence.end
    return replace(found, source=statement.passage.prose.source(statement.sentence.start, end))
