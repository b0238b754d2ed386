"""What a sentence says of what: its subject, named or carried from before, its verb and the rest.

Resolution goes the way a reader does: an explicit subject; else a pronoun, which is the subject before; else
the term the line depends on; else the section's topic. A rule, code or links end the reach.
"""

import re

from cardgen.extract.language.chinese import ROLE, ROLES
from cardgen.extract.reading.asked_of import asked_of
from cardgen.extract.reading.chinese_clause import read_chinese
from cardgen.extract.reading.concepts import KnownNames
from cardgen.extract.reading.coordination import segments
from cardgen.extract.reading.english_clause import read_english
from cardgen.extract.reading.former import OF_TWO, the_two
from cardgen.extract.reading.gloss import spells_loosely
from cardgen.extract.reading.headings import generic_name, is_part, is_question, versus
from cardgen.extract.reading.introduced import introduced_name
from cardgen.extract.reading.joined import joined_names
from cardgen.extract.reading.label_row import LabelRow
from cardgen.extract.reading.noise import is_noise
from cardgen.extract.reading.outline import Outline
from cardgen.extract.reading.sentences import Sentence, is_chinese
from cardgen.extract.reading.signs import signs_in
from cardgen.extract.reading.statement import Statement
from cardgen.extract.reading.terms import Term, bold_end, listed_terms, passage_term
from cardgen.extract.reading.this_called import this_is_called
from cardgen.extract.reading.view import Formula, Gap, Links, Node, Passage, View
from cardgen.text.expression import expression
from cardgen.text.scripts import has_han

_SHORTEST_FACT = 5
_LONGEST_NAME, _LONGEST_ENGLISH = 24, 40
# Words behind a name that are no part of it: ``RNN的全称``, ``The kernel never trusts …``.
_NO_NAME_LAST = expression(
    r"(?<=[A-Za-z])\s*的?(?:英文)?全称$"
    r"|(?<=[\w\u4e00-\u9fff])\s?(?:整体|总体|大体|实质|本质|理论|原则|表面)上(?:来?[看讲说])?$"
    r"|(?<=\w)(?: (?:never|always|often|usually|rarely|also|still|only|just|then))+$"
)
_THIS_NOUN = expression(r"(?:这些|这[种个类]|该|此)(?P<noun>[\u4e00-\u9fffA-Za-z]{2})")
_PLAIN_NOUNS = expression(
    r"方法|方式|做法|情况|现象|过程|问题|时候|想法|原因|结果|例子|意义|步骤|公式|概念|东西|特点"
)
# Words of a subject that no later pronoun stands for: pointers, people, roles, what is no name.
_VAGUE = expression(
    r"的$|\d{4} ?年$|(?:时|时候|[之以][前后]|情况下|条件下)$|一[个种]|[这那该此其它他我你]|上述|^.{0,3}方法$|"
    r"问题$|时候|目的|原因|什么|如下|以下|等人|"
    r"一下$|作者|论文|[左右两]边|括号|(?:接近|大于|小于|超过|低于|高于|等于|达到|"
    r"不到)\s?[\d.%\U000f0000-\U000ffffd]+$|"
    r"^(?:注意|与之|第|一|另|有的|很多|大|\d{4}年|[上下今去][个年月周]|要|就|先|再|又|而(?![今立])|但|却|且|以及|也(?![门许])|还(?![原是])|给|把|将|"
    r"用|对|在|由|往|可|更|最|末尾|开头|不)|"
    r"^(?:优点|缺点|优势|劣势|长处|短处|好处|坏处|代价|毛病|麻烦|特点|前提|结果|效果|关键|作用|区别|差别|"
    r"步骤|思路|想法|做法)$"
)
_FOLLOWS = frozenset(("so",))
# A letter, and what is only a moment or a side: ``转完之后…``, ``右上方有…``.
_NO_CARRIER = expression(
    r"[a-z]{1,2}|(?:常见|常用|典型|一般)的?取值|[\u4e00-\u9fff]{1,2}完|[左右前后正斜]?[上下左右]方"
)
# The steps of a proof are no facts to learn one by one.
_PROOF = expression(r"(?:Proof|Sketch of (?:the )?proof)(?:\s(?:sketch|idea|of [^.:]{3,40}))?\s?[.:]")
# Whose work it is: no pronoun behind stands for them. ``Hershey 他们组的工作``.
_PEOPLE = expression(
    r"[^，。：；是]{1,20}?\s?(?:他们|等人|老师|大佬|团队|课题组|实验室)[^，。：；]{0,12}的(?:工作|论文|文章|成果|方法)?(?=[，。]|$)"
)
_NO_OPENER = expression(r"[是的“”]|这里")
_OWNED_ROLE = expression(
    rf"(?P<of>[^的]{{2,20}})的(?:{ROLES}(?:则|便|倒)?|全[名称]|英文名|名称|由来|历史|论文|作者)"
)
_VAGUE_ENGLISH = expression(
    r"^(?:not|nothing|none|nobody|all of|plenty)\b|\b(?:this|these|that|such|its|their|we|you|"
    r"I)\b|^(?:where|which|whose|since|because|although|whereas|while)\b",
    re.I,
)


