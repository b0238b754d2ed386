"""Lists with a lead-in: members, conditions, differences, or the steps of a procedure, all on one card."""

import re
from collections.abc import Iterator
from itertools import takewhile

from cardgen.extract.finding import Finding, Reading
from cardgen.extract.forms.counting import ENGLISH_NUMBERS, counted_in
from cardgen.extract.forms.english_heading import ask_english_heading
from cardgen.extract.forms.english_leads import ask_english, is_bare, tells_steps
from cardgen.extract.forms.lead_questions import counted_lead
from cardgen.extract.forms.leads import Asked, ask_heading, ask_labels, ask_lead
from cardgen.extract.forms.members import (
    hold_code,
    is_role,
    items_of,
    member_names,
    members_answer,
    numbered_lines,
    source_of,
    steps_answer,
    whole_items,
)
from cardgen.extract.forms.process_heading import ask_led, ask_process
from cardgen.extract.language.english import is_command, opens_as_command
from cardgen.extract.reading.headings import clean_heading, generic_name, is_question
from cardgen.extract.reading.sentences import is_chinese
from cardgen.extract.reading.statement import Statement
from cardgen.extract.reading.terms import bold_end, passage_term
from cardgen.extract.reading.view import ListRun, Node, Passage
from cardgen.extract.wording.phrasing import is_plural, lower_first, with_topic
from cardgen.model import Kind
from cardgen.text.expression import expression

_MOST_STEPS = 14
_STOP = expression("[，。；]")
_LEADS = expression(
    r"(?:(?:如下|以下|下面|下列)|(?:有|分|分为|做了?|成|这么?)[^，。]{0,3}几[个种类点]).*[。！]$|(?:方法|办法|种类|选择|方案|类型|做法|手段|招)(?:主要|大致|一般)?(?:有|包括|如下)$|[a-z)][.!]$|[a-z],?$"
    r"|(?:以下|如下|下列|下面)[^，。；：]{0,14}$|[^。；：]{4,}(?:[，,](?:如果|只要|若|倘若)|必须|应当|取决于|包括|包含|促进|抑制)$"
)
_LONGEST_HEADING, _FEW = 12, 3
_LONGEST_ASIDE = 40  # characters of a paragraph between a heading and the names it holds
_LONGEST_WHOLE = 300  # characters of all steps of a process, with what explains them
_EN_COUNT = expression(
    rf"\b(?<!the )(?<!these )({'|'.join(ENGLISH_NUMBERS)}) (?!(?:of|more|times|each)\b)[a-z]", re.I
)
_THERE_ARE = expression(
    r"(?:有|分为?|分成|包括)(?:下面|以下|如下|下列)?[两三四五六七八]\s?(?:大|小)?[种类个条派拨部步层点][^，。；：]{0,6}[。：]$"
)
_ASKS = expression(r"什么|哪|怎么|如何|怎样|^(?:What(?! about)|Which|How(?! about| small| big)|When|Where)\b")
_NO_OWN_QUESTION = expression(
    r"[这那它其此]|本[文节章]|前者|后者|两者|我|你|为什么|为何"
    r"|\b(?:it|they|them|this|that|these|those|its|their|so|then|you|I|my|your|here|such|why)\b"
)
# How an item begins that tells what is done: by a verb, or by who does it.
_DEED = expression(
    r"(?:首先|先|再|然后|接着|最后|每一?[次步轮]|重复)?[，,]?(?:[对把将用以从给按令求取选抽挑删加发收回算找建存读写送跑拿换合切]|"
    r"随机|计算|更新|初始化|重复|输入|输出|裁剪|验证|生成|构造|训练|采样|排序|合并|归一化|统计|定义|假设|固定|"
    r"(?:客户端|服务器|服务端|双方|主机|节点|用户|请求方|进程|内核|控制器|编码器|解码器)[^，。；]{0,12}[发收回验算取把将给用存向])"
)


def listing(reading: Reading) -> Iterator[Finding]:
    """Find lists whose lead-in says what their items are."""
    for run in reading.view.lists:
        found = (
            _titled(reading, run)
            or _list(reading, run)
            or _headed(reading, run)
            or _headed_steps(reading, run)
            or _headed_names(reading, run)
        )
        if found:
            yield found
    yield from filter(None, (_headed_paragraphs(reading), _sections_below(reading)))


def _headed_paragraphs(reading: Reading) -> Finding | None:
    """``## 三种缓存问题`` and as many paragraphs below it, each with its bold term."""
    items = [node for node in takewhile(_is_paragraph, reading.view.nodes) if isinstance(node, Passage)]
    asked = ask_heading(reading, len(items)) if len(items) >= 2 and counted_in(reading.view.heading) else None
    answer = members_answer(member_names(items)) if asked else ""
    if asked is None or not answer:
        return None
    kind, question, sure = asked
    return Finding(kind, reading.view.topic, question, answer, source_of(items), sure, reading.view.heading)


