"""How a Chinese predicate is asked for: its object, its place, its agent, how a thing is."""

import re

from cardgen.extract.language import chinese
from cardgen.extract.reading.statement import Statement
from cardgen.extract.wording.amount_question import ask_amount
from cardgen.extract.wording.answers import clean, plain_answer
from cardgen.extract.wording.apart_question import FILLER, PURPOSE, ask_apart
from cardgen.extract.wording.being_question import NEGATED, ONLY, ask_being, is_value
from cardgen.extract.wording.counted_object import ask_counted_object
from cardgen.extract.wording.handled_question import ask_handled
from cardgen.extract.wording.relation_question import ask_at
from cardgen.extract.wording.state_question import ask_state
from cardgen.text.expression import expression

_OBJECT_NOUN = expression(
    r"(?:的)?(?P<noun>作用|特点|性质|效果|问题|影响|关系|服务|能力|特性|形式|结构|假设|限制|角色|功能|"
    r"优势|现象|条件|顺序|方式|策略|信号|信息)$"
)
_PLACED = (
    "来自",
    "运行在",
    "位于",
    "工作在",
    "发生在",
    "存储在",
    "保存在",
    "放在",
    "集中在",
    "分布在",
    "处于",
)
_OTHER_HALF = expression(
    r"[，,](?:而)?(?=[^，。；]{2,16}?(?:则|却)[^，。；]{2,}|[\U000f0000-\U000ffffd]是(?![否非]))"
)
_LEADING, _WHENCE = ("指向", "流向", "流到", "传到", "传给", "连到"), expression(r"从[^，。]{1,20}")
_CAUSING = ("使", "使得", "让", "令")
_AGENT = expression(r"(?P<before>.*?)由(?P<agent>[^，。；]{1,24})")
_SUPERLATIVE = expression(
    r"最[大小高低多少快慢好差强弱长短早晚](?!由|在|是|出现|见[于诸]|从|于|[被用提有能可要])"
)
_OWNER = expression(r"(?P<of>[^的]{2,16})的(?P<what>[^的]{2,10})")
_BY_WHOM = expression(
    r"(?:最早|首先|最初)?(?:是)?由[^，。；]{2,40}(?:提出|发明|创立|设计|开发|发现|引入|发布|申请|首创|推出|实现|完成|建立)"
)
_JOINED_VERB = expression(rf"(?:或者?|和|及|并|、){chinese.VERBS}(?:了|着|到|出)?(?=[^的，。；]{{2}})")
_SOMEBODY = expression(r"[A-Z][a-z]+ [A-Z][a-z]|等人|[家人师]$")
_WITH_AS = expression(r"(?P<before>.*?)以(?P<what>[^，。；]{1,16})")
_TURNED_INTO = expression(
    r"(?:为(?![了止主例准此什])|成(?![对功立本员熟果分为千百]))(?P<what>[^，。；]{2,}.*)"
)
_LONGEST_AS = 10
# Whose finding it is, before what it is about: ``X指出只用一个Y是不够的``.
_SAYS = expression(r"(?:指出|发现|认为|表明|证明)了?[，,：:]?(?=.{3})")
# ``一般用Bradley-Terry模型来刻画``
_WITH = expression(
    r"(?P<how>(?:一般|通常|常|都)?用)(?P<what>[^，。；]{2,24}?)(?P<does>来[^，。；的]{1,4})(?=$|[，。])"
)
# ``X的想法很朴素：…``, ``X的思路，是…``; ``X很低的Y…``: what is told is told of Y.
_PART = expression(
    r"(?P<does>(?:[要想所]+(?:做|干|解决|回答|处理|研究|学|找|求|完成))?)的(?P<part>[\u4e00-\u9fff]{2,4}?)"
    r"(?:[，,]\s?(?:就|便)?是|(?:其实|说起来|说白了|听起来|看起来)*[很更][^，。：的]{1,4}[：，,]|(?:其实|说起来|说白了)+(?:就)?是)(?P<what>[^。]{4,})"
)
# What a cut in the middle of a word leaves: ``…的数据|增强，包括…``, ``…在胸腺|里成熟``.
_TORN = expression(
    r"[里上中下内](?=[一-鿿])|(?:法|率|型|器|者)(?=[一-鿿])|对(?:办法|的[一-鿿])|(?!是|发现|认为|指出|表明|证明|建议|主张|规定|声称|[很更最太挺真不没越][一-鿿]|[好差快慢高低大小多少强弱贵准稳新老]{1,2}[，：]"
    r"|简单|方便|灵活|直观|稳定|准确|昂贵|便宜|高效|粗糙|复杂|粗暴|激进|一般|易懂|免费)[一-鿿]{1,2}(?:[，,：:]|$)"
)
_NO_STATE = expression(r"的|(?:很|更|较|最)[^，。；的]{1,3}的[^，。；]{4,}")
_VERB_END = expression(r"^了(?!解)")
# ``让网络去拟合连线的方向``
_HAS_DO = expression(r"(?P<who>[^，。；]{1,10}?)(?:去|来)(?P<does>[一-鿿]{2})(?P<what>[^，。；]{2,})")
_GRANTED = expression(r"[^，。]{1,5}了[，,](?:可|但|不过)")  # ``精度是上去了，可…``
_GRANTS = expression(r"(?P<so>[^，。是]{1,6})(?:固然)?是(?P=so)(?=[，,])")  # ``灵活是灵活，…``
_IT = expression(r"^它(?![们的])")
_NO_NUMBER = expression(
    r"`|\$+[^$]*?(?:\\(?:min|max|arg|sum|prod|int|frac|mathbf|nabla|partial)(?![a-z])|[A-Za-z]\()"
)
_COMPLEXITY = expression(r"\$+\s*(?:\\mathcal\{O\}|\\(?:Theta|Omega|O)|O)\s*\\?[({]")
_IS_WHAT = expression(r"(?:都|也|就|则)?(?:的复杂度)?是(?:什么|多少)？$")
_SHORT = 8
_GOES_ON = expression(r"(?:除非|不[出到了起]来?(?=[，。]|$)|而且|并且|但|不过|然而|所以|因此|于是)")
_DENIES = expression(r"(?:没有?|不|不会|不能|未|能|会|要|可以|是)$")
# ``用X把A注入B``
_BY_MEANS = expression(
    r"(?P<who>[^，。；]{1,24}?(?:则|就|主要|一般|通常|也|会)?)(?<![作使应通利费信占调引复公专实适可启禁效常选采])(?:用(?![到于来户])|利用|借助|使用)(?P<tool>[^，。；]{2,24})"
)
_LONGEST_DEED = 28
_FIRST = expression("[，,]")
_HOW_FAR = expression("[不得][了出到住起动完清掉过]")  # ``打破不了这种对称性``
_SOMEBODY_DOES = expression("人(?!类|工|脸|物|口|体|群|员)|空(?!间|格|洞|隙|值|位)|一个先")
_IS_SAID = expression("(都|就|也|则|正|恰好)是(?!否|非)")  # ``现代实现都是…``: the verb found is a noun
# Where a thing is from, before what it is.
_ORIGIN = expression(
    r"^(?:出自|来自|源自|由[^，。]{2,24}(?:提出|发明|开发|发表))[^，。]{0,24}[，,](?=[^，。]{8})"
)


