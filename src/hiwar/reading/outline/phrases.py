"""How far a noun phrase reaches: النقابة الوطنية لعمال الخزف, كاتب الدولة المكلف بالمتاحف."""

from functools import lru_cache

from hiwar.language.dates import MONTH_NUMBERS, WEEKDAYS
from hiwar.language.names import HONORIFICS, PLURAL_HONORIFICS, is_given_name
from hiwar.language.tokens import Token
from hiwar.language.wordlists import word_set
from hiwar.reading.lexicon.organizations import HEADS
from hiwar.reading.lexicon.roles import ROLE_HEADS
from hiwar.reading.lexicon.verbs import verb_of
from hiwar.reading.lexicon.words import FUNCTION_WORDS, MEMBERS, is_masdar

_REMEMBERED = 32768
_ADJECTIVE_ENDINGS = ("ي", "يه", "يين", "يون", "يات", "يتين")
_ADJECTIVES = word_set(
    """
    العام العامه الحر الحره العليا الاعلي الكبري الكبير الموحد الموحده المستقل المستقله
    الجديد الجديده المتحده المكلف المكلفه المنتدب المنتدبه الخاص الخاصه الحرفيه المشترك
    المشتركه الاول الاولي الثاني المستدامه المتعدد المتجدده الشريف الصغري المتوسطه المستمر
    المغاربه المستمره المفتوحه المسير التابعه المفوض المثمره
    """
)
_NOUNS_IN_IYA = word_set(
    """
    المسووليه الاستقلاليه الاستمراريه المصداقيه الخصوصيه القضيه العمليه الوضعيه الاهميه الشفافيه
    المنهجيه النوعيه الكيفيه الرويه الاولويه الاغلبيه الحريه الكفايه الشرعيه
    """
)
_LONGEST = 16
_SHORT_WORD = 3
_PLURALS = ("ين", "ات", "ون")
_NOT_COMPLEMENTS = word_set(
    """
    لهذه لهذا لتلك لذلك لكل لدي لدن لكن لكنها لكنه لم لن لا لان لقد لها له لهم لنا لو لما ليس لقاء لقاءات لحظه
    """
)
_OPENERS = word_set(
    """
    المكلف المكلفه المنتدب المنتدبه المكلفين المعني
    """
)
_NAMED_AIMS = word_set(
    """
    حمايه تنميه دعم محاربه مكافحه تربيه رعايه مسانده تكوين تشغيل تخطيط تنظيم تاطير ترقيه
    تعليم مناهضه مناصره مقاومه صناعه تاهيل انقاذ مواكبه نبذ
    """
)
_NAMED_AFTER_HEAD = word_set(
    """
    قطاع عمال اساتذه اطباء ارباب اطر مهندسي حقوق طلبه تجار حمايه تنميه محاربه نقابات جمعيات
    """
)
_ASIDES = ("المنضوي", "التابع", "المنتمي", "المنعقد", "الموقع", "المضرب", "المذكور", "الحاضر")
_REGNAL = word_set("الاول الثاني الثالث الخامس السادس")
_WAW_NOUNS = word_set("وكاله وزاره وطني وطنيه ورش وحده ولايه وسيط وجده ورزازات وزان")
_OCCASIONS = ("لقاء", "اجتماع", "حوار", "حدث")
_UNCOUNTED = word_set(
    """
    العديد الكثير المزيد الجميع الحكومه الوزاره الاداره السلطه السلطات الدوله البرلمان
    المركزيات البلاغات المجتمع الباطرونا
    """
)
_AT_SECTOR = word_set(
    """
    بقطاع بالقطاع بالمغرب بالتعليم بالصحه بوزاره
    """
)


def is_adjective(word: str) -> bool:
    """Whether a folded ال-word may qualify the noun before it."""
    if word in _NOUNS_IN_IYA:
        return False
    return word.startswith("ال") and (word.endswith(_ADJECTIVE_ENDINGS) or word in _ADJECTIVES)


@lru_cache(maxsize=_REMEMBERED)
def stops(word: str) -> bool:
    """Whether no name goes on at this word."""
    bare = word[1:] if word[:1] in "وفب" else word
    return (
        word in FUNCTION_WORDS
        or not word[0].isalpha()
        or word in WEEKDAYS
        or bare in MONTH_NUMBERS
        or word in HONORIFICS
        or word in PLURAL_HONORIFICS
        or (verb_of(word) is not None and not bare.startswith("ال"))
    )


def phrase_end(words: list[Token], first: int, last: int, *, joined: bool = False) -> int:
    """Index after the noun phrase whose head is `words[first]`; `last` bounds it.

    With `joined`, و + another ال-noun goes on (وزارة الصحة والحماية الاجتماعية).
    """
    place = first + 1
    previous = _plain_head(words[first].text)
    limit = min(last, first + _LONGEST)
    while place < limit:
        word = words[place].text
        if word == '"':
            glued = words[place].start == words[place - 1].end
            close = 0 if glued else _closing(words, place, limit)
            if not close or not _open(previous):
                break
            previous, place = "ال", close
            continue
        if not _continues(words, place, previous, joined=joined):
            break
        previous = word
        place += 1
    return _without_tail(words, first, place)