def _sections_below(reading: Reading) -> Finding | None:
    """``有下面两种策略。`` that ends what stands right below a heading, and as many sections below it."""
    names = [clean_heading(one.heading) for one in reading.view.section.sections]
    lead = reading.view.nodes[-1] if reading.view.nodes else None
    if len(names) < 2 or not isinstance(lead, Passage) or any(map(generic_name, names)):
        return None
    statement = reading.of_passage[lead.index][-1]
    told = not statement.chinese or _THERE_ARE.search(statement.text)
    counted = told and _counts_below(names, statement)
    asked = _ask(reading, statement, names, counted=True) if counted else None
    if asked is None or any(name in statement.text for name in names):
        return None
    kind, question, sure = asked
    shown = lead.prose.restore(question)
    return Finding(
        kind, statement.concept, shown, _answer(kind, names), lead.source, sure, statement.text[-12:]
    )


def _ask(
    reading: Reading, statement: Statement, names: list[str], *, counted: bool, ordered: bool = False
) -> Asked | None:
    if statement.chinese:
        return ask_lead(reading, statement, len(names))
    commands = ordered and _command(names)
    return ask_english(reading, statement, commands=commands, ordered=ordered, counted=counted)


def _is_paragraph(node: Node) -> bool:
    """Tell whether a paragraph of its own opens with a bold term that is no role."""
    bold = isinstance(node, Passage) and node.run < 0 and node.prose.strong
    term = passage_term(node) if isinstance(node, Passage) and bold else None
    return term is not None and term.strong and not generic_name(term.name)


def _list(reading: Reading, run: ListRun) -> Finding | None:
    items = items_of(reading.view, run)
    lead = reading.view.nodes[run.lead] if run.lead >= 0 else None
    if not isinstance(lead, Passage) or all(map(is_role, items)):
        return None
    statement = reading.of_passage[lead.index][-1]
    items = _counted_items(statement, items) if lead.opens and statement.chinese else items
    names = member_names(items)
    if not 2 <= len(names) <= _MOST_STEPS or any(name.endswith(("？", "?")) for name in names):
        return None
    steps = run.ordered and not statement.chinese and _command(names)
    counted = _counts_below(names, statement)
    if counted and not lead.opens and any(name in statement.text for name in names):
        return None  # which the sentence itself names
    asked = _own_question(reading, statement)
    if not (lead.opens or steps or counted or asked) and (
        _is_aside(statement) or not (_LEADS.search(lead.text) or is_bare(statement))
    ):
        return None
    asked = asked or (_steps_of(reading, lead.text) if run.ordered and statement.chinese else None)
    asked = asked or _ask(reading, statement, names, counted=counted, ordered=run.ordered)
    if asked is None and run.ordered and lead.opens and statement.chinese and reading.view.topic:
        asked = _deeds(reading, names)
    compared = statement.chinese and asked is not None and asked[0] is Kind.COMPARISON
    whole = compared or (asked is not None and asked[0] is Kind.PROCEDURE and hold_code(items, names))
    answer = _answer(asked[0], whole_items(items) if whole else names) if asked else ""
    if asked is None or not answer:
        return None
    kind, question, sure = asked
    shown = lead.prose.restore(question)
    return Finding(kind, statement.concept, shown, answer, source_of(items), sure, statement.text[-12:])


def _own_question(reading: Reading, statement: Statement) -> Asked | None:
    """``What can we do with a broken thread?`` right before a list, which answers it."""
    text = statement.text.strip()
    if not text.endswith(("？", "?")) or _NO_OWN_QUESTION.search(text) or not _ASKS.search(text):
        return None
    return Kind.ENUMERATION, with_topic(text, reading.view.topic, statement.chinese), 0.6


def _counts_below(names: list[str], statement: Statement) -> bool:
    """Tell whether the words before a list count its items: ``- 织法有两种``, ``There are two ways.``."""
    if not statement.chinese:
        count = _EN_COUNT.search(statement.text)
        return count is not None and ENGLISH_NUMBERS[count[1].lower()] == len(names)
    counted = counted_lead(statement)
    return counted is not None and counted.size == len(names)


def _titled(reading: Reading, run: ListRun) -> Finding | None:
    """The list that a callout holds first, each item with its term: what the title names."""
    items = items_of(reading.view, run)
    title = items[0].title.strip(" *") if items else ""
    first = reading.view.nodes[items[0].index - 1] if items and items[0].index else None
    if not title or run.depth or (isinstance(first, Passage) and first.title == items[0].title):
        return None
    terms = [passage_term(item) for item in items]
    named = not (generic_name(title) or is_question(title)) and len(items) > 1
    if not named or not all(term and not generic_name(term.name) for term in terms):
        return None
    question = f"{title}有哪些？" if is_chinese(items[0].text) else _which(title)
    answer = members_answer(member_names(items))
    return (
        Finding(Kind.ENUMERATION, title, question, answer, source_of(items), 0.5, title) if answer else None
    )


def _which(title: str) -> str:
    """``Which anomalies are there?``, ``What does ACID consist of?``."""
    return f"Which {lower_first(title)} are there?" if is_plural(title) else f"What does {title} consist of?"


