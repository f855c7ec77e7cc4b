"""Chains: what commas, closing quotes and connectors join to a content («X، وY، علاوة على Z»)."""

from hiwar.language.tokens import Token
from hiwar.language.wordlists import word_set
from hiwar.reading.finding.clauses import clause_end, opens_clause, parts
from hiwar.reading.finding.cues import cue_at
from hiwar.reading.lexicon.words import AFTER_COMMA, is_lack, is_masdar

_COMMAS = ("،", ",", "؛")
_QUOTE = '"'
_CONNECTORS = {
    ("علاوه", "علي"), ("اضافه", "الي"), ("بالاضافه", "الي"), ("فضلا", "عن"), ("ناهيك", "عن"),
    ("الي", "جانب"), ("زياده", "علي"), ("ناهيك", "علي"),
}  # fmt: skip
_LONE = word_set("وكذا كذا وكذلك كذلك وايضا ايضا ثم مع ومع وكذالك")
_HOLDERS = word_set("وجود تسجيل ضروره")
_CLITICS = ("و", "ب", "وب", "ف", "ل", "ول")
_EFFORTS = ("العمل", "بالعمل", "والعمل", "وبالعمل")
_PREPOSITIONS = ("الي", "علي", "عن")
_WAYPOINTS = ("ومرورا", "مرورا", "ووصولا", "وصولا", "وانتهاء")
_LONGEST_ASIDE = 28
_MOST_UNITS = 14
_SHORT_WORD = 3
_ENOUGH = 4


def chain(
    words: list[Token], first: int, last: int, *, nouns: bool = False
) -> list[tuple[int, int]]:
    """Word spans of a content at `first` and of what is joined to it up to `last`, asides left out.

    With `nouns` any noun goes on (a list of topics); else only an action or a lack does.
    """
    units: list[tuple[int, int]] = []
    place: int | None = first
    while place is not None and place < last and len(units) < _MOST_UNITS:
        place = _past_effort(words, place, last)
        end = _unit_end(words, place, last, nouns=nouns)
        units += parts(words, place, end)
        place = _next_unit(words, end, last, nouns=nouns)
    return units


def _past_effort(words: list[Token], place: int, last: int) -> int:
    """بالعمل على تسريع …: the action worked on is what is asked."""
    works = words[place].text in _EFFORTS and place + 2 < last and words[place + 1].text == "علي"
    return place + 2 if works and is_masdar(words[place + 2].text) else place


def _unit_end(words: list[Token], first: int, last: int, *, nouns: bool) -> int:
    """Where the unit at `first` ends: at the end of its clause, or at a comma that joins another."""
    end = clause_end(words, first, last)
    for place in range(first + 1, end):
        if words[place].text in _COMMAS and _stops(words, first, place, last, nouns=nouns):
            return place
    return end


def _stops(words: list[Token], first: int, comma: int, last: int, *, nouns: bool) -> bool:
    """Whether a unit ends at a comma: what follows is joined to it, or no part of what it says."""
    after = comma + 1
    if after >= last or joined_at(words, after, last, nouns=nouns) is not None:
        return True
    if words[after].text in AFTER_COMMA:
        return True
    return comma - first >= _ENOUGH and words[after].text[0] != "و"


def _next_unit(words: list[Token], end: int, last: int, *, nouns: bool) -> int | None:
    for place in range(end, min(last, end + _LONGEST_ASIDE)):
        after_mark = place > end - 1 and (
            words[place - 1].text in _COMMAS or words[place - 1].text == _QUOTE
        )
        if after_mark or place == end:
            begin = joined_at(words, place, last, nouns=nouns)
            if begin is not None:
                return begin
        if place > end and cue_at(words, place) and opens_clause(words, place, end):
            return None
    return None


def joined_at(words: list[Token], place: int, last: int, *, nouns: bool = False) -> int | None:
    """Where the content of a joined unit begins, if one is joined at `place`."""
    word = words[place].text
    following = words[place + 1].text if place + 1 < last else ""
    if (word, following) in _CONNECTORS or (word[1:], following) in _CONNECTORS:
        return _held(words, place + 2, last, nouns=nouns)
    if word in _WAYPOINTS and following:
        begin = place + (2 if following in _PREPOSITIONS else 1)
        bare = words[begin].text.removeprefix("ب") if begin < last else ""
        return begin if _goes_on(bare, nouns=nouns) else None
    if word in _LONE:
        return _held(words, place + 1, last, nouns=nouns)
    if word in _CLITICS and following == _QUOTE:
        return place + 2 if place + 2 < last else None
    if word in _CLITICS:
        return place + 1 if _goes_on(following, nouns=nouns) else None
    return _glued(words, place, last, nouns=nouns)


def _glued(words: list[Token], place: int, last: int, *, nouns: bool) -> int | None:
    """و written to its word: وتحسين, وبتحسين, ووجود "…"."""
    bare = words[place].text[1:]
    if words[place].text[0] == "و" and bare in _PREPOSITIONS and place + 1 < last:
        return place + 1 if _goes_on(words[place + 1].text, nouns=False) else None
    if words[place].text[0] != "و" or len(bare) < _SHORT_WORD or cue_at(words, place) is not None:
        return None
    if bare in _HOLDERS and place + 2 < last and words[place + 1].text == _QUOTE:
        return place + 2
    acts = (bare[0] == "ب" and is_masdar(bare[1:])) or _goes_on(bare, nouns=nouns)
    return place if acts else None


def _held(words: list[Token], place: int, last: int, *, nouns: bool) -> int | None:
    if place >= last:
        return None
    if words[place].text == _QUOTE:
        return place + 1 if place + 1 < last else None
    if words[place].text in _HOLDERS and place + 2 < last and words[place + 1].text == _QUOTE:
        return place + 2
    if words[place].text in ("ما", "بما"):
        near = range(place + 2, min(place + 5, last - 1))
        return next((i + 1 for i in near if words[i].text == _QUOTE), None)
    if words[place].text in _PREPOSITIONS and place + 1 < last:
        return place + 1 if _goes_on(words[place + 1].text, nouns=False) else None
    return place if _goes_on(words[place].text, nouns=nouns) else None


def _goes_on(word: str, *, nouns: bool) -> bool:
    if not word or not word[0].isalpha():
        return False
    return nouns or is_masdar(word) or is_lack(word)
