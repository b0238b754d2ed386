"""Which word of an English clause is its finite verb: one the lexicon knows, or one that its place shows."""

import re

from cardgen.extract.language import english
from cardgen.extract.language.english_verbs import BASES
from cardgen.extract.reading.inline import HELD
from cardgen.text.expression import expression

REACH = 160  # characters in which a verb is looked for
_SUBORDINATE = expression(r"\b(?:that|which|who|where|when|if|whether|because|since|while)\b")
_ATTRIBUTE = expression(r"\b(?:that|which|who|where|when|if|to|of)\b")
_BEFORE_NOUN = expression(
    r"\b(?:the|a|an|to|of|in|on|and|or|for|with|by|this|that|its|their|our|no|each|every|any|"
    r"some|own|one|two|three|four|five|six|seven|eight|nine|ten|twelve|several|many|few|all|both|these|those|most|"
    r"which|who|can|"
    r"could|may|might|will|would|should|must|do|does|did|not)$|['’]s?$",
    re.I,
)
_OF_RELATIVE = expression(r"\w (?:that|which|who)$")  # ``A card that is known …``
_BEFORE_OBJECT = expression(rf"[\s,;:]+(?:[a-z]+\b|[{HELD}\d\[“\"`])")
_ARTICLE_NEXT = expression(r"\s+(?:the|a|an|its|his|their)\b")
_FINITE_NEXT = expression(
    r"\s(?:is|are|was|were|can|could|may|must|will|should|has|have|had|do|does|help|matter|suffice|exist|occur|agree|differ|vary)\b"
)
_BASE_NEXT = expression(r"\s(?P<base>[a-z]+)\s(?:the|an?|each|every|their|its|it|them|all|one|two|only)\b")
_PREPOSED = expression(
    r"(?:after|before|during|within|under|at|on|from|by|between)\s", re.I
)  # ``after five equal bits the sender …``
_SEVERAL = expression(r"\s*(?:Two|Three|Four|Five|Several|Many|Most|All|Few|Both|These|Those)\s[^,]*$")
_PAST_NEXT = expression(r"\s(?:went|took|gave|made|became|came|grew|ran|fell|rose|led|lost|won|began)\s")
_ONLY_PAST = frozenset(
    ("became", "gave", "took", "wrote", "began", "ran", "came", "grew", "chose", "kept", "held")
)
_NOT_VERB_ENDING = (
    "ly", "ing", "ed", "al", "ive", "ous", "tion", "sion", "ment", "ness", "ity", "ance", "ence",
    "ism", "ship",
)  # fmt: skip
# The only word that can be the verb of a first clause: ``DNSSEC signs records, so …``, ``It holds …``.
_FIRST_CLAUSE = expression(
    r"[,;:(]|\s(?:that|which|who|whose|because|so|when|if|and|but|or|where|while)\b|\.?$"
)
_LONE_VERB = expression(
    r"(?:(?P<it>It|She|He)\s(?:[a-z]+ly\s|also\s|just\s|then\s|thus\s|therefore\s|still\s)?"
    r"|(?:(?:The|An?|Its)\s)?(?:[\w+/-]+\s){0,3}?(?P<noun>[\w+/-]*[A-RT-Za-rt-z\d])\0*\s)"
    rf"(?P<word>[a-z]{{2,}}(?<!s)(?<!u)(?<!i)s)(?!\sof\b)(?=\s[\w{HELD}\"“'])"
)
_CAPITALS = expression(r"[A-Z\d].*[A-Z]|^[A-Z]$")
# A plural noun, and no verb: behind what is an adjective, or before the verb of its own.
_ADJECTIVE = expression(
    r"(?:[\w-]+-(?:based|free|like|wise|level|specific|aware|driven|only|sized|shaped|order|dimensional)|"
    r"\w+(?:al|ive|ous|ic|ful|able|ible|ary|ian|less|est)|early|late|short|long|large|small|bad|"
    r"good|high|low|big|new|old|more|"
    r"fewer|less|most|better|worse|other|different|same|such|own|raw|deep|shallow|fast|slow|hard|"
    r"soft|dense|sparse)$",
    re.I,
)
_OF_SIZE = expression(
    r"(?:small|large|high|low|big|new|old|fewer|less|other|different|same|such|own|raw|deep|"
    r"shallow|tiny|huge|adjacent|current|recent|consistent|"
    r"independent|relevant|redundant|frequent|joint)$",
    re.I,
)
_VERB_NEXT = expression(
    r"\s(?:(?:often|always|never|usually|mostly|then|also|only)\s)?(?:is|are|was|were|can|could|"
    r"may|must|will|should|has|have|"
    r"had|do|does|such|out|up|down|off|away|back|in|by|upward|below|above|us|it|them|you|me|\w+ly|showed|"
    r"\w{3,}ed (?:the|an?|that|to)|land|work|need|make|take|give|get|like|know)\b"
)
# ``Averages of``, ``states of``: a plural noun; ``consists of`` is a verb.
_OF_VERBS = ("consists", "disposes", "approves", "speaks", "thinks", "warns", "tells", "knows")
_WE_NEXT = expression(r"\s(?:we|they|he|she|I)\s")
_THIS_ALONE = expression(r"(?:This|That|It|this|that|it)\s?")
_SOME_OF = expression(r"(?:All|Most|Many|Some|Both|Few|Several) of ", re.I)
_MANY = frozenset(("they", "They", "you", "You", "People"))


