"""How a Chinese predicate without a known object is asked for: where, since when, how done, of what kind.

The first sort of predicate that fits has its question. What a blank or 怎么样 would leave open (how what?) is
said in the question as far as the predicate's first words tell.
"""

from collections.abc import Callable

from cardgen.extract.wording.answers import Asked, clean
from cardgen.extract.wording.modal_question import ask_modal
from cardgen.extract.wording.relation_question import ask_relation
from cardgen.extract.wording.way_question import TIME, ask_done, ask_way
from cardgen.text.expression import expression

_OPPOSITE = {"大": "小", "小": "大", "高": "低", "低": "高", "多": "少", "少": "多", "长": "短", "短": "长"}
_OPPOSITE |= {"快": "慢", "慢": "快", "强": "弱", "弱": "强"}
_BEST = expression(rf"越(?P<more>[{''.join(_OPPOSITE)}])越好")
_THE_MORE = expression(
    r"越(?!来越)(?P<more>[^，。；越]{1,8}?)(?P<comma>[，,])(?P<then>[^。；]*越.*)"
    r"|越(?!来越)(?P<much>[大小高低多少长短深浅细粗近远强弱快慢])(?P<then_too>(?!越)[^，。；越]{1,8}越.*)"
)
_LIES_IN = expression(
    r"(?P<how>(?:主要|一般|多半|通常|关键|还|恰恰|恰|正|就|只|仅|都)?(?:在于|出在))(?P<what>.+)"
)
_PLACE = expression(
    r"(?P<how>主要|一般|通常|大多|都)?在[^，。；]{1,20}?"
    r"(?:[上里中内处侧端]|[后前]面|之[后前间外]|两[端侧]|末尾|开头)(?=$|[，。；](?![又也还]))"
)
_SINCE = expression(
    r"(?:从|于|在)?\d{4} ?年(?:\d{1,2} ?月)?(?:才)?"
    r"(?P<does>开始|提出|发表|问世|诞生|出现|推出|开源|发行|发布|加入|合入|成立|上线)"
)
_IS_NOT = expression(r"(?:不是|并不是|并非)[^，。；]{1,20}[，,]而是")
_IS = expression(r"(?:还|正|恰好|恰恰|其实|本质上|无非|只|算)?是(?![否非])(?P<what>[^。；]{2,}[^的吧])")
_NAMED = expression(r"(?:又|也|一般|通常|可以)?(?P<verb>叫做?|称为|写作|记作|记为)(?P<what>[^，。；]{2,30})")
_SAYS = expression(
    r"(?P<verb>认为|发现|指出|表明|证明|主张|建议|注意到|声称|猜想|规定|假设|假定)了?[，：:]?(?P<what>.{5,})"
)
_TAKEN_TO = expression(
    r"(?:常|一般|通常|往往|也|可以|可)*被(?P<verb>[一-鿿]{1,2})(?P<to>到|成|为|进|给|作|做)(?P<what>[^，。；]{1,30})"
)
_TAKES_PLACE = expression(
    r"在(?P<where>[^，。；]{2,24}?)(?P<does>取得|成熟|完成|进行|发生|执行|产生|合成)(?=$|[，。；])"
)
_HOLDS_IN = expression(
    r"(?P<only>只|仅|才)?在[^，。；]{2,30}?下才?(?P<does>有效|生效|成立|起作用|适用|有用|收敛)(?=$|[，。；])"
)
_PUBLISHED = expression(r"(?P<does>发表|诞生|收录|起源|脱胎|出|源)[于自](?P<when>\d{4} ?年(?=$|[，。；]))?")
_FULL_NAME = expression(r"(?:的)?(?P<name>(?:英文)?全称|全名)(?:是|叫|为)?(?P<what>[^，。；]{4,})")
_DID = expression(r"在(?:\d{4} ?年|[^，。；]{0,8}(?:论文|文章|书|博客)[里中上])")
_STATED = 7  # characters of a first clause that says more than how a thing is
_ONLY_AMOUNT = expression(r"只(?P<verb>有|剩|要|用|需|占|花)(?=约?\s?[\d一两几][\d.%万亿]*)")
_ONLY = expression(r"只(?P<verb>[看吃管用取学训存留算改读写做求])(?P<what>[^，。；]{2,})")
_AMOUNT = expression(r"(?:一般|通常|大约|约|大概|平均)*(?:在|有|要|是|达)?\s?\d[^，。；]{0,10}")
_QUALITY = expression(
    r"(?:很|非常|十分|相当|相对|比较|更|较|比|不(?=[一-鿿])|没有?|几乎没|既(?!然|有|定)|最(?![^，。；]{1,6}的))"
)
_BEHAVIOUR = expression(
    r"(?:从来不|永远|绝不|[一-鿿]{1,2}不[了到出动清完住掉起]|不能|无法|没法|不会|无需|无须|不需要|没有|难以|可以|能|会|将|必须|应|需|可能|容易)"
)
# ``Gershgorin|圆盘定理：…``, ``Laplace|平滑最简单，…``: the name goes on in Chinese.
_LATIN_LAST = expression(r"[A-Za-z0-9)]$")
_NAME_GOES_ON = expression(
    r"(?P<name>(?![并不对的在与和是用把被只都也可会能没有])[一-鿿]{0,3}(?:函数|定理|算法|机制|网络|模型|平滑|公式|变换|方法|分解|损失|准则|判据|不等式|检验|协议|曲线|分布|采样|搜索|"
    r"缓存|线程|标签|时代|阶段|分析|测试))(?=[：，]|最|很|更|是|把|用|将|先|会|能|可以|只|也|都|被|没|不|配|比)"
)
_LOST = expression(r"被(?:抛弃|废弃|弃用|移除|删除|打断|打散|取消|推翻|遗忘|埋没|淘汰)(?:了|，|$)")
_REPLACED = expression(r"被(?P<who>[^，。；]{2,16}?)(?P<does>换掉|取代|替代|代替|打败|超过|淘汰|推翻)")
_LIKE = expression(r"(?:就|好|很|有点)?像(?!是)(?P<what>[^，。；]{2,16})(?=，|一样|$)")
_WANTS = expression(r"想(?P<verb>证明|说|解决|做|强调|表达)的是[：:，]?(?=.{4})")
_THAT_IS = expression(r"即(?![使便将时])(?=[^，。；]{2,})")
_ITS = expression(r"它的(?P<part>[一-鿿]{2,4}?)(?:(?P<lies>在于)[，,]?|[，,]?是|[，,])(?=.{4})")
_PART_LIES = expression(
    r"(?:瓶颈|差别|区别|问题|关键|难点|局限|优势|差距|亮点|贡献|麻烦|毛病|根子|病根|症结|根源|奥妙|妙处|精髓)$"
)
_LIES_THERE = expression(r"(?:就|正|恰恰|恰|全|都|主要)?在(?!于)")
_BECOMES = expression(r"(?:就|便|也|却|于是)?(?:变)?成了(?=[^，。；]{2,})")
_REACHES = expression(r"(?:高达|多达|低至|长达|不到|超过|接近|将近)\s?[\d一二三四五六七八九十百千万]")
_SET_AT = expression(
    r"(?P<how>(?:一般|通常|都|多)?(?:选|放|设|加|插|写|存|画|挂|摆|装|建)[了]?)在(?=[^，。；]{2,})"
)
_SOMEBODY = expression(r"(?:等人|团队|课题组|研究组|实验室|作者|之父)$")
_GOOD_IN = expression(r"[好坏难贵赢输胜强弱]$")
_LEAST_NAME = 2  # characters
_WITH_OTHER = expression(r"(?:和|与|跟)\S")
_ONLY_DIFFERS = expression(r"(?:只|就|仅)?(?:差|差在|差别在|不同在|区别在)")
_CLAUSE = expression("[，,：]")
# Verbs that the clause reader does not know, as they often are nouns: only the question names them.
_VERBS = (
    "考察 改进 拼接 利用 训练 预测 输出 输入 生成 学习 计算 优化 衡量 度量 描述 刻画 记录 保存 存储 "
    "处理 解决 支持 选择 维护 管理 控制 检测 识别 估计 拟合 逼近 近似 统计 比较 匹配 检查 判断 决定 "
    "影响 依赖 包含 覆盖 对应 表示 代表 指向 连接 传递 传播 发送 接收 返回 读取 写入 执行 调用 加载 "
    "释放 占用 消耗 浪费 节省 减少 增加 提高 降低 改变 保持 保留 丢弃 丢失 牺牲 换取 继承 沿用 借用 "
    "借鉴 照搬 引用 分析 研究 讨论 总结 说明 反映 体现 强调 关注 重视 忽视 忽略 放弃 避开 绕开 防止 "
    "阻止 缓解 加剧 加速 推动 启发 奠定 验证 检验 测试 评估 评价 收集 采集 挑选 筛选 过滤 合并 拆分 "
    "切分 划分 组合 融合 集成 共享 复用 重用 缓存 压缩 编码 解码 加密 解密 传输 同步 更新 修改 删除 "
    "插入 替换 交换 调整 固定 冻结 微调 蒸馏 剪枝 量化 采样 抽取 提取 聚合 归一化 平均 累加 求解 求 求和 "
    "假定 承认 追求 偏好 偏爱 偏向 倾向 鼓励 惩罚 奖励 约束 限制 禁止 接受 拒绝 处罚 建模 模拟 模仿 "
    "构造 构建 搭建 设计 实现 完成 引发 触发 产生 形成 构成 造就 需要 要求 用到 用了 做了 加了 "
    "改了 省了 多了 少了 换了 "
    "应对 涉及 参考 假设 起到 起了 发挥 拥有 带有 "
    "对齐 怕 看 吃 取 选 抽 算 存 传 学 训 调 加 减 乘 除 补 删 改 占 丢 掉 省 换"
)
_VERB = expression(
    rf"(?P<how>(?:主要|只|都|就|则|同时|直接|一般|通常|往往|进一步|随后|又|再|实际|实际上|先|不|并不|不再|总是|仍然?|可以|能|会|要|得){{0,2}})"
    rf"(?P<verb>{'|'.join(sorted(_VERBS.split(), key=len, reverse=True))})(?P<done>[上以掉]?了?)"
    r"(?!者|方|量|率|法|器|的|得|是|为|成|到|在|不|起|出|来|过|[，。；：])(?P<what>[^，。；：]{2,})"
)


