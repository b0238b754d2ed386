"""What an English lead-in asks: ``There are two kinds:``, ``Insert:``, ``Ways to measure it:``."""

import re

from cardgen.extract.finding import Reading
from cardgen.extract.forms.leads import Asked
from cardgen.extract.forms.open_sentence import ask_open
from cardgen.extract.language.english import is_command
from cardgen.extract.reading.english_clause import read_english
from cardgen.extract.reading.headings import generic_name
from cardgen.extract.reading.marks import marked_names
from cardgen.extract.reading.statement import Statement
from cardgen.extract.wording.answers import clean
from cardgen.extract.wording.english_question import ask_clause
from cardgen.extract.wording.phrasing import is_plural, lower_first, with_missing_topic, with_topic
from cardgen.model import Kind
from cardgen.text.expression import expression

_EN_NO_LEAD = expression(r"\b(?:refer|link|read|resource|chapter|table of contents|discuss)", re.I)
_EN_STEPS = expression(r"\bsteps? (?:of|for|in|to) (?P<of>.{3,50}?)[.:!]*$|walk through", re.I)
_EN_TAKES_STEPS = expression(
    r"(?P<of>[A-Z][^,;:]{2,60}?) (?:consists of|proceeds in|goes through|has|takes|needs|requires|works in) "
    r"(?:two|three|four|five|six|seven|[2-9]) (?:\w+ )?(?:steps|stages|phases)"
)
_EN_DIFFER = expression(r"differences? between (?P<pair>.{5,60}?)(?: (?:is|are|include)\b.*)?$", re.I)
_PLAIN = (
    r"(?!(?:of|in|for|to|at|by|on|with|from|which|that|and|or|is|are|was|were|has|have|can|may|must)\b)[\w-]+"
)
_EN_NUMBER = expression(
    r"(?<![.\w-])(?P<count>two|three|four|five|six|seven|[2-9])\s(?!each\b)"
    r"(?P<what>(?:(?:other|more|main|different|common|basic|key|such|new|major|important|general|possible|further|special)\s)?"
    rf"(?:(?:{_PLAIN} ){{0,3}}?(?!is\b|was\b|has\b|does\b)[\w-]*[a-rt-z]s|[\w -]{{3,40}}?))(?=$|[\s,.:])",
    re.I,
)
_EN_ROLES = expression(
    r"\b(?:(?P<good>advantages|benefits|strengths)|(?P<bad>disadvantages|drawbacks|limitations|weaknesses|"
    r"downsides))(?: of (?P<of>[^,.:]{2,50}?))?(?: (?:over|compared (?:with|to)) (?P<over>[^,.:]{2,40}?))?"
    r"(?: (?:is|are)\b.*)?$",
    re.I,
)
_EN_HAS = expression(
    r"(?P<of>[A-Za-z][^,.:;]{2,50}?) (?:has|have) (?:the following|several|these|some)\s(?:\w+ )?"
    r"(?P<what>[\w ]{4,40}?)(?: that .*)?$"
)
_EN_SOME = expression(
    r"\b(?:use[sd]?|have|has|are|include[sd]?|try|tries|offers?|provides?|supports?|needs?|requires?|satisf(?:y|ies)|distinguish(?:es)?|"
    r"consider[s]?|compare[sd]?|exist)\s(?:(?:the|these|some|several|a few|following|many|various|"
    r"different|common|popular|main)\s)*"
    r"(?P<what>(?!(?:as|is|this|follows|always|perhaps)\b)[a-z-]+(?:\s[a-z-]+){0,2}s)$"
)
# ``Three reasons why UDP is used for streaming:``, ``There are two ways to …:``
_EN_PHRASE = expression(
    r"(?:(?:There|Here) are (?:the )?|The )?(?P<count>two|three|four|five|six|seven|[2-9])\s"
    r"(?P<what>[\w-]+(?: [\w-]+){0,2}?s)\s"
    r"(?P<tail>(?:why|for|to|of|that|which|when|in which|by which)\s[^.;:]{4,80})",
    re.I,
)
_ONLY_GLOSS = expression(r"(?: \([^()]{1,40}\))?")
_DOES = expression(r"(?: \([^()]{1,40}\))? (?!is\b|has\b|was\b)[a-z]+s ")
_IT_LAST = expression(r"\b(?:it|this|them)$")
# ``Ways to measure it:`` without a verb.
_EN_WAYS = expression(
    r"^(?:(?:Some|Several|Common|Other|The usual|Popular|Possible) )?"
    r"(?P<what>[Ww]ays|[Mm]ethods|[Oo]ptions|[Tt]echniques|"
    r"[Tt]ricks|[Rr]emedies|[Aa]pproaches|[Tt]ools) (?P<do>(?:to|of|for|against) [^,.;:]{2,50})$"
)
# ``Insert:``, ``write path:``, ``invariants``: no more than a name before the items.
_EN_BARE = expression(
    r"(?:As for |On to |Now for )?(?:the )?(?P<what>(?!(?:then|and|so|next|repeat|do|that|this|these|"
    r"namely|here|also|or|as|the)\b)"
    r"[A-Za-z\d][\w-]*(?: [\w-]+(?:\.\d+)*){0,2})",
    re.I,
)
# ``Validation, roughly:``, ``A forward pass through the net, then:``: what is done, step by step.
_EN_ROUGHLY = expression(
    r"(?P<what>(?:(?:The|An?) )?[A-Za-z\d][\w-]*(?: [\w-]+){0,5})"
    r"(?:, (?:then|roughly|in short|in order|step by step|in outline|once more)|, \d [^,]{2,30})"
    r"(?: \([^()]*\))?"
)
# ``One iteration goes as follows:``
_EN_ONCE = expression(
    r"(?:One|Each|Every|An?|A single) (?P<what>iteration|step|round|epoch|pass|cycle|sweep|update)"
    r"(?: of (?P<of>[^,.;:]{2,40}?))? (?:(?:then |now )?(?:goes|looks|runs|proceeds|works|is done)(?: as "
    r"follows| like this| so)?"
    r"|is(?: as follows| this))"
)
# ``To upgrade a cluster:``, ``How to upgrade a cluster:``
_EN_TO_DO = expression(
    r"(?:How to|To) (?P<do>[a-z]+ (?:(?:an?|the|your|one|each|two) )?[\w-]+(?: [\w-]+){0,5})"
)
# ``An offer may be terminated by:``
_EN_DONE_BY = expression(
    r"(?P<of>(?:(?:An?|The) [\w -]{2,40}?|[A-Z][\w-]+(?: [\w-]+){0,3}?)) (?P<modal>may|can|must|should|"
    r"is|are) "
    r"(?P<be>be )?(?P<done>[a-z]+(?:ed|en|wn|ught|ut|ost|ade|one))(?: only)? (?P<by>by|through|in|via|"
    r"when|if)"
)
# ``With two states the parameters are:``
_EN_ARE = expression(
    r"\b(?P<what>the [a-z][a-z-]+(?: [a-z-]+){0,2}s)(?: [\U000f0000-\U000ffffd])? are(?: the following)?$"
)
_EN_HAS_NUMBER = expression(
    r"(?P<of>[A-Za-z][^,.:;]{0,50}?) (?:has|have) (?P<count>two|three|four|five|six|seven|[2-9])\s"
    r"(?P<what>(?:\w+ ){0,2}\w+s)$"
)
_EN_OF = expression(r"(?P<of>[A-Za-z][\w -]{2,30}), (?:two|three|four|five)\b")
_EN_POINTING = expression(r"(?:we|it|they|this|these)\b", re.I)
_EN_NAMED_LAST = expression(
    r"(?P<what>the (?:[A-Z][\w-]*(?: [\w-]+){0,2}|[a-z-]+)(?: \([A-Z]+\))? "
    r"(?:conditions|axioms|laws|rules|equations|assumptions|criteria|principles|postulates|identities))$"
)


