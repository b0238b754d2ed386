"""Who, when, where from: who proposed, wrote or found a thing; quotations that say who a person was."""

from collections.abc import Iterator
from dataclasses import replace

from cardgen.extract.finding import Finding, Reading, finding_at
from cardgen.extract.forms.cited_makers import WHOSE, cited
from cardgen.extract.forms.english_deed import EN_DEEDS, english_deed
from cardgen.extract.forms.english_makers import WORDS, told_in_passing
from cardgen.extract.forms.honours import honours
from cardgen.extract.forms.makers import Maker, makers, paper, passive
from cardgen.extract.forms.opening_source import opening_source
from cardgen.extract.reading.gloss import spells
from cardgen.extract.reading.headings import generic_name
from cardgen.extract.reading.signs import signs
from cardgen.extract.reading.statement import Statement
from cardgen.extract.wording.answers import clean
from cardgen.model import Kind
from cardgen.text.expression import expression
from cardgen.text.scripts import has_han

_LIFE = expression(
    r"^(?P<who>[^，,。：:]{2,40})[，,：:]\s*(?P<life>.*(?:\d{4}\s*[年～~–—-]|科学家|数学家|工程师|"
    r"物理学家|教授|学者|作者|毕业|博士|"
    r"创始人|国籍|人。).*)"
)
_MADE_BY = expression(
    r"(?P<role>机构|单位|团队|作者)[：:]\s?(?P<who>[^，。；：]{2,40}(?:[，,]\s?\d{4} ?年?)?)。?"
)
_NO_PERSON = expression(r"[这那我你的是了]|什么|名字|同一|文档")
_SIGNS = signs("由被年家提发归出（(作论文写工成是名奖著者人", WORDS) | EN_DEEDS


def attribution(reading: Reading) -> Iterator[Finding]:
    """Find who proposed what, and when."""
    for statement in reading.statements:
        if statement.passage.quoted == "quote" and statement.first:
            found = _person(statement)
            if found:
                yield found
                continue
        labelled = _role_line(reading, statement) or _labelled(statement)
        if labelled := labelled or _headed(reading, statement) or _opened(reading, statement):
            yield labelled
            continue
        bracket = not statement.chinese and "(" in statement.text  # ``X (P 1985)`` has no word of its own
        if statement.noise or (_SIGNS.isdisjoint(statement.signs) and not bracket):
            continue
        if statement.chinese:
            yield from _chinese(reading, statement)
        else:
            told = english_deed(statement)
            if told:
                yield told
            for concept, question, answer, span in told_in_passing(statement):
                yield finding_at(statement, Kind.ATTRIBUTION, concept, question, answer, 0.65, "by", span)


def _person(statement: Statement) -> Finding | None:
    text = statement.passage.text
    match = _LIFE.match(text)
    if not match or len(match["who"].split()) > 5 or not statement.chinese or _NO_PERSON.search(match["who"]):
        return None
    answer = clean(match["life"])
    if len(answer) > 160:
        answer = clean(answer[: answer.find("。", 30)])
    prose = statement.passage.prose
    who = match["who"].strip()
    return Finding(
        Kind.ATTRIBUTION,
        who,
        f"{who}是谁？",
        prose.restore(answer),
        statement.passage.source,
        0.6,
        match["who"],
    )


def _labelled(statement: Statement) -> Finding | None:
    """``**ID3**：Quinlan，1986。``: a term, and whose it is."""
    term = statement.term
    if term is None or not (statement.first and has_han(statement.passage.text)):
        return None
    told = clean(statement.text[statement.term_body :])
    if not WHOSE.fullmatch(told):
        return None
    asked = f"{term.name}是谁在何时的工作？"
    return finding_at(statement, Kind.ATTRIBUTION, term.name, asked, told, 0.6, "：")


def _role_line(reading: Reading, statement: Statement) -> Finding | None:
    """``## FGSM`` and ``机构：Google``: whose the thing is that the heading names."""
    match = _MADE_BY.fullmatch(statement.passage.text.strip()) if statement.first else None
    view = reading.view
    if match is None or view.heading != view.topic or view.section.level < 1 or generic_name(view.topic):
        return None
    asked = f"{view.topic}由{'谁' if match['role'] == '作者' else '哪个机构'}提出？"
    told = clean(match["who"])
    return finding_at(statement, Kind.ATTRIBUTION, view.topic, asked, told, 0.65, match["role"])


