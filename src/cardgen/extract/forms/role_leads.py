"""Lines that say that the list below them is good or bad of a thing: ``优点``, ``X的缺点有：``, ``Cons``."""

from cardgen.extract.finding import Reading
from cardgen.extract.forms import roles
from cardgen.extract.reading.view import Passage


def lone_role(lead: Passage) -> bool | None:
    """Tell whether a line that is only a role, without a colon, is a good one; None for another line."""
    label = lead.text.strip(" *：:")
    match = roles.ROLE.match(label) or roles.ROLE_EN.match(label)
    return None if match is None or lead.text.rstrip().endswith(("：", ":")) else match["good"] is not None


def under_roles(reading: Reading) -> frozenset[int]:
    """Return the indexes of the passages that stand in lists of what is good or bad."""
    found: set[int] = set()
    for run in reading.view.lists:
        lead = reading.view.nodes[run.lead] if run.lead >= 0 else None
        if isinstance(lead, Passage) and (lone_role(lead) is not None or _leads_roles(lead)):
            found.update(run.items)
    return frozenset(found)


def _leads_roles(lead: Passage) -> bool:
    return bool(roles.LEAD.search(lead.text) or roles.LEAD_EN.search(lead.text))
