"""Names that look alike, so that what is said of them side by side compares them: ``重置门``, ``更新门``."""

from cardgen.text.expression import expression
from cardgen.text.scripts import has_han

_LATIN = expression(r"[A-Z][A-Za-z0-9_.+-]+(?: [A-Za-z0-9]+){0,2}")
_LONGEST_TWIN = 8
_NO_TWIN_END = frozenset("点处边种面者个全样势")  # of roles, sides and sorts


def are_twins(one: str, two: str) -> bool:
    """Tell whether both begin with a capital, or end with one Chinese letter."""
    if _LATIN.fullmatch(one) and _LATIN.fullmatch(two):
        return True
    return (
        has_han(one + two)
        and one[-1] == two[-1] not in _NO_TWIN_END
        and max(len(one), len(two)) <= _LONGEST_TWIN
    )


def common_start(one: str, other: str) -> str:
    """Return what both texts begin with."""
    length = next(
        (i for i, pair in enumerate(zip(one, other, strict=False)) if len(set(pair)) > 1),
        min(len(one), len(other)),
    )
    return one[:length]
