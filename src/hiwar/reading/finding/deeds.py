"""Deeds told: decided, promised, achieved, discussed, held, closed with."""

import re
from itertools import pairwise

from hiwar.language.tokens import Token
from hiwar.language.wordlists import word_set
from hiwar.reading.finding.acts import Act
from hiwar.reading.finding.chains import chain
from hiwar.reading.finding.clauses import char_span, clause_end, listed, opens_clause, parts
from hiwar.reading.finding.cues import cue_at
from hiwar.reading.finding.types import ItemFound
from hiwar.reading.finding.wording import SHORTEST, items_at, sentence_stop, whole
from hiwar.reading.lexicon.organizations import HEADS
from hiwar.reading.lexicon.verbs import is_stance_noun
from hiwar.reading.lexicon.words import is_masdar
from hiwar.reading.outline.phrases import phrase_end

_LIST_PAIRS = {
    ("علي", "راسها"), ("في", "مقدمتها"), ("من", "قبيل"), ("من", "بينها"), ("علي", "راسهم"),
}  # fmt: skip
_LIST_WORDS = (":", "ابرزها", "اهمها", "منها", "شملت", "همت", "وهي", "ضمنها")
_PROTEST = re.compile(r"(?:وقف|اضراب|مسير|اعتصام)")
_GOOD = word_set(
    """
    نقله تطورا تحسنا طفره مكاسب مكتسبات انتصارات نتايج اهداف نجاحا تقدما قفزه
    """
)
_FAR_OFF = 6
_SIDES = ("الطرفان", "الجانبان", "الطرفين", "الجانبين")
_BEFORE = 6
_TOLD_BEFORE = ("كان", "كانت", "بعدما", "بعد", "رغم", "قد", "سابقا")
_GOVERNMENT = word_set(
    """
    الحكومه حكومه الوزاره وزاره وزير وزيره الوزير الوزيره السلطات البرلمان مجلس الحكوميه النواب المستشارين
    """
)
_POINTS = re.compile(r"مطلب|ملف|قضايا|نقط|نقاط")
_EVENT = re.compile(
    r"(?:احتجاج|نضالي|لقاء|اجتماع|موتمر|ندوه|وقف|اضراب|مسير|اعتصام|دوره|يوم|ايام|جمع|جوله|جلسه|حفل|ورش)"
)


def decided(words: list[Token], act: Act) -> list[ItemFound]:
    if act.verb.lemma in ("انتخب", "انتدب"):
        return [_elected(words, act)]
    if _authority_decides(words, act):
        return [] if _background(words, act) else _promised_by_it(words, act)
    if not is_event(words, act):
        spans = chain(words, act.first, act.stop)
        return items_at(words, spans, "decision", 0.85, "items.decided")
    spans = parts(words, act.first, act.last)
    events = items_at(words, spans, "next_event", 0.85, "items.event_decided")
    return events + _aims(words, spans[-1][1], events[0]) if events else []


def _authority_decides(words: list[Token], act: Act) -> bool:
    """قررت الحكومة, الوزارة قررت: nothing the issuer decides."""
    near = words[max(act.at - 2, 0) : act.at] + words[act.at + 1 : min(act.at + 2, act.first)]
    return any(word.text.removeprefix("و") in _GOVERNMENT for word in near)


def _background(words: list[Token], act: Act) -> bool:
    """وكانت الحكومة قررت, بعدما قرر الوزير, رغم أن الوزارة قررت: told before."""
    near = words[max(act.at - _BEFORE, 0) : act.at]
    return any(word.text.removeprefix("و") in _TOLD_BEFORE for word in near)


def _promised_by_it(words: list[Token], act: Act) -> list[ItemFound]:
    if act.verb.lemma == "صادق":
        return []
    spans = chain(words, act.first, act.stop)
    return items_at(words, spans, "commitment", 0.5, "items.decided")


def _elected(words: list[Token], act: Act) -> ItemFound:
    """An election up to the colon of its list: who was elected are people."""
    colon = next((i for i in range(act.first, act.last) if words[i].text == ":"), act.last)
    item = whole(words, act, "decision", 0.85, "items.elected")
    if colon > act.first:
        item.end = min(item.end, words[colon - 1].end)
    return item


def _aims(words: list[Token], first: int, event: ItemFound) -> list[ItemFound]:
    """What the event is for (لبلورة ملف …، والاستعداد …): decisions under it."""
    text = words[first].text if first < len(words) else ""
    if text[:1] != "ل" or not is_masdar(text[1:]):
        return []
    found: list[ItemFound] = []
    for start, stop in _until_stop(words, first):
        end = clause_end(words, start, stop)
        span = char_span(words, start, end)
        begin = span[0] + (1 if words[start].text == text else 0)
        if end - start > SHORTEST:
            found.append(ItemFound(begin, span[1], "decision", 0.6, "items.aim", parent=event))
    return found


