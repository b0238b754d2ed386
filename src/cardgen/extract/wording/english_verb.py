"""How an English verb is asked for: its object, its preposition, its manner, the time when it happens."""

import re

from cardgen.extract.language import english
from cardgen.extract.language.english_verbs import BASES
from cardgen.text.expression import expression

_PARTICLE = expression(r"(?:down|off|apart|away|back)\b")
_OBJECT_BEHIND = expression(
    r"(?P<particle>down|off|apart|away|back|up|out)\s"
    r"(?!the (?:moment|minute|day|instant)\b)"
    r"(?=(?:the|an?|its|their|all|any|every|each|many|most|some|both|two|three)\b|[a-z-]+s\b|[A-Z])"
)
_PHRASAL = frozenset((
    "break", "carry", "set", "take", "give", "split", "pull", "push", "bring", "build", "cut", "throw",
    "pick", "point", "rule", "wipe", "shut", "switch", "turn", "back", "scale", "filter", "strip", "wash",
    "slow", "hold", "keep", "pass", "lay", "draw", "tear", "hand", "call", "ward", "fend", "sort", "spell",
    "use", "work", "fill", "find", "clean", "speed", "free", "lock", "leave", "cancel", "move", "look",
    "wind", "start", "close", "cool", "heat", "mix", "make", "save", "read", "write", "print",
))  # fmt: skip
_PERSON = expression(r"(?P<who>us|you|him|her):?\s")
_THING = expression(r"(?:it|them|itself|themselves)\b")
_MANNER = expression(
    r"(?!only|early|daily|likely|supply|reply|family|assembly|anomaly|hardly|barely|scarcely|nearly|mostly|mainly|largely|partly|"
    r"roughly|approximately|exactly|practically|virtually|typically|usually|normally|generally|commonly)"
    r"(?:[a-z]{3,}ly|badly|(?:better|worse|well|fast|faster|slower)"
    r"(?=$|[,.;:]| (?:than|when|if|on|in|for|with|as|because|and|but|at|under|by|to)\b))\b"
    r"(?! [a-z]+ (?:and|[a-z]+s\b)| and [a-z]+ (?:the|an?|its|their)\b)"
)
_SAYS_LITTLE = expression(r"(?:sure|this|that|it|them)\b|.* into$")
_INTRANSITIVE = frozenset(
    (
        "rise",
        "grow",
        "decrease",
        "increase",
        "shrink",
        "decay",
        "converge",
        "diverge",
        "oscillate",
        "become",
        "remain",
        "stay",
        "fall",
        "go",
        "come",
    )
) | {
    "look",
    "behave",
    "sound",
    "seem",
    "feel",
    "fail",
    "tend",
    "lie",
    "exist",
    "arise",
    "occur",
    "happen",
    "differ",
}
_CHANGING = ("grow", "shrink", "decay", "look", "converge", "rise", "fall", "increase", "decrease", "behave")
_FROM_TO = expression(r"from\s[^,;.]{2,40}\sto\s\S")
_LINKING = ("stay", "remain", "become", "look", "seem", "sound", "feel", "get", "grow", "turn")
_WHERE_FROM = expression(
    r"from\s(?!(?:one|each|the (?:first|last|left|right|top|bottom))\b)(?P<where>.{2,})", re.S
)
_NAMED_FROM = expression(r"(?:its|their) name from\s(?P<where>.{2,})", re.S)
_RANGE = expression(r"between (?P<range>[^,;]*\d.*)", re.S)
_ONLY_IF = expression(
    r"(?P<what>[^,;]{3,60}?),?\s(?P<when>(?:iff|if and only if|(?:precisely|exactly|only) (?:if|"
    r"when))\s.{4,})",
    re.S,
)
_SATISFIES_IF = expression(r"(?P<what>[^,;]{3,60}?),?\s(?P<when>(?:if|when|whenever)\s.{4,})", re.S)
_DOING = ("let", "help", "tell", "ask", "force", "teach")
_STANDING = ("sit", "lie", "live", "reside", "stand", "stay")
_SPOT = expression(r"(?:between|inside|outside|in|on|at|under|above|below|behind|within|near)\s(?!\d)")
_LEAVING = ("make", "keep", "leave", "render", "turn")
_TIMED = expression(
    r"(?P<particle>(?:(?:out|up|over|around|about|on|in|down|off|apart|away|back|through|together|again|(?!only|exactly|precisely)[a-z]{3,}ly)\s){0,2})"
    r"(?P<when>(?P<until>until|till)\s.{4,}|"
    r"(?:precisely|exactly|only|just|even) (?:if|when|whenever|once|where)\s.{4,}|"
    r"(?:if|when|whenever|once|unless|as (?:long|soon) as)\s.{4,})$"
)
# Prepositions that the plain ones leave out.
_PLACED = expression(
    r"(?P<prep>under|within|during|along|beyond|behind|above|below|inside|outside|upon|near)\s"
)
# A particle belongs to its verb: no thing that a question could ask for stands behind it.
_NO_THING = expression(
    r"(?:and|or|but|so|then|if|when|while|because|since|"
    r"all the time|all right|again|together|once|only|there|here|too|as well)\b|$"
)
# ``takes care of``, ``gives rise to``: the noun is the verb's.
_IDIOM = expression(
    r"(?:(?:care|advantage|use|track|rid|charge|account|notice|control|possession) of|"
    r"(?:rise|attention|way) to|emphasis on|access to|part in)\s"
)
_DONE_SO_AND = expression(r"[a-z]{3,}ly and [a-z]+ (?:the|an?|its|their)\b")
_PLACE = expression(
    r"place (?:mainly |only |mostly |entirely |largely |right |just )?(?:(?P<when>during|after|before|"
    r"when|once|at "
    r"night|in \d)|in|on|at|inside|within|under|between|outside|near|behind|above|below|along|across|over)\b"
)
_DURATION = expression(
    r"(?:(?:about|around|roughly|only|at most|at least|up to|some|nearly) )?[\d.,]+\S* "
    r"(?:(?:milli|micro)?seconds?|ms|minutes?|hours?|days?|weeks?|months?|years?|(?P<many>iterations|steps|epochs|passes|rounds|bits|bytes))\b.*",
    re.S,
)
_FAILS_WHEN = expression(
    r"(?P<to>to [^,;]{3,60}?)(?:, however,?)? (?P<when>(?:when|if|whenever|unless) .{4,})", re.S
)
# ``depends only on X``
_LIMITED = expression(r"(?:only|mostly|mainly|largely|partly|solely|entirely) (?=(?P<prep>[a-z]+) )")
_WORKS = expression(
    r"(?:online|offline|in place|in parallel|from scratch|backwards?|forwards?|bottom[- ]up|top[- ]down|"
    r"by hand)\b"
)
_LIKE = expression(
    r"(?:(?:a lot|much|just|exactly|very much|a bit|something) )?like\s(?!this\b|that\b|these\b|so\b)"
)
_STEM = expression(r"What (?:(?P<does>does)|do) (?P<who>.+) (?P<verb>[a-z]+)")
_GONE = expression(r"(?:lost|stuck|out|off|away|over|apart|down|back)(?:,?\s(?:and|so)\s|,|$)")
_PARTICLES = ("out", "up", "around")
_ENDS_UP = expression(r"up\s(?=(?:in|inside|outside|on|at|under|near|between|above|below)\b)")
_CLAUSE = expression(r"(?:it|they|we|you|there|usual|before|always)\b")
_SECOND = expression(
    r"(?P<prep>as|with|to|of|from|at|into|for|by)\s(?!most|least|with|once|in\b|itself|themselves)(?=\S)"
)


