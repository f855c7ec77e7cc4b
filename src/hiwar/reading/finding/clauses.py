"""Where a clause begins, where it ends, and how a joined clause falls apart."""

from functools import lru_cache

from hiwar.language.tokens import Token
from hiwar.language.wordlists import word_set
from hiwar.reading.finding.cues import cue_at, may_be_cue
from hiwar.reading.lexicon.verbs import verb_of
from hiwar.reading.lexicon.words import AFTER_COMMA, SUBORDINATE, is_lack, is_masdar

_REMEMBERED = 32768
_COMMAS = ("،", ",", "؛")
_ANNOUNCERS = word_set(
    """
    كما حيث ثم وقد قد اذ فيما كذلك بينما
    """
)
_DUTY = ("مطالب", "مطالبه", "مطالبون", "مدعو", "مدعوون")
_MIN_PART = 4
_MIN_JOINED = 2
_LINKS_AGAIN = ("والي", "وعلي", "وعن")
_JOINTS = ("و", "وكذلك", "وكذا", "كذلك", *_LINKS_AGAIN)
_SHORT_WORD = 3
_BA_TAFAUL = 5
_ENOUGH = 4
_SCARE = 2
_ENOUGH_BEFORE_AIM = 10
_FRAMES = {
    ("من", "اجل"), ("من", "خلال"), ("في", "اطار"), ("في", "افق"), ("في", "ظل"), ("علي", "ضوء"),
    ("تحت", "اشراف"), ("علي", "اساس"), ("الي", "جانب"), ("في", "مختلف"), ("علي", "غرار"),
}  # fmt: skip
_MAIN_ACTS = ("ask", "call", "decide", "announce")
_RELATIVES = word_set("التي الذي الذين ما مما اللتين اللذين ان انه انها لم لن لا قد")
_OWNED = ("ها", "هم")
# What opens a relative clause; a comma closes it.
_WHICH = ("التي", "الذي", "الذين")
_QUOTE = '"'
_NEED = ("ضروره", "وجوب", "اهميه")
PRONOUNED = word_set("انها انه انهم بانها بانه بانهم وانها وانه فانها فانه")


def opens_clause(words: list[Token], place: int, first: int) -> bool:
    """Whether the verb at `place` begins a clause of its own."""
    if place == first:
        return True
    before = words[place - 1].text
    word = words[place].text
    if (
        before in PRONOUNED
        or before in _COMMAS
        or before in _ANNOUNCERS
        or before in (_QUOTE, ":", "-", "و")
    ):
        return True
    verb = verb_of(word)
    if verb and verb.act in _MAIN_ACTS and not verb.participle and before not in _RELATIVES:
        return True
    return (word[0] in "وف" and verb_of(word[1:]) is not None) or bool(verb and verb.participle)


def clause_end(words: list[Token], first: int, last: int) -> int:
    """Index after the clause that begins at `first`: before a new act, a reason, the closing quote."""
    quoted = first < last and (words[first].text == _QUOTE or words[first - 1].text == _QUOTE)
    place = first + (2 if first < last and words[first].text == _QUOTE else 1)
    while place < last:
        word = words[place].text
        if word == _QUOTE and quoted and not _scare_closes(words, place, first, last):
            return place
        goes_on = _goes_on(word) and words[place - 1].text not in _COMMAS
        if not goes_on and _ends(words, place, first):
            break
        place += 1
    return _closed(words, first, place)


def _scare_closes(words: list[Token], place: int, first: int, last: int) -> bool:
    """إلى "إطلاق سراح" المصفاة: two words in quotes are a manner of speaking where the phrase goes on."""
    if place - first > _SCARE or place + 1 >= last:
        return False
    after = words[place + 1].text
    return after.startswith("ال") or after in ("في", "من", "لل")


def core_end(words: list[Token], first: int, last: int) -> int:
    """Index after the core of a clause: its aims, frames and asides left off."""
    for place in range(first + 1, last):
        if _is_adjunct(words, place, first):
            return _closed(words, first, place)
    return last


def _closed(words: list[Token], first: int, place: int) -> int:
    """Without the punctuation and the lone و at the end."""
    while place > first + 1 and (
        words[place - 1].text == "و"
        or (
            words[place - 1].text == "لا"
            and words[place : place + 1]
            and words[place].text == "سيما"
        )
        or (not words[place - 1].text.isalnum() and words[place - 1].text != ")")
    ):
        place -= 1
    return place


def _ends(words: list[Token], place: int, first: int) -> bool:
    word = words[place].text
    bare = word[1:] if word[0] == "و" and len(word) > _SHORT_WORD else word
    if word == "و" and place + 1 < len(words) and "و" + words[place + 1].text in SUBORDINATE:
        return place > first + 2
    if word in SUBORDINATE or bare in SUBORDINATE:
        return place > first + 2 and not _carries_on(words, place)
    if words[place - 1].text in _COMMAS and _is_reason(words, place):
        return True
    if place + 1 < len(words) and words[place + 1].text in _DUTY and word[0] == "و":
        return True
    verb = cue_at(words, place)
    if verb and verb.act == "achieve":
        return words[place - 1].text == "و"
    return bool(verb and opens_clause(words, place, first))


@lru_cache(maxsize=_REMEMBERED)
def _goes_on(word: str) -> bool:
    """Whether a clause goes on at a word wherever it stands, but behind a comma."""
    return word[0] != "و" and word not in SUBORDINATE and not may_be_cue(word)


