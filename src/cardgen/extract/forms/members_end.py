"""Where the members of a Chinese enumeration end and its sentence goes on: ``A和B，前者…``."""

from cardgen.extract.forms.brackets import blotted_brackets
from cardgen.text.expression import expression

# The last member stands behind ``和``, or a number counts them all: ``A和B两个阶段，…``.
_CLOSED = expression(
    r"(?:、[^，、]{1,40}|^[^，、]{1,40})(?:和|与|以及|及)[^，、和与]{1,40}$|[两二三四五六七八]大?[个种类层步][^，、]{0,4}$"
)
_MORE = expression(r"\s*(?:以及|还有|还包括|和|与|及|外加|另外|再加|或|甚至|等)")
_SAYS_MORE = expression(r"\s*(?:因为|由于|所以|因此|因而|于是|从而|这[就也正]|前者|后者|其中|分别)")


def members_end(members: str) -> int:
    """Return the end (an offset) of the members that ``members`` begins with."""
    hidden = blotted_brackets(members)
    comma = hidden.find("，")
    while comma >= 0:
        closed = _CLOSED.search(hidden, 0, comma) and not _MORE.match(hidden, comma + 1)
        if closed or _SAYS_MORE.match(hidden, comma + 1):
            return comma
        comma = hidden.find("，", comma + 1)
    return len(members)
