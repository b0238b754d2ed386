"""What the English text around a display formula calls it."""

import re
from dataclasses import dataclass

from cardgen.extract.finding import Reading
from cardgen.extract.forms.equations import left_side
from cardgen.extract.language.english import opens_as_command
from cardgen.extract.reading.inline import HELD
from cardgen.extract.reading.marks import marked_names
from cardgen.extract.reading.statement import Statement
from cardgen.extract.reading.view import Formula, Passage
from cardgen.extract.wording.phrasing import is_plural, lower_first, without_article
from cardgen.text.expression import expression

_HAS = expression(
    r"^(?P<of>[A-Z][^,;:]{2,60}?)\s(?:has|have)\s(?:the\s)?(?P<what>[a-z]+(?: [a-z]+){0,2})[,:]?$"
)
_SYMBOL_IS = expression(
    rf"^(?:[Tt]he \w+ )?(?P<side>[{HELD}])\s(?:is|are)\s(?:often |usually |then )?(?:called |"
    rf"known as |termed )?(?:the|an?)\s$"
)
_POINTS = expression(
    r"(?:This|It|They|These|We|The (?:first|second|following|result|problem|task|"
    r"answer))\b"
)
# ``$f$ is *smooth* when …:`` and ``… Bayes’ theorem, which says that …``
_IS_QUALITY = expression(
    rf"(?P<of>(?:[Aa]n? |[Tt]he )?[\w{HELD} -]{{1,40}}?)\s(?P<be>is|are)\s(?:said to be |called )?$"
)
# ``A probability vector is a stationary distribution if``
_IS_ONE_IF = expression(
    rf"\s(?:is|are)\s(?:called |said to be )?(?P<name>(?:an?|the)\s[\w{HELD}’' -]{{3,60}}?)\sif(?: for "
    rf"(?:all|every|each|any) [^.]{{1,60}})?$"
)
_PROVIDED = expression(r"\s(?:if|when|whenever|provided)\b")
_SAYS = expression(r"\b(?:says?|states?|asserts?|reads?|tells?)\b")
_LAW_SAYS = expression(
    r"\b(?P<name>(?:[Tt]he )?[A-Z][\w-]{1,30}(?:[’']s?)?(?:[ -](?:[A-Z][\w-]{1,30}(?:[’']s?)?|of)){0,5}"
    r"\s(?:inequality|identity|theorem|lemma|law|rule|principle|formula|equation|criterion|condition))"
    r"(?:,?\s(?:which|that))?\s(?:says?|states?|asserts?|reads?|tells? us)\b"
)
_BARE_LAW = expression(r"[Tt]he (?:inequality|identity|theorem|lemma|law|rule|principle|formula|equation)")
# A sentence that runs into the formula with its name: ``we obtain the hinge loss``.
_LAST_NOUN = expression(
    r"(?:^and|(?:^|\s)(?:is|are|define|defines|defining|use|uses|using|have|has|gives?|get|obtain|minimi[sz]es?|maximi[sz]es?|yields?|called|via|"
    r"(?:maximi|minimi|optimi)[sz]ing|computing|form|write|compute|computes|consider|satisf(?:y|ies)|obeys?))\sthe\s(?:(?:simple|familiar|well-known|following|famous|so-called|standard|usual)\s)*"
    r"(?P<name>[A-Za-z][\w–-]*(?: \([\w ,-]{2,30}\))?(?: [\w-]+){0,3})[:,]?$"
)
# ``… include the linear kernel, the polynomial kernel and the Gaussian kernel``
_LAST_OF_ROW = expression(r",\s[^,]{3,60},?\sand\sthe\s(?P<name>[A-Za-z][\w–-]*(?: [\w-]+){1,3})[,:]?$")
# ``For the Beta case the mean is``: the name before a verb that runs into the formula.
_NAME_IS = expression(
    r"^(?:(?P<case>(?:For|In|With|Under|On) [^,;]{1,40}?),?\s|With [^;]{40,200}?,\s)?[Tt]he "
    rf"(?P<name>[A-Za-z][\w–-]*(?: (?!(?:that|which|whose|we)\b)[\w–{HELD}-]+){{0,9}}?)\s"
    r"(?:is|are|becomes?|reads?|equals?|works out (?:to|as)|comes out as)[:,]?$"
)
# ``The most popular choice is the Gaussian kernel, also known as RBF:``: a name tells what is vague.
_CHOICE_IS = expression(
    r"^(?:The|A|An|One|Another) (?:[\w’'-]+ ){0,2}?(?:popular|common|favou?rite|usual|typical|standard|"
    r"classic|simplest|"
    r"best[- ]known|natural|frequent|famous|good|widely used|important|useful)\s[^,;:]{3,60}?\sis (?:the "
    r"|an? )?"
    r"(?P<name>[A-Za-z][\w’'–-]*(?: [\w’'–-]+){0,4}?)(?: \([A-Z][\w-]{1,7}\))?"
    r"(?:,? (?:also |often |usually )?(?:known as|called) [^,:]{2,40})?(?:,? which (?:reads|is|has the "
    r"form|is given by))?[:,]?$"
)
# ``where the mean is $m$ and the covariance, often called the kernel, is``
_AND_LAST_IS = expression(
    r"(?:^and|\sand) the (?P<name>[a-z][a-z-]*(?: [a-z-]+){0,3}?)(?:, (?:also |often |usually "
    r")?(?:called|known as) [^,]{2,30},)?"
    r"\s(?:is|are|becomes?|reads?|equals?)[:,]?$"
)
# ``Kirchhoff's law,``: nothing but a name before the formula.
_ALONE = expression(r"^(?P<the>The )?(?P<name>[A-Za-z][\w’'-]*(?: [\w’'–-]+){0,4})[,:]$")
_NOT_ALONE = expression(
    r"^(?:In|With|Then|Thus|So|Hence|Now|For|Recall|Here|Finally|Also|Again|And|But|Or|That|This|Similarly|Given|Let|"
    r"Setting|Using|By|From|To|If|When|Where|Instead|Note|Next|First|Second|Third|Otherwise|Therefore|\w+ly|\w+ing)\b"
    r"|\b(?:in|with|by|at|from|on|to|it|line|follows?|this|that)\b",
)
_EMPTY = expression(
    r"(?:(?:following|resulting|next|same|final|first|last|second|simple|general|new|whole|basic) )?"
    r"(?:form|formula|equation|expression|problem|property|fact|result|sum|definition|proof|case|rule|relation|equality|example|"
    r"solution|answer|claim|step|idea|summary)s?",
    re.I,
)
# ``is called the X`` right behind the formula.
_CALLED_BEHIND = expression(
    r"(?:is|are|which is|this is|it is) (?:also |often |usually )?(?:called|known as|termed) (?:the |an? )?"
    r"(?P<name>[A-Za-z][\w’'-]*(?: (?!(?:and|which|but|of)\b)[\w’'-]+){0,3})",
    re.I,
)
_NO_NAME = expression(
    r"\b(?:form|formula|equation|expression|problem|property|properties|fact|result|sum|one|following|"
    r"value|values|number|case|way|relation|equality|function of|"
    r"that|which|as|to|by|where|we|is|are)\b|^(?:first|second|third|next|last|other|same|each|every|any|all|no)\b",
    re.I,
)
# ``a large *return*, the discounted sum of the rewards:``
_SAID_BESIDE = expression(r",\s(?:the|an?|which is)\s[^.;:]{8,120}:")
_AT_END = expression(r"\s*[,:.]?$")