def _is_adjunct(words: list[Token], place: int, first: int) -> bool:
    """An aim, a frame or a long relative clause after enough has been said."""
    said = place - first
    word = words[place].text
    if said > _ENOUGH_BEFORE_AIM and word[0] == "ل" and word[1:2] != "ل" and is_masdar(word[1:]):
        return place + 2 < len(words)
    following = words[place + 1].text if place + 1 < len(words) else ""
    if said > _ENOUGH and (word, following) in _FRAMES:
        return True
    if word in ("وكذلك", "وكذا"):
        return said > _ENOUGH and not is_masdar(following)
    return said > _ENOUGH and word in ("باشراف", "بحضور", "بفضل", "بمناسبه")


def _carries_on(words: list[Token], place: int) -> bool:
    """وكذلك + an action noun goes on with the list."""
    return words[place].text == "وكذلك" and is_masdar(words[place + 1].text)


def _is_reason(words: list[Token], place: int) -> bool:
    word = words[place].text
    bare = word[1:] if word[0] == "و" and len(word) > _SHORT_WORD else word
    if word in AFTER_COMMA or bare in SUBORDINATE:
        return True
    return word in ("من", "علي", "في") and place + 1 < len(words) and words[place + 1].text in (
        "اجل", "خلال", "راسها", "افق", "حين", "ظل", "اطار", "مقدمتها", "الوقت", "اعتبار", "جراء",
        "محاوله", "غياب", "انتظار", "غضون", "اساس", "غرار",
    )  # fmt: skip


def parts(words: list[Token], first: int, last: int) -> list[tuple[int, int]]:
    """Fall a joined complement apart where و + an action noun agrees with the first one.

    «التركيز على … والترافع من أجل …» is two; «تعزيز التعاون والتشاور» stays one.
    """
    if first >= last:
        return []
    needed = words[first].text.removeprefix("ب") in _NEED and first + 2 < last
    lead = _plain(words[first + needed].text)
    if not is_masdar(lead) and not lead.startswith("ال"):
        return [(first, core_end(words, first, last))]
    definite = lead.startswith("ال")
    cuts = [first]
    relative = False
    for place in range(first + 2, last - 1):
        before, word = words[place - 1].text, words[place].text
        relative = before in _WHICH or (relative and before not in _COMMAS)
        if place - cuts[-1] >= _MIN_JOINED and not relative and _again(words, place, last):
            cuts.append(place)
            continue
        split_waw = word == "و" and place + 1 < last
        bare = words[place + 1].text if split_waw else word[1:]
        if not (split_waw or word[0] == "و") or min(place - cuts[-1], last - place) < _MIN_PART:
            continue
        if word[1:2] == "ك" and word[1:] == "كذلك" and place + 1 < last:
            bare = words[place + 1].text
        if not is_masdar(bare) or len(bare) <= len("رد") or relative:
            continue
        if place - cuts[-1] == _MIN_PART and _pairs(before, bare):
            continue
        if bare.startswith("ال") == definite and bare.endswith(_OWNED) == lead.endswith(_OWNED):
            cuts.append(place)
            relative = False
    spans = [_trim(words, start, stop) for start, stop in zip(cuts, [*cuts[1:], last], strict=True)]
    return [(start, core_end(words, start, stop)) for start, stop in spans]


def _again(words: list[Token], place: int, last: int) -> bool:
    """إلى X وإلى Y, بفتح X وبعرض Y: the link of the content stands again before an action."""
    word = words[place].text
    if word in _LINKS_AGAIN and place + 1 < last:
        return is_masdar(words[place + 1].text)
    return word[:2] == "وب" and len(word) >= _BA_TAFAUL and is_masdar(word[2:])


def _pairs(before: str, bare: str) -> bool:
    """الكف عن التضييق والإقصاء: the second goes with the action just before it, not with the first."""
    return bare.startswith("ال") and before.startswith("ال") and is_masdar(before)


def _plain(word: str) -> str:
    if word.startswith("لل"):
        return "ال" + word[2:]
    if is_masdar(word):
        return word
    return word[1:] if word[:1] in "بلو" and is_masdar(word[1:]) else word


def _trim(words: list[Token], first: int, last: int) -> tuple[int, int]:
    while first < last and words[first].text in (*_JOINTS, *_COMMAS):
        first += 1
    while last > first and not words[last - 1].text[-1].isalnum():
        last -= 1
    return first, last


def listed(words: list[Token], first: int, last: int) -> list[tuple[int, int]]:
    """Fall an inline list apart at its commas: على رأسها X، وY، وZ."""
    found = []
    start = first
    for place in range(first, last + 1):
        if place == last or words[place].text in _COMMAS:
            span = _trim(words, start, place)
            while span[0] < span[1] and words[span[0]].text == _QUOTE:
                span = (span[0] + 1, span[1])
            if span[1] > span[0]:
                found.append(span)
            start = place + 1
    return found


def char_span(words: list[Token], first: int, last: int) -> tuple[int, int]:
    """Folded character span of words, a joined و and a separable ب before the first one left out."""
    while first < last - 1 and words[first].text == _QUOTE:
        first += 1
    start = words[first].start
    text = words[first].text
    if text[:2] == "وب" and len(text) >= _BA_TAFAUL and is_masdar(text[2:]):
        return start + 2, words[last - 1].end
    if (
        text[0] == "و"
        and len(text) > _SHORT_WORD
        and (is_masdar(text[1:]) or is_lack(text[1:]) or text[1:3] == "ال" or verb_of(text[1:]))
    ) or (
        text[0] == "ب"
        and len(text) > _SHORT_WORD
        and (
            is_masdar(text[1:])
            or is_lack(text[1:])
            or text[1:3] == "ال"
            or (text[1] == "ت" and len(text) == _BA_TAFAUL)
        )
    ):
        start += 1
    return start, words[last - 1].end