# ``entitles the innocent party to terminate the contract``: what somebody is made or allowed to do.
_MAKES_DO = expression(
    r"allow|enable|entitle|oblige|cause|force|require|permit|forbid|lead|encourage|compel|instruct|tell|train"
)
_TO_DO = expression(
    r"(?P<who>(?:the|an?|its|their|all|every|each|any|both|either|one)\s[\w -]{2,40}?|[a-z]+s|[A-Z]\w+) "
    r"to (?P<do>[a-z]+\b.*)",
    re.S,
)


def ask_verb(stem: str, base: str, rest: str) -> tuple[str, str] | None:
    """Return the question that begins with ``stem`` (``What does X need``) and its answer, cut from ``rest``.

    Nothing where no question reads well.
    ``base`` is the verb's base form, or empty where the stem ends with it.
    """
    return _phrasal(stem, base, rest) or _ask(stem, base, rest)


def _ask(stem: str, base: str, rest: str) -> tuple[str, str] | None:
    if timed := _TIMED.match(rest):
        ask = "How long" if timed["until"] else "When"
        return f"{ask}{stem.removeprefix('What')} {timed['particle']}".rstrip() + "?", timed["when"]
    acts = _STEM.fullmatch(stem)
    if acts and _GONE.match(rest):
        return f"What happens to {acts['who']}?", f"{'it' if acts['does'] else 'they'} {_stated(acts)} {rest}"
    if _PARTICLE.match(rest) or _THING.match(rest) or _DONE_SO_AND.match(rest):
        return None
    if (base or stem.split()[-1]) in _LEAVING and not rest.startswith(("a ", "an ")):
        return _left(stem, acts, rest)
    if whole := _whole(stem, acts, rest) or _made_to_do(stem, base, rest) or _from_to(stem, base, rest):
        return whole
    works = _WORKS.match(rest) and stem.endswith((" work", " run", " go", " operate"))
    preposition = None if works else english.PREPOSITION.match(" " + rest)
    like = _LIKE.match(rest)
    if like:
        return f"{stem} like?", rest[like.end() :]
    if preposition and not rest.startswith(("up to ", "at most ", "at least ", "at once")):
        return _by_preposition(stem, preposition["prep"], rest[preposition.end() - 1 :].strip())
    placed = _PLACED.match(rest)
    if placed:
        return f"{stem} {placed['prep']}?", rest[placed.end() :]
    if works or (_MANNER.match(rest) and (base or stem.split()[-1]) not in _LINKING):
        return f"How{stem.removeprefix('What')}?", rest
    return _how(stem, base, rest) if base in _INTRANSITIVE else (f"{stem}?", rest)


