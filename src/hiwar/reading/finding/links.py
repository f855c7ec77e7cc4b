"""How a content hangs on its verb: طالب … ب, دعا … إلى, أكد أن, عبر … عن; and where it begins."""

from hiwar.language.gazetteer import areas_named
from hiwar.language.tokens import Token
from hiwar.language.wordlists import word_set
from hiwar.reading.finding.clauses import opens_clause
from hiwar.reading.finding.cues import cue_at
from hiwar.reading.lexicon.organizations import HEADS
from hiwar.reading.lexicon.verbs import VERBS, Verb, is_stance_noun
from hiwar.reading.lexicon.words import FUNCTION_WORDS, is_lack, is_masdar

_RELATIVES = ("التي", "الذي", "الذين")
_NEAR_ON = 4
_OWNED = ("ها", "ه", "هم", "هما")
_BEFORE_NOUNS = ("في", "من", "علي", "عن", "الي", "مع", "و")
_DEFINITE = ("ال", "بال", "لل", "وال")
_SHORT_WORD = 3
_QUOTE = '"'
_BEING = ("بكونها", "بكونه", "بكونهم", "بانه", "بانها", "بانهم", "بان")
_REACH = 30
_STAGINGS = ("خوض", "تنظيم", "عقد", "تنفيذ")
_AHEAD = 16
_ACTION_LINKS = ("من", "في", "الي", "علي", "عن")
_NEED = word_set(
    """
    ضروره وجوب اهميه لزوم حتميه
    """
)
_FIXED_AFTER_ON = word_set(
    """
    وجه المستوي مستوي الصعيد صعيد غرار حد هامش اثر خلفيه راسها راسهم لسان ضوء اساس حساب
    """
)
_NEVER_ASKED = ("مناسبه", "خصوص", "شان", "حضور", "اسم", "سبب")
_POINTED = ("ها", "ه", "هم", "هما", "ذلك", "هذا", "هذه")
_THAT = word_set(
    """
    ان بان انه بانه انها بانها انهم بانهم
    """
)


def content_of(words: list[Token], place: int, last: int, verb: Verb) -> tuple[str, int]:
    """How the content hangs on its verb, and the word it begins at."""
    wanted = _LINKS.get(verb.act)
    if wanted is None:
        return "plain", place + 1
    limit = min(last, place + _REACH)
    for index in range(place + 1, limit):
        if index > place + 1 and cue_at(words, index) and opens_clause(words, index, place):
            break
        hit = wanted(words, index, limit, place)
        if hit:
            return hit
    return "plain", place + 1


def _speech(words: list[Token], index: int, last: int, place: int) -> tuple[str, int] | None:
    word = words[index].text
    if word in _THAT:
        return "that", index + 1
    if word == ":" and index + 2 < last:
        return "that", index + (2 if words[index + 1].text == '"' else 1)
    if word in ("علي", "الي", "عن") and index + 1 < last and not _related(words, place, index):
        pointed = _insisted if word == "علي" else _pointing
        return pointed(words, index, last, place)
    if word in _NEED or (word[0] == "ب" and word[1:] in _NEED):
        return "need", index
    if is_stance_noun(word) and word.endswith(_OWNED) and index - place <= _NEAR_ON:
        return "stance", index
    return _closing(words, index, last, place)


def _insisted(words: list[Token], index: int, last: int, place: int) -> tuple[str, int] | None:
    """على X after a verb that insists; a verb that only reports takes على أن alone."""
    hit = _insisting(words, index, last)
    return None if hit and hit[0] == "on" and _only_reports(words, place) else hit


def _only_reports(words: list[Token], place: int) -> bool:
    verb = cue_at(words, place)
    return verb is not None and verb.act == "report"


def _closing(words: list[Token], index: int, last: int, place: int) -> tuple[str, int] | None:
    """ختمت النقابة بيانها ب…"""
    word = words[index].text
    if word[0] != "ب" or not _closes(words, place):
        return None
    if word == "ب":
        quoted = index + 1 < last and words[index + 1].text == '"'
        begin = index + (2 if quoted else 1)
        return ("with", begin) if begin < last else None
    return ("with", index) if word[1:] in VERBS or is_masdar(word[1:]) else None


def _pointing(words: list[Token], index: int, last: int, _place: int) -> tuple[str, int] | None:
    """أشار إلى "…", نبه إلى غياب …, لفت الانتباه إلى ضرورة …, تساءل عن سبب …"""
    after = words[index + 1].text
    if after in _THAT:
        return "that", index + 2
    if after in _NEED:
        return "need", index + 1
    if after == '"' and index + 2 < last:
        return "to", index + 2
    wonders = words[index].text == "عن" and not after.startswith("ال")
    return ("to", index + 1) if is_masdar(after) or is_lack(after) or wonders else None


def _closes(words: list[Token], place: int) -> bool:
    verb = cue_at(words, place)
    return verb is not None and verb.lemma in ("ختم", "اختتم")


