"""Which of the days told is that of the event; none where a text is dated by nothing but its page."""

import re
from typing import Final

from hiwar.reading.compose.evidence import spans_of
from hiwar.reading.finding import DayFound, EventFound
from hiwar.reading.lexicon.events import MEETINGS
from hiwar.reading.lexicon.verbs import verb_of
from hiwar.reading.outline import Outline, Sentence
from hiwar.reading.record import Day

_NEAR, _BESIDE = 350, 60
_NAMED_REACH, _SENT_REACH, _HELD_REACH = 60, 170, 70
_ISSUED_REACH, _TOLD_REACH, _FIRST = 110, 130, 5
_STANCES: Final = ("ask", "call", "denounce", "praise", "express", "affirm", "report", "decide")
_BARE: Final = ("dates.weekday_before", "dates.weekday_alone")
_LAWS: Final = (
    r"(?:اتفاق\w{0,3}|دستور|ظهير|قانون\w{0,2}|مرسوم|دوريه|مذكره|مراسله|رساله|قرار|خطاب|محضر|منشور|حراك|حركه"
    r"|احداث|ذكري|ملتمس|طلب|شكايه|عريضه|حكم)"
)
_WORDS: Final = r"(?:بلاغ|بيان)"
_HELD_WORDS: Final = r"(?:ال)?(?:منعقده?|انعقد\w?|انعقاد\w?|عقد\w{0,3}|ملتيمه?)"
_OF_WORDS: Final = re.compile(
    rf"(?<!\w)[وبلف]{{0,2}}(?:ال|لل)?{_WORDS}\s\"?(?:(?!{_HELD_WORDS}\s)[^\s،.]+\s){{0,3}}$"
)
# «اتفاق 25 أبريل», «القرار الصادر يوم …»: the day belongs to the paper's name.
_OF_LAW: Final = re.compile(
    rf"(?<!\w)[وبلف]{{0,2}}(?:ال|لل)?{_LAWS}\s\"?(?:(?!{_HELD_WORDS}\s)[^\s،.]+\s){{0,3}}$"
)
_SENT: Final = re.compile(
    rf"(?<!\w)[وبلف]{{0,2}}(?:ال|لل)?{_LAWS}\s(?:(?!{_HELD_WORDS}\s)\S+\s){{1,25}}"
    r"(?:بتاريخ|(?:ال)?(?:صادر|مورخ|موقع|منشور|مبرم)\w{0,2}\s(?:في|يوم|بتاريخ))\s(?:يوم\s)?$"
)
_LIMIT: Final = re.compile(r"(?:الي غايه|حتي|الي حدود|قبل|اقصاه|تتجاوز|يتجاوز)\s(?:يوم\s)?$")
_ISSUED: Final = re.compile(
    r"(?:(?:عممته|عممه|اصدرته|اصدره|صدر|صدرت|الصادره?|صادره?|وزعته|نشرته)\s(?:[^\s،.]+\s){0,4}"
    r"|(?:ندوه|لقاء|اجتماع|كلمه|تصريح|مداخله|جلسه|نقطه)\s(?:[^\s.]+\s){0,8}?"
    r"(?:عقدت?\w{0,2}|نظمت?\w{0,2}|القاها?|القتها?|ادلي\w?|نشطها?|احتضنت\w{0,2})\s(?:[^\s،.]+\s){0,4}"
    r"|(?:في|خلال)\s(?:ندوه|لقاء|كلمه|تصريح)\s(?:[^\s،.]+\s){0,3}،?\s?)(?:يومه?\s)?$"
)
_PROTEST: Final = (
    r"(?:احتجاج|وقف[هات]|اضراب|اعتصام|مسير|انزال|احتشد|تظاهر|خوض|خاض|نفذ|نظم|شارك|دخل|تضرب|مضرب)"
)
_PROTESTED: Final = re.compile(_PROTEST)
_MEETING: Final = (
    r"(?:اجتماع|اجتمع|لقاء|جلسه|جلسات|جوله|انعقد|منعقد|انعقاد|عقد|التقي|التام|استقبل|موتمر|جمع\w{0,2}\s(?:ال)?عام"
    r"|دوره|ندوه|تاسس|تاسيس|نظم|احتضن|انطلق|افتتح|اختتم)"
)
_TOLD: Final = {"strike_or_protest": _PROTESTED} | dict.fromkeys(
    (*MEETINGS, "other"), re.compile(_MEETING)
)
_ANNOUNCED: Final = re.compile(
    r"(?<!\w)[وف]?[يت]?(?:اعلن|علن|قرر|دعا|دعت|دعو|هدد|لوح|سطر|عتزم|اعتزم)(?:ت|وا|ون|ه|ها)?(?!\w)"
)
_SUBORDINATE: Final = re.compile(
    r"(?<!\w)[وب]?(?:ان|انه|انها|التي|الذي|الذين|بعد|منذ|عقب|توصل\w*)(?!\w)|\""
)
_SET_APART: Final = re.compile(
    r"(?:[،,]\s?|^\S+\s(?:\S+\s){0,4})(?:(?:صباح|زوال|مساء|ليله|يوم|يومه|اليوم|امس|اول امس)\s){0,3}$"
)


