"""Where a section's topic alone does not tell what a card is about, its question names the section above too.

``温度中，…`` of a section below ``知识蒸馏`` asks of any temperature; ``温度（知识蒸馏）中，…`` of this one.
"""

import re
from dataclasses import replace

from cardgen.extract.finding import Finding
from cardgen.extract.reading.headings import generic_name, is_part, is_question
from cardgen.extract.reading.terms import passage_term
from cardgen.extract.reading.view import Passage, View
from cardgen.extract.wording.phrasing import lower_first
from cardgen.model import Kind
from cardgen.text.scripts import has_han

_LONGEST, _LONGEST_LATIN = 12, 30  # characters of what is named in brackets
_TELLING = re.compile("[A-Z]{2}|[a-z][A-Z]|[0-9]")  # such a name stands by itself
_LATIN = re.compile("[A-Za-z]{2}")
_ASIDE = re.compile(
    r"易[混错]|注意|提示|补充|思考|小结|重点|关于|一点|[小算看举试]|note|tip|warning|example", re.I
)
_NO_NAME = re.compile("[是，。；：]|^[不没有把将在]")
_LONGEST_NAME = 24
_TITLE = re.compile("[：:—]|笔记|notes", re.I)


def placed(finding: Finding, view: View) -> Finding:
    """Return ``finding`` with what its section belongs to, where its question begins with the topic alone."""
    topic, above = view.topic, _title(finding, view) or view.above
    text = finding.cloze or finding.question
    opened = _opened(finding, view)
    if (
        opened
        and opened.lower() not in f"{text} {finding.answer}".lower()
        and topic.lower() not in opened.lower()
    ):
        within = _within(text, topic, opened)
        if within != text:
            if not finding.cloze:
                return replace(finding, question=within)
            return replace(finding, cloze=within, question=_within(finding.question, topic, opened))
    if not above or _tells(topic, above) or above.lower() in text.lower():
        return finding
    new = _placed(text, topic, above)
    if new == text:
        return finding
    if not finding.cloze:
        return replace(finding, question=new)
    return replace(finding, cloze=new, question=_placed(finding.question, topic, above))


def _title(finding: Finding, view: View) -> str:
    """The title of the callout that a finding is from, if it names something."""
    line = finding.source.start_line
    passages = (node for node in view.nodes if isinstance(node, Passage) and node.title)
    title = next((one.title for one in passages if one.source.start_line <= line <= one.source.end_line), "")
    no_name = generic_name(title) or is_part(title) or is_question(title) or _ASIDE.match(title)
    return "" if no_name else title.strip(" *")


def _opened(finding: Finding, view: View) -> str:
    """The bold name that the paragraph of a finding opens with."""
    first, last = finding.source.start_line, finding.source.end_line
    if finding.kind is Kind.FORMULA:
        return _named_above(view, first)
    for node in view.nodes:
        if isinstance(node, Passage) and node.source.start_line <= first <= last <= node.source.end_line:
            return _opening(node)
    return ""


def _named_above(view: View, line: int) -> str:
    passages = [node for node in view.nodes if isinstance(node, Passage) and node.source.start_line <= line]
    return _opening(passages[-1]) if passages else ""


def _opening(passage: Passage) -> str:
    term = passage_term(passage)
    name = passage.prose.restore(term.name) if term else _bold(passage)
    plain = _NO_NAME.search(name) or generic_name(name) or is_part(name) or is_question(name)
    return "" if plain or not 1 < len(name) <= _LONGEST_NAME else name


def _bold(passage: Passage) -> str:
    start, end = next(iter(passage.prose.strong), (1, 1))
    return passage.prose.restore(passage.text[start:end]).strip(" ：:。.") if start == 0 else ""


def _within(text: str, topic: str, name: str) -> str:
    for old, new in (
        (f"{topic}中，", f"{name}（{topic}）中，"),
        (f"（{topic}）", f"（{topic}：{name}）"),
        (f"In {lower_first(topic)}, ", f"In {lower_first(name)} ({topic}), "),
        (f"({topic}) ", f"({topic}: {name}) "),
    ):
        if text.startswith(old):
            return new + text[len(old) :]
    return text


def _tells(topic: str, above: str) -> bool:
    """Tell whether a topic is enough: a name of its own, one with the name above in it, or a title."""
    low, high = topic.lower(), above.lower()
    named = (_LATIN if has_han(topic) or has_han(above) else _TELLING).search(topic)
    longest = _LONGEST if has_han(above) else _LONGEST_LATIN
    return bool(named or _TITLE.search(above)) or len(above) > longest or low in high or high in low


def _placed(text: str, topic: str, above: str) -> str:
    for old, new in (
        (f"{topic}中，", f"{topic}（{above}）中，"),
        (f"（{topic}）", f"（{above}：{topic}）"),
        (f"In {lower_first(topic)}, ", f"In {lower_first(topic)} ({above}), "),
        (f"({topic}) ", f"({above}: {topic}) "),
    ):
        if text.startswith(old):
            return new + text[len(old) :]
    return text
