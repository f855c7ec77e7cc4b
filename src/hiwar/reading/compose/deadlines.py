"""Until when something is asked or promised, as a day."""

import re
from bisect import bisect_left
from calendar import monthrange
from datetime import date, timedelta

from hiwar.reading.finding import DayFound, ItemFound
from hiwar.reading.outline import Outline

_DATED = ("demand", "commitment", "decision", "recommendation")
_UNTIL = re.compile(r"(?:قبل|متم|نهايه|بحلول|غايه|حدود|اقصاه|غضون|اواخر|موعد)\s(?:\w+\s){0,2}$")
# The word and two more before the day: what stands further off is not looked at.
_NEAR = 120
_YEAR_END = re.compile(r"(?:متم|نهايه|اواخر|قبل متم)\s(?:سنه\s|عام\s)?((?:19|20)\d\d)(?!\d)")

_COUNTS = {
    "ثلاثه": 3, "اربعه": 4, "خمسه": 5, "سته": 6, "سبعه": 7, "ثمانيه": 8, "تسعه": 9, "عشره": 10,
    "ثلاث": 3, "اربع": 4, "خمس": 5, "ست": 6, "سبع": 7, "عشر": 10,
}  # fmt: skip
_HOUR, _MONTH, _YEAR = 1 / 24, 30, 365
_UNITS = {
    "ساعه": (_HOUR, False), "ساعات": (_HOUR, False), "يوم": (1, False), "يوما": (1, False),
    "ايام": (1, False), "يومين": (1, True), "اسبوع": (7, False), "اسبوعا": (7, False),
    "اسبوعين": (7, True), "اسابيع": (7, False), "شهر": (_MONTH, False), "شهرا": (_MONTH, False),
    "شهرين": (_MONTH, True), "اشهر": (_MONTH, False), "سنه": (_YEAR, False), "سنتين": (_YEAR, True),
    "سنوات": (_YEAR, False),
}  # fmt: skip
_MOST_UNITS = 366
_TERM = re.compile(
    r"(?:اجل|داخل|غضون|ظرف|مهله|مده)\s(?:اجل\s)?(?:(?:لا\s(?:يتعدي|يتجاوز)|اقصاه|اقصاها|مدته|قدره|قدرها)\s)?"
    rf"(?:(?P<count>\d{{1,3}})\s|(?P<word>{'|'.join(_COUNTS)})\s)?(?P<unit>{'|'.join(_UNITS)})(?![^\W\d_])"
)


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
    return f"{year[1]}-12-31" if year else _within(outline, item)


def _within(outline: Outline, item: ItemFound) -> str | None:
    """«في أجل 48 ساعة»: from the page's day to the last one; nothing where the page has no day."""
    match = _TERM.search(outline.text, item.start, item.end)
    if not match or outline.anchor is None:
        return None
    unit, two = _UNITS[match["unit"]]
    count = int(match["count"]) if match["count"] else _COUNTS.get(match["word"] or "", 1)
    days = unit * (2 if two else min(count, _MOST_UNITS))
    last = outline.anchor + timedelta(days=max(1, round(days)))
    return f"{outline.anchor.isoformat()}/{last.isoformat()}"


def _last_day(day: DayFound) -> str | None:
    if day.date.precision != "month" or not day.date.iso:
        return day.date.iso
    first = date.fromisoformat(day.date.iso)
    return first.replace(day=monthrange(first.year, first.month)[1]).isoformat()
