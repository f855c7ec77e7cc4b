"""The strip of the desk: deadlines and meetings from last month to the end of next month.

Places are whole percents of the strip, counted from where reading begins.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from hiwar.dialogue.queries import Due, Line
from hiwar.kernel.dates import Precision
from hiwar.meetings.models import Meeting
from hiwar.meetings.vocabulary import MeetingKind

POINTS_APART: Final = 6  # percents a label of a deadline needs
EVENTS_APART: Final = 13
MONTH_CLEAR: Final = 7  # a month's name nearer than this to «today» would stand under it
LAST: Final = 99


@dataclass(frozen=True, slots=True)
class Point:
    """Deadlines that fall together: the first of them, and how many more.

    `line` is that first one, read once the points that remain are known (`with_lines`).
    """

    place: int
    due: Due
    more: int = 0
    line: Line | None = None

    @property
    def number(self) -> int | None:
        return self.line.demands[0].number if self.line and self.line.demands else None


@dataclass(frozen=True, slots=True)
class Event:
    """Meetings that fall together: the one that is named, and how many more."""

    place: int
    meeting: Meeting
    more: int = 0

    @property
    def is_round(self) -> bool:
        return self.meeting.kind == MeetingKind.DIALOGUE_ROUND


@dataclass(frozen=True, slots=True)
class Month:
    place: int
    first: date
    is_named: bool


@dataclass(frozen=True, slots=True)
class Horizon:
    """`older` counts the deadlines passed before the strip begins."""

    start: date
    end: date
    now: int
    months: tuple[Month, ...]
    points: tuple[Point, ...]
    events: tuple[Event, ...]
    older: int


def bounds(today: date) -> tuple[date, date]:
    """From the first of last month to the last of next month."""
    start = (today.replace(day=1) - timedelta(days=1)).replace(day=1)
    return start, _first_of_next(_first_of_next(today)) - timedelta(days=1)


def _first_of_next(day: date) -> date:
    return (day.replace(day=1) + timedelta(days=32)).replace(day=1)


def horizon(
    today: date, dues: Sequence[Due], meetings: Iterable[Meeting], *, older: int = 0
) -> Horizon:
    """Of deadlines that stand on the strip, in their order, and the meetings whose day is known."""
    start, end = bounds(today)

    def place(day: date) -> int:
        return min(LAST, round(100 * (day - start).days / (end - start).days))

    shown = [Point(place(each.due_on), each) for each in dues]
    held = [each for each in meetings if each.held_on and each.precision == Precision.DAY]
    held = sorted((each for each in held if start <= _day(each) <= end), key=_day)
    now = place(today)
    return Horizon(
        start=start, end=end, now=now, months=_months(start, end, now),
        points=_apart(shown), events=_events([Event(place(_day(each)), each) for each in held]),
        older=older,
    )  # fmt: skip


def with_lines(strip: Horizon, lines: Iterable[Line]) -> Horizon:
    """The same strip, its points told by these commitments."""
    known = {line.commitment.id: line for line in lines}
    points = (replace(each, line=known.get(each.due.commitment_id)) for each in strip.points)
    return replace(strip, points=tuple(points))


def _day(meeting: Meeting) -> date:
    return meeting.held_on or date.max


def _months(start: date, end: date, now: int) -> tuple[Month, ...]:
    firsts = [start, _first_of_next(start), _first_of_next(_first_of_next(start))]
    places = [round(100 * (first - start).days / (end - start).days) for first in firsts]
    return tuple(
        Month(place, first, is_named=not 0 <= now - place < MONTH_CLEAR)
        for place, first in zip(places, firsts, strict=True)
    )


def _apart(points: Sequence[Point]) -> tuple[Point, ...]:
    """Points too near for two labels become one, which tells how many it stands for."""
    kept: list[Point] = []
    for point in points:
        if kept and point.place - kept[-1].place < POINTS_APART:
            kept[-1] = replace(kept[-1], more=kept[-1].more + 1)
        else:
            kept.append(point)
    return tuple(kept)


def _events(events: Sequence[Event]) -> tuple[Event, ...]:
    """The same for meetings; a round of the dialogue is named before the others."""
    kept: list[Event] = []
    for event in events:
        if not kept or event.place - kept[-1].place >= EVENTS_APART:
            kept.append(event)
            continue
        last = kept[-1]
        named = event if event.is_round and not last.is_round else last
        kept[-1] = replace(named, more=last.more + 1)
    return tuple(kept)
