"""Until when something is asked or promised, as a day."""

import re
from bisect import bisect_left
from calendar import monthrange
from datetime import date

from hiwar.reading.finding import DayFound, ItemFound
from hiwar.reading.outline import Outline

_DATED = ("demand", "commitment", "decision", "recommendation")
_UNTIL = re.compile(r"(?:قبل|متم|نهايه|بحلول|غايه|حدود|اقصاه|غضون|اواخر|موعد)\s(?:\w+\s){0,2}$")
# The word and two more before the day: what stands further off is not looked at.
_NEAR = 120
_YEAR_END = re.compile(r"(?:متم|نهايه|اواخر|قبل متم)\s(?:سنه\s|عام\s)?((?:19|20)\d\d)(?!\d)")


def deadline_of(outline: Outline, item: ItemFound, days: list[DayFound]) -> str | None:
    """«قبل 17 نونبر 2026» is that day, «متم يونيو 2027» and «متم سنة 2027» the last day of it."""
    if item.type not in _DATED:
        return None
    place = bisect_left(days, item.start, key=lambda day: day.start)
    while place < len(days) and days[place].start < item.end:
        day = days[place]
        begin = max(item.start, day.start - _NEAR)
        if day.date.iso and _UNTIL.search(outline.text, begin, day.start):
            return _last_day(day)
        place += 1
    year = _YEAR_END.search(outline.text, item.start, item.end)
    return f"{year[1]}-12-31" if year else None


def _last_day(day: DayFound) -> str | None:
    if day.date.precision != "month" or not day.date.iso:
        return day.date.iso
    first = date.fromisoformat(day.date.iso)
    return first.replace(day=monthrange(first.year, first.month)[1]).isoformat()
