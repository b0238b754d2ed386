"""How the object of 有 is asked for where it counts: ``有两个特点，一个是A，另一个是B``, ``有 32 层``."""

from cardgen.extract.wording.answers import Asked
from cardgen.text.expression import expression

_AMOUNT_OF = expression(r"约?\s?\d[\d.,]*\s?(?P<of>[\u4e00-\u9fff]{1,3})")
_COUNTED = expression(r"(?P<count>[两二三四五六七八九][个种类条点步项档层台代道派])[，：:](?=.{3})")
# ``有两个让人头疼的特点，一个是…，另一个是…``
_COUNTED_OF = expression(
    r"(?P<count>[两二三四五六七八九][个种类条点处项])(?P<of>[^，。；：]{2,14})[，：:](?=一[是个种类条]|首先|第一|分别|[^，。；]{1,12}、)"
)
_BARE_COUNT = expression(r"(?P<count>[二三四五])[：:，](?=.{3})")


def ask_counted_object(stem: str, verb_text: str, answer: str) -> Asked | None:
    """Return which ones ``stem`` has that ``answer``, the object of 有, counts, or how many; or nothing."""
    bare, counted = _BARE_COUNT.match(answer), _COUNTED.match(answer)
    if bare:  # ``动机有二：…``
        return f"{stem}有哪{bare['count'].replace('二', '两')}点？", answer[bare.end() :]
    if counted:  # ``有两个，PyG和DGL``
        return f"{stem}有哪{counted['count']}？", answer[counted.end() :]
    of, amount = _COUNTED_OF.match(answer), _AMOUNT_OF.fullmatch(answer)
    if of:
        return f"{stem}有哪{of['count'].replace('二', '两')}{of['of']}？", answer[of.end() :]
    return (f"{stem}{verb_text}多少{amount['of']}？", answer) if amount else None  # ``最多有 32 层``
