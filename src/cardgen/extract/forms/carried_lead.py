"""What a Chinese lead-in without a subject of its own leads in: ``常见的补救有：``, ``每一步这么走：``."""

from cardgen.extract.finding import Reading
from cardgen.extract.forms.lead_questions import placed
from cardgen.extract.reading.statement import Statement
from cardgen.model import Kind
from cardgen.text.expression import expression

_SO = expression(
    r"(?P<of>[^，。；：它其这那我你][^，。；：]{1,15}?)(?P<how>是)?(?:这么|这样)"
    r"(?P<does>走|做|算|干|来|选|训|跑|分|进行|工作|实现|处理|计算|更新|训练|构造)的?[：:]"
)
_REMEDIES = expression(
    r"(?P<what>(?:常见|常用|主要|典型|可行|一般)?的?(?:补救|解决|应对|缓解|改进|优化|处理)?的?"
    r"(?:补救|对策|办法|方法|措施|手段|方案|解法|招数))"
    r"(?:大致|一般|主要|通常)?(?:有|包括|是)?(?:以下|如下|这么|这|下面)?(?:[几两三四五六][种个类条点招])?[：:]"
)


def ask_carried(reading: Reading, statement: Statement, clause: str) -> tuple[Kind, str, float] | None:
    """Return what the items below ``clause``, the last of a lead-in, are asked by; or nothing.

    Remedies are of the trouble just named, where the note knows it and the section is not about it.
    """
    so, remedy = _SO.fullmatch(clause.strip()), _REMEDIES.fullmatch(clause.strip())
    if so:
        question = f"{so['of']}{so['how'] or ''}怎么{so['does']}{'的' if so['how'] else ''}？"
        return Kind.PROCEDURE, placed(reading, statement, question), 0.65
    trouble = statement.carried
    if remedy is None or not reading.knows(trouble) or trouble == reading.view.topic:
        return None
    return Kind.ENUMERATION, f"{trouble}的{remedy['what'].replace('的', '')}有哪些？", 0.7
