"""How far the name of an organization reaches beyond its noun phrase, and where it must stop short."""

from functools import lru_cache

from hiwar.language.gazetteer import areas_named
from hiwar.language.tokens import Token
from hiwar.language.wordlists import word_set
from hiwar.reading.lexicon.organizations import HEADS
from hiwar.reading.lexicon.roles import ROLE_HEADS
from hiwar.reading.lexicon.verbs import verb_of
from hiwar.reading.lexicon.words import is_masdar
from hiwar.reading.outline import Outline
from hiwar.reading.outline.phrases import is_adjective, phrase_end, stops

_REMEMBERED = 32768
_ASIDES = (
    "المنضوي", "التابع", "المنتمي", "المنعقد", "الموقع", "المضرب", "العضو", "المعروف", "الداعي",
    "اللي", "المشارك", "المنظم",
)  # fmt: skip
# A term, an addressee, a company: «لولاية ثانية», «لفائدة منخرطيها», «رفقة ممثل».
_AFTER_NAMES = word_set(
    """
    لولايه لفايده لمده لفتره لصالح برسم رفقه بمعيه صحبه بحضور برياسه بقياده باشراف بمشاركه بتنسيق بشراكه
    بتعاون بمناسبه ليوم لسنه لعام لموسم لدوره بدعم بهدف قصد بغيه
    """
)
_NOT_OF_NAMES = _AFTER_NAMES | {"لاسيما", "سيما"}
_DISTRICTS = word_set("اقليم دايره مدينه قياده عماله")
_BOUND = ("الذين", "فرض", "عليهم", "التعاقد")
# Heads whose name is a construct: what follows with ل is an aim or an addressee.
_CLOSED = word_set(
    """
    مجلس مستشفي شركه صندوق معهد مديريه رياسه جامعه مكتب غرفه ولايه عماله حزب
    """
)
_MINISTRIES = ("وزاره", "الوزاره")
_OPEN_DEEDS = word_set(
    "الدفاع للدفاع للتضامن التضامن لمحاربه محاربه لمناهضه للنضال للحوار للعمل لمسانده"
)
_DEED_LINKS = ("عن", "ضد", "مع")
_IN_SECTOR = word_set("التعليم العلوم الصحه القطاع قطاع مجال الطب الصناعات")
_OTHERS = word_set(
    """
    والمنظمات والجمعيات والنقابات والهييات والاحزاب والسلطات والحكومه والوزاره والمركزيات
    والباشا والوالي والعامل والقايد والتنسيقيات والبرلمان والاداره والدوله
    """
)
_BRANCHES = word_set("للنقابات لنقابات")
_MEMBERS_OF = word_set(
    "شغيله امهات اباء اولياء ارباب مستخدمي موظفي مهنيي اطر اعوان ومستخدمات مستخدمات موظفات"
)
_HOLDERS = word_set("حاملي حاملات خريجي خريجات ضحايا")
_AT = word_set("بالمغرب بالقطاع بالتعليم بالصحه بالجماعات بالوظيفه")
_FOR_A_PURPOSE = word_set("الجبهه الايتلاف الهييه اللجنه الحمله التحالف")
_WINGS = word_set("التوجه")
_FEWEST_LETTERS = 4
_LONGEST_CITY, _LONGEST_QUOTED = 3, 12
_NOUNS_IN_YA = word_set("يوم ياسمين يد يسار يتيم يتامي يابان يونسكو")


def name_end(outline: Outline, place: int, last: int, head: str) -> int:
    """Index after the name whose head noun is `outline.words[place]`."""
    words = outline.words
    quoted = quotation_end(words, place, last)
    if quoted:
        return quoted
    stop = phrase_end(words, place, last, joined=True)
    stop = _shortened(words, place, stop, head)
    for _ in range(3):
        longer = _longer(words, place, stop, last)
        if longer == stop:
            break
        stop = _shortened(words, place, longer, head)
    return _with_relative(words, stop, last)


def quotation_end(words: list[Token], place: int, last: int) -> int:
    """Index of the mark that closes a name in quotation marks («المرصد المغربي لمناهضة كذا»); 0 where none does."""
    if place == 0 or words[place - 1].text != '"' or words[place - 1].end != words[place].start:
        return 0
    for index in range(place + 1, min(place + _LONGEST_QUOTED, last)):
        word = words[index].text
        if word == '"' or word in ROLE_HEADS:
            return index if index > place + 1 else 0
        if word in ("،", ":", ".") or (verb_of(word) is not None and not word.startswith("ال")):
            return 0
    return 0


