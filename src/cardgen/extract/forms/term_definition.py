"""Definitions of the term a line opens with: ``X：…``, ``**X**。…``, ``流程：…``."""

import re
from dataclasses import replace

from cardgen.extract.finding import Finding, Reading, finding_at
from cardgen.extract.forms.cited_makers import WHOSE
from cardgen.extract.forms.counting import counted_in
from cardgen.extract.forms.definitions import ADVERB, ask_name, defined, is_body, with_names
from cardgen.extract.forms.english_definition import EN_IS
from cardgen.extract.forms.english_opening import TO_READER
from cardgen.extract.forms.inner_labels import english_label, term_in_row
from cardgen.extract.forms.label_shape import ask_english_shape, ask_shape
from cardgen.extract.forms.more_told import sentence_behind
from cardgen.extract.forms.names import read_names
from cardgen.extract.language.english import opens_as_command
from cardgen.extract.reading.english_clause import read_english
from cardgen.extract.reading.gloss import Gloss, spells_loosely
from cardgen.extract.reading.headings import generic_name, versus
from cardgen.extract.reading.inline import HELD_CHARACTER
from cardgen.extract.reading.statement import Statement
from cardgen.extract.reading.terms import Term
from cardgen.extract.wording.answers import clean, definition_body, sentence_case
from cardgen.extract.wording.phrasing import display, is_plural, lower_first, with_the, with_topic
from cardgen.model import Kind
from cardgen.text.expression import expression
from cardgen.text.scripts import has_han

_PRONOUN_CUE = expression(r"^\s*它?(?:是指|指的是|是)?[，,]?")
_CUE_AFTER_COLON = expression(rf"^{ADVERB}(?:是指(?:的是)?|指的是|是(?=一|[^否])|即(?![使便将]))[，,]?\s*")
_ROLE_OF = expression(r"的\s?(?:优点|缺点|优势|劣势|不足|局限性?|通病|好处|坏处|代价|区别|不同)$")
_LAW = expression(
    r"\b(?:[Tt]heorem(?: of [a-z]+)?|[Ll]emma|[Pp]rinciple|[Ii]nequality|[Cc]onjecture|[Ll]aw)$"
)
_TITLE = expression(r"[A-Z][A-Za-z’'-]*(?: [A-Za-z][A-Za-z’'-]*){1,9}")
_SHORTEST_FORMULA = 4
_LONGEST_WHOLE = 120
# Of another thing, or what it costs.
_OTHER = expression(r": | = |\bO\(|^(?:but|so|for example|e\.g\.|see)\b")
_TURNS = expression(r"[^，]{0,8}(?:缺点|优点|代价|好处|坏处|问题)|但|而|不过|例如|比如|所以|因此|[^，]*：")
_SHORTEST_PROBLEM = 8
_COMMAND = expression(r"(?:Use|Keep|Add|Choose|Pick|Avoid|Remove|Replace|Make|Take|Apply|Write|Put|Try|Do)\s")
_ASKS = expression(r"(?:why|where|when|how) (?:to|not|the|an?|it)\b", re.I)  # ``Where to put it: …``
_LONGEST_PROPERTY = 6
_SUMS_UP = expression(r"一句话|简单(?:来|地)?说|大白话|通俗理解|(?:定义|含义|概念)$")
_SORT = "(?:具体|主要|基本|根本|直接|真正|大致|核心|训练|推理|整体|总体)?"
# ``动机一句话：``, ``算法没几行：``
_HOW_MUCH = (
    "(?:一句话|八个字|四个字|没几行|不复杂|(?:也|都|其实|相当|非常|更)?很?"
    "(?:简单|直接|朴素|粗暴|清楚|清晰|直观|巧妙)(?:粗暴|明了|直接)?|如下)?"
)
_SAID_HOW = expression(_HOW_MUCH.removesuffix("?") + "$")
# Labels of what the section is about, whatever was spoken of last.
_OWN = expression(r"(?:核心|主要|基本)?(?:思路|思想|想法)|动机|做法|具体做法")
_PARTS = {
    Kind.PROCEDURE: expression(
        rf"{_SORT}(?:流程|做法|解法|治法|修法|对策|药方|办法|套路|步骤|过程|方法|算法){_HOW_MUCH}"
        r"|解决(?:办法|方法|方案)?|处理(?:方法|办法)?|应对(?:方法|办法)?|(?:鉴别)?诊断|治疗|预防|防御|防范|缓解|排查|修复"
    ),
    Kind.REASON: expression(rf"{_SORT}(?:动机|出发点|目的|用途|作用|原因){_HOW_MUCH}"),
    Kind.PROPERTY: expression(
        rf"{_SORT}(?:思路|思想|想法|原理|类比|性质|规则|比较规则|更新规则|结构|效果|意义|关键点?|难点|前提|输入|输出|(?:输入|输出)序列|(?:时间|空间)?复杂度|亮点|创新点?|正则项|惩罚项|(?:主要)?贡献|现象|后果|表现|结论|来源|架构|网络结构|适用(?:场景|条件|范围|于)?|假设|评价?指标|常用指标|病因|成因|诱因|(?:发病)?机制|机理|预后|(?:临床)?表现|症状|体征|并发症|适应[证症]|"
        rf"禁忌[证症]?|副作用|不良反应|部位|场所|产物|原料|底物|单位|危害){_HOW_MUCH}"
    ),
}


