"""What a card is about, told in its question: the section's topic, and a name that narrows it down.

``什么是尖峰现象？`` is asked of a reader who does not see the section: ``CTC中，什么是尖峰现象？``. A line
that opens with a name tells of it (``MoCo（对比学习）中，…``), and a topic that says little stands with the
section above: ``温度（知识蒸馏）中，…``.
"""

import re
from dataclasses import replace

from cardgen.extract.finding import Finding, Reading
from cardgen.extract.forms.initials import spelled_in
from cardgen.extract.language.chinese import ROLES
from cardgen.extract.reading.gloss import read_gloss
from cardgen.extract.reading.headings import generic_name, is_part, is_question, versus
from cardgen.extract.reading.terms import bold_end
from cardgen.extract.reading.view import Formula, Passage, View
from cardgen.extract.wording.phrasing import lower_first, missing_topic, with_topic
from cardgen.model import Kind
from cardgen.text.expression import expression
from cardgen.text.scripts import has_han

_SHORTEST_CLEAR = 2  # letters that may be short for several things
_LONGEST, _LONGEST_LATIN = 12, 30  # characters of what is named in brackets
_TELLING = expression("[A-Z]{2}|[a-z][A-Z]|[0-9]")  # such a name stands by itself
_LATIN = expression("[A-Za-z]{2}")
_GLOSSED = expression(
    r"(?!(?:[^（(，。]{0,14}(?:导致|造成|引起|遵循|采用|使用|预测|需要|可以))|最后|所以|因此|首先|其次|第|这|那|它|其|此|还|一[个种]|所谓|另|再|而|但|由|用|为|和)"
    r"(?P<name>[^，。；：？?（）()的是在把对说叫让用了成它\U000f0000-\U000ffffd]{2,16})(?P<gloss>[（(][A-Za-z][^（）()]{2,60}[）)])"
)
# With two capitals or a digit: one capital alone may begin somebody's name.
_LATIN_FIRST = expression(
    r"(?P<name>(?=[a-z+-]*[A-Z][a-z+-]*[A-Z0-9])[A-Z][A-Za-z0-9+-]{1,20})\s?(?=[\u4e00-\u9fff（])(?!在|和|与|跟|则|中|里|的|上)"
)
_ASIDE = expression(
    r"易[混错]|注意|提示|补充|思考|小结|重点|关于|一点|[小算看举试]|note|tip|warning|example", re.I
)
_OFTEN_CLEAR = (Kind.DEFINITION, Kind.ADVANTAGE, Kind.DISADVANTAGE, Kind.COMPARISON, Kind.ATTRIBUTION)
_PLACED = (
    *_OFTEN_CLEAR,
    Kind.PROPERTY,
    Kind.REASON,
    Kind.PROCEDURE,
    Kind.FORMULA,
    Kind.ENUMERATION,
    Kind.EXPANSION,
)
_HAS_PLACE = expression("[^，？]{1,24}(?:中，|（)")
_ASKS = expression(r"(?:What|Which|Who|How|Why|When|Where)\b")
_LONGEST_TOPIC = 40
_NO_NAME = expression("[是，。；：]|^[不没有把将在]")
_LONGEST_NAME = 24
_GLOSS_LAST = expression(r"(?<=[^\s（(]{2})\s?[（(][^（）()]{2,40}[）)]$")
_ROLE_LAST = expression(rf"(?<=\S\S)的{ROLES}$")
_SHORT_FORM = expression(r"(?P<name>.+)\s\((?P<short>[A-Z]{2,8})s?\)\?$")
_MOST_FORMULAS = 3  # across which a paragraph's name is carried
_NAME = expression(
    r"(?!(?:Each|Every|All|Some|Most|Many|Both|No|Any|Two|Three|Four|This|That|These|Those|Its|Their|Our|Other)\b)"
    r"[A-Z][\w-]*(?: [\w-]+){0,3}"
)
_TITLE = expression("[：:—]|笔记|notes", re.I)


def placed(finding: Finding, reading: Reading) -> Finding:
    """Return ``finding`` with what it is about in its question, where that does not say so."""
    view = reading.view
    topic = view.topic
    finding = _of_topic(finding, topic, f"{topic} {view.section.heading}")
    text = finding.cloze or finding.question
    opened = "" if _names_itself(finding) else _opened(finding, reading)
    told = f"{text} {finding.answer}".lower()
    opened = _ROLE_LAST.sub("", _GLOSS_LAST.sub("", opened))
    if opened and not topic:
        clear = finding.kind in _OFTEN_CLEAR or opened.lower() in told
        return finding if clear else _of_topic(finding, opened)
    if opened and opened.lower() not in told and topic.lower() not in opened.lower():
        inner, outer = opened, topic
    else:
        inner, outer = topic, _title(finding, view) or view.above
        if not outer or _tells(topic, outer) or outer.lower() in text.lower():
            return finding
    question = _placed(finding.question, topic, inner, outer)
    return replace(finding, question=question, cloze=_placed(finding.cloze, topic, inner, outer))


def _names_itself(finding: Finding) -> bool:
    """``FID的公式``: what bears such a name is no part of what its line opens with."""
    name, text = finding.concept, finding.cloze or finding.question
    return bool(_LATIN.search(name) and _TELLING.search(name)) and name.lower() in text.lower()


