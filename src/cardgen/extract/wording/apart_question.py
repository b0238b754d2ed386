"""What a Chinese predicate says apart from its verb: what a thing is for, by what it acts, what follows."""

from cardgen.extract.wording.answers import clean, plain_answer
from cardgen.text.expression import expression

_AIMS_AT = expression(
    r"\s*(?:通常|一般|主要|都|也)?以(?P<what>[^，。；为]{2,30})为"
    r"(?P<role>目标|核心|基础|中心|前提|单位|依据|代价|输入|输出|主|界)(?=[，。；]|$)"
)
# What is so only if what stands before it is: ``访问的页不在内存里，MMU就会抛出缺页异常``.
_THEN = expression(
    r"\s*(?![把将不])(?P<when>[^，。；]{2,24})[，,](?:(?P<cue>说明|意味着|表明)|(?=[^，。；]{0,10}(?:就|便)(?:会|要|得)))(?P<then>(?!否则)[^。；]{3,})"
)
# ``X通过A来影响B``
_THROUGH = expression(
    r"\s*(?:主要|一般|通常|也|可以|还|就)*通过(?P<how>[^，。；]{2,30}?)(?:来|而)(?P<does>[^，。；来去]{2,16})(?=[，。；]|$)"
)
PURPOSE = expression(r"[\u4e00-\u9fff]{0,3}?(?:用来|旨在)(?P<what>[^。；：]{4,})")
FILLER = expression(
    r"^(?:则(?!是否)|就(?![业地])|便(?![宜携])|却|也|还|又|倒|才(?!能)|当然|其实)+(?![有是]所不同)"
)


_ASKED = expression(r"\s*会(?:怎样|如何|怎么样)，(?P<what>[^。]{6,})")


def ask_apart(subject: str, text: str, predicate: int) -> tuple[str, str] | None:
    """Return the question and answer of what does not hang on the verb, or nothing."""
    purpose = PURPOSE.match(text, predicate)
    if purpose:
        return f"{subject}用来做什么？", plain_answer(purpose["what"])
    aim = _AIMS_AT.match(text, predicate)
    if aim:
        return f"{subject}以什么为{aim['role']}？", aim["what"]
    told = _ASKED.match(text, predicate)
    if told:  # ``队列满了会怎样，取决于…``
        return f"{subject}会怎样？", told["what"]
    through = _THROUGH.match(text, predicate)
    if through:
        return f"{subject}如何{through['does']}？", f"通过{through['how']}"
    if_so = _THEN.match(text, predicate)
    if if_so is None:
        return None
    asked = f"{if_so['cue']}什么" if if_so["cue"] else "会怎样"
    return f"{subject}{if_so['when']}{asked}？", FILLER.sub("", clean(if_so["then"]))
