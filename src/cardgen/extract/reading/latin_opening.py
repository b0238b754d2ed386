"""A Chinese sentence that opens with a name in Latin letters: ``GoogLeNet照单全收，…``, ``BTB 存 target``."""

from cardgen.text.expression import expression

TAIL_NOUN = (
    "框架|模型|算法|方法|协议|机制|系统|网络|函数|分布|阶段|技术|问题|定理|结构|理论|过程|策略|公式|"
    "规则|库|工具|语言|指标|层|变换|效应"
)
_NAME = expression(r"[A-Z][A-Za-z0-9+-]*(?: [A-Z][A-Za-z0-9+-]+){0,3}(?=的|，|在|把|将|与|和|则)")
# What goes on in Chinese behind the name is said of it, unless it makes another noun or a place of the name.
_SUBJECT = expression(
    r"[A-Za-z][A-Za-z0-9.+-]+(?: [A-Za-z][A-Za-z0-9.+-]*){0,3}"
    rf"(?:\s?(?:{TAIL_NOUN}|正则|形式|[\u4e00-\u9fff]?[层树值率型])(?!的))?+"
    r"(?!\s?(?:[的和与跟及或里中上下前后内外时间之等原论们也曾版团设每这那另]|"
    r"形式|作者|官网|代码|注意|一[^，]{1,3}，|要[^，。]{1,6}的))"
    r"(?=\s?[\u4e00-\u9fff]{2})"
)


def latin_name(text: str, place: int) -> str:
    """Return the name at ``place`` that a particle, a preposition or a comma follows, or nothing."""
    match = _NAME.match(text, place)
    return match[0] if match else ""


def latin_subject(text: str, place: int) -> str:
    """Return the name at ``place`` of which the Chinese words behind it tell something, or nothing."""
    match = _SUBJECT.match(text, place)
    return match[0] if match else ""
