"""What a formula is called by its place: before its name, first below a heading, in a line that names it."""

from cardgen.extract.finding import Reading
from cardgen.extract.reading.headings import generic_name
from cardgen.extract.reading.statement import Statement
from cardgen.extract.reading.terms import passage_term
from cardgen.extract.reading.view import Formula, Passage
from cardgen.text.expression import expression

# A formula and, right behind it, what it is called.
_IS_BEHIND = expression(
    r"(?:这)?(?:(?:就|也就|正|便)是(?:大名鼎鼎|著名|常说|常见|俗称|所谓|传说中|我们(?:熟悉|常说|熟知))的?|"
    r"(?:就|也)?(?:被)?(?:称为|称作|叫做|叫作|称之为)|(?<=这)(?:就|也就|正|便)是(?=[^，。：；！的是]{2,14}(?:公式|方程|定[理律]|不等式|法则|恒等式|准则)))"
    r"(?P<name>[^，。：；！的]{2,30}?)(?:了|的公式)?(?:[，。；！]|$)"
)
_THAT_IS = expression(r"(?:即|也就是|就是|写作|得到|变成|如下)[：:]\s*$")
_LATIN_THING = expression(r"(?=.*[a-z])[A-Z][A-Za-z0-9+-]+(?: (?:[A-Z][A-Za-z0-9+-]+|loss)){0,3}")
# The left side of a loss.
LOSS = expression(
    r"(?:\\(?:mathcal|ell|text|mathrm)\s*\{?)?\s*(?:L|J|E|loss|Loss)\}?(?:_\S{1,12}|\([^()]{1,12}\))?"
)
_CLAUSE = expression(r"[是的\U000f0000-\U000ffffd]")
POINTING = expression(r"[这那其它]|下[式面]|上[式面]")
LATIN_NAME = expression(
    r"(?=[A-Z-]*[a-z])[A-Z][A-Za-z]+[A-Z-][A-Za-z]*\d*"
)  # ``FlowNetC``, ``Horn-Schunck``: no plain word
# Who made the thing, where it is from, what it replaces.
_NOT_ITS_NAME = expression(
    r"[A-Z]x[A-Z](?![A-Za-z])|[A-Z][\w-]*(?=\s?(?:等人|团队|在\s?\d{4}|[里中上]|于\s?\d{4}|提出|发明|指出))|"
    r"(?<=[把将对由])[A-Z][\w-]*|(?<=在)[A-Z][\w-]*(?=[里中上])"
)
# ``SMOTE算是…``, ``QMIX放宽为…``: what a lead-in is about.
_LATIN_OPENING = expression(
    r"(?!OpenAI|DeepMind|NVIDIA|IBM|MIT|CMU|ICLR|ICML|CVPR|NIPS|NeurIPS|AWS|AMD|ARM)(?=[A-Za-z]*[A-Z][A-Za-z]*[A-Z])"
    r"[A-Z][A-Za-z0-9-]{3,}(?! ?(?:等人?|团队|实验室|在 ?\d|提出|发明|指出|\d{4}|[xX×]))"
)
_LONGER = expression(r" [A-Z][a-z]")  # ``Semi-Global Matching``
_SEVERAL, _SHORT_SUBJECT = expression(r"[与和、/]"), 8


def named_behind(reading: Reading, node: Formula) -> str:
    """Return the name of a formula right behind which ``就是大名鼎鼎的X`` stands, or nothing."""
    after = reading.view.nodes[node.index + 1] if node.index + 1 < len(reading.view.nodes) else None
    match = _IS_BEHIND.match(after.text) if isinstance(after, Passage) else None
    name = after.prose.restore(match["name"].strip()) if match and isinstance(after, Passage) else ""
    return "" if generic_name(name) or POINTING.search(name) else name


def is_first_below(reading: Reading, before: Passage, node: Formula) -> bool:
    """Tell whether a formula is the first below a heading with a name, and ``before`` only says ``即：``."""
    return is_headed(reading, node) and _THAT_IS.search(before.text) is not None


def is_headed(reading: Reading, node: Formula) -> bool:
    """Tell whether a formula is the first below a heading that names a concept."""
    view = reading.view
    first = not any(isinstance(one, Formula) for one in view.nodes[: node.index])
    return first and view.heading == view.topic and view.section.level > 1


def opened_with(reading: Reading, last: Statement) -> str:
    """Return the name that the paragraph of a lead-in opens with, or nothing: ``**Triplet Loss**。…：``."""
    first = reading.of_passage[last.passage.index][0]
    if first is not last and last.subject.endswith((" Loss", " loss")) and not last.pronoun:
        return last.subject
    term = first.term.name if first.term and first.term.strong else ""
    thing = _LATIN_THING.fullmatch(first.subject) and not first.pronoun
    told = thing and (reading.knows(first.subject) or first.subject.endswith(("Loss", "loss")))
    glossed = first.gloss.full and not _CLAUSE.search(first.subject)
    named = term or (first.subject if told or glossed else "")
    return "" if not named or generic_name(named) or named in reading.view.topic else named


def holder(reading: Reading, node: Formula) -> str:
    """Return the concept of the nearest term line or heading above, across formulas."""
    for above in reversed(reading.view.nodes[: node.index]):
        if isinstance(above, Passage):
            term = passage_term(above)
            if term and not generic_name(term.name):
                return term.name
            return reading.of_passage[above.index][-1].above
        if not isinstance(above, Formula):
            break
    return reading.view.topic


def named_in(reading: Reading, last: Statement) -> str:
    """Return what a lead-in speaks of: its one name in Latin letters, its subject, or else the topic."""
    topic, text = reading.view.topic, _NOT_ITS_NAME.sub("", last.text)
    found = [match for match in LATIN_NAME.finditer(text) if match[0] not in topic]
    whole = not any(_LONGER.match(text, match.end()) for match in found)
    if whole and len({match[0] for match in found}) == 1:
        return str(found[0][0])
    opening = _LATIN_OPENING.match(last.subject)
    if opening and not last.pronoun and opening[0] not in topic:
        return opening[0]
    subject = last.subject
    one_of = _SEVERAL.search(topic) and subject[:2] in topic and 2 < len(subject) <= _SHORT_SUBJECT
    return subject if one_of and not generic_name(subject) else topic