def _of_topic(finding: Finding, topic: str, above: str = "") -> Finding:
    """The finding with its topic before a question that does not name it; ``above`` are its headings."""
    asked = finding.question
    if finding.cloze or finding.kind not in _PLACED or not topic or len(topic) > _LONGEST_TOPIC:
        return finding
    telling = _TELLING.search(finding.concept) or "（" in asked or _has_short_form(asked)
    clear = finding.kind in _OFTEN_CLEAR and telling
    told = finding.answer.lower() in topic.lower()
    if finding.kind is Kind.EXPANSION and (told or len(finding.concept) > _SHORTEST_CLEAR):
        return finding
    named = any(part and part in above.lower() for part in re.split("[/、]", finding.concept.lower()))
    pair = versus(topic)
    both = bool(pair) and all(name in asked for name in pair)  # ``X和Y有什么区别`` below ``X vs Y``
    if clear or named or both or topic.lower() in asked.lower():
        return finding
    if has_han(asked):
        return finding if _HAS_PLACE.match(asked) else replace(finding, question=f"{topic}中，{asked}")
    if not _ASKS.match(asked) or not missing_topic(topic, asked):
        return finding
    return replace(finding, question=with_topic(asked, topic, False))


def _has_short_form(asked: str) -> bool:
    """``What is static single assignment (SSA)?``: such a name is used everywhere."""
    match = _SHORT_FORM.match(asked)
    return match is not None and bool(spelled_in(match["short"], match["name"]))


def _title(finding: Finding, view: View) -> str:
    """The title of the callout that a finding is from, if it names something."""
    passage = view.passage_at(finding.source.start_line)
    title = passage.title if passage else ""
    no_name = generic_name(title) or is_part(title) or is_question(title) or _ASIDE.match(title)
    return "" if no_name else title.strip(" *")


def _opened(finding: Finding, reading: Reading) -> str:
    """The name that the line of a finding opens with, or the line above a formula."""
    source, view = finding.source, reading.view
    if finding.kind is Kind.FORMULA:
        passage = view.passage_above(source.start_line)
        return (_opening(passage, reading) or _opening_above(passage, reading)) if passage else ""
    passage = view.passage_at(source.start_line)
    if not passage or source.end_line > passage.source.end_line:
        return ""
    if _is_next_term(finding.concept, passage, reading):
        return ""
    own = _opening(passage, reading) or _opening_above(passage, reading)
    told = f"{finding.question} {finding.cloze} {finding.answer}".lower()
    if own and own.lower() not in told:
        return own
    inner = view.passage_above(source.start_line) or passage
    return reading.name_above(inner) or own


def _is_next_term(name: str, passage: Passage, reading: Reading) -> bool:
    """Tell whether a later statement opens with ``name`` in bold or italics: it is no part of the first."""
    begins = {statement.sentence.start for statement in reading.of_passage[passage.index][1:]}
    marked = (*passage.prose.strong, *passage.prose.emphasis)
    return any(start in begins and passage.text[start:end].strip(" ：:.") == name for start, end in marked)


def _opening_above(passage: Passage, reading: Reading) -> str:
    """What stands right behind a formula goes on about what the paragraph before it opened with."""
    view = reading.view
    for _ in range(_MOST_FORMULAS):
        before = view.nodes[passage.index - 1] if passage.index and passage.run < 0 else None
        above = view.passage_above(before.source.start_line) if isinstance(before, Formula) else None
        if above is None or (opening := _opening(above, reading)):
            return opening if above else ""
        passage = above
    return ""


def _opening(passage: Passage, reading: Reading) -> str:
    term = reading.of_passage[passage.index][0].term
    written = passage.prose.restore(term.name if term else passage.text[: bold_end(passage)])
    name = written if term else written.strip(" ：:。.") or _plain_opening(passage, reading)
    unfit = _NO_NAME.search(name) or versus(name) or generic_name(name) or is_part(name) or is_question(name)
    return "" if unfit or not 1 < len(name) <= _LONGEST_NAME else name


def _english_opening(passage: Passage, reading: Reading) -> str:
    """The name in capitals that the first sentence of a paragraph is about: ``Go-Back-N keeps …``."""
    first = reading.of_passage[passage.index][0]
    name = first.subject
    named = not (first.chinese or first.pronoun or first.condition) and _NAME.fullmatch(name)
    topic = reading.view.topic.lower()
    told = topic and topic in passage.sentences[0].text.lower()
    return name if named and _TELLING.search(name) and not told else ""


def _plain_opening(passage: Passage, reading: Reading) -> str:
    """The name a paragraph opens with, if its English one is beside it or it is in capitals."""
    topic = reading.view.topic
    if not reading.of_passage[passage.index][0].chinese:
        return _english_opening(passage, reading)
    match = _GLOSSED.match(passage.text) if has_han(passage.text) else None
    if match and read_gloss(match["gloss"]).full:
        return match["name"].strip()
    latin = _LATIN_FIRST.match(passage.text)
    if latin and topic and topic.lower() in passage.sentences[0].text.lower():
        return ""  # the paragraph goes on to the section's own name
    return latin["name"] if latin and not passage.sentences[0].text.endswith(("？", "?")) else ""


def _tells(topic: str, above: str) -> bool:
    """Tell whether a topic is enough: a name of its own, one with the name above in it, or a title."""
    low, high = topic.lower(), above.lower()
    named = (_LATIN if has_han(topic) or has_han(above) else _TELLING).search(topic)
    longest = _LONGEST if has_han(above) else _LONGEST_LATIN
    return bool(named or _TITLE.search(above)) or len(above) > longest or low in high or high in low


def _placed(text: str, topic: str, inner: str, outer: str) -> str:
    """``text``, whose place is ``inner``, a part of ``outer``, instead of its topic."""
    for old, new in (
        (f"{topic}中，", f"{inner}（{outer}）中，"),
        (f"（{topic}）", f"（{outer}：{inner}）"),
        (f"In {lower_first(topic)}, ", f"In {lower_first(inner)} ({outer}), "),
        (f"({topic}) ", f"({outer}: {inner}) "),
    ):
        if text.startswith(old):
            return new + text[len(old) :]
    return text
