"""Conditions: ``当…时，…``, ``如果…，则…``, ``if and only if``; what follows is asked, or when it is so."""

import re
from collections.abc import Iterator

from cardgen.extract.confidence import doubting_short
from cardgen.extract.finding import Finding, Reading, finding_at, is_lead
from cardgen.extract.language.english import is_command, opens_as_command
from cardgen.extract.reading.signs import signs
from cardgen.extract.reading.statement import Statement
from cardgen.extract.wording.answers import clean, plain_answer, sentence_case
from cardgen.extract.wording.phrasing import lower_first, with_topic
from cardgen.model import Kind
from cardgen.text.expression import expression

_ENTERS = expression(
    r"^(?:就|则|便|才)?(?:[^，。]{0,14})?(?:进入了?|取等号|取得|达到|成立|触发|开始|结束|停止|发生|出现)"
)
_CALLS = expression(r"称(?![重号谓赞])")
_NAMES = expression(
    r"(?:[就则便]称[^，。]{1,12}[是为]|称为|叫做|叫作|称作|称之为|[则就便]叫|[，,]这[^，。]{0,4}叫(?![做作]))"
)
_THEN_TOO = expression(r"[，,](?:这时|此时)[^，。]*[：:]\s*$")
_UNRESOLVED = expression(
    r"^(?:没有?的话|不然的话|是的话|否则|左边|右边|这|那|此|上|它|其|他|我|你|该|如此|使用|想)"
)
_EN_WHOLE = expression(
    r"^(?P<what>[\U000f0000-\U000ffffd])\s(?P<cond>(?:if and only if|iff|only if|if|when|whenever)"
    r"\s.{1,120})$"
)
_EN_LAST = expression(
    r"^(?P<what>.{6,140}?),?\s(?P<if>if and only if|iff|only if|if|when|whenever|as long as|unless)"
    r"\s(?P<cond>[^,;]{3,120})$"
)

# A step of an example (``选了A之后``, ``要是选B``), of nothing that a reader of the card would know.
_STEP = expression(r"(?:要是|如果|若|当)?(?:选|切|混合|走|拿|换|进|算|挑|抽)[^，$]{0,3}(?:之后|以后|时)?")
_SORTS = expression(r"按[^，。]{1,12}(?:分|划分|分类|来[看说])$")  # a way to sort, and no condition
_PERSONAL = expression(r"我们|你|大家|想|假设")
_SAID_BY = expression(r"^[^，。：]{1,14}(?:证明|指出|发现|表明|认为)了?[，：]?(?=在[^，]+时$|[当若]|如果)")
_IF = expression(r"^(?:当且仅当|当|如果|若|一旦|只要|每当)")
_SO = expression(r"^(?:则|就|那么|那|便)?(?:说(?=[这该此\U000f0000-\U000ffffd]))?(?=.{3})")
# ``当P时A，Q时B``: what follows is of a case of its own.
_ANOTHER_CASE = expression(
    r"[^，。；]{0,10}(?:(?:[=<>≤≥]|[等大小]于|[为是][正负零空])[^，。；]{0,6}|[\U000f0000-\U000ffffd]\s?)时(?![间候刻序钟延长])"
)
_HENCE = expression(r"(?<=[^，。；]{6})[，；。](?:所以|因此|因而)")  # what follows from it is another fact
_GROUND = expression("由于|因为")
_VERB_FIRST = expression(r"[进趋收取达成触开结停]")
_THING = expression(r"(?:它|其(?!中)|(?<![就应本也才])该(?![用当怎如选不去做有是])|这[种个类])")
_SOME_THING = expression(r"某个?|有[个台位些]|一[个台位]")
_LEAST_TOLD = 8  # characters of an answer that tells something by itself
_SHORTEST, _LONGEST, _LONGEST_IF = 3, 120, 60
_NEEDED = expression(
    r"(?P<end>[^，。；]{0,16}?(?:要想|想要|若要|为了|要)(?!求|点|么|素|想|件|害|领|紧|义)[^，。；]{2,24})[，,]"
    r"(?P<then>(?!我们需要一)(?:就|则|那就)?[^。；]{0,16}?(?:必须|需要|就?得|应该|只能|要求)[^。；]{2,100})$"
)
_POINTING = expression(r"[这那它其我你]|上述")
_EN_CALLED = expression(
    r"(?P<of>[^,;:]{2,50}?) (?P<be>is|are) (?P<said>said to be|called|considered) (?P<name>[^,;.]{2,40})$"
)
_EN_IS_CALLED = expression(r"\b(?:is|are) (?:called|said to be|known as|termed)\b")
# ``if it is possible to …`` points to nothing.
_EN_POINTS = expression(
    r"\b(?:you|we|they|it(?!\s(?:is|takes|follows|holds)\s(?:possible|impossible|necessary|true|"
    r"known|easy|hard|that)\b))\b"
)
# ``Ask for another marginal and it starts from scratch``
_DONE_AND = expression(
    r"(?P<do>[A-Z][a-z]+ [^.;:]{6,90}?),? and "
    r"(?P<then>(?:it|the|its|all|everything|nothing|every|no)\s[^.;]{6,160})\.?"
)
_PERSON = expression(r"\b(?:we|you|it|they|this|that|I)\b")
_ONCE = expression(
    r"(?P<given>[^，。；：]{1,14}?(?:一旦|(?<!主)要是|如果|倘若)[^，。；：]{2,30}?)[，,](?:那么|那)?(?P<then>[^。；]{4,160})"
)
# ``阈值调高，误唤醒少了``, ``K取得太小，…``
_MUCH = "[大小高低多少长短深浅强弱快慢宽窄密稀]"
_ADJUSTED = expression(
    rf"(?:^|[：，])(?P<given>[^，。；：]{{1,12}}?(?:(?:太|过|过于){_MUCH}|(?:调|设|取|选|开)(?:得)?(?:更|越|太)?{_MUCH}))(?:了|的话|时|的时候)?[，,]"
    r"(?P<then>(?!但|而|也|所以|因此|还)[^。；]{4,80})"
)
_SAYS_WHAT = expression(r"的是|对付|解决|因为|由于")
_BARE_SET = expression(r"[设调取选开](?:得|成|为|的|太|更)")
_SET = expression("[设调取选开]")
_IFS = signs("要为旦如倘太过调设取选", "if iff only when whenever long unless and")


