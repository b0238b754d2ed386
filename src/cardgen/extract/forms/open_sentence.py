"""What an English sentence asks that its list completes: ``A deed must be:``, ``Courts imply a term if``."""

from cardgen.extract.forms.leads import Asked
from cardgen.extract.language import english
from cardgen.extract.language.english_verbs import BASES
from cardgen.extract.reading.statement import Statement
from cardgen.extract.wording.phrasing import is_plural, lower_first, with_limit, with_missing_topic
from cardgen.model import Kind
from cardgen.text.expression import expression

_SURE = 0.6
_LONGEST_SUBJECT, _LONGEST_REST, _LONGEST_DEED = 7, 9, 4  # words
_SUBJECT = (
    r"(?P<who>(?!(?:what|why|how|who|which|where|when|let|note|see|for|to|if|and|or|but)\b)[^,;:]{2,70}?)"
)
_WITH_MODAL = expression(
    rf"{_SUBJECT} (?P<modal>will|can|could|may|might|must|should|would|shall|is|are|was|were|cannot|has to|"
    r"have to|needs? to)(?P<rest>(?: [^,;:]+?)?)"
)
_DIFFER = expression(
    rf"{_SUBJECT} (?P<does>differs?) from (?P<other>[^,;:]{{2,60}}?) "
    r"(?:(?:in that|because) (?:it|they)(?: \w+)?|in(?: that)?|by)"
)
_HANGS = expression(
    r"(?P<rest>.*?)\s?\b(?:(?:only|just|either) )?"
    r"(?P<hang>if|when|whenever|where|because|by|through|via|provided(?: that)?)"
)
_ASKS = {"because": "Why", "by": "How", "through": "How", "via": "How"}
_PREPOSITION = expression(
    r"(?:on|of|in|to|from|into|for|with|at|between|among|against|upon|towards?|about|over|as)"
)
_POINTS = expression(
    r"(?:[Tt](?:his|hat|hese|hose|here)|[Ss]uch|[Bb]oth|[Oo]ne|[Ss]ome|[Hh](?:ere|e)|[Ww]e|[Ss]he|[Ii]t|[Tt]hey)\b"
    r"|.*\b(?:examples?|following)\b"
)
_SAID = expression(
    r"\b(?:as|like|the) (?:following|follows|these|two|three|four)\b|\b(?:follows?|below|such as)$"
)
_NO_VERB_BEHIND = frozenset(
    ("the", "a", "an", "of", "its", "their", "many", "several", "these", "those", "no")
)


def ask_open(statement: Statement, text: str, topic: str) -> Asked | None:
    """Return what the lead-in ``text`` asks for, where it is a sentence that its items complete."""
    differ = _DIFFER.fullmatch(text)
    if differ:
        does = "does" if differ["does"].endswith("s") else "do"
        question = f"How {does} {lower_first(differ['who'])} differ from {differ['other']}?"
        return Kind.COMPARISON, with_missing_topic(question, topic), _SURE
    said = text[statement.start :].strip()
    asked = None if _SAID.search(said) else _with_modal(statement, said) or _with_verb(statement, said)
    if asked is None:
        return None
    limit = text[: statement.start].strip()
    return Kind.ENUMERATION, with_limit(asked, f"{limit} " if limit.endswith(",") else "", topic), _SURE


def _who(statement: Statement, words: str) -> str:
    """The subject as a question has it; nothing if a reader of the card could not know it."""
    if words in ("It", "it", "They", "they"):
        concept = statement.concept
        agrees = is_plural(concept) is (words.lower() == "they")
        return lower_first(concept) if concept and agrees and not _POINTS.match(concept) else ""
    if words in ("You", "you"):
        return "you"
    fits = len(words.split()) <= _LONGEST_SUBJECT and not _POINTS.match(words)
    return lower_first(words) if fits else ""


def _with_modal(statement: Statement, said: str) -> str | None:
    """``The claimant must show``, ``Damages are not available where``."""
    match = _WITH_MODAL.fullmatch(said)
    who = _who(statement, match["who"]) if match else ""
    if match is None or not who or who.endswith((" that", " which", " who")):
        return None
    modal, rest = match["modal"], match["rest"].strip()
    if modal == "cannot":
        return _asked("can", who, f"not {rest}".rstrip())
    if modal.endswith(" to"):
        does, base = ("does", english.base_form(modal.split()[0])) if modal[-4] == "s" else ("do", modal[:-3])
        return _asked(does, who, f"{base} to {rest}")
    return _asked(modal, who, rest)


def _asked(modal: str, who: str, rest: str) -> str | None:
    """The question behind ``modal``: when, how or why, or what stands where ``rest`` breaks off."""
    hang = _HANGS.fullmatch(rest)
    if hang:
        asks, rest = _ASKS.get(hang["hang"], "When"), hang["rest"].strip()
        return f"{asks} {modal} {who} {rest}?" if 0 < len(rest.split()) <= _LONGEST_REST else None
    words = rest.split()
    if modal in ("is", "are", "was", "were"):
        hangs = len(words) > 1 and _PREPOSITION.fullmatch(words[-1])
        return f"What {modal} {who} {rest}?" if hangs else None
    if not words or words == ["not"]:
        return f"What {modal} {who} {rest} do?".replace("  ", " ")
    verb = words[0] in BASES or words[0] == "not"
    opens = words[-1] in BASES or words[-1] in ("be", "have") or (verb and _PREPOSITION.fullmatch(words[-1]))
    return f"What {modal} {who} {rest}?" if opens and len(words) <= _LONGEST_DEED else None


def _with_verb(statement: Statement, said: str) -> str | None:
    """``X depends on``, ``X saves``, ``X writes a line back when``."""
    words = said.split()
    place = next((index for index in range(1, len(words)) if _is_verb(words, index)), 0)
    rest = " ".join(words[place + 1 :])
    who = _who(statement, " ".join(words[:place])) if place else ""
    if not who:
        return None
    third = english.is_third_person(words[place])
    does, base = ("does", english.base_form(words[place])) if third else ("do", words[place])
    if _HANGS.fullmatch(rest):
        return _asked(does, who, f"{base} {rest}")
    opens = not rest or _PREPOSITION.fullmatch(rest)
    return f"What {does} {who} {base} {rest}".rstrip() + "?" if opens else None


def _is_verb(words: list[str], index: int) -> bool:
    word, before = words[index], words[index - 1]
    if english.is_third_person(word):
        return before.lower() not in _NO_VERB_BEHIND
    return word in BASES and is_plural(before)
