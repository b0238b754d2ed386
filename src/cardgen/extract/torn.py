"""The last look at a card: what a rule tore out of its sentence is mended where it can be, else told.

A rule may cut a clause wrongly. What is left then shows it: half a pair of brackets or quotation marks, a
name that begins with an adverb, an answer that ends before its object.
"""

import re
from dataclasses import replace

from cardgen.extract.finding import Finding
from cardgen.model import Kind
from cardgen.text.expression import expression
from cardgen.text.latex import syntax_faults
from cardgen.text.math import math_spans, replace_math

_PAIRS = ("（）", "()", "“”", "「」", "《》")
_MARKS = frozenset("".join(_PAIRS))
# Words that lead a name in and are no part of it; none of them begins a name.
_LEAD_IN = expression(
    r"^((?:[^，？?]{1,30}中，)?(?:什么是)?)(?:还有|另有|则有|又叫|又称|又名|所谓(?=\S{2})|就是|就成了|(?<=中，)即(?![使便将席兴时可刻])|(?<=中，)是(?![否不指])|"
    r"(?<=什么是)(?:容易|可能会|则可以使用|则|故(?![意障事乡]))|"
    r"(?:实现|工程|结构|具体|操作|数学)上(?:则|一般)?(?:用|是)(?:的是)?(?:一[个种层])?|(?:所以|因此)(?:还|又)?(?:需?要)?(?:再?做一次)?)(?=[^，？?的]{2})"
)
# ``为什么而B这样？``, ``为什么由于A，B？``
_NO_ASKED = expression(
    r"(?<=为什么)(?:(?:而|但|可(?![以能])|却)(?=[A-Za-z\u4e00-\u9fff]{2})(?!已|是|[奋努])|才(?=[能会要可])|(?:由于|因为)[^，？]{2,40}，)"
)
# ``怎么看什么？``
_HOW_WHAT = expression(r"(?P<how>(?:怎么|如何|怎样)(?:看|选|挑|定|判断|分辨|区分|做|处理|解决))什么？$")
# ``为什么ReLU6：在…？``
_LABEL_IN_WHY = expression(r"(?<=为什么)(?P<name>[A-Za-z][A-Za-z0-9 +-]{0,20})[：:]\s?")
# ``为什么X的缺点是不能删除？``: why X cannot.
_ITS_FAULT_IS = expression(
    r"(?<=为什么)(?P<of>[^，？的]{2,24})的(?:缺点|优点|毛病|问题|特点|好处|坏处)(?:就|便)?是(?=[不没无只会能可])"
)
# ``还有个容易被追问的细节：X为什么…？``
_ASKS_NOTHING = expression(
    r"(?:(?<=^)|(?<=中，))(?:还?有)?一?个[^，：？]{2,16}的(?:细节|地方|疑问|点|坑|小?问题)：(?=[^？]*[？?]$)"
)
_LEADING = frozenset("有叫称谓名所因就是用容可则故即")  # one of which each lead-in has
# A Chinese question that begins with a verb of duty, or with what has members, has lost its subject.
_NO_SUBJECT = expression(
    r"(?:(?:把|将(?!来))(?![^，？]{2,24}中，)|要同时|需要?满足|重做什么)|(?:区别|不同|缺点|优点|原因|例子)有哪"
)
# A question about a pointer, a count, or what a connective begins.
_POINTS = expression(
    r"(?:^|中，)的|[这该](?:一|种|个|些)?(?:现象|情况|做法|结论|误差|原因)|(?:^|中，)[①-⑳]|什么是[^？]{1,20}\s?(?:以后|之后|以前|之前)？$|什么是[^？]{1,20}[^计核测验估推演换打预结]算？$|"
    r"什么是(?:(?:上面|下面|前面|后面|上述|以上|以及)|[两二三四五六几][个种类条]|(?:[前后]者|这|那|其|它))"
    r"|(?:^|中，)(?:既然|根据|按照|可见|可惜|毕竟|虽然|由于|以及|[^，？]{0,6}的(?:它|中的|其))[^，：？]*？"
    r"|(?:要么|或者|一是|二是)和|和(?:要么|或者|二是)"
    r"|(?:^|中，)(?:[一二三]来|其[一二三]|否则|道理|标题|原话)(?:是什么|怎么样|有什么特点|会怎样)？|为什么[^，？]{1,12}(?<![不就只才])是？"
    r"|(?:怎么|如何|为什么|怎样)[做用有是能会]什么？|(?:^|中，)正?(?:因为|由于)[是有]?什么？"
)
_POINTING_ANSWER = expression(
    r"(?:前[两三几][个种类](?!者)|由?(?:以下|下列|如下|下面)[^，。]{0,8}(?:组成|构成)?$|[上中里下内][，,]|(?:就|是)*(?:这样|那样|如下)的?$|[前后]者的|[\u4e00-\u9fff]{1,3}了[前后]者|后者(?!.*前者)|同[上左]$|(?:下面|后面|下文)(?:会|再)?分[开别][说讲]|(?:这里|本文)只[记说讲写]|(?:干|做|管|用于)(?:这|那)个?的$|(?:值得|不妨|可以|先)?(?:单独|专门|多|单|再)?[说提聊讲谈][一两]?[说提聊讲谈句下]|(?:上面|下面|前面|后面|上述|以上)(?:这|那)?[种个类]?(?:的?方法|的?做法)?$)"
)
# A name that holds a predicate of its own is a clause.
_CLAUSE_AS_NAME = expression(r"什么是[^（(？?]{2,}(?:多采用|采用了?|使用了|往往|经常)")
# A last clause that announces a formula, or what is called something, and stops there.
_CUT_OFF = expression(
    r"[，,；;。]\s*[^，,；;。$]{0,20}(?:(?<![认作成称分变转化因行人视])为|如下|合起来|等于|其中|(?<![实及按准随同临])时|写[成作][^，。]{0,8}是)$"
)

