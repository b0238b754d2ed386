"""The marks with which the items of a list are told good from bad: ``+ no journal needed``, ``− slow``."""

from cardgen.text.expression import expression

_GOOD, _BAD = r"[+＋]\s|[✅✔✓👍]", r"[-−–—]\s|[❌✘✗👎]"
ROLE_MARK = expression(rf"(?:(?P<good>{_GOOD})|(?P<bad>{_BAD}))\s*(?=\S)")
