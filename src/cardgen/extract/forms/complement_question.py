"""Questions with what for the complement of an English verb: ``What does X need?``, ``How is X done?``."""

import re

from cardgen.extract.language import english
from cardgen.extract.reading.inline import HELD_CHARACTER
from cardgen.extract.reading.statement import Statement
from cardgen.extract.wording.english_state import ask_state
from cardgen.extract.wording.english_verb import ask_verb, ask_when
from cardgen.extract.wording.phrasing import lower_first
from cardgen.text.expression import expression

# What names nothing that a question could ask of.
VAGUE = expression(
    r"^(?:the (?:following|main|most|first|second|next|same|other|rest)|what|who|there|all|some|many|"
    r"one|another|"
    r"several|both|each|such|further|more|new)\b",
    re.I,
)
_DONE_BY = expression(
    r"(?P<done>(?:\w+ly )?(?:[a-z]+(?:ed|wn|ven|ten|ken|sen|zen|den)|made|built|found|set|read|kept|"
    r"held|led|cut|put|learnt|split|fed)(?: (?:up|out|off|down|away|over))?)"
    r"(?: \w+ly)? (?:(?P<how>(?:by (?:[a-z]+ing|hand|machine|mail)|using|via)\s.{4,160})|by "
    r"(?P<agent>[\U000f0000-\U000ffffd]|.{4,160}))$"
)
_OF = expression(r"(?:the|a|an)\s[\w -]+\sof\s", re.I)
_NO_THING = expression(
    r"(?:the (?:following|first|second|next|same|other|rest|two|one)|what|who|there|all|some|many|one|"
    r"another|"
    r"several|both|each|such|further|more|new|a different|chances)\b|.*\b(?:that|both)\b",
    re.I,
)
# ``The usual cure is to pad each row``
_ROLE_NOUN = expression(
    r"(?:the|an?|another|one|its|their) (?:[a-z-]+ ){0,2}(?:remedy|cure|fix|trick|solution|"
    r"workaround|default|recipe|"
    r"rule of thumb|convention|criterion)$",
    re.I,
)
_VALUE = expression(
    r"(?:(?:about|around|roughly|at most|at least|between|typically|usually|only) )?"
    r"(?:(?:(?:less|more|fewer|no more|no less) than|over|under|up to|nearly|almost|half) )?"
    r"(?:an? (?:second|minute|hour|day|week|month|year|century|decade|third|quarter|half|tenth)"
    r"(?: of [^,;()]{0,40})?|\d[^,;()]{0,40}|"
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty|sixty) "
    r"(?:years?|months?|weeks?|days?|hours?|minutes?|seconds?|times|per ?cent|degrees?|bits?|"
    r"bytes?))(?:\s\([^()]{3,60}\))?$"
)
_THAT_OF = expression(r",\s(?:and\s|but\s)?(?:that|those) of\s")  # the value of another thing
_NOUN_NEXT = expression(r"(?:the|a|an|to|that)\b")
# ``linear in the block length``, ``made of autonomous systems``, ``seen as a special case``.
_STATE = expression(
    r"(?P<state>(?:\w+ly )?(?:[a-z]{3,}ed|used|made|seen|known|built|drawn|given|chosen|taken|set|sent|"
    r"kept|found|"
    r"held|split|fed|thought of|thought|understood|written|broken|driven|hidden|read|taught|spread|linear|"
    r"the same|exactly the same|quadratic|cubic|exponential|logarithmic|proportional|equivalent|independent|"
    r"invariant|sensitive|robust|identical|orthogonal|dual|close|similar|equal))"
    r" (?P<prep>of|as|for|with|on|in|from|to|into|at|over|through|under)\s"
    r"(?P<what>(?!(?:be|which|it|them|this|that|these|most|least|practice|general|particular|"
    r"advance|turn|random|"
    r"hand|will|once|class|the (?:way|fly|spot|side|whole|road|job))\b).{4,})"
)
_DATED = expression(
    r"(?:(?:early|late|mid-?|the|about|around)\s?)*(?:(?:\d{1,2}\s)?(?:January|February|March|April|May|June|July|August|"
    r"September|October|November|December)\b|(?:1[0-9]|20)\d\ds?\b)"
)
_HAS_SOME = expression(
    r"(?:(?:about|around|roughly|only|at most|at least) )?"
    r"(?:\d[\d,.]*|two|three|four|five|six|seven|eight|nine|ten|twelve) "
    r"(?P<noun>(?!of\b)(?:[\w-]+ ){0,2}?[\w-]*[a-rt-z]s)(?=$|[\s,;:.(])"
)
_HAS_NONE = expression(r"no (?P<what>(?!longer|more|less|matter|idea|such)[a-z].{4,})")
_HAS_DONE = expression(
    r"(?:\w+ly )?(?:been|had|become|come|gone|done|seen|long|also|since|never|always|"
    r"(?!need|seed|speed|feed)[a-z]{3,}ed)\b"
)
_HAS_TO = expression(r"to (?P<what>[a-z].{3,})")
_OR_NOT = expression(r"\b(?:but|and|or) not (?P<verb>[a-z]+)\b")
_DENIED = expression(r"never|hardly|rarely|seldom|barely|scarcely")
_DETERMINER = expression(r"(?:the|an?|its|their|this|that|these|those|being|such)\b|[a-z]+ing\b|[A-Z\d]")
_AND_DOES = expression(
    r"(?<=\w),? and (?:also |then |thus |so )?(?P<verb>[a-z]+s) (?=(?:the|an?|its|their|more|every|each|"
    r"no|any|to|on|from)\b)"
)
_PLAIN_MODALS = ("can", "may", "will", "must", "should", "might", "could")


