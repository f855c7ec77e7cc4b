"""What a meeting brings about, told without a verb of deciding: صودق على …, أفرز مكتبا, عهد إليه ب…, ضرب موعدا."""

from hiwar.language.tokens import Token
from hiwar.reading.finding import ItemFound
from hiwar.reading.finding.chains import chain
from hiwar.reading.finding.clauses import clause_end, core_end
from hiwar.reading.finding.wording import items_at
from hiwar.reading.lexicon.deeds import DATED, EVENT_WORD
from hiwar.reading.lexicon.outcomes import (
    ADOPTED,
    AHEAD,
    BROUGHT,
    ENDED,
    ENDED_WITH,
    ENTRUSTED,
    FORMED,
    HONORED,
    MEETS,
    READY,
    RESULTS,
    SET,
    SET_FOR,
    STAGINGS,
    TRUSTED,
)
from hiwar.reading.lexicon.words import is_masdar
from hiwar.reading.outline import Outline, Sentence

_NEAR = 7
_FAR = 16
_FEW = 4
_COMMAS = ("،", ",")
_SHORTEST = 3
_TAILS = (
    "خلفا",
    "يتكون",
    "تتكون",
    "مكونا",
    "مكونه",
    "ويتكون",
    "وتتكون",
    "يضم",
    "تضم",
    "ويضم",
    "وتضم",
)
_NEXT = ("ثم", "كما", "وكذا", "فيما", "بينما", "قبل", "وذلك")
_RELATIVES = ("الذي", "التي", "الذين", "ما", "لم", "لن", "لا", "ان")
_VERBS = ADOPTED | BROUGHT | ENTRUSTED | HONORED | TRUSTED | ENDED | AHEAD | SET | READY


def find_outcomes(outline: Outline) -> list[ItemFound]:
    """Items of paragraphs, each from its verb or from the action the verb leads to."""
    found: list[ItemFound] = []
    words = outline.words
    for sentence in outline.sentences:
        if outline.lines[sentence.line].kind != "paragraph" or _opens_list(outline, sentence):
            continue
        for place in range(sentence.first, sentence.last - 2):
            word = words[place].text
            if word in _VERBS and (place == 0 or words[place - 1].text not in _RELATIVES):
                found += _made(outline, sentence, place)
    return found


def _opens_list(outline: Outline, sentence: Sentence) -> bool:
    line = outline.lines[sentence.line]
    return sentence.end >= line.end - 2 and outline.text[line.end - 1] == ":"


def _made(outline: Outline, sentence: Sentence, place: int) -> list[ItemFound]:
    words, word = outline.words, outline.words[place].text
    reach = _FAR if word in BROUGHT else _NEAR
    near = [word.text for word in words[place + 1 : min(place + reach, sentence.last)]]
    if word in ENDED:
        return _ended(words, place, sentence.last)
    if word in AHEAD or word in SET or word in READY:
        return _ahead(outline, sentence, place)
    if _decides(word, near):
        return _whole(words, place, sentence.last)
    return []


def _decides(word: str, near: list[str]) -> bool:
    """Whether the words after the verb make it a decision of those gathered."""
    if word in ADOPTED:
        return "علي" in near[:_FEW]
    if word in BROUGHT:
        aside = any(other in _COMMAS for other in near[:_NEAR])
        return any(other in FORMED for other in (near if aside else near[:_FEW]))
    if word in TRUSTED:
        return "الثقه" in near or "ثقتهم" in near or "ثقته" in near
    if word in ENTRUSTED:
        return _entrusts(near)
    return word in HONORED and bool(near) and near[0] in MEETS


def _entrusts(near: list[str]) -> bool:
    """عهد إلى المكتب بإعداد …, كلف المكتب فلانا بمراسلة …, فوض الجمع للمكتب صلاحية …: a task, no post."""
    task = any(word[0] == "ب" and word[1:3] != "ال" and is_masdar(word[1:]) for word in near)
    power = any(word in ("صلاحيه", "امر", "مهمه", "رياسته", "رياستها") for word in near)
    return task or power


def _whole(words: list[Token], place: int, last: int) -> list[ItemFound]:
    """The clause of the verb, without who then sits where."""
    end = clause_end(words, _formed(words, place, last), last)
    end = core_end(words, place, end)
    tail = (i for i in range(_formed(words, place, last) + _SHORTEST - 1, end) if _breaks(words, i))
    end = next(tail, end)
    if end - place < _SHORTEST:
        return []
    skip = 1 if words[place].text[0] in "وف" else 0
    span = (words[place].start + skip, words[end - 1].end)
    return [ItemFound(*span, "decision", 0.7, "items.outcome", act_at=place)]


def _breaks(words: list[Token], place: int) -> bool:
    """Who then sits where (تتكون من), what came next (، ثم جرى)."""
    comma = words[place].text in _COMMAS and words[place + 1].text in _NEXT
    return comma or words[place].text in _TAILS


def _formed(words: list[Token], place: int, last: int) -> int:
    """أفرز الجمع، المنعقد بفاس، مكتبا …: past an aside before what was formed."""
    if words[place].text not in BROUGHT:
        return place + 1
    near = range(place + 1, min(place + _FAR, last - 1))
    return next((i for i in near if words[i].text in FORMED), place + 1)


def _ended(words: list[Token], place: int, last: int) -> list[ItemFound]:
    """انتهى الاجتماع بتشكيل لجنة, أسفر التصويت عن انتخاب …: what came of it."""
    for at in range(place + 1, min(place + _NEAR, last - 1)):
        word = words[at].text
        glued = word[0] == "ب" and word[1:] in RESULTS
        if glued or (word in RESULTS and words[at - 1].text in ENDED_WITH):
            return items_at(words, chain(words, at, last), "decision", 0.7, "items.outcome")
    return []


def _ahead(outline: Outline, sentence: Sentence, place: int) -> list[ItemFound]:
    """سيلتئم المجلس يوم …, ضرب موعدا للقاء …, تستعد لعقد …: an event on a day."""
    words, word = outline.words, outline.words[place].text
    first = place
    if word in SET or word in READY:
        wanted = SET_FOR if word in SET else STAGINGS
        near = range(place + 1, min(place + _FAR, sentence.last))
        at = next((i for i in near if words[i].text in wanted), None)
        if at is None:
            return []
        first = at if word in READY else place
    end = _end(words, first, sentence.last)
    start = words[first].start + (1 if words[first].text[0] in "ولف" else 0)
    stop = words[end - 1].end
    if not DATED.search(outline.text, start, stop) or not EVENT_WORD.search(
        outline.text, start, stop
    ):
        return []
    return [ItemFound(start, stop, "next_event", 0.7, "items.event_ahead", act_at=first)]


def _end(words: list[Token], first: int, last: int) -> int:
    """Up to the next comma that no day follows."""
    place = first + 1
    while place < last and words[place].text not in (*_COMMAS, "؛", "."):
        place += 1
    return place
