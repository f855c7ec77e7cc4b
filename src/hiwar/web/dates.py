"""Days in the words Moroccans use. Never 21/10/25, never another country's months."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Final

from django.utils import timezone
from django.utils.translation import get_language, gettext, ngettext

MONTHS: Final[Mapping[str, tuple[str, ...]]] = {
    "ar": (
        "يناير", "فبراير", "مارس", "أبريل", "ماي", "يونيو",
        "يوليوز", "غشت", "شتنبر", "أكتوبر", "نونبر", "دجنبر",
    ),
    "fr": (
        "janvier", "février", "mars", "avril", "mai", "juin",
        "juillet", "août", "septembre", "octobre", "novembre", "décembre",
    ),
    "en": (
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ),
}  # fmt: skip
WEEKDAYS: Final[Mapping[str, tuple[str, ...]]] = {
    "ar": ("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"),
    "fr": ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
IN_WORDS_FOR: Final = 60  # days: beyond it the date says more than the count


def language() -> str:
    """`ar`, `fr` or `en`: the first part of the active language, Arabic when it is none of them."""
    code = (get_language() or "ar")[:2]
    return code if code in MONTHS else "ar"


def local_day(value: date) -> date:
    """The day in the current time zone of a date, or of an aware datetime."""
    if isinstance(value, datetime):
        return timezone.localtime(value).date() if timezone.is_aware(value) else value.date()
    return value


def day_in_words(
    value: date, form: str = "long", *, today: date | None = None, precision: str = "day"
) -> str:
    """«21 أكتوبر 2025».

    `form`: `full` puts the weekday first, `long` has day, month and year, `short` leaves out the
    year when it is that of `today`. `precision` (`day`, `month`, `year`) is how much of the value
    is known; the unknown part is left out. Raises KeyError for another form.
    """
    day, tongue = local_day(value), language()
    month = MONTHS[tongue][day.month - 1]
    if precision == "year":
        return str(day.year)
    if precision == "month":
        return f"{month} {day.year}"
    number = "1er" if tongue == "fr" and day.day == 1 else str(day.day)
    short = f"{number} {month}"
    year_known = today is not None and local_day(today).year == day.year
    return {
        "short": short if year_known else f"{short} {day.year}",
        "long": f"{short} {day.year}",
        "full": f"{WEEKDAYS[tongue][day.weekday()]} {short} {day.year}",
    }[form]


def distance_in_words(value: date, today: date) -> str:
    """«أمس»، «قبل 5 أيام»، «بعد 26 يوما»; the short date when it is more than sixty days away."""
    days = (local_day(value) - local_day(today)).days
    if abs(days) > IN_WORDS_FOR:
        return day_in_words(value, "short", today=today)
    near = {0: gettext("today"), -1: gettext("yesterday"), 1: gettext("tomorrow")}
    if days in near:
        return near[days]
    if days < 0:
        return ngettext("%(n)s day ago", "%(n)s days ago", -days) % {"n": -days}
    return ngettext("in %(n)s day", "in %(n)s days", days) % {"n": days}


def lateness_in_words(deadline: date, today: date) -> str:
    """«متأخر 5 أيام» after the deadline, the distance to it before."""
    days = (local_day(today) - local_day(deadline)).days
    if days <= 0:
        return distance_in_words(deadline, today)
    return ngettext("%(n)s day late", "%(n)s days late", days) % {"n": days}
