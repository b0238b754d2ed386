"""Words for what is good or bad of a thing, and the sentences in which they say it."""

import re

from cardgen.extract.language.english import BAD_LABEL, GOOD_LABEL
from cardgen.text.expression import expression

_GOOD = "优点|优势|长处|好处|卖点|亮点|妙处|强项"
_BAD = (
    "缺点|劣势|通病|短处|不足(?:之处)?|局限性?|短板|弊端|坏处|代价|毛病|硬伤|软肋|弱点|缺陷|"
    "隐患|痛点|弊病|副作用|麻烦|"
    "漏洞|死穴|槽点|坑(?=也?有[：:]|也不少)|主要问题|问题"
)
_COUNTED = (
    "有(?:以下|如下)?[一二两三四五六几]+(?:[个点条种处]|大[类点])?[：:，,]|[嘛呢]?[，,]?(?=一是[^。]+二是)"
)
# ``X的好处很实在：``, ``好处就在这里，``: what follows says which.
_ADMITTED = (
    "(?:当然|自然|也|倒|却|其实|确实|就){0,2}(?:(?:很|挺|非常|十分|相当|更|不少|多)[^，。：]{0,4}|有|"
    "显而易见|一目了然|可想而知|在(?:这里|此|于此))"
)
CUE = expression(
    rf"(?P<of>[^，。：；]{{0,30}}?)(?:的|有)?(?P<adj>主要|最大|一个|显著|明显|一大|另一个|突出|关键|"
    rf"核心)*(?:的)"
    rf"?(?:(?P<good>{_GOOD})|(?P<bad>{_BAD}))(?:主要|(?:也|都|同样)?很?明显|[，,]主要|"
    rf"{_ADMITTED}(?=[：:]|[，,]一是))?(?:则|也|却|正)?(?:(?P<counted>{_COUNTED})|在于|"
    rf"是(?!否|非[，。：]|非$)|"
    rf"有(?=[^：])|[嘛呢呀][，,：:]|(?<=明显)[，,]|(?<=有个[\u4e00-\u9fff]{{2}})[，,]|就在(?:这里|"
    rf"此)[，,]|不用多说[，,]|自不必说[，,]|不言而喻[，,]|：|:|，即|就是)"
    rf"[，,：:]?\s*(?P<what>\S.+)",
    re.S,
)
ROLE = expression(rf"^(?:主要)?(?:(?P<good>{_GOOD})|(?P<bad>{_BAD}))$")
ROLE_EN = expression(rf"^(?:(?P<good>{GOOD_LABEL})|(?P<bad>{BAD_LABEL}))$", re.I)
CUE_EN = expression(
    r"(?:The|One|Two|Three|Some|A|An|Another|Its|Their)\s+(?:[a-z-]+ ){0,3}?"
    r"(?:(?P<good>advantages?|benefits?|good news|virtues?|beauty|merits?|pay-?off|strong points?|"
    r"strengths?|upsides?|selling points?|attractions?|appeal|charm)|"
    r"(?P<bad>disadvantages?|drawbacks?|downsides?|limitations?|weakness(?:es)?|weak(?:est)? (?:spot|"
    r"point)s?|snag|shortcomings?|trouble|bad news|flaws?|danger|risk|caveat|pitfalls?|"
    r"problems?|price|catch|cost))"
    r"(?:\s+(?:of|with)\s+(?P<of>[^,.:]{2,60}?))?(?:\s+(?:is|are)\s+(?:that\s+|to\s+)?|:\s+)(?P<what>.+)",
    re.I,
)
# ``Strengths of GPs: calibrated uncertainty, …``
LABEL_EN = expression(
    r"(?:(?:The|Main|Some) )?(?:(?P<good>strengths|advantages|benefits|pros|upsides|merits|virtues)|"
    r"(?P<bad>weaknesses|disadvantages|drawbacks|cons|downsides|limitations|shortcomings)) of "
    r"(?P<of>[^,.:]{2,50}):\s+"
    r"(?P<what>.+)",
    re.I,
)
# ``On the bright side, there is nothing to tune``
SIDE_EN = expression(
    r"(?:And |But |Yet )?(?:[Oo]n the (?:(?P<good>positive|bright|plus|credit|sunny)|"
    r"(?P<bad>negative|down|minus|debit)) ?side,?\s"
    r"|[Ww]hat (?:(?:it|this|that) (?P<buys>buys(?: us| you)?|gains us)|"
    r"(?:we|you) (?:pay|lose|give up)(?: for (?:it|this))?) is (?:that )?)"
    r"(?P<what>.{10,})"
)
AT_THE_COST = expression(
    r",?\s(?:but\s)?at the (?:cost|price|expense) of (?P<what>[^.,;]{4,90})"
    r"|\b(?:comes?|came) (?:at|with) (?:a|its|one) (?:[a-z]+ )?(?:price|cost|catch)(?: of|:| —|"
    r" --) (?P<price>[^.;]{6,160})",
    re.I,
)
LEAD = expression(rf"(?:(?P<good>{_GOOD})|(?P<bad>{_BAD}|如下问题|几个问题|争议))[^，。]{{0,8}}[：:]\s*$")
LEAD_EN = expression(
    r"\b(?:(?P<good>advantages|benefits|strengths|pros)|(?P<bad>disadvantages|drawbacks|limitations|"
    r"shortcomings|weaknesses|problems|cons))\b[^.]{0,30}[.:]\s*$",
    re.I,
)
PROBLEM = expression(
    r"的(?:主要|最大|一个|关键)?(?:的)?问题(?:在于|是|(?:也|都|同样)?很?(?:明显|突出)[：:，])"
    r"|^(?:但是?|不过|可是?|然而)?[，,]?问题(?:就|则|也)?在于"
)
COMPARED = expression(
    r"^(?P<with>(?:和|与|跟|同|相比于|相较于|相比)[^，。]{1,30}?相比|(?:相比于?|相较于|比起)"
    r"[^，。]{1,30})[，,]"
)
CON_TURN = expression(
    rf"[，,。；;]\s*(?:但|但是|不过|然而|而)?(?:它的|其)?(?:主要)?(?:(?P<good>{_GOOD})|(?P<bad>{_BAD})"
    rf")(?:也很明显)"
    rf"?(?:是(?!否|非[，。：]|非$)|在于|：|:)"
    # ``A的优点是…，B则…``
    r"|，而?(?!有时|一般|否)[^，。；：的是]{1,12}则(?![为是会])(?=[^，。；]{2,})"
)
# Where what was good turns to what is bad, or the other way round.
TURNS = expression(rf"[；;，,](?:但|但是|不过|然而|而|同时)?(?:它的|其)?(?:主要|最大)?的?(?:{_GOOD}|{_BAD})")
_ROLE_CLAUSE = (
    "[，,；](?:但|但是|不过|而|只是|当然|可)?(?:一看就知道|可见|看得出来?|显然)?(?:它的|"
    "其)?(?:主要|最大|唯一|明显|附带)*的?"
    "(?:{good}优点|优势|好处|卖点|亮点|长处|强项)|"
    "{bad}缺点|短处|不足(?:之处)?|局限|代价|坏处|毛病|短板|弱点|缺陷|硬伤|软肋|副作用|麻烦))"
    "(?:也很明显)?(?:(?:就|则|也|却)?是(?!否|非[，。：]|非$)|(?:就|则)?在于|：|[嘛呢么][，,])"
)
CLAUSE = expression(
    _ROLE_CLAUSE.replace("(?:{good}", "(?:(?P<good>").replace("{bad}", "(?P<bad>")
    + r"[，,]?(?P<what>[^。；]+?)(?="
    + _ROLE_CLAUSE.replace("(?:{good}", "(?:(?:").replace("{bad}", "(?:")
    + r"|[。；]|$)"
)
# ``便宜，这是它的优点``: the sentence says it first.
SAID_FIRST = expression(
    rf"(?P<what>[^。；]{{4,60}}?)[，,](?:这(?:就|也|正|恰)?是|(?:正|恰|"
    rf"就)?是(?=[它其]))(?P<of>[^，。；：这那]{{1,16}}?)的?(?:最大|主要|一大|一个|最明显)*的?"
    rf"(?:(?P<good>{_GOOD})|(?P<bad>{_BAD}))(?:之一|所在)?[。]?$"
)
THIS_IS = expression(
    rf"这(?:就|也|正|恰)*是(?P<of>[^，。；：这那]{{1,20}}?)的?(?:最大|主要|一大|一个|"
    rf"最明显)*的?(?:(?P<good>{_GOOD})|(?P<bad>{_BAD}))(?:之一|所在)?[。]?$"
)
REVERSED = expression(
    rf"(?P<what>(?!\S{{1,3}}上(?:就|才)?是)[^，。；：这那它其]{{1,20}}?)(?:就|才)?是(?P<of>它|其|"
    rf"[^，。；：这那]{{2,16}}?)(?:的)?(?:最大|主要|一大|最明显)?的?"
    rf"(?:(?P<good>{_GOOD})|(?P<bad>{_BAD}))(?:[。]?$|(?P<on>(?=，)))"
)
# ``X也有不行的地方。``: the next sentence says which.
ADMITS = expression(
    r"(?P<of>[^，。；：]{0,20}?)(?:也|还|却|当然|同样|自然)*(?:(?:有|存在)(?:着|它的|其|自己的|"
    r"不少|很多|一些|些|明显的?)*"
    r"(?:(?:不行|不足|薄弱|欠缺|麻烦|不好用|做不好)的?(?:地方|之处)|不足|局限性?|短板|软肋|槽点|缺点|毛病)"
    r"|的?(?:代价|缺点|毛病|坑|问题|短板|槽点|副作用)(?:也|同样|当然|可)*"
    r"(?:不小|不少|不低|很大|很多|很?明显|挺多|挺大|突出|高昂))[。]?$"
)
# Whose roles a lead-in announces.
LIST_OWNER = expression(
    r"(?P<of>[^，。：；,.]{1,24}?)(?:的|有|存在|have|has)\s*(?:several |some |以下|如下|几个|一些|"
    r"important |主要)*$"
)