def ask_complement(subject: str, statement: Statement, rest: str) -> tuple[str, str] | None:
    """Return a question with what for ``rest`` behind the verb, and its answer, where one reads well."""
    named = lower_first(subject)
    match = english.VERB.match(statement.text, statement.verb_start - 1)
    if statement.verb in ("has", "is", "are") and (statement.unnamed or statement.contracted):
        return None
    if match is None:
        third = statement.verb.endswith("s")
        base = english.base_form(statement.verb) if third else statement.verb
        stem = f"What {'does' if third else 'do'} {named} {base}"
        return ask_verb(stem, base, rest)
    if match["third"] or match["base"]:
        base = english.base_form(statement.verb) if match["third"] else statement.verb
        denied = _DENIED.search(match["adv"] or "")
        verb = f"{denied[0]} {base}" if denied else base
        return ask_verb(f"What {'does' if match['third'] else 'do'} {named} {verb}", base, rest)
    if match["modal"]:
        return _ask_modal(match, named, rest)
    if match["have"]:
        return None if VAGUE.match(subject) else _ask_have(match["have"], named, rest)
    if match["past"]:
        base = english.PAST_OF[match["past"]]
        return ask_verb(f"What did {named} {base}", base, rest)
    return _ask_be(match["be"], subject, _THAT_OF.split(rest)[0]) if match["be"] else None


def _ask_be(be: str, subject: str, rest: str) -> tuple[str, str] | None:
    """What a thing is, or how it is: ``is recovered by following the pointers``, ``is made of cells``."""
    stem = f"What {be} {lower_first(subject)}"
    rest = _without_deed(rest)
    if not VAGUE.match(subject) and (asked := ask_done(stem, rest)):
        return asked
    named_so = _ROLE_NOUN.match(subject) or (_OF.match(subject) and _NOUN_NEXT.match(rest))
    if named_so or _VALUE.match(rest) or HELD_CHARACTER.fullmatch(rest):
        return f"{stem}?", rest
    return None if _NO_THING.match(subject) else ask_state(stem, rest)


def _without_deed(rest: str) -> str:
    """What a thing is, without what it does besides: ``made from A by B and recruits more platelets``."""
    deed = next((one for one in _AND_DOES.finditer(rest) if english.is_third_person(one["verb"])), None)
    return rest[: deed.start()] if deed else rest


def ask_done(stem: str, rest: str) -> tuple[str, str] | None:
    """Return a question that begins with ``stem`` (``What is X``) and the answer that a participle gives."""
    return _done_by(stem, rest) or _of_what(stem, rest)


def _ask_modal(match: re.Match[str], named: str, rest: str) -> tuple[str, str] | None:
    modal, base = match["modal"].split()[0], match["mverb"]
    denied = {"not", "never", "hardly", "rarely"} & {*(match["madv"] or "").split()}
    if modal not in _PLAIN_MODALS or base == "have" or denied:
        return None
    stem = f"What {modal} {named} {base}"
    if base == "be":
        return ask_done(stem, rest) or ask_state(stem, rest)
    if (other := _OR_NOT.search(rest)) and english.is_command(f"{other['verb']} the"):
        return f"What {modal} {named} do?", f"{base} {rest}"
    return ask_verb(stem, "", rest)


def _done_by(stem: str, rest: str) -> tuple[str, str] | None:
    """``recovered by following the pointers``, ``driven by the wind``: how, or by what."""
    done = _DONE_BY.match(rest)
    if done is None:
        return None
    how = f"How{stem.removeprefix('What')} {done['done']}?"
    return (how, done["how"]) if done["how"] else (f"{stem} {done['done']} by?", done["agent"])


def _of_what(stem: str, rest: str) -> tuple[str, str] | None:
    """What a state is of: ``designed to maximize throughput`` is designed to do something."""
    state = _STATE.match(rest)
    if state is None:
        return ask_when(stem, rest)
    if state["prep"] in ("in", "on") and _DATED.match(state["what"]):  # ``was abolished in 1871 and …``
        return f"When{stem.removeprefix('What')} {state['state']}?", f"{state['prep']} {state['what']}"
    does = " do" if state["prep"] == "to" and _is_deed(state) else ""
    return f"{stem} {state['state']} {state['prep']}{does}?", state["what"]


def _is_deed(state: re.Match[str]) -> bool:
    """Tell whether what ``used to`` or ``designed to`` stand before is a verb."""
    used = state["state"].endswith("used") and not _DETERMINER.match(state["what"])
    return english.is_command(state["what"]) or used


def _ask_have(verb: str, named: str, rest: str) -> tuple[str, str] | None:
    """``has 108 cores``, ``has no way to …``, ``has a kink at zero``."""
    if verb not in ("has", "have") or _HAS_DONE.match(rest):
        return None
    does = "does" if verb == "has" else "do"
    duty = _HAS_TO.match(rest)
    if duty:
        be = "be" if duty["what"].startswith("be ") else "do"
        return f"What {does} {named} have to {be}?", duty["what"].removeprefix("be ")
    some = _HAS_SOME.match(rest)
    if some and ":" in rest:  # what is counted is told behind
        return None
    if some:
        return f"How many {some['noun']} {does} {named} have?", rest
    if when := ask_when(f"What {does} {named} have", rest):
        return when
    none = _HAS_NONE.match(rest)
    if none:
        return f"What {does} {named} lack?", f"any {none['what']}"
    return f"What {does} {named} have?", rest
