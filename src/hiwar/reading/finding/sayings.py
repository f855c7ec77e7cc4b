"""What each act states: asked, called for, decided, promised, achieved, held."""

import re

from hiwar.language.tokens import Token
from hiwar.language.wordlists import word_set
from hiwar.reading.finding import ItemFound
from hiwar.reading.finding.acts import Act, acts_in, spoken_to
from hiwar.reading.finding.clauses import char_span, clause_end, core_end, listed, parts
from hiwar.reading.lexicon.words import is_masdar
from hiwar.reading.outline import Outline, Sentence
from hiwar.reading.outline.phrases import phrase_end

_STANCE_NOUNS = word_set(
    """
    استعداد استعدادها استعداده تضامن تضامنها تضامنه رفض رفضها رفضه تشبث تشبثها ادانه ادانتها
    استنكار استنكارها دعمها دعمه مساندتها انخراطها انخراطهم انخراطه مقاطعتها احتجاجها
    تنديدها تمسكها
    """
)
_MODAL = word_set(
    """
    يجب ينبغي لابد لن لا يلزم
    """
)
_COURTESIES = word_set(
    """
    سعادته سعادتها سعادتهم شكره شكرها شكرهم امتنانه امتنانها ترحيبه ترحيبها سروره سرورها اسفه
    """
)
_PROTEST = re.compile(r"(?:وقف|اضراب|مسير|اعتصام)")
_SHORTEST = 2
_VOICE = 8
_BLAME = re.compile(r"مسوولي")
_GOOD = word_set(
    """
    نقله تطورا تحسنا طفره مكاسب مكتسبات انتصارات نتايج اهداف نجاحا تقدما قفزه
    """
)
_POINTS = re.compile(r"مطلب|ملف|قضايا|نقط|نقاط")
_EVENT = re.compile(
    r"(?:لقاء|اجتماع|موتمر|ندوه|وقف|اضراب|مسير|اعتصام|دوره|يوم|ايام|جمع|جوله|جلسه|حفل|ورش)"
)


def statements_of(outline: Outline, sentence: Sentence) -> list[ItemFound]:
    words = outline.words
    ends_open = _introduces(outline, sentence)
    found: list[ItemFound] = []
    acts = acts_in(words, sentence.first, sentence.last)
    for number, act in enumerate(acts):
        if ends_open and number == len(acts) - 1:
            break
        made = _MAKERS[act.verb.act](words, act)
        for item in made:
            item.act_at = act.at
            item.voice = _voice(words, act)
            item.follows = act.verb.participle
        found += made
    return [item for item in found if item.end - item.start > _SHORTEST]


def _introduces(outline: Outline, sentence: Sentence) -> bool:
    """Whether a list follows: the sentence is then its introduction."""
    line = outline.lines[sentence.line]
    return sentence.end >= line.end - 2 and outline.text[line.end - 1] == ":"


def _voice(words: list[Token], act: Act) -> tuple[int, int]:
    """The words after the verb up to the content, where who speaks to whom stands."""
    stop = act.first if act.link != "plain" else act.at + _VOICE
    stop = max(act.at + 1, min(stop, act.at + 3 * _VOICE, len(words)))
    return words[act.at].end, words[stop - 1].end


def _core(words: list[Token], act: Act) -> tuple[int, int]:
    return act.first, core_end(words, act.first, act.last)


def _items(
    words: list[Token], spans: list[tuple[int, int]], kind: str, certainty: float, rule: str
) -> list[ItemFound]:
    return [
        ItemFound(*char_span(words, first, last), kind, certainty, rule)
        for first, last in spans
        if last - first >= _SHORTEST
    ]


def _asked(words: list[Token], act: Act) -> list[ItemFound]:
    if act.link == "plain":
        return []
    pronoun = words[act.at].text.endswith("هم")
    members = pronoun or spoken_to(act, words) == "members"
    kind = "recommendation" if members else "demand"
    return _items(words, parts(words, act.first, act.last), kind, 0.85, "items.asked")