def ask_state(subject: str, state: str) -> Asked:
    """Return a question about ``subject`` that ``state``, a predicate, answers; and the answer."""
    more = _NAME_GOES_ON.match(state) if _LATIN_LAST.search(subject) else None
    if more:
        subject, behind = subject + more["name"], state[more.end() :]
        if behind.startswith("："):
            return f"{subject}是什么？", clean(behind)
        state = clean(behind)
    return next(asked for ask in _SORTS if (asked := ask(subject, state)))


_WORK = expression(r"(?P<work>(?:想|要)?[做干]的(?:事情?|活儿?|工作))(?:就|便|无非)?[：:是][：:]?(?=.{4})")
_TELLS_US = expression(r"(?:就|便|也)?告诉(?:我们|你|大家)(?:的是)?[，,：:]?\s?(?P<what>.{6,})")


def _tells(subject: str, state: str) -> Asked | None:
    work = _WORK.match(state)
    if work:
        return f"{subject}{work['work']}是什么？", state[work.end() :]
    tells = _TELLS_US.match(state)
    return (f"{subject}告诉我们什么？", tells["what"]) if tells else None


def _more(subject: str, state: str) -> Asked | None:
    best = _BEST.match(state)
    if best:
        more = best["more"]
        return f"{subject}越{more}越好，还是越{_OPPOSITE[more]}越好？", state
    match = _THE_MORE.match(state)
    if match is None:
        return None
    return f"{subject}越{match['more'] or match['much']}会怎样？", match["then"] or match["then_too"]


