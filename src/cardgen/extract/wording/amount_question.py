"""How much there is of a quantity, in Chinese: ``X的大小只有Y的1/17``, ``准确率不到 60%``."""

from cardgen.extract.wording.answers import plain_answer
from cardgen.text.expression import expression

_QUANTITY = expression(
    r"(?:大小|参数|数量|个数|速度|时间|[率度量数值长宽高深时差])$|成本|开销|规模|容量|内存|显存|体积"
)
_AMOUNT = expression(
    r"(?:大约|通常|一般)?(?:[只仅约]有|仅为|不到|不足|高达|多达|将近|接近|约为?|大约|超过)[^，。；]*\d"
)


def ask_amount(subject: str, state: str) -> tuple[str, str] | None:
    """Return the question how much ``subject`` is, and the answer; nothing where ``state`` is no amount."""
    if _QUANTITY.search(subject) and _AMOUNT.match(state):
        return f"{subject}是多少？", plain_answer(state)
    return None
