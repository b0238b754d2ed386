"""How Chinese sentences write who did a thing, and when."""

from cardgen.text.expression import expression

# Concept, question, answer, and where in the statement the words for them stand.
Told = tuple[str, str, str, tuple[int, int]]

_WORD = r"(?:[A-ZÀ-Þ]\.|(?:[a-z]{1,4}(?=[A-Z]))?[A-ZÀ-Þ][A-Za-zÀ-ɏ0-9’'-]*)"
_LATIN = rf"{_WORD}(?: (?:(?:de|van|von|der|den|la|di|of) ){{0,2}}{_WORD}){{0,3}}"
# A character that may stand in a name: none of those that mostly join the parts of a sentence.
_JOINING = "的是在于由与和及了把将这那其它我你们有从对被让而但就也才又后前来到此已并且为某各每都只不自得"
# Told by what it is not: ``re`` takes milliseconds to compile the whole range of Chinese letters.
SIGN = rf"[^\0-,.-\x7f\x80-¶¸-ɏ\u2000-\u303f\uff00-\uffef\U000f0000-\U000fffff{_JOINING}]"
_GROUP = r"(?: ?(?:组|团队|实验室|课题组|小组|研究组|公司))?"
_ONE = (
    rf"(?:(?:(?:{SIGN}{{2,14}}|{_LATIN}{_GROUP})的? ?)?{_LATIN}{_GROUP}|"
    rf"(?:{SIGN}{{2,12}}?(?:院|所|学|公司|系|团队|实验室)的)?{SIGN}{{2,14}}?)"
)
_AND = r"(?: ?(?:和|与|及|、|&|,|and) ?)"

WHO = rf"{_ONE}(?:{_AND}{_ONE}){{0,4}}(?: ?等(?:人|学者)| ?他们| et al\.?)?"
WHEN = (
    r"(?:(?:公元前? ?\d{1,4}|(?<!\d)(?:1\d|20)\d\d) ?年(?:代|底|初|末|前后|左右)?(?: ?\d{1,2} ?月)?|"
    r"(?:上世纪|(?:公元前?)?\d{1,2} ?世纪)(?: ?\d0 ?年代)?(?:初|末|中叶)?)"
)
_PERSON = expression(
    r"[A-ZÀ-Þ][A-Za-zÀ-ɏ’'-]*[a-zà-ɏ]|等(?:人|学者)$|他们$|·|IBM|"
    r"(?:家|师|教授|博士|公司|大学|学院|团队|实验室|研究院|研究所|课题组|学会|组织)$"
)
_PLAINLY = expression(
    r"[A-ZÀ-Þ][a-zà-ɏ]+ [A-ZÀ-Þ][a-zà-ɏ]|等(?:人|学者)$|他们$|·|"
    r"(?:家|师|教授|博士|公司|大学|学院|团队|实验室|研究院|研究所)(?:[A-Z]|$)"
)
_NOBODY = expression(
    r"研究(?![院所组中])|实验(?!室)|论文|文献|作者|[有别某]人|人们|大家|科学家们|专家|模型|算法|系统|方法|本文|官方|标准|定理|理论|数据|结果|"
    r"用户|客户|工厂|函数|公式|网络|参数|程序(?!员)|机器|编译器|工程师们|老师|同学|读者|最近|近年|当时|今年|去年|图灵测试|以上|以下|"
    r"随着|通过|根据|因此|所以|如果|虽然|时间|问题|[一二两三几]位|[一二两三几]人|[先首]发$|^(?:发表|刊登|登在|发在|挂在)|^(?:The|A|An|In|This|We|It)\b|"
    r"^(?:ICCV|CVPR|ECCV|NIPS|NeurIPS|ICML|ICLR|ACL|EMNLP|NAACL|AAAI|IJCAI|KDD|WWW|SIGIR|SIGGRAPH|ICRA|"
    r"ICASSP|INTERSPEECH|Interspeech|COLING|TACL|AISTATS|UAI|JMLR|MICCAI|WACV|BMVC|TIP|TOG|WSDM|CIKM|RecSys|ISCA|OSDI|SOSP|NSDI|SIGCOMM|SIGMOD|VLDB|TPAMI|arXiv|Nature|Science|RFC)\b|"
    r"[层器端机式型法率值量]$|(?<!大)学$|界$|^(?:荷兰|美国|英国|法国|德国|日本|苏联|俄国|意大利|瑞士|瑞典|中国|以色列|加拿大)$"
)


def is_person(who: str) -> bool:
    """Tell whether words look like somebody: a person, several, a firm."""
    return not _NOBODY.search(who) and _PERSON.search(who) is not None


def is_plainly_person(who: str) -> bool:
    """Tell whether words can hardly be anything but somebody: a full name, several, a profession."""
    return not _NOBODY.search(who) and _PLAINLY.search(who) is not None


def may_be_person(who: str) -> bool:
    """Tell whether words beside a year and a deed may be somebody's name."""
    return not _NOBODY.search(who) and len(who) >= 2
