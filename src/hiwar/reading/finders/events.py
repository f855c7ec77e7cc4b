"""What kind of event the document tells, and which round of it."""

import re

from hiwar.reading.finding import EventFound
from hiwar.reading.finding.occasions import occasion_of
from hiwar.reading.lexicon.events import ORDINAL, ORDINALS, TRIGGERS
from hiwar.reading.lexicon.verbs import PRESENT, verb_of
from hiwar.reading.outline import Outline

_LATER = 0.07
_OPENING_PLACES = 6
_OPENING_WEIGHT = 1.02
_MEETING_TOLD = re.compile(r"(?<![^\W\d_])و?(?:ان)?عقد\w{0,2}\s|التام|اجتماع(?:ه|ها)\s|استقبل")
_STANCES = ("ask", "call", "denounce", "praise", "express", "affirm", "report")
_PROTEST_TOLD = re.compile(
    r"(?<![^\W\d_])[وسل]?[يتن]?(?:خوض|خاض|نظم|نفذ|اعلن|قرر|دعا|دعت|دعو|دخل)\w{0,3}\s[^.\n]{0,60}?"
    r"(?:اضراب|وقفه|وقفات|وقفتين|مسيره|اعتصام)"
)
_PROTEST_IN = re.compile(
    r"(?<![^\W\d_])(?:في|خلال|عبر|ضمن)\s(وقفه|مسيره|اعتصام|انزال|شكل نضالي)(?!\w)"
)
_FROM_MEETING = re.compile(
    r"(?:صدر|صادر\w*|اصدره|اصدرته|توج)\s(?:\S+\s){0,3}?"
    r"(?:عقب|علي اثر|اثر|في ختام|بعد|عن)\s(?:\S+\s){0,2}?(?:اجتماع|لقاء)\w{0,3}"
    r"|(?:بلاغ|بيان)\w{0,2}\s(?:\S+\s){0,3}?(?:اعقب|عقب|اثر|في ختام)\s(?:\S+\s){0,1}?اجتماع\w{0,3}(?!\s(?:مع|ب))"
    r"|(?:عقب|بعد|اثر)\sاجتماع\w{0,3}\s(?:عقده|عقدته|لمكتب|للمكتب|لمجلس|لخمس|للهيي|لهيي)"
)
_BACKGROUND = re.compile(
    r"(?:عقب|بعد|بعدما|قبل|منذ|حين|موعد|تاجيل|صلاحيه|منع|قرب|اقتراب|شرط)\s(?:\S+\s)?$"
)
_BEFOREHAND, _AHEAD, _FAR_AHEAD = 0.6, 0.4, 0.6
_FAR, _FAR_PLACES = 0.08, 5
_CONVENED = ("congress", "council", "general_assembly")
# «المؤتمر الوطني الرابع المزمع عقده», «الذي سيعقد»: still to come.
_STILL_TO_COME = re.compile(
    r"[^.،\n]{0,30}?(?:المزمع|المرتقب|المقرر|المقبل|(?:الذي|التي)\sس[يت]\w+)"
)
_FIRST_PLACES = 16
_TITLE_BONUS = 0.02
_OPENING_SENTENCES = 3
_OCCASION_PLACES, _TOLD_LATER = 8, 0.06
_ISSUED_AFTER = 1.03
_TITLE_WEIGHT = 0.8
_PROTEST_NOUN = re.compile(r"احتجاج|اضراب|اعتصام|مسير|وقف[هات]")
_PLANNED = re.compile(
    r"(?:تقرر|سيتم|سيجري|المرتقب|يرتقب|يعتزم|تعتزم|ستعقد|سينعقد|المزمع|المقبل|سينظم|ستنظم|قادم)"
)
# «دعت إلى تنظيم وقفات», «ضرورة عقد جمع عام»: called for, and not told.
_CALLED_FOR = re.compile(
    r"(?:الي|ضروره|قصد|اجل|بهدف|اللجوء|بينها|طلب|الاعداد|التحضير)\s(?:عقد\s)?$"
)
_NOT_YET = re.compile(r"(?:تنظيم|تنفيذ|خوض|عقد|انعقاد)\s")


def find_events(outline: Outline) -> list[EventFound]:
    """Triggers in the first sentences, heaviest and earliest first.

    What cannot outweigh the heaviest so far is not looked for.
    """
    found = _opening_stance(outline) + _from_meeting(outline) + _title_stance(outline)
    best = max((event.weight for event in found), default=0.0)
    for place, sentence in enumerate(outline.sentences[:_FIRST_PLACES]):
        title = outline.lines[sentence.line].kind == "title"
        text = outline.text[sentence.start : sentence.end]
        for kind, rule, weight, hints, pattern in TRIGGERS:
            score = weight - _LATER * place + (_TITLE_BONUS if title else 0)
            if score <= best or (hints and not any(map(text.__contains__, hints))):
                continue
            match = pattern.search(outline.text, sentence.start, sentence.end)
            if not match:
                continue
            score -= _FAR if place >= _FAR_PLACES and kind != "statement" else 0
            if _planned(outline.text, sentence.start, match, kind):
                score -= _FAR_AHEAD if kind in _CONVENED else _AHEAD
            score -= _BEFOREHAND if _in_background(outline.text, sentence.start, match) else 0
            score -= 0.02 * (match.start() - sentence.start) / 100
            found.append(EventFound(match.start(), match.end(), kind, round(score, 4), rule, None))
            best = max(best, score)
    found += _occasions(outline)
    found.sort(key=lambda event: -event.weight)
    return [_counted(event, outline) for event in found[:1]] + found[1:]


