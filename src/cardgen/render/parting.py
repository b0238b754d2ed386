"""Signs that Anki would take for marks of its own, parted so that no reader sees it and no editor undoes it.

Anki's editor writes a field anew when a learner opens it: an entity (``&#58;``) comes back as its character,
an empty tag that may stand anywhere does not.
"""

import re
from urllib.parse import quote

PART = "<wbr>"  # no card holds another one, as the sanitizer allows none
TAG = r"</?[a-z](?:[^<>\"]|\"[^\"]*\")*>"
_ATTRIBUTE = re.compile(r"(?P<before>\s(?P<name>[a-z]+)=\")(?P<value>[^\"]*)")
_HOST = re.compile(r"[a-z]+://[^/]*")
_UNSEEN = "\u2060"  # a word joiner, where there is no room for a tag


def part_in_tag(sign: re.Pattern[str], tag: str) -> str:
    """Return ``tag`` with each ``sign`` in its attributes parted from what follows; links stay good."""
    return _ATTRIBUTE.sub(lambda found: found["before"] + _parted(sign, found["name"], found["value"]), tag)


def _parted(sign: re.Pattern[str], name: str, value: str) -> str:
    if name != "href":
        return sign.sub(rf"\g<0>{_UNSEEN}", value)
    host = _HOST.match(value)
    start = host.end() if host else 0
    path = sign.sub(lambda found: quote(found[0], safe=""), value[start:])
    # There is no other way to write http://[::1]/.
    return sign.sub(lambda found: f"&#{ord(found[0])};", value[:start]) + path