def _called(words: list[Token], act: Act) -> list[ItemFound]:
    if act.link == "plain":
        return []
    names = act.between(words)
    if names in ([], ["الي"]) and words[act.at].text.endswith("وا"):
        return [_whole(words, act, "recommendation", 0.7, "items.guests_call")]
    kind = "demand" if spoken_to(act, words) == "authority" else "recommendation"
    return _items(words, parts(words, act.first, act.last), kind, 0.8, "items.called_for")


def _decided(words: list[Token], act: Act) -> list[ItemFound]:
    if act.verb.lemma in ("انتخب", "انتدب"):
        return [_whole(words, act, "decision", 0.85, "items.elected")]
    spans = parts(words, act.first, act.last)
    if not _is_event(words, act):
        return _items(words, spans, "decision", 0.85, "items.decided")
    events = _items(words, spans, "next_event", 0.85, "items.event_decided")
    return events + _aims(words, spans[-1][1], events[0]) if events else []


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
        if end - start > _SHORTEST:
            found.append(ItemFound(begin, span[1], "decision", 0.6, "items.aim", parent=event))
    return found


def _until_stop(words: list[Token], first: int) -> list[tuple[int, int]]:
    """The aims up to the full stop, apart at commas before و + an action noun."""
    stop = _sentence_stop(words, first)
    cuts = [first]
    for place in range(first + 2, stop - 1):
        word = words[place].text
        if word[0] == "و" and is_masdar(word[1:]) and words[place - 1].text in ("،", ","):
            cuts.append(place)
    return list(zip(cuts, [*cuts[1:], stop], strict=True))


def _is_event(words: list[Token], act: Act) -> bool:
    head = words[act.first].text
    if head not in ("تنظيم", "عقد", "خوض", "الدخول", "عقدها"):
        return False
    following = " ".join(words[i].text for i in range(act.first + 1, min(act.last, act.first + 5)))
    return bool(_EVENT.search(following))


def _announced(words: list[Token], act: Act) -> list[ItemFound]:
    if words[act.first].text in _STANCE_NOUNS:
        return _items(words, [_core(words, act)], "position", 0.8, "items.stance_announced")
    if act.link == "that":
        return _items(words, [_core(words, act)], "position", 0.6, "items.announced_that")
    if not is_masdar(words[act.first].text):
        return []
    return _decided(words, act)


def _promised(words: list[Token], act: Act) -> list[ItemFound]:
    return [_whole(words, act, "commitment", 0.85, "items.promised")]


def _denounced(words: list[Token], act: Act) -> list[ItemFound]:
    if act.verb.lemma == "حمل":
        return _blamed(words, act)
    return [_stance(words, act, "items.denounced")]


def _blamed(words: list[Token], act: Act) -> list[ItemFound]:
    """حمّل X Y المسؤولية: from the verb to the blame."""
    for place in range(act.at + 1, min(len(words), act.at + 16)):
        if _BLAME.search(words[place].text):
            skip = 1 if words[act.at].text[0] in "وف" else 0
            span = (words[act.at].start + skip, words[place].end)
            return [ItemFound(*span, "position", 0.85, "items.blamed")]
    return []


def _praised(words: list[Token], act: Act) -> list[ItemFound]:
    return [_stance(words, act, "items.praised")]


def _expressed(words: list[Token], act: Act) -> list[ItemFound]:
    if act.link != "about" or words[act.first].text in _COURTESIES:
        return []
    spans = parts(words, act.first, act.last)
    lead = _whole(words, act, "position", 0.8, "items.expressed")
    lead.end = words[spans[0][1] - 1].end
    return [lead, *_items(words, spans[1:], "position", 0.7, "items.expressed")]


def _affirmed(words: list[Token], act: Act) -> list[ItemFound]:
    if act.link == "need":
        spans = parts(words, act.first, act.last)
        return _items(words, spans, "recommendation", 0.7, "items.necessity")
    if act.link == "on":
        masdar = is_masdar(words[act.first].text)
        kind = "recommendation" if masdar and act.verb.lemma in ("اكد", "شدد") else "position"
        return _items(words, parts(words, act.first, act.last), kind, 0.65, "items.affirmed_on")
    if act.link == "that":
        return _items(words, [_core(words, act)], "position", 0.7, "items.affirmed_that")
    if act.verb.lemma in ("اعتبر", "تشبث", "تمسك"):
        return [_whole(words, act, "position", 0.6, "items.held_that")]
    return []