def lexicon_verb(text: str, place: int) -> re.Match[str] | None:
    """Return the first finite verb behind ``place`` that the lexicon knows, as ``english.VERB`` has it."""
    subordinate = _SUBORDINATE.search(text, place, place + REACH)
    for match in english.VERB.finditer(text, place, min(len(text), place + REACH)):
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
    if match["third"]:
        plural = _is_plural_noun(match, before, text)
        return not plural and _BEFORE_OBJECT.match(text, match.end()) is not None
    if match["base"]:
        return _plural(before)
    if match["past"] in _ONLY_PAST:
        return True
    return match["adv"].strip() == "never" or _ARTICLE_NEXT.match(text, match.end()) is not None


def _is_plural_noun(match: re.Match[str], before: str, text: str) -> bool:
    """Tell whether a form with an s is the noun: ``small updates vanish``, ``states of``."""
    if _WE_NEXT.match(text, match.end()):  # ``joint states we sum over``
        return True
    base = _BASE_NEXT.match(text, match.end())
    if base and base["base"] in BASES:  # ``Counting filters replace each bit``
        return True
    if _PAST_NEXT.match(text, match.end()):  # ``elephant seals went through …``
        return True
    if _SEVERAL.match(before) or _OF_SIZE.match(before.rsplit(maxsplit=1)[-1]):
        return True
    return text.startswith(" of ", match.end()) and match["third"] not in _OF_VERBS


def verb_by_place(text: str, place: int, verb_start: int) -> re.Match[str] | None:
    """Return the verb before ``verb_start`` that its place shows, not the lexicon: the group ``word``.

    ``verb_start`` is -1 where the lexicon found none.
    """
    return _context_verb(text, place, verb_start) or _lone_verb(text, place, verb_start)


def _context_verb(text: str, place: int, verb_start: int) -> re.Match[str] | None:
    """A word the lexicon does not know is a verb where a noun stands before and an article behind it."""
    limit = verb_start if verb_start >= 0 else min(len(text), place + 120)
    match = english.CONTEXT_VERB.search(text, place, limit + 12)
    if not match or match.start("word") >= limit or match["word"] in english.NOT_A_VERB:
        return None
    before = text[place : match.end("noun")]
    if match["word"].endswith(_NOT_VERB_ENDING) or "," in before or len(before.split()) > 7:
        return None
    if _ATTRIBUTE.search(before) or _BEFORE_NOUN.search(before) or _PREPOSED.match(before):
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
