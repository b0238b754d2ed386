"""Lists whose label or marks say what is good or bad: ``Pros``, ``- + cheap``, ``- − slow``."""

from collections.abc import Iterator, Sequence

from cardgen.extract.finding import Finding, Reading
from cardgen.extract.forms.members import items_of, numbered_lines, source_of
from cardgen.extract.forms.role_leads import lone_role
from cardgen.extract.reading.headings import generic_name
from cardgen.extract.reading.role_marks import ROLE_MARK
from cardgen.extract.reading.sentences import is_chinese
from cardgen.extract.reading.view import Passage
from cardgen.extract.wording.answers import clean, sentence_case
from cardgen.extract.wording.phrasing import lower_first
from cardgen.model import Kind

_SURE = 0.7
_LONGEST = 400  # characters of an answer


def role_list(reading: Reading) -> Iterator[Finding]:
    """Find lists below a line that is only a role, and lists whose items are marked as good and bad."""
    for run in reading.view.lists:
        items = items_of(reading.view, run)
        lead = reading.view.nodes[run.lead] if run.lead >= 0 else None
        if not items or items[0].depth != run.depth:
            continue
        role = lone_role(lead) if isinstance(lead, Passage) else None
        if isinstance(lead, Passage) and role is not None:
            owner = reading.of_passage[lead.index][0].above
            yield from _card(owner, role, items, [item.text for item in items])
        else:
            yield from _marked(reading, items, lead)


def _marked(reading: Reading, items: Sequence[Passage], lead: object) -> Iterator[Finding]:
    told = [(item, match) for item in items if (match := ROLE_MARK.match(item.text))]
    if len(told) < 2 or len(told) < len(items):
        return
    spoken = reading.of_passage[lead.index][-1].above if isinstance(lead, Passage) else ""
    owner = reading.name_above(items[0]) or spoken or reading.view.topic
    for good in (True, False):
        mine = [
            (item, item.text[match.end() :]) for item, match in told if (match["good"] is not None) == good
        ]
        if mine:
            yield from _card(owner, good, [item for item, _ in mine], [said for _, said in mine])


def _card(owner: str, good: bool, items: Sequence[Passage], texts: Sequence[str]) -> Iterator[Finding]:
    names = [item.prose.restore(clean(text)) for item, text in zip(items, texts, strict=True)]
    if not owner or generic_name(owner) or sum(map(len, names)) > _LONGEST:
        return
    if is_chinese("".join(texts)):
        role = "优点" if good else "缺点"
        question = f"{owner}的{role}{'有哪些' if len(names) > 1 else '是什么'}？"
    else:
        role = "advantages" if good else "disadvantages"
        question = f"What are the {role} of {lower_first(owner)}?"
        names = [sentence_case(name) for name in names]
    answer = numbered_lines(names) if len(names) > 1 else names[0]
    kind = Kind.ADVANTAGE if good else Kind.DISADVANTAGE
    yield Finding(kind, owner, question, answer, source_of(items), _SURE, role)