def _headed(reading: Reading, statement: Statement) -> Finding | None:
    """``## CTC`` and, first below it, ``Alex Graves，ICML 2006。``: whose what the heading names is."""
    view = reading.view
    opens = statement is reading.statements[0] and statement.passage.run < 0
    if not opens or view.heading != view.topic or generic_name(view.topic) or "，" not in statement.text:
        return None
    told = clean(statement.text)
    name, _, rest = told.partition("，")
    told = rest if name == view.topic or spells(view.topic, name) else told
    if view.section.level < 1 or not WHOSE.fullmatch(told):
        return None
    asked = f"{view.topic}是谁在何时的工作？"
    return finding_at(statement, Kind.ATTRIBUTION, view.topic, asked, told, 0.6, "，")


def _opened(reading: Reading, statement: Statement) -> Finding | None:
    """``## MMoE`` and, first below it, ``Jiaqi Ma等人，KDD 2018，…``."""
    view = reading.view
    if statement is not reading.statements[0] or view.heading != view.topic or view.section.level < 1:
        return None
    who, when = opening_source(statement)
    if not who or generic_name(view.topic):
        return None
    question = f"{view.topic}由谁在何时提出？"
    return finding_at(statement, Kind.ATTRIBUTION, view.topic, question, f"{who}，{when}", 0.65, when)


def _chinese(reading: Reading, statement: Statement) -> Iterator[Finding]:
    for concept, question, answer, span in honours(reading, statement):
        yield finding_at(statement, Kind.ATTRIBUTION, concept, question, clean(answer), 0.6, "honours", span)
    found = passive(reading, statement)
    if found:
        yield from _cards(statement, found)
        return
    for maker in makers(reading, statement):
        yield from _cards(statement, maker)
    for maker in cited(statement):
        yield from _cards(statement, maker)
    from_paper = paper(reading, statement)
    if from_paper:
        yield from _cards(statement, from_paper)


# How a deed is asked for that notes put more loosely.
_ASKED = {
    "拿出": "提出",
    "搞出": "提出",
    "写出": "提出",
    "写出来": "提出",
    "测出来": "测出",
    "写": "编写",
    "做": "提出",
    "搞": "提出",
    "提": "提出",
}

_THOSE = expression(r"\s?(?:等人|他们|那拨人|那帮人|等学者|团队|课题组|带着|领着)")
_IS = expression(r"^(?:答案|结果|这)是")
_CAME_OUT = expression(r"(?:出?来|做|搞|弄|提)的")
_NO_THING = expression(
    r"^(?:[设令若到]|\S{1,2}的$|[在当][^，]+时$)|^(?:SIGGRAPH|CVPR|ICCV|ECCV|NIPS|NeurIPS|ICML|ICLR|ACL|EMNLP|AAAI|KDD|SOSP|OSDI)$"
)


def _cards(statement: Statement, maker: Maker) -> Iterator[Finding]:
    """One card that tells who did it, and when where that is said too."""
    what, verb = _made(statement, maker.what), _ASKED.get(maker.verb, maker.verb)
    if not what:
        return
    maker = replace(maker, what=what)
    both = f"{maker.who}，{maker.when}"
    if maker.when and maker.role in ("论文", "文章"):
        yield _told(statement, maker, f"{what}出自谁在哪一年的{maker.role}？", both)
    elif maker.when and maker.role:
        yield _told(statement, maker, f"{what}是谁在何时的{maker.role}？", both)
    elif maker.when:
        yield _told(statement, maker, f"{what}由谁在何时{verb}？", both)
    elif maker.who:
        yield _told(statement, maker, what + _by_whom(maker, verb), maker.who)
    if maker.title:
        work = "哪部著作" if has_han(maker.title) else "哪篇论文"
        yield _told(statement, maker, f"{what}出自{work}？", maker.title)


def _made(statement: Statement, what: str) -> str:
    """What was made, nothing where the words are no thing; ``P搞出来的`` is said of the subject."""
    what = _IS.sub("", what)
    if _CAME_OUT.fullmatch(what):
        return statement.subject
    return "" if _NO_THING.search(what) or _THOSE.match(statement.text.partition(what)[2]) else what


def _by_whom(maker: Maker, verb: str) -> str:
    if maker.role:
        return f"{'出自' if maker.role in ('论文', '文章') else '是'}谁的{maker.role}？"
    return "的作者是谁？" if verb == "著" else f"由谁{verb}？"


def _told(statement: Statement, maker: Maker, question: str, answer: str) -> Finding:
    sure = 0.7 if maker.when else 0.55
    return finding_at(
        statement, Kind.ATTRIBUTION, maker.what, question, clean(answer), sure, maker.verb, maker.span
    )
