"""English words the rules look for, and the forms of its verbs."""

import re

from cardgen.extract.language.english_verbs import BASES
from cardgen.extract.language.one_of import one_of
from cardgen.text.expression import expression

LEAD = expression(
    r"(?:However|Thus|Therefore|Hence|Moreover|Furthermore|In addition|Additionally|In fact|Indeed|"
    r"Also|Then|Finally|"
    r"First(?:ly)?|Second(?:ly)?|Third(?:ly)?|Formally|More formally|Informally|Intuitively|Recall "
    r"that|Note that|Note also that|Note however that|"
    r"Notice that|Notice also that|Observe that|Crucially|Interestingly|Unfortunately|Fortunately|"
    r"Importantly|Specifically|In particular|"
    r"In other words|That is(?=,)|Of course|Typically|Usually|Generally|In general|Instead(?! of)|Similarly|"
    r"Likewise|In contrast|By contrast|On the other hand|"
    r"On the one hand|As a result|Consequently|Conversely|Nevertheless|Still|Here|Now|So(?! far)|And|But|Yet|"
    r"Or|For example|For instance|"
    r"It is important to note that|It is worth noting that|It turns out that|This means that|We say "
    r"that|We see that|Remember that|Recall|Clearly|Equivalently|Alternatively|"
    r"[\U000f0000-\U000ffffd], i\.e\.|To recap|In short|In practice|Simply put|Basically|Historically|"
    r"Worse|Better|Better still|Worse still|Otherwise|Geometrically|Strictly speaking|On the positive side|"
    r"On the bright side|On the downside|Put differently|Put another way|Put simply|More precisely|"
    r"In symbols|In words|In effect|In essence|In summary|In brief|That said|Even so|It follows that|"
    r"It can be shown that|One can show that|It is easy to see that|The upshot is that|Today|In the end|"
    r"Ideally|Perhaps|Surprisingly)[,:]?\s+|"
    r"For (?:some|many|several|a few|a long) (?:years|time|decades|reasons),?\s+|"
    r"(?:[Yy]es|[Nn]o)[:,]\s|(?:and|but|so|or|yet|thus|hence|then) |[A-Z][a-z]{3,14}ly,\s+|"
    r"(?!Apply|Supply|Multiply|Reply|Only|Early|Rely|Imply|Comply)[A-Z][a-z]{3,14}ly\s"
    r"(?=(?:it|they|we|you|the|its|their)\s)|"
    r"Notice [^,:.]{2,60}:\s+"
)
PRONOUN = expression(
    r"(?:It|They|This|These|That|Those|We|I|You|He|She|"
    r"One(?=\s(?:do(?:es)?|did|cannot|can|could|may|might|must|should|would|will|needs?|has|is|of|also|often|usually|only|simply|then|"
    r"typically|normally|gets|obtains|writes|says|speaks|uses|takes|computes|compares|finds|sees|fits)\b)|"
    r"Such|Both(?!\s[^,.;]{1,40}\sand\s)|There|Its|Their|Our|Your|My|His|Here|"
    r"The (?:former|latter|above|following|idea|reason|result|answer|figure|table|formula|equation)s?(?! "
    r"(?:of|behind) ))\b",
    re.I,
)
OWNED = expression(r"(?:its|their)\s", re.I)
_BE = "is|are|was|were|isn't|isn’t|aren't|aren’t|wasn't|weren't"
_MODAL = "can|cannot|can't|may|might|will|must|should|could|would|need to|needs to"
_HAVE = "has|have|had|does not|do not|doesn’t|don’t|doesn't|don't|did not"

_COMMAND = expression(
    r"(?P<verb>[A-Za-z]{3,12})(?:\s|(?=[,:;.])|$)(?P<object>(?:the|a|an|its|their|each|every|all|your|it|them|one|two|this|that)\s)?"
)
# Commands whose other forms are too often nouns for a verb of the lexicon.
_COMMANDS = frozenset(
    (
        "stick",
        "cycle",
        "place",
        "put",
        "plug",
        "guess",
        "sample",
        "toss",
        "slide",
        "pour",
        "grab",
        "sweep",
        "average",
    )
) | {
    "rank",
    "count",
    "drop",
    "feed",
    "swap",
    "pretend",
    "hash",
    "slice",
    "stack",
    "paste",
    "heat",
    "shoot",
    "pack",
}
# No noun stands before these: ``Access to``, ``Use of`` are left out.
_JOINS = expression(
    r"(?:when|where|while|if|as|so|because|since|though|once|until|unless|whether|that|than|not|only|both|all|"
    r"half|such|even|just|like|via|per|is|are|was|were|has|have)\b",
    re.I,
)
_OPENING_COMMAND = expression(
    r"(?P<verb>[A-Z]?[a-z]{2,14})\s(?:the|an?|its|their|each|every|all|both|one|two|three|some|any|your|it|them|"
    r"that|only|whatever|what|how|through|over|along|across|into|\d|[\U000f0000-\U000ffffd])(?:\s|$)"
)


