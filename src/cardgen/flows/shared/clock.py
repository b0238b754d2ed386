"""The one place that asks what time it is."""

import os
import time

from cardgen.errors import UsageError

_DIGITS = 11  # of the longest number of seconds; databases of Anki cannot hold one of twenty


def now() -> int:
    """Return the time in seconds since 1970: SOURCE_DATE_EPOCH where it is set, else the clock's.

    Raises:
        UsageError: SOURCE_DATE_EPOCH is not a whole number of seconds, or more than three thousand years.
    """
    text = os.environ.get("SOURCE_DATE_EPOCH")
    if not text:
        return int(time.time())
    if not text.isascii() or not text.isdecimal() or len(text) > _DIGITS:
        raise UsageError(f"SOURCE_DATE_EPOCH is {text!r}, not a number of seconds. Unset it or set a number.")
    return int(text)