def _shortened(words: list[Token], place: int, stop: int, head: str) -> int:
    """Where an aside, another body, an aim or a verb ends a name."""
    for index in range(place + 1, stop):
        word = words[index].text
        if word.startswith(_ASIDES) or word in _OTHERS or word in _NOT_OF_NAMES:
            return index
        if index > place + 1 and (_leads_out(words, index, head) or _is_circumstance(words, index)):
            return index
    return stop


def _leads_out(words: list[Token], index: int, head: str) -> bool:
    """An aim after a ministry or a council, a verb, another body after a town."""
    word, before = words[index].text, words[index - 1].text
    if word.startswith("ل"):
        closed = head in _CLOSED and not _belongs(words, index)
        return head in _MINISTRIES or closed
    if head == "شركه" and word[0] == "ب" and not before.startswith("ال"):
        return True
    return _is_verb_like(word) or ((word in HEADS or word in _DISTRICTS) and _is_area(before))


def _belongs(words: list[Token], index: int) -> bool:
    """المجلس الأعلى للحسابات: ل after an adjective names, after a noun it aims."""
    before, word = words[index - 1].text, words[index].text
    plain = "ال" + word[2:] if word.startswith("لل") else word[1:]
    return plain in HEADS or (before.endswith(("ي", "يه")) and not is_masdar(plain))


def _is_verb_like(word: str) -> bool:
    """يدخلون, سيعهد, ستخوض: no name goes on with them."""
    if word.startswith(("سي", "ست")) and len(word) > _FEWEST_LETTERS:
        return not is_masdar(word) and not _is_area(word) and word[2:3] != "ا"
    future = word.startswith("ي") and len(word) >= _FEWEST_LETTERS
    return future and word not in _NOUNS_IN_YA and not _is_area(word) and not word.endswith("يي")


def _longer(words: list[Token], place: int, stop: int, last: int) -> int:
    """One step further: عن after الدفاع, و between members, في a sector, a branch's city, a wing."""
    if stop >= last:
        return stop
    of_house = words[stop].text == "بمجلس" and words[place].text.endswith(("فريق", "فريقي"))
    begin = _linked(words, place, stop, last)
    if begin or of_house:
        return phrase_end(words, begin or stop, last, joined=not of_house)
    word, before = words[stop].text, words[stop - 1].text
    if word == "ل":
        quoted = quotation_end(words, stop + 2, last) if stop + 2 < last else 0
        return quoted + 1 if quoted else stop
    if stop > place + 1 and word.startswith("ال") and _is_area(f"{before.lstrip('ل')} {word}"):
        return stop + 1
    if word.startswith("ب") and before in _BRANCHES:
        return _city_end(words, stop, last)
    return _wing_end(words, stop, last)


def _linked(words: list[Token], place: int, stop: int, last: int) -> int:
    """Index of the noun that a link at `stop` joins to the name; 0 where none does."""
    word, before = words[stop].text, words[stop - 1].text
    after = words[stop + 1].text if stop + 1 < last else ""
    if word in _DEED_LINKS and before in _OPEN_DEEDS and after and not stops(after):
        return stop + 1
    if word == "من" and after == "اجل" and stop + 2 < last:
        open_ = before in _OPEN_DEEDS or _only_described(words, place, stop)
        return stop + 2 if open_ else 0
    if word == "في" and after in _IN_SECTOR and before.startswith(("ال", "وال")):
        return stop + 1
    if _is_purpose(words, place, stop) or (word in _HOLDERS and after.startswith("ال")):
        return stop
    if _is_local_front(words, place, stop) and stop + 1 < last:
        return stop + 1
    first = stop == place + 2 and not words[place].text.startswith("ال")
    joins = word[:1] == "و" and (
        _joins_member(word, before, construct=first) or word[1:] in _MEMBERS_OF
    )
    return stop if joins else 0