def third_person(base: str) -> str:
    """Return the form of a verb after he, she or it."""
    if base.endswith(("s", "sh", "ch", "x", "z", "o")):
        return base + "es"
    if base.endswith("y") and base[-2] not in "aeiou":
        return base[:-1] + "ies"
    return base + "s"


def base_form(verb: str) -> str:
    """Return the base form of a verb in the third person."""
    if verb in _BASE_OF:
        return _BASE_OF[verb]
    if verb.endswith("ies") and len(verb) > len("ties"):
        return verb[:-3] + "y"
    return verb[:-2] if verb.endswith(("shes", "ches", "sses", "xes")) else verb[:-1]


def is_third_person(word: str) -> bool:
    """Tell whether ``word`` is a known verb as it stands after he, she or it."""
    return word in _BASE_OF


def is_command(text: str) -> bool:
    """Tell whether ``text`` begins with a verb as a command has it: a known one, or one before an article."""
    match = None if _JOINS.match(text) else _COMMAND.match(text)
    acts_on = match is not None and match["object"] and not match["verb"].endswith("ing")
    return match is not None and (match["verb"].lower() in BASES or bool(acts_on))


def opens_as_command(text: str) -> bool:
    """Tell whether a sentence begins with a verb in the imperative: a known one, before what it acts on."""
    match = _OPENING_COMMAND.match(text)
    return match is not None and (match["verb"].lower() in BASES or match["verb"].lower() in _COMMANDS)


