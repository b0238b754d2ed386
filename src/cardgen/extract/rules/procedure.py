"""Procedures told in running text: ``先…，然后…``, commands, and how a thing is brought about."""

import re
from collections.abc import Iterator

from cardgen.extract.finding import Finding, Reading, finding_at, is_before_formula
from cardgen.extract.forms.chains import chain_in
from cardgen.extract.language import chinese
from cardgen.extract.language.english import is_command
from cardgen.extract.reading.statement import Statement
from cardgen.extract.reading.view import Gap, Passage
from cardgen.extract.wording.answers import clean, plain_answer, sentence_case
from cardgen.extract.wording.phrasing import is_plural, lower_first, with_missing_topic, with_topic
from cardgen.model import Kind
from cardgen.text.expression import expression

_THEN = expression(r"[，,。；]\s*(?:然后|接着|再|之后再|随后|最后)(?![次者现度加来说没])")
# What says what a thing is tells no steps; a way has steps of its own rules above.
_SAYS_WHAT = expression(r"(?:就|也)?(?:是(?!先)|指)")
_WAY_WORD = expression(r"(?:办法|方法|做法|思路)$")
_NO_DOER = expression(
    r"^[^A-Za-z]?$|^(?:我们|大家|你|然后|接着|随后)|相当于$|(?:采用|使用|利用|瓶颈|根子|问题|缺点|优点|难点|关键|区别|特点|原因|结果)(?:就|也|则)?$"
)
_NEXT = expression(r"^(?:然后|接着|随后|之后|最后|Then\b|Next\b|Finally\b|After that\b)[，,]?\s*")
_BY = expression(
    r"^(?P<what>[^，。；]{2,40}?)(?:主要|通常|一般|实际上)?(?:是)?通过(?P<how>[^。；]{4,100}?)(?:来|"
    r"而)?(?P<do>实现|完成|得到|"
    r"获得|做到|计算|解决|缓解|达到|减少|提高|降低)(?P<object>[^。；]{0,30}?)(?:的)?$"
)
_SORT_OF_FLOW = expression("^(?:大致|一般|整个|标准|典型|基本)的?")
_SHORT_WAY = 5
_LONGEST_DOER = 20
_FIRST = expression(r"(?<![优首预祖领率事原])先(?![验进行后前导生锋天知决])[^，。]*$")
_POINTING = expression(r"[这那其它此该]")
_WAY = expression(
    r"^(?P<what>解决[^，。：]{2,30}?|实现[^，。：]{2,30}?|[^，。：]{2,30}?)的(?:一种|一个|常用|常见|主要|"
    r"通常|标准|基本|具体)*(?:解决)"
    r"?(?:方法|办法|做法|思路|手段|方式|策略)(?:就?是|为|：|:)[，,：:]?(?P<how>[^。]{3,120})$"
)
_FLOW = expression(
    r"^(?P<what>[^，。：（]{2,24}(?:（[^（），。：]{2,40}）)?的(?:流程|步骤|过程|做法|思路|原理|基本思想|思想|想法|套路|工作方式|核心思想|药方|对策|解法|招数))(?:就?是|为|如下|"
    r"(?:也|其实)?(?:很|非常|十分|特别|极其)?(?:朴素|简单|直接|直观|粗暴|巧妙|好懂)(?:得[^，。：]{2,8})?(?=[：:，]))"
    r"[：:，,]?\s*(?P<how>.{6,240})$"
)
_GOOD_WAY = expression(
    r"^(?P<what>[^，。：]{2,24}?)(?:就|也)?是(?:一?[个种])?[^，。：]{0,8}(?:办法|方法|招数?|主意|技巧|手段|思路)[：:]"
    r"(?P<how>[^。]{6,200})$"
)
_COMMAND = expression(
    r"^(?P<what>(?:查看|设置|修改|安装|启动|停止|删除|创建|列出|打开|关闭|显示|更新|编译|运行|升级|"
    r"重启|导出|导入)[^，。：]{2,30})[：:]\s*$"
)
_EN_BY = expression(
    r"^(?P<do>To\s(?:(?!\s(?:we|you|one)\s)[^,.]){6,90})(?:,\s|(?=\s(?:we|you|one)\s)\s)(?P<doer>(?:we|"
    r"you|one)\s)?(?:can\s|could\s|need to\s|must\s|should\s|first\s)"
    r"?(?P<how>.{8,220})$"
)
_EN_IN_STEPS = expression(
    r"^(?P<of>[A-Za-z][^,:;.]{2,60}?)(?:\s(?:therefore|thus|then|usually|typically|"
    r"generally))?\s(?:works?|proceeds?|happens?|"
    r"runs?|operates?|takes place|is (?:done|carried out|performed|made)|are (?:done|carried out|"
    r"performed|made)|has|have|"
    r"consists? of)\s(?:in\s)?(?:two|three|four|five|six|several|the following)\s(?:simple |main |basic )?"
    r"(?:steps|stages|phases|passes)\s?(?::|---|—|–)\s(?P<how>.{12,300})$"
)
# ``Burling is even simpler: take …, then …``
_EN_SIMPLE = expression(
    r"^(?P<of>[A-Z][\w-]*(?: [\w-]+){0,5}?) (?:is|are) (?:(?:even|very|quite|much|rather|just as|"
    r"remarkably|surprisingly) )?"
    r"(?:simple|simpler|easy|easier|straightforward)(?: enough)?: (?P<how>[^:]{20,300})$"
)
_EN_POINTING = expression(r"(?:it|this|these|they|we|you|there|here)\b", re.I)
# ``Use `git revert` to undo a published commit``
_EN_USE = expression(
    r"Use (?P<tool>(?!it\b|this\b|these\b|that\b)[^,;:]{2,60}?) to (?P<do>[a-z]+ [^,;:]{4,80})"
)
_EN_WAY = expression(
    r"^(?P<way>The\s(?:\w+\s){0,2}(?:way|method|approach|procedure|technique)\s(?:of|to|for)"
    r"\s[^,.]{4,80}?)\sis\s(?:to\s|via\s|by\s)?(?P<how>.+)$"
)

