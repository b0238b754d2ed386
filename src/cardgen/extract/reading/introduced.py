"""The name a clause introduces and ends with: what the next ``it`` stands for."""

from cardgen.extract.language.chinese import STRONG_VERB
from cardgen.extract.reading.gloss import read_gloss
from cardgen.extract.reading.sentences import Sentence
from cardgen.extract.reading.statement import Statement
from cardgen.text.expression import expression

_INTRODUCED = expression(
    r"(?:是|叫做?|称为|叫作|称作|即|就是)?(?P<name>[^，。：；（）()是叫为作]{2,20}?)"
    r"\s*(?P<gloss>[（(][^（）()]{1,60}[）)])?[，,。.]?$"
)
_LONGEST_TAIL, _LONGEST_NAME = 90, 24
_NAMING = expression(r"(?:\b(?:is|are|as|called|termed|sits|named|known)|,) (?:just )?(?:the |an? )?$")
_NAMED_IN_ENGLISH = expression(
    r"(?P<noun>(?: (?!of |and |is |are )[a-z]+)?)(?: [^\w\s,.;]|"
    r" of [^,.;]{3,30})?(?:\s\([^()]{1,60}\))?\s*(?:[.,;:]|$)"
)
_ONLY_ENDS = ("才行", "上", "里", "中", "了", "来做", "来解决", "来实现")
# ``最后还要去重，通常用Soft-NMS。它…``
_LATIN_LAST = expression(
    r"(?:(?<![作使应通利])用|采用|使用|就是|叫做?|称为|换成了?|改用|引入了?|提出了?)\s?"
    r"(?P<name>[A-Z][A-Za-z0-9.+-]*[A-Za-z0-9](?: [A-Z][A-Za-z0-9+-]*){0,3})。$"
)
# ``…，也就是常说的coarse-to-fine。它…``, ``…，这叫数据倾斜。它…``
_CALLED_LAST = expression(
    r"(?:(?:就是|即)(?:所谓的?|常说的|著名的|大名鼎鼎的|传说中的)|(?<=[，这那])(?:就|便)?(?:叫做?|称为|称作)|被称为|被称作)\s?"
    r"(?P<name>[A-Za-z][A-Za-z0-9 +.-]{1,30}|[^，。；：的了“”（）()]{2,12})。$"
)
# ``另一条路是EIB（Error Imputation Based），训一个模型…。它…``
_ANOTHER = expression(
    r"(?:另外?一?|还有一|第[二三四])[条种个类派][^，。是（]{0,4}(?:是|叫)\s?(?P<name>[A-Za-z][A-Za-z0-9-]{1,20})(?:[（(][^（）()]{2,60}[）)])?[，：]"
)
_NO_NAME = expression("也|可以|[既都就能会选]")  # ``也可以选ULM（默认）``
# ``于是有了**X**（…）：…``
_BRINGS, _EXPLAINED = (
    expression(r"(?:有了|提出了|引入了|引出了|诞生了)$"),
    expression(r"[（(][^（）()]*[）)][：:]"),
)
_BRACKETS = frozenset("（(")


def introduced_name(statement: Statement) -> str:
    """Return the name ``statement`` ends with and so introduces, or "": ``…触发**X**（English）。``."""
    text, prose = statement.text, statement.sentence.prose
    if statement.chinese and (latin := _LATIN_LAST.search(text, max(0, len(text) - _LONGEST_TAIL))):
        return latin["name"]
    if statement.chinese and (called := _CALLED_LAST.search(text, max(0, len(text) - _LONGEST_TAIL))):
        return called["name"].strip()
    if statement.chinese and (other := _ANOTHER.match(text)):
        return other["name"]
    if not (prose.strong or prose.emphasis or _BRACKETS & statement.signs):
        return ""
    if not statement.chinese:
        return _in_english(statement.sentence)
    return _marked(statement.sentence) or _in_the_tail(statement)


def _marked(sentence: Sentence) -> str:
    """The bold name that a sentence ends with but for a word, or that it explains behind a colon."""
    text = sentence.prose.text
    colons = ("：", ":")  # ``还有个办法，**X**：…``
    bold = [(a, b) for a, b in sentence.prose.strong if sentence.start < a and b - a <= _LONGEST_NAME]
    for start, end in bold:  # ``得跑到**X** 才行。``
        if start < sentence.end and text[end : sentence.end].strip(" 。") in _ONLY_ENDS:
            return text[start:end].split("（")[0].strip()
    for a, b in bold:
        if text[b : b + 1] in colons or (_BRINGS.search(text[:a]) and _EXPLAINED.match(text, b)):
            return text[a:b].strip()
    return ""


def _in_the_tail(statement: Statement) -> str:
    """The marked or glossed name that the last words of a Chinese clause are."""
    sentence, text = statement.sentence, statement.text
    match = _INTRODUCED.search(text, max(0, len(text) - _LONGEST_TAIL))
    if match is None:
        return ""
    end = sentence.start + match.end("name")
    for start, stop in (*sentence.prose.strong, *sentence.prose.emphasis):
        if abs(stop - end) <= 1 and start > sentence.start and stop - start <= 20:
            return sentence.prose.text[start:stop].strip()
    return _behind_verb(match["name"]) if match["gloss"] and read_gloss(match["gloss"]) else ""


def _behind_verb(words: str) -> str:
    """The name at the end of ``words``, without a verb that stands before it: ``这就需要平滑``."""
    verbs = [verb.end() for verb in STRONG_VERB.finditer(words) if len(words) - verb.end() > 1]
    name = words[max(verbs, default=0) :].strip()
    return "" if _NO_NAME.match(name) else name


def _in_english(sentence: Sentence) -> str:
    """The marked name a sentence ends with, or explains: ``This is the *X*``, ``the *X*, which …``."""
    text = sentence.prose.text
    marked = [(a, b) for a, b in (*sentence.prose.strong, *sentence.prose.emphasis) if sentence.start < a]
    for start, end in sorted(marked, reverse=True):
        if end <= sentence.end and end - start <= 30:
            before = _NAMING.search(text[max(sentence.start, start - 24) : start])
            match = _NAMED_IN_ENGLISH.match(text, end, sentence.end)
            return text[start : match.end("noun")].strip(" ,.:") if match and before else ""
    return ""
