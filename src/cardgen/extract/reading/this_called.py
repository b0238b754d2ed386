"""``这个叫X，…``: the name that a Chinese sentence gives to what was just told, and then speaks of."""

from cardgen.text.expression import expression

_THIS_IS_CALLED = expression(
    r"(?:上面)?这(?:个|种|样|一?招|一?套|东西|玩意儿?|种做法|种方法|个过程|个公式)?(?:就|也|便)?"
    r"(?:叫做?|叫作|称为|称作)\s?(?P<name>[^，。；：（）]{2,20})(?=[，。；（：]|$)"
)


def this_is_called(text: str) -> str:
    """Return the name with which ``text`` opens so, or nothing."""
    match = _THIS_IS_CALLED.match(text)
    return match["name"].strip() if match else ""
