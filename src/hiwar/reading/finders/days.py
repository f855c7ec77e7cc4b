"""Days with the hour beside them, and whether they lie ahead."""

import re
from bisect import bisect_left

from hiwar.language.clock import find_time
from hiwar.language.dates import FoundDate
from hiwar.reading.finding import DayFound
from hiwar.reading.outline import Outline

_AHEAD = re.compile(
    r"(?:تقرر|قررت?|ستنعقد|سينعقد|ستعقد|سيعقد|ستنظم|سينظم|المزمع|المقرر|المقبل|القادم|المقبله|تعتزم|يعتزم"
    r"|ستخوض|سيخوض|(?<!\w)خوض|ابتداء من|وذلك يوم|دعت|يدعو|تدعو|موعد)"
)
_UNTIL = re.compile(r"(?:الي غايه|حتي|الي حدود|قبل)\s(?:يوم\s)?$")
_NOW = re.compile(r"(?<!\w)(?:اليوم|يومه|امس|البارحه)\s(?:يوم\s)?$")
_PAST = re.compile(r"امس|البارحه|اليوم|الماضي|المنصرم|الفارط|الاخير")
_CLOSE = 12
_LINK = 20
_REACH = 60
_BEFORE = 120


def find_days(outline: Outline) -> list[DayFound]:
    return [_day(outline, date) for date in outline.dates]


def _day(outline: Outline, date: FoundDate) -> DayFound:
    text = outline.text
    start = _folded(outline, date.start)
    end = _folded(outline, date.end)
    stop = text.find("\n", end, end + _REACH)
    limit = stop if stop >= 0 else min(len(text), end + _REACH)
    hour = find_time(text, end, limit) or find_time(text, max(0, start - 45), start)
    before = max(text.rfind(mark, max(0, start - _BEFORE), start) for mark in ".\n؛")
    before = max(before, start - _BEFORE, 0)
    until = _UNTIL.search(text, max(0, start - _LINK), start)
    ahead = _AHEAD.search(text, before, min(len(text), end + 10)) is not None
    future = bool(until) or _is_after(outline, date) or (ahead and not _is_behind(text, start, end))
    return DayFound(start, end, date, hour[2] if hour else None, future)


def _is_behind(text: str, start: int, end: int) -> bool:
    """«أمس الثلاثاء», «اليوم الخميس», «الاثنين الماضي»: past, whatever is announced beside it."""
    return bool(_NOW.search(text, max(0, start - _CLOSE), start) or _PAST.search(text, start, end))


def _is_after(outline: Outline, date: FoundDate) -> bool:
    """Whether a day comes after the page's own."""
    published = outline.published.iso if outline.published else None
    return bool(published and date.iso and date.precision == "day" and date.iso > published)


def _folded(outline: Outline, place: int) -> int:
    return bisect_left(outline.folded.starts, place)