def read_statements(view: View, shown: KnownNames) -> tuple[Statement, ...]:
    """Return the statements of a section in order, each with its subject resolved.

    ``shown`` are the names that the note itself marks.
    """
    reader = _Reader(view, shown)
    for node in view.nodes:
        reader.node(node)
    return tuple(reader.statements)


def _is_part_of_chinese(passage: Passage, sentence: Sentence) -> bool:
    """``HiFi-GAN V1的MOS是4.36，真人是…``: the first half has more Latin words than Chinese characters."""
    around = (
        whole for whole in passage.sentences if whole.start <= sentence.start and sentence.end <= whole.end
    )
    whole = next(around, sentence)
    return whole.text != sentence.text and has_han(sentence.text) and is_chinese(whole.text)


class _Reader:
    """Walks a section and carries the subject along."""

    def __init__(self, view: View, shown: KnownNames) -> None:
        self.view = view
        self.shown = shown
        self.pair = versus(view.heading)
        self.joined = joined_names(view.topic)
        self.listed = _listed(view)
        self.statements: list[Statement] = []
        self.antecedent = self.outer = view.topic
        self.above = ""
        self.item = self.depth = -1
        self.proves = False
        self.outline = Outline()
        self.row = LabelRow()

    def node(self, node: Node) -> None:
        if isinstance(node, Passage):
            self.passage(node)
        elif isinstance(node, Links) or (isinstance(node, Gap) and node.form != "image"):
            self.antecedent, self.above = self.view.topic, ""
        elif not isinstance(node, (Formula, Gap)):
            self.antecedent = self.view.topic

    def passage(self, passage: Passage) -> None:
        term, above = self.listed.get(passage.index) or passage_term(passage), self.above
        parent = self.outline.parent(passage)
        if passage.run >= 0 and passage.depth < self.depth:  # what stood below the item before ends it
            self.above = above = ""
        self.depth = passage.depth if passage.run >= 0 else -1
        self.above = parent or above
        if passage.run < 0 <= self.item:
            self.antecedent = self.outer
        self.item = passage.run
        self.proves = _PROOF.match(passage.text) is not None
        if passage.run < 0 and (before := self.row.left(passage, term, (self.antecedent, self.above))):
            self.antecedent, self.above = before
        self.antecedent = parent or _titled(passage) or self.antecedent
        self._walk(passage, term)
        if parent:  # what an item says of its parent reaches no further
            self.above = above
        self.outline.add(passage, term, self.view.nodes[passage.index + 1 : passage.index + 2])
        # A formula's sign can be read in its own passage only.
        self.antecedent = passage.prose.restore(_named_last(passage) or self.antecedent)
        if passage.run < 0:
            self.outer = self.antecedent

    def _walk(self, passage: Passage, term: Term | None) -> None:
        if term and not generic_name(term.name):
            self.antecedent = term.name
            if passage.run < 0 or term.strong:
                self.above = term.name
        outer, asked_last = self.antecedent, ""
        strong = [span for span in passage.prose.strong if span[1] - span[0] >= 10]
        for number, sentence in enumerate(passage.sentences):
            opening = term is not None and number == 0
            for start, end in strong if not opening else ():
                if sentence.start < start and end < sentence.end - 2:
                    self.segment(passage, Sentence(sentence.prose, start, end), None, False)
            for segment in segments(sentence):
                self.segment(passage, segment, term, number == 0 and segment.start == sentence.start)
                asked = asked_of(segment.text) if segment.text.endswith(("？", "?")) else ""
                bold = number == 0 and passage.prose.strong[:1] and passage.prose.strong[0][0] == 0
                introduced = "" if bold else introduced_name(self.statements[-1])
                called = this_is_called(segment.text)
                self.antecedent = called or asked or introduced or self.antecedent
                asked_last = asked or asked_last
                self.above = called or self.above
            if number == 0 and (opener := _opener(passage)):
                self.antecedent = self.above = opener
        known = outer == self.view.topic or outer in self.shown
        if asked_last and not asked and known:  # ``X为什么不行？因为…``: asked and answered
            self.antecedent = outer

    def segment(self, passage: Passage, sentence: Sentence, term: Term | None, first: bool) -> None:
        text = sentence.text
        start = max(0, term.body - sentence.start) if term and first else 0
        above, holder = self.above or self.view.topic, self.antecedent
        if term:
            above = holder = above if generic_name(term.name) else term.name
        holder = self._demonstrated(text) or holder
        language = is_chinese(text) or _is_part_of_chinese(passage, sentence)
        names = (self.view.topic, *self.pair, self.antecedent)
        clause = read_chinese(text, start, names, self.shown.at) if language else read_english(text, start)
        if clause.pronoun:  # ``至于X，它…``
            holder = clause.holder or holder
        holder = self._of_two(text, clause.pronoun) if clause.pronoun in OF_TWO else holder
        signs = signs_in(text, language)
        if not language and passage.text.endswith(", so ", 0, sentence.start):  # what it follows from
            signs |= _FOLLOWS
        own = "" if ROLE.fullmatch(clause.subject) else clause.subject
        subject = holder if clause.pronoun else own or clause.holder or holder
        concept = self._known(passage, _NO_NAME_LAST.sub("", subject.strip()))
        alone = term is not None and first and len(text) < _SHORTEST_FACT  # ``队列。``: what follows tells
        noise = self.proves or (not alone and is_noise(text, clause, language, signs))
        statement = Statement(
            passage, sentence, text, language, concept, holder, clause, term, above, first, noise, signs
        )
        self.statements.append(statement)
        if _carries(statement, self.shown) and not (term and passage.run >= 0):
            owned = _OWNED_ROLE.fullmatch(concept)
            self.antecedent = owned["of"] if owned else concept
            if first and passage.run < 0 and clause.gloss and not clause.condition:
                self.above = self._opened(statement)  # what a later role line belongs to
        elif clause.holder and not clause.subject and not clause.pronoun:
            self.antecedent = self._own(clause.holder)
        if concept in self.joined:  # what follows in the section is said of this one
            self.above = concept

    def _opened(self, statement: Statement) -> str:
        """``X（English）…`` opens what is said of X, unless the section is about X or X is no name."""
        name, gloss, topic = statement.concept, statement.gloss, self.view.topic
        parts = [part for part in (name, gloss.full, gloss.abbreviation, gloss.other) if part]
        if not self.above and (any(part in topic for part in parts) or _NO_OPENER.search(name)):
            return self.above
        return self.antecedent

    def _known(self, passage: Passage, name: str) -> str:
        """The name as the note's headings write it, formulas and all, where it is one of theirs."""
        if name.endswith("的") and name[:-1] in self.shown:  # ``**基于响应**的就是…``
            name = name[:-1]
        written = passage.prose.restore(name)
        return written if written != name and written in self.shown else name

    def _own(self, name: str) -> str:
        """The section's own name where ``name`` spells it out: ``Mixture Invariant Training`` below MixIT."""
        return self.view.topic if name and spells_loosely(self.view.topic, name) else name

    def _of_two(self, text: str, pronoun: str) -> str:
        """``前者``, ``后者``: the first or the last of the two names before."""
        opening = text[: text.find(pronoun)]
        names = the_two(self.statements, opening, self.shown, self.view.heading)
        return names[pronoun == "后者"] if names else ""

    def _demonstrated(self, text: str) -> str:
        """``这些地址``: the longest name ending in 地址 that the statement before holds."""
        match = _THIS_NOUN.match(text)
        if not match or not self.statements:
            return ""
        noun, before = match["noun"], self.statements[-1].text
        edge = "，。、：（）()是的为在有用到了把将对这"
        end = before.rfind(noun)
        start = end
        while start > 0 and before[start - 1] not in edge and end - start < 12:
            start -= 1
        if end - start >= 2:
            return before[start : end + len(noun)].strip()
        recent = any(noun in statement.text for statement in self.statements[-3:])
        return noun if recent and not _PLAIN_NOUNS.fullmatch(noun) else ""


