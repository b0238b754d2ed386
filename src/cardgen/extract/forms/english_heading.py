"""What an English heading asks of the list right below it: ``Causes``, ``Risk factors for stroke``."""

import re

from cardgen.extract.finding import Reading
from cardgen.extract.forms.leads import Asked
from cardgen.extract.wording.phrasing import lower_first, with_the
from cardgen.model import Kind
from cardgen.text.expression import expression

_SURE = 0.6
_GOOD = expression(r"advantages|benefits|strengths|pros", re.I)
_BAD = expression(r"disadvantages|drawbacks|limitations|weaknesses|cons|complications|side effects", re.I)
_ASPECTS = expression(
    r"(?P<what>(?:(?:main|common|possible|key|major|typical|usual|clinical|adverse|side|immediate|"
    r"long-term) )?(?:causes|effects|consequences|functions|features|characteristics|advantages|"
    r"disadvantages|limitations|"
    r"benefits|drawbacks|strengths|weaknesses|pros|cons|symptoms|signs|risk factors|complications|"
    r"indications|contraindications|applications|uses|assumptions|requirements|elements|components|"
    r"stages|phases|steps|goals|"
    r"principles|properties|reasons|conditions|criteria|results|outcomes|roles|sources|duties|remedies|defences|"
    r"defenses|exceptions|examples))(?: (?:of|for|to) (?P<of>[\w’' -]{2,40}))?",
    re.I,
)


def names_aspect(heading: str) -> bool:
    """Tell whether a heading names an aspect of what the heading above it names: ``Causes``."""
    match = _ASPECTS.fullmatch(heading)
    return match is not None and match["of"] is None


def ask_english_heading(reading: Reading) -> Asked | None:
    """Return what the heading of a section asks of its first list, or nothing."""
    view = reading.view
    match = _ASPECTS.fullmatch(view.heading)
    if match is None:
        return None
    owner = match["of"] or (view.topic if view.topic.lower() != view.heading.lower() else view.above)
    if not owner:
        return None
    what = match["what"].lower()
    kind = (
        Kind.DISADVANTAGE if _BAD.search(what) else Kind.ADVANTAGE if _GOOD.search(what) else Kind.ENUMERATION
    )
    of = "to" if what.endswith("exceptions") else "for" if what.endswith("remedies") else "of"
    return kind, f"What are the {what} {of} {with_the(lower_first(owner))}?", _SURE
