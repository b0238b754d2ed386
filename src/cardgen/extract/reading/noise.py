"""Sentences that carry no fact: the author's own day, pointers to pictures, transitions, questions."""

import re

from cardgen.extract.language import chinese, english
from cardgen.extract.reading.clause import Clause
from cardgen.extract.reading.role_marks import ROLE_MARK
from cardgen.extract.reading.signs import signs
from cardgen.text.expression import expression

_QUESTION = expression(r"[？?][”\"）)]*$")
_EXAMPLE = expression(
    r"(?:where|in which)\b|(?:例如|比如|譬如|(?:不妨)?(?:想象|试想|设想)(?:一下|一个|有|你)?)"
)

# The links of a wiki note to its neighbours, which no link shows once it is read as text.
_NAVIGATION = expression(
    r"(?:[«←⬅<]\s?)?(?:prev(?:ious)?|next|up|parent|see also|related(?: notes)?|backlinks?|tags?|"
    r"(?:\W{1,3}\s?)?(?:拓展|扩展|延伸|推荐|相关|参考)阅读|[上下]一[篇节章讲课回期]|(?:[上下]级|父|前置|后续)(?:笔记|条目|主题)|返回|目录|相关(?:笔记|链接)?)\s?[:：|→»]",
    re.I,
)

# What a student is to do and when; what was only written down for a day.
_ERRAND = expression(
    r"(?:spring|summer|fall|autumn|winter) (?:term|semester|quarter)\b|problem set \d+ is due\b|"
    r"(?:reminders?|to-?do|homework|hw ?\d*|assignments?|announcements?|deadlines?|office hours|"
    r"(?:last|date) (?:touched|updated|modified|edited|changed|reviewed|revised)|updated|"
    r"(?:最[后近])?(?:更新|修改)(?:时间|日期|于)?|提醒|通知|公告|作业|待办|考试安排|截止(?:日期|时间)?)\s?[:：]",
    re.I,
)

# Each of the expressions below needs one of these words.
_PERSONS = signs(
    words="i my me mine myself we let note chapter section post lecture article step reading you just please"
)
_POINTERS = signs(
    words="figure figures fig chart click shown exercise appendix illustrate illustrates see above below"
)


def is_noise(text: str, clause: Clause, in_chinese: bool, signs: frozenset[str]) -> bool:
    """Tell whether a statement should make no card at all; ``signs`` are those of its text."""
    if len(text) < 5 or _QUESTION.search(text, len(text) - 4) or _EXAMPLE.match(text):
        return True
    if ROLE_MARK.match(text):  # ``+ no journal needed``: told by the whole list
        return True
    if text.count(" · ") > 1 or _NAVIGATION.match(text) or is_errand(text):  # a row of links, an errand
        return True
    if "例如" in clause.lead or "比如" in clause.lead:
        return True
    if in_chinese:
        return bool(chinese.FIRST_PERSON.search(text) or chinese.POINTER.search(text))
    personal = not signs.isdisjoint(_PERSONS) and english.FIRST_PERSON.search(text)
    points = len(text) < 120 and not signs.isdisjoint(_POINTERS) and english.POINTER.search(text)
    return bool(personal or points)


def is_errand(text: str) -> bool:
    """Tell whether a sentence only says what is to be done, or when the note was written."""
    return _ERRAND.match(text) is not None
