"""Words before a Chinese predicate that no question can name as its subject."""

from cardgen.text.expression import expression

_UNRESOLVED = expression(
    r"^(?:[前后][两二三几]|这|那|此|上|下|我|你|大家|人们|有人|本|以上|以下|前者|后者|两者|二者|图|表|公式|式|"
    r"第[一二三四五六]|第\s?\d+[、，\d和与及到至\s]*[条点项步个]|一个|有些|"
    r"有的|为什么|很多|许多|其他|另外?|每|各|某|不|只|因为|由于|所以|如果|为了|除了|通过|假设|设|令|对|"
    r"在(?!线)|从|往|由(?!此)|靠(?!近)|凭|拿|之所以|到处|几乎|后面|前面|同年|挨个|收到|待|接下来|说|当|已知|考虑|"
    r"早期$|早先|起初|后来(?!的)|当年(?!的)|看着|看上去|看起来|怎么|如何|哪|谁|[前后]一[项个步]$|"
    r"例如|比如|首先|其次|随着|万一|针对|关于|按照|依照|平时|一上来|一开始|多半|所有的)"
)
_POINTING = expression(
    r"^\d{4}年|(?<![但还于总])是(?![否非])|[我你它]|[这那此该]|上述|如上|左边|右边|上式|公式$|还没|之所以|在于|："
)


def is_unresolved(words: str) -> bool:
    """Tell whether ``words`` begin with what stands for another, counts or connects: ``前者``, ``如果``."""
    return _UNRESOLVED.match(words) is not None


def points_elsewhere(words: str) -> bool:
    """Tell whether ``words`` hold a pointer or a predicate of their own: ``上式``, ``我``, ``X是``."""
    return _POINTING.search(words) is not None