def _until_stop(words: list[Token], first: int) -> list[tuple[int, int]]:
    """The aims up to the full stop, apart at commas before و + an action noun."""
    stop = sentence_stop(words, first)
    cuts = [first]
    for place in range(first + 2, stop - 1):
        word = words[place].text
        if word[0] == "و" and is_masdar(word[1:]) and words[place - 1].text in ("،", ","):
            cuts.append(place)
    return list(zip(cuts, [*cuts[1:], stop], strict=True))


def is_event(words: list[Token], act: Act) -> bool:
    head = words[act.first].text
    if _PROTEST.match(head.removeprefix("ال")):
        return True
    if head.removesuffix("ها") not in ("تنظيم", "عقد", "خوض", "الدخول"):
        return False
    following = " ".join(words[i].text for i in range(act.first + 1, min(act.last, act.first + 5)))
    return bool(_EVENT.search(following))


def promised(words: list[Token], act: Act) -> list[ItemFound]:
    far = act.stop - 1 if act.verb.lemma in ("وعد", "تعهد", "التزم", "وافق") else 0
    for place in range(act.at + 1, far):
        word = words[place].text
        if (
            place > act.at + _FAR_OFF
            and cue_at(words, place)
            and opens_clause(words, place, act.at)
        ):
            break
        grants = act.verb.lemma == "وافق" and words[place - 1].text == "علي" and is_masdar(word)
        if grants or (word[0] == "ب" and is_masdar(word[1:])):
            spans = chain(words, place, act.stop)
            return items_at(words, spans, "commitment", 0.8, "items.promised")
    return [whole(words, act, "commitment", 0.85, "items.promised")]


def agreed(words: list[Token], act: Act) -> list[ItemFound]:
    """اتفقت اللجنة على X، وY: agreed, still to be carried out."""
    if act.link == "plain":
        return []
    spans = chain(words, act.first, act.stop)
    stance = act.verb.lemma == "اجمع" or is_stance_noun(words[act.first].text)
    kind = "position" if stance else "commitment"
    found = items_at(words, spans, kind, 0.8, "items.agreed")
    sides = any(words[i].text in _SIDES for i in range(act.at + 1, act.first))
    for item in found:
        item.agreed = not sides
    return found


def achieved(words: list[Token], act: Act) -> list[ItemFound]:
    near = {words[i].text for i in range(act.at + 1, min(act.at + 4, act.last))}
    if not near & _GOOD and not _managed(words, act):
        return []
    return [whole(words, act, "achievement", 0.7, "items.achieved")]


def _managed(words: list[Token], act: Act) -> bool:
    """تمكنت النقابة من انتزاع …: a body's own deed."""
    near = [words[i].text for i in range(act.at + 1, min(act.at + _BEFORE, act.last - 1))]
    if act.verb.lemma != "تمكن" or not near or near[0].removeprefix("ال") not in HEADS:
        return False
    return any(one == "من" and is_masdar(two) for one, two in pairwise(near))


def discussed(words: list[Token], act: Act) -> list[ItemFound]:
    """Points of a dossier under discussion: ناقش … القضايا المطلبية، على رأسها X، وY."""
    begin = _list_start(words, act.at, act.last + 12)
    if begin is None:
        return []
    lead = " ".join(words[i].text for i in range(act.at, begin))
    if not _POINTS.search(lead):
        return []
    stop = sentence_stop(words, begin)
    return items_at(words, listed(words, begin, stop), "demand", 0.6, "items.points_discussed")


def _list_start(words: list[Token], first: int, last: int) -> int | None:
    for place in range(first, min(last, len(words) - 2)):
        pair = (words[place].text, words[place + 1].text)
        if pair in _LIST_PAIRS:
            return place + 2
        if place > first and pair[0] in _LIST_WORDS:
            return place + 1
    return None


def held(words: list[Token], act: Act) -> list[ItemFound]:
    """An event still to come: ستعقد، سينظم."""
    word = words[act.at].text
    if act.verb.lemma in ("نظم", "خاض", "نفذ"):
        return _protested(words, act)
    future = word[:1] == "س" or word[:2] in ("وس", "فس")
    if not future:
        return []
    return [whole(words, act, "next_event", 0.8, "items.event_ahead")]


def _protested(words: list[Token], act: Act) -> list[ItemFound]:
    """نظم X وقفتين احتجاجيتين: a decision carried out, from the verb to the protest."""
    for place in range(act.at + 1, min(len(words), act.at + 45)):
        if words[place].text in (".", "؛"):
            break
        if _PROTEST.match(words[place].text):
            skip = 1 if words[act.at].text[0] in "وف" else 0
            end = words[phrase_end(words, place, len(words)) - 1].end
            return [ItemFound(words[act.at].start + skip, end, "decision", 0.75, "items.protested")]
    return []


def closed(words: list[Token], act: Act) -> list[ItemFound]:
    for place in range(act.at + 1, act.last):
        word = words[place].text
        if word[0] == "ب" and is_masdar(word[1:]):
            return items_at(
                words, parts(words, place, act.last), "decision", 0.8, "items.closed_with"
            )
    return []
