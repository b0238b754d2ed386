"""What a Chinese sentence says in words no other rule knows: what follows its first clause is hidden.

The last resort: a card of this rule stays only where no other card is made from the same words.
"""

from collections.abc import Iterator

from cardgen.extract.confidence import doubting_short
from cardgen.extract.finding import Finding, Reading, finding_at, is_lead
from cardgen.extract.reading.headings import generic_name, is_part
from cardgen.extract.reading.statement import Statement
from cardgen.extract.wording.answers import clean
from cardgen.extract.wording.phrasing import cloze, cloze_question, with_topic
from cardgen.extract.wording.rest_question import ask_rest
from cardgen.model import Kind
from cardgen.text.expression import expression
from cardgen.text.scripts import has_han

_SURE = 0.42
_SHORTEST = 12  # characters of a statement that says enough
_LONGEST = 150
_SHORTEST_HIDDEN, _LONGEST_HIDDEN = 5, 110
_SHORTEST_FIRST, _LONGEST_FIRST = 6, 44
_LEAST_TOLD = 11  # characters of what is hidden that tell something by themselves
_MOST = 16  # statements of a section that speaks of one concept; a longer one tells a story
_CLAUSE_END = expression(r"[，：]")
_IN_BRACKETS = expression(r"[（(][^（）()]*[）)]|“[^“”]*”|《[^《》]*》")
_OWNED_PRONOUN = expression(r"(?:它们?|其)(?=的|[^他它余实次中])")
_UNRESOLVED = expression(
    r"(?:有一[类种个些]|式中|光|接下来|同年|中间还?|后来|可(?!能|以|用)|其实)|[这那此该上下前后其它他她您你我咱][一-鿿]?|两者|二者|以上|上述|大家|人们|有人|有些|有的|很多|许多|[就才便则](?=[一不能会可要])|如果|假设|既然|首先|其次"
)
_POINTS_BACK = expression(r"(?:也|就)?是?[前后]者")
# What joins the two halves stays with the first: it tells of which sort the hidden half is.
_LINK = expression(r"(?:于是|因此|所以|因而|从而|而且|并且|然后|不过|但是|而|但|却|就)(?=[^是有])")
# ``φ该插在哪里，由…决定``: a first clause that asks.
_ASKS = expression(r"哪[里个些种儿]|怎么|怎样|如何|什么(?!都|也)|多少|为什么|为何")
_DONE = expression(
    r"(?:先(?!看|说)|取(?!决|对数)|[把将](?!来)|用(?!户|到)|按(?!最后|理|照惯例)|通过|利用|建|自[底顶][向往]|从[^，]{1,8}(?:往|向|到)|算(?![法力是作]))(?!.*(?:代价|缺点|优点|好处|等价|(?<!就)是(?!否)|这就是|，就是[^，]{1,14}$))"
)
_ANSWERS = expression(r"(?:主要|全)?(?:由|看|要看|得看|靠|取决于|按照?|根据|依据)")
_ANY = expression(r"[不无]管|无论|不论|任凭|随便|.*[说看讲知]")
# The author talks to the reader, or of the day.
_CHATTY = expression(
    r"^(?:由于|因为|基于|根据)[这那此该]|这一点|与其说|我们|后面会|对比一下|比较一下|先来|来看|看看|说明一下|简单|展开|举个例子|回到|说回|不多说|记得|顺口溜|有趣|有意思|吐槽|坑|反正|当年|至今|今天|如今|据说|才知道|没想到|有点[^，。]{0,8}的意思|歪打正着|摆出来|省得|反复解释|写.{0,8}之前|之前在|组里|打脸|吵|自己都|线上一"
)


def remark(reading: Reading) -> Iterator[Finding]:
    """Find what statements say of the concept at hand, hidden behind their first clause."""
    heading = reading.view.heading
    if len(reading.statements) > _MOST or not (heading == reading.view.topic or is_part(heading)):
        return
    told: set[str] = set()
    for statement in reading.statements:
        if statement.chinese and not (
            statement.noise or statement.passage.marker[:1].isdigit() or is_lead(reading, statement)
        ):
            found = _way(reading, statement, told) or _hidden(reading, statement)
            if found:
                yield found


