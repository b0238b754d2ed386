"""What the heads of a table's columns say: an aspect, a sort of thing, a date, a meaning."""

import re

from cardgen.text.expression import expression

ATTRIBUTE = expression(
    r"^(?:优点|缺点|优势|劣势|特点|复杂度|时间复杂度|空间复杂度|适用场景|应用|原理|定义|用途|是否.+|"
    r"advantages?|disadvantages?|pros|cons|"
    r"complexity|use cases?|definition|speed|memory)$",
    re.I,
)
ASPECT_HEAD = expression(r"(?:对比|比较|区别|不同)(?:项目?|点|维度|方面|内容)?|维度|方面|aspects?", re.I)
YEAR_HEAD = expression(r"年代|年份|时间$|日期|year|date|链接|论文|代码|作者|link|paper|url", re.I)
STEP_HEAD = expression("步骤?$|阶段|顺序|序号|流程")
# Heads that say what sort of thing the first column lists.
SORTS = expression(
    r"(?:常[用见]|主要)?(?:方法|办法|策略|方案|方式|类型|种类|类别|模型|算法|阶段|层次?|级别|"
    r"手段|思路|机制|结构|工具|条件|步骤|指标|做法|模式|隔离级别|特性)"
)
EN_SORTS = expression(
    r"(?:[a-z]+ )?(?:methods?|models?|types?|algorithms?|kinds?|names?|attacks?|drugs?|protocols?|"
    r"versions?|terms?|tools?|options?|approach(?:es)?|techniques?|class(?:es)?)",
    re.I,
)
# Heads that say that the rows are cases, in each of which the columns are asked for.
EN_CASES = expression(
    r"(?:[a-z]+ )?(?:changes?|conditions?|levels?|states?|situations?|cases?|stages?)", re.I
)
# Short names of rows are those of this sort: the problem 评估 is 评估问题.
SORT_OF_SHORT = expression("问题|任务|阶段|状态|策略|模式|操作")
GLOSS_HEADS = expression(
    r"含义|意义|说明|描述|解释|定义|作用|用途|meaning|description|definition|purpose", re.I
)