def _insisting(words: list[Token], index: int, last: int) -> tuple[str, int] | None:
    """على أن, على ضرورة, على "ضرورة; none in على وجه الخصوص."""
    after = words[index + 1].text
    if after in _FIXED_AFTER_ON:
        return None
    if after == '"' and index + 2 < last and words[index + 2].text in _NEED:
        return "need", index + 2
    if after in _THAT:
        return "that", index + 2
    return ("need" if after in _NEED else "on"), index + 1


def _related(words: list[Token], place: int, index: int) -> bool:
    """Whether a relative clause stands between: على then belongs to its verb."""
    return any(words[i].text in _RELATIVES for i in range(place + 1, index))


def _asking(words: list[Token], index: int, last: int, place: int) -> tuple[str, int] | None:
    word = words[index].text
    if word == "ب" and index + 1 < last:
        return "with", index + (2 if words[index + 1].text in ('"', ":") else 1)
    if word == "من" and index + 2 < last and words[index + 1].text in ("خلال", "اجل"):
        by = words[index + 1].text == "خلال" or is_masdar(words[index + 2].text)
        return ("with", index + 2) if by else None
    if word == "عن" and index + 1 < last:
        return ("about", index + 1) if _defends(words, place) else None
    if word[0] == "ب":
        return ("with", index) if _asked_with(words, index, last) else None
    if is_masdar(word) or word == "عدم":
        return ("with", index) if _asked_plainly(words, index, last, place) else None
    return ("that", index + 1) if word == "ان" else None


def _asked_with(words: list[Token], index: int, last: int) -> bool:
    """Whether ب + a word is what is asked, and no place (بتنغير, بالدار البيضاء)."""
    bare = words[index].text[1:]
    if bare == "ان":
        return True
    if bare in _POINTED or bare in _NEVER_ASKED:
        return False
    if len(bare) < _SHORT_WORD - 1 or not _is_content(bare):
        return False
    named = _names_place(words, index)
    vague = named or not (is_masdar(bare) or is_lack(bare))
    return not (vague and (named or _better_ahead(words, index, last)))


def _asked_plainly(words: list[Token], index: int, last: int, place: int) -> bool:
    if words[index].text.startswith("ال"):
        appealed = _appealed(words, index, last, place)
        return (
            appealed or _asked_of(words, index, place) or _asked_at_once(words, index, last, place)
        )
    subject = index == place + 1 and _takes_with(words, place)
    return (
        words[index - 1].text not in ("في", "من")
        and not subject
        and not _with_ahead(words, index, last)
    )


def _appealed(words: list[Token], index: int, last: int, place: int) -> bool:
    """ناشدوا الوزارة الوصية الرفع من …: an action with its link after whom they appeal to."""
    verb = cue_at(words, place)
    if (
        verb is None
        or verb.lemma not in ("ناشد", "التمس")
        or index < place + 2
        or index + 1 >= last
    ):
        return False
    return words[index - 1].text.startswith("ال") and words[index + 1].text in _ACTION_LINKS


def _takes_with(words: list[Token], place: int) -> bool:
    """طالب تنسيق محلي ب…: a finite طالب or ناشد is followed by who asks, never by what is asked."""
    verb = cue_at(words, place)
    return verb is not None and not verb.participle and verb.lemma in ("طالب", "ناشد")


def _asked_at_once(words: list[Token], index: int, last: int, place: int) -> bool:
    """تلتمس التدخل: not طالب الاتحاد …, where who asks stands beside the verb."""
    bare = words[index].text not in HEADS and not _better_ahead(words, index, last)
    return index == place + 1 and bare


def _asked_of(words: list[Token], index: int, place: int) -> bool:
    """طلب من الوزير التدخل: the action after who is asked."""
    near = [words[i].text for i in range(place + 1, index - 1)]
    return "من" in near and words[index - 1].text not in _BEFORE_NOUNS


def _defends(words: list[Token], place: int) -> bool:
    verb = cue_at(words, place)
    return verb is not None and verb.lemma in ("دافع", "ترافع")


def _names_place(words: list[Token], index: int) -> bool:
    """بتنغير, بالدار البيضاء"""
    bare = words[index].text[1:]
    following = words[index + 1].text if index + 1 < len(words) else ""
    return bool(areas_named(bare)) or (
        following.startswith("ال") and bool(areas_named(f"{bare} {following}"))
    )


def _better_ahead(words: list[Token], index: int, last: int) -> bool:
    """Whether ب + an action, or ب + a quotation, follows what may be only a place (بالإقليم)."""
    for place in range(index + 1, min(last - 1, index + _AHEAD)):
        word = words[place].text
        if word[0] == "ب" and is_masdar(word[1:]):
            return True
        if word == "ب" and (words[place + 1].text == '"' or is_masdar(words[place + 1].text)):
            return True
        if cue_at(words, place):
            return False
    return False