def _way(reading: Reading, statement: Statement, told: set[str]) -> Finding | None:
    """``先走一步梯度，再用prox修一下``: how the concept at hand is done, told once of each."""
    text, owner = _resolved(statement), _owner(reading, statement)
    bare = not (statement.subject or statement.pronoun or statement.term or statement.condition)
    if (
        not (bare and _DONE.match(text))
        or not owner
        or owner in told
        or is_part(owner)
        or _CHATTY.search(text)
    ):
        return None
    answer = clean(text)
    if not _SHORTEST <= len(answer) <= _LONGEST_HIDDEN or "，" not in answer:
        return None
    told.add(owner)
    return finding_at(statement, Kind.PROCEDURE, owner, f"{owner}是怎么做的？", answer, _SURE, answer[:6])


def _hidden(reading: Reading, statement: Statement) -> Finding | None:
    if _only_names(statement):
        return None
    owner, text = _owner(reading, statement), _resolved(statement)
    if not owner or not text or not _SHORTEST <= len(text) <= _LONGEST or _CHATTY.search(text):
        return None
    end = _CLAUSE_END.search(_IN_BRACKETS.sub(lambda match: "\0" * len(match[0]), text), 2)
    first, rest = (text[: end.end()], clean(text[end.end() :])) if end else ("", "")
    if (
        not _SHORTEST_HIDDEN <= len(rest) <= _LONGEST_HIDDEN
        or not _SHORTEST_FIRST <= len(first) <= _LONGEST_FIRST
    ):
        return None
    if len(rest) < _SHORTEST_HIDDEN or not has_han(rest) or _POINTS_BACK.match(rest):
        return None
    asked = None if end is None or end[0] == "：" else ask_rest(first.rstrip("，"), rest)
    if asked:
        sure = doubting_short(_SURE, asked[1], _LEAST_TOLD)
        question = with_topic(asked[0], owner, True)
        return finding_at(statement, Kind.PROPERTY, owner, question, asked[1], sure, statement.text[:12])
    linked = _LINK.match(rest)
    if linked:
        behind = rest[linked.end() :]
        first, rest = first + linked[0] + " " * behind.startswith(" "), behind.lstrip()
    if len(rest) < _SHORTEST_HIDDEN or not has_han(rest) or _POINTS_BACK.match(rest):
        return None
    if _ASKS.search(first) and _ANSWERS.match(rest) and not _ANY.match(first):
        question = with_topic(f"{first.rstrip('，：')}？", owner, True)
        return finding_at(statement, Kind.PROPERTY, owner, question, rest, _SURE, statement.text[:12])
    before = first if owner.lower() in first.lower() else f"（{owner}）{first}"
    return _finding(statement, owner, cloze(before, rest, "。"))


def _only_names(statement: Statement) -> bool:
    """``随机网络蒸馏，简称RND。`` and what it is behind that."""
    term = statement.term
    return term is not None and statement.first and term.body >= statement.sentence.end


def _owner(reading: Reading, statement: Statement) -> str:
    """The concept at hand: the statement's own where the note knows it, else that of its line or section."""
    concept = statement.concept
    if reading.knows(concept) and not generic_name(concept):
        return concept
    term = statement.term
    return term.name if term and not generic_name(term.name) else reading.view.topic


def _resolved(statement: Statement) -> str:
    """The statement without its lead, its first pronoun replaced; nothing if a reader would be lost."""
    text = statement.text[len(statement.lead) :]
    pronoun = _OWNED_PRONOUN.match(text)
    if pronoun and statement.concept:
        text = statement.concept + text[pronoun.end() :]
    return "" if _UNRESOLVED.match(text) else text


def _finding(statement: Statement, concept: str, body: str) -> Finding:
    prose = statement.passage.prose
    question, answer = cloze_question(body)
    source = statement.sentence.source()
    sure = doubting_short(_SURE, answer, _LEAST_TOLD)
    return Finding(
        Kind.PROPERTY, concept, prose.restore(question), prose.restore(answer), source, sure,
        statement.text[:12], prose.restore(body),
    )  # fmt: skip