def _where(subject: str, state: str) -> Asked | None:
    inside = _LIES_IN.match(state)
    if inside:
        return f"{subject}{inside['how']}什么？", inside["what"]
    lies = _LIES_THERE.match(state) if _PART_LIES.search(subject) else None
    if lies:
        return f"{subject}在哪里？", state[lies.end() :]
    place = _PLACE.match(state)
    if place:
        return f"{subject}{place['how'] or ''}在哪里？", state
    holds = _HOLDS_IN.match(state)
    if holds:
        return f"{subject}{holds['only'] or ''}在什么情况下{holds['does']}？", state
    done = _TAKES_PLACE.match(state)
    return (f"{subject}在哪里{done['does']}？", state) if done else None


def _when(subject: str, state: str) -> Asked | None:
    match = _SINCE.match(state)
    if match:
        return f"{subject}是什么时候{match['does']}的？", state
    published = _PUBLISHED.match(state)
    if published:
        where = "什么时候" if published["when"] else "哪里"
        return f"{subject}{state[: len(published['does']) + 1]}{where}？", state
    return (f"{subject}做了什么？", state) if _DID.match(state) else None


def _what(subject: str, state: str) -> Asked | None:
    if _IS_NOT.match(state):
        return f"{subject}是什么？", state
    that_is, its = _THAT_IS.match(state), _ITS.match(state)
    if that_is:
        return f"{subject}是什么？", state[that_is.end() :]
    if its:
        return f"{subject}的{its['part']}{'在于' if its['lies'] else '是'}什么？", state[its.end() :]
    match = _IS.match(state)
    if match and (subject.endswith("的") or not state.startswith("是，的")):
        return f"{subject}是什么？", match["what"].lstrip("，")
    full = _FULL_NAME.match(state)
    if full:
        return f"{subject}的{full['name']}是什么？", state[full.start("what") :]
    named = _NAMED.match(state)
    return (f"{subject}{named['verb']}什么？", clean(state[named.start("what") :])) if named else None


