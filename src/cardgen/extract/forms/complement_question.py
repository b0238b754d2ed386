"""Questions with what for the complement of an English verb: ``What does X need?``, ``How is X done?``."""

import re

from cardgen.extract.language import english
from cardgen.extract.reading.statement import Statement
from cardgen.extract.wording.english_verb import ask_verb
from cardgen.extract.wording.phrasing import lower_first

# What names nothing that a question could ask of.
VAGUE = re.compile(
    r"^(?:the (?:following|main|most|first|second|next|same|other|rest)|what|who|there|all|some|many|"
    r"one|another|"
    r"several|both|each|such|further|more|new)\b",
    re.I,
)
# ``recovered by following the pointers``, ``driven by the wind``: how, or by what.
_DONE_BY = re.compile(
    r"(?P<done>(?:\w+ly )?(?:[a-z]+(?:ed|wn|ven|ten|ken|sen|zen|den)|made|built|found|set|read|kept|"
    r"held|led|cut|put|learnt|split|fed))"
    r"(?: \w+ly)? (?:(?P<how>(?:by [a-z]+ing|using|via)\s.{4,160})|by (?P<agent>.{4,160}))$"
)
_OF = re.compile(r"(?:the|a|an)\s[\w -]+\sof\s", re.I)
_VALUE = re.compile(
    r"(?:(?:about|around|roughly|at most|at least|between|typically|usually|only) )?"
    r"\d[^,;()]{0,40}(?:\s\([^()]{3,60}\))?$"
)
_NOUN_NEXT = re.compile(r"(?:the|a|an|to|that)\b")
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
        return ask_verb(stem, base, rest) if statement.unnamed else (f"{stem}?", rest)
    if match["third"] or match["base"]:
        base = english.base_form(statement.verb) if match["third"] else statement.verb
        return ask_verb(f"What {'does' if match['third'] else 'do'} {named} {base}", base, rest)
    if match["modal"]:
        return _ask_modal(match, named, rest)
    done = _DONE_BY.match(rest) if match["be"] and not VAGUE.match(subject) else None
    if done:
        what = f"{match['be']} {named} {done['done']}"
        return (f"How {what}?", done["how"]) if done["how"] else (f"What {what} by?", done["agent"])
    if match["be"] and _VALUE.match(rest):
        return f"What {match['be']} {named}?", rest
    if match["be"] and _OF.match(subject) and _NOUN_NEXT.match(rest):
        return f"What {match['be']} {named}?", rest
    return None


def _ask_modal(match: re.Match[str], named: str, rest: str) -> tuple[str, str] | None:
    modal, base = match["modal"].split()[0], match["mverb"]
    denied = {"not", "never", "hardly", "rarely"} & {*(match["madv"] or "").split()}
    if modal not in _PLAIN_MODALS or base in ("be", "have") or denied:
        return None
    return ask_verb(f"What {modal} {named} {base}", "", rest)