def _with_ahead(words: list[Token], index: int, last: int) -> bool:
    """Whether ب + content follows soon: what stands before it is not yet the content."""
    for place in range(index + 1, min(last - 1, index + _NEAR_ON)):
        word = words[place].text
        if word == "ب" or (word[0] == "ب" and is_masdar(word[1:])):
            return True
    return False


def _is_content(word: str) -> bool:
    if len(word) == _SHORT_WORD + 1 and word[0] == "ت":
        return True
    if word in _NEED or is_masdar(word) or is_lack(word):
        return True
    return word.startswith("ال") or word.endswith(("ها", "ه"))


def _calling(words: list[Token], index: int, last: int, _place: int) -> tuple[str, int] | None:
    word = words[index].text
    if word == "الي" and index + 1 < last:
        return "to", index + 1
    for_it = "ال" + word[2:] if word.startswith("لل") else word[1:]
    if word[0] == "ل" and len(word) > _SHORT_WORD and is_masdar(for_it):
        return None if _to_ahead(words, index, last) else ("to", index)
    if word[0] == "ب" and len(word) > _SHORT_WORD and is_masdar(word[1:]):
        elsewhere = _names_place(words, index) or _to_ahead(words, index, last)
        return None if elsewhere else ("to", index)
    if word == "علي" and index + 1 < last and is_masdar(words[index + 1].text):
        return "to", index + 1
    return None


def _to_ahead(words: list[Token], index: int, last: int) -> bool:
    """Whether إلى + what is called for follows: دعت لجنة متابعة الملف … إلى فتح …"""
    for place in range(index + 1, last - 1):
        if words[place].text == "الي" and (
            is_masdar(words[place + 1].text) or words[place + 1].text == _QUOTE
        ):
            return True
        if cue_at(words, place) and opens_clause(words, place, index):
            return False
    return False


def _deciding(words: list[Token], index: int, last: int, place: int) -> tuple[str, int] | None:
    word = words[index].text
    if word == "عن" and index + 1 < last and not _decides(words, place):
        return "about", index + 1
    relative = any(word.text in _RELATIVES for word in words[index - _NEAR_ON + 1 : index])
    if words[index - 1].text in HEADS and not words[index - 1].text.startswith("ال"):
        return None
    if is_stance_noun(word) and not relative:
        return "plain", index
    if is_masdar(word) and word not in HEADS and not relative and not _bound(words, index, place):
        return "plain", _staged(words, index, last)
    return ("that", index + 1) if word in _THAT else None


def _decides(words: list[Token], place: int) -> bool:
    verb = cue_at(words, place)
    return verb is not None and verb.act == "decide"


def _bound(words: list[Token], index: int, place: int) -> bool:
    """Whether a noun waits for this one (لعمال الصيانة, أسباب ارتفاع …): it is no action decided on."""
    before = words[index - 1].text
    if before in ("في", "المقرر", "المزمع", "من"):
        return True
    if index == place + 1 and words[index].text.startswith("ال"):
        after = words[index + 1].text if index + 1 < len(words) else ""
        return after not in _BEFORE_NOUNS and after[:1] not in ("ب", "ل")
    free = index == place + 1 or before.startswith(_DEFINITE) or not before.isalpha()
    return not (free or before in FUNCTION_WORDS or before.endswith(("ها", "هم", "ا", "نا")))


def _staged(words: list[Token], index: int, last: int) -> int:
    """قرر مهنيو كراء السيارات خوض …: the action decided on, not one that names who decides."""
    near = range(index, min(last, index + _NEAR_ON + 2))
    return next((i for i in near if words[i].text in _STAGINGS), index)


def _expressing(words: list[Token], index: int, last: int, _place: int) -> tuple[str, int] | None:
    return ("about", index + 1) if words[index].text == "عن" and index + 1 < last else None


def _agreeing(words: list[Token], index: int, last: int, _place: int) -> tuple[str, int] | None:
    """اتفق … على X, أجمع … على X, بشأن X."""
    word = words[index].text
    if word in ("علي", "بشان", "حول") and index + 1 < last:
        return ("that", index + 2) if words[index + 1].text in _THAT else ("on", index + 1)
    return None


def _describing(words: list[Token], index: int, last: int, _place: int) -> tuple[str, int] | None:
    """وصف … ب"…", واصفا الأمر بإقصاء …, فسر الخطوة بكونها …"""
    word = words[index].text
    if index + 2 >= last:
        return None
    if word == "ب":
        return "with", index + (2 if words[index + 1].text == _QUOTE else 1)
    if word in _BEING:
        return "with", index + (2 if words[index + 1].text == _QUOTE else 1)
    if word[0] == "ب" and (is_masdar(word[1:]) or is_lack(word[1:])):
        return "with", index
    return None


_LINKS = {
    "describe": _describing,
    "ask": _asking,
    "call": _calling,
    "decide": _deciding,
    "announce": _deciding,
    "express": _expressing,
    "affirm": _speech,
    "report": _speech,
    "agree": _agreeing,
}
