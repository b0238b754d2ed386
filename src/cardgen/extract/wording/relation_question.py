"""How a Chinese predicate that relates a thing to another is asked for: on what, from whom, unlike what."""

from cardgen.extract.wording.answers import Asked
from cardgen.text.expression import expression

_DEPENDS = expression(
    r"(?P<only>只)?(?P<with>[和与跟])[^，。；]{1,20}?(?P<how>有关|无关|相关|成正比|成反比|挂钩|对应|绑定)"
)
_MADE_OF = expression(
    r"由(?!所有|各|每)(?P<what>[^，。；]{2,60}?)(?P<does>(?:唯一|共同|完全|单独|统一|直接)?(?:组成|构成|驱动|规定|决定|负责|管理|实现|引发|触发|激活|启动|维护|给出|执行|发起|引起|造成|"
    r"刻画|描述|确定|控制|调节|承担|提供|支配|主导|共享|诱导|分泌|合成|编码|催化|释放|保证|保障|处理|完成|计算))(?=$|[，。；：])"
)
_BY_WHOM = expression(
    r"(?P<first>最早|首先|最初)?(?:是)?由(?P<who>[^，。；]{2,30}?)(?:[在于]? ?\d{4} "
    r"?年)(?:[在于][^，。；]{2,12})?"
    r"(?P<does>报告|发现|提出|发表|证明|观察到|命名|引入|设计|开发|实现|发明)"
)
_FOUND = expression(
    r"(?P<first>最早|最先|首次|最初)(?:(?:是)?在[^，。；]{1,24}?(?:[里中上]|年代)(?P<does>发现|提出|发表|使用|应用|报告|引入|实现)的?"
    r"|(?P<in>出现|用|应用|见|发表|流行)[在于](?=[^，。；]{2,}))"
)
_SENSITIVE = expression(
    r"(?P<how>(?:[很最更较也不]|比较|非常|格外|不太){0,2})对(?![此这它其])(?P<what>[^，。；]{1,14}?)"
    r"(?P<how_too>(?:[很最更较也不]|比较|非常|格外|不太){0,2})"
    r"(?P<does>敏感|友好|鲁棒|免疫|宽容|严格|不利|有利|透明|无效|有效|无能为力|束手无策)"
)
_LIKENED = expression(
    r"(?P<how>常|一般|通常|往往)?被(?P<verb>算作|列为|归为|划为|归入|比作|称为|称作|视为|看作|当作|誉为|认为是)(?P<what>[^，。；]{2,})"
)
_FLOWS = expression(
    r"由(?P<whence>[^，。；]{1,8}?)(?:经[^，。；]{1,8}?)?(?P<verb>流向|流到|进入|传到|传给|转移到)(?P<where>[^，。；]{2,})"
)
# ``弧从中心词指向修饰词``
_POINTS = expression(
    r"(?:是|都|总是|一律)?从(?!而|此|不|来|事)(?P<whence>[^，。；]{1,16}?)(?P<verb>指向|连向|连到|流向|流到|传到|传给|通向)(?P<where>[^，。；]{1,})"
)
# ``采集于清华校园``, ``发表于2017年``
_AT = expression(
    r"(?P<does>采集|收集|诞生|发表|出现|发生|部署|安装|存储|分布|生长|成立|建立|发布|保存|"
    r"集中)于\s?(?P<when>(?:约|公元)?\d{2,4} ?年)?"
)
_EACH = expression(
    r"分别(?P<verb>对应|表示|代表|指|叫做?|记为|负责|控制)(?:的是|于|了|着)?(?P<what>[^，。；]{2,})"
)
_UNLIKE = expression(
    r"(?P<other>[和与跟同][^，。；]{1,16}?)(?:正好|刚好|恰好|完全|很|并|也|都|大|截然)*"
    r"(?:相反|不同|不一样|不是一[回码]事|有别|有所不同|的(?:最大)?(?:区别|不同)(?:主要)?(?:在于|是))"
)
_NOT_LIKE = expression(r"(?:并)?不像(?P<other>[^，。；]{1,16}?)(?:那样|一样|那么|那般)")
_TWO = expression(r"[^，。；的]{1,16}[和与跟][^，。；]{2,16}")
_TWO_DIFFER = expression(r"(?:并|完全|其实|根本)*(?:不是一[回码]事|不同|不一样|是两[回码]事|很像|相似|类似)")


def ask_relation(subject: str, state: str) -> Asked | None:
    """Return a question about what ``subject`` is related to by ``state``, and the answer; or nothing."""
    return (
        ask_at(subject, state)
        or _ask_origin(subject, state)
        or _ask_other(subject, state)
        or _ask_on(subject, state)
    )


def ask_at(subject: str, state: str) -> Asked | None:
    """Return a question where or when ``subject`` does what ``state`` says, and the answer; or nothing."""
    at = _AT.match(state)
    if at is None:
        return None
    return f"{subject}{at['does']}于{'何时' if at['when'] else '哪里'}？", state[at.end("does") + 1 :].strip()


def _ask_origin(subject: str, state: str) -> Asked | None:
    by_whom = _BY_WHOM.match(state)
    if by_whom:
        return f"{subject}{by_whom['first'] or ''}由谁{by_whom['does']}？", state
    found = _FOUND.match(state)
    if found is None:
        return None
    where = f"{found['in']}{state[found.end('in')]}哪里" if found["in"] else f"在哪里{found['does']}的"
    return f"{subject}{found['first']}{'' if found['in'] else '是'}{where}？", state


def _ask_other(subject: str, state: str) -> Asked | None:
    """``和普通哈希正好相反``, ``不像NMS那样直接删掉``: how the two differ."""
    unlike = _UNLIKE.match(state)
    if unlike:
        return f"{subject}{unlike['other']}有什么区别？", state
    other = _NOT_LIKE.match(state)
    if other:
        return f"{subject}和{other['other']}有什么区别？", state
    differ = _TWO_DIFFER.match(state) if _TWO.fullmatch(subject) else None
    return (
        (f"{subject}有什么{'异同' if differ[0].endswith(('像', '似')) else '区别'}？", state)
        if differ
        else None
    )


def _ask_on(subject: str, state: str) -> Asked | None:
    flows = _FLOWS.match(state)
    if flows:
        return f"{subject}由哪里{flows['verb']}哪里？", state
    points = _POINTS.match(state)
    if points:
        return f"{subject}从哪里{points['verb']}哪里？", state
    made = _MADE_OF.match(state)
    if made:
        return f"{subject}由什么{made['does']}？", state
    likened = _LIKENED.match(state)
    if likened:
        return f"{subject}{likened['how'] or ''}被{likened['verb']}什么？", state
    each = _EACH.match(state)
    if each:
        return f"{subject}分别{each['verb']}什么？", each["what"]
    to = _SENSITIVE.match(state)
    if to:
        return f"{subject}{to['how']}对什么{to['how_too']}{to['does']}？", state
    match = _DEPENDS.match(state)
    return match and (f"{subject}{match['only'] or ''}{match['with']}什么{match['how']}？", state)