# ``X（English，2017）的想法：``
_PART_OF = expression(
    r"(?P<of>[^，。；：（）()的]{1,24})[（(][^（）()]{2,80}[）)]\s?的(?P<part>(?:核心|主要|基本)?(?:想法|思路|做法|办法|思想|动机|出发点|主意|贡献|改动|改进|核心))"
)
# Labels that are asked for with a verb.
_DONE_SO = expression(
    r"(?P<do>解决|处理|应对|鉴别|诊断|治疗|预防|防御|防范|缓解|排查|修复)(?:办法|方法|方案|诊断)?"
)
_FITS = expression("适用于?")


def _asked_part(owner: str, label: str) -> str:
    """The question for the part of ``owner`` that a label names."""
    label = _SAID_HOW.sub("", label)
    if done := _DONE_SO.fullmatch(label):
        return f"{owner}怎么{done['do']}？"
    return f"{owner}适用于什么？" if _FITS.fullmatch(label) else f"{owner}的{label}是什么？"


def term_definition(reading: Reading, statement: Statement) -> Finding | None:
    """``X：…``: all that follows the names is the definition."""
    term = statement.term
    owned = _owned_part(reading, statement)
    if owned or term is None or not statement.first:
        return owned or (None if statement.first else _inner_part(reading, statement))
    if _ROLE_OF.search(term.name) or versus(term.name):
        return None
    if generic_name(term.name):
        return _of_part(reading, statement, term)
    names = read_names(statement.text, statement.term_body)
    body, last = _whole(statement)[names.end :], statement
    if HELD_CHARACTER.fullmatch(clean(body)):
        return _formula(reading, statement, term, statement.passage.prose.restore(clean(body)))
    whose = WHOSE.fullmatch(clean(body))
    if len(clean(body)) < 4 or whose:
        following = reading.after(statement)
        itself = (
            whose or following is None or not following.subject or following.adverbial or _stopped(statement)
        )
        if following is None or not itself:
            return None
        said = clean(body) if statement.chinese and has_han(body) and not whose else ""
        body, last = _PRONOUN_CUE.sub("", following.text), following
        body = f"{said}。{body}" if len(said) > 1 else body  # ``从众。大家都…``
    body = _CUE_AFTER_COLON.sub("", body)
    repeated = None if statement.chinese else EN_IS.search(body)
    if repeated and body[: repeated.start()].strip().lower() in (term.name.lower(), "it"):
        body = body[repeated.end() :]
    if not last.chinese and last is not statement and not _speaks_of(last, term.name):
        return None
    equals = statement.text[: term.body].rstrip().endswith("=")
    answer = sentence_case(definition_body(body)) if equals else definition_body(body)
    counts = counted_in(term.name)
    full = not term.gloss and _TITLE.fullmatch(answer) and spells_loosely(term.name, answer)
    other = full or (counts and not counts.before)  # a full name, members
    if not is_body(answer, last) or "？" in answer or "?" in answer or other:
        return None
    found = _told(reading, statement, last, term, with_names(term.gloss, names), answer)
    return replace(found, more=sentence_behind(reading, last, answer)) if statement.chinese else found


