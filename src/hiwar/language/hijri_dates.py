"""Days of the Hijri calendar, by Umm al-Qura's tables; a weekday beside them corrects the moon."""

import re
from bisect import bisect_left
from datetime import date, timedelta
from itertools import pairwise

from hijridate import Hijri

from hiwar.language.days import WEEKDAY, WEEKDAYS, FoundDate, few_blanks
from hiwar.language.folding import Folded

_MONTHS = (
    ("محرم",), ("صفر",), ("ربيع الاول", "ربيع النبوي"), ("ربيع الثاني", "ربيع الاخر"),
    ("جمادي الاولي", "جمادي الاول"), ("جمادي الثانيه", "جمادي الاخره", "جمادي الاخيره"),
    ("رجب",), ("شعبان",), ("رمضان",), ("شوال",), ("ذو القعده", "ذي القعده"),
    ("ذو الحجه", "ذي الحجه"),
)  # fmt: skip
_NUMBERS = {name: number for number, names in enumerate(_MONTHS, start=1) for name in names}
# A text with none of these has no month of theirs: most texts.
_HINTS = tuple({name.removeprefix("ذو ").removeprefix("ذي ").split()[0] for name in _NUMBERS})
_NAMES = "|".join(name.replace(" ", r"\s+") for name in sorted(_NUMBERS, key=len, reverse=True))
_HIJRI = re.compile(
    few_blanks(
        rf"(?<!\w)(?:(?P<weekday>{WEEKDAY})\s*[،,]?\s*)?(?:من\s+)?(?P<day>فاتح|\d{{1,2}})\s*(?:من\s+)?(?:شهر\s+)?"
        rf"(?P<month>{_NAMES})(?!\w)(?:\s+(?:الابرك|المعظم|الكريم|المبارك|الحرام|الخير))?"
        rf"(?:\s*(?:من\s+)?(?:سنه\s+|عام\s+)?(?P<year>1[34]\d\d)(?!\d)(?:\s?(?:هجريه|هجري|ه)(?!\w))?)?"
    )
)
_LINK = re.compile(
    r"[\s()،,]*(?:ه|م|هجريه|ميلاديه)?[\s()،,-]*(?:ال)?(?:موافق|موافقا)?\s*(?:ل|ب)?\s*(?:يوم\s+)?[\s()]*"
)
_FIRST, _LAST = 1343, 1500
_FAR = 30
_A_DAY_OR_TWO = 2


def find_hijri_dates(folded: Folded, anchor: date | None) -> list[FoundDate]:
    """Hijri days with their year, and with `anchor` also those without."""
    found: list[FoundDate] = []
    if not any(map(folded.text.__contains__, _HINTS)):
        return found
    for match in _HIJRI.finditer(folded.text):
        day = _read(match, folded.original(match.start(), match.end()), anchor)
        if day:
            found.append(day)
    return found


def _read(match: re.Match[str], span: tuple[int, int], anchor: date | None) -> FoundDate | None:
    month = _NUMBERS[" ".join(match["month"].split())]
    number = int(match["day"]) if match["day"].isdigit() else 1
    weekday = WEEKDAYS[match["weekday"]] if match["weekday"] else None
    if match["year"]:
        day = _gregorian(int(match["year"]), month, number)
        if day is None:
            return FoundDate(*span, None, "dates.impossible", weekday=weekday, exists=False)
    elif anchor is None:
        return None
    else:
        day = _nearest(month, number, anchor)
        if day is None:
            return None
    agrees = None
    if weekday is not None:
        day, agrees = _by_weekday(day, weekday)
    since = anchor.isoformat() if anchor and not match["year"] else None
    return FoundDate(
        *span, day.isoformat(), "dates.hijri", None, weekday, agrees, since
    )  # fmt: skip


def _by_weekday(day: date, weekday: int) -> tuple[date, bool]:
    """The moon is seen a day later or earlier: the weekday tells which."""
    for step in (0, 1, -1):
        near = day + timedelta(days=step)
        if near.weekday() == weekday:
            return near, True
    return day, False


def _nearest(month: int, number: int, anchor: date) -> date | None:
    year = round((anchor.toordinal() - 227014) / 354.367) + 1
    days = [_gregorian(near, month, number) for near in (year - 1, year, year + 1)]
    real = [day for day in days if day]
    return min(real, key=lambda day: abs((day - anchor).days), default=None)


def _gregorian(year: int, month: int, day: int) -> date | None:
    if not _FIRST <= year <= _LAST:
        return None
    try:
        return date(*Hijri(year, month, day).to_gregorian().datetuple())
    except (ValueError, OverflowError):
        return None


def without_echoes(folded: Folded, dates: list[FoundDate]) -> list[FoundDate]:
    """Of «28 رمضان 1442 الموافق لـ 11 ماي 2021» the Gregorian day alone, where the two agree."""
    kept = list(dates)
    for one, other in pairwise(dates):
        hijri, plain = (one, other) if one.rule == "dates.hijri" else (other, one)
        if hijri.rule != "dates.hijri" or plain.rule == "dates.hijri":
            continue
        if other.start - one.end > _FAR or not _joined(folded, one.end, other.start):
            continue
        if hijri.iso and plain.iso and _days_apart(hijri.iso, plain.iso) <= _A_DAY_OR_TWO:
            kept.remove(hijri)
    return kept


def _joined(folded: Folded, start: int, end: int) -> bool:
    from_place = bisect_left(folded.starts, start)
    to_place = bisect_left(folded.starts, end)
    return bool(_LINK.fullmatch(folded.text, from_place, to_place))


def _days_apart(one: str, other: str) -> int:
    return abs((date.fromisoformat(one) - date.fromisoformat(other)).days)
