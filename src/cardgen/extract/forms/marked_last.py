"""The last name that a lead-in marks, in bold or with a bracket: ``这就变成了X（English）的估计：``."""

from cardgen.extract.reading.gloss import read_gloss
from cardgen.extract.reading.statement import Statement
from cardgen.text.expression import expression

_GLOSSED_NAME = expression(
    r"(?:[了为是到即用]|变成了?|使用|得到了?|叫做?|称之?为|称作|所谓的?|^|[，,的])"
    r"(?P<name>[^，,。：（）()的了为是到]{2,16}?)(?P<gloss>[（(][A-Za-z][^（）()]{1,60}[）)])"
)
_USING = expression(
    r"^(?:因此|所以|于是|然后|再|也|则|就|可以)*(?:用(?![户途法])|使用|采用|利用|引入|变成|得到)"
)
_SAYS = expression(
    r"在于|哪|(?<=.)是(?![否非])"
)  # ``**区别只在于怎么选**``: words in bold that say something


def marked_last(last: Statement) -> str:
    """Return the last bold or glossed name of a lead-in, or nothing."""
    prose, begin = last.passage.prose, last.sentence.start
    spans = (span for span in (*prose.strong, *prose.emphasis) if 2 <= span[1] - span[0] <= 20)
    inside = [(start, end) for start, end in spans if begin <= start and end <= last.sentence.end]
    names = [(start, prose.text[start:end]) for start, end in inside]
    for match in _GLOSSED_NAME.finditer(last.text):
        if read_gloss(match["gloss"]).full:
            names.append((begin + match.start("name"), _USING.sub("", match["name"])))
    names = [one for one in names if not _SAYS.search(one[1])]
    return max(names)[1].strip(" ：:") if names else ""
