"""How a Chinese predicate behind a modal word is asked for: what a thing can, must or lacks."""

from cardgen.extract.wording.answers import Asked
from cardgen.text.expression import expression

_ALWAYS = r"(?P<always>从来|永远|一般|通常|往往|总是?|都|也|就|还)?"
_TAKEN_AS = expression(
    rf"{_ALWAYS}(?:可以|能)(?:被)?(?P<verb>看[作做成]|当[作成]|理解[为成]|视为)(?:是|了)?(?P<what>[^。；]{{2,}})"
)
_CAN = expression(rf"{_ALWAYS}(?:可以|能够?)(?!力|量|源|耗|级|只有|有|是|是否)(?P<what>[^，。；]{{3,}})")
_MUST = expression(
    rf"{_ALWAYS}(?P<must>必须|应该|应当|需要|得(?=要|先|把|用|跑|等|靠|看))(?P<what>[^，。；]{{2,}})"
)
_NEEDS_NO = expression(
    rf"{_ALWAYS}(?P<no>不需要|无需|无须|不必|不用|不要求?)(?!多说|解释|担心|怀疑|说|写)(?P<what>[^，。；：]{{2,}})"
)
_LACKS = expression(
    r"没有(?![这那此该它什]|办法|意义)(?P<what>[^，。；：]{2,12})(?=$|[，。；])(?!，(?:有|它|那))"
)
_EASILY = expression(r"(?P<how>很|更|最|非常|也|就)?容易(?P<what>[一-鿿A-Za-z][^，。；]{1,})")
_DEEDS = expression(r"[A-Za-z0-9)]$|(?:算法|方法|做法|网络|模型|机制|策略|协议|工具|系统|法|器)$")


def ask_modal(subject: str, state: str) -> Asked | None:
    """Return a question what ``subject`` can, must or lacks, which ``state`` answers; or nothing."""
    taken = _TAKEN_AS.match(state)
    if taken:
        return f"{subject}可以{taken['verb']}什么？", state
    must = _MUST.match(state)
    if must:
        return f"{subject}{must['always'] or ''}{must['must']}怎样？", state
    spared = _NEEDS_NO.match(state)
    if spared:
        return f"{subject}{spared['always'] or ''}{spared['no']}什么？", state
    lacks = _LACKS.match(state)
    if lacks:
        return f"{subject}没有什么？", state
    easily = _EASILY.match(state)
    if easily:
        return f"{subject}{easily['how'] or ''}容易怎样？", state
    can = _CAN.match(state) if _DEEDS.search(subject) else None
    return (f"{subject}可以做什么？", state) if can else None
