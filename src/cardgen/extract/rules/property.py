"""Properties in Chinese: what a sentence says of a concept; its object is asked for with 什么."""

from collections.abc import Iterator

from cardgen.extract.confidence import doubting_short, statement_confidence
from cardgen.extract.finding import Finding, Reading, finding_at, is_before_formula, is_lead
from cardgen.extract.forms.chains import chain_in
from cardgen.extract.forms.means import by_means
from cardgen.extract.forms.set_phrases import in_set_phrase
from cardgen.extract.forms.subjects import is_unresolved, points_elsewhere
from cardgen.extract.language import chinese
from cardgen.extract.reading.former import OF_TWO
from cardgen.extract.reading.headings import generic_name
from cardgen.extract.reading.inline import HELD_CHARACTER
from cardgen.extract.reading.signs import signs
from cardgen.extract.reading.statement import Statement
from cardgen.extract.wording.phrasing import with_topic
from cardgen.extract.wording.predicate_question import ask_predicate
from cardgen.model import Kind
from cardgen.text.expression import expression
from cardgen.text.scripts import has_han

_LONGEST = 170
_LONGEST_OWNER = 16
_LITTLE_MORE = 8
_SAYS_HOW = expression(
    r"(?:很|非常|挺|也很|都很|其实很|说穿了很)?(?:短|简单|朴素|直接|直观|好懂)[：:](?=\S{6})|(?:就)?一句话[：:](?=\S{6})"
)
_WAY = expression(
    r"(?:改动|改进|区别|变化|贡献|创新|不同|想法|思路|做法|办法|道理|原理|定义|流程|方法|策略|任务|思想|套路|主意)$"
)
_ANY_HOW = expression(r"(?:很|更加?|非常|挺|极其?|特别|十分|相当)[^，。：]{1,5}[：:](?=\S{6})")
_LEAST_TOLD, _LEAST_OF_UNKNOWN = 6, 10  # characters of an answer that tells something by itself
_SHORTEST_NAME = 3  # characters of an answer to 是什么 that tells something by itself
_SHORTEST_STATE = 5  # characters of an answer to 怎么样 of a thing that the note does not mark
_SUPPOSES = expression("设|令|记|假设|考虑")
# Ends of a lead-in that say no more than what the formula is.
_ANNOUNCES = expression(
    r"(?:[为是有则即求就叫解]|如下|下式|满足|得到?|得出|写[成作]|公式|形式|定义|表示|表达式|方程|关系|等于|估计|优化|最大化|最小化|计算|"
    r"分解|更新|一步|如何|这样估?|可知|出来|规则|目标|条件|因此|所以|于是|利用|联系|特点|之处|地方|为止|有关|给出|简单得[^，]{0,3}|"
    r"[^，]{0,9}(?:损失|函数|概率|误差|梯度|分布|期望|方差))$"
)
_STOP_VERB = ("由于", "说明", "证明", "令", "指")
_ONE_OF_ITS_KIND = expression(r"[，,]?\s?一[种个类套款门项](?![是])")
_ALSO_CALLED = expression(r"[，,]?\s?[又也亦][叫称]")
_COUNT_ONLY = expression(r"(?:以下|如下)?[一二两三四五六七八九十几\d]+[个种类点条]\S{0,4}[：:]")
_HAVING = ("分为", "分成", "包括", "包含", "组成", "构成")
_SEVERAL = expression(r"[、和与]|以及")
_POINTING_BEFORE = expression(r"[这那此其它我你]")
_POINTING_ADVERBIAL = expression(r"[这那此其它我你上]|半毛钱|没[有什么]{0,2}关系|例如|比如|如果")
_NO_NAME = expression(
    rf"接着|随后|接下来|再往后|再后来|之后|最后|(?:{chinese.ADVERB})+|优先|.*[了着](?:一|几|多)[个条种]\S*|大概|也许|或许|恐怕|想必|看来|原本|本来|原先|当初|所有|决定|计算|重新|说明|注意|代表|所谓|单位|结果|中间|其|但.*|而.*"
)
_NO_NOUN = expression(
    r"^(?:(?:⚠️?\s?)?(?:千万)?(?:别(?!的)|不要|切勿|勿)|于是|否则|默认$|.*默认\s?\d|即便|即使|哪怕|(?P<to>[一-鿿])来(?P=to)去|另?一[种类方]面?$|取出|换成|换到|去掉|加上|接近|拿|既|[跟与和][^，。]{1,12}比$|适合|适用|能(?![量级力源耗])|会(?![议话员])|可以|还(?!原)|也|又|都(?!市)|假如|设想|同期|负责|打个|严格|准确|简单|通俗|所谓|给|让|使|想|太|再|才|要|有|没|最|更|刚|马上|如此|步|"
    r"[把将](?!.*(?:成|为|到|给|在|入|做|作|用于|映射|转)[^，]{0,16}的)|按|以|用|并|且)|(?:所|个|的说|的讲|也|又|太|就|会"
    r"|[里内上下进打做拿给叫找哪怎]|(?<![权比体超加])重|的话|\d{4} ?年|(?<!集)中"
    r"|(?<!核)对|(?<![集组联融混综配])合|的(?:没法|无法|不能)|没得说|不用说|吃亏|(?<![第唯统之单逐同合归专划如万])一"
    r"|所有|倒|要么|之后|以后|之前|以前|优点|缺点|优势|目的|马上|一般|主要|谁|姑且|因为|还有一[组种类个]|要是|连成|贴着?|(?:[看做写挖用加]|取消|提供|引入)了)$|一旦|^研究(?=[一二两三多若各].{2})|.从[^，。的]{1,6}的[^，。的]{1,4}$"
)
_ALSO_NAMED = expression(r"(?<=\S)[又也][叫称].*$")  # ``e又叫X``: one of its names
_COMPARED = expression(r"^(?P<sign>[A-Za-z\U000f0000-\U000ffffd])\s?[<>≤≥]\s?\d+$")  # ``a>0是…``
_WITH_OTHER = expression("[和与跟](?=[^，]{1,20}有什么区别？$)")
_USING_LAST = expression(r".{3}(?<![作使应通利费信占调引复公专实适可启禁效常选采])用$")
_NAMED_THERE = expression(r"(?:的[\u4e00-\u9fff]{0,3}叫(?![做作醒好法])|被?称为|叫做|叫作|称作|称之为)\S")
_IMPERATIVE = expression(
    r"选取|选择|删除|计算|重复|随机|初始化|执行|输入|更新|设置|设定|遍历|打开|点击|运行|安装"
)
_HOW_IT_IS = expression(r"[、，]|[少多大小高低快慢好差强弱省]$")
_THIS_DOES = expression(r"(?:样做|么做)?(?:会|导致|带来|使得|算得上|可以看作|本质上是|也?是一种)")
_STANDS_FOR = expression(r"(?:它|它们|其(?!中)|[前后]者|该|这[种个类些]|此)")
_SOME = expression(
    r"[一二两三四五六七八九十几]+[个种类点条招]$|[一二两三四五几](?:板斧|手准备|下子)$|一部分|一些|很多|大量|若干|某些|关键$|重点$|核心$|难点$|答案$|亮点$|\S{0,4}的地方$|不是没有\S{0,4}$"
)
_BROKEN = expression(
    r"[、，]|[^，。；]{0,4}(?:什么|多少|哪[个些里儿])[，。]|（[^）]*）[很都也最下]|所以|(?:要是|如果|一旦|若|倘若)[^，]{1,10}了?[，,]|[之以][前后][，,]|[大小高低多少长短快慢强弱]的(?=.{3})|[^，。；]{1,8}的话[，,]|被?[^，。；]{0,4}就是[它他]|(?:时|的时候|之后|以后|后|前|中|里|至)(?:[，,]|也)|[^，。；]{1,6}时也"
)
_POINTS_BACK = expression(
    r"[一二两三四五六七八九十][：:]|[他她]们?|(?:(?:就|也)?在(?:这里|此|这儿)|[这那](?!样)|此|上述|它们?(?=[，。]|$)|它们?(?:最|主要|唯一)|前者|后者|如此|自己|冲着[这它]|为[了此]这)"
)