def _how(stem: str, base: str, rest: str) -> tuple[str, str] | None:
    """``becomes one-hot``, ``grows without bound``: what a thing turns into, how it changes or looks."""
    if base == "become":
        return f"{stem}?", rest
    changes = base in _CHANGING and not rest.startswith("like ")
    return (f"How{stem.removeprefix('What')}?", rest) if changes else None


def _phrasal(stem: str, base: str, rest: str) -> tuple[str, str] | None:
    """``breaks down the cell wall``: the particle belongs to the verb."""
    match = _OBJECT_BEHIND.match(rest) if (base or stem.split()[-1]) in _PHRASAL else None
    return (f"{stem} {match['particle']}?", rest[match.end() :]) if match else None


def _made_to_do(stem: str, base: str, rest: str) -> tuple[str, str] | None:
    done = _TO_DO.fullmatch(rest) if _MAKES_DO.fullmatch(base or stem.split()[-1]) else None
    if done is None or done["do"].split()[0] not in BASES:
        return None
    return f"{stem} {done['who']} to do?", done["do"]


def _from_to(stem: str, base: str, rest: str) -> tuple[str, str] | None:
    """``drops from quadratic to linear in N``: how it does."""
    moves = (base or stem.split()[-1]) in (*_CHANGING, "drop", "jump", "go", "scale", "sink", "climb")
    return (f"How{stem.removeprefix('What')}?", rest) if moves and _FROM_TO.match(rest) else None


def _left(stem: str, acts: re.Match[str] | None, rest: str) -> tuple[str, str] | None:
    """``makes P asymmetric``: the object alone is half the answer."""
    if acts is None or _SAYS_LITTLE.match(rest):
        return None
    return f"{stem.removesuffix(acts['verb'])}do?", f"{_stated(acts)} {rest}"


