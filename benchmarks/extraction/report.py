"""Run the rules over the labelled notes; the table of the result; the baseline it may not fall below."""

import json
from collections.abc import Mapping
from pathlib import Path

from benchmarks.extraction.labels import NOTES, UNSEEN, LabelledNote, labelled_notes
from benchmarks.extraction.scoring import Asked, Score, score, total
from cardgen.extract import ExtractOptions, extract
from cardgen.extract.wording.phrasing import cloze_question
from cardgen.notes.parse import parse

BASELINE = Path(__file__).parent / "baseline.json"
DOCUMENT = Path(__file__).parents[2] / "docs" / "rules.md"
LARGEST_FALL = 0.02
_STEPS = (0.3, 0.4, 0.45, 0.5, 0.55, 0.6, 0.7, 0.8)


def asked(note: LabelledNote, options: ExtractOptions | None = None) -> list[Asked]:
    """Return the cards of a note as they are scored."""
    document = parse(note.path.read_text(encoding="utf-8"), note.path.name).document
    found = []
    for generated in extract(document, options).cards:
        card = generated.card
        question, answer = cloze_question(card.cloze) if card.cloze else (card.question, card.answer)
        place = card.place
        found.append(
            Asked(question, answer, place.start_line, place.end_line, str(card.kind), generated.rule)
        )
    return found


def scores(options: ExtractOptions | None = None, folder: Path = NOTES) -> dict[str, Score]:
    """Return the score of each labelled note of ``folder`` by its name."""
    return {note.name: score(asked(note, options), note.facts) for note in labelled_notes(folder)}


def table(result: Mapping[str, Score]) -> str:
    """Return the result as Markdown: a table of notes, a table of kinds."""
    lines = [
        "| note | cards | right | essential | recall | precision | F1 |",
        "|---|--:|--:|--:|--:|--:|--:|",
    ]
    rows = [*result.items(), ("**all**", total(result.values()))]
    for name, one in rows:
        lines.append(
            f"| {name} | {one.cards} | {one.told} | {one.essential_told}/{one.essential} "
            f"| {one.recall:.2f} | {one.precision:.2f} | {one.f1:.2f} |"
        )
    lines += ["", "| kind | found | labelled | share |", "|---|--:|--:|--:|"]
    for kind, (told, labelled) in sorted(total(result.values()).kinds.items()):
        lines.append(f"| {kind} | {told} | {labelled} | {told / labelled:.0%} |")
    return "\n".join(lines)


def sweep() -> str:
    """Return a table: recall, precision and F1 for each least confidence."""
    rows = ["| least confidence | recall | precision | F1 |", "|--:|--:|--:|--:|"]
    for least in _STEPS:
        one = total(scores(ExtractOptions(min_confidence=least)).values())
        rows.append(f"| {least:.2f} | {one.recall:.2f} | {one.precision:.2f} | {one.f1:.3f} |")
    return "\n".join(rows)


def write_document(result: Mapping[str, Score]) -> None:
    """Put the tables between their marks in docs/rules.md."""
    text = DOCUMENT.read_text(encoding="utf-8")
    unseen = table(scores(folder=UNSEEN)).split("\n\n")[0]
    for name, rows in (("scores", table(result)), ("unseen", unseen), ("sweep", sweep())):
        begin, end = f"<!-- {name}: begin -->", f"<!-- {name}: end -->"
        before, rest = text.split(begin, 1)
        text = f"{before}{begin}\n{rows}\n{end}{rest.split(end, 1)[1]}"
    DOCUMENT.write_text(text, encoding="utf-8")


def record(result: Mapping[str, Score]) -> None:
    """Make ``result`` the baseline."""
    figures = {name: round(one.f1, 4) for name, one in [*result.items(), ("all", total(result.values()))]}
    BASELINE.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


def fallen(result: Mapping[str, Score]) -> list[str]:
    """Return what is worse than the baseline by more than 0.02, the whole first; nothing when all is well."""
    baseline = json.loads(BASELINE.read_text(encoding="utf-8"))
    now = total(result.values()).f1
    if baseline["all"] - now > LARGEST_FALL:
        return [f"F1 fell from {baseline['all']:.3f} to {now:.3f}"]
    return []
