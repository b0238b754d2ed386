"""How ``X是Y`` is asked for: what a thing is, of what sort, how much, how it is done, what it is for."""

from cardgen.extract.wording.answers import without_measure
from cardgen.extract.wording.done_by_question import ask_done_by
from cardgen.extract.wording.handled_question import names_a_deed
from cardgen.text.expression import expression

_BE_OF = expression(r"[^，。；—]{1,24}的(?:$|——)|唯一|第一个|最[^，。；的]{1,6}的")
_VALUE = expression(r"(?:约|大约|等于|≈)?\s*(?:\d[^的又]{0,16}|[\U000f0000-\U000ffffd][^的又没不无]{0,4})")
_CAUSED = expression(r"[^，。；]{2,30}?(?P<verb>造成|带来|引起|导致|产生|引发)的(?=$|[，。；])")
_REASON = expression(r"(?:因为|由于)")
_OF_A_KIND = expression(r"(?![\U000f0000-\U000ffffd])[^，。；—]{1,9}(?<!目)的(?=$|[，；])")  # ``是稀疏的，…``
_OF_SIZE = expression(r"(?:指数|线性|常数|多项式|平方|对数|[百千万])级?的")
_PERSON = expression(r"(?:作者|发明者|提出者|创始人|设计者|老师|导师|发现者|主编|译者|奠基人)$")
_DOES = expression(
    r"(?:把|将(?![会要来])|让|通过|直接|逐|抛|按|边|靠|先(?=[^，。；]{1,20}(?:再|然后|后)))(?![^，。；]{0,14}的[^，。；]{1,8}$)"
)
_BARE_MEASURE = expression(r"^(?:件|桩|门|场)(?=[很非挺相最极][^，。]{1,6}的)")  # ``是件很贵的事``
ONLY = expression("(?<!不)(?<!仅)[只仅]$")
NEGATED = expression(r"不|并非")
_SHORT = 8
_FIRST = expression("[，,]")


def ask_being(subject: str, adverbs: str, answer: str) -> tuple[str, str] | None:
    """Return the question what ``subject`` is, behind ``adverbs``, and its answer; or nothing."""
    answer = without_measure(_BARE_MEASURE.sub("", answer))
    if ONLY.search(adverbs) or adverbs.endswith(("既", "与其说")):
        return _ask_half(subject, adverbs, answer)
    negated = NEGATED.search(adverbs) is not None
    if negated and subject.endswith("的") and "而是" in answer:  # ``识别的不是A，而是B``
        return f"{subject[:-1]}什么？", f"{adverbs}是{answer}"
    if done := None if negated else ask_done_by(f"{subject}{adverbs}", answer):
        return done
    if not negated and _OF_A_KIND.match(answer) and not _CAUSED.match(answer):
        return f"{subject}{adverbs}是什么{'量级' if _OF_SIZE.match(answer) else '样'}的？", answer
    if negated or (_BE_OF.match(answer) and not _CAUSED.match(answer)):
        return f"{subject}有什么特点？", f"{adverbs}是{answer}" if negated else answer
    if is_value(answer):
        return f"{subject}{adverbs}是多少？", answer
    if _DOES.match(answer) and not names_a_deed(subject):
        return f"{subject}{adverbs}是怎么做的？", answer
    if answer.startswith("为了"):
        return f"{subject}{adverbs}是为了什么？", answer.removeprefix("为了")
    caused = _CAUSED.match(answer)
    if caused:
        return f"{subject}{adverbs}是什么{caused['verb']}的？", answer
    cause = _REASON.match(answer)
    asks = "谁" if _PERSON.search(subject) else "因为什么" if cause else "什么"
    return f"{subject}{adverbs}是{asks}？", answer[cause.end() :] if cause else answer


def _ask_half(subject: str, adverbs: str, answer: str) -> tuple[str, str] | None:
    """``只是A``, ``既是A，也是B``: asked for without the adverb, which belongs to the answer."""
    if adverbs.endswith("与其说"):
        return f"{subject}是什么？", f"与其说是{answer}"
    if adverbs.endswith("既"):
        return ask_being(subject, adverbs[:-1], answer)
    asked = (
        ask_being(subject, adverbs[:-1], answer)
        if len(answer) > _SHORT or answer.startswith("为了")
        else None
    )
    return asked and (asked[0], f"只是{asked[1]}")


def is_value(answer: str) -> bool:
    """Tell whether an answer is a number with its unit, whatever more is said behind a comma."""
    return _VALUE.fullmatch(_FIRST.split(answer, maxsplit=1)[0]) is not None
