"""An English clause taken apart: what stands before the subject, the subject, the finite verb.

A verb is one of the lexicon in a place where it cannot be a noun, or any word between a noun and an article
that agrees with the noun in number.
"""

import re

from cardgen.extract.language import english
from cardgen.extract.reading.clause import Clause
from cardgen.extract.reading.gloss import read_gloss
from cardgen.extract.reading.headings import generic_name
from cardgen.extract.reading.inline import HELD

_APPOSITIVE = re.compile(
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
_LAST_BRACKET = re.compile(r"\s*[（(]([^（）()]{1,90})[）)]\s*$")
_SPACES = re.compile(r"\s{2,}")
_SUBORDINATE = re.compile(r"\b(?:that|which|who|where|when|if|whether|because|since|while)\b")
_ATTRIBUTE = re.compile(r"\b(?:that|which|who|where|when|if|to|of)\b")
_BEFORE_NOUN = re.compile(
    r"\b(?:the|a|an|to|of|in|on|and|or|for|with|by|this|that|its|their|our|no|each|every|any|"
    r"some|own|one|two|three|four|five|six|seven|eight|nine|ten|twelve|several|many|few|all|both|these|those|most|"
    r"which|who|can|"
    r"could|may|might|will|would|should|must|do|does|did|not)$|['’]s?$",
    re.I,
)
_PRONOUN_LAST = re.compile(
    r"(?<=\s)(?<!\sof )(?<!\sto )(?<!\sin )(?<!\sfor )(?<!\swith )(?<!\sfrom )(?:it|they|we|you)$"
)
# ``The distribution we maintain …``: the verb found is that of a clause within the subject.
_NOUN_FIRST = re.compile(r"(?:the|an?|each|every|two|three|all|any|some|no|its|their|our)\b(?!.*,)", re.I)
# ``Moral: …``, ``Bad: …`` inside a passage says what the clause is for; what an example says is no fact.
_LABEL = re.compile(
    r"(?P<name>(?!Example|Input|Output|Todo|Question|Answer|Exercise)[A-Z][A-Za-z' -]{1,30}):\s+"
)
# ``Its companion, the partial autocorrelation, is …``: the name is what stands between the commas.
_COMPANION = re.compile(
    r"(?:(?:Its|Their|Another|One|A) (?:[a-z-]+ ){0,2}[a-z]+|The [a-z]+ (?:one )?of (?:them|these|all)), "
    r"(?=(?:the|an?) [^,]{3,70}, (?:is|are|was|has|have|can|does)\b)"
)
# ``The M-step then re-estimates …``
_ADVERB_LAST = re.compile(
    r"(?<=\w)\s(?:then|also|instead|thus|hence|therefore|now|merely|rather|often|usually)$"
)
_OF_RELATIVE = re.compile(r"\w (?:that|which|who)$")  # ``A card that is known …``
_REACH = 160  # characters in which a verb is looked for
_BEFORE_OBJECT = re.compile(rf"[\s,;:]+(?:[a-z]+\b|[{HELD}\d\[“\"`])")
_ARTICLE_NEXT = re.compile(r"\s+(?:the|a|an|its|his|their)\b")
_FINITE_NEXT = re.compile(
    r"\s(?:is|are|was|were|can|could|may|must|will|should|has|have|had|do|does|help|matter|suffice|exist|occur|agree|differ|vary)\b"
)
_ONLY_PAST = frozenset(
    ("became", "gave", "took", "wrote", "began", "ran", "came", "grew", "chose", "kept", "held")
)
_NOT_VERB_ENDING = (
    "ly", "ing", "ed", "al", "ive", "ous", "tion", "sion", "ment", "ness", "ity", "ance", "ence",
    "ism", "ship",
)  # fmt: skip
# ``Comes from a …``, ``Has the …``: the subject is left out; a plural noun has a verb of its own behind it.
_SUBJECTLESS = re.compile(
    r"(?:(?P<have>Has|Is)|(?P<third>[A-Z][a-z]+s))\s(?=(?P<object>the|an?|its|their|no|not|only|"
    r"all|each|any|every)\b"
    r"|(?:(?P<near>from|to|into|with|without|on|by|for|in|as|at|over|through|like|well|better|"
    r"faster|[a-z]+ly)\b)"
    rf"|(?P<other>[\w{HELD}]))"
)
_CONTRACTED = re.compile(
    r"(?P<verb>['’](?:(?P<is>s)|re))\s(?!been\b)"
)  # ``It's a …``, no perfect: ``It's been``
# The only word that can be the verb of a first clause: ``DNSSEC signs records, so …``, ``It holds …``.
_FIRST_CLAUSE = re.compile(
    r"[,;:(]|\s(?:that|which|who|whose|because|so|when|if|and|but|or|where|while)\b|\.?$"
)
_LONE_VERB = re.compile(
    r"(?:(?P<it>It|She|He)\s(?:[a-z]+ly\s|also\s|just\s|then\s|thus\s|therefore\s|still\s)?"
    r"|(?:(?:The|An?|Its)\s)?(?:[\w+/-]+\s){0,3}?(?P<noun>[\w+/-]*[A-RT-Za-rt-z\d])\s)"
    rf"(?P<word>[a-z]{{2,}}(?<!s)(?<!u)(?<!i)s)(?!\sof\b)(?=\s[\w{HELD}\"“'])"
)
_CAPITALS = re.compile(r"[A-Z\d].*[A-Z]")
# A plural noun, and no verb: behind what is an adjective, or before the verb of its own.
_ADJECTIVE = re.compile(
    r"(?:[\w-]+-(?:based|free|like|wise|level|specific|aware|driven|only|sized|shaped|order|dimensional)|"
    r"\w+(?:al|ive|ous|ic|ful|able|ible|ary|ian|less|est)|early|late|short|long|large|small|bad|"
    r"good|high|low|big|new|old|more|"
    r"fewer|less|most|better|worse|other|different|same|such|own|raw|deep|shallow|fast|slow|hard|"
    r"soft|dense|sparse)$",
    re.I,
)
_OF_SIZE = re.compile(
    r"(?:small|large|high|low|big|new|old|fewer|less|other|different|same|such|own|raw|deep|"
    r"shallow|tiny|huge|adjacent|current|recent|consistent|"
    r"independent|relevant|redundant|frequent|joint)$",
    re.I,
)
_VERB_NEXT = re.compile(
    r"\s(?:(?:often|always|never|usually|mostly|then|also|only)\s)?(?:is|are|was|were|can|could|"
    r"may|must|will|should|has|have|"
    r"had|do|does|such|out|up|down|off|away|back|in|by|upward|below|above|us|it|them|you|me|\w+ly|showed|"
    r"\w{3,}ed (?:the|an?|that|to)|land|work|need|make|take|give|get|like|know)\b"
)
# ``In the symmetric case the ratio …``, ``For HMMs this …``: no comma parts the two.
_UNPARTED = re.compile(
    r"(?:In|On|For|With|Without|From|Under|At|After|Before|During|As|Past|Within|Thanks to|"
    r"Due to|Instead of|Rather than|Among|Despite|Throughout)\s[^,.;:]{2,60}?"
    r"(?<!\b(?:of|in|on|to|by|at|as|or))(?<!\b(?:for|and|the|its))(?<!\b(?:with|from|than|that|"
    r"over|into))(?<!\ba)(?<!\ban)(?<!\bbetween)"
    rf"\s(?=(?:the|an?|all|each|every|no|its|this|these|it|they|we|you)\b|[A-Za-z{HELD}]$)",
    re.I,
)
# ``Averages of``, ``states of``: a plural noun; ``consists of`` is a verb.
_OF_VERBS = ("consists", "disposes", "approves", "speaks", "thinks", "warns", "tells", "knows")
_WE_NEXT = re.compile(r"\s(?:we|they|he|she|I)\s")
_THIS_ALONE = re.compile(r"(?:This|That|It|this|that|it)\s?")
_SOME_OF = re.compile(r"(?:All|Most|Many|Some|Both|Few|Several) of ", re.I)
_MANY = frozenset(("they", "They", "you", "You", "People"))
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
    verb = _lexicon_verb(plain, place)
    if english.opens_as_command(text[place : place + _REACH]):
        return clause
    bare = _subjectless(plain, place, verb)
    if bare:
        clause.set_verb(bare.lower(), place, place + len(bare))
        return clause
    if verb:
        _take_subject(clause, text, plain, place, verb.start())
        clause.predicate = verb.start() + 1
        clause.set_verb(next(verb[group] for group in _GROUPS if verb[group]), verb.start() + 1, verb.end())
    context = _context_verb(plain, place, clause.verb_start) or _lone_verb(plain, place, clause.verb_start)
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


def _lexicon_verb(text: str, place: int) -> re.Match[str] | None:
    subordinate = _SUBORDINATE.search(text, place, place + _REACH)
    for match in english.VERB.finditer(text, place, min(len(text), place + _REACH)):
        before = text[place : match.start()]
        if not before.strip() or before.count("(") > before.count(")") or _OF_RELATIVE.search(before):
            continue
        if not match["be"] and subordinate and subordinate.end() <= match.start():
            continue
        if _is_verb(match, before, text):
            return match
    return None


def _is_verb(match: re.Match[str], before: str, text: str) -> bool:
    """Tell whether a form that could be a noun is a verb here."""
    if not (match["base"] or match["third"] or match["past"]):
        return True
    last = before.rsplit(maxsplit=1)[-1]
    if match["third"] and _THIS_ALONE.fullmatch(before):  # ``That leaves …``: no noun has an s here
        return True
    if _BEFORE_NOUN.search(last) or _FINITE_NEXT.match(text, match.end()):
        return False
    if match["third"] and _WE_NEXT.match(text, match.end()):  # ``joint states we sum over``
        return False
    if match["third"] and _OF_SIZE.match(last):  # ``small updates vanish``
        return False
    if match["third"] and text.startswith(" of ", match.end()) and match["third"] not in _OF_VERBS:
        return False
    if match["base"]:
        return _plural(before)
    if match["third"]:
        return _BEFORE_OBJECT.match(text, match.end()) is not None
    if match["past"] in _ONLY_PAST:
        return True
    return match["adv"].strip() == "never" or _ARTICLE_NEXT.match(text, match.end()) is not None


def _context_verb(text: str, place: int, verb_start: int) -> re.Match[str] | None:
    """A word the lexicon does not know is a verb where a noun stands before and an article behind it."""
    limit = verb_start if verb_start >= 0 else min(len(text), place + 120)
    match = english.CONTEXT_VERB.search(text, place, limit + 12)
    if not match or match.start("word") >= limit or match["word"] in english.NOT_A_VERB:
        return None
    before = text[place : match.end("noun")]
    if match["word"].endswith(_NOT_VERB_ENDING) or "," in before or len(before.split()) > 7:
        return None
    if _ATTRIBUTE.search(before) or _BEFORE_NOUN.search(before):
        return None
    singular = match["word"].endswith("s") and not match["word"].endswith("ss")
    return match if _plural(before) != singular else None


def _lone_verb(text: str, place: int, verb_start: int) -> re.Match[str] | None:
    """A word in the third person where the first clause has no other verb."""
    end = _FIRST_CLAUSE.search(text, place)
    if end is None or 0 <= verb_start < end.start():
        return None
    match = _LONE_VERB.match(text, place, end.start())
    if match is None or match["word"] in english.NOT_A_VERB or _VERB_NEXT.match(text, match.end()):
        return None
    if match["it"]:
        return match
    sure = _CAPITALS.search(match["noun"]) or text.rstrip().endswith(".")
    before_noun = _BEFORE_NOUN.search(match["noun"]) or _ADJECTIVE.match(match["noun"])
    return match if sure and not (before_noun or _commands(text[place:])) else None


def _commands(text: str) -> bool:
    return text.startswith(("Do not ", "Don't ", "Cast ")) or english.is_command(text)


def _plural(before: str) -> bool:
    some = _SOME_OF.match(before)  # ``All of these detectors``, but ``Higher values of k``
    words = before[some.end() if some else 0 :].replace("\0", " ").split(" of ")[0].split()
    last = words[-1].strip(',)"”*') if words else ""
    if last.endswith("s") and not last.endswith(("ss", "us", "is")):
        return True
    return " and " in before or last in ("we", "We", "data", "people") or before.strip() in _MANY
