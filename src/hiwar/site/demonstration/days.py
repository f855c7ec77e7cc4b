"""Days of the story, told from the day it is loaded on, and how papers write them.

A day is written as an offset («-31»), with a weekday on or before it («-31 tue»), as a name of
`tables/days.toml` with an offset («r5+2»), or as the last day of its month («end -50»).
"""

import re
from calendar import monthrange
from collections.abc import Mapping
from datetime import date, timedelta

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
DAY_NAMES = ("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد")
MONTHS = (
    "يناير", "فبراير", "مارس", "أبريل", "ماي", "يونيو",
    "يوليوز", "غشت", "شتنبر", "أكتوبر", "نونبر", "دجنبر",
)  # fmt: skip
ORDINALS = ("الأولى", "الثانية", "الثالثة", "الرابعة")
_SPEC = re.compile(
    r"(?P<end>end\s+)?(?P<name>[a-z]\w*)?(?P<offset>[+-]?\d+)?(?:\s+(?P<weekday>[a-z]{3}))?"
)
_PLACEHOLDER = re.compile(r"\{(?P<spec>[^{}:]+)(?::(?P<style>\w+))?\}")


class Calendar:
    """The story's days as seen from `today`; `named` are the days that have a name."""

    def __init__(self, today: date, named: Mapping[str, str | int]) -> None:
        self.today = today
        self._named = named

    def day(self, spec: str | int) -> date:
        """Raises ValueError for a day it cannot read, KeyError for a name it does not know."""
        found = _SPEC.fullmatch(str(spec).strip())
        if found is None:
            message = f"not a day of the story: {spec!r}"
            raise ValueError(message)
        start = self.day(self._named[found["name"]]) if found["name"] else self.today
        day = start + timedelta(days=int(found["offset"] or 0))
        if found["weekday"]:
            day -= timedelta(days=(day.weekday() - WEEKDAYS.index(found["weekday"])) % 7)
        if found["end"]:
            day = day.replace(day=monthrange(day.year, day.month)[1])
        return day

    def fill(self, text: str) -> str:
        """`{r5:full}` and its like become days in words; the default style is «21 أكتوبر 2025»."""
        return _PLACEHOLDER.sub(lambda found: self._told(found["spec"], found["style"]), text)

    def _told(self, spec: str, style: str | None) -> str:
        day = self.day(spec)
        month = MONTHS[day.month - 1]
        return {
            "full": f"{DAY_NAMES[day.weekday()]} {day.day} {month} {day.year}",
            "date": f"{day.day} {month} {day.year}",
            "short": f"{day.day} {month}",
            "month": f"{month} {day.year}",
            "monthname": month,
            "year": str(day.year),
            "ordinal": ORDINALS[self.round_of_year(spec) - 1],
        }[style or "date"]

    def round_of_year(self, name: str) -> int:
        """Which round of its year the round of that name is, from 1."""
        day = self.day(name)
        rounds = [self.day(each) for each in self._named if re.fullmatch(r"r\d", each)]
        return sum(other.year == day.year and other <= day for other in rounds)
