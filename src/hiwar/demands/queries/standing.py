"""Where a demand stands: its ledger folded, and what the pages read off it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from hiwar.demands.models import Demand, DemandEvent
from hiwar.demands.queries.above import RoundMark
from hiwar.demands.vocabulary import ENDED, SPOKEN, DemandState, Fold, fold

REGIONS: Final = tuple(range(1, 13))
REGION_DIGITS: Final = 2


@dataclass(frozen=True, slots=True)
class Standing:
    """A demand and its fold. `regions`: official numbers, all twelve where none is named."""

    demand: Demand
    fold: Fold[DemandEvent]
    regions: tuple[int, ...]

    @property
    def state(self) -> DemandState | None:
        """None where nothing is recorded of it yet."""
        return self.fold.state

    @property
    def is_everywhere(self) -> bool:
        return self.regions == REGIONS

    @property
    def first(self) -> DemandEvent | None:
        return self.fold.moves[0].event if self.fold.moves else None

    @property
    def last(self) -> DemandEvent | None:
        return self.fold.moves[-1].event if self.fold.moves else None

    @property
    def answer(self) -> DemandEvent | None:
        """The newest word of the other side; silence is none."""
        told = (move.event for move in reversed(self.fold.moves))
        return next((event for event in told if event.kind in SPOKEN), None)

    @property
    def is_unanswered(self) -> bool:
        """Something was asked and never answered, and it is not settled otherwise."""
        return bool(self.fold.moves) and self.state not in ENDED and self.answer is None

    def age(self, today: date) -> int | None:
        """Days since it is first heard of."""
        return (today - self.first.occurred_on).days if self.first else None

    def rounds(self, marks: Sequence[RoundMark]) -> tuple[str, ...]:
        """`answered`, `raised` or `absent` for each round."""
        told: dict[UUID | None, str] = {}
        for move in self.fold.moves:
            meeting = move.event.meeting_id
            if move.event.kind in SPOKEN or meeting not in told:
                told[meeting] = "answered" if move.event.kind in SPOKEN else "raised"
        return tuple(told.get(mark.meeting_id, "absent") for mark in marks)


def standing_of(demand: Any) -> Standing:
    """Of a demand read through `with_ledger`."""
    named = {int(area.code[:REGION_DIGITS]) for area in demand.areas.all()}
    return Standing(demand, fold(demand.ledger), tuple(sorted(named)) or REGIONS)


def standings_of(demands: Iterable[Demand]) -> list[Standing]:
    return [standing_of(demand) for demand in demands]
