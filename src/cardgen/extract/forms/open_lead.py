"""What an open Chinese sentence asks that a list completes: ``原告必须证明：``, ``法院会…，如果``."""

from cardgen.extract.finding import Reading
from cardgen.extract.forms.lead_questions import placed
from cardgen.extract.reading.statement import Statement
from cardgen.model import Kind
from cardgen.text.expression import expression

_SURE = 0.6
_MODAL = "必须|应当|应该|不得|不能|不可以|可以"
_WHO = r"(?P<who>[^，。；：]{2,20}?)"
_MUST = expression(rf"{_WHO}(?P<modal>{_MODAL})")
_MUST_SHOW = expression(
    rf"{_WHO}(?P<modal>{_MODAL}|需要?|要|得|能够?)(?P<show>证明|说明|举证|推导出?|保证|做到|具备|满足)"
)
_MIND = expression(
    r"(?P<when>[^，。；：]{2,24}(?:时|的时候|之前|之后|前|后))[，,]?(?:需要?|要|应当?|应该|必须|得)"
    r"(?:特别|格外)?(?P<mind>注意|当心|小心|留意|避免)(?:的是|以下|如下|下面|这|[几两三四五]|[点个]|问题|事项)*"
)
_ONLY_IF = expression(r"(?P<then>[^，。；：]{4,40})[，,](?:如果|只要|若|倘若)")
_GOAL = expression(
    r"(?P<goal>(?:若?要|想要?|为了|如果?要)[^，。；：]{3,30})[，,](?:就|则)?(?P<need>需要?|必须|得|应当?|应该|可以)"
)
_POINTS = expression(r"[这那此该其它他她我你]|上述|以上|前者|后者|两者|下[列面]|以下")


def ask_open_lead(reading: Reading, statement: Statement, text: str) -> tuple[Kind, str, float] | None:
    """Return what the lead-in ``text`` asks for, where it is a sentence that its items complete."""
    question = _question(text)
    if not question or _POINTS.match(question):
        return None
    kind = Kind.PROCEDURE if question.endswith("做什么？") and _GOAL.fullmatch(text) else Kind.ENUMERATION
    return kind, placed(reading, statement, question), _SURE


def _question(text: str) -> str:
    if show := _MUST_SHOW.fullmatch(text):
        return f"{show['who']}{show['modal']}{show['show']}什么？"
    if must := _MUST.fullmatch(text):
        does = "怎样" if must["modal"].startswith(("必", "应")) else "做什么"
        return f"{must['who']}{must['modal']}{does}？"
    if mind := _MIND.fullmatch(text):
        return f"{mind['when']}要{mind['mind']}什么？"
    if only := _ONLY_IF.fullmatch(text):
        return f"什么情况下{only['then']}？"
    goal = _GOAL.fullmatch(text)
    return f"{goal['goal']}，{goal['need']}做什么？" if goal else ""