def _whole(statement: Statement) -> str:
    """The statement with what stands behind semicolons, where that goes on telling of the same."""
    whole = statement.whole
    rest = whole[len(statement.text) :]
    mark, turns = ("；", _TURNS.match) if statement.chinese else (";", _tells_another)
    if not rest.startswith(mark) or len(whole) > _LONGEST_WHOLE:
        return statement.text
    return statement.text if any(turns(part) for part in rest[1:].split(mark)) else whole


def _tells_another(part: str) -> bool:
    """Tell whether what stands behind a semicolon says something of a thing of its own, or labels it."""
    part = part.strip()
    return _OTHER.search(part) is not None or read_english(part, 0).verb_start > 0


def _told(
    reading: Reading, statement: Statement, last: Statement, term: Term, gloss: Gloss, answer: str
) -> Finding:
    if not last.chinese and opens_as_command(answer) and not TO_READER.match(answer):
        return _steps(statement, last, term, answer)
    if _ASKS.match(term.name):
        question = with_topic(f"{term.name}?", reading.view.topic, False)
        found = defined(statement, term.name, question, sentence_case(answer), 0.7, "?", last)
        return replace(found, kind=Kind.QA)
    sure = 0.9 if term.strong else 0.75 if statement.passage.run >= 0 or term.gloss else 0.6
    shape = ask_shape if last.chinese else ask_english_shape
    asked = None if gloss else shape(term, answer)
    kind, question = asked or (Kind.DEFINITION, _ask_term(reading, last, term, gloss))
    return replace(defined(statement, term.name, question, answer, sure, "：", last), kind=kind)


def _steps(statement: Statement, last: Statement, term: Term, answer: str) -> Finding:
    """``*Skeleton.* Begin with …``: the commands that follow tell how a thing is done."""
    passage, end = statement.passage, last.sentence.end
    for sentence in passage.sentences:
        if sentence.start >= end and opens_as_command(sentence.text) and not TO_READER.match(sentence.text):
            answer, end = f"{answer}. {clean(sentence.text)}", sentence.end
        elif sentence.start >= end:
            break
    head = term.name.split(" of ")[0]
    question = f"How {'do' if is_plural(head) else 'does'} {with_the(term.name)} work?"
    if _COMMAND.match(term.name):
        question = f"How do you {lower_first(term.name)}?"
    found = defined(statement, term.name, question, sentence_case(answer), 0.7, "command")
    source = passage.prose.source(statement.sentence.start, end)
    return replace(found, kind=Kind.PROCEDURE, source=source)


def _formula(reading: Reading, statement: Statement, term: Term, tex: str) -> Finding | None:
    """``线性核：$…$``: the whole body of a term is its formula."""
    if not tex.startswith("$") or len(tex.strip("$ ")) < _SHORTEST_FORMULA:
        return None
    name = _owned(reading, term) or term.name
    chinese = has_han(name) or statement.chinese
    question = f"{name}的公式是什么？" if chinese else f"What is the formula for {name}?"
    return finding_at(statement, Kind.FORMULA, term.name, question, tex, 0.75, "：")


def _of_part(reading: Reading, statement: Statement, term: Term) -> Finding | None:
    """``流程：…``: a part that every thing has, of the thing above."""
    above = statement.above
    owner = statement.carried if generic_name(above) or not _is_known(reading, above) else above
    sums_up = _SUMS_UP.match(term.name)
    kind = next((kind for kind, part in _PARTS.items() if part.fullmatch(term.name)), None)
    if not ((sums_up or kind) and owner and _is_known(reading, owner)):
        return None
    answer = definition_body(_whole(statement)[statement.term_body :])
    if HELD_CHARACTER.fullmatch(answer) and kind is Kind.PROPERTY:
        asked = f"{owner}的{_SAID_HOW.sub('', term.name)}是什么？"
        return finding_at(statement, Kind.FORMULA, owner, asked, answer, 0.7, "：")
    if not is_body(answer, statement):
        return None
    if sums_up:
        return defined(statement, owner, ask_name(owner, Gloss(), True), answer, 0.6, "：")
    found = defined(statement, owner, _asked_part(owner, term.name), answer, 0.65, "：")
    return replace(found, kind=kind or Kind.PROPERTY)


