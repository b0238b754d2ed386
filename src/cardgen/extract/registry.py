"""The table of rules, the only place of their order; and the loop that turns a document into cards."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from cardgen.extract.dedupe import Candidate, remove_duplicates
from cardgen.extract.finding import Finding, Reading, Rule
from cardgen.extract.options import Extraction, ExtractOptions
from cardgen.extract.own_case import OwnCase
from cardgen.extract.placing import placed
from cardgen.extract.reading.concepts import known_names, shown_names
from cardgen.extract.reading.headings import clean_heading, is_exercise
from cardgen.extract.reading.statements import read_statements
from cardgen.extract.reading.view import View, read_section
from cardgen.extract.references import References
from cardgen.extract.rules.alike import alike
from cardgen.extract.rules.announced import announced
from cardgen.extract.rules.apposition import apposition
from cardgen.extract.rules.arrow import arrow
from cardgen.extract.rules.aside_name import aside_name
from cardgen.extract.rules.attribution import attribution
from cardgen.extract.rules.bold_row import bold_rows
from cardgen.extract.rules.called import called
from cardgen.extract.rules.callout import callout
from cardgen.extract.rules.cleft import cleft
from cardgen.extract.rules.closing_name import closing_name
from cardgen.extract.rules.comparison import comparison
from cardgen.extract.rules.complement import complement
from cardgen.extract.rules.complexity import complexity
from cardgen.extract.rules.condition import condition
from cardgen.extract.rules.contrast import contrast
from cardgen.extract.rules.course import course
from cardgen.extract.rules.dated import dated
from cardgen.extract.rules.deed import deed
from cardgen.extract.rules.definition import definition
from cardgen.extract.rules.english_inline_formula import english_inline_formula
from cardgen.extract.rules.enumeration import enumeration
from cardgen.extract.rules.evidence import evidence
from cardgen.extract.rules.expansion import expansion
from cardgen.extract.rules.explained import explained
from cardgen.extract.rules.facing import facing
from cardgen.extract.rules.formula import formula
from cardgen.extract.rules.glossed_name import glossed_name
from cardgen.extract.rules.inline_formula import inline_formula
from cardgen.extract.rules.label_row import label_rows
from cardgen.extract.rules.labelled import labelled
from cardgen.extract.rules.later_name import later_name
from cardgen.extract.rules.later_role import later_role
from cardgen.extract.rules.latin_name import latin_name
from cardgen.extract.rules.lecture import lecture
from cardgen.extract.rules.links import links
from cardgen.extract.rules.listing import listing
from cardgen.extract.rules.marked import marked
from cardgen.extract.rules.moment import moment
from cardgen.extract.rules.naming import naming
from cardgen.extract.rules.ordinal import ordinal
from cardgen.extract.rules.outline import outline
from cardgen.extract.rules.outline_parts import outline_parts
from cardgen.extract.rules.parallel import parallel
from cardgen.extract.rules.procedure import procedure
from cardgen.extract.rules.property import property_
from cardgen.extract.rules.pros_cons import pros_cons
from cardgen.extract.rules.qa import qa
from cardgen.extract.rules.quality import quality
from cardgen.extract.rules.reason import reason
from cardgen.extract.rules.relation import relation
from cardgen.extract.rules.remark import remark
from cardgen.extract.rules.role_list import role_list
from cardgen.extract.rules.saying import saying
from cardgen.extract.rules.special_case import special_case
from cardgen.extract.rules.steps import steps
from cardgen.extract.rules.symbols import symbols
from cardgen.extract.rules.table import table
from cardgen.extract.rules.the_more import the_more
from cardgen.extract.rules.theorem import theorem
from cardgen.extract.torn import mend
from cardgen.extract.wording.answers import without_gaps
from cardgen.model import Card, GeneratedCard, derive_id
from cardgen.notes.document import Document, Section

RULES: tuple[tuple[str, Rule], ...] = (
    ("definition", definition),
    ("naming", naming),
    ("closing-name", closing_name),
    ("theorem", theorem),
    ("marked", marked),
    ("quality", quality),
    ("outline", outline),
    ("outline-parts", outline_parts),
    ("parallel", parallel),
    ("ordinal", ordinal),
    ("callout", callout),
    ("latin-name", latin_name),
    ("later-name", later_name),
    ("explained", explained),
    ("aside-name", aside_name),
    ("called", called),
    ("apposition", apposition),
    ("glossed-name", glossed_name),
    ("formula", formula),
    ("relation", relation),
    ("inline-formula", inline_formula),
    ("english-inline-formula", english_inline_formula),
    ("pros-cons", pros_cons),
    ("role-list", role_list),
    ("contrast", contrast),
    ("qa", qa),
    ("comparison", comparison),
    ("facing", facing),
    ("alike", alike),
    ("listing", listing),
    ("bold-row", bold_rows),
    ("label-row", label_rows),
    ("enumeration", enumeration),
    ("steps", steps),
    ("procedure", procedure),
    ("table", table),
    ("expansion", expansion),
    ("attribution", attribution),
    ("dated", dated),
    ("symbols", symbols),
    ("evidence", evidence),
    ("reason", reason),
    ("later-role", later_role),
    ("special-case", special_case),
    ("moment", moment),
    ("saying", saying),
    ("condition", condition),
    ("complexity", complexity),
    ("property", property_),
    ("complement", complement),
    ("lecture", lecture),
    ("deed", deed),
    ("course", course),
    ("cleft", cleft),
    ("announced", announced),
    ("arrow", arrow),
    ("links", links),
    ("the-more", the_more),
    ("labelled", labelled),
    ("remark", remark),
)


def extract(document: Document, options: ExtractOptions | None = None) -> Extraction:
    """Return the cards of a note. The same document and options give the same cards, ids included."""
    chosen = options or ExtractOptions()
    if document.options.skip:
        return Extraction(())
    enabled = _enabled(document, chosen)
    views = [read_section(document, section) for section in _sections(document.root, chosen)]
    candidates = list(_candidates(document, views, enabled))
    sifted = remove_duplicates(candidates, chosen.min_confidence)
    found = (*_in_order(sifted.kept), *_in_order(sifted.doubtful))
    cards = _cards(document, _written(found, OwnCase(views)), chosen)
    sure = len(sifted.kept)
    doubtful = tuple(replace(card, doubtful=True) for card in cards[sure:])
    return Extraction(cards[:sure], tuple(sifted.dropped), doubtful)


def _in_order(candidates: list[Candidate]) -> list[Candidate]:
    return sorted(candidates, key=lambda candidate: (candidate.finding.source.start_line, candidate.rank))


def _enabled(document: Document, options: ExtractOptions) -> tuple[tuple[str, Rule], ...]:
    switched = dict(options.rules) | dict(document.options.rules)
    return tuple((name, rule) for name, rule in RULES if switched.get(name, True))


def _candidates(
    document: Document, views: Sequence[View], enabled: tuple[tuple[str, Rule], ...]
) -> Iterator[Candidate]:
    shown = shown_names(document, views)
    statements = [read_statements(view, shown) for view in views]
    known = known_names(shown, statements)
    for view, row in zip(views, statements, strict=True):
        reading = Reading(view, row, known)
        for rank, (name, rule) in enumerate(enabled):
            for finding in rule(reading):
                yield Candidate(placed(mend(finding), reading), name, rank, view.section)


def _sections(section: Section, options: ExtractOptions) -> Iterator[Section]:
    skipped = {clean_heading(heading) for heading in options.skip_sections}
    heading = clean_heading(section.heading)
    if section.level and (heading in skipped or is_exercise(heading)):
        return
    yield section
    for below in section.sections:
        yield from _sections(below, options)


def _written(candidates: Sequence[Candidate], case: OwnCase) -> list[Candidate]:
    """The candidates with the names in their questions as the note writes them."""
    return [replace(one, finding=case.written(one.finding)) for one in candidates]


def _cards(
    document: Document, candidates: Sequence[Candidate], options: ExtractOptions
) -> tuple[GeneratedCard, ...]:
    note = options.note or document.path
    seen: dict[tuple[str, ...], int] = {}
    references = References(document)
    cards = []
    for candidate in candidates:
        finding, section = candidate.finding, candidate.section
        key = (note, "\x1f".join(section.path), candidate.rule, finding.concept)
        seen[key] = ordinal = seen.get(key, 0) + 1
        parts = key if ordinal == 1 else (*key, str(ordinal))
        cards.append(_card(references, candidate, derive_id(*parts)))
    return tuple(cards)


def _card(references: References, candidate: Candidate, card_id: str) -> GeneratedCard:
    finding: Finding = candidate.finding
    card = Card(
        id=card_id,
        kind=finding.kind,
        question="" if finding.cloze else without_gaps(finding.question),
        answer="" if finding.cloze else without_gaps(finding.answer).strip(),
        cloze=without_gaps(finding.cloze),
        anchor=candidate.section.anchor,
        see=references.near(candidate.section, finding.source),
        place=finding.source,
    )
    return GeneratedCard(
        card=card, rule=candidate.rule, confidence=round(finding.confidence, 2), concept=finding.concept,
        headings=candidate.section.path, words=finding.words,
    )  # fmt: skip