def _reported(words: list[Token], act: Act) -> list[ItemFound]:
    if act.link != "that":
        return []
    if any(words[i].text in _MODAL for i in range(act.first, min(act.first + 3, act.last))):
        return _items(words, [_core(words, act)], "position", 0.55, "items.reported_stance")
    return []


def _achieved(words: list[Token], act: Act) -> list[ItemFound]:
    near = {words[i].text for i in range(act.at + 1, min(act.at + 4, act.last))}
    if not near & _GOOD:
        return []
    return [_whole(words, act, "achievement", 0.7, "items.achieved")]


def _discussed(words: list[Token], act: Act) -> list[ItemFound]:
    """Points of a dossier under discussion: ناقش … القضايا المطلبية، على رأسها X، وY."""
    begin = _list_start(words, act.at, act.last + 12)
    if begin is None:
        return []
    lead = " ".join(words[i].text for i in range(act.at, begin))
    if not _POINTS.search(lead):
        return []
    stop = _sentence_stop(words, begin)
    return _items(words, listed(words, begin, stop), "demand", 0.6, "items.points_discussed")


def _list_start(words: list[Token], first: int, last: int) -> int | None:
    for place in range(first, min(last, len(words) - 2)):
        pair = (words[place].text, words[place + 1].text)
        if pair in (
            ("علي", "راسها"),
            ("في", "مقدمتها"),
            ("من", "قبيل"),
            ("من", "بينها"),
            ("علي", "راسهم"),
        ):
            return place + 2
    return None


def _sentence_stop(words: list[Token], first: int) -> int:
    place = first
    while place < len(words) and words[place].text not in (".", "؟", "!", "؛"):
        place += 1
    return place


def _nothing(words: list[Token], act: Act) -> list[ItemFound]:  # noqa: ARG001
    return []


def _held(words: list[Token], act: Act) -> list[ItemFound]:
    """An event still to come: ستعقد، سينظم."""
    word = words[act.at].text
    if act.verb.lemma in ("نظم", "خاض", "نفذ"):
        return _protested(words, act)
    future = word[:1] == "س" or word[:2] in ("وس", "فس")
    if not future:
        return []
    return [_whole(words, act, "next_event", 0.8, "items.event_ahead")]


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


def _closed(words: list[Token], act: Act) -> list[ItemFound]:
    for place in range(act.at + 1, act.last):
        word = words[place].text
        if word[0] == "ب" and is_masdar(word[1:]):
            return _items(
                words, parts(words, place, act.last), "decision", 0.8, "items.closed_with"
            )
    return []


def _stance(words: list[Token], act: Act, rule: str) -> ItemFound:
    """A quoted stance without its verb, any other with it."""
    quote = _quoted(words, act)
    if quote:
        return ItemFound(words[quote[0]].start, words[quote[1] - 1].end, "position", 0.75, rule)
    return _whole(words, act, "position", 0.75, rule)


def _quoted(words: list[Token], act: Act) -> tuple[int, int] | None:
    """The words quoted soon after the verb."""
    for place in range(act.at + 1, min(len(words) - 2, act.at + 16)):
        if words[place].text in (".", "؛"):
            return None
        if words[place].text == '"' and words[place - 1].text not in ("ل", "به", "ب_"):
            stop = clause_end(words, place + 1, min(len(words), place + 60))
            return (place + 1, stop) if stop - place > _SHORTEST else None
    return None


def _whole(words: list[Token], act: Act, kind: str, certainty: float, rule: str) -> ItemFound:
    first, text = act.at, words[act.at].text
    skip = 1 if text[0] in "وف" and len(text) > 3 and act.verb.lemma[:1] != "و" else 0
    last = core_end(words, first, act.last)
    return ItemFound(words[first].start + skip, words[last - 1].end, kind, certainty, rule)


_MAKERS = {
    "ask": _asked,
    "call": _called,
    "decide": _decided,
    "announce": _announced,
    "promise": _promised,
    "denounce": _denounced,
    "praise": _praised,
    "express": _expressed,
    "affirm": _affirmed,
    "report": _reported,
    "achieve": _achieved,
    "discuss": _discussed,
    "hold": _held,
    "close": _closed,
    "thank": _nothing,
}
