"""What a later clause of a Chinese sentence says of a part: ``X是…提出的，口号是“…”``, ``…，代表是Y``."""

from collections.abc import Iterator

from cardgen.extract.finding import Finding, Reading, finding_at
from cardgen.extract.forms.role_owner import LATIN, VAGUE, named_near, whose
from cardgen.extract.reading.signs import signs
from cardgen.extract.wording.answers import clean
from cardgen.extract.wording.phrasing import with_topic
from cardgen.model import Kind
from cardgen.text.expression import expression

_SURE = 0.5
_LONGEST_OWNER = 16
_ROLE = (
    "(?:口号|核心|出发点|思路|想法|做法|关键|精髓|目标|目的|前提|本质|难点|原理|依据|灵感|动机|创新点?|瓶颈|代表|要求|意思|对策|解法|方向|口诀|后果|"
    "灵魂|主旨|初衷|卖点)"
)
_LATER = expression(
    rf"[，；](?:其|它的|而|但)?(?P<role>{_ROLE})(?:也|就|则|主要|无非|不过)?(?:是|在于|来自)"
    rf"(?P<what>(?!什么|如下|为什么)[^，。；]{{3,60}}(?:，(?!{_ROLE})[^，。；]{{3,40}})?)"
)
_POINTS = expression(r"[这那此该]")
_SIGNS = signs("号心发思想做关精目前本难原依灵动创瓶代要意主初卖对解方口后")


def later_role(reading: Reading) -> Iterator[Finding]:
    """Find what the heart, the aim or the best known of a thing is."""
    for statement in reading.with_signs(_SIGNS):
        for match in _LATER.finditer(statement.text) if statement.chinese else ():
            owner = named_near(statement, match.start()) or whose(reading, statement)
            known = reading.knows(owner) or owner == reading.view.topic or LATIN.fullmatch(owner)
            if (
                not known
                or len(owner) > _LONGEST_OWNER
                or VAGUE.match(owner)
                or _POINTS.match(statement.text)
            ):
                continue
            topic = "" if reading.knows(owner) else reading.view.topic
            question = with_topic(f"{owner}的{match['role']}是什么？", topic, True)
            answer = clean(match["what"])
            yield finding_at(
                statement, Kind.PROPERTY, owner, question, answer, _SURE, match["role"], match.span()
            )
