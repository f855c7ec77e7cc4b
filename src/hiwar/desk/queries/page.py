"""The morning page: what is late, what waits, what comes."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, QuerySet

from hiwar.demands.models import Demand
from hiwar.demands.queries import (
    Standing,
    current_dossier,
    standing_demands,
    standings_of,
    with_ledger,
)
from hiwar.demands.vocabulary import DemandState
from hiwar.desk.queries.horizon import Horizon, bounds, horizon
from hiwar.dialogue.queries import Line, by_deadline, lines_of, round_marks
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
    """`overdue` has the newest deadline first; `overdue` and `soon` are whole, the page shows their beginning.

    `coverage` is None where the actor may not read organizations, `readings` empty where they may
    not open readings.
    """

    overdue: tuple[Line, ...]
    soon: tuple[Line, ...]
    horizon: Horizon
    unanswered: tuple[Waiting, ...]
    unanswered_count: int
    states: Mapping[str, int]
    meetings: tuple[Meeting, ...]
    next_round: Meeting | None
    readings: tuple[Intake, ...]
    coverage: Coverage | None
    is_empty: bool

    @property
    def demand_count(self) -> int:
        return sum(self.states.values())

    @property
    def more_overdue(self) -> int:
        return max(0, len(self.overdue) - ROWS)

    @property
    def more_soon(self) -> int:
        return max(0, len(self.soon) - ROWS)

    @property
    def more_unanswered(self) -> int:
        return max(0, self.unanswered_count - len(self.unanswered))


def desk_page(actor: Actor, today: date, language: str) -> DeskPage:
    """One fixed number of queries, whatever the number of rows."""
    lines = lines_of(actor, today)
    late = by_deadline(line for line in lines if line.fate is CommitmentFate.OVERDUE)
    demands = _open_demands(actor)
    coming = list(upcoming(actor, today))
    on_strip = _on_strip(actor, today)
    intake = intake_page(actor, language) if actor.may("review.view") else []
    return DeskPage(
        overdue=tuple(reversed(late)),
        soon=tuple(by_deadline(line for line in lines if line.fate is CommitmentFate.SOON)),
        horizon=horizon(today, lines, on_strip),
        unanswered=_unanswered(actor, demands, today),
        unanswered_count=demands.filter(standing__is_unanswered=True).count(),
        states=(states := _states(demands)),
        meetings=tuple(coming),
        next_round=next((row for row in coming if row.kind == MeetingKind.DIALOGUE_ROUND), None),
        readings=tuple(row for row in intake if row.waiting or row.is_running),
        coverage=_coverage(actor),
        is_empty=not (lines or states or coming or on_strip or intake),
    )


def _open_demands(actor: Actor) -> QuerySet[Demand]:
    """Of the current dossier."""
    dossier = current_dossier()
    return standing_demands(actor).filter(dossier=dossier)


def _states(demands: QuerySet[Demand]) -> dict[str, int]:
    rows = demands.order_by().values_list("standing__state").annotate(n=Count("id"))
    counted = dict(rows)
    return {state: counted[state] for state in DemandState if counted.get(state)}


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