def condition(reading: Reading) -> Iterator[Finding]:
    """Find what holds under a condition."""
    for statement in reading.statements:
        if not statement.condition and _IFS.isdisjoint(statement.signs):
            continue
        leads = statement.text.rstrip().endswith(("：", ":")) and not _THEN_TOO.search(statement.text)
        leads = leads or (not statement.chinese and is_lead(reading, statement))
        if statement.noise or leads or _NAMES.search(statement.text):
            continue
        found = _chinese(reading, statement) if statement.chinese else _english(reading, statement)
        if found:
            yield found


def _chinese(reading: Reading, statement: Statement) -> Finding | None:
    given, topic = _SAID_BY.sub("", statement.condition), reading.view.topic
    if not given:
        return _needed(reading, statement) or _once(reading, statement) or _adjusted(reading, statement)
    if (
        "才" in given
        or _SORTS.search(given)
        or _STEP.fullmatch(given)
        or _PERSONAL.search(given)
        or _UNRESOLVED.match(_IF.sub("", given))
    ):
        return None
    told = _THEN_TOO.sub("", statement.text[statement.text.find(given) + len(given) :])
    then = _SO.sub("", plain_answer(told if _GROUND.search(told) else _HENCE.split(told)[0]))
    if not _SHORTEST <= len(then) <= _LONGEST:
        return None
    if _ANOTHER_CASE.match(then):
        return None
    if given.startswith("当且仅当") or _ENTERS.match(then) or _CALLS.match(then):
        question = with_topic(f"什么时候{_outcome(statement, then, topic)}？", topic, True)
        return _finding(statement, question, given, 0.6, given[:2])
    of_given = then.startswith("它们")  # ``如果有A或B参加，它们的浓度…``: those that the question names
    then = then if of_given else _resolved(statement, then)
    if not then or (_UNRESOLVED.match(then) and not of_given) or len(given) > _LONGEST_IF:
        return None
    return _finding(statement, with_topic(f"{given}，会怎样？", topic, True), then, 0.6, given[:2])


def _outcome(statement: Statement, then: str, topic: str) -> str:
    """What is so under the condition, its subject named where it is left out or a pronoun."""
    what = re.sub(r"^(?:就|则|便|才)", "", then)
    if _VERB_FIRST.match(what):
        what = f"{'' if statement.subject or topic in what else topic}{what}"
    pronoun = statement.pronoun
    if pronoun and statement.concept and what.startswith(pronoun):
        return statement.concept + what[len(pronoun) :]
    return what


def _resolved(statement: Statement, then: str) -> str:
    """What follows with its pronoun replaced; nothing where the condition brings in what it stands for."""
    pronoun = statement.pronoun
    if not _THING.match(pronoun):
        return then
    if _SOME_THING.search(statement.condition):  # ``若某个节点落后，它…``: the pronoun is that thing's
        return ""
    if not then.startswith(pronoun):
        return then
    return f"{statement.concept}{'的' if pronoun == '其' else ''}{then.removeprefix(pronoun)}"


def _adjusted(reading: Reading, statement: Statement) -> Finding | None:
    """``阈值调高，误唤醒少了，漏唤醒就多了``: what comes of a value that is set so."""
    match = _ADJUSTED.search(statement.text)
    if match is None or any(no.search(match["given"]) for no in (_POINTING, _PERSONAL, _SAYS_WHAT)):
        return None
    given = match["given"]
    if _BARE_SET.match(given):  # ``RTO设得太大，…；设得太小，…``
        before = reading.before(statement)
        said = _ADJUSTED.match(before.text) if before else None
        if said is None or _BARE_SET.match(said["given"]):
            return None
        given = f"{_SET.split(said['given'], maxsplit=1)[0]}{given}"
    question = with_topic(f"{given}会怎样？", reading.view.topic, True)
    return _finding(statement, question, plain_answer(match["then"].removeprefix("又")), 0.6, given[-2:])