def _occasions(outline: Outline) -> list[EventFound]:
    """What the titles and the first sentences tell to have been held, whatever the wording."""
    found = []
    body = 0
    for place, sentence in enumerate(outline.sentences[:_OCCASION_PLACES]):
        title = outline.lines[sentence.line].kind == "title"
        body += not title
        if body > _OPENING_SENTENCES:
            break
        told = occasion_of(outline.words, sentence.first, sentence.last)
        if told is None:
            continue
        score = told.weight - _LATER * place - (_TOLD_LATER * (body - 1) if body else 0)
        span = (outline.words[told.first].start, outline.words[told.last].end)
        rule = f"kind.told_{told.kind}"
        found.append(EventFound(*span, told.kind, round(score, 4), rule, None))
    return found


def _opening_stance(outline: Outline) -> list[EventFound]:
    """A text that opens with what somebody asks, says or denounces is a statement, whatever it is about."""
    for place, sentence in enumerate(outline.sentences[:_OPENING_PLACES]):
        if outline.lines[sentence.line].kind != "paragraph":
            continue
        word = outline.words[sentence.first]
        verb = verb_of(word.text)
        if verb is None or verb.participle or verb.act not in _STANCES:
            return []
        following = (w.text for w in outline.words[sentence.first : sentence.first + _FIRST_PLACES])
        if word.text == "ودعت" and "الي" not in following:
            return []
        span = (sentence.start, sentence.end)
        protest = _PROTEST_IN.search(outline.text, *span)
        weight = round(_OPENING_WEIGHT - _LATER * place, 4)
        if protest:
            begin, end = protest.span(1)
            return [EventFound(begin, end, "strike_or_protest", weight, "kind.in_protest")]
        if _MEETING_TOLD.search(outline.text, *span) or _PROTEST_TOLD.search(outline.text, *span):
            return []
        return [EventFound(word.start, word.end, "statement", weight, "kind.opening_stance")]
    return []


def _title_stance(outline: Outline) -> list[EventFound]:
    """A title that tells what somebody asks, says or denounces outweighs an event told far below."""
    for sentence in outline.sentences[:1]:
        if outline.lines[sentence.line].kind != "title" or _PROTEST_NOUN.search(
            outline.text, sentence.start, sentence.end
        ):
            break
        for word in outline.words[sentence.first : sentence.last]:
            verb = verb_of(word.text)
            if not verb or verb.participle or word.text[0] not in PRESENT:
                continue
            if verb.act in _STANCES and verb.lemma != "احتج":
                span = (word.start, word.end)
                return [EventFound(*span, "statement", _TITLE_WEIGHT, "kind.title_stance")]
    return []


def _from_meeting(outline: Outline) -> list[EventFound]:
    """A statement told to come out of a meeting of those who issue it: صدر عقب اجتماع طارئ."""
    body = [s for s in outline.sentences if outline.lines[s.line].kind == "paragraph"]
    if not body:
        return []
    match = _FROM_MEETING.search(outline.text, body[0].start, body[:_OPENING_SENTENCES][-1].end)
    if not match:
        return []
    start, end = match.span()
    return [EventFound(start, end, "bureau_meeting", _ISSUED_AFTER, "kind.issued_after_meeting")]


def _in_background(text: str, start: int, match: re.Match[str]) -> bool:
    """A meeting after which something else is told is not what the text is about."""
    return bool(_BACKGROUND.search(text, max(start, match.start() - 20), match.start()))


def _planned(text: str, start: int, match: re.Match[str], kind: str) -> bool:
    if kind in _CONVENED and _STILL_TO_COME.match(text, match.end()):
        return True
    if _PLANNED.search(text, max(start, match.start() - 40), match.end()):
        return True
    called_for = _CALLED_FOR.search(text, max(start, match.start() - 20), match.start())
    if called_for is None:
        return False
    return called_for[0].endswith("عقد ") or bool(_NOT_YET.match(text, match.start()))


def _counted(event: EventFound, outline: Outline) -> EventFound:
    """Give the leading event its ordinal where the text counts it (الجولة الثانية)."""
    if event.kind not in ("dialogue_round", "congress", "council"):
        return event
    match = ORDINAL.search(outline.text)
    if not match:
        return event
    number = ORDINALS[match[1]]
    return EventFound(event.start, event.end, event.kind, event.weight, event.rule, number)