def day_of(
    outline: Outline, days: list[DayFound], event: EventFound | None, kind: str
) -> Day | None:
    """The day of the event: the first not ahead, nearest to the trigger; of a statement, the day it was given."""
    if kind == "not_in_genre":
        return None
    spoken = [day for day in days if _is_event_day(outline, day)]
    if kind == "statement":
        given = next((day for day in spoken if not day.future and _is_given(outline, day)), None)
        return recorded_day(outline, given) if given else None
    if event is None:
        return None
    spoken = [day for day in spoken if not _is_of_words(outline, day, kind)]
    near = [day for day in spoken if abs(day.start - event.start) <= _NEAR]
    near.sort(key=lambda day: _rank(day, event))
    chosen = next((day for day in near if not day.future), None)
    chosen = chosen or next((day for day in spoken if _is_told(outline, day, kind)), None)
    if chosen is None and kind in MEETINGS:
        chosen = next(iter(near), None)
    return recorded_day(outline, chosen) if chosen else None


def _rank(day: DayFound, event: EventFound) -> tuple[bool, bool, bool, bool, bool, int]:
    return (
        day.future,
        not event.start <= day.start < event.end,
        not 0 <= day.start - event.end <= _BESIDE,
        day.date.iso is None,
        day.date.rule == "dates.relative_day",
        abs(day.start - event.start),
    )


def _is_event_day(outline: Outline, day: DayFound) -> bool:
    """A day in running text, not that of a paper («اتفاق 25 أبريل») and no limit («قبل 10 غشت»)."""
    date = day.date
    if date.precision != "day" or date.rule == "dates.relative_week" or not date.exists:
        return False
    number = outline.sentence_at(day.start)
    if number < 0 or day.start >= outline.sentences[number].end:
        return False
    sentence = outline.sentences[number]
    if outline.lines[sentence.line].kind == "title" and date.rule in _BARE:
        return False
    before = outline.text[max(sentence.start, day.start - _SENT_REACH) : day.start]
    return not (
        _OF_LAW.search(before[-_NAMED_REACH:]) or _LIMIT.search(before) or _SENT.search(before)
    )


def _is_given(outline: Outline, day: DayFound) -> bool:
    """«تصريح عممته مساء الأربعاء», «ندوة صحافية عقدتها الجمعة», «وطالبت النقابة، أمس الثلاثاء، …»."""
    number = outline.sentence_at(day.start)
    sentence = outline.sentences[number]
    before = outline.text[max(sentence.start, day.start - _ISSUED_REACH) : day.start]
    return bool(_ISSUED.search(before)) or (number <= _FIRST and _is_said(outline, day, sentence))


def _is_said(outline: Outline, day: DayFound, sentence: Sentence) -> bool:
    """Whether the day stands beside the verb of saying that opens its sentence."""
    said = outline.text[sentence.start : day.start]
    if len(said) > _TOLD_REACH:
        return False
    verb = verb_of(outline.words[sentence.first].text)
    if verb is None or verb.act not in _STANCES or _SUBORDINATE.search(said):
        return False
    return bool(_SET_APART.search(said))


def _is_of_words(outline: Outline, day: DayFound, kind: str) -> bool:
    """«بلاغ 22 غشت», «أعلنت النقابة، اليوم الأحد، خوض إضراب»: the day something was said of the event."""
    start = outline.sentences[outline.sentence_at(day.start)].start
    before = outline.text[max(start, day.start - _SENT_REACH) : day.start]
    if _OF_WORDS.search(before[-_NAMED_REACH:]):
        return True
    announced = list(_ANNOUNCED.finditer(before)) if kind == "strike_or_protest" else []
    return bool(announced) and not _PROTESTED.search(before, announced[-1].end())


def _is_told(outline: Outline, day: DayFound, kind: str) -> bool:
    """Far from the trigger: a day that the event's own words stand beside («احتجاج اليوم»)."""
    if day.future or day.date.rule not in ("dates.weekday_before", "dates.relative_day"):
        return False
    told = _TOLD.get(kind)
    start = outline.sentences[outline.sentence_at(day.start)].start
    before = outline.text[max(start, day.start - _HELD_REACH) : day.start]
    return told is not None and told.search(before) is not None


def recorded_day(outline: Outline, day: DayFound) -> Day:
    date = day.date
    certainty = 0.95 if date.iso and not date.resolved_from else 0.75 if date.iso else 0.4
    if date.weekday_agrees is False or (date.rule == "dates.hijri" and not date.weekday_agrees):
        certainty = min(certainty, 0.7)
    if date.rule.startswith("dates.relative"):
        certainty = min(certainty, 0.6)
    return Day(
        date.iso, spans_of(outline, [(day.start, day.end)]), certainty, date.rule, date.iso_end,
        day.time, date.resolved_from, date.weekday_agrees, date.precision,
    )  # fmt: skip


def publication_day(outline: Outline, days: list[DayFound]) -> Day | None:
    if outline.published is None:
        return None
    day = next((d for d in days if d.date.start == outline.published.start), None)
    return recorded_day(outline, day) if day else None
