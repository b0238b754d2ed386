"""An English clause taken apart: what stands before the subject, the subject, the finite verb.

A verb is one of the lexicon in a place where it cannot be a noun, or any word between a noun and an article
that agrees with the noun in number.
"""

import re

from cardgen.extract.language import english
from cardgen.extract.reading.clause import Clause
from cardgen.extract.reading.english_finite import REACH, lexicon_verb, verb_by_place
from cardgen.extract.reading.gloss import read_gloss
from cardgen.extract.reading.headings import generic_name
from cardgen.extract.reading.inline import HELD
from cardgen.text.expression import expression

_APPOSITIVE = expression(
    # ``The wall clock, `CLOCK_REALTIME` on Linux, tells …``, ``TAI, International Atomic Time, counts …``
    rf"(?<=[A-Za-z]),\s(?:[{HELD}]|(?:the\s)?[A-Z][a-z]+(?:\s[A-Z][a-z]+){{1,4}})(?:\s(?:on|in|of)\s[A-Z]\w+)?,(?=\s(?!and|or)[a-z]+s?\s)|"
    r",\s(?:in contrast|however|therefore|in turn|in particular|on the other hand|for example|for "
    r"instance|finally|of course|in fact|in general|"
    r"in principle|in a sense|so to speak|then|accordingly|alas|by the way|too|indeed|after all|"
    r"perhaps|rather|instead|hence|thus|"
    r"consequently|by contrast|on average|in practice|unfortunately|fortunately|naturally|"
    r"if you like|roughly speaking|though|as usual|say),|"
    r",\s(?:i\.e\.|e\.g\.|such as|proposed|introduced|known|due to|based on|then|invented|"
    r"discovered|published|"
    r"also|or|which|who|whose|first|developed|named|written|denoted|abbreviated|sometimes|"
    r"usually|often|famous|"
    r"called|short)"
    r"\b[^,.;]{2,90},|\s-{2,3}\s.{3,120}?\s-{2,3}(?=\s)|\s\([^()]{0,90}\)"
)
# ``Mannitol, an osmotic diuretic, draws …``
SUBJECT_BESIDE = expression(
    r"(?P<name>(?!(?:In|On|For|With|From|At|By|If|When|As|This|That|These|It|Its|His|Her|Their|One|Another|There)\b)"
    r"(?:[Tt]he |[Aa]n? )?[A-Za-z][\w-]*(?: [\w-]+){0,4}),\s"
    r"(?P<def>(?:an?|one of the|"
    r"the (?:most|first|last|only|main|largest|smallest|oldest|best|simplest|longest|second))"
    r"\s[^,.;:()]{8,120}),\s(?!(?:and|or|but|so|which|then)\b)(?=[a-z])"
)
_LAST_BRACKET = expression(r"\s*[（(]([^（）()]{1,90})[）)]\s*$")
_SPACES = expression(r"\s{2,}")
_PRONOUN_LAST = expression(
    r"(?<=\s)(?<!\sof )(?<!\sto )(?<!\sin )(?<!\sfor )(?<!\swith )(?<!\sfrom )(?:it|they|we|you)$"
)
# ``The distribution we maintain …``: the verb found is that of a clause within the subject.
_NOUN_FIRST = expression(
    r"(?:(?!During|Following)[a-z]{2,}ing (?:it|them|they)$|(?:the|an?|each|every|two|three|all|any|some|"
    r"no|its|their|our)\b(?!.*,))",
    re.I,
)
# ``Moral: …``, ``Bad: …`` inside a passage says what the clause is for; what an example says is no fact.
_LABEL = expression(
    r"(?P<name>(?!Example|Input|Output|Todo|Question|Answer|Exercise)[A-Z][A-Za-z' -]{1,30}):\s+"
)
# ``Its companion, the partial autocorrelation, is …``: the name is what stands between the commas.
_COMPANION = expression(
    r"(?:(?:Its|Their|Another|One|A) (?:[a-z-]+ ){0,2}[a-z]+|The [a-z]+ (?:one )?of (?:them|these|all)), "
    r"(?=(?:the|an?) [^,]{3,70}, (?:is|are|was|has|have|can|does)\b)"
)
# ``The M-step then re-estimates …``
_ADVERB_LAST = expression(
    r"(?<=\w)\s(?:then|also|instead|thus|hence|therefore|now|merely|rather|often|usually|on the other "
    r"hand|by contrast|in contrast|in turn|for instance|for example)$"
)
# ``Comes from a …``, ``Has the …``: the subject is left out; a plural noun has a verb of its own behind it.
_SUBJECTLESS = expression(
    r"(?:(?P<have>Has|Is)|(?P<third>[A-Z][a-z]+s))\s(?=(?P<object>the|an?|its|their|no|not|only|"
    r"all|each|any|every)\b"
    r"|(?:(?P<near>from|to|into|with|without|on|by|for|in|as|at|over|through|like|well|better|"
    r"faster|[a-z]+ly)\b)"
    rf"|(?P<other>[\w{HELD}]))"
)
_CONTRACTED = expression(
    r"(?P<verb>['’](?:(?P<is>s)|re))\s(?!been\b)"
)  # ``It's a …``, no perfect: ``It's been``
# ``In the symmetric case the ratio …``, ``For HMMs this …``: no comma parts the two.
_UNPARTED = expression(
    r"(?:In|On|For|With|Without|From|Under|At|After|Before|During|As|Past|Within|Thanks to|"
    r"Due to|Instead of|Rather than|Among|Despite|Throughout)\s[^,.;:]{2,60}?"
    r"(?<!\b(?:of|in|on|to|by|at|as|or))(?<!\b(?:for|and|the|its))(?<!\b(?:with|from|than|that|"
    r"over|into))(?<!\ba)(?<!\ban)(?<!\bbetween)"
    rf"\s(?=(?:the|an?|all|each|every|no|its|this|these|it|they|we|you)\b|[A-Za-z{HELD}]$)",
    re.I,
)
_GROUPS = ("modal", "be", "have", "third", "base", "past")


