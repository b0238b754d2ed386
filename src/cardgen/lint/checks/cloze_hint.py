"""A hint that is rather the rest of a name: ``{{c1::std::vector}}`` asks for ``std`` and shows ``vector``."""

import re
from collections.abc import Iterator

from cardgen.lint.check import Check, Finding
from cardgen.lint.subject import Subject
from cardgen.model import Severity
from cardgen.text.cloze import Deletion

# Names of namespaces, what is called, longer paths, ``snake_case``, brackets that the hint would close, IPv6,
# addresses that go on.
_NAME = re.compile(
    r"(?<![\w\\])(?:std|boost|crate)::\w|\w::\w{2,}(?:\(\)|\([\"'&]|<|::)|\w::<\w|\w::[a-z]\w*_\w"
    r"|[\[(]::\w|(?<![\w.:])(?:[0-9]*[a-f][0-9a-f]*|[0-9a-f]+:[0-9a-f:]*)::[0-9a-f:/.]*\d(?:[\])]|$)"
    r"|https?://\S*?::\S*[/?#=]"
)


def _find(subject: Subject) -> Iterator[Finding]:
    for texts in subject.clozes():
        for deletion in texts.cloze.deletions if texts.cloze else ():
            if deletion.hint and _is_torn(deletion):
                message = f"`{deletion.hint}` is the hint here, as it stands behind `::`."
                yield Finding(texts.card.place, message, f"::{deletion.hint}")


def _is_torn(deletion: Deletion) -> bool:
    """Tell whether a name begins in the hidden text and goes on in the hint."""
    place = len(deletion.text)
    names = _NAME.finditer(f"{deletion.text}::{deletion.hint}")
    return any(name.start() <= place < name.end() for name in names)


CHECK = Check(
    "cloze-hint",
    Severity.WARNING,
    "The colons of a name begin a hint in Anki: half of what is asked stands on the question's side.",
    r"Where it is part of the name, write `\::` or set the name as code.",
    _find,
)
