"""Properties in Chinese: what a sentence says of a concept; its object is asked for with 什么."""

import re
from collections.abc import Iterator

from cardgen.extract.confidence import doubting_short, statement_confidence
from cardgen.extract.finding import Finding, Reading, finding_at, is_before_formula, is_lead
from cardgen.extract.forms.chains import chain_in
from cardgen.extract.language import chinese
from cardgen.extract.reading.former import OF_TWO
from cardgen.extract.reading.headings import generic_name
from cardgen.extract.reading.inline import HELD_CHARACTER
from cardgen.extract.reading.signs import signs
from cardgen.extract.reading.statement import Statement
from cardgen.extract.wording.answers import clean, plain_answer
from cardgen.extract.wording.phrasing import with_topic
from cardgen.extract.wording.predicate_question import ask_predicate
from cardgen.model import Kind
from cardgen.text.scripts import has_han

_LONGEST = 170
_LONGEST_OWNER = 16
_LITTLE_MORE = 8
_SAYS_HOW = re.compile(
    r"(?:很|非常|挺|也很|都很|其实很|说穿了很)?(?:短|简单|朴素|直接|直观|好懂)[：:](?=\S{6})|(?:就)?一句话[：:](?=\S{6})"
)
_WAY = re.compile(
    r"(?:改动|改进|区别|变化|贡献|创新|不同|想法|思路|做法|办法|道理|原理|定义|流程|方法|策略|任务|思想|套路|主意)$"
)
_ANY_HOW = re.compile(r"(?:很|更加?|非常|挺|极其?|特别|十分|相当)[^，。：]{1,5}[：:](?=\S{6})")
_LEAST_TOLD, _LEAST_OF_UNKNOWN = 6, 10  # characters of an answer that tells something by itself
_SHORTEST_STATE = 5  # characters of an answer to 怎么样 of a thing that the note does not mark
_PLAINLY = re.compile(
    r"(?P<cue>通俗(?:的|地)?(?:说|讲|来说|来讲|理解)|翻译成人话|直观(?:的|地)?(?:说|理解)|说白了|说穿了|讲白了|说到底|归根结底|换句话说)"
    r"[，,]?(?:就是)?(?:说)?[：:，,]?\s*(?P<what>\S.{6,})"
)
_REVERSED = re.compile(
    r"^(?P<what>[^，。；]{2,50}?)(?:才)?是(?P<of>[^，。；]{2,30}的(?:关键(?:所在)?|核心|基础|前提|本质|瓶颈|"
    r"根本原因|主要原因|原因|条件|目标|主流))$"
)
_COSTS = re.compile(
    r"(?:(?P<of>[A-Za-z][\w-]*(?: [\w-]+){0,3}|(?:每次|单次)?[\u4e00-\u9fff]{2,8})\s?的)?"
    r"(?P<what>(?:总|时间|空间|计算|单次|平均|最坏|通信|存储)?(?:复杂度|开销|计算量|参数量))(?P<how>(?:就|便|只|可以|能|也|才)?(?:是|为|约为?|达到?|"
    r"降(?:到|为|低到)|变(?:成|为))?)\s?(?P<cost>[\U000f0000-\U000ffffd])(?=[，。；（(]|$|\s)"
)
_PROPORTIONAL = re.compile(
    r"(?P<a>[^，。；]{2,24}?)(?<!相关)(?<!无关)[与和跟](?P<b>[^，。；]{1,20}?)(?P<how>成[正反]比|[正负]相关|无关)(?=$|[，。；])"
)
_SUPPOSES = re.compile("设|令|记|假设|考虑")
# Ends of a lead-in that say no more than what the formula is.
_ANNOUNCES = re.compile(
    r"(?:[为是有则即求就叫解]|如下|下式|满足|得到?|得出|写[成作]|公式|形式|定义|表示|表达式|方程|关系|等于|估计|优化|最大化|最小化|计算|"
    r"分解|更新|一步|如何|这样估?|可知|出来|规则|目标|条件|因此|所以|于是|利用|联系|特点|之处|地方|为止|有关|给出|简单得[^，]{0,3}|"
    r"[^，]{0,9}(?:损失|函数|概率|误差|梯度|分布|期望|方差))$"
)
_STOP_VERB = ("由于", "说明", "证明", "令", "指")
_ALSO_CALLED = re.compile(r"[，,]?\s?[又也亦][叫称]")
_COUNT_ONLY = re.compile(r"(?:以下|如下)?[一二两三四五六七八九十几\d]+[个种类点条]\S{0,4}[：:]")
_HAVING = ("分为", "分成", "包括", "包含", "组成", "构成")
_SEVERAL = re.compile(r"[、和与]|以及")
_UNRESOLVED = re.compile(
    r"^(?:[前后][两二三几]|这|那|此|上|下|我|你|大家|人们|有人|本|以上|以下|前者|后者|两者|二者|图|表|公式|式|"
    r"第[一二三四五六]|一个|有些|"
    r"有的|为什么|很多|许多|其他|另外?|每|各|某|不|只|因为|由于|所以|如果|为了|除了|通过|假设|设|令|对|"
    r"在(?!线)|从|往|由(?!此)|靠(?!近)|凭|拿|之所以|到处|几乎|后面|前面|同年|挨个|收到|待|接下来|说|当|已知|考虑|"
    r"早期$|早先|起初|后来(?!的)|当年(?!的)|看着|看上去|看起来|怎么|如何|哪|谁|[前后]一[项个步]$|"
    r"例如|比如|首先|其次|随着|万一|针对|关于|按照|依照|平时|一上来|一开始|多半|所有的)"
)
_POINTING = re.compile(
    r"^\d{4}年|(?<![但还于总])是(?![否非])|[我你它]|[这那此该]|上述|如上|左边|右边|上式|公式$|还没|之所以|在于|："
)
_POINTING_BEFORE = re.compile(r"[这那此其它我你]")
_POINTING_ADVERBIAL = re.compile(r"[这那此其它我你上]|例如|比如|如果")
_NO_NAME = re.compile(
    rf"(?:{chinese.ADVERB})+|优先|.*[了着](?:一|几|多)[个条种]\S*|大概|也许|或许|恐怕|想必|看来|原本|本来|原先|当初|所有|决定|计算|重新|说明|注意|代表|所谓|单位|结果|中间|其|但.*|而.*"
)
_NO_NOUN = re.compile(
    r"^(?:(?P<to>[一-鿿])来(?P=to)去|另?一[种类方]面?$|取出|换成|换到|去掉|加上|接近|拿|既|[跟与和][^，。]{1,12}比$|适合|适用|能(?![量级力源耗])|会(?![议话员])|可以|还(?![原是])|也|又|都(?!市)|假如|设想|同期|负责|打个|严格|准确|简单|通俗|所谓|给|让|使|想|太|再|才|要|有|没|最|更|刚|马上|如此|步|"
    r"[把将](?!.*的)|按|以|用|并|且)|(?:所|个|的说|的讲|也|又|太|就|会"
    r"|[里内上下进打做拿给叫找哪怎]|(?<![权比体超加])重|的话|\d{4} ?年|(?<!集)中"
    r"|(?<!核)对|(?<![集组联融混综配])合|的(?:没法|无法|不能)|没得说|不用说|吃亏|(?<![第唯统之单逐同合归专划如万])一"
    r"|所有|倒|要么|之后|以后|之前|以前|优点|缺点|优势|目的|马上|一般|主要|谁|姑且|因为|还有一[组种类个]|要是)$"
)
_ALSO_NAMED = re.compile(r"(?<=\S)[又也][叫称].*$")  # ``e又叫X``: one of its names
_COMPARED = re.compile(r"^(?P<sign>[A-Za-z\U000f0000-\U000ffffd])\s?[<>≤≥]\s?\d+$")  # ``a>0是…``
_WITH_OTHER = re.compile("[和与跟](?=[^，]{1,20}有什么区别？$)")
_USING_LAST = re.compile(r".{3}(?<![作使应通利费信占调引复公专实适可启禁效常选采])用$")
_NAMED_THERE = re.compile(r"(?:的[\u4e00-\u9fff]{0,3}叫(?![做作醒好法])|被?称为|叫做|叫作|称作|称之为)\S")
_IMPERATIVE = re.compile(
    r"选取|选择|删除|计算|重复|随机|初始化|执行|输入|更新|设置|设定|遍历|打开|点击|运行|安装"
)
_HOW_IT_IS = re.compile(r"[、，]|[少多大小高低快慢好差强弱省]$")
_THIS_DOES = re.compile(r"(?:样做|么做)?(?:会|导致|带来|使得|算得上|可以看作|本质上是|也?是一种)")
_STANDS_FOR = re.compile(r"(?:它|它们|其(?!中)|[前后]者|该|这[种个类些]|此)")
_SOME = re.compile(
    r"[一二两三四五六七八九十几]+[个种类点条招]$|[一二两三四五几](?:板斧|手准备|下子)$|一部分|一些|很多|大量|若干|某些|关键$|重点$|核心$|难点$|答案$|亮点$|\S{0,4}的地方$|不是没有\S{0,4}$"
)
_BROKEN = re.compile(
    r"（[^）]*）[很都也最下]|所以|(?:要是|如果|一旦|若|倘若)[^，]{1,10}了?[，,]|[之以][前后][，,]|[大小高低多少长短快慢强弱]的(?=.{3})|[^，。；]{1,8}的话[，,]|被?[^，。；]{0,4}就是[它他]|(?:时|的时候|之后|以后|后|前|中|里|至)(?:[，,]|也)|[^，。；]{1,6}时也"
)
_POINTS_BACK = re.compile(
    r"[一二两三四五六七八九十][：:]|[他她]们?|(?:(?:就|也)?在(?:这里|此|这儿)|[这那](?!样)|此|上述|它们?(?=[，。]|$)|它们?(?:最|主要|唯一)|前者|后者|如此|自己|冲着[这它]|为[了此]这)"
)

