"""Words in running text whose initials spell an abbreviation: ``BGP``, ``the Border Gateway Protocol``."""

import re

from cardgen.text.expression import expression

_WORD = expression(r"[A-Za-z]+(?:['’][a-z]+)?")
_BETWEEN = expression(r"\s|-|\s?-\s?")
_SMALL = frozenset(("of", "the", "and", "for", "in", "to", "a", "an", "on", "with", "by"))
_SURE = 3  # letters that no words spell by chance; fewer want capitals


def spelled_in(short: str, text: str) -> str:
    """Return the first words of ``text`` whose initials are the letters of ``short``, or nothing.

    Small words between them count for nothing; a part behind a hyphen belongs to its word (``Pre-training``).
    """
    words = list(_WORD.finditer(text))
    first = short[0].lower()
    for number, word in enumerate(words):
        if word[0][0].lower() == first:
            end = _end(short, text, words[number:])
            name = text[word.start() : end]
            if end and (len(short) >= _SURE or name.istitle()):
                return name
    return ""


def _end(short: str, text: str, words: list[re.Match[str]]) -> int:
    """Return where the words that spell ``short`` end, 0 where they do not."""
    letters, before = 0, words[0].start()
    for word in words:
        if word is not words[0] and not _BETWEEN.fullmatch(text[before : word.start()]):
            return 0
        before = word.end()
        capitals = len(word[0]) > 1 and word[0].isupper()
        if word[0][0].lower() == short[letters].lower() and not capitals:
            letters += 1
        elif word[0] not in _SMALL and text[word.start() - 1] != "-":
            return 0
        if letters == len(short):
            tail = expression(r"(?:-[A-Za-z]+)*").match(text, before)
            return tail.end() if tail else before
    return 0
