"""Labels amid a paragraph: ``…分两种。时间局部性：…；空间局部性：…``, ``Effects of X: …``."""

from dataclasses import replace

from cardgen.extract.finding import Finding, Reading
from cardgen.extract.forms.counting import counted_in
from cardgen.extract.forms.definitions import ask_name, defined, is_body
from cardgen.extract.forms.english_heading import names_aspect
from cardgen.extract.forms.label_shape import EN_COUNTS
from cardgen.extract.language import chinese
from cardgen.extract.reading.gloss import Gloss
from cardgen.extract.reading.headings import generic_name
from cardgen.extract.reading.statement import Statement
from cardgen.extract.reading.view import Passage
from cardgen.extract.wording.answers import clean, definition_body, sentence_case
from cardgen.extract.wording.phrasing import is_plural, lower_first
from cardgen.model import Kind
from cardgen.text.expression import expression

_INNER_TERM = expression(
    r"(?P<name>[\u4e00-\u9fffA-Za-z][\u4e00-\u9fffA-Za-z0-9-]{1,9})：(?P<said>[^：]{6,120})$"
)
_COUNTS_ONLY = expression(r"[分有][为成]?(?:以下|如下)?[两二三四五][种类个级]\S{0,4}[。：]?$")
_CLAUSE_INSIDE = expression(rf"{chinese.VERBS}|是|有|例如|比如|注意|其中|因为|所以")
_EN_LABEL = expression(
    r"(?P<label>(?:(?:Net |Main |Side |Adverse |Typical |Usual |Common )?(?:effects?|Effects?|causes?|"
    r"Causes?|symptoms?|Symptoms?|"
    r"treatments?|Treatments?|[Uu]ses?|[Ff]unctions?|[Rr]oles?|[Cc]onsequences?|[Ii]ndications?|[Cc]ontraindications?|"
    r"[Dd]ownsides?|[Ff]eatures|[Pp]roperties|[Rr]equirements?|[Gg]oals?|[Pp]urpose|[Ss]tages|[Pp]hases|[Cc]omponents|[Pp]arts|"
    r"ADRs?|[Ss]igns|[Rr]esistance|[Mm]echanisms?(?: of action)?|MOA|[Dd]iagnosis|[Ss]pectrum|"
    r"[Cc]overage|[Tt]oxicity|"
    r"[Cc]omplications|[Rr]isk factors|[Mm]onitoring|[Dd]os(?:e|ing)|"
    r"[Ss]ignificance|[Ii]mportance|[Ii]mpact|[Oo]utcome|[Ll]egacy|[Pp]athogenesis|[Aa]?[Ee]tiology|[Pp]rognosis|"
    r"[Pp]revention|[Pp]resentation|[Oo]nset|[Ss]tructure|[Uu]nits?|(?:[Tt]ime |[Ss]pace )?[Cc]omplexity|"
    r"[Pp]roducts|[Rr]eactants|[Ss]ubstrates?|[Ee]nzymes?|[Ss]ites?|[Oo]verall equation|[Ee]quation|"
    r"[Rr]eagents|[Ee]vidence|[Oo]rigin|[Ll]ocation|[Ee]xamples))(?:\s?\([^()]{2,30}\))?"
    r"(?: (?:of|for) (?P<of>[A-Za-z][\w-]*(?: [\w-]+){0,3}))?): (?P<said>[^:]{8,240})"
)
_SHORTEST = 8


def term_in_row(reading: Reading, statement: Statement) -> Finding | None:
    """``局部性分两种。时间局部性：…；空间局部性：…``: terms that are counted before, or in a row."""
    match = _INNER_TERM.match(statement.text)
    before, after = reading.before(statement), reading.after(statement)
    counted = before is not None and _COUNTS_ONLY.search(before.text)
    row = any(other and _INNER_TERM.match(other.text) for other in (before, after))
    if (
        match is None
        or not (counted or row)
        or generic_name(match["name"])
        or _CLAUSE_INSIDE.search(match["name"])
        or counted_in(match["name"])
    ):
        return None
    answer = definition_body(match["said"])
    question = ask_name(match["name"], Gloss(), True)
    return (
        defined(statement, match["name"], question, answer, 0.5, "：") if is_body(answer, statement) else None
    )


def _above(reading: Reading, statement: Statement) -> str:
    """What the item above is about: the name that it is, or its subject."""
    name, passage = reading.name_above(statement.passage), statement.passage
    before = (node for node in reversed(reading.view.nodes[: passage.index]) if isinstance(node, Passage))
    parent = (
        next((node for node in before if node.depth < passage.depth), None) if passage.depth > 0 else None
    )
    first = reading.of_passage[parent.index][0] if parent else None
    return first.subject if first and first.subject else name


def english_label(reading: Reading, statement: Statement) -> Finding | None:
    """``Effects of X: …``, ``Side effects: …`` amid a paragraph: of that name, or of what was spoken of."""
    match = _EN_LABEL.match(statement.whole.rstrip(" ."))
    if match is None:
        return None
    term = reading.of_passage[statement.passage.index][0].term
    labelled = statement.first and term is not None and term.name == match["label"]
    own = term.name if term and reading.knows(term.name) and not labelled else ""
    above = _above(reading, statement) if labelled else ""
    spoken_of = above if labelled else statement.carried
    topic = reading.view.topic
    topic = reading.view.above or topic if names_aspect(topic) else topic
    label, owner = lower_first(match["label"]), own or spoken_of or topic
    label = label[0].lower() + label[1:] if label[1:2].islower() else label
    if not match["of"]:
        owner = topic if EN_COUNTS.fullmatch(owner) else owner
        lost = labelled and statement.passage.depth > 0 and not above
        if lost or not owner or generic_name(owner) or not (owner in (topic, above) or reading.knows(owner)):
            return None
        label = f"{label} of {lower_first(owner)}"
    be = "are" if is_plural(label) else "is"
    answer = sentence_case(clean(match["said"]))
    if len(answer) < _SHORTEST:
        return None
    found = defined(statement, match["of"] or owner, f"What {be} the {label}?", answer, 0.55, ":")
    return replace(found, kind=Kind.PROPERTY)
