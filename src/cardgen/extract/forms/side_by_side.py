"""Latin names that open the clauses of a Chinese sentence and do alike: ``PCA找方差…，LDA找分类…``."""

import re
from dataclasses import dataclass
from itertools import pairwise, takewhile

from cardgen.extract.forms.twins import common_start
from cardgen.extract.language import chinese
from cardgen.text.expression import expression

_NAME = expression(r"(?:而|但)?(?P<name>[A-Z][A-Za-z0-9+-]*)(?P<said>\s?[\u4e00-\u9fff].{2,})", re.S)
_CLAUSE = expression(r"(?:[^，；。（()）]|[（(][^（）()]*[）)])+")
_VERB = expression(rf"{chinese.VERBS}|[是找看用管只不要会能把将对在从]")
_LEAST, _MOST = 2, 4  # names
_LONGEST = 60  # characters of a clause


@dataclass(frozen=True, slots=True)
class SideBySide:
    """The names, and the place in the text of what is said of them all; ``signs`` are told what they are."""

    names: tuple[str, ...]
    signs: bool
    span: tuple[int, int]


def side_by_side(text: str) -> SideBySide | None:
    """Return the names of the clauses with which ``text`` opens, if what is said of them begins alike."""
    clauses = [(clause, _NAME.fullmatch(clause[0])) for clause in _CLAUSE.finditer(text)]
    opening = [(clause, match) for clause, match in takewhile(lambda pair: pair[1], clauses) if match]
    said = [match["said"] for _, match in opening]
    if not _LEAST <= len(said) <= _MOST or any(len(clause[0]) > _LONGEST for clause, _ in opening):
        return None
    start = min((common_start(one, two) for one, two in pairwise(said)), key=len)
    verb = _VERB.search(start)
    if verb is None:
        return None
    noun = start[: verb.start()].strip()
    if "的" in noun.removesuffix("的"):  # ``A的默认值是…，B的默认值是…``: two facts
        return None
    kind = "" if noun.endswith("的") else noun  # ``A说的是``
    names = tuple(match["name"] + kind for _, match in opening)
    signs = verb[0] == "是" and all(len(name) == 1 for name in names)
    span = (opening[0][0].start(), opening[-1][0].end())
    return SideBySide(names, signs, span) if len(set(names)) > 1 else None