# Verbs and pointers that a clause may begin with, and that do nothing.
_NO_ACTOR = expression(
    r"[前后][两二三几]者|有$|往|之所以|先|将|把|要|用(?!户)|出自|不|没|由|从|对(?!方|手|端)|在|前面|后面|上面|下面|接着"
)
# What is worked upon.
_MATERIAL = expression("句子|图片|图像|文本|样本|数据|序列|输入|特征|视频|文档|词|节点|用户|物品")
# What goes on by itself; all else is a doer.
_GOES_ON = expression(
    r"(?:过程|阶段|训练|推理|流程|操作|计算|更新|[解编]码|搜索|检测|排序|查询|写入|读取|恢复|选举|同步|握手|传播|[递迭]代|采样|评估|构建|部署|处理|识别|合成|生成|重排|清洗|调度|回收)$"
)


def procedure(reading: Reading) -> Iterator[Finding]:
    """Find how a thing is done, where the text tells it in order."""
    row = reading.statements
    for number, statement in enumerate(row):
        found = (
            None
            if statement.noise
            else _told(reading, statement, row[number + 1] if number + 1 < len(row) else None)
        )
        found = found or _command(reading, statement)
        if found:
            yield found


def _told(reading: Reading, statement: Statement, after: Statement | None) -> Finding | None:
    if not statement.chinese:
        return _english(reading, statement)
    text, topic = clean(statement.text[len(statement.lead) :]), reading.view.topic
    found = _chain(reading, statement) or _named_way(statement, text, topic)
    return found or _by(statement, text, topic) or _then(statement, topic, after)


def _chain(reading: Reading, statement: Statement) -> Finding | None:
    """``采样 -> 打分 -> 重排``: of the thing at hand, or of what leads there."""
    chain, topic = chain_in(statement.text, len(statement.lead)), reading.view.topic
    if chain is None or not topic or _POINTING.search(chain.lead):
        return None
    what = _SORT_OF_FLOW.sub("", chain.lead) or "流程"
    own = f"{topic}的{what}" if len(what) <= _SHORT_WAY else what
    ordered = "依次" if "的" in what and not what.endswith("依次") else ""
    asked = with_topic(f"{own}{ordered}是什么？", topic, True)
    answer = clean(statement.text[chain.span[0] : chain.span[1]])
    return finding_at(statement, Kind.PROCEDURE, topic, asked, answer, 0.6, "→", chain.span)


def _named_way(statement: Statement, text: str, topic: str) -> Finding | None:
    """``X的方法是…``, ``X的流程：…``, ``要…，最好…``."""
    match = None if chinese.ROLE.fullmatch(statement.subject) else _WAY.match(text)
    if match and "是" not in match["what"] and not _POINTING.search(match["what"]):
        question = with_topic(f"{match['what']}的方法是什么？", topic, True)
        return _finding(statement, question, plain_answer(match["how"]), 0.6, "方法")
    match = _FLOW.match(text)
    if match and not _POINTING.search(match["what"]):
        return _finding(statement, f"{match['what']}是什么？", clean(match["how"]), 0.65, "流程")
    match = _GOOD_WAY.match(text)
    if match and not _POINTING.search(match["what"]):
        return _finding(statement, f"{match['what']}怎么做？", clean(match["how"]), 0.6, "办法")
    return None


def _by(statement: Statement, text: str, topic: str) -> Finding | None:
    """``X通过…来实现Y``."""
    match = _BY.match(text)
    if match is None or _POINTING.search(match["what"]) or _NO_DOER.search(match["what"]):
        return None
    if len(match["what"]) > _LONGEST_DOER:
        return None
    question = f"{match['what']}如何{match['do']}{match['object'].lstrip('了')}？"
    how = re.sub(r"[，,][^，,]{0,5}地$", "", match["how"].rstrip("，,来而"))
    return _finding(statement, with_topic(question, topic, True), f"通过{how}", 0.6, "通过")