# An English question whose subject is none.
_NO_SUBJECT_EN = expression(
    r"\bwhen (?:is|are|does|do) (?:which|that|by|in|with|at|for|if)\b"
    r"|\bwhy (?:is|are|was|were|does|do) (?:what|that|which)\b"
    r"|\bwh(?:at|y) do(?:es)? (?:replace|begin|keep|take|let|use|divide|multiply|start) \S+ \S"
    r"|\bwhat (?:is|are) (?:an? )?(?:\w+ )?ones?\?"
    r"|\bwhy (?:is|are|was) the (?:last|first|second|other) one\b|\b(?:this|these)\?"
    r"|\b(?:of|does|do|is|are) (?:nobody|everybody|everyone|someone|anyone|no one|the converse|one of them)\b"
    r"|\bwhat (?:do|does|did) [^?]{3,60} (?:take|use|see) as\?|\bhad \[…\]"
    r"|\bhow (?:can|do|could|should) (?:you|we|one) \w+ (?:that|this|them)\?"
    r"|\b(?:what happens if|why (?:is|are|was|were|does|do|did)|when (?:is|are|does|do)) (?:their|his|"
    r"her|these|those|they|them)\b",
    re.I,
)
_LEAST_ANSWER = 12  # characters of an answer that asks back
_TORN_NAMES = (_CLAUSE_AS_NAME, _POINTS, _NO_SUBJECT_EN)
# What would go on where an answer stops.
_GOES_ON = expression(r"[,;]?\s(?:which|because|whereas)$")
_GOING_ON = ("which", "because", "whereas")

_CUT_MEMBERS = expression(r"^[把将].*[成为]$|的[那这]$")  # ``把A和B拆成|两项``, ``减掉X和Y的那|两项``
_COUNTED = expression(r"哪[两二三四五六七八九][个种类条点步项样招关派道层级大处方部]")
_SEVERAL = expression(r"[、；;\n和与及跟]|以及|[，,]|一是|外加|还有|或|/|\s[&+＋]\s")

# ``大体有什么？ 三派``
_ASKS_WHAT = ("有什么？", "靠的是什么？", "优点是什么？", "缺点是什么？", "好处是什么？", "坏处是什么？")
_ONLY_COUNTS = expression(
    r"[两三四五六七八九十几\d]+(?:(?:[个种类派条点步样招关道层级大处]|部分|方面|阶段)\S{0,3})?"
)

# ``选核函数是一门学问``
_NO_FACT = expression(
    r"(?:可以|能)?从不同的?(?:角度|方面|维度)(?:来|去)?\S{0,4}|(?:整个|这个|该)?\S{0,4}(?:领域|方向|学科|分支|圈子)(?:里|内|现在|目前|一般|如今)*|"
    r"(?:一?件|个)?(?:很|非常|挺|相当|极其?)[^，。的]{1,4}的事(?:情|儿)?|一个例外|没有逐个核对.*|仅供参考|[^，。的]{1,10}(?:老师|大佬|他们|团队|课题组)的|"
    r"(?:是)?(?:一?[门件种个]|纯粹?)?(?:大?学问|玄学|艺术|技术活|体力活|苦差事|好东西|老大难|手艺|经验活|看人品的?)(?:问题|的事)?[。]?"
)
# ``什么是路由坍塌？ MoE最头疼的问题``: how it is regarded or whose it is, not what it is.
_NO_CLASS = expression(
    r"(?:[^，。]{0,8}最[^，。]{1,4}|[^，。]{0,6}(?:给出|对应)|[A-Za-z][A-Za-z-]*)"
    r"的(?:问题|方案|解法|做法|办法|结论|概念|说法)"
)
# ``有放回地抽n次，一次都没抽中的概率是`` and a formula behind it.
_LEADS_ON = expression(r"[，,；;](?:[^，,；;。]{1,20}[^也还但于求就都不才可总老倒正若或，])是$")
_ONLY_WHEN = expression(r"[^，。；]{1,30}(?<![实及按准随同临])时")  # ``右端项有误差时：`` and a formula
_LEADS_ON_EN = expression(r"\s(?:if|when|whenever|provided|unless|such that|given by|equal to)$")
_CUT_ENDS = ("时", "是", "为", "下", "来", "于", "中")


