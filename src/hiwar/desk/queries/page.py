"""The morning page: what is late, what waits, what comes."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

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
    """`overdue` has the newest deadline first; lists are whole, the page shows their beginning.

    `coverage` is None where the actor may not read organizations, `readings` empty where they may
    not open readings.
    """

    overdue: tuple[Line, ...]
    soon: tuple[Line, ...]
    horizon: Horizon
    unanswered: tuple[Waiting, ...]
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
        return max(0, len(self.unanswered) - ROWS)


def desk_page(actor: Actor, today: date, language: str) -> DeskPage:
    """One fixed number of queries, whatever the number of rows."""
    lines = lines_of(actor, today)
    late = by_deadline(line for line in lines if line.fate is CommitmentFate.OVERDUE)
    standings = _standings(actor)
    coming = list(upcoming(actor, today))
    on_strip = _on_strip(actor, today)
    intake = intake_page(actor, language) if actor.may("review.view") else []
    return DeskPage(
        overdue=tuple(reversed(late)),
        soon=tuple(by_deadline(line for line in lines if line.fate is CommitmentFate.SOON)),
        horizon=horizon(today, lines, on_strip),
        unanswered=_unanswered(actor, standings, today),
        states=_states(standings),
        meetings=tuple(coming),
        next_round=next((row for row in coming if row.kind == MeetingKind.DIALOGUE_ROUND), None),
        readings=tuple(row for row in intake if row.waiting or row.is_running),
        coverage=_coverage(actor),
        is_empty=not (lines or standings or coming or on_strip or intake),
    )


def _standings(actor: Actor) -> list[Standing]:
    """The open demands of the current dossier."""
    dossier = current_dossier()
    if dossier is None:
        return []
    return standings_of(with_ledger(standing_demands(actor).filter(dossier=dossier)))


def _states(standings: list[Standing]) -> dict[str, int]:
    counted = Counter(each.state for each in standings if each.state is not None)
    return {state: counted[state] for state in DemandState if counted[state]}


def _unanswered(actor: Actor, standings: list[Standing], today: date) -> tuple[Waiting, ...]:
    """The oldest first."""
    marks = round_marks(actor)
    found = [
        Waiting(each, each.age(today) or 0, sum(kind != "absent" for kind in each.rounds(marks)))
        for each in standings
        if each.is_unanswered
    ]
    return tuple(sorted(found, key=lambda row: (-row.age, row.demand.number or 0)))


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
