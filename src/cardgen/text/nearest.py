"""The nearest known name, for remedies."""

from collections.abc import Iterable
from difflib import get_close_matches


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """Return “Did you mean `…`?” with the nearest name of ``known``, or ``""`` where none is near."""
    near = get_close_matches(name, sorted(known), n=1)
    return f"Did you mean `{near[0]}`?" if near else ""
