"""Days counted from the day of publication: أمس، غدا، الأسبوع المقبل، 12 من الشهر الجاري."""

import re
from calendar import monthrange
from datetime import date, timedelta

from hiwar.language.days import FoundDate, day_of, few_blanks, month_beside
from hiwar.language.folding import Folded

_PAST = r"الماضي|المنصرم|الفارط|الاخير|السابق"
_AHEAD = r"المقبل|القادم"
_NOW = r"الجاري|الحالي"
_STEPS = {"اول امس": -2, "امس الاول": -2, "اول البارحه": -2, "امس": -1, "البارحه": -1,
          "بعد غد": 2, "يوم غد": 1, "غدا": 1}  # fmt: skip
_E = r"(?!\w)"
_WORDS = "|".join(sorted(_STEPS, key=len, reverse=True))
_NOT_TODAY = r"(?!\s+(?:ال(?:عالمي|وطني|دولي|دراسي|اول|ثاني|ثالث|موالي|تالي|ذي)|ذاته|نفسه|عينه|نفسها|الواحد))"
# «احتجاج اليوم», «نظمت اليوم ب…»: the day only beside an event or its verb, else nowadays.
_EVENTS = (
    r"احتجاج|وقفه|اضراب|اعتصام|مسيره|اجتماع|لقاء|جلسه|ندوه|(?:عقد|انعقد|نظم|انطلق|افتتح|اختتم|احتضن|التام|خاض|نفذ|احتج"
    r"|شارك|اعلن|التقي|استقبل|شهد|وقع|اسدل)(?:ت|وا|ه|ها)?"
)
_DAY_NAMES = r"الاثنين|الثلاثاء|الاربعاء|الخميس|الجمعه|السبت|الاحد"
_RELATIVE = re.compile(
    few_blanks(
        rf"(?<!\w)(?:(?:و|ب)?(?P<word>{_WORDS}){_E}"
        rf"|(?P<today>(?:صباح|زوال|ظهر|مساء|عصر|ليله|يومه|قبل قليل من)\s+(?:هذا\s+)?اليوم{_NOT_TODAY}{_E})"
        rf"|(?:{_EVENTS})\s+(?P<now>اليوم){_NOT_TODAY}{_E}(?!\s+(?:{_DAY_NAMES}))"
        rf"|(?:(?P<number>\d{{1,2}})\s*(?:من\s+)?)?(?:هذا\s+)?(?P<unit>(?:ال|لل)?(?:اسبوع|شهر|سنه|عام|موسم))\s+"
        rf"(?P<turn>(?:{_PAST}|{_AHEAD}|{_NOW})ه?){_E}"
        rf"|يوم\s+(?P<number2>\d{{1,2}})\s+(?P<turn2>{_NOW}){_E})"
    )
)
_AFTER = re.compile(rf"\s+(?:(?P<past>(?:{_PAST})ه?)|(?P<ahead>(?:{_AHEAD})ه?)){_E}")
_TOMORROW = re.compile(r"(?:غد|غدا|بعد غد)\s+(?:يوم\s+)?$")
_YESTERDAY = re.compile(r"امس\s+(?:يوم\s+)?$")
_REACH = 12
_SUNDAY = 6


def turn_of(text: str, start: int, end: int) -> tuple[int, int]:
    """Which way a weekday at `start:end` of folded text points (-1 back, 1 ahead, 0 untold), and where it ends."""
    after = _AFTER.match(text, end)
    if after:
        return (-1 if after["past"] else 1), after.end()
    before = text[max(0, start - _REACH) : start]
    if _TOMORROW.search(before):
        return 1, end
    return (-1 if _YESTERDAY.search(before) else 0), end


def find_relative_days(folded: Folded, anchor: date) -> list[FoundDate]:
    """Days, weeks, months and years told from the anchor."""
    found = []
    for match in _RELATIVE.finditer(folded.text):
        begin = match.start("now") if match["now"] else match.start()
        span = folded.original(begin, match.end())
        day = _read(match, span, anchor)
        if day:
            found.append(day)
    return found


def _read(match: re.Match[str], span: tuple[int, int], anchor: date) -> FoundDate | None:
    since = anchor.isoformat()
    if match["word"] or match["today"] or match["now"]:
        day = anchor + timedelta(days=_STEPS[match["word"]] if match["word"] else 0)
        return FoundDate(*span, day.isoformat(), "dates.relative_day", resolved_from=since)
    turn = match["turn2"] or match["turn"]
    step = _step(turn)
    number = match["number2"] or match["number"]
    if number:
        within = match["number2"] or match["unit"].endswith("شهر")
        day_found = day_of(*month_beside(anchor, step), int(number)) if within else None
        if day_found is None:
            return None
        return FoundDate(*span, day_found.isoformat(), "dates.day_of_month", resolved_from=since)
    return _span_of_time(match["unit"], step, span, anchor)


def _step(turn: str) -> int:
    bare = turn.removesuffix("ه")
    return 0 if bare in _NOW.split("|") else 1 if bare in _AHEAD.split("|") else -1


def _span_of_time(unit: str, step: int, span: tuple[int, int], anchor: date) -> FoundDate | None:
    since = anchor.isoformat()
    if unit.endswith("اسبوع"):
        monday = anchor + timedelta(days=7 * step - anchor.weekday())
        return FoundDate(
            *span,
            monday.isoformat(),
            "dates.relative_week",
            (monday + timedelta(days=_SUNDAY)).isoformat(),
            resolved_from=since,
        )
    if unit.endswith("شهر"):
        year, month = month_beside(anchor, step)
        last = date(year, month, monthrange(year, month)[1])
        return FoundDate(
            *span,
            last.replace(day=1).isoformat(),
            "dates.relative_month",
            last.isoformat(),
            resolved_from=since,
            precision="month",
        )
    if unit.endswith("موسم"):
        return None
    iso = date(anchor.year + step, 1, 1).isoformat()
    return FoundDate(*span, iso, "dates.relative_year", resolved_from=since, precision="year")
