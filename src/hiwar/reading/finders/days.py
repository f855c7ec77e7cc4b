"""Days with the hour beside them, and whether they lie ahead."""

import re
from bisect import bisect_left

from hiwar.language.clock import find_time
from hiwar.language.dates import FoundDate
from hiwar.reading.finding import DayFound
from hiwar.reading.outline import Outline

_AHEAD = re.compile(
    r"(?:تقرر|قررت?|ستنعقد|سينعقد|ستعقد|سيعقد|ستنظم|سينظم|المزمع|المقرر|المقبل|القادم|المقبله|تعتزم|يعتزم"
    r"|ستخوض|سيخوض|خوض|ابتداء من|وذلك يوم|دعت|يدعو|تدعو|موعد)"
)
_UNTIL = re.compile(r"(?:الي غايه|حتي|الي حدود|قبل)\s(?:يوم\s)?$")
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
    future = bool(until) or bool(_AHEAD.search(text, before, min(len(text), end + 10)))
    return DayFound(start, end, date, hour[2] if hour else None, future)


def _folded(outline: Outline, place: int) -> int:
    return bisect_left(outline.folded.starts, place)
