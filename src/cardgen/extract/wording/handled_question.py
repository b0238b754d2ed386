"""How ``把X…`` and ``将X…`` are asked for: what is done, and to what."""

from cardgen.text.expression import expression

_WORK = expression(
    r"(?:干|做|要做)的(?:事情?|工作|活)?(?:就|便|无非)?$"
    r"|(?:任务|目的|目标|职责|作用|用途|用法|做法|办法|改法|写法|解法|玩法|练法|处理|改动|改进|主意|想法|思路|思想|策略|套路)(?:就|便)?$"
)
_TAKEN_AS = expression(
    r"(?P<object>[^，。；]{1,20}?)(?=转换成|转化成|变成|变为|降低到|降到|提高到|压缩到|投影到|扩展到|扩展成|推广到|迁移到|延伸到|看作|"
    r"看成|看做|视为|当成|当作|合并[成为到]|合成|拼成|压成|写成|挪到|换成|拆成|称为|记为|转化为|转换为|映射到|分解为|划分为|分为|替换为|设为|"
    r"(?<![有无])(?:限制|约束)(?=[在为到住于])|改写|概括|归纳|总结|定义|表示[为成]|解释|理解|简化|近似为|建模|归结|推广|应用到|分割|"
    r"同时[^，。]{0,2}给|给[盖删改扔丢])"
)
_BESIDE_THING = expression(
    "(?<=.{2})(?:从.*|(?:一起|一并|全部?|都|也|又|直接|逐个|逐层|逐一|分别|同时|重新|依次|统一|完全|先)$)"
)
_STEM_END = expression(r"(?:会|已经|最早|老老实实|干脆|索性|直接|(?<![法规准原守])则|却|又|也|还|便|就)$")
_CAN = expression(r"(?:可以|能|应该|应当|需要|要|通常|一般|往往|常常|总是)$")
_OBJECT = expression(
    r"(?P<object>[^，。；]{1,20}?)(?=划分|分解|(?:包|封|组|安|改)装|折叠|设|转|映射|替换(?:为|成|掉|了|$)|视|看|压缩|引入|投影|减半)"
    r"|(?!映射|投影|转换|压缩)(?P<whole>[^，。；为成到在给入出作至]{1,20})(?=[\u4e00-\u9fff](?:为|成|到|在|给|入|出|作|至))"
)
# ``将问题拆成A、B、C三块``
_PARTS = expression(
    r"(?P<object>[^，。；]{1,20}?)(?P<does>拆分?成|分成|分为|划分为|切成)(?P<what>[^，。；]*、[^，。；]*?)"
    r"(?P<count>[两三四五六七八])(?:大|个)?(?P<of>块|部分|类|步|层|种|阶段|子问题)(?=$|[，。；])"
)
_POINTS = expression(r"[它其这那此该]")


def names_a_deed(words: str) -> bool:
    """Tell whether ``words`` end in a name of what is done (``任务``, ``做法``): that *is* something."""
    return _WORK.search(words) is not None


def ask_handled(stem: str, verb: str, answer: str) -> tuple[str, str]:
    """Return the question and the answer of what ``stem`` does, told by ``verb`` (``把``) and ``answer``."""
    match = _TAKEN_AS.match(answer) or _OBJECT.match(answer)
    thing = (match["object"] or match.groupdict().get("whole")) if match else None
    if names_a_deed(stem):
        return f"{stem}是什么？", verb + answer
    thing = thing and _BESIDE_THING.sub("", thing)  # ``把难度从A挪到B``, ``把热页一起挤出去``
    named = thing and thing not in ("事", "活") and not _POINTS.search(thing)
    parts = _PARTS.match(answer)
    if parts and named and parts["object"] == thing:
        return f"{stem}{verb}{thing}{parts['does']}哪{parts['count']}{parts['of']}？", parts["what"]
    stem = _STEM_END.sub("", stem)
    does = "怎么做" if _CAN.search(stem) else "会怎么做"
    asked = f"{stem}如何处理{thing}？" if named else f"{stem}{does}？"
    return asked, verb + answer
