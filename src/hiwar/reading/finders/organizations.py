"""Organizations: a head noun and the phrase that names it; the organ that speaks for it."""

import re
from collections.abc import Callable
from functools import lru_cache

from hiwar.language.gazetteer import areas_named
from hiwar.language.wordlists import word_set
from hiwar.reading.finding import OrganizationMention
from hiwar.reading.lexicon.organizations import (
    CONFEDERATIONS,
    GENERIC,
    HEADS,
    NEEDS_PROPER,
    ORGANS,
)
from hiwar.reading.lexicon.words import AUTHORITIES, is_masdar
from hiwar.reading.outline import Outline, Sentence
from hiwar.reading.outline.phrases import phrase_end

_REMEMBERED = 32768
_ORGAN = re.compile(rf"(?<![^\W\d_])[وبلف]?({ORGANS})(?=\s+(?:ل|ب|التابع|{'|'.join(HEADS)}))")
_UNDER = re.compile(
    r"(?:تحت\s+لواء|تحت\s+اشراف|باشراف|التابع\w*|المنضوي\w*\s+(?:في|تحت)|المنتمي\w*|العضو\s+في)\s*$"
)
_LETTERS = re.compile(r"\s*[\"'(]*((?:[ا-ي]\.\s?){2,4}[ا-ي]?|[a-z]{3,5})[\"')]+")
_CENTRES = word_set(
    """
    الاستشفايي المغربي الوطني السينمايي الجهوي الجامعي
    """
)
_CONSTRUCTS = word_set("تنميه تجار تربيه تعليم تسيير تدبير")
_NETWORKED = word_set("جمعيات الجمعيات منظمات المنظمات نقابات النقابات المدافعين القراءه")
_MOVEMENTS = word_set("الشعبيه الديمقراطيه")
_CATEGORY_HEADS = word_set("نقابه جمعيه منظمه هييه مركزيه")
_FREE_HEADS = word_set("فرع جماعه حزب شركه مجموعه مصنع معمل بنك")
_BARE_HEADS = ("الشبكه", "الحركه", "الوزاره")
_BOUND = ("الذين", "فرض", "عليهم", "التعاقد")
_LOOKBACK = 40
_SHORT_WORD = 3


def find_organizations(outline: Outline) -> list[OrganizationMention]:
    """Every mention in reading order, bare ones (النقابة) as not proper."""
    organs = {match.end(1): match.span(1) for match in _ORGAN.finditer(outline.text)}
    found: list[OrganizationMention] = []
    for sentence in outline.sentences:
        place = sentence.first
        while place < sentence.last:
            mention, after = _mention(outline, sentence, place, organs)
            if mention:
                found.append(mention)
            place = after
    return found


def _mention(
    outline: Outline, sentence: Sentence, place: int, organs: dict[int, tuple[int, int]]
) -> tuple[OrganizationMention | None, int]:
    word = outline.words[place]
    head, skip, start = _head(word.text)
    if not head:
        return None, place + 1
    stop = phrase_end(outline.words, place, sentence.last, joined=True)
    stop = _with_relative(outline, _shortened(outline, place, stop), sentence.last)
    rest = [outline.words[index].text for index in range(place + 1, stop)]
    if not _acceptable(head, rest):
        return None, place + 1
    begin, end = word.start + skip, outline.words[stop - 1].end
    name = (start + outline.original(word.end, end)) if rest else start.strip()
    proper = _is_proper(head, rest)
    letters = _LETTERS.match(outline.text, end)
    mention = OrganizationMention(
        begin, end, " ".join(name.split()), HEADS[head], proper,
        0.95 if _known(head, rest) else 0.85 if proper else 0.5,
        "organizations.confederation" if _known(head, rest) else "organizations.head_phrase",
        _organ_before(word.start, organs),
        bool(_UNDER.search(outline.text, max(0, word.start - _LOOKBACK), word.start)),
        letters[1].replace(" ", "") if letters else "",
    )  # fmt: skip
    return mention, stop if head == "لجنه" else place + 1


@lru_cache(maxsize=_REMEMBERED)
def _head(word: str) -> tuple[str, int, str]:
    """The head noun behind a word, how many letters its span leaves out, and its plain form."""
    if word in HEADS:
        return word, 0, _plain(word)
    for skip in (1, 2) if word[:1] in "وف" else (1,):
        if word[:1] in "وفبكل" and word[skip:] in HEADS and word[skip:] != word:
            return word[skip:], skip, _plain(word[skip:])
    for lead, skip in (("لل", 0), ("ولل", 1), ("فلل", 1)):
        if word.startswith(lead) and "ال" + word[len(lead) :] in HEADS:
            return "ال" + word[len(lead) :], skip, _plain("ال" + word[len(lead) :])
    return "", 0, ""


_SPELLING = {
    "نقابه": "نقابة", "الجامعه": "الجامعة", "كتابه": "كتابة", "رياسه": "رئاسة", "موسسه": "مؤسسة",
    "الموسسه": "المؤسسة", "مستشفي": "مستشفى", "المستشفي": "المستشفى", "هييه": "هيئة",
    "الهييه": "الهيئة", "الايتلاف": "الائتلاف", "اكاديميه": "أكاديمية", "الاكاديميه": "الأكاديمية",
}  # fmt: skip


