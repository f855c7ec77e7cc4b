"""Words of a dialogue's parties, of the texts it stands on, and of its calendar."""

from calendar import monthrange
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import models
from django.utils.translation import pgettext_lazy

MONTHS_A_YEAR = 12


class PartySide(models.TextChoices):
    """On which side of the table."""

    US = "us", pgettext_lazy("side of a dialogue", "our side")
    THEM = "them", pgettext_lazy("side of a dialogue", "the administration's side")
    THIRD = "third", pgettext_lazy("side of a dialogue", "neither side")


class PartyRole(models.TextChoices):
    """What an organization does in a dialogue; each role sits on one side (`SIDES`)."""

    LEAD = "lead", pgettext_lazy("party to a dialogue", "leads the front")
    ALLY = "ally", pgettext_lazy("party to a dialogue", "member of the front")
    ADMINISTRATION = "administration", pgettext_lazy("party to a dialogue", "administration")
    MEDIATOR = "mediator", pgettext_lazy("party to a dialogue", "mediator")


SIDES = {
    PartyRole.LEAD: PartySide.US,
    PartyRole.ALLY: PartySide.US,
    PartyRole.ADMINISTRATION: PartySide.THEM,
    PartyRole.MEDIATOR: PartySide.THIRD,
}


class FrameKind(models.TextChoices):
    """A text that institutes a dialogue."""

    AGREEMENT = "agreement", pgettext_lazy("text that institutes a dialogue", "agreement")
    CIRCULAR = "circular", pgettext_lazy("text that institutes a dialogue", "circular")
    DECREE = "decree", pgettext_lazy("text that institutes a dialogue", "decree")
    ORDER = "order", pgettext_lazy("text that institutes a dialogue", "ministerial order")
    LAW = "law", pgettext_lazy("text that institutes a dialogue", "law")
    CONVENTION = "convention", pgettext_lazy("text that institutes a dialogue", "convention")
    CHARTER = "charter", pgettext_lazy("text that institutes a dialogue", "charter")


@dataclass(frozen=True, slots=True)
class YearOfRounds:
    """The rounds of a year against its calendar; `missed` are those whose month has passed."""

    year: int
    held: int
    expected: int
    missed: int

    @property
    def kept(self) -> int:
        return min(self.held, self.expected)


@dataclass(frozen=True, slots=True)
class Schedule:
    """What a calendar asks. `late_since` is the last day of the month a missing round was due in."""

    next_due: date | None
    late_since: date | None
    years: tuple[YearOfRounds, ...]


def months_of(rounds_a_year: int, months: Iterable[int]) -> tuple[int, ...]:
    """The months the rounds are due in: those named, else spread evenly, the last in December."""
    named = tuple(sorted({month for month in months if 1 <= month <= MONTHS_A_YEAR}))
    if named or not rounds_a_year:
        return named
    return tuple(
        MONTHS_A_YEAR * place // rounds_a_year for place in range(1, rounds_a_year + 1)
    )  # fmt: skip


def _end_of(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def schedule(
    months: Sequence[int], since: int, held: Iterable[date], today: date
) -> Schedule | None:
    """The calendar of `months` from the year `since`, against the days rounds were held.

    Rounds are counted by calendar year: the n-th round of a year is due by the end of its n-th
    month. None without a calendar.
    """
    if not months:
        return None
    counts = Counter(day.year for day in held if day <= today)
    years = [_year(year, counts[year], months, today) for year in range(today.year, since - 1, -1)]
    this = counts[today.year]
    year = max(today.year, since)
    due = _end_of(year, months[this]) if this < len(months) else _end_of(year + 1, months[0])
    late = due if due < today else None
    return Schedule(due, late, tuple(years))


def _year(year: int, held: int, months: Sequence[int], today: date) -> YearOfRounds:
    passed = sum(_end_of(year, month) < today for month in months)
    return YearOfRounds(year, held, len(months), max(0, passed - held))


def days_late(schedule_: Schedule, today: date) -> timedelta | None:
    return today - schedule_.late_since if schedule_.late_since else None
