"""English definitions: ``X is a Y``, ``X means …``, ``X is used for …``."""

import re

from cardgen.extract.finding import Finding, Reading, finding_at
from cardgen.extract.reading.headings import generic_name
from cardgen.extract.reading.inline import HELD
from cardgen.extract.reading.marks import marked_names
from cardgen.extract.reading.statement import Statement
from cardgen.extract.wording.answers import clean, sentence_case
from cardgen.extract.wording.english_question import A_BIT
from cardgen.extract.wording.phrasing import display, is_plural, lower_first, what_is, with_missing_topic
from cardgen.model import Kind
from cardgen.text.expression import expression

EN_IS = expression(
    r"(?P<cue>(?:is|are)\s+(?:(?:just|simply|also|nothing (?:more|other) than|merely|essentially|"
    r"basically)\s+)?(?=(?:an?|the|one of|any|some|anything|everything|one (?:in which|where|whose|that|"
    r"which|with))\s)|"
    r"(?:is|are) (?:defined as|simply|"
    r"essentially|basically)\s+|refers? to\s+|means?\s+(?:that\s+)?|(?:is|are) used (?:to|for)\s+|"
    r"denotes?\s+|describes?\s+|stands? for\s+)"
)
_EN_SAME = expression(
    r"(?:the (?:same|following|case|reason|problem|most|best|first|only|next|one)|one of|an? (?:good|"
    r"bad|great|nice|simple|major|popular|huge|big|fine|different|safe) |the (?:pleasant|easy|"
    r"simple|usual|good|bad|"
    r"practical|obvious) (?:case|part|way|choice|story))\b|the \w+ one\.?$"
    rf"|{A_BIT}"
    r"|the (?:[a-z]+ )?(?:point|key|trick|idea|answer|catch|problem|goal|consequence|result)\.?$"
    r"|the [a-z]+ ones\.?$",
    re.I,
)
_POINTING = expression(r"\b(?:it|this|that|these|those|they|we|you|I)\b")
_OPENS = expression(
    r"(?:Suppose|Assume|Imagine|Consider|Say|Let|Take|Recall|Note|For|In|On|If|When|Where|While|"
    r"Because|Since|By|With|As|Whereas|and|but|or|so)\b",
    re.I,
)
_SUPERLATIVE = expression(r"^(?:[a-z]{2,}[^or]est|most \w+|least \w+)\b|\b(?:possible|imaginable)$", re.I)
_THERE = expression(
    r"\bthere$|^(?:adjective|name|term|word|phrase|contrast|subject|title|letter|acronym)$", re.I
)
_GIVEN = expression(
    r"(?P<what>an? [\w\U000f0000-\U000ffffd -]{3,40}?) (?P<when>(?:exactly |only |precisely )?(?:if|when|"
    r"whenever) .{6,})",
    re.S,
)
_RELATIVE = expression(r"^an? [\w -]{2,40}? (?:that|which|who) ")
_SIGN = expression(rf"[a-z]+ [{HELD}]")
_EN_EDGE = expression(r"^(?:just|simply|basically|essentially)\s+")
_EN_ARTICLE = expression(r"^(?:the|a|an|each|every)\s+", re.I)
# ``The name "kernel trick" refers to …``
_QUOTED = expression(
    r"(?:name|term|word|phrase|notation|acronym|abbreviation) [\"“](?P<name>[^\"“”]{2,40})[\"”]"
)
_EN_NAME = expression(
    r"(?!.*\sof\s|(?:[Ww]hat|[Ww]ho|[Ww]hich|[Hh]ow|[Ww]hy|[Tt]here|[Tt]hat|[Tt]his|"
    r"[Tt]hese|[Tt]hose|[Ss]uch)\b)[^\s,:]+(?: [^\s,:]+){0,4}"
)
_EN_OF_KIND = expression(r"(?:An?|Any)\s[^\s,:]+(?: [^\s,:]+){0,9}", re.I)


# ``Its efficiency is defined as the ratio …``
_OWN = expression(
    r"(?:Its|Their) (?P<what>[a-z][\w-]*(?: [\w-]+){0,3}) (?P<be>is|are) (?:then |usually )?defined "
    r"(?:as|to be) (?P<def>.+)"
)
_MOST_OWNING = 5  # words of what owns it


# ``To intervene on $X$ is to delete its assignment``
_TO_DO = expression(r"To (?P<do>[a-z]+(?: [^,;:]{1,40}?)?) (?:is|means) to (?P<def>[a-z][^;]{10,240})")
# ``We write $p(y)$ for the distribution that results``
_WE_WRITE = expression(
    rf"[Ww]e (?:write|use|let) (?P<sign>[{HELD}]) (?:for|to denote|denote|stand for) (?P<def>(?:the|an?|"
    rf"all|any) [^;]{{6,160}})"
)


def meaning_given(statement: Statement) -> Finding | None:
    """Return the card of what it means to do a thing, or of what a sign is written for; or nothing."""
    text = statement.text.rstrip(" .")
    if match := _TO_DO.fullmatch(text):
        question, name = f"What does it mean to {match['do']}?", match["do"]
        answer = f"To {clean(match['def'])}"
    elif match := _WE_WRITE.fullmatch(text):
        question, name = f"What does {match['sign']} denote?", match["sign"]
        answer = sentence_case(clean(match["def"]))
    else:
        return None
    return finding_at(statement, Kind.DEFINITION, name, question, answer, 0.6, "means")


