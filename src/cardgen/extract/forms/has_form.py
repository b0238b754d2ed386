"""What a Chinese lead-in says its formula is of something: ``X有闭式解，…：``, ``X具有如下形式：``."""

from cardgen.extract.finding import Reading
from cardgen.extract.forms.formula_question import FormulaName
from cardgen.extract.reading.headings import generic_name, versus
from cardgen.extract.reading.statement import Statement
from cardgen.extract.wording.phrasing import with_topic
from cardgen.text.expression import expression

_HAS = expression(
    r"(?:^|[，；])(?P<of>[^，。：；]{0,24}?)(?:也|都|则|还|自然|天然|同样|就|并且|而且|便|正好|恰好)*(?<!没)(?<!只)(?:具?有|存在|可以写出)了?"
    r"(?:一个|如下的?|下面的?|以下的?|着|很?漂亮的|很?简洁的)*(?P<what>[^，。：；的]{0,6}(?:对偶形式|对偶问题|闭式解|解析解|显式解|封闭解|闭合解|解析表达式|"
    r"闭式表达式?|递推关系|递推式|分解形式|形式))(?=[，：]|$)"
)
# ``Gini系数，0代表完全平均，…：``: the quantity first, and what its values say.
_QUANTITY = expression(
    r"(?P<name>[^，。：；的是有]{0,14}(?:系数|指数|概率|散度|相似度|得分|信息熵|信息量|增益|方差|范数|比率|误差率|准确率|召回率|命中率))"
    r"(?:[（(][^（）()]{2,60}[）)])?，"
)
_OF_VALUES = expression(r"越|代表|表示|说明|意味着|之间|衡量|刻画|用来")
_POINTING = expression(r"[这那它其该此]|上[式述面]|^(?:由于|因为|所以|于是|因此|对应|没|只)")
_FIRST = expression(r"[，；]")


def has_form(reading: Reading, last: Statement) -> FormulaName | None:
    """Return the name of a formula that a thing has as its solution or form, or nothing."""
    match = _HAS.search(last.text.rstrip("：: "))
    if match is None:
        return None
    topic = reading.view.topic
    of = match["of"].strip() or _spoken_of(last, match.start())
    if not of or _POINTING.search(of) or generic_name(of):
        return None
    what = "形式" if match["what"].endswith("如下形式") else match["what"]
    question = f"{of}的{what}是什么？"
    known = reading.knows(of) or topic in of
    return FormulaName(of, question if known else with_topic(question, topic, True), 0.7)


def _spoken_of(last: Statement, place: int) -> str:
    """The subject of the clauses before, else what the statement is said of."""
    if last.subject and last.subject in last.text[:place] and not last.pronoun:
        return last.subject
    carried = last.carried
    return carried if carried and not versus(carried) else ""


def opening_noun(reading: Reading, last: Statement) -> FormulaName | None:
    """Return the quantity that a lead-in opens with, before it says what its values mean; or nothing."""
    match = _QUANTITY.match(last.text, len(last.lead)) if last.text.rstrip().endswith(("：", ":")) else None
    name = match["name"] if match else ""
    if not name or not _OF_VALUES.search(last.text) or _POINTING.search(name) or generic_name(name):
        return None
    return FormulaName(name, with_topic(f"{name}的公式是什么？", reading.view.topic, True), 0.65)
