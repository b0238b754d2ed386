"""Subjects of which nothing is asked, and predicates that tell a learner nothing."""

import re

from cardgen.extract.wording.english_question import A_BIT
from cardgen.text.expression import expression

NO_SUBJECT = expression(
    r"(?:(?:the|this) (?:first|second|third|fourth|last|former|latter|other)\b"
    r"(?! (?:law|theorem|principle|axiom|postulate|normal form|derivative|moment|quartile|amendment|"
    r"isomorphism)\b)|how|why|only|with|"
    r"without|for|in|on|at|by|from|to|too|being|which|who|what|when|if|as|whereas|while|although|"
    r"since|because|where|that|so|but|and|or|"
    r"suppose|either|nobody|no(?! \d)|neither|otherwise|"
    r"(?:nearly|almost) (?:all|every|everything|nothing|nobody)|"
    r"nothing|something|everything|anything|everybody|everyone|not (?:all|every|only)|require|let|imagine|"
    r"whatever|whoever|notice|recall|.* (?:of them|the two)$|(?:the|a|an) (?:(?:main|key|only|old|"
    r"surprising|striking|interesting|last|first|next|real|whole|usual|best|final|other|simple|clever|important|practical|basic|second|"
    r"third) )?(?:one|way out|attempt|catch|trick|point|moral|rest)$|"
    r"(?:one|two|three|four|several|many|some) (?:numbers?|things?|ways?|questions?|points?|ideas?|"
    r"reasons?|problems?)$)\b"
    r"|[a-z]{4,}ly$|.*\b(?:book|paper|chapter|textbook|course|lecture|exam|midterm|slide|recitation|typo)s?$|corrections$",
    re.I,
)
OPINION = expression(
    r"(?:very |quite |really |rather |a |an )?(?:delightful|beautiful|easy|simple|nice|hopeless|"
    r"hard|boring|elegant|obvious|"
    r"welcome|clear|fun|funny|interesting|important|surprising|tricky|natural|miserable|useful|"
    r"difficult|trivial)$"
    r"|(?:to )?be (?:remembered|mentioned|noted|known|seen)$|worth \w+ing\b.*|(?:the|"
    r"an?) (?:whole|easy|hard|boring|fun|main|tricky) (?:point|one|part|bit|thing)$"
    r"|less of a .*|(?:the|an?) (?:pleasant|easy|simple|usual|good|bad|practical|fine|safe|"
    r"different|long|sad|other) "
    r"(?:case|part|way out|news|default|story|choice|matter|question)\b.*"
    r"|(?:almost |much |roughly )?(?:the same|alike)$|hideous$|harmless$"
    rf"|{A_BIT}"
)
# What only points back (``exactly that trick``), or counts what comes next (``two halves``).
SAYS_NOTHING = expression(
    r"(?:(?:exactly|just|precisely|only) )?(?:this|that|these|those|such)(?: [\w-]+)?$"
    r"|(?:two|three|four|five|several|many|some|a few) (?:(?:rather|very|"
    r"quite) )?(?:[\w-]+ )?(?:tools|tricks|sources|choices|routes|halves|parts|pieces|ideas|steps|"
    r"things|ingredients|"
    r"components|phases|stages|reasons|ways|kinds|types|forms|flavou?rs|problems|issues|"
    r"properties|rules|cases|questions|assumptions|conditions|goals|facts)$"
    r"|(?:a |an |the )?(?:very )?(?:different|interpretable|right|wrong|wonderful|nice|familiar|"
    r"simple|obvious) [a-z]+$"
    r"|by the name\b",
    re.I,
)
_DOES_LITTLE = expression(r"(?:nothing|this|that|so|it|the same|well|not)\b")


def says_little(verb: str, rest: str) -> bool:
    """Tell whether a predicate says next to nothing: ``does nothing``, ``call it X``, ``calls this X``."""
    if verb == "calls":
        return rest.startswith(("this ", "that ", "these "))
    return verb == "call" or (verb in ("do", "does") and _DOES_LITTLE.match(rest) is not None)
