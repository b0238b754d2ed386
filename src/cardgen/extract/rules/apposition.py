"""English names that the words beside them explain: ``an *X*, which is …``; ``…, a defect known as *X*``."""

import re
from collections.abc import Iterator

from cardgen.extract.finding import Finding, Reading, finding_at
from cardgen.extract.language.english import is_third_person
from cardgen.extract.reading.english_clause import SUBJECT_BESIDE
from cardgen.extract.reading.inline import HELD
from cardgen.extract.reading.marks import is_within_marked, marked_names
from cardgen.extract.reading.signs import signs
from cardgen.extract.reading.statement import Statement
from cardgen.extract.wording.answers import clean, sentence_case
from cardgen.extract.wording.phrasing import is_plural, lower_first, what_is, without_article
from cardgen.model import Kind
from cardgen.text.expression import expression, found_by

_ARTICLE_BEFORE = expression(r"(?:^|\s)(?P<article>an?|the)\s$", re.I)
_EXPLAINED = expression(
    r"(?:\s(?:instead|too|as well|explicitly))?,?\s(?:which\s(?:is|are|means)\s(?:just\s|simply\s)?|by "
    r"which (?:we|I|people) mean\s|in which\s|"
    r"i\.e\.,?\s|"
    r"that is,?\s|meaning\s(?:that\s)?)"
    r"(?P<def>[^;]{8,200}?)(?=[.;]|,\s(?:and|but|so|which|is|are|was|were|has|have|can)\s|$)"
)
# The noun that a marked name may be the first part of: *repetition* code.
_NOUN_BEHIND = (
    r"(?:\s(?!(?:is|are|was|were|and|or|in|of|on|to|at|by|for|from|with|as|than|that)\b)"
    r"[a-z]{3,14})?"
)
_ASIDE = expression(
    _NOUN_BEHIND + r"\s(?:-{2,3}|—|–|\()\s?(?!e\.g\.|for example|see |i\.e\.)"
    r"(?P<def>(?:the|an?|that is|any|all|how|[a-z]+s (?:of|that|"
    r"which))\s[^;()—]{8,140}?)\s?(?:-{2,3}|—|–|\))"
)
_BESIDE_LAST = expression(
    _NOUN_BEHIND + r",\s(?P<def>(?:(?:an?|the)\s[^,;.]{3,60}?\s(?:that|which|whose|of|in|on|at|between|"
    r"behind|for|with|by|to|from)|[a-z]+s\s(?:of|that|which|whose|with))\s[^;]{6,160}?)(?=,\s(?:and|but|so|which)\s|;|\.?$)"
)
_SAID_OF = expression(r"\b(?:is|are|was|were|be|itself|also|still)\s$")
_SIGN = rf"(?:\s[{HELD}])?"
_WHICH_DOES = expression(
    _NOUN_BEHIND
    + _SIGN
    + r",\swhich\s(?P<def>(?:only |simply |also |then )?(?!is\b|was\b|has\b|means\b)[a-z]+s\s[^;]{8,160}?)"
    r"(?=,\s(?:and|but|so|or|which|helps|works|gives|makes|is|has|can|does)\s|;|\.?$)"
)
# ``the Hungarian algorithm, which finds …``, ``non-maximum suppression (NMS), which throws away …``
_PREPOSITION = "(?:about|of|in|on|for|to|by|with|and|or|but|from|as|called)"
_NAMED_WHICH = expression(
    r"(?:^|(?<=[\s(]))(?:(?:Unlike|Like|Besides|Despite) )?(?P<name>(?:[Tt]he |[Aa]n? )?"
    rf"(?:[A-Z][\w-]+(?: (?!{_PREPOSITION}\b)[A-Za-z][\w-]+){{0,3}}?|"
    rf"(?!{_PREPOSITION}\b)[a-z][\w-]+(?: [a-z][\w-]+){{1,3}}?(?=\s\([A-Z])))"
    r"(?P<short>\s\([A-Z][A-Za-z-]{1,7}\))?,\swhich\s"
    r"(?P<def>(?:only |simply |also |then |first )?(?!is\b|was\b|has\b|means\b|makes\b)[a-z]+s\s[^;]{8,160}?)"
    r"(?=,\s(?:and|but|so|or|which)\s(?!(?:[a-z]+s|then)\b)|,\s[A-Z][\w-]+\s[a-z]+s\s|;|\.?$)"
)
_BESIDE = expression(
    r",\s(?P<def>(?:an?|the)\s[^,;.]{8,120}),\s(?:is|are|was|were|can|has|have|does|[a-z]+s)\s"
)
_KIND_KNOWN_AS = expression(
    r"(?P<def>[^,;]{8,160}),\s(?:an?|the)\s(?:\w+\s)?[a-z]+\s(?:known as|called|termed)\s(?:an?\s|the\s)?$"
)
_NAMED_SYMBOL = expression(
    r"[\U000f0000-\U000ffffd],\s(?P<def>(?:an?|the)\s[^,;]{8,120}),\s(?:is|are)\s(?:called|known as|"
    r"termed)\s"
    r"(?:an?\s|the\s)?$"
)
_SUBJECT_ASIDE = expression(
    r"(?P<name>[A-Z][\w-]+(?: [a-z][\w-]+){0,2})\s(?:-{2,3}|—|–)\s(?!e\.g\.|for example|such as|like|"
    r"see )(?P<def>[^;—–]{12,140}?)"
    r"\s(?:-{2,3}|—|–)\s[a-z]"
)
_ONE_THAT = expression(
    r"(?:^(?:and )?|:\s)(?P<article>an?)\s(?P<name>[a-z][\w-]*(?: [\w-]+){0,3}?)\s(?:that|"
    r"which)\s(?P<def>[a-z]+s\s[^;:]{8,160}?)"
    r"\.?,?$"
)
_THAT = signs(words="that which")
# ``What can go wrong is *invertibility*: the property that …``
_BEHIND_COLON = expression(r":\s(?P<def>(?:an?|the|any|how|that)\s[^;]{8,180}?)(?=;|\.?$)")
_AFTER_STRONG = expression(
    r"(?:\s\([^()]{2,60}\))?(?:,? (?:due to|proposed by|introduced by|invented by) [^,:;]{3,60})?"
    r"(?::\s|, where\s)(?!(?:it|they|this)\s)(?P<def>[a-z][^;]{12,220}?)(?=;|\.?$)"
)
_CAPITAL = expression("[A-Z]")
_THING_LAST = expression(
    r"\s(?:algorithm|method|theorem|model|trick|loss|rule|network|token|layer|protocol|test|filter|criterion)s?$"
)
_OPENERS = frozenset(("So", "But", "And", "Then", "There", "This", "That", "These", "It", "We", "In", "For"))
# ``The other way is anycast, the same prefix announced from …``, ``the glue is the B G Protocol, which is …``
_WAY_IS = expression(
    r"(?:^(?:The|Another|One|A)\s(?:[a-z]+\s){0,3}(?:way|option|trick|remedy|alternative|method|solution|cure|fix|answer|"
    r"choice|technique|approach)\sis\s(?P<name>[a-z][\w-]+(?:\s[a-z-]+){0,2}|[A-Z][\w-]+(?:\s[A-Za-z-]+){0,2}),\s"
    r"|\b(?:is|are)\sthe\s(?P<whole>[A-Z][\w-]+(?:\s[A-Z][\w-]+){1,3}),\swhich\s(?:is|are)\s)"
    r"(?P<def>(?:the|an?|that is,|i\.e\.,)\s[^;]{8,200}?)(?=;|\.?$)"
)
# ``the first part of the run, the *burn-in*, is thrown away``
_SAID_BEFORE = expression(
    r"(?:^|[,:]\s|\s(?:and|that|then)\s)(?P<def>(?:the|an?)\s[^,;:]{6,90}),\s(?:the|an?|its)\s$", re.I
)
_CLOSES = expression(r",\s(?:is|are|was|were|can|must|has|have|[a-z]+s)\s")
# ``*Decoding*: which sequence explains it best?``
# ``a *temperature* $t$, by which the scores are divided``
_BY_WHICH = expression(
    _NOUN_BEHIND + _SIGN + r",\s(?P<def>(?:by|with|for|through|at|on|from|under|over|to|according to) which\s"
    r"[^;]{8,160}?)(?=;|\.?$)"
)
# ``a *CPDAG*, a graph with few arrows, in which …``
_A_THING = expression(
    r",\s(?P<def>an?\s[^,;.]{8,90}(?:,\s(?:in|of|for|on|with|by) which\s[^;]{6,160}?)?)(?=;|\.?$)"
)
# ``TAN (tree-augmented naive Bayes), a classifier in which …``
_SHORT_FOR = expression(
    r"(?P<name>[A-Z][A-Za-z0-9-]{1,14}\s\((?!e\.g\.|see )[A-Za-z][^()\d]{5,60}\)),\s"
    r"(?P<def>an?\s[^;]{8,240}?)(?=;|\.?$)"
)
_TERM_BEHIND = expression(r"\s?(?::|—|–|-{2,3})\s(?P<def>[a-z][^?]{6,200}?)[.;]?\s*")
# ``In a *multilayer RNN* the hidden states of …``
_IN_ONE = expression(r"(?:(?:But|And|So|Then),? )?[Ii]n (?:(?P<article>an?|the) )?$")
# ``The LP is then *persistent*, which means that …``
_IS_SO = expression(r"(?P<of>[^,;:]{3,60}?) (?P<be>is|are) (?:then |thus |therefore |also )?")
_PROBLEM = expression(r":\s(?P<def>(?:how|which|what|whether|when|where|given)\s[^?]{8,160}\?)")
_WHO = ("", "we", "each", "every", "one")
_IS_BEFORE = expression(r"\b(?:(?:is|are|called|named|as)\s(?:the\s|an?\s)?|(?:the|an?)\s(?:[a-z]+\s)?)$")
_WITH_NOUN = (_ASIDE, _BESIDE_LAST, _WHICH_DOES, _BY_WHICH)
_NOUN = expression(r"\s[a-z]+(?=,|\s(?:-|—|–|\())")
_CONNECTIVE = expression(r"^(?:(?:but|and|so|hence|thus|it|they)\s)+|^according to which\s", re.I)


