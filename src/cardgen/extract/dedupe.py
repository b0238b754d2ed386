"""Two cards of one note that ask the same are one: the surer, the more telling kind, stays."""

import re
import unicodedata
from dataclasses import dataclass

from cardgen.extract.finding import Finding
from cardgen.extract.options import Dropped
from cardgen.model import Kind
from cardgen.notes.document import Section

_NOISE = re.compile(r"[\s*_`$“”\"'‘’（）()，,。.；;：:？?！!、《》\[\]]+")
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


def remove_duplicates(
    candidates: list[Candidate], min_confidence: float
) -> tuple[list[Candidate], list[Dropped]]:
    """Return the candidates to keep, and what is left out with the reason."""
    kept: list[Candidate] = []
    dropped: list[Dropped] = []
    index = _Index()
    for candidate in sorted(candidates, key=_order):
        reason = _unfit(candidate.finding, min_confidence) or index.duplicate(candidate)
        if reason:
            dropped.append(_dropped(candidate, reason))
        else:
            index.add(candidate)
            kept.append(candidate)
    return kept, dropped


def _order(candidate: Candidate) -> tuple[float, int, int, int]:
    finding = candidate.finding
    return (_RANK[finding.kind], candidate.rank, -round(finding.confidence * 100), finding.source.start_line)


def _unfit(finding: Finding, min_confidence: float) -> str:
    if finding.confidence < min_confidence:
        return f"confidence {finding.confidence:.2f} below {min_confidence:.2f}"
    answer, question = plain(finding.answer), plain(finding.question)
    if len(answer) < 1:
        return "the answer is empty"
    if len(finding.answer) > 900:
        return "the answer is longer than a card holds"
    if answer in question and len(answer) > 2:
        return "the question gives the answer away"
    return ""


def plain(text: str) -> str:
    """Return the letters of a text, as two cards are compared."""
    return _NOISE.sub("", unicodedata.normalize("NFKC", text).lower())


class _Index:
    """What was kept so far, by what a later card could repeat."""

    def __init__(self) -> None:
        self.questions: dict[str, str] = {}
        self.answers: dict[int, list[tuple[str, str, Finding]]] = {}
        self.concepts: dict[tuple[str, Kind], str] = {}

    def add(self, candidate: Candidate) -> None:
        finding = candidate.finding
        self.questions[plain(finding.question)] = finding.question
        for line in range(finding.source.start_line, finding.source.end_line + 1):
            self.answers.setdefault(line, []).append(
                (plain(finding.answer), plain(finding.question), finding)
            )
        if finding.kind is Kind.DEFINITION:
            self.concepts[(plain(finding.concept), finding.kind)] = finding.question

    def duplicate(self, candidate: Candidate) -> str:
        finding = candidate.finding
        if plain(finding.question) in self.questions:
            return f"asks the same as: {finding.question}"
        if finding.kind is Kind.DEFINITION and (plain(finding.concept), finding.kind) in self.concepts:
            before = self.concepts[(plain(finding.concept), finding.kind)]
            return f"{finding.concept} is already defined by: {before}"
        return self._same_answer(finding)

    def _same_answer(self, finding: Finding) -> str:
        answer = plain(finding.answer)
        for line in range(finding.source.start_line, finding.source.end_line + 1):
            for other, question, kept in self.answers.get(line, ()):
                if (
                    kept.kind in (Kind.COMPARISON, Kind.ENUMERATION, Kind.QA)
                    and finding.source != kept.source
                ):
                    continue
                if (
                    finding.kind is Kind.PROPERTY
                    and len(answer) > 3
                    and answer in question
                    and len(other) > 1
                    and other in plain(finding.question)
                ):
                    return f"the same fact as: {kept.question}"
                if answer == other or (
                    finding.kind is Kind.PROPERTY
                    and len(answer) > 3
                    and (answer in other or _mostly(answer, other))
                ):
                    return f"the same words answer: {kept.question}"
                if (
                    finding.kind is Kind.PROPERTY
                    and len(other) > 5
                    and other in answer
                    and len(other) > 0.6 * len(answer)
                ):
                    return f"the same words answer: {kept.question}"
        return ""


def _mostly(answer: str, other: str) -> bool:
    return len(answer) > 12 and answer[: int(len(answer) * 0.8)] in other


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
