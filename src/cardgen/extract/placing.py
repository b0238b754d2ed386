"""What a card is about, told in its question: the section's topic, and a name that narrows it down.

``什么是尖峰现象？`` is asked of a reader who does not see the section: ``CTC中，什么是尖峰现象？``. A line
that opens with a name tells of it (``MoCo（对比学习）中，…``), and a topic that says little stands with the
section above: ``温度（知识蒸馏）中，…``.
"""

import re
from dataclasses import replace

from cardgen.extract.finding import Finding
from cardgen.extract.reading.headings import generic_name, is_part, is_question, versus
from cardgen.extract.reading.terms import bold_end, passage_term
from cardgen.extract.reading.view import Passage, View
from cardgen.extract.wording.phrasing import lower_first, missing_topic, with_topic
from cardgen.model import Kind
from cardgen.text.scripts import has_han

_LONGEST, _LONGEST_LATIN = 12, 30  # characters of what is named in brackets
_TELLING = re.compile("[A-Z]{2}|[a-z][A-Z]|[0-9]")  # such a name stands by itself
_LATIN = re.compile("[A-Za-z]{2}")
_ASIDE = re.compile(
    r"易[混错]|注意|提示|补充|思考|小结|重点|关于|一点|[小算看举试]|note|tip|warning|example", re.I
)
_OFTEN_CLEAR = (Kind.DEFINITION, Kind.ADVANTAGE, Kind.DISADVANTAGE, Kind.COMPARISON, Kind.ATTRIBUTION)
_PLACED = (*_OFTEN_CLEAR, Kind.PROPERTY, Kind.REASON, Kind.PROCEDURE, Kind.FORMULA, Kind.ENUMERATION)
_HAS_PLACE = re.compile("[^，？]{1,24}(?:中，|（)")
_ASKS = re.compile(r"(?:What|Which|Who|How|Why|When|Where)\b")
_LONGEST_TOPIC = 40
_NO_NAME = re.compile("[是，。；：]|^[不没有把将在]")
_LONGEST_NAME = 24
_TITLE = re.compile("[：:—]|笔记|notes", re.I)


def placed(finding: Finding, view: View) -> Finding:
    """Return ``finding`` with what it is about in its question, where that does not say so."""
    finding, topic = _of_topic(finding, view), view.topic
    text = finding.cloze or finding.question
    opened = _opened(finding, view)
    told = f"{text} {finding.answer}".lower()
    if opened and topic and opened.lower() not in told and topic.lower() not in opened.lower():
        inner, outer = opened, topic
    else:
        inner, outer = topic, _title(finding, view) or view.above
        if not outer or _tells(topic, outer) or outer.lower() in text.lower():
            return finding
    question = _placed(finding.question, topic, inner, outer)
    return replace(finding, question=question, cloze=_placed(finding.cloze, topic, inner, outer))


def _of_topic(finding: Finding, view: View) -> Finding:
    """The finding with the section's topic before a question that does not name it."""
    asked, topic = finding.question, view.topic
    if finding.cloze or finding.kind not in _PLACED or not topic or len(topic) > _LONGEST_TOPIC:
        return finding
    clear = finding.kind in _OFTEN_CLEAR and (_TELLING.search(finding.concept) or "（" in asked)
    headed = f"{topic} {view.section.heading}".lower()
    named = any(part and part in headed for part in re.split("[/、]", finding.concept.lower()))
    if clear or named or topic.lower() in asked.lower():
        return finding
    if has_han(asked):
        return finding if _HAS_PLACE.match(asked) else replace(finding, question=f"{topic}中，{asked}")
    if not _ASKS.match(asked) or not missing_topic(topic, asked):
        return finding
    return replace(finding, question=with_topic(asked, topic, False))


def _title(finding: Finding, view: View) -> str:
    """The title of the callout that a finding is from, if it names something."""
    passage = view.passage_at(finding.source.start_line)
    title = passage.title if passage else ""
    no_name = generic_name(title) or is_part(title) or is_question(title) or _ASIDE.match(title)
    return "" if no_name else title.strip(" *")


def _opened(finding: Finding, view: View) -> str:
    """The name that the line of a finding opens with, or the line above a formula."""
    source = finding.source
    if finding.kind is Kind.FORMULA:
        passage = view.passage_above(source.start_line)
        return _opening(passage) if passage else ""
    passage = view.passage_at(source.start_line)
    return _opening(passage) if passage and source.end_line <= passage.source.end_line else ""


def _opening(passage: Passage) -> str:
    term = passage_term(passage)
    written = passage.prose.restore(term.name if term else passage.text[: bold_end(passage)])
    name = written if term else written.strip(" ：:。.")
    plain = _NO_NAME.search(name) or versus(name) or generic_name(name) or is_part(name) or is_question(name)
    return "" if plain or not 1 < len(name) <= _LONGEST_NAME else name


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
