"""Months to look in one after the other, the newest first, each look as wide as it takes.

PostgreSQL's index gives all that answers, never the newest of it: a common word is looked for where
it is likely to be found often enough, told by how often the newest months hold it.
"""

from collections.abc import Sequence
from datetime import date
from itertools import groupby
from math import ceil
from typing import Final

from hiwar.search import engine
from hiwar.search.engine import Wish, narrowed_to
from hiwar.search.facets import MONTH, YEAR, month
from hiwar.search.rows import Registers

MOST_MONTHS: Final = 96  # named in one look: where more are wanted, all of time is looked at
MARGIN: Final = 1.2
DECEMBER: Final = 12


class Spans:
    """Of `years` alone where some are chosen, else from the end of next year back."""

    def __init__(self, today: date, years: Sequence[int] = ()) -> None:
        wanted = years or range(today.year + 1, today.year - MOST_MONTHS // DECEMBER - 1, -1)
        newest_first = sorted(set(wanted), reverse=True)
        self.months = [(year, each) for year in newest_first for each in range(DECEMBER, 0, -1)]
        self.ahead = sum(each > (today.year, today.month) for each in self.months)

    def first(self, months: int = 1) -> int | None:
        """The first look begins with all that lies ahead of this month, which is little."""
        return self._known(self.ahead + months)

    def after(self, looked: int, found: int, most: int) -> int | None:
        """Where the next look ends, `found` answers being in the months looked at; None: at no month."""
        if not found:
            return None
        a_month = found / max(looked - self.ahead, 1)
        return self._known(looked + max(ceil((most - found) * MARGIN / a_month), 1))

    def enough(self, a_month: float, most: int) -> int | None:
        """Where a look ends that is likely to find `most`."""
        return self._known(self.ahead + max(ceil(most * MARGIN / a_month), 1)) if a_month else None

    def until(self, day: date) -> int | None:
        """Where a look ends that holds this day; None where it is in no month known."""
        place = (day.year, day.month)
        return self._known(self.months.index(place) + 1) if place in self.months else None

    def _known(self, end: int) -> int | None:
        return end if end <= min(len(self.months), self.ahead + MOST_MONTHS) else None

    def wish(self, start: int, end: int) -> Wish:
        """To be of one of these months; whole years are asked for as such."""
        lexemes: set[str] = set()
        for year, of_year in groupby(self.months[start:end], key=lambda each: each[0]):
            months = [month(*each) for each in of_year]
            whole = len(months) == DECEMBER
            some = narrowed_to(YEAR, year) if whole else narrowed_to(MONTH, *months)
            lexemes |= some.lexemes
        return Wish(frozenset(lexemes))


def month_of_nth(found: Registers, number: int) -> date | None:
    """The month back to which every register with more objects has as many; None where none has."""
    nth = [objects[number - 1][0].pk for objects in found.values() if len(objects) > number]
    day = engine.day_of(min(nth)) if nth else None
    return day.replace(day=1) if day else None