# What ties a sentence to others is no part of a question: ``至于X，…``, ``因为X之后，…``.
_AS_FOR = re.compile(r"^(?:至于|因为(?=.*(?:之后|以后|的时候)[，,]$))")

_COSTING = signs("杂销量")
_CALLING = signs("称叫")
_RELATING = signs("比关")


def property_(reading: Reading) -> Iterator[Finding]:
    """Find what is said of a concept, one card a statement."""
    for statement in reading.statements:
        if statement.chinese and not statement.noise:
            found = _said(reading, statement)
            if found:
                yield found


def _said(reading: Reading, statement: Statement) -> Finding | None:
    if is_lead(reading, statement) and not _tells_before_formula(reading, statement):
        return None
    if chain_in(statement.text, len(statement.lead)):
        return None
    if _CALLING & statement.signs and _NAMED_THERE.search(statement.text):
        return None
    found = (
        _plainly(reading, statement) or _proportional(reading, statement) or _complexity(reading, statement)
    )
    return found or _reversed(statement) or _predicate(reading, statement)


def _tells_before_formula(reading: Reading, statement: Statement) -> bool:
    """``Center Loss给每一类维护一个中心：`` and a formula: the lead says something itself."""
    announced = _SUPPOSES.match(statement.text) or _ANNOUNCES.search(statement.text.rstrip(" ：:，"))
    return is_before_formula(reading, statement) and (statement.text.endswith("，即：") or not announced)


