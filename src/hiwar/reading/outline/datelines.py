"""The page's own day: its date line above, the line that closes it, the town and day a report opens with."""

import re
from bisect import bisect_left

from hiwar.language.dates import FoundDate
from hiwar.language.folding import Folded
from hiwar.language.gazetteer import areas_named

_SHARE = 0.5
_LONGEST_BEFORE, _LONGEST_LINE, _CLOSE = 60, 130, 240
_LABEL = r"(?:و?حررت?|و?صدرت?|نشرت?|كتبت?|و?تم\sتحريره|تاريخ\sالنشر|تاريخ\sالاصدار|اخر\sتحديث|fait\sa|ecrit\spar)"
# «وجدة في», «حرر بتاونات في», «نشر يوم», «الرباط، بتاريخ», «عن المكتب، وجدة في».
_TOWN_BEFORE = re.compile(
    r"\s*(?P<town>[^\W\d_][^\d,،.:/\n]{1,28}?)\s?[,،:/]?\s?(?:(?P<link>\s(?:le|في|بتاريخ))|\s(?:يوم\s)?)[:،\s]*$"
)
_LABELLED = re.compile(
    rf"\s*{_LABEL}(?:[\s:][^\d.\n]{{0,40}}?)?(?:\s|:\s?)(?:le|في|بتاريخ|يوم)?[:،\s]*$"
    rf"|\s*{_LABEL}\s?:?\s?(?:في|يوم|بتاريخ)?[:\s]*$"
)
_APART = re.compile(r"[-–—|/•،,:]\s?(?:يوم\s|في\s|بتاريخ\s)?$")
_OTHER_CALENDAR = re.compile(
    r"\d{1,2}\s\S+(?:\s\S+)?\s\d{4}\s?ه?\w*\s?[،,/-]?\s?(?:(?:ال)?موافق(?:\s?ل)?\s?)?$"
)
_FEW_WORDS = 9
_TITLE_WORDS = re.compile(
    r"(?<![^\W\d_])(?:بلاغ|بيان|محضر|تقرير|اجتماع|لقاء|اضراب|وقفه|مسيره|المجلس|المكتب|الموتمر|الجمع|دوره|جلسه|جوله|حول)(?![^\W\d_])"
)
_CLOSES = re.compile(
    r"(?<![^\W\d_])و?(?:حررت?|صدرت?)\s(?:[^\W\d_]+\s){0,3}?ب[^\W\d_]+(?:\s[^\W\d_]+){0,2}?"
    r"\s?،?\s(?:في|بتاريخ|يوم)[:\s]\s?(?:يوم\s)?$"
)
# What may follow the day on its line: the hour, the other calendar, the agency.
_AFTER = re.compile(
    r"(?:[\s\-–—|/،,.:)(]|\d{1,2}\s?(?::|h|س)\s?\d{2}|علي\s(?:ال)?ساعه|(?:ال)?ساعه|صباحا|مساء|زوالا|هجريه|ميلاديه|هـ?(?!\w)|م(?!\w)"
    r"|gmt|(?:ال)?موافق\s?ل?\S*[^\n]{0,25})*$"
)
_REPORTED_FROM = re.compile(r"[^\W\d_]+(?:\s[^\W\d_]+){0,2}\s?(?:،|في|[-:/(])\s?$")
_REPORT_GOES_ON = re.compile(r"\s?(?:[-–/]|\(?[^()\n\d]{1,15}\)?\s?[-–:/])\s|\)\s?[-–:/]?\s")


def day_of_line(
    folded: Folded, span: tuple[int, int], dates: list[FoundDate], starts: list[int], *, head: bool
) -> FoundDate | None:
    """The day of a line that says little else than when the page was written; `span` is folded.

    With `head`, a paper, a reporter or any place may stand before it, set apart by a dash.
    """
    day, first = _day_within(folded, span, dates, starts)
    if day is None or span[1] - span[0] > _LONGEST_LINE:
        return None
    start, end = folded.original(*span)
    if day.end - first >= _SHARE * (end - start):
        return day
    at, over = bisect_left(folded.starts, first), bisect_left(folded.starts, day.end)
    if not _AFTER.match(folded.text, over, span[1]):
        return None
    before = _OTHER_CALENDAR.sub("", folded.text[span[0] : at])
    if len(before) > _LONGEST_BEFORE:
        return None
    told = _LABELLED.match(before) or _from_town(before, head=head)
    return day if told or (head and _APART.search(before) and _is_byline(before)) else None


def _from_town(before: str, *, head: bool) -> bool:
    """«وجدة في», «عن المكتب، تازة في»; at the head of the page of any town, below of one that is known."""
    match = _TOWN_BEFORE.match(
        before.rsplit("،", 1)[-1] if before.rstrip(" ،").count("،") else before
    )
    if match is None:
        return False
    return bool(head and match["link"]) or bool(areas_named(match["town"].strip()))


def _is_byline(before: str) -> bool:
    """A paper, a name, a town; not a title whose event has a day."""
    return len(before.split()) <= _FEW_WORDS and not _TITLE_WORDS.search(before)


def _day_within(
    folded: Folded, span: tuple[int, int], dates: list[FoundDate], starts: list[int]
) -> tuple[FoundDate | None, int]:
    """The day named on a line, the Gregorian of two, and where the first of them begins."""
    start, end = folded.original(*span)
    place = bisect_left(starts, start)
    first = place
    chosen = None
    while place < len(dates) and dates[place].start < end:
        day = dates[place]
        if day.iso and day.precision == "day":
            if day.rule != "dates.hijri":
                return day, dates[first].start
            chosen = chosen or day
        place += 1
    return chosen, dates[first].start if chosen else 0


def day_of_report(
    folded: Folded, span: tuple[int, int], dates: list[FoundDate], starts: list[int]
) -> FoundDate | None:
    """«الرباط، 12 مارس 2022 (و.م.ع) - عقد …»: the day before a report's first words."""
    place = bisect_left(starts, folded.original(*span)[0])
    if place == len(dates) or not dates[place].iso or dates[place].precision != "day":
        return None
    day = dates[place]
    at, over = bisect_left(folded.starts, day.start), bisect_left(folded.starts, day.end)
    if not span[0] < at < min(span[1], span[0] + _LONGEST_BEFORE // 2):
        return None
    told = _REPORTED_FROM.match(folded.text, span[0], at)
    return day if told and _REPORT_GOES_ON.match(folded.text, over, span[1]) else None


def day_at_close(folded: Folded, dates: list[FoundDate]) -> FoundDate | None:
    """«… حرر بوجدة في 21 أبريل 2022.»: a text's last words, in whatever line."""
    size = len(folded.source)
    for place in range(len(dates) - 1, -1, -1):
        day = dates[place]
        if day.end < size - _CLOSE:
            break
        at = bisect_left(folded.starts, day.start)
        known = day.iso and day.precision == "day"
        if known and _CLOSES.search(folded.text, max(0, at - _LONGEST_BEFORE), at):
            return day
    return None