def apposition(reading: Reading) -> Iterator[Finding]:
    """Find definitions that stand beside a name the note marks."""
    for statement in reading.statements:
        if not statement.chinese and not _is_term(statement):
            beside = _beside_subject(statement) or _one_that(statement)
            if beside:
                yield beside
            which = _named_which(reading, statement) or _way_is(statement) or _short_for(statement)
            if which:
                yield which
            for start, end in marked_names(statement):
                found = (
                    _explained(statement, start, end)
                    or _within(statement, start, end)
                    or _next_term(statement, start, end)
                )
                if found:
                    yield found


def _beside_subject(statement: Statement) -> Finding | None:
    """``Damping --- mixing … --- often cures …``: a subject that the note does not mark."""
    match = _SUBJECT_ASIDE.match(statement.text, statement.start) or _beside_verb(statement)
    if match is None:
        return None
    name, said = match["name"], sentence_case(clean(match["def"]))
    question = what_is(name[0].lower() + name[1:] if name[1:2].islower() else name, False, is_plural(name))
    return finding_at(statement, Kind.DEFINITION, name, question, said, 0.65, name)


def _beside_verb(statement: Statement) -> re.Match[str] | None:
    """``Mannitol, an osmotic diuretic, draws …``: the verb of the sentence stands right behind."""
    match = SUBJECT_BESIDE.match(statement.text, statement.start) if statement.verb_start > 0 else None
    return match if match and match.end() in (statement.predicate, statement.verb_start) else None