def _plainly(reading: Reading, statement: Statement) -> Finding | None:
    """``通俗地说，…`` restates the concept before."""
    match = _PLAINLY.match(statement.text)
    if not match or not reading.knows(statement.concept):
        return None
    question = f"通俗地说，{statement.concept}是什么意思？"
    answer = plain_answer(match["what"])
    return finding_at(statement, Kind.PROPERTY, statement.concept, question, answer, 0.55, match["cue"])


def _complexity(reading: Reading, statement: Statement) -> Finding | None:
    """``时间复杂度降到$O(n)$``, ``单次均摊$O(1)$``: what it costs, of the thing at hand."""
    match = None if _COSTING.isdisjoint(statement.signs) else _COSTS.search(statement.text)
    if match is None:
        return None
    owner = match["of"] or (statement.term.name if statement.term else reading.view.topic)
    if not owner or generic_name(owner):
        return None
    how = "降到" if "降" in match["how"] else "是"
    question = f"{owner}的{match['what']}{how}多少？"
    return finding_at(statement, Kind.PROPERTY, owner, question, match["cost"], 0.55, match["what"])


def _proportional(reading: Reading, statement: Statement) -> Finding | None:
    """``A与B成反比``: how A depends on B."""
    match = None
    if _RELATING & statement.signs:
        match = _PROPORTIONAL.match(clean(statement.text[statement.start :]))
    if not match or _UNRESOLVED.match(match["a"]) or _POINTING.search(match["a"]):
        return None
    question = with_topic(f"{match['a']}与什么{match['how']}？", reading.view.topic, True)
    return finding_at(statement, Kind.PROPERTY, match["a"], question, match["b"], 0.55, match["how"])


