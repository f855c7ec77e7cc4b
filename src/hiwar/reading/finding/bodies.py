"""Which phrases name an organization: what each head noun demands, what is only spoken of in general."""

from collections.abc import Callable

from hiwar.language.gazetteer import areas_named
from hiwar.language.names import is_given_name
from hiwar.language.wordlists import word_set
from hiwar.reading.lexicon.institutions import PUBLIC
from hiwar.reading.lexicon.organizations import CONFEDERATIONS, GENERIC, HEADS, NEEDS_PROPER, SPORTS
from hiwar.reading.lexicon.words import AUTHORITIES, MEMBERS, is_masdar
from hiwar.reading.outline.phrases import is_adjective

_CENTRES = word_set(
    """
    الاستشفايي المغربي الوطني السينمايي الجهوي الجامعي الدراسات الابحاث البحث
    """
)
_CONSTRUCTS = word_set("تنميه تجار تربيه تعليم تسيير تدبير")
_NETWORKED = word_set("جمعيات الجمعيات منظمات المنظمات نقابات النقابات المدافعين القراءه")
_MOVEMENTS = word_set(
    """
    الشعبيه الديمقراطيه الممرضين الممرضات حماس فتح النهضه التوحيد شباب الاساتذه
    """
)
_CATEGORY_HEADS = word_set("نقابه جمعيه منظمه هييه مركزيه")
_FREE_HEADS = word_set("عماله ولايه فرع جماعه حزب شركه مجموعه مصنع معمل بنك")
_BARE_HEADS = ("الشبكه", "الحركه", "الوزاره")
_CHAMBERS = word_set("التجاره الصناعه الصيد الفلاحه الصناعات المحامين")
_BANKS = word_set("المغرب الدولي الشعبي المركزي الافريقي")
_NOT_NAMES = word_set(
    """
    معين جديد جديده اخر اخري حديثه حديث كبير كبيره صغير واحد سياسي اعمال قوي قويه مثل بعينها
    بعينه اي هذا هذه دون غير اسلامي يساري اداري معارض مشارك عريق
    """
)
# Definite heads whose adjectives alone only describe: المنظمة الحقوقية, المؤسسة العسكرية.
_DESCRIBED = word_set(
    """
    النقابه الجمعيه المنظمه الهييه المنتدي المرصد الفيدراليه الفدراليه الموسسه التحالف
    القطب الجبهه الوكاله الشبكه التنسيقيه الشركه المجموعه المستشفي البنك المديريه المندوبيه
    المفتشيه الغرفه الايتلاف النادي التعاونيه التكتل
    """
)
_UNIVERSITIES = word_set("ابن الاخوين القرويين القاضي السلطان شعيب الدوليه")
_PUBLIC_OFFICES = word_set(
    """
    للسلامه للسكك للكهرباء للماء للمطارات للاستشاره للهيدروكاربورات للصيد للاعمال
    """
)
# «إحداث مرصد لحوادث الشغل»: any of them, to be made.
_COMMON = word_set("مرصد صندوق معهد مركز وكاله مكتب شبكه لجنه تعاونيه")
_SHORT_WORD = 3
_WITH_AIM = 3


def kind_named(head: str, rest: list[str]) -> str:
    """The kind of a body; a university is not a federation, though both are جامعة."""
    if head == "جامعه" and rest and (rest[0] in _UNIVERSITIES or is_given_name(rest[0])):
        return "other"
    if SPORTS & set(rest):
        return "other"
    if HEADS[head] in ("association", "union") and " ".join([head, *rest]).startswith(PUBLIC):
        return "administration"
    return HEADS[head]


def acceptable(head: str, rest: list[str]) -> bool:
    """Whether the phrase may be an organization at all, by what its head demands."""
    first = rest[0] if rest else ""
    if first and head in NEEDS_PROPER and (first in HEADS or first == "الحوار"):
        return False
    if head in _CATEGORY_HEADS and first.startswith("ال") and first in HEADS:
        return False
    if first in ("المكلفه", "المكلف", "المعنيه", "الوصيه") and HEADS[head] != "administration":
        return False
    demand = _DEMANDS.get(head)
    if not rest and head in _BARE_HEADS:
        return True
    return demand is None or (bool(rest) and demand(rest))


def _definite_or_quoted(rest: list[str]) -> bool:
    return rest[0].startswith("ال") or rest[0] == '"'


def _two_words(rest: list[str]) -> bool:
    return len(rest) > 1 and rest[0] not in GENERIC and rest[0] not in ("قرب", "القرب")


def _office(rest: list[str]) -> bool:
    """المكتب الشريف للفوسفاط, المكتب الوطني للسكك الحديدية; not المكتب الوطني للنقابة."""
    return _two_words(rest) or (len(rest) > 1 and rest[1] in _PUBLIC_OFFICES)


def _council(rest: list[str]) -> bool:
    """المجلس الوطني لحقوق الإنسان, المجلس الوطني للغات; not المجلس الوطني للحزب."""
    if rest and rest[0] == "الاداري":
        return False
    if _two_words(rest):
        return True
    if len(rest) < _WITH_AIM or not rest[1].startswith("ل"):
        return False
    plain = "ال" + rest[1][2:] if rest[1].startswith("لل") else rest[1][1:]
    return plain not in HEADS and plain not in ("الحزب", "موظفي") and plain not in MEMBERS


def _order(rest: list[str]) -> bool:
    """هيئة المحامين; not هيئة الأطباء والصيادلة, who are a corps and no body."""
    people = rest[0].endswith(("ين", "ات")) or rest[0] in ("الاطباء", "الصيادله")
    return not people or rest[0] in ("المحامين", "المحاميات") or rest[1:2] == ["بالمغرب"]