def _is_purpose(words: list[Token], place: int, stop: int) -> bool:
    """الجبهة الوطنية لإنقاذ المصفاة: a front is named after what it is for."""
    word = words[stop].text
    named_so = words[place].text.lstrip("وفبكل") in _FOR_A_PURPOSE
    purpose = word.startswith("ل") and not word.startswith("لل") and is_masdar(word[1:])
    return named_so and purpose and _only_described(words, place, stop)


def _is_local_front(words: list[Token], place: int, stop: int) -> bool:
    """الجبهة المحلية بالمحمدية لمتابعة …: its town stands before what it is for."""
    if not words[stop].text.startswith("ب") or stop + 1 >= len(words):
        return False
    named_so = words[place].text.lstrip("وفبكل") in _FOR_A_PURPOSE
    aim = words[stop + 1].text
    return (
        named_so and aim.startswith("ل") and is_masdar(aim[1:]) and _is_area(words[stop].text[1:])
    )


def _is_circumstance(words: list[Token], index: int) -> bool:
    """«بالسلبي»: ب + a noun that is neither where the body is nor what it is in charge of."""
    word, before = words[index].text, words[index - 1].text
    named = word in _AT or before in _BRANCHES or before.startswith(("المكلف", "المنتدب"))
    return word.startswith("بال") and not named and not _is_area(word[1:])


def _only_described(words: list[Token], place: int, stop: int) -> bool:
    """الشبكة الأمازيغية من أجل المواطنة: nothing but adjectives so far."""
    return stop > place + 1 and all(is_adjective(word.text) for word in words[place + 1 : stop])


def _joins_member(word: str, before: str, *, construct: bool) -> bool:
    """لآباء وأولياء التلاميذ, للتجار والمهنيين: those whose body it is, joined."""
    bare = word[1:]
    if len(bare) < _FEWEST_LETTERS or stops(bare) or bare in HEADS or word in _OTHERS:
        return False
    if bare == "حقوق" and before.startswith("لل"):
        return True
    if before.startswith("لل") and len(before) > _FEWEST_LETTERS:
        return bare.startswith("ال") and (bare.endswith(("ين", "ات", "ون")) or not is_masdar(bare))
    waits = not before.startswith(("ال", "وال")) and (
        construct or before.startswith("ل") or before[:1] == "و"
    )
    twins = is_masdar(bare) and before.startswith("ل") and not before.startswith("لل")
    if waits and twins and not bare.startswith("ال"):
        return True
    pair = before.endswith("ي") and bare[:2] == before.lstrip("ل")[:2]
    return (
        (waits or pair)
        and not bare.startswith("ال")
        and not is_masdar(bare)
        and bare[0] not in "يت"
    )


@lru_cache(maxsize=_REMEMBERED)
def _is_area(name: str) -> bool:
    return bool(areas_named(name))


def _city_end(words: list[Token], stop: int, last: int) -> int:
    """للنقابات بالدار البيضاء"""
    for size in range(_LONGEST_CITY, 0, -1):
        if stop + size > last:
            continue
        name = " ".join(word.text for word in words[stop : stop + size])
        if _is_area(name[1:]):
            return stop + size
    follows = stop + 1 < last and words[stop + 1].text.startswith("ال")
    return stop + (2 if words[stop].text == "بالدار" and follows else 1)


def _wing_end(words: list[Token], stop: int, last: int) -> int:
    """-التوجه الديمقراطي, (التوجه الديمقراطي), FNE التوجه الديمقراطي"""
    lettered = words[stop].text.isascii() and words[stop].text.isalpha() and stop + 1 < last
    if lettered and words[stop + 1].text in _WINGS:
        return phrase_end(words, stop + 1, last)
    if words[stop].text not in ("-", "(") or stop + 1 >= last:
        return stop
    if words[stop + 1].text not in _WINGS:
        return stop
    end = phrase_end(words, stop + 1, last)
    return end + 1 if words[stop].text == "(" and end < last and words[end].text == ")" else end


def _with_relative(words: list[Token], stop: int, last: int) -> int:
    """A name that goes on in a relative clause: للأساتذة الذين فرض عليهم التعاقد."""
    quote = stop < last and words[stop].text == '"'
    begin = stop + quote
    following = tuple(word.text for word in words[begin : begin + len(_BOUND)])
    return begin + len(_BOUND) if following == _BOUND and begin < last else stop