def _reversed(statement: Statement) -> Finding | None:
    """``Y是X的关键``: the concept stands last."""
    if "是" not in statement.signs:
        return None
    clauses = re.split(r"[，,]", clean(statement.text[statement.start :]))
    match = _REVERSED.match(clean(clauses[-1]))
    if not match or _UNRESOLVED.match(match["what"]) or re.search(r"[是为]|目的", match["what"]):
        return None
    of = match["of"]
    return finding_at(statement, Kind.PROPERTY, of, f"{of}是什么？", match["what"], 0.65, "是")


def _predicate(reading: Reading, statement: Statement) -> Finding | None:
    subject = _subject(reading, statement)
    if not subject or generic_name(subject) or _said_elsewhere(statement):
        return None
    whole = subject + statement.verb  # ``时序差分学习结合了…``: the verb found is a part of the name
    if statement.verb and (whole == reading.view.topic or reading.knows(whole)):
        return None
    asked = ask_predicate(subject, statement)
    if asked is None or not _answers(asked[1], subject):
        return None
    question, answer = asked
    says_how = _SAYS_HOW.match(answer) or (_WAY.search(subject) and _ANY_HOW.match(answer))
    if says_how:  # ``思路很短：…``: what is behind the colon tells
        question, answer = f"{subject}是什么？", answer[says_how.end() :]
    named = reading.knows(subject) and statement.subject
    topic = "" if named else _topic(reading, statement)
    if len(topic) > 3 and topic in answer and len(answer) <= len(topic) + _LITTLE_MORE:
        return None  # the topic that the question needs is the answer
    if question.endswith("怎么样？") and not named and len(answer) < _SHORTEST_STATE:
        return None
    if topic and _WITH_OTHER.match(question):  # ``和Sarsa有什么区别``: the topic is the first of two
        question = topic + question
    else:
        question = with_topic(_before(statement, question) + question, topic, True)
    known = _is_known(reading, subject) or reading.known.any_in(subject)
    sure = statement_confidence(reading, statement, subject)
    sure = doubting_short(sure, answer, _LEAST_TOLD if known else _LEAST_OF_UNKNOWN)
    return finding_at(statement, Kind.PROPERTY, subject, question, answer, sure, statement.verb or "…")


def _said_elsewhere(statement: Statement) -> bool:
    """Tell whether other rules ask for what a statement says, or it says nothing by itself."""
    both = "前者" in statement.text and "后者" in statement.text
    if statement.verb in _STOP_VERB or both or "之所以" in statement.text:
        return True
    if statement.verb in _HAVING and _SEVERAL.search(statement.rest):
        return True
    only_count = statement.verb == "有" and _COUNT_ONLY.match(statement.rest)
    return bool(only_count or _ALSO_CALLED.match(statement.text, statement.predicate))


