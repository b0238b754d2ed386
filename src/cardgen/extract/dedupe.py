"""Two cards of one note that ask the same are one: the surer, the more telling kind, stays."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from cardgen.extract.finding import Finding
from cardgen.extract.options import LEEWAY, Dropped
from cardgen.extract.torn import torn_part
from cardgen.model import Kind
from cardgen.notes.document import Section
from cardgen.text.expression import expression

_NOISE = expression(r"[\s*_`$“”\"'‘’（）()，,。.；;：:？?！!、《》\[\]]+")
_CODE = expression(r"`([^`]+)`")
_KIND = expression(r"[(（]([a-z]{3,}|[\u4e00-\u9fff]{1,4})[）)]")
_RANK = {
    Kind.DEFINITION: 0, Kind.FORMULA: 0, Kind.ADVANTAGE: 1, Kind.DISADVANTAGE: 1, Kind.ENUMERATION: 1,
    Kind.PROCEDURE: 1,
    Kind.COMPARISON: 1, Kind.QA: 1, Kind.REASON: 2, Kind.PROPERTY: 3, Kind.EXPANSION: 2, Kind.ATTRIBUTION: 2,
}  # fmt: skip


@dataclass(frozen=True, eq=False)
class Candidate:
    """A finding with the rule that made it, the rule's place in the table, and its section."""

    finding: Finding
    rule: str
    rank: int
    section: Section


def _kind_of(question: str) -> str:
    """The small word in brackets that tells which of several of one name is asked for: ``RNN (aligned)``."""
    match = _KIND.search(question)
    return match[1] if match else ""


class _Plain:
    """The letters of a finding's question and answer."""

    def __init__(self, finding: Finding, last_resort: bool = False) -> None:
        self.finding = finding
        self.last_resort = last_resort
        self.question = plain(finding.question)
        self.answer = plain(finding.answer)

    @cached_property
    def told(self) -> frozenset[str]:
        """What the answer says, in pieces of a few letters."""
        return _pieces(self.answer)

    @cached_property
    def pieces(self) -> frozenset[str]:
        """What question and answer say, in such pieces."""
        return _pieces(self.question) | self.told


@dataclass(frozen=True, slots=True)
class Sifted:
    """Candidates to keep, those that miss it by a little confidence alone, what is left out and why."""

    kept: list[Candidate]
    doubtful: list[Candidate]
    dropped: list[Dropped]


def remove_duplicates(candidates: list[Candidate], min_confidence: float) -> Sifted:
    """Return which candidates to keep. None of the doubtful ones repeats another one."""
    ordered = sorted(candidates, key=_order)
    sure = [one for one in ordered if one.finding.confidence >= min_confidence]
    unsure = [one for one in ordered if one.finding.confidence < min_confidence]
    least = round(min_confidence - LEEWAY, 2)
    index = _Index()
    kept, dropped = _sift(sure, index)
    kept, told = _filled(kept)
    dropped += told
    doubtful, _ = _sift((one for one in unsure if one.finding.confidence >= least), index)
    dropped += (_dropped(one, _too_unsure(one.finding, min_confidence)) for one in unsure)
    return Sifted(kept, doubtful, dropped)


def _sift(candidates: Iterable[Candidate], index: "_Index") -> tuple[list[Candidate], list[Dropped]]:
    """Return those that repeat nothing in ``index``, which takes them in; and the others with the reason."""
    kept: list[Candidate] = []
    dropped: list[Dropped] = []
    for candidate in candidates:
        asked = _Plain(candidate.finding, candidate.rule in _LAST_RESORT)
        reason = _unfit(asked) or index.duplicate(asked)
        if reason:
            dropped.append(_dropped(candidate, reason))
        else:
            index.add(asked)
            kept.append(candidate)
    return kept, dropped