def _plain_head(word: str) -> str:
    """A head noun without و ب ف ك before it."""
    return word[1:] if word[:1] in "وبفك" and word[1:] in HEADS else word


def _closing(words: list[Token], place: int, limit: int) -> int:
    for stop in range(place + 2, min(place + 6, limit)):
        if words[stop].text == '"':
            return stop + 1
    return 0


def _open(previous: str) -> bool:
    """Whether a noun still waits for its genitive."""
    bare = previous[1:] if previous[:1] in "ولب" and len(previous) > _SHORT_WORD + 1 else previous
    return not bare.startswith(("ال", "لل")) and not previous.startswith("لل")


def _continues(words: list[Token], place: int, previous: str, *, joined: bool) -> bool:
    word = words[place].text
    if word in _AT_SECTOR or (previous in _OPENERS and word.startswith("ب")):
        return True
    if stops(word) or word.startswith(_ASIDES):
        return False
    if _is_king(words, place, previous):
        return True
    if word.endswith("نا") and len(word) > _SHORT_WORD + 1:
        return False
    if word.startswith("و") and len(word) > _SHORT_WORD and not _is_noun_with_waw(word):
        return _joins(words, place, joined=joined)
    return _qualifies(word, previous)


def _is_king(words: list[Token], place: int, previous: str) -> bool:
    """محمد السادس, الحسن الثاني in the name of a hospital or a university."""
    word = words[place].text
    following = words[place + 1].text if place + 1 < len(words) else ""
    return (following in _REGNAL and is_given_name(word)) or (
        word in _REGNAL and is_given_name(previous)
    )


def _qualifies(word: str, previous: str) -> bool:
    """Whether a word without و goes on with the phrase: ل + noun, an adjective, a genitive."""
    long = len(word) > _SHORT_WORD and word not in _NOT_COMPLEMENTS
    if word.startswith("لل") or (word.startswith("ل") and long):
        return _complements(word, previous)
    if word.startswith("ال"):
        if word in HEADS and not _open(previous):
            return False
        plural = word.endswith("ين") and (previous.startswith("لل") or previous.endswith("ين"))
        return _open(previous) or is_adjective(word) or plural
    waits = _open(previous) and not is_given_name(word)
    return waits and word not in ("من", "به", "بها")


def _complements(word: str, previous: str) -> bool:
    """Whether ل + noun qualifies the name; an aim (لتيسير خدماتها) or a verb (لتلعب) does not."""
    if word.startswith("لل"):
        aim = (
            previous in HEADS
            and (is_masdar(word[2:]) or word[2:] in _OCCASIONS)
            and word[2:] not in _NAMED_AIMS
        )
        return "ال" + word[2:] not in HEADS and not aim
    bare = word[1:]
    if previous.startswith("ال") and previous in HEADS:
        return bare.endswith("ي") or bare in _NAMED_AFTER_HEAD
    if bare.endswith("نا") or bare in HEADS:
        return bare in HEADS
    if is_masdar(bare):
        return bare in _NAMED_AIMS and is_adjective(previous)
    return not (bare[0] in "يت" and not bare.endswith(("ي", "ات", "ين")) and not is_masdar(bare))


def _is_noun_with_waw(word: str) -> bool:
    return word in _WAW_NOUNS


def _joins(words: list[Token], place: int, *, joined: bool) -> bool:
    word = words[place].text
    bare = word[1:]
    if _twin_genitive(words, place):
        return joined
    listed = bare in MEMBERS and not words[place - 1].text.endswith(_PLURALS)
    if not bare.startswith("ال") or bare in HEADS or bare in ROLE_HEADS or listed:
        return False
    if stops(bare) or bare in _UNCOUNTED:
        return False
    before = words[place - 1].text
    people = bare.endswith(("ون", "ين", "اء")) and not is_masdar(bare)
    if people and not before.startswith("لل") and not before.endswith(("ين", "اء")):
        return False
    return joined and _plain_head(before) not in HEADS


def _twin_genitive(words: list[Token], place: int) -> bool:
    """للممرضين وتقنيي الصحة, باحثات وباحثي المعهد: و + a plural that waits for its genitive."""
    bare, before = words[place].text[1:], words[place - 1].text
    if not bare.endswith("ي") or bare.startswith("ال") or place + 1 >= len(words):
        return False
    return words[place + 1].text.startswith("ال") and before.endswith(_PLURALS)


def _without_tail(words: list[Token], first: int, place: int) -> int:
    while place > first + 1 and words[place - 1].text in _OPENERS:
        place -= 1
    return place