def is_bare(statement: Statement) -> bool:
    """Tell whether an English lead-in is no more than a name: ``Insert:``."""
    return not statement.chinese and _EN_BARE.fullmatch(statement.text.strip()) is not None


def tells_steps(text: str) -> bool:
    """Tell whether an English lead-in speaks of steps."""
    return _EN_STEPS.search(text) is not None


def _roles(statement: Statement, text: str, topic: str) -> Asked | None:
    """``The advantages of X are``."""
    roles = _EN_ROLES.search(text)
    if roles is None or not (statement.pronoun or statement.subject or roles["of"] or roles["over"]):
        return None
    owner = roles["of"] or lower_first(topic if roles["over"] else statement.concept)
    kind = Kind.ADVANTAGE if roles["good"] else Kind.DISADVANTAGE
    over = f" over {roles['over']}" if roles["over"] else ""
    asked = f"What are the {(roles['good'] or roles['bad']).lower()} of {owner}{over}?"
    return (kind, asked, 0.75) if owner else None


def _named_items(name: str, topic: str, ordered: bool) -> Asked | None:
    """``Insert:`` and its steps; ``invariants`` and what they are."""
    what = name[0].lower() + name[1:] if name[1:2].islower() else name
    if ordered:
        return Kind.PROCEDURE, with_topic(f"What are the steps of {what}?", topic, False), 0.6
    if not is_plural(name):
        return None
    return Kind.ENUMERATION, with_topic(f"What are the {what}?", topic, False), 0.55


