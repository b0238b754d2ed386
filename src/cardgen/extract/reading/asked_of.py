"""Which concept a question is about: ``什么是X？``, ``X有哪些？``, ``What is X?``."""

from cardgen.text.expression import expression

_ASKED_OF = expression(
    r"(?:什么是|何为|何谓|啥是)(?P<what>[^？?，,]{1,24})(?:[？?]?$|[？?][^？?]{2,16}[？?])|"
    r"(?P<is>[^？?，,]{1,24}?)(?:在这[里儿])?(?:到底|究竟)?(?:是什么|是啥|有哪些|有哪[几两三四]?[种类个]|包括哪些|分为哪[^？?]{1,4}|有什么用|的作用是什么|"
    r"起(?:到|了)?什么作用|的原理是什么)(?:[？?]?$|[？?][^？?]{2,16}[？?])|"
    r"(?P<aware>[^？?，,]{2,24}?)(?:你)?(?:了解|知道|听说过|听过|熟悉)(?:吗|么)[？?]?$|"
    r"(?:为什么|为何)(?:还|会)?(?:需要|要用|要有|要学|引入)\s?(?P<why>[^？?，,]{2,16}?)[？?]?$|"
    r"(?P<if>[^？?，,了]{2,10})了?(?:怎么办|该?怎么处理)[？?]?$|"
    r"(?P<does>(?!底层|内部|背后|实际)[^？?，,]{2,16}?(?<![之以]后)(?<!了))(?:又|到底|究竟|都|还|分别|通常|一般)?"
    r"(?:是怎么|是如何|怎么|怎样|如何|为什么|为何|凭什么|做了什么|解决了什么|有没有|能不能|能(?=.*吗)|由什么)"
    r"(?![样个种些])[^，,]{0,12}[？?]?$|"
    r"那么?\s?(?P<turned>[^？?，,]{2,24}?)\s?呢[？?]?$|"
    r"[Ww]hat (?:is|are) (?:an? |the )?(?P<english>[^?]{2,40})[?]?$"
)
_NO_NAME_ASKED = expression(
    r"^(?:we|you|they|it|this|these|I)\b|[和与跟]|了会$|[时会能要]$|为什么|怎么|如何|区别|不同|差别|定义了|问题|方法|方式|之间|\b(?:and|of|for|difference|best)\b|^(?:[a-z]+ed|new|left|next|wrong|missing|special)$"
)
_LONGEST_ASKED = 24


def asked_of(heading: str) -> str:
    """Return the concept that a heading asks about (``什么是X？``, ``X有哪些？``), or nothing."""
    match = _ASKED_OF.match(heading)
    name = next((part.strip() for part in match.groups() if part), "") if match else ""
    name = name.partition("：")[0].strip()  # ``redo log：断电了怎么办？``
    return "" if _NO_NAME_ASKED.search(name) or len(name) > _LONGEST_ASKED else name
