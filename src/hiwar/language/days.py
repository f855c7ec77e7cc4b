"""The calendar behind written days: what a date found is, the names of months and weekdays, counting from a day."""

from dataclasses import dataclass
from datetime import date, timedelta

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
MONTH = "|".join(sorted(MONTH_NUMBERS, key=len, reverse=True))
WEEKDAY = "|".join(sorted(WEEKDAYS, key=len, reverse=True))
YEAR = r"(?:19|20)\d\d"
_WEEK = 7
_HALF_YEAR = 183


def few_blanks(pattern: str) -> str:
    """The pattern with its runs of blanks bounded.

    Between two of its words a million blanks would be tried from each of them, in vain.
    """
    return pattern.replace(r"\s*", r"\s{0,12}").replace(r"\s+", r"\s{1,12}")


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


def nearest_weekday(weekday: int, anchor: date, *, forward: bool = False) -> date:
    """That weekday on the anchor or before it; with `forward`, after the anchor."""
    if forward:
        return anchor + timedelta(days=(weekday - anchor.weekday() - 1) % _WEEK + 1)
    return anchor - timedelta(days=(anchor.weekday() - weekday) % _WEEK)


def nearest_year(month: int, day: int, anchor: date) -> int:
    """The year that brings a day and month closest to the anchor."""
    for year in (anchor.year, anchor.year - 1, anchor.year + 1):
        candidate = day_of(year, month, day)
        if candidate and abs((candidate - anchor).days) <= _HALF_YEAR:
            return year
    return anchor.year


def day_of(year: int, month: int, day: int) -> date | None:
    """That day, or None where the calendar has none."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def month_beside(anchor: date, steps: int) -> tuple[int, int]:
    """Year and month `steps` months after the anchor's."""
    count = anchor.year * 12 + anchor.month - 1 + steps
    return count // 12, count % 12 + 1