def _of_owner(statement: Statement) -> Finding | None:
    """``Its X is defined as …``: the X of what the sentence before spoke of."""
    match = _OWN.fullmatch(statement.text.strip())
    owner = lower_first(statement.concept)
    if match is None or not owner or len(owner.split()) > _MOST_OWNING or len(match["def"].split()) < 3:
        return None
    name = f"{match['what']} of {owner}"
    question = f"What {match['be']} the {name}?"
    answer = sentence_case(clean(match["def"]))
    return finding_at(statement, Kind.DEFINITION, name, question, answer, 0.6, "defined as")


_VAGUE_LEAD = expression(
    r"(?:An?|The|One|Another) (?:[\w’'-]+ ){0,4}?(?:way out|way|trick|quantity|choice|option|remedy|"
    r"alternative|cure|fix|"
    r"answer|example|idea|tool|candidate|variant|relative|cousin|case|solution|method|approach|one)\b"
)
_ARTICLE = 4  # characters of ``the ``
# What is asked for by its part, not by its name.
_THE_USUAL = expression(
    r"[Tt]he (?P<what>(?:usual|common|typical|main|standard|classic|most common|likely) "
    r"(?:culprit|cause|suspect|cure|fix|remedy|choice|symptom|default|source|reason|solution|answer))"
)


def english_definition(reading: Reading, statement: Statement) -> Finding | None:
    """Return the definition that an English statement gives of its subject, or nothing."""
    if statement.pronoun in ("Its", "Their"):
        return _of_owner(statement)
    if statement.verb_start < 0 or statement.pronoun or not statement.subject or statement.condition:
        return None
    concept = _EN_ARTICLE.sub("", statement.subject).strip(" ,*")
    quoted = _QUOTED.fullmatch(concept)
    concept = quoted["name"] if quoted else concept if '"' in concept[1:-1] else concept.strip('"“”')
    match = EN_IS.match(statement.text, statement.verb_start)
    if match is None or not _may_be_defined(statement, concept):
        return None
    named = _named_behind(statement, concept, match.end()) or _told_by_name(reading, statement, match.end())
    if _EN_SAME.match(statement.text, match.end()) or named:
        return None
    answer = _EN_EDGE.sub("", clean(statement.text[match.end() :]))
    if len(answer.split()) < 3 or generic_name(concept):
        return None
    known, cue = reading.knows(concept), match["cue"].strip()
    given = _GIVEN.match(answer) if cue in ("is", "are") and not _RELATIVE.search(answer) else None
    if given:  # ``A detection is a true positive if …``
        shown = lower_first(statement.subject)
        question, said = f"When {cue} {shown} {given['what']}?", sentence_case(given["when"])
        return finding_at(statement, Kind.DEFINITION, concept, question, said, 0.65, cue)
    usual = _THE_USUAL.fullmatch(answer)
    if usual:  # ``a leaky ReLU is the usual cure``
        of = statement.above if statement.above and statement.above != concept else ""
        question = with_missing_topic(
            f"What is the {usual['what']}{f' of {lower_first(of)}' if of else ''}?", reading.view.topic
        )
        return finding_at(
            statement, Kind.PROPERTY, concept, question, sentence_case(statement.subject), 0.6, cue
        )
    question, answer = _ask(statement, concept, answer, cue, known=known)
    sure = 0.85 if known or statement.gloss else 0.6
    return finding_at(statement, Kind.DEFINITION, concept, question, sentence_case(answer), sure, cue)


def _may_be_defined(statement: Statement, concept: str) -> bool:
    empty = _THERE.search(concept) or _POINTING.search(concept) or _SUPERLATIVE.search(concept)
    return not (empty or _OPENS.match(concept)) and _is_name(statement.subject, concept)


def _named_behind(statement: Statement, concept: str, behind: int) -> bool:
    """``the matrix $P$ is the *transition matrix*``: the name comes last."""
    if not _SIGN.fullmatch(concept) or "," in statement.text[statement.start : statement.verb_start]:
        return False
    return _is_marked_behind(statement, behind)


def _is_marked_behind(statement: Statement, place: int) -> bool:
    return any(place <= at <= place + _ARTICLE for at, _ in marked_names(statement))


def _told_by_name(reading: Reading, statement: Statement, behind: int) -> bool:
    """``a cheap way out is the *fixed-lag smoother*, …``: the subject only leads to the name."""
    vague = _VAGUE_LEAD.match(statement.subject) and not reading.knows(statement.concept)
    if not vague or any(at == statement.start for at, _ in marked_names(statement)):
        return False
    return _is_marked_behind(statement, behind)


def _ask(statement: Statement, concept: str, answer: str, cue: str, *, known: bool) -> tuple[str, str]:
    name = _with_article(statement.subject, concept if known else lower_first(concept))
    shown = display(name, statement.gloss)
    plural = cue.startswith("are") or is_plural(concept)
    question = what_is(shown, False, plural)
    if cue.startswith("mean") and not known:
        question = f"What {'do' if plural else 'does'} {shown} mean?"
    if cue.startswith(("is used", "are used")):
        return f"{question[:-1]} used for?", f"{cue.split()[-1]} {answer}"
    return question, answer


def _is_name(subject: str, concept: str) -> bool:
    """A short name, or a longer one of a kind of things: ``a junction tree for an undirected graph``."""
    return bool(_EN_NAME.fullmatch(concept) or _EN_OF_KIND.fullmatch(subject))


def _with_article(subject: str, name: str) -> str:
    match = _EN_ARTICLE.match(subject)
    return match[0].lower() + name if match and not name.isupper() else name
