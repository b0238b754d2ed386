"""What a label asks by the shape of its text: ``体征：啰音、奔马律``, ``按…分：…``, ``Three stimuli: …``."""

from cardgen.extract.forms.brackets import without_brackets
from cardgen.extract.language.english import is_third_person
from cardgen.extract.reading.terms import Term
from cardgen.extract.wording.phrasing import is_plural, lower_first
from cardgen.model import Kind
from cardgen.text.expression import expression

_SORTED_BY = expression(r"(?P<by>按.{1,10}?)(?:来|进行)?(?:划分|分类?|区分)")
_MEDICAL = expression(
    r"(?:常见|主要|典型)?(?:体征|症状|禁忌证?症?|慎用|适应[证症]|副作用|不良反应|并发症|病因|诱因|检查|处理|抢救|鉴别|指征|用法|用量|"
    r"成员|例子|代表作?|组成)"
)
_SAYS = expression(r"[是为有把将被使让由在]|[，；]")
_DEED = expression(r"(?:抢救|处理|治疗|诊断|预防|操作|准备)$")
_HAS = expression(r"(?P<of>[^，。：]{2,16}?)(?:主要|一般|通常|还|也|会)*有(?P<what>[\u4e00-\u9fff]{2,6})")
_HAPPENS = expression(
    r"(?P<how>(?:直接|如果|若|一旦|贸然|盲目)[^，。；：]{2,16}?)[，,]?(?:就|便|则)?会(?=[^，。；]{4,})"
)
_FEW, _LONGEST_MEMBER = 3, 12
EN_COUNTS = expression(
    r"(?:Two|Three|Four|Five|Six|Seven|two|three|four|five|six|seven) [a-z][\w-]+(?: [\w-]+){0,3}"
)
_EN_DOES = expression(
    r"(?:(?P<has>has|needs|lacks)|(?P<verb>[a-z]{3,}s))\s(?!(?:of|and|or|in|for|to|are|is|that|which)\b)\S"
)
_EN_GOOD_FOR = expression(r"(?P<for>(?:good|useful|best|ideal|bad|used|meant) (?:for|at|as))\s\S")
_EN_MEMBERS = expression(r",| and ")


def ask_shape(term: Term, answer: str) -> tuple[Kind, str] | None:
    """``体征：啰音、奔马律、交替脉``, ``按部位分：…``: a label whose text only lists or tells."""
    members = without_brackets(answer).split("、")
    listed = len(members) >= _FEW and all(1 < len(member) <= _LONGEST_MEMBER for member in members)
    sorted_by = _SORTED_BY.fullmatch(term.name)
    if sorted_by and listed:
        return Kind.ENUMERATION, f"{sorted_by['by']}分为哪几类？"
    if _MEDICAL.fullmatch(term.name) and not listed:
        return Kind.PROPERTY, f"{term.name}是什么？"
    happens = _HAPPENS.match(answer)
    if happens and not term.gloss:  # ``成员变更：直接切换配置会…``
        return Kind.PROPERTY, f"{term.name}时{happens['how']}会怎样？"
    if listed and not any(map(_SAYS.search, members)):
        has = _HAS.fullmatch(term.name)
        if has:  # ``货币政策有时滞：…``
            return Kind.ENUMERATION, f"{has['of']}有哪些{has['what']}？"
        return Kind.ENUMERATION, f"{term.name}{'包括' if _DEED.search(term.name) else '有'}哪些？"
    return None


def ask_english_shape(term: Term, answer: str) -> tuple[Kind, str] | None:
    """``Three stimuli: low pressure, low salt and …``, ``**Podman** - has no daemon``: members, or a deed."""
    if EN_COUNTS.fullmatch(term.name) and _EN_MEMBERS.search(answer):
        return Kind.ENUMERATION, f"What are the {term.name.lower()}?"
    good = _EN_GOOD_FOR.match(answer)
    if good:
        be = "are" if is_plural(term.name) else "is"
        return Kind.PROPERTY, f"What {be} {lower_first(term.name)} {good['for']}?"
    does = None if is_plural(term.name) else _EN_DOES.match(answer)
    if does and does["has"]:
        return Kind.PROPERTY, f"What is special about {term.name}?"
    acts = does is not None and is_third_person(does["verb"])
    return (Kind.PROPERTY, f"What does {term.name} do?") if acts else None