def _filled(kept: list[Candidate]) -> tuple[list[Candidate], list[Dropped]]:
    """Return ``kept`` with answers that say little completed by the sentence behind, where it has no card."""
    if not any(candidate.finding.more for candidate in kept):
        return kept, []
    filled: list[Candidate] = []
    dropped: list[Dropped] = []
    said = [(one, _Plain(one.finding).pieces) for one in kept]
    for candidate in kept:
        more = candidate.finding.more
        half = _pieces(plain(more))
        telling = (
            [one for one, pieces in said if one is not candidate and _tells(pieces, half)] if more else []
        )
        if not more or any(one.rule not in _LAST_RESORT for one in telling):
            filled.append(candidate)
            continue
        answer = f"{candidate.finding.answer}。{more}"
        filled.append(replace(candidate, finding=replace(candidate.finding, answer=answer)))
        dropped += (_dropped(one, f"the same fact as: {candidate.finding.question}") for one in telling)
    gone = {(one.rule, one.question) for one in dropped}
    return [one for one in filled if (one.rule, one.finding.question) not in gone], dropped


def _tells(pieces: frozenset[str], words: frozenset[str]) -> bool:
    """Tell whether a card, of which these are the pieces, says half of ``words``."""
    return 2 * len(words & pieces) >= len(words)


def _too_unsure(finding: Finding, min_confidence: float) -> str:
    return f"confidence {finding.confidence:.2f} below {min_confidence:.2f}"


def _order(candidate: Candidate) -> tuple[float, int, int, int]:
    finding = candidate.finding
    return (_RANK[finding.kind], candidate.rank, -round(finding.confidence * 100), finding.source.start_line)


def _unfit(asked: _Plain) -> str:
    finding = asked.finding
    if not asked.answer:
        return "the answer is empty"
    if len(finding.answer) > 900:
        return "the answer is longer than a card holds"
    if asked.answer in asked.question and len(asked.answer) > 2:
        return "the question gives the answer away"
    return torn_part(finding.question, finding.answer)


def plain(text: str) -> str:
    """Return the letters of a text, as two cards are compared; of code that is mostly signs, all of it."""
    if "`" in text:
        text = _CODE.sub(_spelled, text)
    return _NOISE.sub("", unicodedata.normalize("NFKC", text).lower())


def _spelled(code: re.Match[str]) -> str:
    """``(?:...)`` and ``(...)`` are told apart by their signs only."""
    letters = sum(map(str.isalnum, code[1]))
    return code[1] if 2 * letters > len(code[1]) else code[1].encode().hex()


class _Index:
    """What was kept so far, by what a later card could repeat."""

    def __init__(self) -> None:
        self.questions: dict[str, str] = {}
        self.answers: dict[int, list[_Plain]] = {}
        self.concepts: dict[tuple[str, Kind], str] = {}
        self.spelled: dict[str, str] = {}

    def add(self, asked: _Plain) -> None:
        finding = asked.finding
        self.questions[asked.question] = finding.question
        for line in range(finding.source.start_line, finding.source.end_line + 1):
            self.answers.setdefault(line, []).append(asked)
        if finding.kind is Kind.DEFINITION:
            self.concepts[(plain(finding.concept), finding.kind)] = finding.question
        if finding.kind is Kind.EXPANSION and finding.answer.isascii():
            self.spelled[plain(finding.concept)] = finding.question

    def duplicate(self, asked: _Plain) -> str:
        finding = asked.finding
        if asked.question in self.questions:
            return f"asks the same as: {finding.question}"
        if finding.kind is Kind.DEFINITION and (plain(finding.concept), finding.kind) in self.concepts:
            before = self.concepts[(plain(finding.concept), finding.kind)]
            if _kind_of(finding.question) != _kind_of(before) != "":
                return ""
            return f"{finding.concept} is already defined by: {before}"
        if (
            finding.kind is Kind.EXPANSION
            and finding.answer.isascii()
            and plain(finding.concept) in self.spelled
        ):
            return f"{finding.concept} is already spelled out by: {self.spelled[plain(finding.concept)]}"
        return self._same_answer(asked)

    def _same_answer(self, asked: _Plain) -> str:
        finding = asked.finding
        for line in range(finding.source.start_line, finding.source.end_line + 1):
            for kept in self.answers.get(line, ()):
                if _same_list(finding, kept.finding):
                    return f"the same list as: {kept.finding.question}"
                if kept.finding.kind in _WHOLES and finding.source != kept.finding.source:
                    continue
                repeated = asked.last_resort and _holds(asked, kept)
                repeated = repeated or (finding.kind in _PARTS and _repeats(asked, kept))
                if asked.answer == kept.answer or repeated:
                    return f"the same fact as: {kept.finding.question}"
        return ""


