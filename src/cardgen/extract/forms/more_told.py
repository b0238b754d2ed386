"""What the sentence behind a short definition adds to it."""

from cardgen.extract.finding import Reading
from cardgen.extract.reading.statement import Statement
from cardgen.extract.wording.answers import clean
from cardgen.text.expression import expression

_SLIGHT, _LONGEST_MORE = 24, 60  # characters
_PLACED = expression(
    r"(?:出现|发生|存在|用|属)(?:在|于)[^，。]{2,10}[里中上]?$|[^，。]{1,16}的(?:代表|一种)$"
)
# What says something else of it than what it is.
_NEXT_FACT = expression(
    r"但|不过|缺点|优点|代价|好处|坏处|问题|例如|比如|因此|所以|后来|现在|论文|代码|它|其|[^，。]{0,8}(?:由|提出)|\d{4}"
)


def sentence_behind(reading: Reading, last: Statement, answer: str) -> str:
    """Return the next sentence, where a definition is slight: ``从众。大家都…``.

    Nothing where it says something else of the thing, is long, or does not follow in the same passage.
    """
    following = reading.after(last)
    if following is None or following.noise or following.sentence.start == last.sentence.start:
        return ""
    if not (len(answer) <= _SLIGHT or _PLACED.match(answer)) or _NEXT_FACT.match(following.text):
        return ""
    more = following.passage.prose.restore(clean(following.text))
    return more if len(more) <= _LONGEST_MORE else ""