def _kinds(statement: Statement, text: str, topic: str, counted: bool) -> Asked | None:
    """``There are two kinds``, ``X has several parts``, ``Ways to measure it``: the items are members."""
    ends = counted or statement.text.rstrip().endswith((":", "："))
    phrase = _EN_PHRASE.fullmatch(text) if ends else None
    if phrase:
        tail = _IT_LAST.sub(lower_first(statement.carried or statement.above), phrase["tail"])
        asked = f"What are the {phrase['count'].lower()} {phrase['what']} {tail}?"
        return Kind.ENUMERATION, with_missing_topic(asked, topic), 0.65
    number = _EN_NUMBER.search(text) if ends else None
    owned = _EN_HAS_NUMBER.fullmatch(text) if number else None
    owner = statement.concept if owned and statement.pronoun else owned["of"] if owned else ""
    if owned and owner and not _EN_POINTING.match(owner):
        does = "do" if is_plural(owner) else "does"
        question = f"Which {owned['count']} {owned['what']} {does} {lower_first(owner)} have?"
        return Kind.ENUMERATION, with_missing_topic(question, topic), 0.65
    if number:
        named = _EN_OF.match(text)
        of = f" of {lower_first(named['of'])}" if named else ""
        question = f"Which {number['count'].lower()} {number['what']}{of} are there?"
        return Kind.ENUMERATION, with_topic(question, topic, False), 0.6
    has = _EN_HAS.search(text)
    if has and not _EN_POINTING.match(has["of"]):
        return Kind.ENUMERATION, f"Which {has['what']} does {lower_first(has['of'])} have?", 0.65
    some = _EN_SOME.search(text) if ends else None
    if some:
        return Kind.ENUMERATION, with_topic(f"Which {some['what']} are there?", topic, False), 0.55
    ways = _EN_WAYS.match(text) if ends else None
    if ways is None:
        return None
    done = _IT_LAST.sub(lower_first(statement.above), ways["do"])
    asked = f"Which {ways['what'].lower()} {done} are there?"
    return Kind.ENUMERATION, with_missing_topic(asked, topic), 0.6


def _named_last(statement: Statement, text: str, topic: str) -> Asked | None:
    """``the optimum is characterized by the KKT conditions:``: the members of what the lead-in names last."""
    opens = statement.text.rstrip().endswith(":")
    match = (_EN_NAMED_LAST.search(text) or _EN_ARE.search(text)) if opens else None
    if match is None:
        return None
    question = f"What are {match['what']}?"
    return Kind.ENUMERATION, with_missing_topic(question, topic), 0.65


