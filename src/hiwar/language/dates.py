"""Days as Moroccan communiqués write them, glued or spaced, checked against the calendar."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from hiwar.language.folding import Folded, fold_with_map

_MONTHS = {
    1: "يناير جانفي", 2: "فبراير فيفري", 3: "مارس", 4: "ابريل افريل", 5: "مايو ماي",
    6: "يونيو يونيه جوان", 7: "يوليوز يوليو يوليه جويليه", 8: "غشت اغسطس اوت",
    9: "شتنبر سبتمبر شتمبر", 10: "اكتوبر", 11: "نونبر نوفمبر نوتبر", 12: "دجنبر ديسمبر دجمبر",
}  # fmt: skip
MONTH_NUMBERS = {name: number for number, names in _MONTHS.items() for name in names.split()}
WEEKDAYS = {
    "الاثنين": 0, "الاتنين": 0, "الثلاثاء": 1, "الثلاتاء": 1, "الثلاثا": 1, "الاربعاء": 2,
    "الخميس": 3, "الجمعه": 4, "السبت": 5, "الاحد": 6,
}  # fmt: skip

_MONTH = "|".join(sorted(MONTH_NUMBERS, key=len, reverse=True))
_WEEKDAY = "|".join(sorted(WEEKDAYS, key=len, reverse=True))
_YEAR = r"(?:19|20)\d\d"
_SPELLED = (
    rf"(?:(?P<weekday>{_WEEKDAY})\s*(?:الموافق\s+ل?)?[،,]?\s*)?"
    rf"(?:من\s+)?(?P<day>فاتح|\d{{1,2}})\s*(?:(?:و|-|الي|و\s*{_WEEKDAY})\s*(?P<last>\d{{1,2}})\s*)?"
    rf"(?:من\s+)?(?:شهر\s+)?(?P<month>{_MONTH})(?![^\W\d_])"
    rf"(?:\s*(?:من\s+)?(?:سنه\s+)?(?P<year>{_YEAR}))?(?!\d)"
)
_NUMERIC = (
    r"(?:(?P<weekday2>" + _WEEKDAY + r")\s*)?"
    rf"(?:(?P<year3>{_YEAR})-(?P<month3>\d{{1,2}})-(?P<day3>\d{{1,2}})"
    rf"|(?P<day2>\d{{1,2}})\s?[/.-]\s?(?P<month2>\d{{1,2}})\s?[/.-]\s?(?P<year2>{_YEAR}))(?!\d)"
)
_LONE_MONTH = rf"(?P<month4>{_MONTH})\s*(?P<year4>{_YEAR})(?!\d)"
_LONE_WEEKDAY = rf"[وبل]?(?P<weekday5>{_WEEKDAY})(?!\w)"
_DATE = re.compile(rf"(?<!\d)(?:{_SPELLED}|{_NUMERIC})|(?<!\w)(?:{_LONE_MONTH}|{_LONE_WEEKDAY})")
_WEEK = 7
_HALF_YEAR = 183


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A day (or month) written at `start:end` of the text searched.

    `iso` is None where nothing anchors it, and where the day does not exist (`exists` is False).
    """

    start: int
    end: int
    iso: str | None
    rule: str
    iso_end: str | None = None
    weekday: int | None = None
    weekday_agrees: bool | None = None
    resolved_from: str | None = None
    precision: str = "day"
    exists: bool = True


def find_dates(text: str | Folded, anchor: date | None = None) -> list[FoundDate]:
    """Every date of `text` in order, offsets into the original characters.

    `anchor` (the day of publication) resolves a bare weekday backwards, and a day without its
    year to the nearest.
    """
    folded = text if isinstance(text, Folded) else fold_with_map(text)
    return [_read(match, folded, anchor) for match in _DATE.finditer(folded.text)]


def nearest_weekday(weekday: int, anchor: date, *, forward: bool = False) -> date:
    """That weekday on the anchor or before it; with `forward`, after the anchor."""
    if forward:
        return anchor + timedelta(days=(weekday - anchor.weekday() - 1) % _WEEK + 1)
    return anchor - timedelta(days=(anchor.weekday() - weekday) % _WEEK)


def _read(match: re.Match[str], folded: Folded, anchor: date | None) -> FoundDate:
    if match["month4"]:
        start, end = folded.original(match.start(), match.end())
        iso = f"{match['year4']}-{MONTH_NUMBERS[match['month4']]:02d}-01"
        return FoundDate(start, end, iso, "dates.month_year", precision="month")
    if match["weekday5"]:
        return _read_weekday(match, folded, anchor)
    return _read_day(match, folded, anchor)


def _read_weekday(match: re.Match[str], folded: Folded, anchor: date | None) -> FoundDate:
    start, end = folded.original(match.start("weekday5"), match.end("weekday5"))
    weekday = WEEKDAYS[match["weekday5"]]
    if anchor is None:
        return FoundDate(start, end, None, "dates.weekday_alone", weekday=weekday)
    day = nearest_weekday(weekday, anchor).isoformat()
    return FoundDate(
        start, end, day, "dates.weekday_before", weekday=weekday, resolved_from=anchor.isoformat()
    )


def _read_day(match: re.Match[str], folded: Folded, anchor: date | None) -> FoundDate:
    start, end = folded.original(match.start(), match.end())
    name = match["weekday"] or match["weekday2"]
    weekday = WEEKDAYS[name] if name else None
    rule = "dates.weekday_day_month" if name else "dates.day_month"
    if not match["month"]:
        rule = "dates.numeric"
    year, month, first, last = _numbers(match)
    resolved_from = None
    if year is None and anchor is not None:
        year, resolved_from = _nearest_year(month, first, anchor), anchor.isoformat()
    if year is None:
        return FoundDate(start, end, None, "dates.day_without_year", weekday=weekday)
    day = _day(year, month, first)
    if day is None:
        return FoundDate(start, end, None, "dates.impossible", weekday=weekday, exists=False)
    until = _day(year, month, last) if last else None
    return FoundDate(
        start,
        end,
        day.isoformat(),
        rule,
        iso_end=until.isoformat() if until and until > day else None,
        weekday=weekday,
        weekday_agrees=None if weekday is None else day.weekday() == weekday,
        resolved_from=resolved_from,
    )


def _numbers(match: re.Match[str]) -> tuple[int | None, int, int, int | None]:
    if match["month"]:
        day = 1 if match["day"] == "فاتح" else int(match["day"])
        year = int(match["year"]) if match["year"] else None
        last = int(match["last"]) if match["last"] else None
        return year, MONTH_NUMBERS[match["month"]], day, last
    suffix = "2" if match["year2"] else "3"
    year, month, day = (int(match[part + suffix]) for part in ("year", "month", "day"))
    return year, month, day, None


def _nearest_year(month: int, day: int, anchor: date) -> int:
    for year in (anchor.year, anchor.year - 1, anchor.year + 1):
        candidate = _day(year, month, day)
        if candidate and abs((candidate - anchor).days) <= _HALF_YEAR:
            return year
    return anchor.year


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