def _answers(answer: str, subject: str) -> bool:
    """Tell whether an answer is whole, of a fit length, and says more than ``一些`` or its own subject."""
    if (len(answer) <= 6 and _SOME.match(answer)) or _POINTS_BACK.match(answer) or _BROKEN.match(answer):
        return False
    fits = 2 <= len(answer) <= _LONGEST or answer.isdecimal() or HELD_CHARACTER.fullmatch(answer)
    torn = answer[:1] == "不" and subject[-1:] == answer[1:2]  # ``看看准不准``
    return bool(fits) and not (torn or answer.endswith(("？", "?")) or answer in subject)


def _topic(reading: Reading, statement: Statement) -> str:
    """What a question of an unknown subject is put under: the name its line explains, else the section's."""
    term = statement.term
    return term.name if term and reading.knows(term.name) else reading.view.topic


def _subject(reading: Reading, statement: Statement) -> str:
    """The words a question names the subject with; empty when a reader of the card could not know it."""
    if statement.pronoun:
        return _carried(statement)
    subject = statement.subject
    if not subject:
        return _left_out(reading, statement)
    if statement.role:
        if statement.concept == subject:
            return subject
        owns = len(statement.concept) <= _LONGEST_OWNER
        return f"{statement.concept}的{subject}" if owns else ""
    if statement.passage.run >= 0 and _IMPERATIVE.match(subject):
        return ""
    subject = _ALSO_NAMED.sub("", _COMPARED.sub(r"\g<sign>", subject))
    torn = " = " in subject or (subject.startswith("的") and not statement.adverbial)
    if torn or len(subject) > 34 or _POINTING.search(subject) or _NO_NAME.fullmatch(subject):
        return ""
    if len(subject) == 1 and has_han(subject) and not statement.gloss:
        return ""
    if reading.knows(subject):
        return subject
    if _USING_LAST.search(subject):  # ``外观信息用最小余弦距离度量``
        return ""
    return "" if _UNRESOLVED.match(subject) or _NO_NOUN.search(subject) else subject


def _left_out(reading: Reading, statement: Statement) -> str:
    """The concept carried to a clause that begins with its predicate: ``还利用了…``, ``不需要…``."""
    owner = statement.concept
    return owner if _is_known(reading, owner) and statement.verb_start >= 0 and not statement.first else ""


def _is_known(reading: Reading, name: str) -> bool:
    return reading.knows(name) or name == reading.view.topic


def _carried(statement: Statement) -> str:
    """The concept a pronoun stands for, with what the pronoun owns (``其均值``)."""
    if (
        not (statement.concept and _resolves(statement))
        or len(statement.concept) > 24
        or _UNRESOLVED.match(statement.concept)
    ):
        return ""
    words = statement.text[statement.start : statement.predicate].removeprefix(statement.pronoun).strip()
    owned = words.strip("的 ")
    if statement.pronoun in OF_TWO and _HOW_IT_IS.search(owned):
        return ""  # ``前者参数少、不容易…``
    if owned and statement.pronoun in ("它", "它们", "其", *OF_TWO):
        does = "的" in words and not words.startswith("的")  # ``它要的日志``, ``它学的``
        return f"{statement.concept}{words}" if does else f"{statement.concept}的{owned}"
    return statement.concept if len(owned) <= 4 else ""


def _resolves(statement: Statement) -> bool:
    """Tell whether the pronoun stands for the concept carried here, and not for what was said."""
    if _STANDS_FOR.match(statement.pronoun):
        return True
    after = statement.text[statement.start + len("这") :]
    return statement.pronoun.startswith("这") and _THIS_DOES.match(after) is not None


def _before(statement: Statement, question: str) -> str:
    before, adverbial = "", statement.adverbial
    if statement.condition and not _POINTING_BEFORE.search(statement.condition):
        before = statement.condition + "，"
    if adverbial and len(adverbial) <= 30 and not _POINTING_ADVERBIAL.search(adverbial):
        about = _AS_FOR.sub("", adverbial)
        before += "" if about.strip("，,") in question else about
    return before