def read_english(text: str, start: int) -> Clause:
    """Return the parts of the clause that begins at ``start``."""
    clause = Clause(start, start)
    place = _before_subject(clause, text, start)
    plain = (
        _APPOSITIVE.sub(lambda match: "\0" * len(match[0]), text)
        if "(" in text or "," in text or "--" in text
        else text
    )
    beside = SUBJECT_BESIDE.match(text, place) if "," in text else None
    if beside:
        hidden = beside.end() - beside.end("name") - 1
        plain = f"{plain[: beside.end('name')]}{chr(0) * hidden}{plain[beside.end() - 1 :]}"
    verb = lexicon_verb(plain, place)
    if english.opens_as_command(text[place : place + REACH]):
        return clause
    bare = _subjectless(plain, place, verb)
    if bare:
        clause.set_verb(bare.lower(), place, place + len(bare))
        return clause
    if verb:
        _take_subject(clause, text, plain, place, verb.start())
        clause.predicate = verb.start() + 1
        clause.set_verb(next(verb[group] for group in _GROUPS if verb[group]), verb.start() + 1, verb.end())
    context = verb_by_place(plain, place, clause.verb_start)
    if context:
        _take_subject(clause, text, plain, place, context.start("word"))
        clause.predicate = context.start("word")
        clause.set_verb(context["word"], context.start("word"), context.end("word"))
    if clause.verb:
        place = _part_adverbial(clause, text, place)
    pronoun = english.PRONOUN.match(text, place)
    if pronoun:
        clause.pronoun, clause.subject = pronoun[0], ""
        contracted = _CONTRACTED.match(text, pronoun.end())
        if contracted:
            clause.predicate = contracted.start()
            clause.set_verb("is" if contracted["is"] else "are", *contracted.span("verb"))
    elif (inner := _PRONOUN_LAST.search(clause.subject)) and not _NOUN_FIRST.match(clause.subject):
        _take_pronoun(clause, text, place, inner[0])
    return clause


def _part_adverbial(clause: Clause, text: str, place: int) -> int:
    """Take what stands before the subject without a comma out of it; return where the subject begins."""
    under = None if clause.adverbial else _UNPARTED.match(text[: clause.predicate].rstrip(), place)
    if under is None:
        return place
    clause.adverbial += text[place : under.end()]
    clause.start, clause.subject = under.end(), clause.subject[under.end() - place :]
    return under.end()


def _subjectless(text: str, place: int, verb: re.Match[str] | None) -> str:
    """Return the verb that opens a clause whose subject is left out, as it stands there."""
    match = _SUBJECTLESS.match(text, place)
    if match is None or (match["third"] and not english.is_third_person(match["third"].lower())):
        return ""
    if match["third"] and (match["other"] or (verb and not match["object"])):
        return ""
    return match["have"] or match["third"]


def _take_pronoun(clause: Clause, text: str, place: int, pronoun: str) -> None:
    """``Close to the solution it converges``: what stands before the pronoun is an adverbial."""
    clause.start = text.rfind(pronoun, place, clause.predicate)
    clause.adverbial += text[place : clause.start]
    clause.pronoun, clause.subject = pronoun, ""


def _before_subject(clause: Clause, text: str, place: int) -> int:
    label = _LABEL.match(text) if place == 0 else None
    if label and generic_name(label["name"]):
        clause.lead, place = label[0], label.end()
    for _ in range(3):
        match = english.LEAD.match(text, place)
        if not match:
            break
        clause.lead += match[0]
        place = match.end()
    companion = _COMPANION.match(text, place)
    place = companion.end() if companion else place
    match = english.CONDITION.match(text, place)
    if match:
        clause.condition, place = match["what"], match.end()
    match = english.ADVERBIAL.match(text, place)
    if match:
        clause.adverbial, place = match[0], match.end()
    clause.start = clause.predicate = place
    return place


def _take_subject(clause: Clause, text: str, plain: str, place: int, end: int) -> None:
    words = plain[place:end]
    bracket = _LAST_BRACKET.search(text[place:end])
    if bracket:
        clause.gloss = read_gloss(bracket[1])
        words = words[: bracket.start()]
    clause.subject = _ADVERB_LAST.sub("", _SPACES.sub(" ", words.replace("\0", "")).strip(" ,"))
