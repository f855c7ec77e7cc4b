"""Days in French: le samedi 5 mars 2021, 1er mai, du 5 au 7 mars, lundi dernier."""

import re
from datetime import date, timedelta

from hiwar.language.days import YEAR, FoundDate, day_of, few_blanks, nearest_weekday, nearest_year
from hiwar.language.folding import Folded

_MONTHS = {
    "janvier": 1, "fevrier": 2, "mars": 3, "avril": 4, "mai": 5, "juin": 6, "juillet": 7, "aout": 8,
    "septembre": 9, "octobre": 10, "novembre": 11, "decembre": 12,
}  # fmt: skip
_WEEKDAYS = {
    "lundi": 0, "mardi": 1, "mercredi": 2, "jeudi": 3, "vendredi": 4, "samedi": 5, "dimanche": 6,
}  # fmt: skip
_MONTH, _WEEKDAY = "|".join(_MONTHS), "|".join(_WEEKDAYS)
_LETTERS = re.compile("[a-z]{3}")
_ANY = re.compile(rf"(?:{_MONTH}|{_WEEKDAY}|hier|demain)(?![^\W\d_])")
_DATE = re.compile(
    few_blanks(
        rf"(?<!\w)(?:(?:(?P<weekday>{_WEEKDAY})(?:\s*(?:et|,)\s*(?:{_WEEKDAY})){{0,6}}\s*,?\s+(?:le\s+)?)?"
        rf"(?:(?P<since>\d{{1,2}})(?:er)?\s+(?P<since_month>{_MONTH})\s+(?:au|-)\s+(?:(?:{_WEEKDAY})\s+)?)?"
        r"(?P<day>\d{1,2})\s?(?:er)?(?P<more>(?:\s*(?:,|et|-|au|&)\s*\d{1,2}(?!\d)){0,8})\s+"
        rf"(?P<month>{_MONTH})(?:\s+(?P<year>{YEAR}))?"
        rf"|(?P<month2>{_MONTH})\s+(?P<year2>{YEAR})"
        rf"|(?P<weekday2>{_WEEKDAY})(?:\s+(?P<turn>dernier|passe|prochain))?"
        r"|(?P<word>avant-hier|hier|apres-demain|demain))(?!\w)"
    )
)
_NUMBER = re.compile(r"\d{1,2}")
_STEPS = {"avant-hier": -2, "hier": -1, "demain": 1, "apres-demain": 2}


def find_french_dates(folded: Folded, anchor: date | None) -> list[FoundDate]:
    """Every French date in order; words that need an anchor only where there is one."""
    if not (_LETTERS.search(folded.text) and _ANY.search(folded.text)):
        return []
    found = []
    for match in _DATE.finditer(folded.text):
        day = _read(match, folded.original(match.start(), match.end()), anchor)
        if day:
            found.append(day)
    return found


def _read(match: re.Match[str], span: tuple[int, int], anchor: date | None) -> FoundDate | None:
    if match["month2"]:
        iso = f"{match['year2']}-{_MONTHS[match['month2']]:02d}-01"
        return FoundDate(*span, iso, "dates.month_year", precision="month")
    if match["month"]:
        return _day(match, span, anchor)
    since = anchor.isoformat() if anchor else None
    if match["word"]:
        if anchor is None:
            return None
        near = anchor + timedelta(days=_STEPS[match["word"]])
        return FoundDate(*span, near.isoformat(), "dates.relative_day", resolved_from=since)
    weekday = _WEEKDAYS[match["weekday2"]]
    if anchor is None:
        return FoundDate(*span, None, "dates.weekday_alone", weekday=weekday)
    ahead = match["turn"] == "prochain"
    begin = anchor - timedelta(days=1) if match["turn"] and not ahead else anchor
    near = nearest_weekday(weekday, begin, forward=ahead)
    rule = "dates.weekday_after" if ahead else "dates.weekday_before"
    return FoundDate(*span, near.isoformat(), rule, weekday=weekday, resolved_from=since)


def _day(match: re.Match[str], span: tuple[int, int], anchor: date | None) -> FoundDate:
    weekday = _WEEKDAYS[match["weekday"]] if match["weekday"] else None
    month, first = _MONTHS[match["month"]], int(match["day"])
    year = int(match["year"]) if match["year"] else None
    since = None
    if year is None and anchor is not None:
        year, since = nearest_year(month, first, anchor), anchor.isoformat()
    if year is None:
        return FoundDate(*span, None, "dates.day_without_year", weekday=weekday)
    more = _NUMBER.findall(match["more"])
    day = day_of(year, month, first)
    until = day_of(year, month, int(more[-1])) if more else None
    if day is None or (more and until is None):
        return FoundDate(*span, None, "dates.impossible", weekday=weekday, exists=False)
    if match["since"]:
        day, until = _since(match, day), day
    return FoundDate(
        *span,
        day.isoformat(),
        "dates.weekday_day_month" if match["weekday"] else "dates.day_month",
        until.isoformat() if until and until > day else None,
        weekday,
        None if weekday is None else day.weekday() == weekday,
        since,
    )


def _since(match: re.Match[str], until: date) -> date:
    month, number = _MONTHS[match["since_month"]], int(match["since"])
    year = until.year if (month, number) <= (until.month, until.day) else until.year - 1
    return day_of(year, month, number) or until
