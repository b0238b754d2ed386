"""How a Chinese predicate that tells a way is asked for: how a thing is done, in which steps."""

from cardgen.extract.wording.answers import Asked
from cardgen.extract.wording.handled_question import names_a_deed
from cardgen.text.expression import expression

_HOW = r"(?:也|就)?(?:很|最|更|非常|比较|十分|相当|挺)?"
# ``想法很直接，图进去，JSON出来``; ``更激进，把RNN全扔了``
_SAID_HOW = expression(
    rf"{_HOW}(?:明显|直接|简单|朴素|直观|突出|清楚|清晰|显然|巧妙|简单粗暴|粗暴)[，：:](?=[^。]{{6}})"
)
_SIMPLE = expression(
    rf"(?:{_HOW}(?:简单|省事|直接|激进|极端|粗暴|暴力|偷懒|干脆|巧妙|取巧|简单粗暴|进一步)"
    r"|(?:折中|聪明|干净|高明|讲究|精细|彻底|大胆|温和|保守|简单|省事|巧妙)(?:一[点些]|得多|多了))[，：:]"
    r"(?!容易|会|但|所以|因此|不过|可|只是|[^，。；]{1,12}[更则])(?=[^。]{6})"
    r"|(?:干脆|索性)(?=[^，。；]{4})"
)
_ROLE_LAST = expression(
    r"(?:问题|局限|缺点|毛病|想法|思路|做法|区别|差别|好处|优点|代价|原因|道理|贡献|亮点)$"
)
# ``缺失值的处理也很巧妙：…``
_DEALT_WITH = expression(
    r"(?P<what>.{2,20})的(?P<done>处理|选择|计算|初始化|更新|训练|实现|推导|合并|分配|确定|设计)"
)
# ``不直接学CVR，而是借助…``, ``不绕这个弯：把策略写成…``
_INSTEAD = expression(
    r"(?:并|也|压根|根本)?不(?:再)?(?!是|同|如|过|仅|只|但|会|能|可|少|像)[^，。；：]{2,24}[，：]"
    r"(?:而是|只是|转而|而|它|直接)?(?:把|将|用(?![户途])|借|直接|通过|靠|比较|每|按|采用|算|去|先|从|让)"
)
_COMES = expression(r"由[^，。；]{2,40}?(?:学|得|算|生成|产生|求|推|给|构造|拼|采)")
_HANDLED = expression(
    r"把|将(?![会要来])|先(?=[^，。；]{1,20}(?:再|然后|后))|拿|对(?=[^，。；的]{2,16}(?:做|求|取|采样))"
    r"|(?:直接|干脆|一般|通常|全|只)?(?:靠|通过|按|沿|从(?!来|属|而|此|不|容)|给(?![出得不])|每[^，。；]{0,3}都?[要得]|逐|用(?![户法途处到于来]))(?=[^，。；]{2,})"
)
_LATIN_END = expression(r"[A-Za-z0-9]\)?$|(?:算法|方法|做法|网络|模型|机制|策略|协议|工作|法|器|派|者|框架)$")
TIME = expression(r"(?:时|时候|[之以]?后|[之以]前|期间)$")
_IN_STEPS = expression(
    r"(?:可以|一般|大致|主要)?分(?:为|成)?(?P<count>[两三四五六])(?P<of>步|个阶段|个步骤|类|种|层|档|路)(?:走)?[：:，,]"
)


def ask_way(subject: str, state: str) -> Asked | None:
    """Return a question how ``subject`` is done, which ``state`` tells, and the answer; or nothing."""
    steps = _IN_STEPS.match(state)
    if steps:
        return f"{subject}分哪{steps['count']}{steps['of']}？", state[steps.end() :]
    how = _SAID_HOW.match(state)
    if how and _ROLE_LAST.search(subject):
        return f"{subject}是什么？", state[how.end() :]
    if (_SIMPLE.match(state) or _INSTEAD.match(state)) and not TIME.search(subject):
        dealt = _DEALT_WITH.fullmatch(subject)
        if dealt:
            return f"{dealt['what']}是怎么{dealt['done']}的？", state[how.end() :] if how else state
        return (f"{subject}是什么？" if names_a_deed(subject) else f"{subject}是怎么做的？"), state
    return None


def ask_done(subject: str, state: str) -> Asked | None:
    """Return a question how ``subject`` comes about or is dealt with, and the answer; or nothing."""
    if _COMES.match(state):
        return f"{subject}是怎么来的？", state
    if not _HANDLED.match(state):
        return None
    if names_a_deed(subject):
        return f"{subject}是什么？", state
    return f"{subject}{'是怎么做的' if _LATIN_END.search(subject) else '是怎么处理的'}？", state