def _network(rest: list[str]) -> bool:
    """الشبكة المغربية لـ…, شبكة الجمعيات; not شبكة الأنترنت."""
    named = any(word.startswith("ل") or word == "اجل" for word in rest)
    return rest[0] in _NETWORKED or named


def _movement(rest: list[str]) -> bool:
    """الحركة الشعبية, الحركة الوطنية للممرضين; not الحركة الانتقالية, حركة المسافرين."""
    return rest[0] in _MOVEMENTS or rest[0] == '"' or any(word.startswith("لل") for word in rest)


def _initiative(rest: list[str]) -> bool:
    """الفضاء المغربي للمهنيين, المبادرة المدنية من أجل …; not المبادرة الملكية, الفضاء العمومي."""
    return rest[0].endswith(("ي", "يه")) and any(
        word.startswith("لل") or word == "اجل" for word in rest
    )


def _directorate(rest: list[str]) -> bool:
    """المديرية الإقليمية لوزارة …, المديرية العامة للأمن; not المديرية الإقليمية للحسيمة."""
    return not (
        len(rest) > 1
        and areas_named("ال" + rest[1][2:] if rest[1].startswith("لل") else rest[1][1:])
    )


def _own_name(rest: list[str]) -> bool:
    """شركة سامير, حزب فوكس, شركة "لارام"; not حزب سياسي, شركة وطنية."""
    first = rest[0]
    if first in _NOT_NAMES or first.endswith("ه") or first.startswith("لل"):
        return False
    return not first.startswith("ال") or len(rest) > 1


def _party(rest: list[str]) -> bool:
    return rest[0].startswith("ال") or _own_name(rest)


def _area(rest: list[str]) -> bool:
    return rest[0] in ("مقاطعات", "اقليم", "جهه") or bool(areas_named(rest[0]))


# What stands after a head for the phrase to count; heads not listed demand nothing.
_DEMANDS: dict[str, Callable[[list[str]], bool]] = {
    **dict.fromkeys(("فرع", "جماعه"), lambda rest: bool(areas_named(" ".join(rest[:2])) or areas_named(rest[0]))),
    **dict.fromkeys(("وزاره", "مندوبيه"), _definite_or_quoted),
    **dict.fromkeys(("مكتب", "المعهد"), _two_words),
    "المكتب": _office,
    "المجلس": _council,
    **dict.fromkeys(("الفضاء", "المبادره", "مبادره"), _initiative),
    "المديريه": lambda rest: not rest or _directorate(rest),
    "هييه": _order,
    "مديريه": lambda rest: rest[0] != "الموارد" and not areas_named(rest[0]),
    "مجالس": lambda rest: rest[0].startswith("ال"),
    **dict.fromkeys(("الشبكه", "شبكه"), _network),
    **dict.fromkeys(("الحركه", "حركه"), _movement),
    **dict.fromkeys(("شركه", "مجموعه", "مصنع", "معمل"), _own_name),
    **dict.fromkeys(("عماله", "ولايه"), _area),
    "مركز": lambda rest: rest[0] in _CENTRES and len(rest) > 1,
    "غرفه": lambda rest: rest[0] in _CHAMBERS,
    "بنك": lambda rest: rest[0] in _BANKS or rest[0] == '"',
    "حزب": _party,
    "الوزاره": lambda rest: not rest[0].startswith("ل"),
    "المركز": lambda rest: rest[0] in _CENTRES,
    "لجنه": lambda rest: any(word in ("لمجلس", "بمجلس") for word in rest),
    **dict.fromkeys(("التنسيق", "مفتشيه"), lambda rest: rest[0] in ("النقابي", "الشغل") ),
    "كتابه": lambda rest: rest[0] == "الدوله",
    "رياسه": lambda rest: rest[0] in ("الحكومه", "النيابه"),
}  # fmt: skip


def is_proper(head: str, rest: list[str]) -> bool:
    """Whether the phrase names one body, and not any or the one spoken of before."""
    if not head.startswith("ال") and head not in _FREE_HEADS and not _designated(head, rest):
        return False
    telling = [word for word in rest if word not in GENERIC]
    if not telling:
        return False
    if head in _DESCRIBED and all(is_adjective(word) or word in GENERIC for word in rest):
        return False
    if head in NEEDS_PROPER:
        return len(rest) > 1 or bool(rest[0] not in AUTHORITIES and len(rest[0]) > _SHORT_WORD)
    return True


def _designated(head: str, rest: list[str]) -> bool:
    """An indefinite head needs a definite word (نقابة مستخدمي الصندوق), not an adjective or a verb."""
    if not rest or (len(rest) == 1 and (head == "هييه" or is_given_name(rest[0]))):
        return False
    latin = rest[0].isascii() and rest[0].isalpha()
    if (
        not latin
        and not any(word.startswith(("ال", '"')) for word in rest)
        and not _named_for(rest)
    ):
        return rest[0] == "اباء" and len(rest) > 1 and rest[1].startswith("و")
    first = rest[0]
    if first.startswith("ل") and head in _COMMON:
        return False
    if first.startswith("ال") or first in _CONSTRUCTS:
        return True
    if is_masdar(first) and (first[0] not in "يتن" or first[-2] == "ي"):
        return True
    participle = first.startswith("م") and first.endswith("ه")
    verb = first[0] in "يتن" and not first.endswith("يي")
    return not (participle or verb or first.endswith("يه"))


def _named_for(rest: list[str]) -> bool:
    """جمعية أمغار للثقافة: a name of its own and what it is for."""
    return len(rest) > 1 and rest[1].startswith("لل") and not rest[0].startswith("لل")


def is_known(head: str, rest: list[str]) -> bool:
    """Whether the name is a central union's."""
    return " ".join([head, *rest]) in CONFEDERATIONS