def _plain(head: str) -> str:
    """The head as one writes it; folding has taken ة and hamza away."""
    known = _SPELLING.get(head)
    if known:
        return known
    return head[:-1] + "ة" if head.endswith("ه") else head


def _shortened(outline: Outline, place: int, stop: int) -> int:
    """An aside such as المنضوية ends a name."""
    for index in range(place + 1, stop):
        word = outline.words[index].text
        if word.startswith(("المنضوي", "التابع", "المنتمي", "المنعقد", "الموقع", "المضرب")):
            return index
    return stop


def _with_relative(outline: Outline, stop: int, last: int) -> int:
    """A name that goes on in a relative clause: للأساتذة الذين فرض عليهم التعاقد."""
    quote = stop < last and outline.words[stop].text == '"'
    begin = stop + quote
    following = tuple(word.text for word in outline.words[begin : begin + len(_BOUND)])
    return begin + len(_BOUND) if following == _BOUND and begin < last else stop


def _acceptable(head: str, rest: list[str]) -> bool:
    """Whether the phrase may be an organization at all, by what its head demands."""
    first = rest[0] if rest else ""
    if first and head in NEEDS_PROPER and (first in HEADS or first == "الحوار"):
        return False
    if head in _CATEGORY_HEADS and first.startswith("ال") and first in HEADS:
        return False
    demand = _DEMANDS.get(head)
    if not rest and head in _BARE_HEADS:
        return True
    return demand is None or (bool(rest) and demand(rest))


def _definite_or_quoted(rest: list[str]) -> bool:
    return rest[0].startswith("ال") or rest[0] == '"'


def _two_words(rest: list[str]) -> bool:
    return len(rest) > 1 and rest[0] not in GENERIC


def _network(rest: list[str]) -> bool:
    """الشبكة المغربية لـ…, شبكة الجمعيات; not شبكة الأنترنت."""
    return rest[0] in _NETWORKED or any(word.startswith("ل") for word in rest)


def _movement(rest: list[str]) -> bool:
    """الحركة الشعبية, الحركة الوطنية للممرضين; not الحركة الانتقالية."""
    return rest[0] in _MOVEMENTS or any(word.startswith("ل") for word in rest)


# What stands after a head for the phrase to count; heads not listed demand nothing.
_DEMANDS: dict[str, Callable[[list[str]], bool]] = {
    **dict.fromkeys(("فرع", "جماعه"), lambda rest: bool(areas_named(rest[0]))),
    **dict.fromkeys(("وزاره", "مندوبيه"), _definite_or_quoted),
    **dict.fromkeys(("المكتب", "المجلس", "مكتب"), _two_words),
    **dict.fromkeys(("الشبكه", "شبكه"), _network),
    "الحركه": _movement,
    "الوزاره": lambda rest: not rest[0].startswith("ل"),
    "المركز": lambda rest: rest[0] in _CENTRES,
    "لجنه": lambda rest: any(word in ("لمجلس", "بمجلس") for word in rest),
    "كتابه": lambda rest: rest[0] == "الدوله",
    "رياسه": lambda rest: rest[0] in ("الحكومه", "النيابه"),
}


def _is_proper(head: str, rest: list[str]) -> bool:
    if not head.startswith("ال") and head not in _FREE_HEADS and not _designated(head, rest):
        return False
    telling = [word for word in rest if word not in GENERIC]
    if not telling:
        return False
    if head in NEEDS_PROPER:
        return len(rest) > 1 or bool(rest[0] not in AUTHORITIES and len(rest[0]) > _SHORT_WORD)
    return True


def _designated(head: str, rest: list[str]) -> bool:
    """An indefinite head needs a definite word (نقابة مستخدمي الصندوق), not an adjective or a verb."""
    if not any(word.startswith(("ال", '"')) for word in rest) and not _named_for(rest):
        return False
    if head == "هييه" and len(rest) == 1:
        return False
    first = rest[0]
    if first.startswith("ال") or first in _CONSTRUCTS:
        return True
    if is_masdar(first) and (first[0] not in "يتن" or first[-2] == "ي"):
        return True
    if first.startswith("م") and first.endswith("ه"):
        return False
    return not first.endswith("يه") and (first[0] not in "يتن" or first.endswith("يي"))


def _named_for(rest: list[str]) -> bool:
    """جمعية أمغار للثقافة: a name of its own and what it is for."""
    return len(rest) > 1 and rest[1].startswith("لل") and not rest[0].startswith("لل")


def _known(head: str, rest: list[str]) -> bool:
    return " ".join([head, *rest]) in CONFEDERATIONS


def _organ_before(start: int, organs: dict[int, tuple[int, int]]) -> tuple[int, int] | None:
    for back in (0, 1, 2):
        span = organs.get(start - back)
        if span:
            return span
    return None
