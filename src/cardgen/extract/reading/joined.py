"""Names that a heading puts side by side: ``LR与Poly2``, ``SORT & DeepSORT``."""

from cardgen.text.expression import expression

_JOINING, _AMPERSAND = expression(r"\s*(?:[与和及、/]|\band\b)\s*"), expression(r"\s&\s")
_JOINED_NAME = expression(r"[A-Z][A-Za-z0-9.+& -]{1,20}(?<! )")
_LONGEST = 200


def joined_names(heading: str) -> tuple[str, ...]:
    """Return the names of several things that a heading puts side by side (``LR与Poly2``), or nothing."""
    joining = _JOINING if _JOINING.search(heading) else _AMPERSAND  # ``Wide & Deep和DeepFM`` are two
    parts = tuple(joining.split(heading)) if len(heading) <= _LONGEST else ()
    return parts if len(parts) > 1 and all(_JOINED_NAME.fullmatch(part) for part in parts) else ()