def _says(subject: str, state: str) -> Asked | None:
    match = _SAYS.match(state)
    return (f"{subject}{match['verb']}什么？", match["what"]) if match else None


def _object(subject: str, state: str) -> Asked | None:
    taken = _TAKEN_TO.match(state)
    if taken:
        return f"{subject}被{taken['verb']}{taken['to']}什么？", state
    only = _ONLY.match(state)
    if only:
        return f"{subject}只{only['verb']}什么？", state
    match = _VERB.match(state)
    return (f"{subject}{match['how']}{match['verb']}{match['done']}什么？", state) if match else None


def _becomes(subject: str, state: str) -> Asked | None:
    """What a thing becomes, how much it is, where it is set, how two differ."""
    become = _BECOMES.match(state)
    if become:
        return f"{subject}成了什么？", state[become.end() :]
    if _REACHES.match(state):
        return f"{subject}是多少？", state
    chosen = _SET_AT.match(state)
    if chosen:
        return f"{subject}{chosen['how']}在哪里？", state
    good = _GOOD_IN.search(subject) if state.startswith("在") else None
    if good and len(subject) > _LEAST_NAME:
        return f"{subject}在哪里？", state[1:]
    other = _WITH_OTHER.match(subject)
    return (f"{subject}有什么区别？", state) if other and _ONLY_DIFFERS.match(state) else None


def _amount(subject: str, state: str) -> Asked | None:
    only = _ONLY_AMOUNT.match(state)
    if only:
        return f"{subject}只{only['verb']}多少？", state
    return (f"{subject}是多少？", state) if _AMOUNT.fullmatch(state) else None


def _fate(subject: str, state: str) -> Asked | None:
    """``被抛弃``, ``像银行叫号``, ``想证明的是：…``."""
    lost = _LOST.match(state)
    if lost:
        return f"{subject}怎么了？", state
    replaced = _REPLACED.match(state)
    if replaced:
        return f"{subject}被什么{replaced['does']}？", state
    like = _LIKE.match(state)
    if like:
        return f"{subject}像什么？", state
    wants = _WANTS.match(state)
    return (f"{subject}想{wants['verb']}什么？", state[wants.end() :]) if wants else None


def _kind(subject: str, state: str) -> Asked | None:
    if _SOMEBODY.search(subject):
        return f"{subject}做了什么？", state
    if _BEHAVIOUR.match(state) or (TIME.search(subject) and _QUALITY.match(state)):
        return f"{subject}会怎样？", state
    return (f"{subject}有什么特点？", state) if _QUALITY.match(state) else None


def _anything(subject: str, state: str) -> Asked | None:
    if TIME.search(subject):
        return f"{subject}会怎样？", state
    stated = len(_CLAUSE.split(state, maxsplit=1)[0]) >= _STATED
    return f"{subject}{'有什么特点' if stated else '怎么样'}？", state


_SORTS: tuple[Callable[[str, str], Asked | None], ...] = (
    _tells, _amount, _becomes, _more, _where, _when, _what, _says, ask_relation, ask_way, ask_modal, _fate,
    _kind, _object, ask_done, _anything,
)  # fmt: skip
