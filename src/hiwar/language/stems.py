"""Light stems: proclitics and endings off, no dictionary, no roots."""

from functools import lru_cache

from hiwar.language.folding import fold

_PREFIXES = ("وبال", "فبال", "كال", "وال", "بال", "فال", "ولل", "فلل", "لل", "ال")
_SUFFIXES = ("هما", "كما", "هم", "هن", "نا", "ها", "ات", "ان", "ين", "ون", "يه", "تي", "ه", "ي")
_PROCLITICS = "وبلفك"
_SHORTEST = 3
_SAFE_AFTER_PROCLITIC = 4

_BROKEN_PLURALS = {
    "مطالب": "مطلب", "حقوق": "حق", "فروع": "فرع", "مكاتب": "مكتب", "لجان": "لجنه",
    "اعضاء": "عضو", "رؤساء": "رئيس", "روساء": "رئيس", "مدراء": "مدير", "اطر": "اطار",
    "شركاء": "شريك", "عقود": "عقد", "مشاريع": "مشروع", "برامج": "برنامج", "قوانين": "قانون",
    "مراكز": "مركز", "معاهد": "معهد", "مصالح": "مصلحه", "قطاعات": "قطاع", "اجور": "اجر",
    "عمال": "عامل", "مناصب": "منصب", "وسائل": "وسيله", "ملفات": "ملف", "قضايا": "قضيه",
    "اتفاقيات": "اتفاق", "اتفاقيه": "اتفاق", "مناطق": "منطقه", "جهات": "جهه", "اقاليم": "اقليم",
    "منح": "منحه", "رواتب": "راتب", "موارد": "مورد", "شروط": "شرط", "ظروف": "ظرف",
    "اوضاع": "وضع", "لقاءات": "لقاء", "انشطه": "نشاط", "سيارات": "سياره", "مقرات": "مقر",
    "نقابات": "نقابه", "هيئات": "هيئه", "تعويضات": "تعويض", "حوافز": "حافز", "صناع": "صانع",
}  # fmt: skip


@lru_cache(maxsize=65536)
def light_stem(word: str) -> str:
    """The stem two inflections of a word share most of the time; at least two letters remain."""
    bare = _without_prefix(fold(word))
    if bare in _BROKEN_PLURALS:
        bare = _BROKEN_PLURALS[bare]
    for suffix in _SUFFIXES:
        if bare.endswith(suffix) and len(bare) - len(suffix) >= _SHORTEST:
            return bare[: -len(suffix)]
    return bare


def _without_prefix(word: str) -> str:
    for prefix in _PREFIXES:
        if word.startswith(prefix) and len(word) - len(prefix) >= _SHORTEST:
            return word[len(prefix) :]
    if word[:1] in _PROCLITICS and len(word) > _SAFE_AFTER_PROCLITIC and word[1:2] != "ا":
        rest = word[1:]
        if word[0] == "و" or rest in _BROKEN_PLURALS or word[0] == "ل":
            return rest
    return word