def _owned_part(reading: Reading, statement: Statement) -> Finding | None:
    """``X（English，2017）的想法：…``: a part of what the bracket stands behind."""
    label, _, said = statement.text.partition("：") if "）" in statement.text else ("", "", "")
    match, answer = _PART_OF.fullmatch(label), definition_body(said)
    owner = match["of"].strip() if match else ""
    if match is None or not _is_known(reading, owner) or not is_body(answer, statement):
        return None
    found = defined(statement, owner, _asked_part(owner, match["part"]), answer, 0.6, "：")
    return replace(found, kind=Kind.PROPERTY)


def _inner_part(reading: Reading, statement: Statement) -> Finding | None:
    """``X是…。核心想法：…``: a part of what the sentences before speak of."""
    if not statement.chinese:
        return english_label(reading, statement)
    label, colon, said = statement.text.partition("：")
    listed = term_in_row(reading, statement)
    if listed:
        return listed
    bare = label.removeprefix("它的").removeprefix("其").strip()
    kind = next((kind for kind, part in _PARTS.items() if part.fullmatch(bare)), None) if colon else None
    carried = statement.carried
    owner = carried if _is_known(reading, carried) else reading.view.topic if _OWN.fullmatch(bare) else ""
    if kind is None or not owner or generic_name(owner):
        return None
    answer = definition_body(said)
    if not is_body(answer, statement):
        return None
    found = defined(statement, owner, _asked_part(owner, bare), answer, 0.6, "：")
    return replace(found, kind=kind)


def _is_known(reading: Reading, name: str) -> bool:
    return name == reading.view.topic or reading.knows(name)


def _stopped(statement: Statement) -> bool:
    """``1.**X**。…``: what follows the stop tells of X, whatever its subject."""
    return statement.term is not None and statement.passage.run >= 0 and statement.text.endswith("。")


def _speaks_of(following: Statement, name: str) -> bool:
    """``X. Sentence``: the sentence defines X if X is its subject, by name or not at all."""
    if following.pronoun or following.verb_start < 0:
        return following.pronoun.lower() in ("", "it", "this", "they", "these")
    if HELD_CHARACTER.fullmatch(following.text[: following.verb_start].strip()):
        return True
    before = following.text[: following.verb_start].lower().replace("-", " ")
    return name.lower().replace("-", " ") in before


def _ask_term(reading: Reading, statement: Statement, term: Term, gloss: Gloss) -> str:
    """The question that asks what a term is, in the language of the statement that tells it."""
    owned = _owned(reading, term)
    if owned:
        return f"{owned}是什么？"
    if statement.chinese and "的" in term.name and term.gloss:  # the bracket stands behind the whole name
        return f"{display(term.name, gloss)}是什么？"
    if not statement.chinese and _LAW.search(term.name):
        return f"What does {with_the(term.name)} say?"
    begins_with_the = not statement.chinese and statement.text.startswith("the ", term.body)
    return ask_name(with_the(term.name) if begins_with_the else term.name, gloss, statement.chinese)


def term_problem(statement: Statement) -> Finding | None:
    """``- **X**: how likely is …?``: an item whose term is the name of a problem, told as a question."""
    term = statement.term
    if term is None or not (term.strong and statement.first and statement.passage.run >= 0):
        return None
    asked = clean(statement.text[statement.term_body :])
    if generic_name(term.name) or not asked.endswith(("？", "?")) or len(asked) < _SHORTEST_PROBLEM:
        return None
    return defined(statement, term.name, ask_name(term.name, term.gloss, statement.chinese), asked, 0.6, "？")


def _owned(reading: Reading, term: Term) -> str:
    """A property (``可加性``) or a relation (``与熵的关系``) with its owner; of other names nothing."""
    owner, name = reading.view.topic, term.name
    if not owner or term.gloss or name in owner:
        return ""
    if name.endswith("性") and len(name) <= _LONGEST_PROPERTY:
        return f"{owner}的{name}"
    return f"{owner}{name}" if name.startswith(("与", "和", "跟", "同")) and "的" in name else ""