def ask_predicate(subject: str, statement: Statement) -> tuple[str, str] | None:
    """Return a question about ``subject`` and its answer, a statement's predicate; or nothing."""
    asked = _asked(subject, statement)
    if asked and _COMPLEXITY.match(statement.passage.prose.restore(asked[1])):
        return _IS_WHAT.sub("的复杂度是多少？", asked[0]), asked[1]
    if asked and "多少" in asked[0] and _NO_NUMBER.match(statement.passage.prose.restore(asked[1])):
        return asked[0].replace("多少", "什么"), asked[1]  # code and formulas are held like numbers
    return asked


def _asked(subject: str, statement: Statement) -> tuple[str, str] | None:
    text, verb = statement.text, statement.verb
    apart = ask_apart(subject, text, statement.predicate)
    if apart or (verb == "是" and _GRANTS.search(text)):
        return apart
    if (
        statement.verb_start < 0
        or statement.rest[:1] in ("", "，", "。", ",")
        or _HOW_FAR.match(statement.rest)
    ):
        return _ask_state(subject, clean(text[statement.predicate :]))
    adverbs = FILLER.sub("", text[statement.predicate : statement.verb_start].strip("，, "))
    adverbs = re.sub("(?<=的)[就便]$", "", adverbs)
    answer = plain_answer(_VERB_END.sub("", _OTHER_HALF.split(statement.rest, maxsplit=1)[0]))
    said = _SAYS.search(adverbs)
    if said:
        subject, adverbs = f"{subject}{adverbs}", ""
    by_whom = _ask_agent(subject, adverbs, verb, answer)
    if by_whom:
        return by_whom
    if verb in ("把", "将"):
        return _ask_handled(f"{subject}{adverbs}", verb, answer)
    if len(adverbs) > 26 or not answer or (verb == "有" and _SOMEBODY_DOES.match(answer)):
        return None
    if verb in ("是", "为"):
        return None if _GRANTED.match(answer) else ask_being(subject, adverbs, answer)
    stated = text[statement.verb_start : statement.verb_end]
    noun = _IS_SAID.match(statement.rest)
    if noun:
        return ask_being(f"{subject}{adverbs}{stated}", noun[1], plain_answer(statement.rest[noun.end() :]))
    if verb != "有" and f"{subject}{adverbs}".endswith("的"):  # ``X的修改对Y可见``: a noun
        return _ask_state(f"{subject}{adverbs}{stated}", answer)
    return _ask_done(subject, adverbs, verb, stated, answer)


def _ask_handled(stem: str, verb: str, answer: str) -> tuple[str, str]:
    """``用X把A注入B``: by what means; else what is done, and to what."""
    tool, done = _BY_MEANS.fullmatch(stem), _FIRST.split(answer, maxsplit=1)[0]
    if tool and len(done) <= _LONGEST_DEED:
        return f"{tool['who']}用什么{verb}{done}？", tool["tool"]
    return ask_handled(stem, verb, answer)