_BASE_OF = {third_person(base): base for base in BASES}
_PAST = {base + ("d" if base.endswith("e") else "ed"): base for base in BASES}
PAST_OF = _PAST | {
    "led": "lead", "made": "make", "gave": "give", "took": "take", "became": "become", "wrote": "write",
    "built": "build", "held": "hold", "kept": "keep", "meant": "mean", "found": "find", "began": "begin",
    "ran": "run", "came": "come", "grew": "grow", "chose": "choose",
}  # fmt: skip
_PREPOSITIONS = (
    "of|on|over|in|into|to|for|with|from|by|at|as|between|across|through|toward|towards|around|"
    "against|out|up|"
    "after|before|about"
)
_ADVERB_WORDS = (
    "also|often|usually|typically|generally|always|never|only|simply|mainly|mostly|still|already|now|"
    "then|first|thus|therefore|instead|merely|hence|rather|just|even|both|not|almost never"
)
_ADVERBS = rf"(?:(?:{_ADVERB_WORDS}|\w{{3,12}}ly)\s+)"
# The words that a verb or the adverbs before it can begin with: asked first, as most words are none.
_OPENERS = {phrase.split()[0] for phrase in (*_MODAL.split("|"), *_BE.split("|"), *_HAVE.split("|"))}
_OPENERS |= {phrase.split()[0] for phrase in _ADVERB_WORDS.split("|")} | {*_BASE_OF, *BASES, *PAST_OF}
# What stands behind a noun, not behind a verb: ``Bloom filters | don't support …``.
_FINITE = (
    r"(?:don['’]t|do not|can|cannot|can['’]t|could|may|might|must|will|would|should|"
    r"are|aren['’]t|were|have)\b"
)
VERB = expression(
    rf"\s(?=(?:{one_of(_OPENERS)}|"
    rf"\w{{3,12}}ly)[\s,;:])(?P<adv>{_ADVERBS}{{0,2}})(?:(?P<modal>{_MODAL})\s(?P<madv>{_ADVERBS}{{0,2}})(?P<mverb>be|"
    rf"have|[a-z]+)|(?P<be>{_BE})|(?P<have>{_HAVE})"
    rf"|(?P<third>{one_of(_BASE_OF)})(?!\s{_FINITE})|(?P<base>{one_of(BASES)})|(?P<past>{one_of(PAST_OF)}))(?=[\s,;:])"
)
PREPOSITION = expression(rf"\s(?P<prep>{_PREPOSITIONS})(?=\s)")
ADVERBIAL = expression(
    r"(?:For|With|Under|In|At|On|After|During)\s(?!(?:which|that|this|it|each|every)\b)[^,.;:]{3,40}?"
    r"(?<!\bof)(?<!\bwith)(?<!\bin)(?<!\bon)(?<!\bto)(?<!\bfor)(?<!\band)(?<!\bor)(?<!\bby)(?<!\bfrom)(?<!\bat)(?<!\bas)(?<!\bthan)"
    r"(?<!\bthat)(?<!\bbetween)(?<!\bover)(?<!\binto)(?<!\bis)(?<!\bare)\s(?=(?:it|they|we|you|the)\s)|"
    r"(?:In|On|For|With|Without|By|From|Given|Under|At|After|Before|During|Among|Unlike|Like|As|"
    r"Although|While|Since|Because|Due to|Thanks to|Despite|"
    r"To|Within|Across|Between|Over|Upon|Using|Based on|Compared (?:to|with)|Rather than|Besides|"
    r"Apart from|Throughout|According to)\b[^,.;:]{1,90},\s+|"
    r"[A-Z][a-z]{2,}ing\b[^,.;:]{1,90},\s+(?=it|they|we|the|this|an?\s)|"
    r"[Ii]n (?:this|that|their|our|his|her|either|each) (?:account|view|case|sense|setting|light|regime|"
    r"limit) "
)
CONDITION = expression(
    r"(?P<what>(?:If|When|Whenever|Once|Unless|As long as|As soon as|Provided that|Where|Should(?= "
    r"(?:the|an?|all|some|any|one|no)\b)|"
    r"if|when|whenever|once|unless)\b"
    r"(?:[^.;:]{2,140}?(?=,\sthen\s)|[^,.;:]{2,110}(?=,\s)|[^,.;:]{4,60}?(?=\s(?:we|you|it|they)\s)|"
    r"\s[\U000f0000-\U000ffffd](?=\s(?:the|an?|there|no|all|every)\s)))"
    r",?\s+(?:then\s+)?"
)
CONTEXT_VERB = expression(
    r"(?<![A-Za-z\U000f0000-\U000ffffd)-])(?P<noun>[A-Za-z\U000f0000-\U000ffffd)-]+)\0*\s(?P<word>(?:re-)?[a-z]{3,14})(?=\s(?:the|a|an|its|their|"
    r"each|all|no|some|any|every|one|two|three|many|more|less|both|how|whether|what)\b)"
)
_NO_VERB_WORDS = (
    "over into onto with from that than then when while where which whose after before under about "
    "above below between through during without within against upon like unlike via per and but nor "
    "for not all also only just even both such some any each every much many more most very too here "
    "there this these those because since although though until unless whereas across along among "
    "out up down away back forth around behind beside beyond despite except inside near off outside past "
    "toward towards versus "
    "besides always never often usually what how whether was were has had did does been being "
)
NOT_A_VERB = frozenset(_NO_VERB_WORDS.split())
REASON = expression(
    r"(?=,?\s(?:because|since|due|as)\b)(?<!\bmerely)(?<!\bjust)(?<!\bonly)(?<!\bsimply)(?<!\bsolely)(?<!\bpurely)"
    r"(?<!\band)(?<!\bseconds)(?<!\bdays)(?<!\byears)(?<!\bmonths)(?<!\bhours)(?<!\btime)"
    r",?\s(?:because(?: of)?|since(?! (?:before|then|the (?:beginning|start|dawn|early|late|turn|Unix|"
    r"\d)|1[0-9]\d\d|"
    r"20\d\d|January|February|March|April|May|June|July|August|September|October|November|December)\b)|"
    r"due to the fact that|"
    r"as a result of the fact that)\s(?P<why>[^.;]{8,240})"
)
# ``The harder the card, the smaller the gain``
_MORE = r"(?:more|less|fewer|better|worse|further|[a-z]{2,12}er)"
THE_MORE = expression(
    rf"[Tt]he {_MORE}\b(?P<what>[^,.;:]{{3,90}}), (?P<then>the {_MORE}\b[^.;:]{{4,120}}?)"
    r"(?=[.;:]|, (?:which|so|and that|because|since)\b|$)"
)
FIRST_PERSON = expression(
    r"\b(?:(?-i:(?<!ype )(?<!lass )(?<!hase )(?<!tage )(?<!stem )(?<!actor )I)(?![-\w.:(])|my|me|mine|"
    r"myself|we will|we'll|let’s|let's|let us|we are going to|in this (?:note|chapter|section|post|lecture|"
    r"article)|last (?:chapter|lecture)|next (?:section|chapter|lecture|step in our)|reading list|"
    r"you may want|we will come back|have just|we saw|please)\b",
    re.I,
)
POINTER = expression(
    r"\b(?:figures?(?! (?:out|of (?:merit|eight|speech))\b)|fig\.|(?:the|this) chart|click|as shown|"
    r"(?:as an|the "
    r"following|see) exercise|exercise \d|"
    r"(?:in|see) (?:the )?appendix|illustrates? this)\b|"
    r"\bsee (?:the|also|section|below|above|\[)|"
    r"\b(?:table|formula|equation|example|section|picture|diagram)s? (?:above|below)\b|\b(?:above|below):",
    re.I,
)
# What a note writes before a colon, or over a callout, to say that what follows is good or bad of its thing.
GOOD_LABEL = (
    r"good|pros?|plus(?:es)?|upsides?|advantages?|benefits?|strengths?|strong points?|"
    r"(?:the )?(?:good|nice|best) (?:part|thing|side|news)s?|(?:the )?selling points?|the upside|"
    r"where it (?:shines|wins|helps|works|pays off)|what it buys(?: you| us)?|"
    r"what is (?:good|nice)(?: about it)?|"
    r"why (?:people|we) (?:like|love|use) it"
)
BAD_LABEL = (
    r"bad|cons?|minus(?:es)?|downsides?|disadvantages?|drawbacks?|limitations?|weakness(?:es)?|"
    r"weak (?:spot|point)s?|shortcomings?|pain points?|(?:the )?(?:bad|ugly|sad) (?:part|thing|side|news)s?|"
    r"the (?:ugly|downside|drawback)|but|however|"
    r"(?:the )?(?:catch|snag|gotchas?|price|trouble)|"
    r"where it (?:hurts|fails|breaks(?: down)?|struggles|loses)|what is (?:bad|wrong)(?: with it)?"
)
GENERIC_NAMES = expression(
    r"^(?:p\.?s\.?|n\.?b\.?|"
    rf"{GOOD_LABEL}|{BAD_LABEL}|"
    r"(?:an? |the |one |another )?(?:[a-z]+ )?(?:relative|cousin|variant|refinement|gotcha|issue|hint|"
    r"pitfall|tip|caveat|remark|observation|"
    r"intuition|warning|trick)s?|"
    r"advantages?|disadvantages?|pros?|cons?|benefits?|drawbacks?|limitations?|note|notes|warning|"
    r"tip|tips|example|examples|e\.g\.|input|output|inputs|outputs|"
    r"(?:definition|theorem|proof|lemma|proposition|corollary|remark|claim|exercise|example)(?:\s\d[\d.]*)?|"
    r"(?:proof|sketch) (?:sketch|idea|of (?:the )?proof)|"
    r"steps?|fix(?:es)?|references?|further reading|authors?|venue|published|date|read on|rating|status|"
    r"affiliations?|instructor|lecturer|speaker|"
    r"resources?|additional (?:resources|notes)|summary|overview|"
    r"introduction|conclusion|background|motivation|usage|links?|code|paper|website|sources?|reading|"
    r"todo|q|a|question|answer|problem|solution|where|properties|"
    r"property|training|inference|algorithm|complexity|idea|intuition|key idea|main idea|purpose|goal|"
    r"worked (?:use|example|problem)s?|rules? of thumb|(?:careful|beware|watch out|caution)\b.*|"
    r"table of contents|contents|details|applications?|exercises?|q&a|faq|tips and tricks|why|how|"
    r"what|see also|related|history|price|cost|catch|remedy|trick|result|consequence|reason|key|point|"
    r"relatives|tldr|tl;dr|in short|bottom line|rule of thumb|side note|fun fact|careful|caution|"
    r"beware|caveat|aside|digression|recap|recipe|moral|upshot|"
    r"answer|difference|downside|upside|threshold|rule|theorem|hope|goal)(?: (?:no\. ?|#)?\d+)?$",
    re.I,
)