def _listed(view: View) -> dict[int, Term]:
    """The terms of the items of all lists."""
    found: dict[int, Term] = {}
    for run in view.lists:
        nodes = (view.nodes[index] for index in run.items)
        found |= listed_terms([node for node in nodes if isinstance(node, Passage)])
    return found


def _titled(passage: Passage) -> str:
    """The title a passage bears (of a callout, say), where it is a name."""
    title = passage.title.strip(" *")
    named = title and len(title) <= _LONGEST_NAME
    return title if named and not (generic_name(title) or is_part(title) or is_question(title)) else ""


def _opener(passage: Passage) -> str:
    """The bold name a passage opens with and stops behind: ``**X**，出自…。它…``."""
    end = bold_end(passage)
    stops = 0 < end <= _LONGEST_NAME and passage.text[end : end + 1] in ("，", ",", "的")
    return passage.text[:end].strip() if stops else ""


def _named_last(passage: Passage) -> str:
    """The bold name an opening passage ends with: what follows speaks of it."""
    if not passage.opens or not passage.prose.strong:
        return ""
    start, end = passage.prose.strong[-1]
    return passage.text[start:end] if end > 30 and len(passage.text) - end <= 50 and end - start <= 16 else ""


def _carries(statement: Statement, shown: KnownNames) -> bool:
    """Tell whether the statement's subject is one that the next pronoun may stand for."""
    subject = statement.clause.subject
    one_sign = len(subject) == 1 and (has_han(subject) or not subject.isascii())
    longest = _LONGEST_NAME if statement.chinese else _LONGEST_ENGLISH
    if (
        not subject
        or one_sign
        or _NO_CARRIER.fullmatch(subject)
        or statement.clause.pronoun
        or len(statement.concept) > longest
    ):
        return False
    if _PEOPLE.match(statement.text, len(statement.lead)):
        return False
    vague = _VAGUE if statement.chinese else _VAGUE_ENGLISH
    return vague.search(subject) is None or (subject in shown and not generic_name(subject))