def _ask_done(subject: str, adverbs: str, verb: str, stated: str, answer: str) -> tuple[str, str]:
    """What a thing does: the object is asked for."""
    if verb in _LEADING and _WHENCE.fullmatch(adverbs):  # ``弧从A指向B``
        return f"{subject}从哪里{verb}哪里？", adverbs + stated + answer
    if ONLY.search(adverbs):  # ``只做校准不做训练``: what it does not do is half of what is said
        question, told = _ask_object(f"{subject}{adverbs[:-1]}", verb, stated, answer)
        return question, adverbs[-1] + (told if told.startswith(stated) else stated + told)
    question, told = _ask_object(f"{subject}{adverbs}", verb, stated, answer)
    if told == answer and len(adverbs) <= _SHORT and (NEGATED.search(adverbs) or _FIRST.search(answer)):
        told = adverbs + stated + told  # the verb is half of what is denied, or one of several
    return question, told


def _ask_agent(subject: str, adverbs: str, verb: str, answer: str) -> tuple[str, str] | None:
    """``由X负责``, ``以X为Y``: what stands before the verb is asked for."""
    agent = _AGENT.fullmatch(adverbs)
    if agent and len(answer) <= 4:
        who = "谁" if _SOMEBODY.search(agent["agent"]) else "什么"
        return f"{subject}{agent['before']}由{who}{verb}？", agent["agent"].strip()
    with_as = _WITH_AS.fullmatch(adverbs) if verb == "为" else None
    if with_as and answer != "准" and len(_FIRST.split(answer, maxsplit=1)[0]) <= _LONGEST_AS:
        return f"{subject}{with_as['before']}以什么为{_FIRST.split(answer, maxsplit=1)[0]}？", with_as["what"]
    return None


def _ask_object(stem: str, verb: str, verb_text: str, answer: str) -> tuple[str, str]:
    joined = _JOINED_VERB.match(answer)
    if joined:  # ``覆盖或删除日志``: one question for both verbs
        verb_text, answer = verb_text + joined[0], answer[joined.end() :]
    counted = ask_counted_object(stem, verb_text, answer) if verb == "有" else None
    if counted:
        return counted
    placed = ask_at(stem, verb_text + answer) if answer.startswith("于") else None
    if placed:
        return placed
    if verb in _PLACED or (verb_text.endswith("在") and verb != "存在"):
        return f"{stem}{verb_text}哪里？", answer
    if verb in _CAUSING:
        return _ask_caused(stem, verb, verb_text, answer)
    if verb == "做":
        return _ask_made(stem, verb_text, answer)
    if verb != "有" and is_value(answer):
        return f"{stem}{verb_text}多少？", answer
    turned = _TURNED_INTO.match(answer)
    if turned and not verb_text.endswith(("为", "成")):  # ``被标记为废弃``
        return f"{stem}{verb_text}成什么？", turned["what"]
    noun = _OBJECT_NOUN.search(answer) if len(answer) <= 24 else None
    return f"{stem}{verb_text}什么{noun['noun'] if noun else ''}？", answer


def _ask_made(stem: str, verb_text: str, answer: str) -> tuple[str, str]:
    """``做到了0.87%``, ``做一次平滑``."""
    if verb_text.startswith("做到"):
        return f"{stem}{verb_text}{'多少' if is_value(answer) else '什么'}？", answer
    return f"{stem}做什么？", "做" + answer


def _ask_caused(stem: str, verb: str, verb_text: str, answer: str) -> tuple[str, str]:
    """``让网络去拟合方向``, ``使损失变小``: what somebody is made to do, else to what end."""
    denied, has_do = _DENIES.search(stem), _HAS_DO.match(answer)
    if denied:
        return f"{stem}{verb}什么发生？", answer
    if has_do:
        return f"{stem}{verb}{has_do['who']}去{has_do['does']}什么？", answer[has_do.start("what") :]
    return f"{stem}有什么作用？", verb_text + answer


def _ask_state(subject: str, state: str) -> tuple[str, str] | None:
    """A predicate without an object: how it is, or what happens."""
    most, owner = _SUPERLATIVE.match(state), _OWNER.fullmatch(subject)
    if most and owner:
        return f"什么的{owner['what']}{most[0]}？", owner["of"]
    if amount := ask_amount(subject, state):
        return amount
    state = plain_answer(_ORIGIN.sub("", _IT.sub("", FILLER.sub("", state))))
    purpose = PURPOSE.match(state)
    if purpose:
        return f"{subject}用来做什么？", plain_answer(purpose["what"])
    part = _PART.match(state)
    if part:
        return f"{subject}{part['does']}的{part['part']}是什么？", clean(part["what"])
    if _BY_WHOM.match(state) or _GOES_ON.match(state) or _NO_STATE.match(state) or _TORN.match(state):
        return None
    with_what = _WITH.match(state)
    if with_what:
        return f"{subject}{with_what['how']}什么{with_what['does']}？", with_what["what"]
    if not 3 <= len(state) <= 120:
        return None
    return ask_state(subject, state)