def _needed(reading: Reading, statement: Statement) -> Finding | None:
    """``一个函数要想当母小波，均值必须为零``: what a thing needs for an end."""
    match = _NEEDED.match(clean(statement.text[len(statement.lead) :]))
    if not match or _POINTING.search(match["end"]):
        return None
    question = with_topic(f"{match['end']}，需要满足什么条件？", reading.view.topic, True)
    return _finding(statement, question, plain_answer(match["then"]), 0.6, "要")


def _once(reading: Reading, statement: Statement) -> Finding | None:
    """``节点一旦看到更大的任期，立刻退回``: the condition stands behind its subject."""
    match = _ONCE.match(clean(statement.text[len(statement.lead) :]))
    if not match or _POINTING.search(match["given"]) or _UNRESOLVED.match(match["then"]):
        return None
    question = with_topic(f"{match['given']}，会怎样？", reading.view.topic, True)
    return _finding(statement, question, plain_answer(match["then"]), 0.6, "一旦")


def _english(reading: Reading, statement: Statement) -> Finding | None:
    topic = reading.view.topic
    return (
        _done_and(statement, topic)
        or _under_condition(statement, topic)
        or _holds_if(statement, topic)
        or _condition_last(statement, topic)
    )


def _done_and(statement: Statement, topic: str) -> Finding | None:
    """``Ask for another marginal and it starts from scratch``: what comes of a deed."""
    done = _DONE_AND.fullmatch(clean(statement.text[len(statement.lead) :]))
    if not done or not opens_as_command(done["do"]) or _EN_POINTS.search(done["do"]):
        return None
    asked = with_topic(f"What happens if you {done['do'][0].lower()}{done['do'][1:]}?", topic, False)
    return _finding(statement, asked, sentence_case(done["then"]), 0.55, "and")


def _under_condition(statement: Statement, topic: str) -> Finding | None:
    """``If the sensor is perfect, the gain goes to 1``: what happens, is done or is called so."""
    condition = statement.condition
    if not condition or _PERSON.search(condition) or _EN_IS_CALLED.search(condition):
        return None
    rest = re.sub(r"^then\s+", "", clean(statement.text[statement.start :]))
    called = _EN_CALLED.match(rest)
    if called:
        question = f"When {called['be']} {lower_first(called['of'])} {called['said']} {called['name']}?"
        return _finding(
            statement, with_topic(question, topic, False), sentence_case(condition), 0.7, "called"
        )
    if not 8 <= len(rest) <= 200 or rest.startswith(("and ", "but ", "or ")):
        return None
    asks = "What should you do" if is_command(rest) else "What happens"
    asked = with_topic(f"{asks} {condition[0].lower()}{condition[1:]}?", topic, False)
    return _finding(statement, asked, sentence_case(rest), 0.6, condition[:6])


def _holds_if(statement: Statement, topic: str) -> Finding | None:
    """The whole sentence says when something holds."""
    whole = _EN_WHOLE.match(clean(statement.text))
    if not whole:
        return None
    asked = with_topic(f"When does {whole['what']} hold?", topic, False)
    return _finding(statement, asked, sentence_case(whole["cond"]), 0.55, "if")


def _condition_last(statement: Statement, topic: str) -> Finding | None:
    """``The bound is tight when …``: the condition stands behind."""
    match = _EN_LAST.match(clean(statement.text[statement.start :]))
    named = statement.subject and not statement.pronoun and statement.verb_start >= 0
    if not match or not named or "," in match["what"]:
        return None
    what = _ask_when(statement, match["what"])
    torn = match["cond"].endswith((" is", " are", " does", " do")) or _EN_POINTS.search(match["cond"])
    if not what or torn:
        return None
    given = sentence_case(f"{match['if']} {match['cond']}")
    return _finding(statement, with_topic(what, topic, False), given, 0.65, match["if"])


def _ask_when(statement: Statement, main: str) -> str:
    text = statement.text
    verb = text[statement.verb_start : statement.verb_end]
    if verb not in ("is", "are") or statement.verb_start > statement.start + len(main):
        return ""
    subject = statement.subject
    subject = subject[0].lower() + subject[1:] if re.match(r"(?:The|A|An)\b", subject) else subject
    rest = text[statement.verb_end : statement.start + len(main)].strip()
    return f"When {verb} {subject} {rest}?"


def _finding(statement: Statement, question: str, answer: str, sure: float, words: str) -> Finding:
    sure = doubting_short(sure, answer, _LEAST_TOLD)
    return finding_at(statement, Kind.PROPERTY, statement.concept, question, answer, sure, words)