def _in_order(statement: Statement, text: str, topic: str, ordered: bool) -> Asked | None:
    """``so we clean up with *mending*:`` and numbered items; ``One pass goes as follows:``."""
    if ordered and statement.text.rstrip().endswith(":") and (named := _name_at_edge(statement, text)):
        return Kind.PROCEDURE, f"What are the steps of {named}?", 0.65
    once = _EN_ONCE.fullmatch(text)
    if once is None:
        return None
    of = once["of"] or lower_first(statement.carried or topic)
    return Kind.PROCEDURE, f"How does one {once['what']} of {of} go?", 0.65


def _name_at_edge(statement: Statement, text: str) -> str:
    """The marked name at the end of a lead-in, or at its beginning.

    ``so we clean up with **mending** (or burling):``; ``*Burling* (B) takes out one knot at a time:``
    """
    for start, end in marked_names(statement):
        if _ONLY_GLOSS.fullmatch(text, end) or (not start and _DOES.match(text, end)):
            return text[start:end].strip(" .,:")
    return ""


def _how(text: str, topic: str) -> Asked | None:
    """``How editors replace a file:``."""
    told = text[len("How ") :] if text.startswith("How ") and not text.startswith("How to ") else ""
    clause = read_english(told, 0) if told else None
    asked = ask_clause(told, clause, len(told)) if clause and clause.subject else None
    if not asked and is_plural(told.partition(" ")[0]):
        asked = f"Why do {told}?"
    return (
        (Kind.PROCEDURE, with_missing_topic(f"How{asked.removeprefix('Why')}", topic), 0.65)
        if asked
        else None
    )


def _done(text: str, topic: str) -> Asked | None:
    """``To upgrade a cluster:``; ``An offer may be terminated by:``."""
    if asked := _how(text, topic):
        return asked
    to_do = _EN_TO_DO.fullmatch(text)
    if to_do and is_command(to_do["do"]):
        return Kind.PROCEDURE, with_missing_topic(f"How do you {to_do['do']}?", topic), 0.65
    match = _EN_DONE_BY.fullmatch(text)
    if match is None:
        return None
    asks = "When" if match["by"] in ("when", "if") else "How"
    question = f"{asks} {match['modal']} {lower_first(match['of'])} {match['be'] or ''}{match['done']}?"
    return Kind.ENUMERATION, with_missing_topic(question, topic), 0.65


def ask_english(
    reading: Reading, statement: Statement, *, commands: bool, ordered: bool, counted: bool
) -> Asked | None:
    """Return what the items of an English list are asked by.

    ``commands`` if each tells what to do, ``counted`` if the lead-in says how many they are.
    """
    text, topic = statement.text.rstrip(" .:!"), reading.view.topic
    if _EN_NO_LEAD.search(text):
        return None
    steps = _EN_STEPS.search(text)
    if steps:
        of = lower_first(clean(steps["of"] or topic))
        return Kind.PROCEDURE, f"What are the steps of {of if of.startswith('the ') else 'the ' + of}?", 0.75
    takes = _EN_TAKES_STEPS.fullmatch(text)
    if takes and not _EN_POINTING.match(takes["of"]):
        return Kind.PROCEDURE, f"What are the steps of {lower_first(takes['of'])}?", 0.7
    differ = _EN_DIFFER.search(text)
    if differ:
        return Kind.COMPARISON, f"What are the differences between {differ['pair']}?", 0.7
    asked = (
        _roles(statement, text, topic)
        or _named_last(statement, text, topic)
        or _kinds(statement, text, topic, counted)
        or ask_open(statement, text, topic)
        or (_done(text, topic) if statement.text.rstrip().endswith(":") else None)
    )
    if asked:
        return asked
    if in_order := _in_order(statement, text, topic, ordered):
        return in_order
    roughly = _EN_ROUGHLY.fullmatch(text)
    if roughly and topic and statement.text.rstrip().endswith(":"):
        question = f"What are the steps of {lower_first(roughly['what'])}?"
        return Kind.PROCEDURE, with_topic(question, topic, False), 0.6
    bare = _EN_BARE.fullmatch(text)
    if bare and topic and not generic_name(bare["what"]):
        return _named_items(bare["what"], topic, ordered)
    if topic and commands:
        return Kind.PROCEDURE, f"What are the steps of {lower_first(topic)}?", 0.55
    return None