# A card of a whole list or table does not make the cards of its members superfluous.
_WHOLES = (Kind.COMPARISON, Kind.ENUMERATION, Kind.PROCEDURE, Kind.QA)
# Rules whose cards stay only where no other card is made from the same words.
_LAST_RESORT = ("labelled", "remark")
_SHORT_REST, _DEED = 16, 10  # letters that a remark, a property may say besides who made a thing
_IN_YEAR = expression(r"in\d{4}$")
_MADE_WHEN = expression(r"\d{4}年?|(?:提出|发表)的?")
_AND_WHEN = expression(r"，|, in (?=\d)")
_PIECE, _LEAST_PIECES, _NEARLY = 3, 4, 0.75  # letters; pieces; the share of pieces that tells nothing new
_FEW = 8  # letters of an answer that show where it is from
# Kinds whose question and answer together tell all of the words they are made from.
_TELLING = (Kind.DEFINITION, Kind.FORMULA, Kind.DISADVANTAGE, Kind.ATTRIBUTION)
# Kinds whose cards may say again what a more telling card says.
_PARTS = (Kind.PROPERTY,)


def _holds(asked: _Plain, kept: _Plain) -> bool:
    """Tell whether any other card was made from the words of ``asked``.

    Who made a thing, and when, leaves the rest of its sentence unasked.
    """
    if kept.finding.kind is Kind.EXPANSION:
        return False
    if kept.finding.kind is Kind.ATTRIBUTION:
        return _tells_who(asked, kept, _SHORT_REST)
    return kept.answer.removeprefix("1")[:_FEW] in asked.question + asked.answer


def _tells_who(asked: _Plain, kept: _Plain, rest: int) -> bool:
    """Tell whether ``asked`` says little but who made what, which ``kept`` asks for."""
    who = plain(_AND_WHEN.split(kept.finding.answer)[0])
    if who in asked.answer:
        return len(_MADE_WHEN.sub("", asked.answer)) - len(who) <= rest
    return who in asked.question and _IN_YEAR.sub("", asked.answer) in kept.question


def _shares(asked: _Plain, kept: _Plain) -> bool:
    """Tell whether nearly all that ``asked`` tells stands in the question and the answer of ``kept``."""
    told = asked.told
    return len(told) >= _LEAST_PIECES and len(told & kept.pieces) >= _NEARLY * len(told)


def _pieces(text: str) -> frozenset[str]:
    return frozenset(text[start : start + _PIECE] for start in range(len(text) - _PIECE + 1))


def _same_list(finding: Finding, kept: Finding) -> bool:
    """Tell whether a heading's question and a lead-in ask for the same items."""
    several = finding.source.end_line > finding.source.start_line
    lists = {finding.kind, kept.kind} in ({Kind.QA, Kind.ENUMERATION}, {Kind.QA, Kind.PROCEDURE})
    return several and lists and finding.source == kept.source


def _repeats(asked: _Plain, kept: _Plain) -> bool:
    """Tell whether ``asked`` says what ``kept`` says, be it the other way round."""
    answer, other = asked.answer, kept.answer
    if len(answer) <= 3:
        return False
    if kept.finding.kind is Kind.ATTRIBUTION and _tells_who(asked, kept, _DEED):
        return True
    if answer in other or (len(answer) > 12 and answer[: int(len(answer) * 0.8)] in other):
        return True
    if kept.finding.kind in _TELLING and _shares(asked, kept):
        return True
    if asked.finding.kind is not Kind.PROPERTY or len(other) < 2 or other not in answer + asked.question:
        return False
    if len(other) > 5 and len(other) > 0.6 * len(answer) and other in answer:
        return True
    return answer in kept.question or plain(_FIRST_CLAUSE.split(asked.finding.answer)[0]) in kept.question


_FIRST_CLAUSE = expression(r"[，,；;]")


def _dropped(candidate: Candidate, reason: str) -> Dropped:
    finding = candidate.finding
    return Dropped(
        candidate.rule,
        finding.question,
        finding.source.start_line,
        finding.source.end_line,
        finding.words,
        reason,
    )
