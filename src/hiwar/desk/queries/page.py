"""The morning page: what is late, what waits, what comes."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from hiwar.demands.models import Demand
from hiwar.demands.queries import (
    Standing,
    current_dossier,
    open_alarms,
    standing_demands,
    standings_of,
    with_ledger,
)
from hiwar.demands.vocabulary import DemandState
from hiwar.desk.queries.horizon import Horizon, bounds, horizon, with_lines
from hiwar.dialogue.models import CommitmentStanding
from hiwar.dialogue.queries import (
    Line,
    commitment_counts,
    dues_between,
    lines_of,
    of_fate,
    round_marks,
    visible_commitments,
)
from hiwar.dialogue.vocabulary import CommitmentFate
from hiwar.kernel.actors import Actor
from hiwar.meetings.models import Meeting
from hiwar.meetings.queries import upcoming, visible_to
from hiwar.meetings.vocabulary import MeetingKind, MeetingState
from hiwar.organizations.queries import Tile, coverage
from hiwar.organizations.vocabulary import Standing as BranchStanding
from hiwar.review.queries import Intake, intake_page

ROWS = 4
COMING = 4
TO_READ = 3


@dataclass(frozen=True, slots=True)
class Waiting:
    """A demand that was asked and never answered."""

    standing: Standing
    age: int
    rounds: int

    @property
    def demand(self) -> Demand:
        return self.standing.demand


@dataclass(frozen=True, slots=True)
class Coverage:
    """The twelve regions and how many stand how."""

    tiles: tuple[Tile, ...]
    elected: int
    provisional: int
    none: int


@dataclass(frozen=True, slots=True)
class DeskPage:
    """What the page shows of each list, `fates` and `unanswered_count` how many there are.

    `overdue` has the newest deadline first.

    `coverage` is None where the actor may not read organizations, `readings` empty where they may
    not open readings.
    """

    fates: Mapping[CommitmentFate, int]
    overdue: tuple[Line, ...]
    soon: tuple[Line, ...]
    horizon: Horizon
    unanswered: tuple[Waiting, ...]
    unanswered_count: int
    states: Mapping[str, int]
    meetings: tuple[Meeting, ...]
    next_round: Meeting | None
    readings: tuple[Intake, ...]
    alarm_count: int
    coverage: Coverage | None
    is_empty: bool

    @property
    def demand_count(self) -> int:
        return sum(self.states.values())

    @property
    def overdue_count(self) -> int:
        return self.fates[CommitmentFate.OVERDUE]

    @property
    def soon_count(self) -> int:
        return self.fates[CommitmentFate.SOON]

    @property
    def more_overdue(self) -> int:
        return self.fates[CommitmentFate.OVERDUE] - len(self.overdue)

    @property
    def more_soon(self) -> int:
        return self.fates[CommitmentFate.SOON] - len(self.soon)

    @property
    def more_unanswered(self) -> int:
        return max(0, self.unanswered_count - len(self.unanswered))


def desk_page(actor: Actor, today: date, language: str, *, at: datetime) -> DeskPage:
    """One fixed number of queries, whatever the number of rows."""
    fates = commitment_counts(actor, today)
    demands = _open_demands(actor)
    states, unanswered = _states(demands)
    coming = list(upcoming(actor, today))
    on_strip = _on_strip(actor, today)
    intake = intake_page(actor, language, at=at) if actor.may("review.view") else []
    owed = _owed(actor, today, on_strip)
    return DeskPage(
        fates=fates,
        overdue=owed.overdue,
        soon=owed.soon,
        horizon=owed.strip,
        unanswered=_unanswered(actor, demands, today),
        unanswered_count=unanswered,
        states=states,
        meetings=tuple(coming),
        next_round=next((row for row in coming if row.kind == MeetingKind.DIALOGUE_ROUND), None),
        readings=tuple(row for row in intake if row.waiting or row.is_running),
        alarm_count=(alarms := open_alarms(actor).count()),
        coverage=_coverage(actor),
        is_empty=not (any(fates.values()) or states or coming or on_strip or intake or alarms),
    )


@dataclass(frozen=True, slots=True)
class _Owed:
    overdue: tuple[Line, ...]
    soon: tuple[Line, ...]
    strip: Horizon


def _owed(actor: Actor, today: date, meetings: list[Meeting]) -> _Owed:
    """The commitments that the page shows, chosen by their standings and read together."""
    first, last = bounds(today)
    late = of_fate(actor, CommitmentFate.OVERDUE, today)
    older = late.filter(due_on__lt=first).count()
    strip = horizon(today, dues_between(actor, first, last), meetings, older=older)
    latest = _ids(late.order_by("-due_on", "-commitment_id"))
    nearest = _ids(of_fate(actor, CommitmentFate.SOON, today))
    shown = [*latest, *nearest, *(point.due.commitment_id for point in strip.points)]
    rows = visible_commitments(actor).filter(id__in=shown)
    lines = {line.commitment.id: line for line in lines_of(actor, today, rows)}
    return _Owed(
        tuple(lines[key] for key in latest), tuple(lines[key] for key in nearest),
        with_lines(strip, lines.values()),
    )  # fmt: skip


def _ids(rows: QuerySet[CommitmentStanding]) -> list[UUID]:
    return list(rows.values_list("commitment_id", flat=True)[:ROWS])


def _open_demands(actor: Actor) -> QuerySet[Demand]:
    """Of the current dossier."""
    dossier = current_dossier()
    return standing_demands(actor).filter(dossier=dossier)


def _states(demands: QuerySet[Demand]) -> tuple[dict[str, int], int]:
    """How many stand where, and how many of all wait for an answer: one query."""
    waits = Count("id", filter=Q(standing__is_unanswered=True))
    rows: Any = (
        demands.order_by().values_list("standing__state").annotate(n=Count("id"), waits=waits)
    )
    counted = {state: (n, waiting) for state, n, waiting in rows}
    states = {str(state): counted[state][0] for state in DemandState if state in counted}
    return states, sum(waiting for _n, waiting in counted.values())


def _unanswered(actor: Actor, demands: QuerySet[Demand], today: date) -> tuple[Waiting, ...]:
    """The oldest first, as many as the page has room for."""
    marks = round_marks(actor)
    oldest = demands.filter(standing__is_unanswered=True).order_by("standing__first_on", "number")
    return tuple(
        Waiting(each, each.age(today) or 0, sum(kind != "absent" for kind in each.rounds(marks)))
        for each in standings_of(with_ledger(oldest[:ROWS]))
    )


def _on_strip(actor: Actor, today: date) -> list[Meeting]:
    rows = visible_to(actor).exclude(state=MeetingState.CANCELLED)
    return list(rows.filter(held_on__range=bounds(today)))


def _coverage(actor: Actor) -> Coverage | None:
    if not actor.may("organizations.view"):
        return None
    tiles = tuple(coverage(actor))
    counted = Counter(tile.standing for tile in tiles)
    return Coverage(
        tiles, counted[BranchStanding.ELECTED], counted[BranchStanding.PROVISIONAL],
        counted[BranchStanding.NONE],
    )  # fmt: skip