# ``What are the advantages of X? It needs …``: the question has named it.
_IT = expression(
    r"^(?:它们?的?(?!之间|自身|本身|[俩两])(?=[^，。]{3})|(?:It|They) (?:(?:is|are) )?(?=[A-Za-z]))"
)
_IS = expression(r"^是(?!否|的)(?=[^，。]{4})")
_SAID_OF_IT = (Kind.ADVANTAGE, Kind.DISADVANTAGE)


def mend(finding: Finding) -> Finding:
    """Return ``finding`` without what does not belong to its name or its answer.

    A lead-in before the name, a pronoun for it before the answer, a last clause that was cut off.
    """
    question, answer = finding.question, finding.answer
    if finding.kind in _SAID_OF_IT or question.endswith("有什么特点？"):
        said = _IT.sub("", answer, count=1)
        answer = f"{said[:1].upper()}{said[1:]}" if said != answer else answer
    if not _LEADING.isdisjoint(question):
        question = _LEAD_IN.sub(r"\1", question)
    if "个" in question and "：" in question:
        question = _ASKS_NOTHING.sub("", question)
    if "为什么" in question:
        question = _ITS_FAULT_IS.sub(r"\g<of>", question)
        question = _LABEL_IN_WHY.sub(r"\g<name>", _NO_ASKED.sub("", question))
    if "什么？" in question:
        question = _HOW_WHAT.sub(r"\g<how>？", question)
    if "什么是" in question:
        answer = _IS.sub("", answer)
    if answer[-1:] in _CUT_ENDS:
        answer = _CUT_OFF.sub("", answer)
    if answer.endswith(_GOING_ON):
        answer = _GOES_ON.sub("", answer)
    if (question, answer) == (finding.question, finding.answer):
        return finding
    return replace(finding, question=question, answer=answer)


def torn_part(question: str, answer: str = "") -> str:
    """Return what is torn about a card, in words for a person, or ``""`` where it is whole."""
    asked = replace_math(question, lambda _: "x") if "$" in question else question
    marked = not _MARKS.isdisjoint(asked)
    if marked and any(asked.count(pair[0]) != asked.count(pair[1]) for pair in _PAIRS):
        return "the question holds half a pair of marks"
    if "$" in question and _holds_half_a_formula(question):
        return "the question holds a part of a formula"
    return _torn_words(asked, answer)


def _leads_on(asked: str, answer: str) -> bool:
    if answer.endswith("，如果"):
        return True
    if answer.endswith("是"):
        return _LEADS_ON.search(answer) is not None
    if answer.endswith("时"):
        return asked.endswith("有什么？") and _ONLY_WHEN.fullmatch(answer) is not None
    return _LEADS_ON_EN.search(answer) is not None


def _holds_half_a_formula(question: str) -> bool:
    return any(True for span in math_spans(question) for _ in syntax_faults(span.tex))


def _has_no_beginning(asked: str, answer: str) -> bool:
    """Tell whether an answer is the end of a name or of a verb: ``throws […]``, ``away all of it``."""
    ends_verb = answer.startswith(("away ", "off ")) and "[…]" in asked
    return ends_verb or (answer.startswith("的") and not answer.startswith("的士"))


def _torn_words(asked: str, answer: str) -> str:
    if _NO_SUBJECT.match(asked) or any(torn.search(asked) for torn in _TORN_NAMES):
        return "the question has no subject that stands alone"
    if _POINTING_ANSWER.match(answer) or (answer.startswith("什么") and len(answer) < _LEAST_ANSWER):
        return "the answer points to what a reader of the card does not see"
    if _has_no_beginning(asked, answer):
        return "the answer has lost its beginning"
    if _NO_FACT.fullmatch(answer):
        return "the answer is an opinion"
    if "什么是" in asked and answer.startswith(("例如", "比如", "像是")):
        return "the answer gives examples, not what it is"
    if "什么是" in asked and _NO_CLASS.fullmatch(answer):
        return "the answer says whose it is, not what it is"
    if _leads_on(asked, answer):
        return "the answer stops before what it leads to"
    if _ONLY_COUNTS.fullmatch(answer) and asked.endswith(_ASKS_WHAT):
        return "the answer only counts"
    several = _SEVERAL.search(answer) is not None and not _CUT_MEMBERS.search(answer)
    if answer and _COUNTED.search(asked) and not several:
        return "the question asks for more than the answer holds"
    return ""
