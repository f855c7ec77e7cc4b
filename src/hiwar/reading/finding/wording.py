"""The words of an act as items: whole clauses, cores, quotations."""

from hiwar.language.tokens import Token
from hiwar.language.wordlists import word_set
from hiwar.reading.finding.acts import Act
from hiwar.reading.finding.chains import chain
from hiwar.reading.finding.clauses import char_span, clause_end, core_end, opens_clause
from hiwar.reading.finding.cues import cue_at
from hiwar.reading.finding.types import ItemFound
from hiwar.reading.lexicon.organizations import HEADS
from hiwar.reading.lexicon.verbs import is_own_stance
from hiwar.reading.lexicon.words import is_lack, is_masdar
from hiwar.reading.outline.phrases import phrase_end

SHORTEST = 2
_VOICE = 8
_QUOTE_REACH = 22
_SCARE = 4
_LONGEST_QUOTE = 60
_SHORT_WORD = 3
_CONCERNING = ("القاضي", "المتعلق", "الرامي", "الهادف", "المقضي")
_WHAT = ("ما", "بما")
_PREPOSITIONS = ("في", "من", "عن", "علي", "الي", "مع", "بعد", "قبل", "خلال", "عقب")
_TAKES_OBJECT = ("استنكر", "شجب", "ادان", "انتقد", "رفض", "ثمن", "استغرب", "استهجن", "حيا")
_LONGEST_ASIDE = 16
_SUBJECTS = word_set(
    """
    المكتب البيان البلاغ المتحدث المصدر التنظيم الوثيقه المسوول الفاعل المركزيه المنسق الكاتب التنسيق الفرع الكتابه
    المراسله الرابطه المجتمعون الهييات النقابات الجمعيات المهنيون المحتجون الاساتذه الموتمر المجلس
    """
)
_ADVERBS = word_set(
    """
    ذاته ذاتها نفسه نفسها عينه عينها ايضا كذلك بشده بقوه المذكور المذكوره سالفه سالف الذكر المعنيه ذاتهم
    """
)
_THESE = ("هذا", "هذه", "كل", "كافه", "جميع", "ما", "تلك", "بعض")
_CLITICS = ("ب", "ل", "و", "ك", "وب", "ول")


def voice(words: list[Token], act: Act) -> tuple[int, int]:
    """The words after the verb up to the content, where who speaks to whom stands."""
    stop = act.first if act.link != "plain" else act.at + _VOICE
    stop = max(act.at + 1, min(stop, act.at + 3 * _VOICE, len(words)))
    return words[act.at].end, words[stop - 1].end


def core(words: list[Token], act: Act) -> tuple[int, int]:
    return act.first, core_end(words, act.first, act.last)


def items_at(
    words: list[Token], spans: list[tuple[int, int]], kind: str, certainty: float, rule: str
) -> list[ItemFound]:
    return [
        ItemFound(*char_span(words, first, last), kind, certainty, rule)
        for first, last in spans
        if last - first >= SHORTEST
    ]


def whole(words: list[Token], act: Act, kind: str, certainty: float, rule: str) -> ItemFound:
    first, text = act.at, words[act.at].text
    skip = 1 if text[0] in "وف" and len(text) > _SHORT_WORD and act.verb.lemma[:1] != "و" else 0
    last = core_end(words, first, act.last)
    return ItemFound(words[first].start + skip, words[last - 1].end, kind, certainty, rule)


def sentence_stop(words: list[Token], first: int) -> int:
    place = first
    while place < len(words) and words[place].text not in (".", "؟", "!", "؛"):
        place += 1
    return place


def quoted(words: list[Token], act: Act) -> tuple[int, int] | None:
    """The words quoted soon after the verb; a word or two in quotes are a manner of speaking."""
    for place in range(act.at + 1, min(len(words) - 2, act.at + _QUOTE_REACH)):
        if words[place].text in (".", "؛") or (
            place > act.at + 1 and opens_at(words, place, act.at)
        ):
            return None
        if _quote_opens(words, place) and words[place - 1].text not in ("ل", "به"):
            stop = clause_end(words, place + 1, min(len(words), place + _LONGEST_QUOTE))
            if stop - place > SHORTEST + 1 or _ends_clause(words, stop + 1):
                return (place + 1, stop) if stop - place > SHORTEST else None
    return None


