"""What something is done or brought in for, and how an aim is reached: ``为了P，X做Y``."""

from dataclasses import dataclass

from cardgen.extract.finding import Reading
from cardgen.extract.reading.statement import Statement
from cardgen.extract.wording.phrasing import with_topic
from cardgen.text.expression import expression

_PURPOSE = expression(r"^为了?(?!什么)(?P<why>[^，。]{3,50})[，,](?P<what>[^。]{4,100})$")
_INTRODUCES = expression(
    r"(?P<verb>提出|引入|设计|采用|使用|发明|引进|加入|增加)了?(?:一[种个])?(?P<new>[^，。；的了（）()]{2,20})(?=$|[，（(])"
)
_THOUGHT = expression(r"(?:想出|有|出现|诞生)了?(?P<new>[^，。；的了（）()]{2,20})(?=$|[，（(])")
_OBTAINED = expression(r"[，,](?:就|便)?得到了?(?P<new>[^，。；的了（）()]{2,20})(?=$|[，（(])")
_OWN_PURPOSE = expression(r"我们|简单|方便|更好地|分析|说明|理解")
POINTING = expression(r"[这那此其它]")


@dataclass(frozen=True, slots=True)
class Purpose:
    """A question for a purpose, or for the way to an aim, and its answer; ``new`` is what is brought in."""

    question: str
    answer: str
    sure: float
    new: str = ""


def purpose_in(reading: Reading, statement: Statement, text: str) -> Purpose | None:
    """Return what ``text``, the words of ``statement``, asks of a purpose that it tells; or nothing."""
    match = _PURPOSE.match(text)
    if not match or POINTING.search(match["why"]) or _OWN_PURPOSE.search(match["why"] + match["what"][:6]):
        return None
    patterns = (_OBTAINED, _INTRODUCES, _THOUGHT)
    introduced = next(filter(None, (pattern.search(match["what"]) for pattern in patterns)), None)
    by_concept = introduced and reading.known.any_in(match["what"][: introduced.start()])
    if introduced and not by_concept and not POINTING.search(introduced["new"]):
        new = introduced["new"]
        question = f"{introduced.groupdict().get('verb', '引入')}{new}的目的是什么？"
        return Purpose(question, match["why"], 0.65, new)
    subject, what = statement.subject, match["what"]
    named = subject and len(subject) <= 20 and what.strip("“”").startswith(subject)
    if named:
        what = what[what.find(subject) + len(subject) :].lstrip("”")
    question = f"为了{match['why']}，{subject if named else '可以'}怎么做？"
    question = with_topic(question, reading.view.topic, True)
    return Purpose(question, what, 0.5)
