"""The name that ends at a place of a Chinese sentence: ``…靠模式识别受体（PRR）`` names 模式识别受体.

There is no tagger: a name begins where the note's markup says so, else after the last word that leads
a name in (a verb, a preposition, a word of naming).
"""

import re

from cardgen.extract.language.chinese import NO_REASON
from cardgen.extract.language.one_of import one_of
from cardgen.extract.reading.statement import Statement
from cardgen.text.expression import expression
from cardgen.text.scripts import HAN

_LONGEST = 16
_REACH = 40
_RUN = expression(rf"(?P<name>[A-Za-zÀ-ɏ0-9~-]{{0,12}} ?[{HAN}]{{2,30}}[A-Za-z]{{0,3}})$")
_LEADERS = (
    "叫做 叫作 叫 称为 称作 称之为 名为 又名 俗称 亦称 又称 译作 译为 所谓的 所谓 就是 也就是 是 即 为 "
    "的 在 和 与 及 以及 或 或者 从 由 经由 到了 得到 用到 提到 遇到 看到 进行 使用 利用 采用 借助 通过 对应 "
    "一个 一种 一类 一套 一组 一层 一条 某个 这个 那个 每个 各个 这种 那种 这些 那些 "
    "靠 把 将 被 让 给 凭 按 按照 根据 依据 拼成 组成 合成了 形成 构成 变成 "
    "改成 改为 切成 分成 分为 拆成 写成 做成 制成 合成为 转换为 转换成 转成 "
    "转为 转化为 换成 化为 "
    "看成 当成 当作 视为 记作 记为 引入 提出 提出了 发明了 给出 使得 分泌 释放出 找到 认出 "
    "具有 具备 拥有 包含 包括 属于 等于 基于 关于 对于 位于 来自 源自 依赖 "
    "重建 建立 维护 构造 取决于 求解 扫描 则可以使用 可以使用 了 有 有了 就有 出现 诞生 放进 放入 塞进 "
    "写进 存入 加入 加上 带有 含有 还有 只有 没有 另有 都有 会有 "
    "起名 取名 命名为 至于 要上 得上 要用 得用 换上 用上 "
    "随着 那么 则 记 改用 选用 沿用 引出 做 算出 求出 求 计算出 去做 去认 去找 去算 去拟合 去逼近 去估计"
)
# What may not stand around a leader that is often part of a name.
_WHOLE = {
    "了": r"(?!解|结|望)",
    "有": r"(?<![所没具拥含仅稀公私共固特少占享现原持国专]有)(?![向限效机源损序线氧丝监界穷理色性意])",
    "的": r"(?<!目的)(?!士|确)",
    "是": r"(?!非|否)",
    "为": r"(?<![行作认因人]为)(?!空|何)",
    "和": r"(?<![共饱缓亲温柔总调]和)(?!声|弦|差|谐|平|积)",
    "与": r"(?<!参与)(?!门|非|或)",
    "组成": r"(?!原理|成分)",
    "或": r"(?!门|非|然)",
    "及": r"(?<![涉普]及)",
    "在": r"(?<![存潜内外现]在)(?!线)",
    "从": r"(?<![服主顺]从)(?!属|句|众)",
    "由": rf"(?<![自路]由){NO_REASON}(?!来)",
    "即": r"(?!时|使)",
    "将": r"(?!来)",
    "按": r"(?!钮|键|摩|位|需)",
    "给": r"(?<!供给)(?!定|水)",
    "把": r"(?!手)",
    "让": r"(?<!转让)",
    "则": r"(?<![规法原准守细]则)",
    "记": r"(?<![标登笔日]记)(?!忆|录|号|账|数)",
    "叫": r"(?!号|停|好|醒)",
    "做": r"(?<![叫当看]做)(?!法|市|功|空)",
    "求": r"(?<![需要请寻追]求)(?!解|和|导|根)",
    "靠": r"(?<![可依]靠)",
    "凭": r"(?!证|据)",
    "被": r"(?<![植棉]被)(?!子)",
}
# Verbs of one character that are as often part of a name: what stands before shows that they are not.
_AFTER_ADVERB = r"(?<=[要会能议再先都就来也只常般多爱上里])[用向看](?![户例途量品])"
_LEADER = expression(rf"(?:{one_of(_LEADERS.split(), _WHOLE)}|{_AFTER_ADVERB})了?")
_FIRST = expression(
    r"^(?:有(?![向限效机源损序线氧丝监界穷理色性意])|对(?![比抗称数偶等应话角齐象])|用(?![户例途量])|向(?![量心性日])|小的|新的|大的|"
    r"加(?![权法速密热性载工州拿减压固强湿氢])|去(?=[^噪中除重雾氧离极混])|最(?:常见|典型|有名|简单)(?:的|是)?)+"
)
# A piece with one of these is no name: something is still said in it.
_SAYS = expression(r"[我你它他她这那更很]|大家|所以|因为|如果|可以|习惯|没有")
_EDGE = expression(r".*[，。；：、！？“”「」\s]", re.S)


def name_before(statement: Statement, end: int) -> str:
    """Return the name that ends at ``end`` of the statement's text, or nothing where none is sure."""
    marked = marked_before(statement, end)
    if marked:
        return marked
    run = _RUN.search(statement.text[max(0, end - _REACH) : end].rstrip())
    return _cut(run["name"]) if run else ""


def marked_before(statement: Statement, end: int) -> str:
    """Return the bold or italic name that ends right before ``end`` of the statement's text, or nothing."""
    prose, place = statement.passage.prose, statement.sentence.start + end
    for start, stop in (*prose.strong, *prose.emphasis):
        if 0 <= place - stop <= 1 and stop - start <= _LONGEST * 2:
            name = prose.text[start:stop].strip(" “”：:")
            if len(name) > 1 and not _EDGE.match(name.replace(" ", "")):
                return name
    return ""


def _cut(run: str) -> str:
    """Return what is left of ``run`` behind its last leader; a leader that ends it leads nothing in."""
    name = run
    while True:
        match = _LEADER.search(name, 0, len(name) - 1)
        if match is None:
            break
        name = name[match.end() :]
    name = _FIRST.sub("", name).strip(" ~-")
    whole = len(name) >= 2 and len(name) <= _LONGEST and not _SAYS.search(name)
    return name if whole else ""