def _one_that(statement: Statement) -> Finding | None:
    """``two parts: a hull that …``, ``a keel that …``: a thing and what it does, and no more."""
    match = None if _THAT.isdisjoint(statement.signs) else _ONE_THAT.search(statement.text)
    if match is None or (statement.verb_start >= 0 and match.start() == 0):
        return None
    return _does(statement, f"{match['article']} {match['name']}", match["def"])


def _named_which(reading: Reading, statement: Statement) -> Finding | None:
    """A name that the note does not mark, and behind ``which`` what the thing does."""
    match = _NAMED_WHICH.search(statement.text) if " which " in statement.text else None
    if match is None:
        return None
    if is_within_marked(statement, match.start("name")):
        return None  # a part of a name that the note marks
    name = without_article(match["name"])
    verb = re.search(r"[a-z]+s(?=\s)", match["def"])
    telling = (
        _THING_LAST.search(name) or match["short"] or reading.knows(name) or len(_CAPITAL.findall(name)) > 1
    )
    if _SAID_OF.search(statement.text, 0, match.start("name")):
        return None  # ``is itself NP-hard, which …``: no thing
    if not telling or not verb or not is_third_person(verb[0]) or name.split()[0] in _OPENERS:
        return None
    article = match["name"][: -len(name)].lower()
    return _does(statement, f"{article}{name}{match['short'] or ''}", match["def"])