def _stated(acts: re.Match[str]) -> str:
    """The verb of a question's stem as a statement has it: ``needs`` of ``does X need``."""
    return english.third_person(acts["verb"]) if acts["does"] else acts["verb"]


def _whole(stem: str, acts: re.Match[str] | None, rest: str) -> tuple[str, str] | None:
    """Where the next words alone are no answer: ``gives you``, ``lets owners sign``, ``sits between``."""
    lasts = _DURATION.match(rest) if acts and acts["verb"] == "take" else None
    if lasts:
        asks = f"How many {lasts['many']}" if lasts["many"] else "How long"
        return f"{asks}{stem.removeprefix('What')}?", rest
    fails = _FAILS_WHEN.fullmatch(rest) if acts and acts["verb"] == "fail" else None
    if fails:
        return f"When{stem.removeprefix('What')} {fails['to']}?", fails["when"]
    limited = _LIMITED.match(rest)
    if limited and english.PREPOSITION.match(" " + rest[limited.end() :]):
        return f"{stem} {limited['prep']}?", rest
    if placed := _where(stem, acts, rest) if acts else None:
        return placed
    idiom = _IDIOM.match(rest)
    if idiom:
        return f"{stem} {idiom[0].rstrip()}?", rest[idiom.end() :]
    person = _PERSON.match(rest)
    if person:  # ``lets us train a network``, ``gives us a bound``
        does = " do" if acts and acts["verb"] in _DOING and not rest.startswith("for ") else ""
        return f"{stem} {person['who']}{does}?", rest[person.end() :]
    if acts and acts["verb"] in _STANDING and _SPOT.match(rest):
        return f"Where{stem.removeprefix('What')}?", rest
    if acts and acts["verb"] == "end" and (where := _ENDS_UP.match(rest)):
        return f"Where{stem.removeprefix('What')} up?", rest[where.end() :]
    if acts and acts["verb"] in _DOING and not rest.startswith("for "):
        return f"{stem.removesuffix(acts['verb'])}do?", f"{_stated(acts)} {rest}"
    return None


def _where(stem: str, acts: re.Match[str], rest: str) -> tuple[str, str] | None:
    """``comes from the liver``, ``lies between 0 and 1``, ``has a limit iff it is bounded``."""
    asks = stem.removeprefix("What")
    happens = _PLACE.match(rest) if acts["verb"] == "take" else None
    if happens:
        return f"{'When' if happens['when'] else 'Where'}{asks} place?", rest[len("place ") :]
    if acts["verb"] == "get" and (named := _NAMED_FROM.match(rest)):
        return f"Where{asks} its name from?", named["where"]
    if acts["verb"] in ("come", "originate", "stem", "derive") and (whence := _WHERE_FROM.match(rest)):
        return f"Where{asks} from?", whence["where"]
    if acts["verb"] == "lie" and (between := _RANGE.match(rest)):
        return f"Between which values{asks}?", between["range"]
    return ask_when(stem, rest)


def ask_when(stem: str, rest: str) -> tuple[str, str] | None:
    """Return the question when a thing does what ``rest`` begins with, and when: ``iff it is bounded``."""
    when = _ONLY_IF.fullmatch(rest) or (stem.endswith(" satisfy") and _SATISFIES_IF.fullmatch(rest))
    return (f"When{stem.removeprefix('What')} {when['what']}?", when["when"]) if when else None


def _by_preposition(stem: str, preposition: str, rest: str) -> tuple[str, str] | None:
    if _NO_THING.match(rest) or (preposition == "as" and _CLAUSE.match(rest)):
        return None
    second = _SECOND.match(rest) if preposition in _PARTICLES else None
    if second:  # ``comes out as``, ``adds up to``
        return f"{stem} {preposition} {second['prep']}?", rest[second.end() :]
    if preposition == "to" and english.is_command(rest):
        return f"{stem} to do?", rest
    return f"{stem} {preposition}?", rest