# What ties a sentence to others is no part of a question: ``至于X，…``, ``因为X之后，…``.
_AS_FOR = expression(r"^(?:至于|因为(?=.*(?:之后|以后|的时候)[，,]$))")

_BECAUSE = expression(r"(?<=[^，。；：]{3})[，,](?:(?:这是|正是)?(?:因为|由于)|(?:其|主要)?原因(?:在于|是))")
# Questions whose answer tells little without why it is so.
_OPEN = expression(r"(?:有什么特点|怎么样|会怎样|有什么作用|不\S?什么)？$")
# ``Paxos几乎是共识的代名词``, ``剩下的是无散的了``: more a remark than a name for a thing.
_NO_IDENTITY = expression(
    r"(?:未必|本来|大概率|几乎|更多的|的多|小|大|升级|一上来|剩下的|真的|好消息|多半|恰恰|早年间[^，]*)(?:都)?是什么？$"
)
_NO_NAME_FOR_IT = expression(r"^(?:说|名的|顺手)|[了的]$|时候|一回事|两码事|什么都|，")
_MEANS = expression(r"(?:用|利用|借助|通过|使用)(?!来|于|到|法|户|量)")
_PRECISE = expression(r"以什么为|由什么|越[^，。？]{1,4}(?:会怎样|则?会怎么样)？$|用什么[把将]")
_IN_CAPITALS = expression(r"[A-Za-z]*[A-Z][A-Za-z0-9+-]*[A-Z][A-Za-z0-9+-]*")
_GOOD_OR_BAD = frozenset(("好处", "优点", "优势", "缺点", "坏处"))
_CALLING = signs("称叫")


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
    if means := by_means(reading, statement):
        return means
    if _CALLING & statement.signs and _NAMED_THERE.search(statement.text):
        return None
    return in_set_phrase(reading, statement) or _predicate(reading, statement)