def _then(statement: Statement, topic: str, after: Statement | None) -> Finding | None:
    """``X先…，然后…``, in one sentence or two."""
    if re.fullmatch(rf"(?:{chinese.ADVERB})+", statement.subject):
        return None
    subject = statement.subject or (statement.concept if statement.pronoun in ("它", "其") else "")
    if not subject or len(subject) > _LONGEST_DOER or re.search(r"[这那其它此该我]|^然后", subject):
        return None
    if _NO_ACTOR.match(subject) or _NO_DOER.search(subject):
        return None
    if topic and _MATERIAL.fullmatch(
        subject
    ):  # ``句子看作有向图，给每条边打分，然后…``: what the thing at hand does
        subject = topic
    subject, begin = _from_first(statement, subject)
    if _NO_DOER.search(subject) or begin < 0:
        return None
    asks = "如何进行" if _GOES_ON.search(subject) else "是怎么做的"
    told, question = (
        clean(statement.text[begin:]),
        with_topic(f"{subject}{asks}？", topic, True),
    )
    if _THEN.search(statement.text) and not _SAYS_WHAT.match(told) and not _WAY_WORD.search(subject):
        return _finding(statement, question, told, 0.5, "然后")
    if after and _NEXT.match(after.text) and after.passage is statement.passage and not after.subject:
        span = (0, after.sentence.end - statement.sentence.start)
        answer = told + "。" + clean(after.text)
        return finding_at(statement, Kind.PROCEDURE, subject, question, answer, 0.55, "然后", span)
    return None


def _from_first(statement: Statement, subject: str) -> tuple[str, int]:
    """Return the doer, and where what it does begins: ``X|先训练一个…``; no doer where it is a time."""
    first = _FIRST.search(subject)
    if first is None:
        return subject, statement.predicate
    doer = subject[: first.start()].removesuffix("则")
    return "" if doer.endswith("时") else doer, statement.text.rfind(first[0], 0, statement.predicate)


# Aims of the writer, not of what is told: ``To take stock before we move on, …``.
_TO_READER = expression(
    r"(?:take stock|recap|summari[sz]e|sum up|see|be (?:clear|fair|honest|sure)|get a feeling)\b"
)


def _english(reading: Reading, statement: Statement) -> Finding | None:
    text, topic = statement.text.rstrip(" ."), reading.view.topic
    match = _EN_BY.match(text)
    if match and _TO_READER.match(match["do"], 3):
        return None
    runs_on = match and text.endswith(",") and is_before_formula(reading, statement)  # into the formula
    if match and runs_on:
        return None
    if match and (match["doer"] or is_command(match["how"])) and not _EN_POINTING.match(match["do"], 3):
        goal = match["do"][3:]
        question = f"How can you {goal}?"
        return _finding(
            statement,
            with_missing_topic(question, topic),
            sentence_case(clean(match["how"])),
            0.6,
            "to",
        )
    match = _EN_IN_STEPS.match(text)
    if match and not _EN_POINTING.match(match["of"]):
        question = f"What are the steps of {lower_first(match['of'])}?"
        asked = with_missing_topic(question, topic)
        return _finding(statement, asked, sentence_case(clean(match["how"])), 0.7, "steps")
    simple = _EN_SIMPLE.match(text)
    if simple and is_command(simple["how"]) and not _EN_POINTING.match(simple["of"]):
        asked = with_missing_topic(
            f"How {'do' if is_plural(simple['of']) else 'does'} {lower_first(simple['of'])} work?", topic
        )
        return _finding(statement, asked, sentence_case(clean(simple["how"])), 0.65, "simple")
    use = _EN_USE.fullmatch(text)
    if use and is_command(use["do"]):
        question = with_missing_topic(f"How do you {use['do']}?", topic)
        return _finding(statement, question, f"With {clean(use['tool'])}", 0.55, "use")
    match = _EN_WAY.match(text)
    if match:
        question = f"What is {match['way'][0].lower() + match['way'][1:]}?"
        question = re.sub(r"\bthis\b", "the", question)
        return _finding(
            statement,
            with_missing_topic(question, topic),
            sentence_case(clean(match["how"])),
            0.6,
            "way",
        )
    return None


def _command(reading: Reading, statement: Statement) -> Finding | None:
    match = _COMMAND.match(statement.text)
    if not match or statement.passage.index + 1 >= len(reading.view.nodes):
        return None
    after = reading.view.nodes[statement.passage.index + 1]
    if isinstance(after, Passage) and re.fullmatch(r"[\U000f0000-\U000ffffd]\s*", after.text):
        answer, source = after.prose.restore(after.text).strip(), after.source
    elif isinstance(after, Gap) and after.form == "code" and after.text.strip().count("\n") <= 1:
        answer, source = f"`{after.text.strip()}`", after.source
    else:
        return None
    question = statement.passage.prose.restore(f"如何{match['what']}？")
    return Finding(Kind.PROCEDURE, match["what"], question, answer, source, 0.65, match["what"][:2])


def _finding(statement: Statement, question: str, answer: str, sure: float, words: str) -> Finding | None:
    if len(answer) < 4:
        return None
    return finding_at(statement, Kind.PROCEDURE, statement.concept, question, answer, sure, words)