def _headed(reading: Reading, run: ListRun) -> Finding | None:
    """The first list of a section, where the heading says what its items are or their labels do."""
    nodes, heading = reading.view.nodes[: min(run.items, default=0)], reading.view.section.heading
    first = all(node.run < 0 and not node.opens for node in nodes if isinstance(node, Passage))
    items = items_of(reading.view, run)
    if not first or run.depth or is_question(heading) or any(map(is_role, items)):
        return None
    names = member_names(items)
    if len(names) < 2 or any(name.endswith(("？", "?")) for name in names):
        return None
    if all(is_chinese(item.text) for item in items):
        asked = (None if nodes else ask_heading(reading, len(names))) or ask_labels(reading, names)
        aside = len(nodes) == 1 and isinstance(nodes[0], Passage) and len(nodes[0].text) <= _LONGEST_ASIDE
        asked = asked or (_of_terms(reading, items) if aside or not nodes else None)
    else:
        asked = None if nodes else ask_english_heading(reading)
    answer = members_answer(names) if asked else ""
    if asked is None or not answer:
        return None
    kind, question, sure = asked
    return Finding(kind, reading.view.topic, question, answer, source_of(items), sure, heading)


def _of_terms(reading: Reading, items: list[Passage]) -> Asked | None:
    """A section that is a list of three names or more, each explained: what its heading holds."""
    heading, terms = reading.view.heading, [passage_term(item) for item in items]
    plain = heading == reading.view.topic and len(heading) <= _LONGEST_HEADING
    if not plain or len(terms) < _FEW or not all(term and not generic_name(term.name) for term in terms):
        return None
    return Kind.ENUMERATION, f"{heading}有哪些？", 0.45


def _headed_steps(reading: Reading, run: ListRun) -> Finding | None:
    """Numbered items right below a heading: commands, or what goes on in the process that it names."""
    view, items = reading.view, items_of(reading.view, run)
    if not run.ordered or run.depth or min(run.items, default=1) or view.section.level < 2:
        return None
    names, named = member_names(items), view.heading == view.topic and not generic_name(view.topic)
    commands = _command(names)
    question = ask_process(view.topic, view.heading, named, commands)
    whole = [] if commands else whole_items(items)
    short = whole and sum(map(len, whole)) <= _LONGEST_WHOLE
    answer = numbered_lines(whole) if short else steps_answer(names)
    if not question or is_question(view.heading) or not _FEW <= len(names) <= _MOST_STEPS:
        return None
    return Finding(Kind.PROCEDURE, view.topic, question, answer, source_of(items), 0.65, view.heading)


def _headed_names(reading: Reading, run: ListRun) -> Finding | None:
    """``## Learning rate schedules`` and an English list below it, each item with its name in bold."""
    heading, items = reading.view.heading, items_of(reading.view, run)
    names = [_own_name(item) for item in items]
    plural = heading == reading.view.topic and is_plural(heading) and " and " not in heading
    if run.depth or not plural or generic_name(heading) or len(items) < _FEW or is_chinese(items[0].text):
        return None
    if not all(name and not (generic_name(name) or opens_as_command(name)) for name in names):
        return None
    question = f"Which {lower_first(heading)} are there?"
    return Finding(Kind.ENUMERATION, heading, question, members_answer(names), source_of(items), 0.5, heading)


def _own_name(item: Passage) -> str:
    """The name that an item opens with: its term, or what is bold."""
    term = passage_term(item)
    return term.name if term else item.text[: bold_end(item)].strip(" .:")


def _steps_of(reading: Reading, lead: str) -> Asked | None:
    question = ask_led(lead)
    return (Kind.PROCEDURE, with_topic(question, reading.view.topic, True), 0.65) if question else None


def _deeds(reading: Reading, names: list[str]) -> Asked | None:
    """Numbered deeds below a lead-in that names no steps: ``给它安了一个故事：``, ``1. 挑一篇文档``."""
    deeds = sum(_DEED.match(name) is not None for name in names)
    if len(names) < _FEW or deeds < len(names) - 1:
        return None
    return Kind.PROCEDURE, f"{reading.view.topic}的步骤是什么？", 0.5


def _command(names: list[str]) -> bool:
    """Tell whether items tell what to do, all but one of many."""
    return sum(map(is_command, names)) >= max(2, len(names) - (len(names) > _FEW))


def _counted_items(statement: Statement, items: list[Passage]) -> list[Passage]:
    """The items that a lead-in counts: without the remark that closes the list."""
    counted = counted_lead(statement)
    size = counted.size if counted else 0
    if not 2 <= size < len(items):
        return items
    told = [passage_term(item) is not None for item in items]
    long = [_STOP.search(item.text) is not None for item in items]
    alike = (all(told[:size]) and not any(told[size:])) or (all(long[size:]) and not any(long[:size]))
    return items[:size] if alike else items


def _is_aside(statement: Statement) -> bool:
    return statement.noise and not tells_steps(statement.text)


def _answer(kind: Kind, names: list[str]) -> str:
    return steps_answer(names) if kind is Kind.PROCEDURE else members_answer(names)