@dataclass(frozen=True, slots=True)
class Told:
    """The concept a formula belongs to, and the question that asks for it."""

    concept: str
    question: str


def told_by_text(reading: Reading, last: Statement, node: Formula) -> Told | None:
    """Return the name that ends the sentence before, or that the text behind gives the left side."""
    text = last.text.rstrip()
    for start, end in marked_names(last):
        if _AT_END.fullmatch(text, end) or _SAID_BESIDE.fullmatch(text, end):
            return _asked(text[start:end].strip(" .,:"))
        quality = _IS_QUALITY.search(text, 0, start)
        if quality and _PROVIDED.match(text, end):
            name = text[start:end].strip(" .,:")
            return Told(
                name, f"When {quality['be']} {lower_first(quality['of'].strip())} {name}, as a formula?"
            )
    one_if = _IS_ONE_IF.search(text)
    if one_if:
        return Told(without_article(one_if["name"]), f"When is something {one_if['name']}, as a formula?")
    law = _LAW_SAYS.search(text) if _SAYS.search(text) else None
    if law:
        bare = _BARE_LAW.fullmatch(law["name"]) and reading.view.topic
        name = f"the {lower_first(reading.view.topic.removeprefix('The '))}" if bare else law["name"]
        return Told(name, f"What does {name} say?")
    has = _HAS.match(text)
    if has and not _POINTS.match(has["of"]):
        of = lower_first(has["of"].removeprefix("The resulting ").removeprefix("the resulting "))
        be = "are" if is_plural(has["what"]) else "is"
        return Told(without_article(of), f"What {be} the {has['what']} of {of}?")
    return (
        _last_named(text, _CHOICE_IS, _AND_LAST_IS)
        or _bare(last)
        or _last_named(text, _LAST_NOUN, _LAST_OF_ROW)
        or _told_behind(reading, node)
    )


def _last_named(text: str, *patterns: re.Pattern[str]) -> Told | None:
    """What a lead-in names last, by the first of ``patterns`` that finds it."""
    found = next((match for one in patterns if (match := one.search(text))), None)
    return _asked(found["name"]) if found and not _NO_NAME.search(found["name"]) else None


def _told_behind(reading: Reading, node: Formula) -> Told | None:
    """``The vector $s$ is the *syndrome*`` behind a formula for s."""
    after = reading.view.nodes[node.index + 1] if node.index + 1 < len(reading.view.nodes) else None
    side = left_side(node.tex)
    if not isinstance(after, Passage):
        return None
    called = _CALLED_BEHIND.match(after.text)
    if called and not _NO_NAME.search(called["name"]):
        return _asked(called["name"])
    if not side:
        return None
    for statement in reading.of_passage[after.index][:3]:
        for start, end in marked_names(statement):
            told = _SYMBOL_IS.match(statement.text, 0, start)
            if told and after.prose.restore(told["side"]).strip("$ ") == side:
                return _asked(statement.text[start:end].strip(" .,:"))
    return None


def _bare(last: Statement) -> Told | None:
    """A lead-in that is no more than a name, or a name and a verb."""
    text = last.text.rstrip()
    alone = _ALONE.match(text) if last.verb_start < 0 else None
    name = alone["name"] if alone and (alone["the"] or alone["name"][0].isupper()) else ""
    if name and not (_NOT_ALONE.search(name) or _EMPTY.fullmatch(name) or opens_as_command(name)):
        return Told(name, f"What is the formula for {'the ' if alone and alone['the'] else ''}{name}?")
    named = _NAME_IS.match(text)
    if named is None or _NO_NAME.search(named["name"]):
        return None
    case, name = named["case"], named["name"]
    asked = f"what is the formula for the {name}?"
    return Told(name, f"{case}, {asked}" if case else f"W{asked[1:]}")


def _asked(name: str) -> Told:
    return Told(name, f"What is the formula for the {name}?")
