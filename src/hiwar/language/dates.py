"""Days as Moroccan communiqués write them, glued or spaced, checked against the calendar."""

import re
from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from hiwar.language.days import (
    MONTH,
    MONTH_NUMBERS,
    WEEKDAY,
    WEEKDAYS,
    YEAR,
    FoundDate,
    day_of,
    few_blanks,
    nearest_weekday,
    nearest_year,
)
from hiwar.language.folding import Folded, fold_with_map
from hiwar.language.french_dates import find_french_dates
from hiwar.language.hijri_dates import find_hijri_dates, without_echoes
from hiwar.language.relative_days import find_relative_days, turn_of

__all__ = ["MONTH_NUMBERS", "WEEKDAYS", "FoundDate", "find_dates", "nearest_weekday"]

_AND = r"\s*(?:[،,/-]|و|الي(?:\s+غايه)?|حتي)\s*"
_TURN = r"الجاري|الحالي|المنصرم|الماضي|الفارط|المقبل|القادم"
_SPELLED = (
    rf"(?:(?P<weekday>{WEEKDAY})(?:\s*[و،]\s*(?:{WEEKDAY})){{0,4}}\s*(?:الموافق\s+ل?)?[،,]?\s*)?"
    rf"(?:من\s+)?(?:(?P<since>\d{{1,2}})\s*(?P<since_month>{MONTH})\s*(?:الي|حتي|-)\s*(?:غايه\s+)?"
    rf"(?:يوم\s+)?(?:(?:{WEEKDAY})\s*)?)?"
    rf"(?P<day>(?:ال)?فاتح|\d{{1,2}})(?P<more>(?:{_AND}(?:(?:{WEEKDAY})\s*)?\d{{1,2}}(?!\d)){{0,8}})\s*"
    rf"(?:من\s+)?(?:شهر\s+)?(?P<month>{MONTH})(?![^\W\d_])"
    rf"(?:\s*(?:من\s+)?(?:سنه\s+|عام\s+)?(?P<year>{YEAR})|\s+(?:من\s+(?:السنه|العام)\s+)?(?P<turn>(?:{_TURN})ه?)(?!\w))?(?!\d)"
)
_NUMERIC = (
    rf"(?:(?P<weekday2>{WEEKDAY})\s*)?"
    rf"(?:(?P<year3>{YEAR})[/-](?P<month3>\d{{1,2}})[/-](?P<day3>\d{{1,2}})"
    rf"|(?P<day2>\d{{1,2}})\s?[/.-]\s?(?P<month2>\d{{1,2}})\s?[/.-]\s?(?P<year2>{YEAR}))(?!\d)"
)
_LONE_MONTH = rf"(?P<month4>{MONTH})\s*(?P<year4>{YEAR})(?!\d)"
_LONE_WEEKDAY = rf"[وبل]?(?P<weekday5>{WEEKDAY})(?!\w)"
# Looking at the first letters is what keeps the search fast: most words open no date.
_WEEKDAYS = "|".join(sorted({name[2:4] for name in WEEKDAYS}))
_MONTHS = "|".join(sorted({name[:2] for name in MONTH_NUMBERS}))
_DATE = re.compile(
    rf"(?=\d|ال(?:فا|{_WEEKDAYS})|فات|من\s|(?<!\w)(?:{_MONTHS}|[وبل]ال))(?:"
    + few_blanks(rf"(?<!\d)(?:{_SPELLED}|{_NUMERIC})|(?<!\w)(?:{_LONE_MONTH}|{_LONE_WEEKDAY})")
    + ")"
)
_NUMBER = re.compile(r"\d{1,2}")
_SHORT_TEXT = 100_000


@lru_cache(maxsize=2)
def _remembered(text: str) -> tuple[re.Match[str], ...]:
    return tuple(_DATE.finditer(text))


def _spots(text: str) -> Iterable[re.Match[str]]:
    """A text is searched twice, before and after its day of publication is known.

    What was found is kept from one to the other where it cannot be much.
    """
    return _remembered(text) if len(text) < _SHORT_TEXT else _DATE.finditer(text)


def find_dates(text: str | Folded, anchor: date | None = None) -> list[FoundDate]:
    """Every date of `text` in order, offsets into the original characters.

    `anchor` (the day of publication) resolves a bare weekday backwards unless «المقبل» follows, a
    day without its year to the nearest, and words such as أمس. Hijri days are Umm al-Qura's, a day
    off from Morocco's at times.
    """
    folded = text if isinstance(text, Folded) else fold_with_map(text)
    found = [_read(match, folded, anchor) for match in _spots(folded.text)]
    others = find_hijri_dates(folded, anchor) + find_french_dates(folded, anchor)
    if anchor:
        others += find_relative_days(folded, anchor)
    return without_echoes(folded, _merged(found, others)) if others else found