def _quote_opens(words: list[Token], place: int) -> bool:
    """A quotation mark that belongs to the word after it, and names no body (جمعية "أطلس")."""
    before = words[place - 1]
    named = any(w.text in HEADS and not w.text.startswith("ال") for w in words[place - 2 : place])
    if words[place].text != '"' or named:
        return False
    return before.end < words[place].start or before.text in _CLITICS or not before.text.isalnum()


def _ends_clause(words: list[Token], place: int) -> bool:
    return place >= len(words) or words[place].text in (".", "،", "؛", ",")


def stances(words: list[Token], act: Act, rule: str) -> list[ItemFound]:
    """What is denounced or praised, without the verb; with it where no object can be told."""
    if is_own_stance(words[act.at].text):
        return items_at(words, chain(words, act.at, act.stop), "position", 0.75, rule)
    quote = quoted(words, act)
    begin = _begin(words, act, quote)
    if begin is None:
        return [whole(words, act, "position", 0.6, rule)]
    return items_at(words, chain(words, begin, act.stop), "position", 0.75, rule)


def _object(words: list[Token], act: Act) -> int | None:
    """Where the thing denounced begins: after ب or من, or at the first action or lack."""
    for place in range(act.at + 1, min(act.stop - 1, act.at + _QUOTE_REACH)):
        word = words[place].text
        if word in (".", "؛") or (place > act.at + 1 and opens_at(words, place, act.at)):
            return None
        if word in ("من", "ب") and (is_noun_of_act(words[place + 1].text) or word == "ب"):
            return place + 1
        if words[place - 1].text.startswith(_CONCERNING):
            return None
        if word in _WHAT:
            continue
        if word[0] == "ب" and len(word) > _SHORT_WORD and is_noun_of_act(word[1:]):
            return place
        if (
            is_noun_of_act(word)
            and not word.startswith("ال")
            and words[place - 1].text not in _PREPOSITIONS
        ):
            return place
    return None


def _begin(words: list[Token], act: Act, quote: tuple[int, int] | None) -> int | None:
    """Where the object begins: at its quotation, but before a word or two in quotation marks within it."""
    if quote is None:
        return _object(words, act) or _past_subject(words, act)
    scare = any(word.text == '"' for word in words[quote[0] + 1 : quote[0] + _SCARE])
    told = _object(words, act) if scare else None
    return told if told is not None and told < quote[0] else quote[0]


def _past_subject(words: list[Token], act: Act) -> int | None:
    """Where the object begins after a verb, its subject, a word like أيضا and an aside; None where none does."""
    place = act.at + 1
    if act.verb.lemma not in _TAKES_OBJECT or (
        words[place].text not in _SUBJECTS and words[place].text not in HEADS
    ):
        return None
    place = phrase_end(words, place, act.stop, joined=True)
    while place < act.stop - 1:
        if words[place].text in _ADVERBS:
            place += 1
        elif words[place].text in ("،", ","):
            close = range(place + 1, min(place + _LONGEST_ASIDE, act.stop - 1))
            place = next((i + 1 for i in close if words[i].text in ("،", ",")), act.stop)
        else:
            break
    if place >= act.stop - 1 or act.last <= place:
        return None
    word = words[place].text
    noun = word.startswith("ال") or word in _THESE or (word[0].isalpha() and is_noun_of_act(word))
    return place if noun else None


def opens_at(words: list[Token], place: int, first: int) -> bool:
    return cue_at(words, place) is not None and opens_clause(words, place, first)


def is_noun_of_act(word: str) -> bool:
    return is_masdar(word) or is_lack(word)