def _way_is(statement: Statement) -> Finding | None:
    """What is vague is told by a name that the note does not mark, and the name by what stands behind it."""
    match = _WAY_IS.search(statement.text)
    if match is None:
        return None
    name = match["name"] or match["whole"]
    shown = f"the {name}" if match["whole"] else name
    answer = sentence_case(clean(match["def"]))
    question = what_is(shown, False, is_plural(name))
    return finding_at(statement, Kind.DEFINITION, name, question, answer, 0.6, name)


def _short_for(statement: Statement) -> Finding | None:
    """A name with its short form in brackets, and what it is behind them."""
    match = _SHORT_FOR.search(statement.text)
    if match is None:
        return None
    answer = sentence_case(clean(match["def"]))
    return finding_at(
        statement, Kind.DEFINITION, match["name"], what_is(match["name"], False), answer, 0.7, match["name"]
    )


def _within(statement: Statement, start: int, end: int) -> Finding | None:
    """What holds in a thing, whose name stands before it: ``In *parameter learning* the graph is given``."""
    opening = _IN_ONE.fullmatch(statement.text[:start])
    inside = statement.adverbial and len(statement.lead) <= start and end <= statement.start
    if opening is None or not inside or statement.verb_start < 0 or statement.pronoun not in _WHO:
        return None
    name = f"{statement.text[start:end].strip(' .,:')}{statement.text[end : statement.start].rstrip(' ,')}"
    shown = f"{opening['article']} {name}" if opening["article"] else name
    answer = sentence_case(clean(statement.text[statement.start :]))
    question = what_is(shown, False, is_plural(name) and not opening["article"])
    return finding_at(statement, Kind.DEFINITION, name, question, answer, 0.6, name)


def _next_term(statement: Statement, start: int, end: int) -> Finding | None:
    """The second of two term lines in one: ``*Laccolith*: a dome; *lopolith*: a saucer``."""
    match = None if start or statement.first else _TERM_BEHIND.fullmatch(statement.text, end)
    if match is None:
        return None
    name, answer = statement.text[:end].strip(" .:"), clean(match["def"])
    question = what_is(lower_first(name), False, is_plural(name))
    return finding_at(statement, Kind.DEFINITION, name, question, answer, 0.7, name)


def _is_term(statement: Statement) -> bool:
    return statement.term is not None and statement.first


def _explained(statement: Statement, start: int, end: int) -> Finding | None:
    text = statement.text
    match = (
        _EXPLAINED.match(text, end)
        or _ASIDE.match(text, end)
        or _BESIDE.match(text, end)
        or _BESIDE_LAST.match(text, end)
        or _WHICH_DOES.match(text, end)
        or _NAMED_SYMBOL.search(text[:start])
        or _KIND_KNOWN_AS.search(text[:start])
        or _BY_WHICH.match(text, end)
        or _A_THING.match(text, end)
        or _PROBLEM.match(text, end)
        or (_SAID_BEFORE.search(text[:start]) if _CLOSES.match(text, end) else None)
        or (_said_behind(text, end) if start and _IS_BEFORE.search(text, 0, start) else None)
    )
    if match is None:
        return None
    behind = text[end : match.start("def")] if any(found_by(match, one) for one in _WITH_NOUN) else ""
    noun = _NOUN.match(behind)
    name, article = text[start:end].strip(" .,:"), _ARTICLE_BEFORE.search(text[:start])
    if noun:
        name += noun[0]
    if found_by(match, _WHICH_DOES):
        return _does(statement, f"{article['article'].lower()} {name}" if article else name, match["def"])
    question = what_is(
        f"{article['article'].lower()} {name}" if article else name,
        False,
        is_plural(name) and not (article and article["article"].lower() != "the"),
    )
    quality = _IS_SO.fullmatch(text, 0, start) if "means" in text[end : match.start("def")] else None
    if quality:
        question = f"What does it mean that {lower_first(quality['of'])} {quality['be']} {name}?"
    by_which = found_by(match, _BY_WHICH) and not match["def"].startswith("according")
    answer = ("that " if by_which else "") + _CONNECTIVE.sub("", clean(match["def"]))
    return finding_at(statement, Kind.DEFINITION, name, question, sentence_case(answer), 0.75, name)


def _said_behind(text: str, end: int) -> re.Match[str] | None:
    return _BEHIND_COLON.match(text, end) or _AFTER_STRONG.match(text, end)


def _does(statement: Statement, shown: str, what: str) -> Finding:
    question, answer = f"What does {shown} do?", sentence_case(clean(what))
    return finding_at(statement, Kind.DEFINITION, without_article(shown), question, answer, 0.7, "which")