def _merged(found: list[FoundDate], others: list[FoundDate]) -> list[FoundDate]:
    """All in order; of two that overlap the longer stays."""
    kept: list[FoundDate] = []
    for date_ in sorted([*found, *others], key=lambda d: (d.start, -d.end)):
        if kept and date_.start < kept[-1].end:
            if date_.end - date_.start > kept[-1].end - kept[-1].start:
                kept[-1] = date_
            continue
        kept.append(date_)
    return kept


def _read(match: re.Match[str], folded: Folded, anchor: date | None) -> FoundDate:
    if match["month4"]:
        start, end = folded.original(match.start(), match.end())
        iso = f"{match['year4']}-{MONTH_NUMBERS[match['month4']]:02d}-01"
        return FoundDate(start, end, iso, "dates.month_year", precision="month")
    if match["weekday5"]:
        return _read_weekday(match, folded, anchor)
    return _read_day(match, folded, anchor)


def _read_weekday(match: re.Match[str], folded: Folded, anchor: date | None) -> FoundDate:
    turn, stop = turn_of(folded.text, match.start("weekday5"), match.end("weekday5"))
    start, end = folded.original(match.start("weekday5"), stop)
    weekday = WEEKDAYS[match["weekday5"]]
    if anchor is None:
        return FoundDate(start, end, None, "dates.weekday_alone", weekday=weekday)
    back = nearest_weekday(weekday, anchor)
    if turn < 0 and back == anchor:
        back = nearest_weekday(weekday, date.fromordinal(anchor.toordinal() - 1))
    day = nearest_weekday(weekday, anchor, forward=True) if turn > 0 else back
    rule = "dates.weekday_after" if turn > 0 else "dates.weekday_before"
    return FoundDate(
        start, end, day.isoformat(), rule, weekday=weekday, resolved_from=anchor.isoformat()
    )


def _read_day(match: re.Match[str], folded: Folded, anchor: date | None) -> FoundDate:
    year, month, first, last = _numbers(match)
    begin = match.start() if not last or last >= first else match.end("more") - len(str(last))
    if begin != match.start() and last:
        first, last = last, None
    start, end = folded.original(begin, match.end())
    name = match["weekday"] or match["weekday2"]
    weekday = WEEKDAYS[name] if name and begin == match.start() else None
    rule = "dates.weekday_day_month" if name else "dates.day_month"
    if not match["month"]:
        rule = "dates.numeric"
    resolved_from = None
    if year is None and anchor is not None:
        year, resolved_from = _year_by(match["turn"], month, first, anchor), anchor.isoformat()
    if year is None:
        return FoundDate(start, end, None, "dates.day_without_year", weekday=weekday)
    day = day_of(year, month, first)
    if day is None or (last and day_of(year, month, last) is None):
        return FoundDate(start, end, None, "dates.impossible", weekday=weekday, exists=False)
    until = day_of(year, month, last) if last else None
    if match["since_month"]:
        day, until = _since(match, day), day
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
        day = int(match["day"]) if match["day"].isdigit() else 1
        year = int(match["year"]) if match["year"] else None
        more = _NUMBER.findall(match["more"])
        return year, MONTH_NUMBERS[match["month"]], day, int(more[-1]) if more else None
    suffix = "2" if match["year2"] else "3"
    year, month, day = (int(match[part + suffix]) for part in ("year", "month", "day"))
    return year, month, day, None


def _since(match: re.Match[str], until: date) -> date:
    """The first day of a range over two months, in the year of its end or the one before."""
    month, number = MONTH_NUMBERS[match["since_month"]], int(match["since"])
    year = until.year if (month, number) <= (until.month, until.day) else until.year - 1
    return day_of(year, month, number) or until


def _year_by(turn: str | None, month: int, day: int, anchor: date) -> int:
    """«25 أبريل الماضي» lies behind the anchor, «17 نونبر المقبل» ahead, else what is nearest."""
    if turn and turn.startswith(("الماضي", "المنصرم", "الفارط")):
        return anchor.year if (month, day) <= (anchor.month, anchor.day) else anchor.year - 1
    if turn and turn.startswith(("المقبل", "القادم")):
        return anchor.year if (month, day) >= (anchor.month, anchor.day) else anchor.year + 1
    return nearest_year(month, day, anchor)
