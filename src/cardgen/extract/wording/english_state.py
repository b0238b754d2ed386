"""How an English state is asked for: what a thing is, how it is done, in what relation it stands to what."""

from cardgen.text.expression import expression

_ADVERBS = (
    r"(?:(?:[a-z]{2,}ly|just|also|still|then|now|always|often|again|of course|by far|at heart|"
    r"at best|in fact|nothing but|only|even|much|far|most|too|almost|rather|long) ){0,2}"
)
# ``is a map``, ``is that of``, ``are those with``, ``is what one party gives``, ``is to crop the image``.
_NOUN = expression(
    rf"{_ADVERBS}(?:"
    r"(?:an?|the|its|their|no|one|those|that of|what|where|how|nothing but|another) (?!bit\b|little\b|"
    r"lot\b|few\b|same\b|"
    r"case\b|other way|way to go|long way|must\b|time\b|moment\b|longer\b|more\b|less\b|good\b|"
    r"different\b|problem\b)(?=[^ ,;:.]{2})"
    r"|(?:about|around|roughly) (?=\d|[\U000f0000-\U000ffffd]|an? |one |the |twice |half )"
    r"|that (?=[a-z]+ )|to (?!be\b|have\b)(?=[a-z]{3,} )"
    r"|(?:two|three|four|five|six|seven|eight|nine|ten|twelve) [a-z]{3,}"
    r"|(?:[A-Z][A-Za-z]*[A-Z]\w*|[A-Z][a-z]+)(?=[ ,;:.]|$)(?! [a-z]+able\b)"
    r"|[\U000f0000-\U000ffffd](?=$|[ ,;:.])"
    r"|[a-z]{3,}[^suio\W]s (?=of |that |which |with |from |but |in the ))"
)
_RELATION = expression(
    rf"(?P<state>{_ADVERBS}(?:open|subject|prone|vulnerable|immune|susceptible|inferior|superior|adjacent|parallel|"
    r"perpendicular|tangent|specific|common|relevant|comparable|opposite|analogous|isomorphic|responsible|valid|"
    r"suitable|unsuitable|useful|ideal|best|available|necessary|sufficient|essential|typical|characteristic|free|"
    r"rich|poor|consistent|compatible|incompatible|capable))"
    r" (?P<prep>to|for|of|in|with|from|against|under)\s"
    r"(?P<what>(?!(?:be|which|it|them|this|that|these|general|particular|principle|practice)\b).{3,})"
)
_DONE = (
    r"(?P<done>(?:[a-z]+ly )?(?:[a-z]{3,}ed|made|built|found|set|read|kept|held|led|cut|put|learnt|split|"
    r"fed|drawn|"
    r"given|chosen|taken|written|seen|spoken|broken|hidden|thrown|shown|run|sent))"
)
_HOW = expression(
    rf"{_DONE} (?=(?:jointly|together|separately|apart|in parallel|in turn|in pairs|without|by hand|"
    r"(?P<step>[a-z]+) by (?P=step)|[a-z]{4,}ly\b(?! [a-z]+ed)|like ))(?P<how>.{4,})"
)
# ``geometrically distributed, with mean …``
_HOW_BEFORE = expression(
    r"(?P<how>(?:geometrically|normally|exponentially|uniformly|independently|identically|jointly|randomly|"
    r"linearly|logarithmically|recursively|separately|sequentially|manually|automatically|dynamically|completely|entirely|"
    r"evenly|lazily|eagerly|incrementally|iteratively) )(?P<done>[a-z]{3,}ed)(?P<more>(?:,| (?:with|by|"
    r"in|on|as|at|from)\b).{3,})"
)
_WHEN = expression(
    rf"{_DONE} (?P<when>(?:before|after(?! [A-Z])|first|last|once (?!and\b)|when|until|as soon as|"
    rf"whenever)\b.{{4,}})"
)
_WHY = expression(rf"{_DONE} (?P<why>so that|in order to)\s(?P<what>.{{4,}})")
# ``looked up there and rewritten``, but no state: ``based on``, ``sorted``, ``concerned with``.
_UNDERGOES = expression(
    rf"{_ADVERBS}(?!(?:based|related|called|named|defined|needed|required|supposed|allowed|limited|interested|"
    r"concerned|fixed|closed|biased|unbiased|balanced|considered|assumed|annoyed|guaranteed|attached|coupled|"
    r"regarded|mixed|spared|motivated|inspired|connected|aligned|justified|designed|given nothing)\b)"
    r"(?:[a-z]{3,}(?<!ee)ed|split|cut|read|sent|taken|given|broken|written|thrown|drawn|kept|put|fed|hidden|shown|"
    r"spread|carried|rewritten)(?= [a-z(→])"
)
_IS_THING = expression(r"What (?P<be>is|are) (?P<what>.+)")
_VAGUE_END = expression(r"\b(?:it|this|that|both|so|them|ones?|too|candidates|examples?|consequence|result)$")
_FEWEST_WORDS = 3  # of plain words; fewer than these say too little of what a thing is


def ask_state(stem: str, rest: str) -> tuple[str, str] | None:
    """Return the question that begins with ``stem`` and its answer, what ``rest`` says; or nothing.

    ``stem`` is ``What is X`` or ``What can X be``.
    """
    asks = stem.removeprefix("What")
    if when := _WHEN.match(rest):
        return f"When{asks} {when['done']}?", when["when"]
    if why := _WHY.match(rest):
        return f"Why{asks} {why['done']}?", f"{why['why']} {why['what']}"
    if (how := _HOW.match(rest)) and " " in how["how"]:
        return f"How{asks} {how['done']}?", how["how"]
    if before := _HOW_BEFORE.match(rest):
        return f"How{asks} {before['done']}?", f"{before['how'].strip()}{before['more']}"
    if related := _RELATION.match(rest):
        return f"{stem} {related['state']} {related['prep']}?", related["what"]
    if len(rest.split()) < _FEWEST_WORDS and rest.islower():
        return None
    if _NOUN.match(rest):
        return None if _VAGUE_END.search(rest) else (f"{stem}?", rest)
    return _undergone(stem, rest)


def _undergone(stem: str, rest: str) -> tuple[str, str] | None:
    """``Replies are looked up there and rewritten``: what happens to a thing."""
    told = _IS_THING.fullmatch(stem) if _UNDERGOES.match(rest) else None
    if told is None:
        return None
    return f"What happens to {told['what']}?", f"{'It is' if told['be'] == 'is' else 'They are'} {rest}"