def _tells_before_formula(reading: Reading, statement: Statement) -> bool:
    """``Center Loss给每一类维护一个中心：`` and a formula: the lead says something itself."""
    announced = _SUPPOSES.match(statement.text) or _ANNOUNCES.search(statement.text.rstrip(" ：:，"))
    return is_before_formula(reading, statement) and (statement.text.endswith("，即：") or not announced)


def _predicate(reading: Reading, statement: Statement) -> Finding | None:
    subject = _subject(reading, statement)
    if not subject or generic_name(subject) or _said_elsewhere(statement):
        return None
    whole = subject + statement.verb  # ``时序差分学习结合了…``: the verb found is a part of the name
    if statement.verb and (whole == reading.view.topic or reading.knows(whole)):
        return None
    asked = ask_predicate(subject, statement)
    said = subject if asked and asked[1] in asked[0] else ""  # else the question leaves it out
    if asked is None or not _answers(asked[1], said):
        return None
    question, answer = asked[0], _without_reason(*asked)
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
    known = _is_known(reading, subject) or reading.known.any_in(subject) or _IN_CAPITALS.fullmatch(subject)
    sure = statement_confidence(reading, statement, subject)
    if not (_PRECISE.search(question) or _identifies(question, answer)):  # which ask for just a word
        sure = doubting_short(sure, answer, _LEAST_TOLD if known else _LEAST_OF_UNKNOWN)
    return finding_at(statement, Kind.PROPERTY, subject, question, answer, sure, statement.verb or "…")


def _without_reason(question: str, answer: str) -> str:
    """Return ``answer`` without why it is so, which is asked by a card of its own."""
    because = None if _OPEN.search(question) else _BECAUSE.search(answer)
    return answer[: because.start()] if because else answer


def _identifies(question: str, answer: str) -> bool:
    """Tell whether a question asks what a thing is, and the answer is a name for it (``双向链表``)."""
    named = question.endswith(("是什么？", "是为了什么？")) and len(answer) >= _SHORTEST_NAME
    return named and not (_NO_IDENTITY.search(question) or _NO_NAME_FOR_IT.search(answer))


# Told of another thing than the subject: why it is so, what a name means.
_ELSEWHERE = expression(r"之所以|由[^，。；]*、[^。；]*(?:组成|构成)。?$|，(?:指|说)的(?:就|便)?是")


def _said_elsewhere(statement: Statement) -> bool:
    """Tell whether other rules ask for what a statement says, or it says nothing by itself."""
    both = "前者" in statement.text and "后者" in statement.text
    parted = statement.subject in _GOOD_OR_BAD and "，但" in statement.text  # told in two halves
    apposed = _ONE_OF_ITS_KIND.match(statement.text, statement.predicate)  # ``X（English），一种…``
    if apposed or parted or statement.verb in _STOP_VERB or both or _ELSEWHERE.search(statement.text):
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
    if torn or len(subject) > 34 or points_elsewhere(subject) or _NO_NAME.fullmatch(subject):
        return ""
    subject = subject.removesuffix("再")
    if len(subject) == 1 and has_han(subject) and not statement.gloss:
        return ""
    if reading.knows(subject):
        return subject
    if _USING_LAST.search(subject):  # ``外观信息用最小余弦距离度量``
        return ""
    return "" if is_unresolved(subject) or _NO_NOUN.search(subject) else subject


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
        or is_unresolved(statement.concept)
    ):
        return ""
    words = statement.text[statement.start : statement.predicate].removeprefix(statement.pronoun).strip()
    owned = words.strip("的 ")
    if statement.pronoun in OF_TWO and _HOW_IT_IS.search(owned):
        return ""  # ``前者参数少、不容易…``
    if _MEANS.match(words):
        return f"{statement.concept}{words}"
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
