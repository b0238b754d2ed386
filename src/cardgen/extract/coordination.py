"""An English sentence that joins two statements with ``, and`` or ``, but``, cut between them."""

import re

from cardgen.extract.english_clause import read_english
from cardgen.extract.sentences import Sentence

_JOINT = re.compile(r",\s(?P<joint>and|but|so|yet)\s")
_FINITE = (
    r"(?:is|are|was|were|has|have|had|can|cannot|will|may|might|must|should|does|do|[a-z]{2,14}(?:s|ed))"
)
_CLAUSE = re.compile(
    r"(?:thus |hence |therefore |then |usually |often )?"
    r"(?:it|they|(?:its|their|the|an?|this|these|each|every|no|any) [^,;:.]{1,90}?)"
    rf"\s(?:also |only |then |thus |often |usually |typically |never |always |[a-z]{{2,12}}ly )?{_FINITE}\s"
)
# What stands under a condition or a reason goes on in the second half.
_GOVERNED = re.compile(
    r"(?:[Ww]here|If|When|Whenever|Once|Unless|Suppose|Let|Assume|Because|Since|Although|While|"
    r"Given|As|Not only|Both)\b"
    r"|.{0,200}\b(?:such that|not only|so that|says? that|means? that|suppose|assum\w+)\b",
    re.S,
)


def coordinated(sentence: Sentence) -> list[Sentence]:
    """Return the statements of an English sentence; the sentence itself where it is one statement."""
    text = sentence.text
    if not text.isascii() and ("，" in text or "。" in text):
        return [sentence]
    pieces, start = [], 0
    for match in _JOINT.finditer(text):
        # More than two clauses in a row are a series, which is one fact.
        if (
            match["joint"] == "and"
            and ", " in text[start : match.start()]
            and not text.startswith(("it", "they"), match.end())
        ):
            continue
        if _GOVERNED.match(text, start) or not _CLAUSE.match(text, match.end()):
            continue
        if read_english(text[start : match.start()] + " ", 0).verb_start < 0:
            continue
        begin, end = sentence.start + start, sentence.start + match.start()
        pieces.append(Sentence(sentence.prose, begin, end))
        start = match.end()
    return [*pieces, Sentence(sentence.prose, sentence.start + start, sentence.end)] if pieces else [sentence]
