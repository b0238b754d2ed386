"""Regular expressions that are compiled when they are first used.

The rules have more than a thousand of them, which take a second to compile; one note needs half of them.
"""

import re
from typing import Any, cast

_METHODS = ("search", "match", "fullmatch", "split", "findall", "finditer", "sub", "subn")


def expression(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Return what behaves as ``re.compile(pattern, flags)``: a faulty ``pattern`` raises when it is used."""
    return cast("re.Pattern[str]", Uncompiled(pattern, flags))


def found_by(match: re.Match[str], pattern: re.Pattern[str]) -> bool:
    """Tell whether ``match`` is of ``pattern``; its ``re`` is the compiled one, not what was called."""
    return match.re.pattern == pattern.pattern


class Uncompiled:
    """A pattern whose slots are filled with the methods of the compiled one when the first is asked for.

    From then on a call costs no more than one of the compiled pattern itself.
    """

    __slots__ = ("flags", "pattern", *_METHODS)

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern, self.flags = pattern, flags

    def __getattr__(self, name: str) -> Any:
        """Compile, as ``name`` is not there yet."""
        if name not in _METHODS:
            raise AttributeError(name)
        compiled = re.compile(self.pattern, self.flags)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)
